"""One connection of the gateway: a request, and then a WebSocket or a stream of events.

Handshake and frames of the client are read by the sans-I/O protocol of `websockets`. What goes
out is made elsewhere, once for all clients, and written to the transport as it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, cast

from starlette.responses import JSONResponse
from websockets.exceptions import NegotiationError
from websockets.frames import Frame as Received
from websockets.frames import Opcode
from websockets.http11 import Request
from websockets.protocol import OPEN
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from auth_bridge.errors import BridgeError, Refused
from auth_bridge.logs import log
from auth_bridge.relay import errors, frames
from auth_bridge.relay.errors import FrameInvalid, NotAcceptable

if TYPE_CHECKING:
    from auth_bridge.relay.relay import Relay

SUBPROTOCOL = Subprotocol("ontour.feed.v1")
# How long a peer may take to read the rest and answer a close.
CLOSE_SECONDS = 10
MESSAGES = (Opcode.TEXT, Opcode.BINARY, Opcode.CONT)
# Of SSE, that a proxy may keep.
STREAM = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
    b"X-Accel-Buffering: no\r\nConnection: close\r\n\r\n"
)


class Listener(Protocol):
    """Whoever makes sense of what comes in."""

    def receive(self, payload: bytes) -> None:
        """A whole frame of the client."""

    def complain(self, error: BridgeError) -> None:
        """A frame that is none."""

    def lost(self) -> None:
        """The connection is no more."""


class Connection(asyncio.Protocol):
    """The bytes of one socket; a Sink for its client."""

    transport: asyncio.Transport

    def __init__(self, relay: Relay) -> None:
        self.events = False
        self.paused = False
        self.closed = False
        self.heard_at = 0.0
        self.listener: Listener | None = None
        self._relay = relay
        self._parts: list[bytes] = []
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._drained: asyncio.Future[None] | None = None
        self._protocol = ServerProtocol(
            select_subprotocol=_select, max_size=relay.settings.frame_limit_bytes
        )

    # --- asyncio's side --------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by asyncio."""
        self.transport = cast("asyncio.Transport", transport)
        high = self._relay.settings.buffer_bytes
        self.transport.set_write_buffer_limits(high=high, low=high // 4)
        self.heard_at = asyncio.get_running_loop().time()
        self._relay.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self.closed = True
        self._relay.connections.discard(self)
        self.lost.set_result(None)
        self.resume_writing()
        if self.listener:
            self.listener.lost()

    def pause_writing(self) -> None:
        """Called by asyncio: much waits to be read."""
        self.paused = True

    def resume_writing(self) -> None:
        """Called by asyncio: most has been read."""
        self.paused = False
        if self._drained and not self._drained.done():
            self._drained.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        self.heard_at = asyncio.get_running_loop().time()
        if self.events:
            return
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._begin(event)
            elif isinstance(event, Received):
                self._receive(event)
        if not self.events:
            self._flush()

    def eof_received(self) -> bool:
        """Called by asyncio: the peer will say nothing more; close."""
        return False

    # --- What comes in ---------------------------------------------------------------------------

    def _begin(self, request: Request) -> None:
        if request.headers.get("Upgrade") is None:
            self.events = True
            self._relay.stream(self, request)
            return
        response = self._protocol.accept(request)
        if response.status_code != 101:
            self.answer(NotAcceptable(f"The handshake fails: {response.status_code}."))
            return
        self._protocol.send_response(response)
        self._flush()
        self._relay.socket(self, request)

    def _receive(self, frame: Received) -> None:
        if self.closed or self.listener is None or frame.opcode not in MESSAGES:
            return
        if frame.opcode is Opcode.BINARY:
            self.listener.complain(FrameInvalid("The frame is binary."))
            return
        self._parts.append(bytes(frame.data))
        if frame.fin:
            payload, self._parts = b"".join(self._parts), []
            self.listener.receive(payload)

    def read_on(self, on: bool) -> None:
        """Read what the peer sends, or let it wait."""
        if not self.closed and not self.transport.is_closing():
            if on:
                self.transport.resume_reading()
            else:
                self.transport.pause_reading()

    # --- What goes out ---------------------------------------------------------------------------

    def write(self, data: bytes) -> None:
        """Hand on what is framed already."""
        if not self.closed:
            self.transport.write(data)

    def ping(self) -> None:
        """Find out whether anybody is there; only a WebSocket that is open can be asked."""
        if self._protocol.state is OPEN:
            self.write(frames.PING)

    def begin_stream(self) -> None:
        """Answer with a stream of events."""
        self.write(STREAM)

    def say(self, error: BridgeError | Refused) -> None:
        """Say what is wrong."""
        frame = frames.Frame("error", errors.text(error))
        self.write(frame.event if self.events else frame.websocket)

    def refuse(self, error: BridgeError | Refused) -> None:
        """Say what is wrong, and close if the error says so."""
        if self.closed:
            return
        self.say(error)
        if (code := errors.close_code(error)) is not None:
            self.close(code, errors.code(error))

    def answer(self, error: BridgeError | Refused | None) -> None:
        """Answer the request with an error, or without one, and close."""
        response = error.response() if error else JSONResponse({"status": "ready"})
        lines = [f"HTTP/1.1 {response.status_code} {HTTPStatus(response.status_code).phrase}"]
        lines += [f"{name}: {value}" for name, value in response.headers.items()]
        head = "\r\n".join([*lines, "connection: close", "", ""])
        self.write(head.encode("latin-1") + bytes(response.body))
        self._end()

    def close(self, code: int, reason: str) -> None:
        """Close kindly: what was written before is read before; but not for ever."""
        if self.closed:
            return
        log.info("socket_closed", code=code, reason=reason)
        if not self.events and self._protocol.state is OPEN:
            self._protocol.send_close(code, reason)
            self._flush()
        else:
            self._end()

    def _end(self) -> None:
        self.closed = True
        self.transport.close()
        asyncio.get_running_loop().call_later(CLOSE_SECONDS, self.transport.abort)

    def _flush(self) -> None:
        """Send what the protocol has to say: handshake, pongs and closes."""
        for data in self._protocol.data_to_send():
            if data:
                self.transport.write(data)
            elif not self.transport.is_closing():
                # What the peer still sends is read on, for else it would lose our last words.
                self.transport.write_eof()
        if self._protocol.state > OPEN and not self.closed:
            self.closed = True
            asyncio.get_running_loop().call_later(CLOSE_SECONDS, self.transport.abort)

    async def drained(self, seconds: float) -> bool:
        """Wait until most has been read; false if that takes too long."""
        if not self.paused or self.closed:
            return True
        self._drained = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await self._drained
        except TimeoutError:
            return False
        return True


def _select(protocol: ServerProtocol, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """Ours, where a client offers any; it need not."""
    if not offered or SUBPROTOCOL in offered:
        return SUBPROTOCOL if offered else None
    raise NegotiationError(f"The subprotocol is {SUBPROTOCOL}.")
