"""The tree itself, changed by hand: whole or in part."""

from __future__ import annotations

from typing import LiteralString

import pytest

from tests.support.ledger import Ledger

FORGED: LiteralString = "decode(repeat('ab', 32), 'hex')"


@pytest.mark.parametrize(("level", "index", "position"), [(1, 3, 7), (2, 4, 17), (5, 0, 1)])
def test_a_changed_node_is_found(ledger: Ledger, level: int, index: int, position: int) -> None:
    ledger.sql.execute(
        f"update change.tree_nodes set hash = {FORGED} where level = %s and index = %s",  # noqa: S608
        [level, index],
    )
    found = ledger.verify()[0]
    assert (found.position, found.finding) == (position, "tree damaged")
    assert f"level={level} index={index}" in found.details


def test_a_row_edited_together_with_its_leaf_is_found(ledger: Ledger) -> None:
    victim = ledger.row(20)
    ledger.sql.execute("update change.log set user_agent = 'x' where seq = %s", [victim.seq])
    ledger.sql.execute(
        "update change.tree_nodes set hash = change.leaf_hash(20, log, null)"
        " from change.log where level = 0 and index = 19 and seq = %s",
        [victim.seq],
    )
    assert [each.finding for each in ledger.verify()] == ["tree damaged"]
    assert ledger.verify()[0].position == 19  # the parent of the leaves 19 and 20


def test_a_missing_leaf_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("delete from change.tree_nodes where level = 0 and index = 30")
    found = ledger.verify()
    assert "tree damaged" in {each.finding for each in found}
    assert found[0].position == 31


def test_a_missing_tree_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("truncate change.tree_nodes")
    assert "seal changed" in {each.finding for each in ledger.verify()}


def test_a_changed_seal_is_found(ledger: Ledger) -> None:
    ledger.sql.execute(f"update change.seals set root = {FORGED}")  # noqa: S608
    found = ledger.verify()
    assert [(each.position, each.finding) for each in found] == [(ledger.size(), "seal changed")]


def test_a_tree_made_anew_with_the_old_seals_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("update change.log set user_agent = 'x' where seq = %s", [ledger.row(9).seq])
    sealed = ledger.sql.execute("select root from change.seals").fetchall()
    ledger.rebuild()
    ledger.sql.execute("update change.seals set root = %s", sealed[0])
    assert [each.finding for each in ledger.verify()] == ["seal changed"]
