"""Wires to the gateway and, past it, to PostgREST itself: a guard that only one of them has is the gateway's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ontour.stack import Stack
from tests.support.people import Person

from .wire import Wire, tcp, unix


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
