"""Months that leave the log: what stays is still proven, and a deletion cannot pass for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import LiteralString

import psycopg
import pytest

from ontour.evidence import Finding
from tests.support.database import Connection, Database
from tests.support.ledger import STORY, Ledger

PARTITIONS: LiteralString = """
set role ontour_owner;
create table change.log_2025_01 partition of change.log
for values from ('2025-01-01 00:00+00') to ('2025-02-01 00:00+00');
create table change.log_2025_02 partition of change.log
for values from ('2025-02-01 00:00+00') to ('2025-03-01 00:00+00');
alter table change.log_2025_01 enable row level security;
alter table change.log_2025_02 enable row level security;
reset role;
"""


@pytest.fixture
def ledger(db: Database) -> Iterator[Ledger]:
    """A log that begins in January 2025, goes on in February and is written today."""
    with db.connect() as connection:
        ledger = Ledger(db, connection)
        connection.execute(PARTITIONS)
        connection.execute(STORY)
        connection.execute("update change.log set logged_at = '2025-01-20'")
        ledger.publish()
        connection.execute("update api.shows set notes = 'In February' where name like '%2%'")
        connection.execute(
            "update change.log set logged_at = '2025-02-02' where logged_at > '2025-02-01'"
        )
        ledger.publish()
        ledger.seal()
        ledger.tell("update api.shows set notes = 'Today' where name like '%3%'")
        yield ledger


def retire(ledger: Ledger, before: str = "2025-02-01Z") -> list[tuple[str, int]]:
    """Months that are retired, with their rows."""
    found = ledger.sql.execute("select month, row_count from change.retire_log(%s)", [before])
    return [(month, count) for month, count in found]


def count(sql: Connection, relation: LiteralString) -> int:
    """How many rows."""
    found = sql.execute(f"select count(*) from {relation}").fetchone()  # noqa: S608
    assert found is not None
    return int(found[0])


def bounds(ledger: Ledger) -> tuple[int, int]:
    """Floor and head of the feed."""
    found = ledger.sql.execute("select floor, head from change.feed_bounds()").fetchone()
    assert found is not None
    return int(found[0]), int(found[1])


def test_a_retired_month_leaves_log_and_feed(ledger: Ledger) -> None:
    anchors = ledger.anchors()
    january = count(ledger.sql, "change.log_2025_01")
    assert retire(ledger) == [("2025_01", january)]
    ledger.publish()
    ledger.seal()
    assert count(ledger.sql, "change.retired_log_2025_01") == january
    assert count(ledger.sql, "change.retired_feed_2025_01") == january
    assert bounds(ledger)[0] == january
    assert count(ledger.sql, f"change.feed_topics where position <= {january}") == 0
    assert count(ledger.sql, f"change.access_changes where position <= {january}") == 0
    assert ledger.verify(anchors) == []
    assert ledger.verify(ledger.anchors()) == []


def test_the_archive_is_nobodys_to_read(ledger: Ledger) -> None:
    retire(ledger)
    ledger.sql.execute("drop table change.retired_log_2025_01, change.retired_feed_2025_01")
    retire(ledger, "2025-03-01Z")
    unguarded = ledger.sql.execute(
        "select relname from pg_class where relnamespace = 'change'::regnamespace"
        " and relkind = 'r' and relname ~ '2025_0[12]$'"
        " and not (relrowsecurity and relacl is null and relowner = 'ontour_owner'::regrole"
        " and obj_description(oid) is not null)"
    ).fetchall()
    assert unguarded == []


def test_month_after_month_can_go(ledger: Ledger) -> None:
    retire(ledger)
    ledger.publish()
    ledger.seal()
    assert [month for month, _ in retire(ledger, "2025-03-15Z")] == ["2025_02"]
    ledger.tell("update api.shows set notes = 'Later' where deleted_at is null")
    assert retire(ledger, "2025-03-15Z") == []
    assert ledger.verify(ledger.anchors()) == []


def test_of_each_row_the_newest_version_is_kept(ledger: Ledger) -> None:
    newest = "select distinct on (row_id) seq from change.log order by row_id, seq desc"
    before = set(ledger.sql.execute(newest))
    retire(ledger, "2025-03-01Z")
    assert set(ledger.sql.execute(newest)) >= before
    kept = ledger.sql.execute(
        "select count(*), count(distinct row_id) from change.log where logged_at < '2025-03-01'"
    ).fetchone()
    assert kept is not None
    assert kept[0] == kept[1]


def test_a_reader_that_is_too_old_is_told_to_take_a_snapshot(ledger: Ledger) -> None:
    retire(ledger)
    floor, _ = bounds(ledger)
    with pytest.raises(psycopg.Error, match="POSITION_GONE"):
        ledger.sql.execute("select change.require_position(%s)", [floor - 1])
    ledger.sql.execute("select change.require_position(%s)", [floor])


def test_a_time_that_is_retired_is_refused(ledger: Ledger) -> None:
    retire(ledger)
    with pytest.raises(psycopg.Error, match="TIME_RETIRED"):
        ledger.sql.execute("select api.as_of('shows', '2025-01-31 23:59Z')")
    ledger.sql.execute("select api.as_of('shows', '2025-02-01 00:00Z')")


@pytest.mark.parametrize(
    "spoil",
    [
        "insert into api.organizations (name) values ('Unnumbered');"
        "update change.log set logged_at = '2025-01-31' where logged_at > '2025-03-01'",
        "truncate change.tree_nodes, change.seals",
    ],
    ids=["not numbered", "not sealed"],
)
def test_a_month_that_is_not_proven_stays(ledger: Ledger, spoil: LiteralString) -> None:
    ledger.sql.execute(spoil)
    with pytest.raises(psycopg.Error, match="MONTH_NOT_RETIRABLE"):
        retire(ledger)


def test_a_month_that_is_not_over_stays(ledger: Ledger) -> None:
    ledger.sql.execute("call change.ensure_log_partitions()")
    with pytest.raises(psycopg.Error, match="MONTH_NOT_RETIRABLE"):
        retire(ledger, "2100-01-01Z")
    assert count(ledger.sql, "change.retired") == 0


def test_a_log_in_use_is_not_swapped(ledger: Ledger) -> None:
    with ledger.database.connect(autocommit=False) as writer:
        writer.execute("insert into api.organizations (name) values ('Under way')")
        with pytest.raises(psycopg.Error, match="MONTH_NOT_RETIRABLE"):
            retire(ledger)
    assert len(retire(ledger)) == 1


def first(ledger: Ledger) -> Finding:
    """The first finding."""
    found = ledger.verify()
    assert found, "nothing was found"
    return found[0]


def test_a_deletion_does_not_pass_for_a_retirement(ledger: Ledger) -> None:
    victim = ledger.row(30)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    ledger.sql.execute(
        "insert into change.retired (month, positions, row_count)"
        " values ('2025_01', '{[30,31)}', 1)"
    )
    found = ledger.verify()
    assert (30, "unlogged", "retired") in {(f.position, f.finding, f.table_name) for f in found}


def test_an_edit_of_a_kept_row_is_found(ledger: Ledger) -> None:
    retire(ledger)
    ledger.publish()
    ledger.seal()
    row = ledger.sql.execute(
        "update change.log_2025_01 set user_agent = 'forged'"
        " where seq = (select max(seq) from change.log_2025_01) returning seq, row_id"
    ).fetchone()
    assert row is not None
    found = first(ledger)
    assert (found.finding, found.seq, found.row_id) == ("edited", *row)


def test_a_kept_row_that_is_deleted_is_found(ledger: Ledger) -> None:
    retire(ledger)
    ledger.publish()
    ledger.seal()
    row = ledger.sql.execute(
        "delete from change.log_2025_01"
        " where seq = (select max(seq) from change.log_2025_01) returning row_id"
    ).fetchone()
    assert row is not None
    assert (first(ledger).finding, first(ledger).row_id) == ("unlogged", row[0])


def test_a_row_of_a_later_month_that_is_deleted_is_found(ledger: Ledger) -> None:
    retire(ledger)
    victim = ledger.row(bounds(ledger)[0] + 1)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    assert (first(ledger).finding, first(ledger).position) == ("deleted", victim.position)
