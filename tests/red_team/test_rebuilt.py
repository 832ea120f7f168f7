"""Attackers who make the tree fit: only what was exported before can tell, and it tells where."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.ledger import Ledger

Anchors = list[dict[str, Any]]


@pytest.fixture
def anchors(ledger: Ledger) -> Anchors:
    """Two exports, one after the other, as a file has them."""
    exported = ledger.anchors()
    ledger.tell("update api.shows set notes = 'Load in at one' where deleted_at is null")
    return exported + ledger.anchors(exported[-1]["tree_size"])


def located(ledger: Ledger, anchors: Anchors) -> tuple[int | None, str]:
    """Where the first harm is, and what it is."""
    found = ledger.verify(anchors)
    assert found, "nothing was found"
    return found[0].position, found[0].finding


def test_an_anchor_covers_what_came_after_the_one_before(anchors: Anchors) -> None:
    assert [each["previous"] for each in anchors] == [0, anchors[0]["tree_size"]]


def test_an_unharmed_log_keeps_to_its_anchors(ledger: Ledger, anchors: Anchors) -> None:
    assert ledger.verify(anchors) == []
    ledger.tell("update api.shows set notes = 'Load in at two'")
    assert ledger.verify(anchors) == []
    assert ledger.verify(anchors * 2) == []
    assert ledger.verify(anchors[1:]) == []


@pytest.mark.parametrize("position", [1, 20, 44])
def test_an_edited_row_is_found(ledger: Ledger, anchors: Anchors, position: int) -> None:
    victim = ledger.row(position)
    ledger.sql.execute("update change.log set user_agent = 'x' where seq = %s", [victim.seq])
    ledger.rebuild()
    # The limit of what a log can say of itself.
    assert ledger.verify() == []
    found = ledger.verify(anchors)[0]
    assert (found.position, found.seq, found.row_id) == victim
    assert found.finding == "edited"


def test_a_deleted_row_is_found(ledger: Ledger, anchors: Anchors) -> None:
    victim = ledger.row(17)
    ledger.sql.execute("delete from change.log where seq = %s", [victim.seq])
    ledger.sql.execute("delete from change.feed where seq = %s", [victim.seq])
    ledger.renumber(18, -1)
    ledger.rebuild()
    assert located(ledger, anchors) == (17, "deleted")


def test_an_inserted_row_is_found(ledger: Ledger, anchors: Anchors) -> None:
    ledger.renumber(11, 1)
    ledger.sql.execute(
        "with forged as (insert into change.log"
        " (table_name, row_id, version, op, after, topics_after, source)"
        " values ('shows', gen_random_uuid(), 1, 'insert', '{}', '{org:x}', 'sql') returning *)"
        " insert into change.feed (position, seq, logged_at) select 11, seq, logged_at from forged"
    )
    ledger.rebuild()
    assert located(ledger, anchors) == (11, "inserted")


def test_swapped_rows_are_found_across_anchors(ledger: Ledger, anchors: Anchors) -> None:
    late = anchors[0]["tree_size"] + 2
    ledger.sql.execute(
        "update change.feed set position = -position where position in (10, %s)", [late]
    )
    ledger.sql.execute(
        "update change.feed set position = %s + position where position < 0", [10 + late]
    )
    ledger.rebuild()
    assert located(ledger, anchors) == (10, "reordered")


def cut(ledger: Ledger, rows: int) -> int:
    """Take the last rows away and leave no trace of them; returns what is left."""
    left = ledger.size() - rows
    ledger.sql.execute(
        "delete from change.log where seq in (select seq from change.feed where position > %s)",
        [left],
    )
    ledger.sql.execute("delete from change.feed where position > %s", [left])
    ledger.sql.execute("update change.sequencer set position = %s", [left])
    ledger.rebuild()
    return left


def test_a_cut_tail_is_found(ledger: Ledger, anchors: Anchors) -> None:
    left = cut(ledger, 4)
    assert (left + 1, "tail cut") in {(*each[:1], each.finding) for each in ledger.verify(anchors)}


def test_a_tail_that_was_cut_and_has_grown_again_is_found(ledger: Ledger, anchors: Anchors) -> None:
    left = cut(ledger, 4)
    ledger.tell("insert into api.organizations (name) select 'Org' from generate_series(1, 9)")
    assert (left + 1, "edited") in {(*each[:1], each.finding) for each in ledger.verify(anchors)}


def test_roots_alone_tell_that_it_was_rebuilt(ledger: Ledger, anchors: Anchors) -> None:
    bare = [each | {"leaves": ""} for each in anchors]
    assert ledger.verify(bare) == []
    ledger.sql.execute("update change.log set user_agent = 'x' where seq = %s", [ledger.row(9).seq])
    ledger.rebuild()
    assert located(ledger, bare) == (anchors[0]["tree_size"], "rebuilt")


def test_an_anchor_of_another_feed_is_refused(ledger: Ledger, anchors: Anchors) -> None:
    strange = anchors[0] | {"feed_id": "00000000-0000-0000-0000-000000000000", "root": "00" * 32}
    found = ledger.verify([strange])
    assert found[0].finding == "rebuilt"
    assert "of another feed" in found[0].details
