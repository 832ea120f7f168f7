"""Thousands of hostile requests: behind the gateway none fails, bare PostgREST fails on many.

ONTOUR_FUZZ is how many to send, ONTOUR_FUZZ_SEED another seed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import pytest

from ontour.stack import Stack
from tests.gateway.catalog import columns, functions, relations
from tests.gateway.nasty import Nasty, Surface
from tests.gateway.wire import Connect, ConnectionDroppedError, Reply, Wire, tcp, unix
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import add, add_money, add_show

REQUESTS = int(os.environ.get("ONTOUR_FUZZ", "12000"))
SEED = int(os.environ.get("ONTOUR_FUZZ_SEED", "2026"))
CONTROL_REQUESTS = 400


@dataclass(slots=True)
class Report:
    """How a run went: answers by status, and every request that failed, with what came back."""

    answers: Counter[int] = field(default_factory=Counter)
    failures: list[tuple[str, bytes]] = field(default_factory=list)


def run(connect: Connect, nasty: Nasty, count: int) -> Report:
    """Send so many requests; a failure is a 5xx, no answer, or an error that has another form."""
    report = Report()
    with Wire(connect) as wire:
        for sent in islice(nasty, count):
            try:
                reply = wire.ask(sent)
            except ConnectionDroppedError as dropped:
                report.failures.append((f"dropped: {dropped}", sent))
                continue
            report.answers[reply.status] += 1
            if reply.status >= 500:
                report.failures.append((f"{reply.status}: {reply.body[:200]!r}", sent))
            elif reply.status >= 400 and not sent.startswith(b"HEAD ") and not has_form(reply):
                report.failures.append((f"form: {reply.status} {reply.body[:200]!r}", sent))
    return report


def has_form(reply: Reply) -> bool:
    """Whether an error has the form of all errors, or the one other that PostgREST knows."""
    # {} is what it says when nothing at all is written to a table that is not there.
    return reply.code is not None or (reply.status, reply.body) == (404, b"{}")


@pytest.fixture
def surface(mia: Person, superuser_sql: Connection) -> Callable[[str], Surface]:
    """Everything that the API has, for somebody who has a few rows in it."""
    tour = add(mia, "tours", name="Autumn")
    venue = add(mia, "venues", name="Paradiso", country="NL")
    for city in ("Amsterdam", "Utrecht"):
        add_money(mia, add_show(mia, city=city, tour_id=tour["id"], venue_id=venue["id"]))
    found = relations(superuser_sql), columns(superuser_sql), functions(superuser_sql)
    return lambda prefix: Surface(prefix, *found, mia.token)


def test_no_hostile_request_gets_a_5xx_or_a_dropped_connection(
    stack: Stack, surface: Callable[[str], Surface], mia: Person
) -> None:
    report = run(tcp(stack.port), Nasty(surface("/api"), SEED), REQUESTS)
    told = "\n".join(f"{what}\n    {sent[:400]!r}" for what, sent in report.failures[:10])
    assert not report.failures, f"{len(report.failures)} of {REQUESTS}:\n{told}"
    # Enough of them got through to PostgREST, and the one they were sent for can still work.
    assert report.answers[200] + report.answers[201] + report.answers[204] > REQUESTS / 100
    assert mia.api.get("/api/shows").status_code == 200


def test_the_same_requests_do_hurt_a_bare_postgrest(
    stack: Stack, surface: Callable[[str], Surface]
) -> None:
    report = run(unix(stack.sockets.postgrest), Nasty(surface(""), SEED), CONTROL_REQUESTS)
    kinds = Counter(what.split(":")[0] for what, _ in report.failures)
    assert kinds["500"] > 0, kinds
    assert kinds["dropped"] > 0, kinds
