from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from auth_bridge.errors import BridgeError, InternalError, NotReady
from auth_bridge.postgrest import Answered, Postgrest

REFUSAL = b'{"code":"SHOW_INCOMPLETE","message":"m","details":"fee","hint":"h"}'


@pytest.fixture
def socket(tmp_path: Path) -> Path:
    """Where PostgREST would listen."""
    return tmp_path / "postgrest.sock"


async def answer(socket: Path, status: str, body: bytes, heard: list[bytes]) -> httpx.Response:
    """What the client makes of a PostgREST that answers this."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        length = f"Content-Length: {len(body)}\r\nRetry-After: 3\r\nX-Other: x\r\n\r\n"
        writer.write(f"HTTP/1.1 {status}\r\n{length}".encode() + body)
        await writer.drain()
        writer.close()

    postgrest = Postgrest(socket)
    async with await asyncio.start_unix_server(serve, socket):
        try:
            return await postgrest.ask("POST", "/rpc/f", {"Authorization": "Bearer t"}, b"{}")
        finally:
            await postgrest.close()


def test_it_is_asked_with_what_the_caller_sent(socket: Path) -> None:
    heard: list[bytes] = []
    reply = asyncio.run(answer(socket, "200 OK", b"[1]", heard))
    assert reply.json() == [1]
    assert heard[0].startswith(b"POST /rpc/f HTTP/1.1\r\n")
    assert b"authorization: bearer t\r\n" in heard[0].lower()


def test_a_refusal_is_answered_as_it_is(socket: Path) -> None:
    with pytest.raises(Answered) as refused:
        asyncio.run(answer(socket, "422 Unprocessable", REFUSAL, []))
    response = refused.value.response()
    assert (response.status_code, response.body) == (422, REFUSAL)
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["retry-after"] == "3"
    assert "x-other" not in response.headers


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        ("500 Oh", b'{"code":"XX000","message":"/run/postgrest.sock"}', InternalError),
        ("500 Oh", b"no JSON", InternalError),
        ("500 Oh", b'{"code":"57014"}', NotReady),
        ("503 Oh", b'{"code":"PGRST000"}', NotReady),
    ],
)
def test_a_fault_is_told_in_our_words(
    status: str, body: bytes, error: type[BridgeError], socket: Path
) -> None:
    with pytest.raises(error) as raised:
        asyncio.run(answer(socket, status, body, []))
    assert "sock" not in str(raised.value.details)


def test_who_does_not_answer_is_not_ready(socket: Path) -> None:
    for where in (socket, None):
        with pytest.raises(NotReady):
            asyncio.run(Postgrest(where).ask("GET", "/", {}))
