from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from auth_bridge.relay import frames
from auth_bridge.relay.connection import Connection
from auth_bridge.relay.errors import SlowReader
from auth_bridge.relay.relay import Relay

HANDSHAKE = (
    b"GET /feed HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)


class Wire(asyncio.Transport):
    """A transport that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""
        self.ended = False

    def write(self, data: Any) -> None:
        self.sent += data

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def write_eof(self) -> None:
        self.ended = True

    def is_closing(self) -> bool:
        return self.ended

    def close(self) -> None:
        self.ended = True

    def abort(self) -> None:
        self.ended = True


def opened() -> tuple[Connection, Wire]:
    relay = SimpleNamespace(
        settings=SimpleNamespace(frame_limit_bytes=65_536, buffer_bytes=4096),
        connections=set(),
        socket=lambda connection, request: None,
    )
    connection, wire = Connection(cast("Relay", relay)), Wire()
    connection.connection_made(wire)
    return connection, wire


def in_a_loop(test: Callable[[], None]) -> None:
    async def run() -> None:
        test()

    asyncio.run(run())


def test_nobody_is_pinged_before_the_handshake() -> None:
    def test() -> None:
        connection, wire = opened()
        connection.ping()
        assert wire.sent == b""
        connection.data_received(HANDSHAKE + b"\r\n")
        assert wire.sent.startswith(b"HTTP/1.1 101 ")
        connection.ping()
        assert wire.sent.endswith(b"\r\n\r\n" + frames.PING)

    in_a_loop(test)


def test_nothing_follows_a_close() -> None:
    def test() -> None:
        connection, wire = opened()
        connection.data_received(HANDSHAKE + b"\r\n")
        connection.refuse(SlowReader())
        sent = wire.sent
        assert sent.endswith(b"SLOW_READER")
        connection.write(b"more")
        connection.ping()
        connection.refuse(SlowReader())
        assert wire.sent == sent

    in_a_loop(test)


@pytest.mark.parametrize(
    ("offered", "status"),
    [
        (b"", b"101"),
        (b"Sec-WebSocket-Protocol: ontour.feed.v1, bearer.x.y.z\r\n", b"101"),
        (b"Sec-WebSocket-Protocol: mqtt\r\n", b"406"),
    ],
)
def test_a_subprotocol_is_ours_or_none(offered: bytes, status: bytes) -> None:
    def test() -> None:
        connection, wire = opened()
        connection.data_received(HANDSHAKE + offered + b"\r\n")
        assert wire.sent.split(b" ")[1] == status
        assert (b"ontour.feed.v1" in wire.sent) == (b"ontour" in offered)

    in_a_loop(test)
