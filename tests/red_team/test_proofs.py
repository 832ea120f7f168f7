"""The tree against RFC 9162, written down independently, for all sizes up to 200."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontour import evidence
from ontour.cluster import Cluster
from ontour.throwaway import TEMPLATE
from tests.support import rfc9162
from tests.support.database import Connection, cloned
from tests.support.ledger import Ledger

ROWS = 200


@pytest.fixture(scope="module")
def rows(cluster: Cluster) -> Iterator[Connection]:
    """A log of 200 numbered rows, none of them sealed."""
    name = f"proofs_{uuid.uuid4().hex}"
    with cloned(cluster, TEMPLATE, name) as database, database.connect() as connection:
        connection.execute(
            "insert into api.organizations (name)"
            " select 'Org ' || n || E' \\u00e9 \\n \\u4e16' from generate_series(1, %s) as n",
            [ROWS],
        )
        connection.execute("select change.publish()")
        yield connection


def entries(connection: Connection) -> list[bytes]:
    """What is hashed of each row."""
    found = connection.execute(
        "select change.canonical_row(feed.position, log, feed.audience)"
        " from change.feed join change.log using (seq) order by feed.position"
    )
    return [text.encode() for (text,) in found]


steps = st.lists(st.integers(1, 64), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(steps=steps, data=st.data())
def test_however_it_grows_the_tree_is_that_of_the_rfc(
    rows: Connection, steps: list[int], data: st.DataObject
) -> None:
    everything = entries(rows)[:ROWS]
    rows.execute("truncate change.tree_nodes, change.seals")
    for step in steps:
        rows.execute("select change.seal(%s)", [step])
    sizes = []
    for size, root in rows.execute("select tree_size, root from change.seals order by 1"):
        assert root == rfc9162.root(everything[:size])
        sizes.append(size)

    size = data.draw(st.sampled_from(sizes))
    index = data.draw(st.integers(0, size - 1))
    proof = evidence.proof(rows, index + 1, size)
    path = [bytes.fromhex(each) for each in proof["path"]]
    assert path == rfc9162.path(index, everything[:size])
    assert proof["row"].encode() == everything[index]
    assert bytes.fromhex(proof["leaf"]) == rfc9162.leaf_hash(everything[index])


def test_every_size_and_every_row_of_small_trees(rows: Connection) -> None:
    everything = entries(rows)
    rows.execute("truncate change.tree_nodes, change.seals")
    for size in range(1, ROWS + 1):
        rows.execute("select change.seal(1)")
        assert evidence.extent(rows).sealed == size
    found = rows.execute("select tree_size, root from change.seals order by 1").fetchall()
    assert found == [(size, rfc9162.root(everything[:size])) for size in range(1, ROWS + 1)]
    for size in range(1, 34):
        for index in range(size):
            proof = evidence.proof(rows, index + 1, size)
            path = [bytes.fromhex(each) for each in proof["path"]]
            assert path == rfc9162.path(index, everything[:size]), (index, size)


def test_an_auditor_checks_a_row_with_a_proof_and_an_anchor(ledger: Ledger) -> None:
    anchor = ledger.anchors()[-1]
    ledger.tell("update api.shows set notes = 'Later' where deleted_at is null")
    proof = evidence.proof(ledger.sql, 20, anchor["tree_size"])
    path = [bytes.fromhex(each) for each in proof["path"]]
    size, root = anchor["tree_size"], bytes.fromhex(anchor["root"])

    def holds(row: str, position: int) -> bool:
        leaf = rfc9162.leaf_hash(row.encode())
        return rfc9162.verify_inclusion(leaf, position - 1, size, path, root)

    assert holds(proof["row"], 20)
    assert not holds(proof["row"].replace("shows", "tours"), 20)
    assert not holds(proof["row"], 19)
    told = json.loads(proof["row"])
    assert told[1] == 20
    assert len(proof["path"]) == 6
    # What the hashes in the row are of.
    assert rfc9162.opens(told[9], proof["openings"]["images"])
    assert rfc9162.opens(told[14], proof["openings"]["context"])
    assert "Amsterdam" in proof["openings"]["images"]["text"]
    forged = proof["openings"]["images"]["text"].replace("Show", "Shop")
    assert not rfc9162.opens(told[9], proof["openings"]["images"] | {"text": forged})


def test_a_position_that_is_not_sealed_has_no_proof(ledger: Ledger) -> None:
    size = ledger.size()
    for position, tree_size in [(size + 1, None), (0, None), (5, size + 1), (size, size - 1)]:
        with pytest.raises(psycopg.Error, match="POSITION_NOT_SEALED"):
            ledger.sql.execute("select change.inclusion_proof(%s, %s)", [position, tree_size])


def test_workers_that_seal_at_once_do_no_harm(ledger: Ledger) -> None:
    ledger.sql.execute("update api.shows set notes = 'Again'")
    ledger.publish()
    with ledger.database.connect("worker", autocommit=False) as first:
        assert first.execute("select change.seal()").fetchone() == (12,)
        # The second does not wait, and finds nothing to do.
        with ledger.database.connect("worker") as second:
            assert second.execute("select change.seal()").fetchone() == (0,)
        first.rollback()
    ledger.seal()
    assert ledger.verify(ledger.anchors()) == []
