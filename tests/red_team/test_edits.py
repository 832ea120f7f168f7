"""Rows of the log that are not what they were, with the tree left as it was."""

from __future__ import annotations

from typing import LiteralString

import pytest

from ontour.evidence import Finding
from tests.support.ledger import Ledger

# Something else for each column of a log row.
EDITS: dict[LiteralString, LiteralString] = {
    "seq": "seq + 100000",
    "logged_at": "logged_at + interval '1 microsecond'",
    "tx_id": "pg_current_xact_id()",
    "table_name": "'venues'",
    "row_id": "gen_random_uuid()",
    "version": "version + 7",
    "op": "'restore'",
    "before": 'before || \'{"name": "Forged"}\'',
    "after": 'after || \'{"name": "Forged"}\'',
    "topics_before": "topics_before || 'org:x'::text",
    "topics_after": "topics_after || 'org:x'::text",
    "actor_id": "gen_random_uuid()",
    "session_id": "gen_random_uuid()",
    "device_id": "'forged'",
    "source": "'worker'",
    "op_id": "gen_random_uuid()",
    "request_id": "'forged'",
    "ip": "'10.1.2.3'",
    "user_agent": "'forged'",
    "salt": "uuid_send(gen_random_uuid())",
    "images_hash": "sha256('forged')",
    "context_hash": "sha256('forged')",
}


def first(ledger: Ledger) -> Finding:
    """The first broken row."""
    found = ledger.verify()
    assert found, "nothing was found"
    return found[0]


def test_an_unharmed_log_is_clean(ledger: Ledger) -> None:
    assert ledger.size() > 30
    assert ledger.verify() == []
    assert ledger.verify(ledger.anchors()) == []


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu"])
def test_settings_of_the_session_change_nothing(ledger: Ledger, zone: str) -> None:
    ledger.sql.execute("select set_config('timezone', %s, false)", [zone])
    ledger.sql.execute("set datestyle to 'German, DMY'")
    ledger.sql.execute("set intervalstyle to 'sql_standard'")
    ledger.sql.execute("set extra_float_digits to 0")
    assert ledger.verify(ledger.anchors()) == []


def test_writers_in_other_time_zones_are_no_harm(ledger: Ledger) -> None:
    ledger.tell(
        "set timezone to 'Asia/Tokyo'; update api.shows set notes = 'From Tokyo';"
        "set timezone to 'America/Lima'; update api.shows set notes = 'From Lima';"
    )
    assert ledger.verify() == []


def test_every_column_of_the_log_is_tried(ledger: Ledger) -> None:
    columns = ledger.sql.execute(
        "select attname from pg_attribute where attrelid = 'change.log'::regclass and attnum > 0"
    )
    assert {name for (name,) in columns} == set(EDITS)


@pytest.mark.parametrize("column", EDITS)
def test_an_edited_column_is_found(ledger: Ledger, column: LiteralString) -> None:
    victim = ledger.row(20)
    with ledger.unseen() as sql:
        if column == "seq":
            sql.execute("alter table change.log alter seq drop identity")
        if column.endswith("_hash"):
            sql.execute("alter table change.log drop constraint log_images_erased_whole_check")
            sql.execute("alter table change.log drop constraint log_context_erased_whole_check")
        sql.execute(
            f"update change.log set {column} = {EDITS[column]} where seq = %s",  # noqa: S608
            [victim.seq],
        )
    found = first(ledger)
    assert found.position == victim.position
    if column in ("seq", "logged_at"):
        # The feed points at a row that is not there.
        assert (found.finding, found.seq) == ("deleted", victim.seq)
    else:
        assert (found.finding, found.seq) == ("edited", victim.seq)


def test_seq_edited_in_both_places_is_found(ledger: Ledger) -> None:
    victim = ledger.row(20)
    ledger.sql.execute("alter table change.log alter seq drop identity")
    for table in ("log", "feed"):
        ledger.sql.execute(
            f"update change.{table} set seq = 100000 where seq = %s",  # noqa: S608
            [victim.seq],
        )
    found = first(ledger)
    assert (found.finding, found.position, found.row_id) == ("edited", 20, victim.row_id)


def test_an_edited_audience_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("update change.feed set audience = '{org:x}' where position = 9")
    assert first(ledger)[:5] == (9, ledger.row(9).seq, "shows", ledger.row(9).row_id, "edited")


def test_of_many_edits_the_first_is_named(ledger: Ledger) -> None:
    ledger.sql.execute("update change.log set user_agent = 'forged' where seq % 5 = 0")
    position = ledger.sql.execute(
        "select min(feed.position) from change.feed where seq % 5 = 0"
    ).fetchone()
    assert position is not None
    assert first(ledger).position == position[0]


def test_a_deleted_row_is_found(ledger: Ledger) -> None:
    victim = ledger.row(17)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    assert first(ledger)[:2] == (17, victim.seq)
    assert first(ledger).finding == "deleted"


def test_a_row_that_is_deleted_with_its_position_is_found(ledger: Ledger) -> None:
    victim = ledger.row(17)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    found = ledger.verify()
    assert (found[0].position, found[0].finding) == (17, "deleted")
    # And whose it was, from the row's other versions.
    assert victim.row_id in {each.row_id for each in found}


def test_a_deleted_row_is_found_though_all_others_move_up(ledger: Ledger) -> None:
    victim = ledger.row(17)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    ledger.renumber(18, -1)
    assert (first(ledger).position, first(ledger).finding) == (17, "deleted")
    assert "belongs at 18" in first(ledger).details


def test_a_row_that_vanishes_before_it_is_sealed_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("update api.shows set notes = 'Load in at one'")
    ledger.publish()
    victim = ledger.row(ledger.size() + 3)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    ledger.seal()
    assert (first(ledger).position, first(ledger).finding) == (victim.position, "deleted")


FORGED: LiteralString = (
    "insert into change.log (table_name, row_id, version, op, after, topics_after, source)"
    " values ('shows', gen_random_uuid(), 1, 'insert', '{}', '{org:x}', 'sql')"
    " returning seq, logged_at"
)


def test_an_inserted_row_is_found(ledger: Ledger) -> None:
    ledger.renumber(11, 1)
    row = ledger.sql.execute(FORGED).fetchone()
    assert row is not None
    ledger.sql.execute(
        "insert into change.feed (position, seq, logged_at) values (11, %s, %s)", row
    )
    found = first(ledger)
    assert (found.position, found.seq, found.finding) == (11, row[0], "inserted")
    assert found.row_id == ledger.row(11).row_id


def test_a_row_inserted_as_of_an_earlier_transaction_is_found(ledger: Ledger) -> None:
    with ledger.sql.transaction():
        row = ledger.sql.execute(FORGED).fetchone()
        assert row is not None
        ledger.sql.execute(
            "update change.log set tx_id = (select tx_id from change.log order by seq limit 1)"
            " where seq = %s",
            [row[0]],
        )
    ledger.publish()
    ledger.seal()
    inserted = [each for each in ledger.verify() if each.finding == "inserted"]
    assert [each.seq for each in inserted] == [row[0]]


def test_a_forged_version_of_a_row_is_found(ledger: Ledger) -> None:
    show = ledger.row(20)
    ledger.sql.execute(
        "insert into change.log (table_name, row_id, version, op, before, after, source)"
        " select table_name, row_id, version, op, before, after, source from change.log"
        " where seq = %s",
        [show.seq],
    )
    ledger.publish()
    ledger.seal()
    found = first(ledger)
    assert (found.finding, found.row_id, found.position) == ("inserted", show.row_id, ledger.size())


@pytest.mark.parametrize(("one", "other"), [(10, 30), (20, 21)])
def test_two_swapped_rows_are_found(ledger: Ledger, one: int, other: int) -> None:
    ledger.sql.execute(
        "update change.feed set position = -position where position in (%s, %s)", [one, other]
    )
    ledger.sql.execute(
        "update change.feed set position = %s + position where position < 0", [one + other]
    )
    found = first(ledger)
    assert (found.position, found.finding) == (one, "reordered")
    assert found.row_id == ledger.row(one).row_id
    assert f"stands at {other}" in found.details


def test_a_cut_tail_is_found(ledger: Ledger) -> None:
    size = ledger.size()
    ledger.sql.execute(
        "delete from change.log where seq in (select seq from change.feed where position > %s)",
        [size - 4],
    )
    ledger.sql.execute("delete from change.feed where position > %s", [size - 4])
    assert (first(ledger).position, first(ledger).finding) == (size - 3, "tail cut")


def test_an_image_that_cannot_be_read_stops_nobody(ledger: Ledger) -> None:
    victim = ledger.row(ledger.size())
    for column in ("before", "after"):
        ledger.sql.execute(
            f'update change.log set {column} = \'{{"created_at": "nonsense"}}\''  # noqa: S608
            " where seq = %s",
            [victim.seq],
        )
    found = first(ledger)
    assert (found.finding, found.position) == ("edited", victim.position)
