"""Deploy, verify, revert to nothing, deploy again: the same schema, equal to the snapshot."""

from __future__ import annotations

import difflib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ontour import deploy, snapshot
from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.throwaway import DEPLOYED
from tests.support.database import Database, cloned


@dataclass(frozen=True, slots=True)
class Trip:
    """The schema at each stop."""

    deployed: str
    reverted: str
    left_over: list[str]
    deployed_again: str


@pytest.fixture(scope="module")
def fresh(cluster: Cluster) -> Iterator[Database]:
    """A database as sqitch left it."""
    with cloned(cluster, DEPLOYED, f"trip_{uuid.uuid4().hex}") as database:
        yield database


@pytest.fixture(scope="module")
def trip(cluster: Cluster, fresh: Database) -> Trip:
    """There, back, and there again; `sqitch deploy` and `revert` stop at the first error."""
    deployed = snapshot.dump(cluster, fresh.name)
    deploy.sqitch(cluster, fresh.name, "verify", root=ROOT)
    deploy.sqitch(cluster, fresh.name, "revert", "-y", root=ROOT)
    reverted = snapshot.dump(cluster, fresh.name)
    with fresh.connect() as connection:
        left_over = connection.execute(
            "select nspname from pg_namespace where nspname !~ '^pg_|^information_schema$'"
        ).fetchall()
    deploy.sqitch(cluster, fresh.name, "deploy", root=ROOT)
    return Trip(
        deployed, reverted, [name for (name,) in left_over], snapshot.dump(cluster, fresh.name)
    )


@pytest.fixture(scope="module")
def empty(cluster: Cluster) -> Iterator[str]:
    """The schema of a database in which nothing was ever deployed."""
    name = f"empty_{uuid.uuid4().hex}"
    deploy.create_database(cluster, name, ROOT)
    yield snapshot.dump(cluster, name)
    deploy.drop(cluster, name)


def assert_same(expected: str, found: str, hint: str = "") -> None:
    """Show the lines that differ, not two dumps of thousands of lines."""
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), n=1, lineterm="")
    changed = "\n".join(lines)
    assert changed == "", f"{hint}\n{changed}"


def test_reverting_everything_leaves_an_empty_database(trip: Trip, empty: str) -> None:
    assert_same(empty, trip.reverted)
    assert sorted(trip.left_over) == ["public", "sqitch"]


def test_deploying_again_gives_the_same_schema(trip: Trip) -> None:
    assert_same(trip.deployed, trip.deployed_again)


def test_the_snapshot_is_the_deployed_schema(trip: Trip) -> None:
    committed = (ROOT / snapshot.FILE).read_text()
    hint = "run ./ontour snapshot, look at its diff, and commit it"
    assert_same(committed, trip.deployed, hint)
