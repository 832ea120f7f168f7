"""The relay: sockets on one side, the feed on the other, and what keeps both honest."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import psycopg
from websockets.http11 import Request

from auth_bridge import keys
from auth_bridge.errors import (
    BridgeError,
    DatabaseUnavailable,
    SessionRevoked,
    TokenExpired,
    TokenInvalid,
)
from auth_bridge.logs import log
from auth_bridge.relay import errors, frames
from auth_bridge.relay.callers import Caller, Callers
from auth_bridge.relay.client import Client
from auth_bridge.relay.connection import Connection
from auth_bridge.relay.database import Database
from auth_bridge.relay.errors import SocketLimit
from auth_bridge.relay.events import Events
from auth_bridge.relay.feed import Feed
from auth_bridge.relay.frames import Frame
from auth_bridge.relay.presence import Presences
from auth_bridge.relay.session import Session
from auth_bridge.relay.settings import RelaySettings
from auth_bridge.relay.subscriptions import Subscriptions
from auth_bridge.tokens import TokenReader

PING_EVERY_HEARTBEATS = 4
REVOKED_SECONDS = 1
# PostgreSQL keeps what a listener has not read, up to 8 GB, and then refuses to commit. Who reads
# is never behind, so a hundredth of a percent is somebody who does not.
QUEUE_ALARM = 0.0001


class Relay:
    """Everything of one process."""

    def __init__(self, settings: RelaySettings) -> None:
        self.settings = settings
        self.connections: set[Connection] = set()
        self.database = Database(settings)
        tokens = TokenReader(
            keys.load_public(settings.keys_dir), settings.issuer, settings.audience
        )
        self.callers = Callers(tokens, self.database)
        self.feed = Feed(self.database, settings)
        self.presence = Presences(self.database, self.feed.audience)
        self.subscriptions = Subscriptions(
            self.database, self.feed, self.presence, settings.subscriptions_per_socket
        )
        self._sids: dict[str, set[Client]] = {}
        self._sockets: dict[str, int] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Start to read; the database may come later."""
        await self.database.open()
        for work in (
            self.feed.run(),
            self._listen(),
            self._beat(),
            self._watch(),
            self.presence.run(),
        ):
            self._tasks.append(asyncio.create_task(_forever(work)))

    async def close(self) -> None:
        """Let go of everybody, kindly."""
        for connection in list(self.connections):
            connection.close(errors.RESTARTING, "RELAY_RESTARTING")
        with suppress(TimeoutError):
            async with asyncio.timeout(3):
                await self._deserted()
        for connection in list(self.connections):
            connection.transport.abort()
        await asyncio.sleep(0)
        with suppress(BridgeError, TimeoutError):
            async with asyncio.timeout(2):
                await self.presence.end()
        for task in self._tasks:
            task.cancel()
        await self.database.close()

    async def _deserted(self) -> None:
        for connection in list(self.connections):
            await connection.lost

    # --- Sockets come and go ---------------------------------------------------------------------

    def socket(self, connection: Connection, request: Request) -> None:
        """A WebSocket has been opened."""
        connection.listener = Session(self, connection, request)

    def stream(self, connection: Connection, request: Request) -> None:
        """Something else has been asked for."""
        if request.path == "/readyz":
            connection.answer(None if self.feed.feed_id else DatabaseUnavailable())
            return
        connection.listener = Events(self, connection, request)

    async def admit(self, connection: Connection, caller: Caller) -> Client:
        """A client for a socket of somebody who has proved who they are."""
        if self._sockets.get(caller.user_id, 0) >= self.settings.sockets_per_user:
            raise SocketLimit(f"limit={self.settings.sockets_per_user}")
        self._sockets[caller.user_id] = self._sockets.get(caller.user_id, 0) + 1
        try:
            while True:
                user = await self.feed.user(caller.user_id)
                visible = self.feed.weak_topics if caller.weak else None
                client = Client(connection, user, caller.sid, caller.header, visible)
                if self.feed.add(client):
                    break
        except BaseException:
            self._count_out(caller.user_id)
            raise
        self._sids.setdefault(caller.sid, set()).add(client)
        return client

    def dismiss(self, client: Client) -> None:
        """A socket is gone."""
        self.feed.discard(client)
        self.presence.leave(client)
        self._forget_session(client)
        self._count_out(client.user.id)

    def _count_out(self, user_id: str) -> None:
        self._sockets[user_id] -= 1
        if not self._sockets[user_id]:
            del self._sockets[user_id]

    def _forget_session(self, client: Client) -> None:
        clients = self._sids.get(client.sid, set())
        clients.discard(client)
        if not clients:
            self._sids.pop(client.sid, None)

    def renew(self, client: Client, caller: Caller) -> None:
        """A fresh token, of the same person; another session of theirs will do."""
        if caller.user_id != client.user.id:
            raise TokenInvalid("It is of somebody else.")
        self._forget_session(client)
        client.sid, client.header = caller.sid, caller.header
        self._sids.setdefault(caller.sid, set()).add(client)

    def expire(self, connection: Connection, expires_at: int) -> asyncio.TimerHandle:
        """Close a socket when its token expires."""
        return asyncio.get_running_loop().call_later(
            expires_at - time.time(), connection.refuse, TokenExpired()
        )

    def welcome(self, client: Client, expires_at: int) -> Frame:
        """What somebody is told first."""
        return frames.of(
            {
                "type": "welcome",
                "feed_id": self.feed.feed_id,
                "position": self.feed.position,
                "user_id": client.user.id,
                "heartbeat_seconds": self.settings.heartbeat_seconds,
                "expires_at": expires_at,
                "topics": sorted(client.topics),
            }
        )

    # --- What goes on by itself ------------------------------------------------------------------

    async def _listen(self) -> None:
        while True:
            try:
                async with self.database.connection("relay listener") as connection:
                    for channel in ("feed", "session", "presence"):
                        await connection.execute(f"listen {channel}")
                    self.feed.wake()
                    async for notice in connection.notifies():
                        self._notice(notice)
            except (psycopg.Error, OSError) as error:
                log.warning("listener_interrupted", error=type(error).__name__)
                await asyncio.sleep(0.2)

    def _notice(self, notice: psycopg.Notify) -> None:
        if notice.channel == "feed":
            self.feed.wake()
        elif notice.channel == "session":
            self._revoke(notice.payload)
        else:
            self.presence.announce(notice.payload)

    def _revoke(self, sid: str) -> None:
        for client in list(self._sids.get(sid, ())):
            client.sink.refuse(SessionRevoked())

    def _close_refused(self) -> None:
        """Close the sockets of keys that are accepted no more: one was lost, or it retired."""
        headers = self.callers.headers
        found = [client for clients in self._sids.values() for client in clients]
        for client in found:
            if client.header not in headers:
                client.sink.refuse(TokenInvalid())

    async def _watch(self) -> None:
        """Ask which sessions have ended: notifications may be lost; of an expiry none comes."""
        while True:
            await asyncio.sleep(REVOKED_SECONDS)
            self._close_refused()
            with suppress(DatabaseUnavailable):
                if self._sids:
                    for sid in await self.database.revoked(list(self._sids)):
                        self._revoke(sid)
                if (used := await self.database.notification_queue()) > QUEUE_ALARM:
                    log.warning("notification_queue_fills", used=used)

    async def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        beats = 0
        while True:
            await asyncio.sleep(self.settings.heartbeat_seconds)
            beats += 1
            frame = frames.heartbeat(self.feed.position)
            for client in list(self.feed.audience):
                client.send(frame)
            self.feed.forget()
            if beats % PING_EVERY_HEARTBEATS == 0:
                oldest = loop.time() - self.settings.silence_seconds
                for connection in list(self.connections):
                    if connection.heard_at < oldest and not connection.events:
                        connection.transport.abort()
                    else:
                        connection.ping()


async def _forever(work: Coroutine[Any, Any, None]) -> None:
    """What runs in the background ends with the process only: or the process with it."""
    try:
        await work
    except asyncio.CancelledError:
        raise
    except BaseException:
        log.exception("relay_failed")
        asyncio.get_running_loop().stop()
