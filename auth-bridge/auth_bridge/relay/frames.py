"""Bytes on the wire: each frame is made once, however many sockets it goes to.

What a server sends is not masked (RFC 6455, 5.1), so the same bytes do for every WebSocket.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

PING = b"\x89\x00"

_TEXT = 0x81


def websocket(payload: bytes) -> bytes:
    """A whole text frame."""
    size = len(payload)
    if size < 126:
        return bytes((_TEXT, size)) + payload
    if size < 1 << 16:
        return bytes((_TEXT, 126)) + size.to_bytes(2, "big") + payload
    return bytes((_TEXT, 127)) + size.to_bytes(8, "big") + payload


class Frame:
    """One frame, in the form that SQL gave it; with the position if it has one to resume from."""

    __slots__ = ("_event", "_websocket", "kind", "position", "text")

    def __init__(self, kind: str, text: str, position: int | None = None) -> None:
        self.kind = kind
        self.text = text
        self.position = position
        self._websocket: bytes | None = None
        self._event: bytes | None = None

    @property
    def websocket(self) -> bytes:
        """For WebSockets."""
        if self._websocket is None:
            self._websocket = websocket(self.text.encode())
        return self._websocket

    @property
    def event(self) -> bytes:
        """For SSE. A newline may stand between values of JSON only, never in one."""
        if self._event is None:
            position = "" if self.position is None else f"id: {self.position}\n"
            data = self.text.replace("\n", " ")
            self._event = f"{position}event: {self.kind}\ndata: {data}\n\n".encode()
        return self._event


def of(message: Mapping[str, Any], *, resumable: bool = False) -> Frame:
    """A frame of our own making."""
    position = message["position"] if resumable else None
    return Frame(message["type"], json.dumps(message), position)


def heartbeat(position: int) -> Frame:
    """You have everything up to here."""
    return of({"type": "heartbeat", "position": position}, resumable=True)


def access(position: int, moved: Mapping[str, list[str]]) -> Frame:
    """What somebody may read from here on, and what no more."""
    kind = "enter" if "entered" in moved else "leave"
    return of({"type": kind, "position": position, **moved}, resumable=True)


def notification(change: Frame) -> Frame:
    """You are told something: of the row that holds it, what leads to what it is about."""
    row = json.loads(change.text)["row"]
    fields = ("id", "org_id", "kind", "subject_table", "subject_id", "actor_id", "data")
    return of({"type": "notification", **{field: row[field] for field in fields}})


def with_access(frame: Frame, moved: Mapping[str, list[str]]) -> Frame:
    """The same frame, saying also what somebody may read from here on, and what no more."""
    return Frame(frame.kind, f"{frame.text[:-1]}, {json.dumps(moved)[1:]}", frame.position)
