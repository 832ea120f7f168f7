"""Tracked rows that are changed while no trigger looks."""

from __future__ import annotations

from typing import LiteralString

import pytest

from ontour.evidence import Finding
from tests.support.ledger import Ledger


def only(ledger: Ledger) -> Finding:
    """The one finding."""
    found = ledger.verify(ledger.anchors())
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "change",
    [
        "update api.shows set name = 'Forged' where id = md5('show 3')::uuid",
        "update api.shows set version = 9 where id = md5('show 3')::uuid",
        "delete from api.shows where id = md5('show 3')::uuid",
    ],
)
def test_a_row_changed_without_triggers_is_found(ledger: Ledger, change: LiteralString) -> None:
    with ledger.unseen() as sql:
        sql.execute(change)
    found = only(ledger)
    assert (found.finding, found.table_name) == ("unlogged", "shows")
    assert found.row_id == ledger.row(4).row_id  # the organization comes first
    assert found.position is not None


def test_a_row_made_without_triggers_is_found(ledger: Ledger) -> None:
    with ledger.unseen() as sql:
        sql.execute(
            "insert into api.shows (org_id, name) values (md5('band')::uuid, 'Forged') returning id"
        )
    found = only(ledger)
    assert (found.finding, found.details) == ("unlogged", "the row is not in the log")
    assert found.table_name == "shows"


def test_a_trigger_that_was_disabled_for_a_while_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("alter table api.shows disable trigger user")
    ledger.sql.execute("update api.shows set name = 'Forged' where id = md5('show 3')::uuid")
    ledger.sql.execute("alter table api.shows enable trigger user")
    # An honest change follows, and its log row begins with what nobody logged.
    ledger.tell("update api.shows set notes = 'Honest' where id = md5('show 3')::uuid")
    found = only(ledger)
    assert (found.finding, found.position) == ("unlogged", ledger.size())
    assert found.row_id == ledger.row(4).row_id


def test_redacted_and_new_columns_are_no_harm(ledger: Ledger) -> None:
    ledger.sql.execute("alter table api.shows add column rating integer not null default 3")
    ledger.tell("update api.shows set rating = 5 where id = md5('show 3')::uuid")
    assert ledger.verify(ledger.anchors()) == []
    ledger.sql.execute("alter table api.shows drop column rating")
    ledger.tell("update api.shows set notes = 'Later' where id = md5('show 3')::uuid")
    assert ledger.verify(ledger.anchors()) == []
