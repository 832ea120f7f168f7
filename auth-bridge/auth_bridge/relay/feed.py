"""Reads the feed once, whatever the number of clients, and tells each what it may see.

One task owns the position. Between two batches every client is in one of three places: up to date
(in the audience), catching up by itself (paging), or waiting here to be let in. It is let in at
exactly the position that it has reached: so there is no gap, and nothing comes twice.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import psycopg

from auth_bridge.errors import DatabaseUnavailable
from auth_bridge.logs import log
from auth_bridge.relay import frames
from auth_bridge.relay.audience import Audience
from auth_bridge.relay.client import Client, User
from auth_bridge.relay.database import PAGE, Bounds, Database, Reader
from auth_bridge.relay.errors import FeedMismatch, PositionAhead, PositionGone, SlowReader
from auth_bridge.relay.settings import RelaySettings
from auth_bridge.relay.teller import Teller

# How many clients are let in before others' changes are looked at again.
LET_IN = 8
FIRST_BACKOFF = 0.05
LONGEST_BACKOFF = 1.0


class Feed:
    """The feed as this process has read it."""

    def __init__(self, database: Database, settings: RelaySettings) -> None:
        self.position = 0
        self.feed_id: str | None = None
        # What of organizations a session reads that only a PIN vouches for.
        self.weak_topics: frozenset[str] = frozenset()
        self.users: dict[str, User] = {}
        self.audience = Audience()
        self._teller = Teller(self.users, self.audience)
        self._database = database
        self._settings = settings
        self._wake = asyncio.Event()
        self._wanted: dict[str, asyncio.Future[User]] = {}
        self._waiting: deque[Client] = deque()
        self._pages = asyncio.Semaphore(settings.database_pool_size)
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """There may be something to read."""
        self._wake.set()

    async def user(self, user_id: str) -> User:
        """Somebody, with the topics that they read now; DatabaseUnavailable if it takes long."""
        if user_id in self.users:
            return self.users[user_id]
        future = self._wanted.get(user_id)
        if future is None:
            future = self._wanted[user_id] = asyncio.get_running_loop().create_future()
        self.wake()
        try:
            async with asyncio.timeout(5):
                return await asyncio.shield(future)
        except TimeoutError:
            raise DatabaseUnavailable from None

    def add(self, client: Client) -> bool:
        """Somebody has a socket more; false if they have been forgotten: ask for them again."""
        if self.users.get(client.user.id) is not client.user:
            return False
        client.user.clients.add(client)
        return True

    def discard(self, client: Client) -> None:
        """A socket is gone."""
        self.audience.remove(client)
        client.user.clients.discard(client)

    def forget(self) -> None:
        """Keep nothing of people who have no socket."""
        for user in [user for user in self.users.values() if not user.clients]:
            del self.users[user.id]

    def join(self, client: Client) -> None:
        """Tell a client all after its position, and then what follows."""
        self._waiting.append(client)
        self.wake()

    async def run(self) -> None:
        """Read, for ever; the database may come and go."""
        backoff = FIRST_BACKOFF
        while True:
            try:
                async with self._database.connection("relay reader") as connection:
                    reader = Reader(connection)
                    self.weak_topics = await reader.weak_topics()
                    self._begin(await reader.bounds())
                    while True:
                        self._wake.clear()
                        await self._turn(reader)
                        backoff = FIRST_BACKOFF
                        try:
                            async with asyncio.timeout(self._settings.poll_seconds):
                                await self._wake.wait()
                        except TimeoutError:
                            pass
            except (psycopg.Error, TimeoutError, OSError) as error:
                log.warning("feed_interrupted", error=type(error).__name__, said=str(error)[:200])
                await asyncio.sleep(backoff)
                backoff = min(2 * backoff, LONGEST_BACKOFF)

    def _begin(self, bounds: Bounds) -> None:
        """Go on where we were, if it is the same feed and it is still there."""
        if self.feed_id is None:
            self.position = bounds.head
        elif bounds.feed_id != self.feed_id or bounds.head < self.position:
            self._drop_all(FeedMismatch())
            self.position = bounds.head
        elif self.position < bounds.floor:
            self._drop_all(PositionGone())
            self.position = bounds.head
        self.feed_id = bounds.feed_id

    def _drop_all(self, error: FeedMismatch | PositionGone) -> None:
        for user in list(self.users.values()):
            for client in list(user.clients):
                client.sink.refuse(error)

    async def _turn(self, reader: Reader) -> None:
        while True:
            await self._meet(reader)
            for _ in range(min(LET_IN, len(self._waiting))):
                client = self._waiting.popleft()
                try:
                    await self._let_in(reader, client)
                except psycopg.Error:
                    self._waiting.append(client)
                    raise
            if await self._read(reader, PAGE) < PAGE and not self._waiting and not self._wanted:
                return

    async def _meet(self, reader: Reader) -> None:
        """Learn what new people read, at one position."""
        wanted = list(self._wanted)
        if not wanted:
            return
        head, topics = await reader.topics(wanted)
        await self._advance(reader, head)
        for user_id in wanted:
            future = self._wanted.pop(user_id)
            user = self.users[user_id] = User(user_id, topics[user_id])
            if not future.done():
                future.set_result(user)

    async def _let_in(self, reader: Reader, client: Client) -> None:
        if client.sink.closed:
            return
        if client.position < self.position:
            page = await reader.catch_up(client.user.id, client.position, client.weak)
            if client.position < page.floor:
                client.sink.refuse(PositionGone())
                return
            client.catch_up(page.rows)
            if page.full:
                client.position = page.rows[-1].position
                self._start(self._page(client))
                return
            client.position = page.head
        await self._advance(reader, client.position)
        if client.position > self.position:
            client.sink.refuse(PositionAhead())
        elif not client.sink.closed:
            self.place(client)

    def place(self, client: Client) -> None:
        """Have a client who has everything up to our position told what follows."""
        self.audience.place(client)
        client.send(frames.heartbeat(self.position))

    async def _advance(self, reader: Reader, to: int) -> None:
        """Read up to a position and no further."""
        while self.position < to:
            if not await self._read(reader, min(PAGE, to - self.position)):
                return

    async def _read(self, reader: Reader, most: int) -> int:
        rows = await reader.read(self.position, most)
        if rows:
            for row, access in rows:
                self._teller.tell(row, access or {})
            self._teller.flush()
            self.position = rows[-1][0].position
            for client in [client for client in self.audience if client.sink.paused]:
                self._put_off(client)
        return len(rows)

    def _put_off(self, client: Client) -> None:
        """It has too much to read: it will ask again once it has read most of that."""
        self.audience.remove(client)
        client.position = self.position
        self._start(self._page(client))

    async def _page(self, client: Client) -> None:
        """Let a client catch up at its own pace, beside the others."""
        while not client.sink.closed:
            if not await client.sink.drained(self._settings.slow_seconds):
                client.sink.refuse(SlowReader())
                return
            try:
                async with self._pages:
                    page = await self._database.catch_up(
                        client.user.id, client.position, client.weak
                    )
            except DatabaseUnavailable:
                await asyncio.sleep(LONGEST_BACKOFF)
                continue
            if client.position < page.floor:
                client.sink.refuse(PositionGone())
                return
            client.catch_up(page.rows)
            client.position = page.rows[-1].position if page.full else page.head
            if not page.full:
                self.join(client)
                return

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
