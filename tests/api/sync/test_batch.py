"""Several writes in one request: all or none if wanted, or only tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support.people import Person
from tests.support.shows import add_show, read
from tests.support.sync import Operation, Verdict, answered, conflicts, insert, push, update

Register = Callable[..., Person]


def batch(person: Person, operations: list[Operation], **options: Any) -> list[Verdict]:
    """The verdicts of a batch; `options` may hold atomic and dry_run."""
    reply = person.api.post("/api/rpc/batch", json={"operations": operations} | options)
    return answered(reply, len(operations))


def is_there(person: Person, operation: Operation) -> bool:
    reply = person.api.get(f"/api/{operation['table']}/{operation['id']}")
    return reply.status_code == httpx.codes.OK


def test_a_batch_is_written_whole(register: Register) -> None:
    mia = register()
    tour = insert("tours", name="Spring")
    show = insert("shows", name="Paradiso", tour_id=tour["id"]) | {"depends_on": [tour["op_id"]]}
    assert [v["verdict"] for v in batch(mia, [tour, show])] == ["applied", "applied"]
    assert is_there(mia, show)


def test_or_not_at_all(register: Register) -> None:
    mia = register()
    good, bad = insert("tours", name="Spring"), insert("tours", name="")

    assert [v["code"] for v in batch(mia, [good, bad])] == ["BATCH_ROLLED_BACK", "23514"]

    assert not is_there(mia, good)
    # Nothing is remembered of it: mended, with the same ids, it is written.
    mended = bad | {"fields": {"name": "Summer"}}
    assert [v["verdict"] for v in batch(mia, [good, mended])] == ["applied", "applied"]


def test_a_conflict_stops_an_atomic_batch_and_is_not_kept(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    push(mia, [update("shows", show, notes="theirs")], "tablet")
    good, late = insert("tours", name="Spring"), update("shows", show, notes="mine")

    verdicts = batch(mia, [good, late])

    assert [v["verdict"] for v in verdicts] == ["rejected", "conflict"]
    assert "conflicts" not in verdicts[1]
    assert conflicts(mia, show["id"]) == []
    assert not is_there(mia, good)


def test_without_atomic_each_stands_for_itself(register: Register) -> None:
    mia = register()
    good, bad = insert("tours", name="Spring"), insert("tours", name="")
    verdicts = batch(mia, [good, bad], atomic=False)
    assert [v["verdict"] for v in verdicts] == ["applied", "rejected"]
    assert is_there(mia, good)


@pytest.mark.parametrize("atomic", [True, False])
def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    atomic: bool, register: Register
) -> None:
    mia = register()
    show = add_show(mia)
    done = [insert("tours", name="Spring"), update("shows", show, notes="x")]

    tried = batch(mia, done, atomic=atomic, dry_run=True)

    assert [(v["verdict"], v["version"]) for v in tried] == [("applied", 1), ("applied", 2)]
    assert not is_there(mia, done[0])
    assert read(mia, "shows", show["id"]) == show
    assert [v["verdict"] for v in batch(mia, done, atomic=atomic)] == ["applied", "applied"]
