"""Wires to the gateway and, past it, to PostgREST itself, which shows what a guard is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from ontour.stack import Stack
from tests.gateway.wire import Wire, tcp, unix
from tests.support import people
from tests.support.people import Person


@pytest.fixture
def wire(stack: Stack) -> Iterator[Wire]:
    """A raw connection to the gateway."""
    with Wire(tcp(stack.port)) as connection:
        yield connection


@pytest.fixture
def bare(stack: Stack) -> Iterator[Wire]:
    """A raw connection to PostgREST, with nothing in front of it."""
    with Wire(unix(stack.sockets.postgrest)) as connection:
        yield connection


@pytest.fixture
def mia(register: Callable[..., Person]) -> Person:
    """Somebody signed in."""
    return register("Mia Marlow")


@pytest.fixture(scope="session")
def reader(http: httpx.Client) -> Iterator[Person]:
    """Somebody signed in who has no rows and gets none."""
    person = people.register(http, "Rea Reader")
    with person.api:
        yield person
