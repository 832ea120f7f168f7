"""What the benches of requests and of the feed share."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator

import pytest

from ontour.cluster import Cluster
from ontour.deploy import DATABASE
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import Database, cloned


@pytest.fixture(scope="module")
def installation(throwaway: Throwaway, cluster: Cluster) -> Iterator[Database]:
    """The database that a bench fills. It has one name, so the files of tests take turns."""
    with (throwaway.paths.state / "bench.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with cloned(cluster, TEMPLATE, DATABASE) as database:
            yield database
