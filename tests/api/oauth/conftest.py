"""A stack that knows providers, and browsers that go there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support.database import Connection, Database
from tests.support.front_end import PAGE, Browser
from tests.support.providers import Providers, serving
from tests.support.stacks import own_stack


@pytest.fixture(scope="session")
def server() -> Iterator[Providers]:
    with serving() as running:
        yield running


@pytest.fixture
def providers(server: Providers) -> Providers:
    """The server, signing somebody new in."""
    server.reset()
    return server


@pytest.fixture(scope="session")
def oauth_stack(throwaway: Throwaway, cluster: Cluster, server: Providers) -> Iterator[Stack]:
    settings = server.settings() | {
        "BRIDGE_RETURN_TO": json.dumps([PAGE, "https://app.example.com/signed-in"]),
        "BRIDGE_OAUTH_WAIT_SECONDS": "4",
    }
    with own_stack(throwaway, cluster, "oauth", NO_RATE_LIMIT, bridge=settings) as running:
        yield running


@pytest.fixture
def open_browser(oauth_stack: Stack) -> Iterator[Callable[[], Browser]]:
    """Each open_browser() is another one, with cookies of its own."""
    with ExitStack() as clients:
        yield lambda: Browser(oauth_stack.base_url, clients.enter_context(httpx.Client(timeout=30)))


@pytest.fixture
def browser(open_browser: Callable[[], Browser], providers: Providers) -> Browser:
    return open_browser()


@pytest.fixture
def database(oauth_stack: Stack) -> Iterator[Connection]:
    """A superuser's session, for looking behind the scenes."""
    with Database(oauth_stack.cluster, oauth_stack.dbname).connect() as connection:
        yield connection
