"""What stands between client and feed may close, be silent or say no; each has its consequence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from ontour_client import (
    ConnectionLost,
    OnTourError,
    Scope,
    ServerSentEvents,
    SnapshotNeeded,
    Token,
    Transport,
    TransportBlocked,
    WebSocket,
)
from ontour_client.api import Api
from ontour_client.model import Frame
from ontour_client.transports import Resume
from tests.clients_python.devices import run

RESUME = Resume(7, "feed-1", Scope(org_id="a"))


async def received(transport: Transport, url: str) -> list[Frame]:
    """Everything until a transport raises, which is noted as the last frame."""
    api = Api(url, Token("token"), "device-1", lambda token: None)
    frames: list[Frame] = []
    try:
        async for frame in transport.frames(api, RESUME):
            frames.append(frame)
    except OnTourError as error:
        frames.append({"type": type(error).__name__, "why": str(error)})
    finally:
        await api.close()
    return frames


@asynccontextmanager
async def answering(text: bytes | None) -> AsyncIterator[str]:
    """A server that answers every request with these bytes, or not at all."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if text is not None:
            writer.write(text)
            await writer.drain()
        else:
            await reader.read()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def http(status: str, body: str = "", kind: str = "text/plain") -> bytes:
    """An answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + body).encode()


def error(status: str, code: str) -> bytes:
    """An error of ours."""
    body = {"code": code, "message": "No.", "details": None, "hint": None}
    return http(status, json.dumps(body), "application/json")


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (http("403 Forbidden"), TransportBlocked),
        (http("426 Upgrade Required"), TransportBlocked),
        (http("200 OK", "<html>"), TransportBlocked),
        (http("502 Bad Gateway"), ConnectionLost),
        (http("429 Too Many Requests"), ConnectionLost),
        (b"220 mail.example ESMTP\r\n", TransportBlocked),
        (b"", TransportBlocked),
    ],
)
def test_a_websocket_that_is_answered_otherwise(answer: bytes, raised: type[OnTourError]) -> None:
    async def work() -> None:
        async with answering(answer) as url:
            (told,) = await received(WebSocket(), url)
            assert told["type"] == raised.__name__, told

    run(work())


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (http("404 Not Found"), TransportBlocked),
        (http("200 OK", "{}", "application/json"), TransportBlocked),
        (http("200 OK", "", "text/event-stream"), ConnectionLost),
        (http("503 Service Unavailable"), ConnectionLost),
        (error("410 Gone", "POSITION_GONE"), SnapshotNeeded),
        (error("409 Conflict", "FEED_MISMATCH"), SnapshotNeeded),
        (error("400 Bad Request", "POSITION_AHEAD"), SnapshotNeeded),
        (b"", ConnectionLost),
    ],
)
def test_a_stream_that_is_answered_otherwise(answer: bytes, raised: type[OnTourError]) -> None:
    async def work() -> None:
        async with answering(answer) as url:
            (told,) = await received(ServerSentEvents(), url)
            assert told["type"] == raised.__name__, told

    run(work())


@pytest.mark.parametrize("transport", [WebSocket, ServerSentEvents])
def test_a_server_that_is_not_there_is_tried_again(transport: Callable[[], Transport]) -> None:
    async def work() -> None:
        (told,) = await received(transport(), "http://127.0.0.1:1")
        assert told["type"] == "ConnectionLost"

    run(work())


@asynccontextmanager
async def socket(talk: Callable[[ServerConnection], Awaitable[None]]) -> AsyncIterator[str]:
    """A WebSocket server that talks so."""
    async with serve(talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("code", "reason", "raised"),
    [
        (4409, "FEED_MISMATCH", SnapshotNeeded),
        (4410, "POSITION_GONE", SnapshotNeeded),
        (4430, "SLOW_READER", ConnectionLost),
        (1012, "", ConnectionLost),
        (1009, "", ConnectionLost),
    ],
)
def test_a_socket_that_is_closed(code: int, reason: str, raised: type[OnTourError]) -> None:
    async def talk(connection: ServerConnection) -> None:
        assert json.loads(await connection.recv())["type"] == "hello"
        assert json.loads(await connection.recv())["type"] == "subscribe"
        await connection.send('{"type": "heartbeat", "position": 8}')
        await connection.close(code, reason)

    async def work() -> None:
        async with socket(talk) as url:
            heartbeat, told = await received(WebSocket(), url)
            assert heartbeat == {"type": "heartbeat", "position": 8}
            assert (told["type"], reason in told["why"]) == (raised.__name__, True)

    run(work())


def test_a_socket_says_who_and_from_where_on() -> None:
    said: list[dict[str, Any]] = []

    async def talk(connection: ServerConnection) -> None:
        said.extend([json.loads(await connection.recv()) for _ in range(2)])

    async def work() -> None:
        async with socket(talk) as url:
            await received(WebSocket(), url)

    run(work())
    assert said == [
        {"type": "hello", "token": "token", "device_id": "device-1"},
        {"type": "subscribe", "id": "1", "org_id": "a", "position": 7, "feed_id": "feed-1"},
    ]


@pytest.mark.parametrize(
    ("frames", "raised"),
    [([], TransportBlocked), ([{"type": "welcome", "heartbeat_seconds": 0.1}], ConnectionLost)],
)
def test_a_socket_that_falls_silent(
    frames: list[Frame], raised: type[OnTourError], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not frames:
        monkeypatch.setattr("ontour_client.transports._FIRST_SECONDS", 0.3)

    async def talk(connection: ServerConnection) -> None:
        for frame in frames:
            await connection.send(json.dumps(frame))
        await connection.wait_closed()

    async def work() -> None:
        async with socket(talk) as url:
            *told, last = await received(WebSocket(), url)
            assert told == frames
            assert last["type"] == raised.__name__

    run(work())
