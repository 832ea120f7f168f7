"""Three ways to the same frames: a WebSocket, server-sent events, and asking again and again.

Each yields what comes after a position until it raises: ConnectionLost, SnapshotNeeded, or
TransportBlocked where something on the way does not let it through.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn, Protocol

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from ontour_client.api import Api
from ontour_client.errors import ApiError, ConnectionLost, SnapshotNeeded, TransportBlocked
from ontour_client.model import RESET_CODES, Frame, Scope
from ontour_client.tokens import seconds_to_renewal

# A way through which nothing comes for so long is none.
_FIRST_SECONDS = 15.0
# Silence for so many of the server's heartbeats means that nobody is there any more.
_MISSED_BEATS = 2.5
# What says that there is no feed here, rather than something about what was asked of it.
_NOT_OURS = frozenset({"NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE"})
_LARGEST_FRAME = 64 * 2**20
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Resume:
    """From where on, and what of it."""

    position: int
    feed_id: str
    scope: Scope


class Transport(Protocol):
    """A way to the frames."""

    name: str

    def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """Yield frames after the position, for ever."""
        ...

    async def send(self, frame: Frame) -> bool:
        """Send a frame such as `typing`; False where this way has no way back, or is not open."""
        ...


class WebSocket:
    """/feed as a WebSocket."""

    name = "websocket"

    def __init__(self) -> None:
        self._socket: ClientConnection | None = None

    async def send(self, frame: Frame) -> bool:
        """Send a frame."""
        if self._socket is None:
            return False
        try:
            await self._socket.send(json.dumps(frame))
        except ConnectionClosed:
            return False
        return True

    async def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """Yield frames, and give the server a new token before the old one expires."""
        token = await api.token()
        address = "ws" + api.base_url.removeprefix("http") + "/feed"
        try:
            async with connect(address, max_size=_LARGEST_FRAME, open_timeout=10) as socket:
                hello = {"type": "hello", "token": token, "device_id": api.device_id}
                await socket.send(json.dumps(hello))
                begin: Frame = {"type": "subscribe", "id": "1", **resume.scope.as_json()}
                begin |= {"position": resume.position, "feed_id": resume.feed_id}
                await socket.send(json.dumps(begin))
                self._socket, subscribed = socket, False
                renewal = asyncio.create_task(_renew(api, socket, token))
                try:
                    async for frame in _unless_silent(_received(socket)):
                        subscribed = subscribed or frame["type"] == "subscribed"
                        yield frame
                        if frame["type"] == "error" and not subscribed:
                            raise ApiError(httpx.codes.BAD_REQUEST, frame)
                finally:
                    self._socket = None
                    renewal.cancel()
        except ConnectionClosed as closed:
            await _explain(api, token, closed)
        except InvalidStatus as error:
            await _explain_status(api, token, error.response.status_code)
        except (InvalidHandshake, InvalidURI) as error:
            raise TransportBlocked(repr(error)) from error
        except (OSError, TimeoutError, EOFError) as error:
            raise ConnectionLost(repr(error)) from error


class ServerSentEvents:
    """/feed as server-sent events, for where WebSockets are not let through."""

    name = "sse"

    async def send(self, frame: Frame) -> bool:
        """There is no way back."""
        return False

    async def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """Yield frames. When the token expires the server ends the stream, and one resumes."""
        params = {"position": str(resume.position), "feed_id": resume.feed_id}
        params |= resume.scope.as_json()
        try:
            async with api.stream("/feed", params) as reply:
                if not reply.headers.get("Content-Type", "").startswith("text/event-stream"):
                    raise TransportBlocked("the answer is no event stream")
                async for frame in _unless_silent(_events(reply)):
                    yield frame
        except ApiError as error:
            if error.code in RESET_CODES:
                raise SnapshotNeeded(error.code) from error
            if error.code in _NOT_OURS or error.code.startswith("HTTP_"):
                raise TransportBlocked(str(error)) from error
            raise
        raise ConnectionLost("the stream has ended")


class Polling:
    """GET /api/changes again and again: it works wherever the API does."""

    name = "polling"

    def __init__(self, interval: float = 2.0) -> None:
        self._interval = interval

    async def send(self, frame: Frame) -> bool:
        """There is no way back."""
        return False

    async def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """Yield frames, page after page, and wait where there are no more."""
        position = resume.position
        if await api.feed_id() != resume.feed_id:
            raise SnapshotNeeded("FEED_MISMATCH")
        while True:
            asked = {"position": f"gt.{position}", "limit": str(_PAGE)}
            try:
                reply = await api.request("GET", "/api/changes", params=asked)
            except ApiError as error:
                if error.code in RESET_CODES:
                    raise SnapshotNeeded(error.code) from error
                raise
            page: list[Frame] = reply.json()
            for frame in page:
                position = frame["position"]
                yield frame
            position = max(position, int(reply.headers.get("Feed-Position", position)))
            yield {"type": "heartbeat", "position": position}
            if len(page) < _PAGE:
                await asyncio.sleep(self._interval)


async def _received(socket: ClientConnection) -> AsyncIterator[Frame]:
    while True:
        yield json.loads(await socket.recv())


async def _events(reply: httpx.Response) -> AsyncIterator[Frame]:
    async for line in reply.aiter_lines():
        if line.startswith("data:"):
            yield json.loads(line.removeprefix("data:"))


async def _unless_silent(frames: AsyncIterator[Frame]) -> AsyncIterator[Frame]:
    """Pass frames on until none has come for as long as the server has promised one."""
    seconds, any_frame = _FIRST_SECONDS, False
    while True:
        try:
            async with asyncio.timeout(seconds):
                frame = await anext(frames)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            silence = f"nothing came for {seconds:g} seconds"
            raise (ConnectionLost if any_frame else TransportBlocked)(silence) from error
        any_frame = True
        if frame["type"] == "welcome":
            seconds = _MISSED_BEATS * float(frame["heartbeat_seconds"])
        yield frame


async def _renew(api: Api, socket: ClientConnection, token: str) -> None:
    """Give the server each new token in time; if there is none, it will close the socket."""
    while (seconds := seconds_to_renewal(token)) is not None:
        await asyncio.sleep(max(seconds, 1.0))
        with suppress(ConnectionClosed):
            fresh = await api.token()
            if fresh == token:
                fresh = await api.token(refused=token)
            token = fresh
            await socket.send(json.dumps({"type": "token", "token": token}))


async def _explain(api: Api, token: str, closed: ConnectionClosed) -> NoReturn:
    """Raise what a closing means for the client."""
    code = closed.rcvd.code if closed.rcvd else None
    reason = closed.rcvd.reason if closed.rcvd else ""
    if code in {4409, 4410} or reason in RESET_CODES:
        raise SnapshotNeeded(reason) from closed
    if code == 4401:
        await api.token(refused=token)
    raise ConnectionLost(f"closed with {code} {reason}".rstrip()) from closed


async def _explain_status(api: Api, token: str, status: int) -> NoReturn:
    """Raise what the answer to an attempt at a WebSocket means for the client."""
    if status == httpx.codes.UNAUTHORIZED:
        await api.token(refused=token)
    if status in {401, 408, 429} or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise ConnectionLost(f"answered {status} to the WebSocket")
    raise TransportBlocked(f"answered {status} to the WebSocket")
