"""Fixtures over one throwaway cluster: clones of a deployed database, and real processes.

`./ontour test` makes the cluster before it calls pytest; a bare `pytest` makes it when the first
test asks for it. Either way whoever made it discards it.
"""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE, VARIABLE, Throwaway
from tests.support import people
from tests.support.database import Connection, Database, cloned
from tests.support.people import Person
from tests.support.stacks import own_stack

# So generous that only tests that set their own limits meet one.
NO_RATE_LIMIT: dict[str, object] = {"auth_rate": "1000r/s", "auth_burst": 10_000}

own = pytest.StashKey[Throwaway]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the test run's state directory, unless somebody has."""
    # Whoever ends the run lets it clean up.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if VARIABLE not in os.environ:
        config.stash[own] = Throwaway.make()
        os.environ[VARIABLE] = str(config.stash[own].paths.state)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Discard what pytest_configure made."""
    if throwaway := config.stash.get(own, None):
        del os.environ[VARIABLE]
        throwaway.discard()


@pytest.fixture(scope="session")
def throwaway() -> Throwaway:
    """The test run's state, shared by all its processes."""
    found = Throwaway.attach()
    assert found is not None
    found.prepare()
    return found


@pytest.fixture(scope="session")
def cluster(throwaway: Throwaway) -> Cluster:
    """The test run's running cluster."""
    return throwaway.cluster


@pytest.fixture
def db(cluster: Cluster) -> Iterator[Database]:
    """A database of one's own, as deployed, with reference data."""
    with cloned(cluster, TEMPLATE, f"test_{uuid.uuid4().hex}") as database:
        yield database


@pytest.fixture(scope="session")
def stack(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """PostgREST, bridge and gateway over a database that all tests of this process share."""
    with own_stack(throwaway, cluster, "stack", gateway=NO_RATE_LIMIT) as running:
        yield running


@pytest.fixture(scope="session")
def http(stack: Stack) -> Iterator[httpx.Client]:
    """A client of the stack, signed in as nobody."""
    with httpx.Client(base_url=stack.base_url, timeout=30) as client:
        yield client


@pytest.fixture
def register(http: httpx.Client) -> Iterator[Callable[..., Person]]:
    """Sign people up: each register("Cal Crew") is a new person of that name."""
    with ExitStack() as clients:

        def sign_up(full_name: str = "Mia Marlow", email: str | None = None) -> Person:
            person = people.register(http, full_name, email)
            clients.enter_context(person.api)
            return person

        yield sign_up


@pytest.fixture
def sql(stack: Stack) -> Iterator[Callable[[str], Connection]]:
    """Sessions in the stack's database: sql("bridge") is one of that login."""
    with ExitStack() as sessions:
        database = Database(stack.cluster, stack.dbname)
        yield lambda role: sessions.enter_context(database.connect(role))


@pytest.fixture
def superuser_sql(sql: Callable[[str], Connection]) -> Connection:
    """A superuser's session in the stack's database, for looking behind the scenes."""
    return sql("postgres")
