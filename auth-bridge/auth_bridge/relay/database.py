"""All SQL of the relay."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg_pool import AsyncConnectionPool

from auth_bridge.errors import DatabaseUnavailable, Refused
from auth_bridge.relay.audience import Row
from auth_bridge.relay.frames import Frame
from auth_bridge.relay.settings import RelaySettings
from auth_bridge.tokens import Caller

Connection = psycopg.AsyncConnection[tuple[Any, ...]]

PAGE = 1000

# As PostgREST and the bridge ask: the settings hold for this one statement. What stands in a
# materialized query has been done when its rows are read.
_CHECK = """
    with context as materialized (
        select
            set_config('request.jwt.claims', %s, true),
            set_config('app.settings.jwt_issuer', %s, true),
            set_config('app.settings.jwt_audience', %s, true)
    )
    select auth.check_request() from context
"""

_READ = """
    select
        position, table_name, row_id::text,
        coalesce(topics_before, '{}'), coalesce(topics_after, '{}'),
        change, enter, leave, access
    from change.read_feed(%s, %s)
"""

# One statement, so one snapshot: the rows are all that there are up to this head.
_CATCH_UP = """
    select
        bounds.floor, bounds.head,
        told.position, told.table_name, told.row_id::text, told.topics, told.frame
    from change.feed_bounds() as bounds
    left join lateral change.catch_up(%s, %s, %s, %s) as told on true
    order by told.position
"""

_TOPICS = """
    select bounds.head, asked.id::text, held.topic
    from change.feed_bounds() as bounds
    cross join unnest(%s::uuid[]) as asked (id)
    cross join lateral change.topics_since(asked.id) as held
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one person is told at one position."""

    position: int
    table: str
    row_id: str
    topics: list[str]
    text: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which feed it is, from which position on it is kept, and how far it goes."""

    feed_id: str
    floor: int
    head: int


@dataclass(frozen=True, slots=True)
class Page:
    """What one person is told after a position: all up to the head, unless the page is full."""

    floor: int
    head: int
    rows: list[Told]

    @property
    def full(self) -> bool:
        """Whether there may be more."""
        return len(self.rows) == PAGE


class Database:
    """A small pool for questions that come from sockets, and connections of one's own."""

    def __init__(self, settings: RelaySettings) -> None:
        self._url = settings.database_url.get_secret_value()
        self._issuer = settings.issuer
        self._audience = settings.audience
        # No check= and a short reconnect_timeout, as in the bridge: it never backs off.
        self._pool = AsyncConnectionPool(
            self._url,
            min_size=1,
            max_size=settings.database_pool_size,
            timeout=5,
            reconnect_timeout=1,
            kwargs={"application_name": "relay", "autocommit": True},
            open=False,
        )

    async def open(self) -> None:
        """Start to connect, without waiting."""
        await self._pool.open(wait=False)

    async def close(self) -> None:
        """Give the connections back."""
        await self._pool.close()

    @asynccontextmanager
    async def connection(self, name: str) -> AsyncIterator[Connection]:
        """One that nobody else uses; a server that is silent for 15 seconds is taken for gone."""
        found = await psycopg.AsyncConnection.connect(
            self._url, autocommit=True, application_name=name, connect_timeout=5,
            keepalives_idle=5, keepalives_interval=5, keepalives_count=2, tcp_user_timeout=15_000,
        )  # fmt: skip
        async with found:
            yield found

    async def check(self, caller: Caller) -> None:
        """Whether these claims are in order and their session is alive; Refused if not."""
        values = (json.dumps(caller.claims), self._issuer, self._audience)
        await self.fetch(_CHECK, values)

    async def revoked(self, sids: list[str]) -> list[str]:
        """Those of these sessions that have ended."""
        rows = await self.fetch("select unnest(auth.revoked_among(%s::uuid[]))::text", (sids,))
        return [sid for (sid,) in rows]

    async def notification_queue(self) -> float:
        """How much of the server's queue of notifications is taken, of 1."""
        return float((await self.fetch("select pg_notification_queue_usage()"))[0][0])

    async def tables(self) -> set[str]:
        """What one can subscribe to."""
        return {name for (name,) in await self.fetch("select table_name from change.tracked()")}

    async def bounds(self) -> Bounds:
        """Of the feed, at this moment."""
        query = "select feed_id::text, floor, head from change.feed_bounds()"
        return Bounds(*(await self.fetch(query))[0])

    async def catch_up(self, user_id: str, after: int, weak: bool) -> Page:
        """What this person is told after a position; weak: where only a PIN vouches for them."""
        return _page(await self.fetch(_CATCH_UP, (user_id, after, PAGE, weak)))

    async def fetch(self, query: LiteralString, values: Sequence[Any] = ()) -> list[Any]:
        """Ask; once more if the connection had died in the pool: no question does harm twice."""
        for attempt in (1, 2):
            try:
                async with self._pool.connection() as connection:
                    return await (await connection.execute(query, values)).fetchall()
            except psycopg.OperationalError as error:
                if attempt == 2:
                    raise DatabaseUnavailable from error
                await self._pool.check()
            except psycopg.Error as error:
                if error.sqlstate != "PGRST":
                    raise
                found = error.diag
                raise Refused(found.message_primary or "", found.message_detail or "") from None
        raise AssertionError


class Reader:
    """The connection that reads the feed, and decides what is its position."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def _fetch(self, query: LiteralString, values: Sequence[Any] = ()) -> list[Any]:
        async with asyncio.timeout(20):
            return await (await self._connection.execute(query, values)).fetchall()

    async def bounds(self) -> Bounds:
        """Of the feed, at this moment."""
        query = "select feed_id::text, floor, head from change.feed_bounds()"
        return Bounds(*(await self._fetch(query))[0])

    async def read(self, after: int, most: int) -> list[tuple[Row, dict[str, Any] | None]]:
        """The rows after a position, and whose access each of them moved."""
        return [(_row(*found[:8]), found[8]) for found in await self._fetch(_READ, (after, most))]

    async def topics(self, user_ids: list[str]) -> tuple[int, dict[str, set[str]]]:
        """The topics that these people read at the head, and the head."""
        topics: dict[str, set[str]] = {}
        rows = await self._fetch(_TOPICS, (user_ids,))
        for _, user_id, topic in rows:
            topics.setdefault(user_id, set()).add(topic)
        return rows[0][0], topics

    async def catch_up(self, user_id: str, after: int, weak: bool) -> Page:
        """What this person is told after a position; weak: where only a PIN vouches for them."""
        return _page(await self._fetch(_CATCH_UP, (user_id, after, PAGE, weak)))

    async def weak_topics(self) -> frozenset[str]:
        """The organizations' topics, as templates, that a PIN alone lets one read."""
        return frozenset((await self._fetch("select change.weak_topics()"))[0][0])


def _page(found: list[Any]) -> Page:
    rows = [Told(*row[2:]) for row in found if row[2] is not None]
    return Page(floor=found[0][0], head=found[0][1], rows=rows)


def _row(
    position: int, table: str, row_id: str, before: list[str], after: list[str],
    change: str, enter: str | None, leave: str | None,
) -> Row:  # fmt: skip
    return Row(
        position, table, row_id, before, after,
        change=Frame("change", change, position),
        enter=Frame("enter", enter, position) if enter is not None else None,
        leave=Frame("leave", leave, position) if leave is not None else None,
    )  # fmt: skip
