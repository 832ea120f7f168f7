"""A WebSocket: what its client says, one frame after the other, and what becomes of it."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from typing import TYPE_CHECKING

from websockets.http11 import Request

from auth_bridge.errors import BridgeError, InternalError, Refused
from auth_bridge.logs import log
from auth_bridge.relay import errors, frames, messages
from auth_bridge.relay.client import Client
from auth_bridge.relay.errors import (
    FrameInvalid,
    FrameUnknown,
    HelloTimeout,
    SightChanged,
)
from auth_bridge.relay.messages import Hello, Presence, Subscribe, Token, Typing, Unsubscribe

if TYPE_CHECKING:
    from auth_bridge.relay.connection import Connection
    from auth_bridge.relay.relay import Relay

# So many frames may come at once, and so many may wait.
BURST_SECONDS = 4
MOST_WAITING = 100

_BEARER = re.compile(r"(?:^|,)\s*bearer\.([A-Za-z0-9_.-]+)\s*(?:,|$)")


class _Unchanged(Exception):
    """A token was no good: the socket lives on as long as the one that it has."""

    def __init__(self, error: BridgeError | Refused) -> None:
        super().__init__()
        self.error = error


class Session:
    """Frames are read in order, and not faster than allowed: what comes faster waits outside."""

    def __init__(self, relay: Relay, connection: Connection, request: Request) -> None:
        self._relay = relay
        self._connection = connection
        self._client: Client | None = None
        self._waiting: deque[bytes | BridgeError] = deque()
        self._task: asyncio.Task[None] | None = None
        self._bad = 0
        self._loop = asyncio.get_running_loop()
        self._rate = relay.settings.frames_per_second
        self._allowance = float(self._rate * BURST_SECONDS)
        self._counted_at = self._loop.time()
        self._expiry: asyncio.TimerHandle | None = None
        self._hello = self._loop.call_later(
            relay.settings.hello_seconds, connection.refuse, HelloTimeout()
        )
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol"))
        if match := _BEARER.search(offered):
            self._start(self._greet(match[1]))

    # --- The connection's side -------------------------------------------------------------------

    def receive(self, payload: bytes) -> None:
        """A frame has come."""
        self._put(payload)

    def complain(self, error: BridgeError) -> None:
        """A frame has come that is none."""
        self._put(error)

    def lost(self) -> None:
        """The connection is no more."""
        self._hello.cancel()
        if self._expiry:
            self._expiry.cancel()
        if self._client:
            self._relay.dismiss(self._client)

    # --- One frame after the other ---------------------------------------------------------------

    def _put(self, frame: bytes | BridgeError) -> None:
        self._waiting.append(frame)
        if len(self._waiting) > MOST_WAITING:
            self._connection.read_on(False)
        if self._task is None:
            self._start(self._work())

    def _start(self, work: object) -> None:
        self._task = self._loop.create_task(work)  # type: ignore[arg-type]  # a coroutine
        self._task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (error := task.exception()):
            log.error("socket_failed", exc_info=error)
            self._connection.refuse(InternalError())
            self._connection.close(1011, InternalError.code)
        elif self._waiting and not self._connection.closed:
            self._start(self._work())

    async def _work(self) -> None:
        while self._waiting and not self._connection.closed:
            await self._pace()
            frame = self._waiting.popleft()
            if len(self._waiting) == MOST_WAITING // 2:
                self._connection.read_on(True)
            try:
                if isinstance(frame, BridgeError):
                    raise frame
                await self._take(frame)
            except (BridgeError, Refused) as error:
                self._refuse(error)
            except _Unchanged as kept:
                self._connection.say(kept.error)

    async def _pace(self) -> None:
        now = self._loop.time()
        self._allowance = min(
            self._allowance + (now - self._counted_at) * self._rate, self._rate * BURST_SECONDS
        )
        self._counted_at = now
        self._allowance -= 1
        if self._allowance < 0:
            await asyncio.sleep(-self._allowance / self._rate)

    def _refuse(self, error: BridgeError | Refused) -> None:
        self._connection.refuse(error)
        if isinstance(error, FrameInvalid | FrameUnknown):
            self._bad += 1
            if self._bad >= self._relay.settings.bad_frames:
                self._connection.close(errors.BAD_FRAMES, error.code)

    async def _take(self, payload: bytes) -> None:
        message = messages.read(payload)
        if isinstance(message, Hello):
            await self._greet_once(message.token)
            return
        client = self._client
        if client is None:
            raise FrameInvalid("The first frame is hello.")
        match message:
            case Subscribe():
                await self._relay.subscriptions.add(client, message)
            case Unsubscribe():
                self._relay.subscriptions.remove(client, message.id)
            case Token():
                try:
                    caller = await self._relay.callers.identify(message.token)
                    self._relay.renew(client, caller)
                except (BridgeError, Refused) as error:
                    raise _Unchanged(error) from None
                if caller.weak != client.weak:
                    # Its copy has too much or too little: it begins anew, with a snapshot.
                    raise SightChanged
                self._expire_at(caller.expires_at)
                client.send(frames.of({"type": "token", "expires_at": caller.expires_at}))
            case Presence():
                await self._relay.presence.set(client, str(message.org_id), message.status)
            case Typing():
                await self._relay.presence.typing(client, message)

    # --- Who it is -------------------------------------------------------------------------------

    async def _greet(self, token: str) -> None:
        try:
            await self._greet_once(token)
        except (BridgeError, Refused) as error:
            self._refuse(error)

    async def _greet_once(self, token: str) -> None:
        if self._client is not None:
            raise FrameInvalid("Hello has been said.")
        caller = await self._relay.callers.identify(token)
        client = await self._relay.admit(self._connection, caller)
        if self._connection.closed:
            self._relay.dismiss(client)
            return
        self._client = client
        self._hello.cancel()
        self._expire_at(caller.expires_at)
        client.send(self._relay.welcome(client, caller.expires_at))

    def _expire_at(self, expires_at: int) -> None:
        if self._expiry:
            self._expiry.cancel()
        self._expiry = self._relay.expire(self._connection, expires_at)
