"""A WebSocket that follows the feed at least cost: it looks for marks and positions only."""

from __future__ import annotations

import base64
import json
import os
import socket
import time
from array import array
from typing import Any

from ontour.bench.load import WrongAnswer

# Written into a show's notes with eight digits; what a follower knows a change by.
MARK = b"bench:"
POSITION = b'"position"'
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
RECEIVE_BYTES = 256 * 1024
HANDSHAKE_SECONDS = 30


def mark(number: int) -> str:
    """The notes of the change of this number."""
    return f"{MARK.decode()}{number:08d}"


class Follower:
    """One socket: the numbers of the changes that came, and when each did."""

    __slots__ = ("backwards", "last", "numbers", "others", "rest", "sock", "times")

    def __init__(self, host: str, port: int, path: str = "/feed") -> None:
        self.numbers = array("I")
        self.times = array("d")
        # Frames without a mark: heartbeats and the like.
        self.others = 0
        self.last = 0
        # Positions that did not ascend.
        self.backwards = 0
        self.rest = b""
        self.sock = socket.create_connection((host, port), timeout=HANDSHAKE_SECONDS)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.sock.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
            "\r\n".encode()
        )
        head = b""
        while b"\r\n\r\n" not in head:
            head += self._receive()
        if not head.startswith(b"HTTP/1.1 101"):
            raise WrongAnswer(head.decode(errors="replace"))
        self.rest = head.partition(b"\r\n\r\n")[2]

    def begin(self, token: str, **subscription: object) -> dict[str, Any]:
        """Say who it is and subscribe; returns the answer. Frames that follow it are kept."""
        self.send({"type": "hello", "token": token})
        self.expect("welcome")
        self.send({"type": "subscribe", **subscription})
        return self.expect("subscribed")

    def send(self, message: dict[str, object]) -> None:
        """Send a message, with the mask of zeros that changes nothing."""
        payload = json.dumps(message).encode()
        self.sock.sendall(_header(TEXT, len(payload)) + payload)

    def expect(self, kind: str) -> dict[str, Any]:
        """The next message of this type; before a subscription there is no change to be missed."""
        while True:
            found = _split(self.rest)
            if found is None:
                self.rest += self._receive()
                continue
            opcode, start, end = found
            payload, self.rest = self.rest[start:end], self.rest[end:]
            answer: dict[str, Any] = json.loads(payload) if opcode == TEXT else {}
            if answer.get("type") == kind:
                return answer
            self._other(opcode, payload)

    def _receive(self) -> bytes:
        data = self.sock.recv(RECEIVE_BYTES)
        if not data:
            raise WrongAnswer(f"closed: {self.rest[:500]!r}")
        return data

    def read(self) -> int:
        """Take what has come, all of it at this moment; returns how many changes that were."""
        data = self.sock.recv(RECEIVE_BYTES)
        now = time.perf_counter()
        if not data:
            raise WrongAnswer(f"closed after {len(self.numbers)} changes")
        if self.rest:
            data = self.rest + data
        at, size, before = 0, len(data), len(self.numbers)
        while size - at >= 2:
            # As _split does, spelt out: this is what the generator spends its time with.
            start, length = at + 2, data[at + 1]
            if length == 126:
                start, length = at + 4, int.from_bytes(data[at + 2 : at + 4], "big")
            elif length == 127:
                start, length = at + 10, int.from_bytes(data[at + 2 : at + 10], "big")
            end = start + length
            if end > size:
                break
            found = data.find(MARK, start, end)
            if found >= 0:
                self.numbers.append(int(data[found + 6 : found + 14]))
                self.times.append(now)
                place = data.find(POSITION, start, end)
                if place >= 0:
                    position = int(data[place + 10 : data.find(b",", place)].lstrip(b" :"))
                    if position <= self.last:
                        self.backwards += 1
                    self.last = position
            else:
                self._other(data[at] & 15, data[start:end])
            at = end
        self.rest = data[at:]
        return len(self.numbers) - before

    def _other(self, opcode: int, payload: bytes) -> None:
        self.others += 1
        if opcode == PING:
            self.sock.sendall(_header(PONG, len(payload)) + payload)
        elif opcode == CLOSE or b'"error"' in payload[:20]:
            raise WrongAnswer(f"after {len(self.numbers)} changes: {payload.decode()}")

    def close(self) -> None:
        """Hang up."""
        self.sock.close()


def _header(opcode: int, length: int) -> bytes:
    size = (
        bytes([0x80 | 126]) + length.to_bytes(2, "big") if length > 125 else bytes([0x80 | length])
    )
    return bytes([0x80 | opcode]) + size + bytes(4)


def _split(data: bytes) -> tuple[int, int, int] | None:
    """Opcode, start and end of the first frame's payload; None if it is not all there."""
    if len(data) < 10 and (len(data) < 2 or len(data) < 2 + data[1]):
        return None
    start, length = 2, data[1]
    if length == 126:
        start, length = 4, int.from_bytes(data[2:4], "big")
    elif length == 127:
        start, length = 10, int.from_bytes(data[2:10], "big")
    return (data[0] & 15, start, start + length) if start + length <= len(data) else None
