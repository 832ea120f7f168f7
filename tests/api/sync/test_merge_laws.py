"""What merging promises, on random edits: see docs/explanation/merge.md."""

from __future__ import annotations

import itertools
import json
import uuid
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.sync.conftest import Racks

# The order in which these arrive does not matter.
COMMUTING = ("latest", "total", "tags")
BASE = {"asked": "a", "mine": "a", "theirs": "a", "latest": "a", "total": 100, "tags": ["a", "b"]}

# Whether a row of this id ever held this value in this column, or a conflict about it does.
FOUND = """
select exists (
    select from change.log where row_id = %s and after ->> %s = %s
) or exists (
    select from api.conflicts where row_id = %s and column_name = %s and mine #>> '{}' = %s
) or exists (
    select from api.conflicts where row_id = %s and kind = 'rule' and mine ->> %s = %s
)
"""

texts = st.sampled_from("abcd")
values: dict[str, st.SearchStrategy[Any]] = {
    "asked": texts,
    "mine": texts,
    "theirs": texts,
    "latest": texts,
    "total": st.integers(70, 200),
    "tags": st.lists(st.sampled_from("abcdef"), unique=True, max_size=4),
}
edits = st.dictionaries(st.sampled_from(sorted(values)), st.none(), min_size=1).flatmap(
    lambda keys: st.fixed_dictionaries({key: values[key] for key in keys})
)
minutes = st.integers(0, 59)
laws = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def operations(row: dict[str, Any], fields: list[dict[str, Any]], made: list[int]) -> list[Any]:
    """One edit by each device, all from the same version."""
    return [
        {
            "op_id": str(uuid.uuid4()),
            "table": "racks",
            "id": row["id"],
            "op": "update",
            "base_version": row["version"],
            "fields": edit,
            "made_at": f"2026-01-01T00:{minute:02}:00Z",
            "device_id": f"device {number}",
        }
        for number, (edit, minute) in enumerate(zip(fields, made, strict=True))
    ]


def seen_by(row: dict[str, Any] | None, columns: tuple[str, ...]) -> dict[str, Any]:
    """What stands in these columns, sets being sets."""
    assert row
    return {c: sorted(row[c]) if isinstance(row[c], list) else row[c] for c in columns}


@laws
@given(
    fields=st.lists(edits, min_size=2, max_size=3),
    made=st.lists(minutes, min_size=3, max_size=3),
)
def test_the_order_of_arrival_does_not_matter_where_it_says_so(
    fields: list[dict[str, Any]], made: list[int], racks: Racks, mia: str
) -> None:
    only = [{key: edit[key] for key in edit if key in COMMUTING} for edit in fields]
    only = [edit for edit in only if edit]
    ends = []
    ids = [str(uuid.uuid4()) for _ in only]
    for order in itertools.permutations(range(len(only))):
        row = racks.add(**BASE)
        done = operations(row, only, made[: len(only)])
        for operation, op_id in zip(done, ids, strict=True):
            # The same ids in every order, as they decide between edits of one minute.
            operation["op_id"] = op_id
        racks.superuser.execute("delete from change.operations")
        for place in order:
            (verdict,) = racks.push(mia, "any", [done[place]])
            assert verdict["verdict"] in ("applied", "merged"), verdict
        ends.append(seen_by(racks.row(row["id"]), COMMUTING))
    assert all(end == ends[0] for end in ends), ends


@laws
@given(
    fields=st.lists(edits, min_size=1, max_size=4), made=st.lists(minutes, min_size=4, max_size=4)
)
def test_an_operation_counts_once_however_often_it_arrives(
    fields: list[dict[str, Any]], made: list[int], racks: Racks, mia: str
) -> None:
    row = racks.add(**BASE)
    done = operations(row, fields, made[: len(fields)])
    first = racks.push(mia, "any", done)
    state = racks.row(row["id"])
    kept = racks.ask("select count(*) from change.log")

    again = racks.push(mia, "any", [*done, *done])

    assert {verdict["verdict"] for verdict in again} == {"duplicate"}
    assert [verdict["first"]["verdict"] for verdict in again[: len(done)]] == [
        verdict["verdict"] for verdict in first
    ]
    assert racks.row(row["id"]) == state
    assert racks.ask("select count(*) from change.log") == kept


@laws
@given(
    fields=st.lists(edits, min_size=2, max_size=4), made=st.lists(minutes, min_size=4, max_size=4)
)
def test_every_value_that_loses_is_found_by_sql(
    fields: list[dict[str, Any]], made: list[int], racks: Racks, mia: str
) -> None:
    row = racks.add(**BASE)
    done = operations(row, fields, made[: len(fields)])
    racks.push(mia, "any", done)
    for operation in done:
        for column in ("asked", "mine", "theirs", "latest"):
            wanted = operation["fields"].get(column)
            if wanted is None or wanted == BASE[column]:
                continue
            assert racks.ask(FOUND, *[row["id"], column, wanted] * 3), (column, wanted)


@laws
@given(changes=st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_constraints_hold_after_every_merge(changes: list[int], racks: Racks, mia: str) -> None:
    row = racks.add(total=30)
    wanted = [{"total": left} for left in changes]
    total = 30
    for operation in operations(row, wanted, [0] * len(wanted)):
        (verdict,) = racks.push(mia, "any", [operation])
        left = total + operation["fields"]["total"] - 30
        alone = row["version"] == 1 and total == 30
        if left < 0 and not alone:
            assert (verdict["verdict"], verdict["code"]) == ("conflict", "23514")
        else:
            assert verdict["verdict"] in ("applied", "merged")
            total = left
        assert (racks.row(row["id"]) or {})["total"] == total >= 0
    lost = racks.ask(
        "select count(*) from api.conflicts where row_id = %s and status = 'open'", row["id"]
    )
    kept = racks.ask("select count(*) from change.operations where row_id = %s", row["id"])
    assert kept == len(wanted)
    assert lost <= len(wanted)


@laws
@given(
    policy=st.sampled_from(["ask", "mine", "theirs", "latest", "sum", "union"]),
    base=st.integers(0, 5),
    mine=st.integers(0, 5),
    theirs=st.integers(0, 5),
    is_latest=st.booleans(),
)
def test_a_field_that_one_side_left_alone_is_the_other_sides(
    policy: str, base: int, mine: int, theirs: int, is_latest: bool, racks: Racks
) -> None:
    def of(value: int) -> str:
        return json.dumps([value] if policy == "union" else value)

    def merged(mine: int, theirs: int) -> tuple[Any, bool, bool]:
        row = racks.superuser.execute(
            "select value, is_open, is_lost from change.merge_field(%s, %s, %s, %s, %s)",
            [policy, of(base), of(mine), of(theirs), is_latest],
        ).fetchone()
        assert row
        return row

    assert merged(mine, base) == (json.loads(of(mine)), False, False)
    assert merged(base, theirs) == (json.loads(of(theirs)), False, False)
    value, is_open, is_lost = merged(mine, theirs)
    if policy in ("sum", "union"):
        assert not is_open
        assert not is_lost
        assert value == merged(theirs, mine)[0]
    else:
        assert value in (mine, theirs)
        assert (is_open or is_lost) == (len({base, mine, theirs}) == 3)
