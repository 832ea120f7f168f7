"""One run: readers begin, writers write, things break; then all is quiet, and is judged."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from psycopg.sql import SQL, Identifier

from tests.chaos import order, sure
from tests.chaos.faults import Faults
from tests.chaos.flaws import Flaws
from tests.chaos.frames import Row
from tests.chaos.ground import Ground, Person, Say
from tests.chaos.judge import Account, Judge
from tests.chaos.ledger import Ledger
from tests.chaos.naive import IgnorantReader, NaiveReader
from tests.chaos.proxy import Proxy
from tests.chaos.readers import EventReader, PollingReader, Reader, SocketReader
from tests.chaos.replica import Key
from tests.chaos.scope import Scope
from tests.chaos.truth import changes
from tests.chaos.writers import writers

# Until every reader has everything, once nothing happens any more.
QUIET_SECONDS = 90


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, how rough."""

    seed: str
    seconds: float
    hold_seconds: float
    bulk_seconds: float
    # After so many bytes, on average, a connection is cut.
    cut_bytes: int = 400_000
    kinds: tuple[type[Reader], ...] = (SocketReader, EventReader, PollingReader)


@dataclass
class Outcome:
    """What a run came to."""

    plan: Plan
    positions: int
    readers: list[Flaws]
    controls: list[Flaws]
    feed: Flaws
    injected: Counter[str]
    died: Counter[str]
    ended: Counter[str]
    written: Counter[str]
    refused: Counter[str]
    late: list[str]
    last_words: list[str]

    @property
    def passed(self) -> bool:
        """Whether nothing at all is wrong, the controls aside."""
        return not (self.feed or self.late or any(self.readers))


def readers(ground: Ground, proxy: Proxy, rng: random.Random, plan: Plan) -> list[Reader]:
    """Every person in every way; some ask for a part."""
    people = ground.people
    found = [
        kind(ground, person, proxy.port, random.Random(rng.random()))  # noqa: S311
        for number, person in enumerate(people.values())
        for kind in (plan.kinds if person.name == "Jo" else [plan.kinds[number % len(plan.kinds)]])
    ]
    scopes = (Scope(table="shows"), Scope(org_id=people["Olivia"].org_id))
    return found + [
        kind(ground, people["Olivia"], proxy.port, random.Random(rng.random()), scope)  # noqa: S311
        for kind, scope in zip(plan.kinds, scopes, strict=False)
        if kind is not PollingReader
    ]


def controls(ground: Ground, rng: random.Random) -> list[NaiveReader]:
    """Those that must be found out."""
    people, own = ground.people, random.Random(rng.random())  # noqa: S311
    return [
        NaiveReader(ground, people["Olivia"], 0, own),
        IgnorantReader(ground, people["Stranger"], 0, own),
    ]


def run(ground: Ground, plan: Plan, say: Say) -> Outcome:
    """Do all of it."""
    rng = random.Random(plan.seed)  # noqa: S311 - to repeat a run, not to keep a secret
    ledger = Ledger()
    with Proxy(ground.stack.port, rng, plan.cut_bytes) as proxy:
        faults = Faults(ground, proxy, rng, say)
        honest, naive = readers(ground, proxy, rng, plan), controls(ground, rng)
        working = writers(ground, ledger, plan.seed, plan.hold_seconds, plan.bulk_seconds)
        try:
            for reader in [*honest, *naive]:
                reader.start()
            sure.begun([*honest, *naive])
            for writer in working:
                writer.start()
            sure.tell_everybody(ground)
            faults.inject(plan.seconds, threading.Event())
            sure.tell_everybody(ground)
            sure.done(ledger, proxy)
            say("Letting it come to rest")
            for writer in working:
                writer.halt()
            for writer in working:
                writer.join(60)
            faults.calm()
            sure.overtake(ground, naive[0])
            late = _settle(ground, honest)
            faults.injected["connections cut half-way"] = proxy.cuts
        finally:
            for writer in working:
                writer.halt()
            for reader in [*honest, *naive]:
                reader.halt()
    say("Judging")
    return _judge(ground, plan, ledger, faults, honest, naive, late)


def _settle(ground: Ground, honest: list[Reader]) -> list[str]:
    """Wait until everything has a position and every reader has come to it; names who has not."""
    deadline = time.monotonic() + QUIET_SECONDS
    tick = threading.Event()
    with ground.connect("postgres") as connection:

        def until(ready: Callable[[], bool]) -> None:
            while not ready() and time.monotonic() < deadline:
                tick.wait(0.1)

        until(lambda: ground.unnumbered(connection) == 0)
        head = ground.head(connection)
        until(lambda: all(reader.replica.position >= head for reader in honest))
    return [
        f"{reader.name} stands at {reader.replica.position} of {head}: {dict(reader.ended)}"
        for reader in honest
        if reader.replica.position < head
    ]


def _judge(
    ground: Ground, plan: Plan, ledger: Ledger, faults: Faults,
    honest: list[Reader], naive: list[NaiveReader], late: list[str],
) -> Outcome:  # fmt: skip
    with ground.connect("postgres") as connection:
        feed = list(changes(connection))
        unnumbered = ground.unnumbered(connection)
    judge = Judge(feed)
    shown = {person.id: shown_to(ground, person) for person in ground.people.values()}
    positions = {change.seq: change.position for change in feed}

    def judged(reader: Reader) -> Flaws:
        told = reader.replica.told
        if isinstance(reader, NaiveReader):
            told = [replace(one, position=positions[one.position]) for one in told]
        account = Account(
            reader.name, reader.person.id, reader.scope, reader.replica.started, told,
            reader.replica.repeated, _within(reader.scope, reader.replica.live()),
        )  # fmt: skip
        return judge.flaws(account, _within(reader.scope, shown[reader.person.id]))

    return Outcome(
        plan, len(feed), [judged(one) for one in honest], [judged(one) for one in naive],
        order.flaws(feed, unnumbered, ledger), faults.injected, faults.died,
        sum((reader.ended for reader in honest), Counter()), ledger.counts(), ledger.refused, late,
        faults.last_words,
    )  # fmt: skip


def _within(scope: Scope, rows: dict[Key, Row]) -> dict[Key, Row]:
    """The rows that a scope holds; what belongs to an organization says so."""
    return {
        (table, row_id): row
        for (table, row_id), row in rows.items()
        if scope.table in (None, table)
        and scope.org_id in (None, row_id if table == "organizations" else row.get("org_id"))
    }


def shown_to(ground: Ground, person: Person) -> dict[Key, Row]:
    """What SQL shows somebody under row level security."""
    found: dict[Key, Row] = {}
    with ground.connect("authenticator") as connection, connection.transaction():
        connection.execute("set local role member")
        connection.execute(
            "select set_config('request.jwt.claims', %s, true)", [json.dumps(person.claims)]
        )
        tracked = connection.execute("select table_name, redacted from change.tracked()").fetchall()
        for table, redacted in tracked:
            query = SQL("select id::text, to_jsonb(t) - %s::text[] from api.{} as t")
            for row_id, row in connection.execute(query.format(Identifier(table)), [redacted]):
                found[table, row_id] = row
    return found
