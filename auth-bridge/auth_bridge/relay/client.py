"""A person, and each of their sockets, as the feed sees them."""

from __future__ import annotations

import json
import uuid
from typing import Protocol

from auth_bridge.errors import BridgeError
from auth_bridge.relay import frames
from auth_bridge.relay.audience import PERSONAL, Filter, View
from auth_bridge.relay.database import Told
from auth_bridge.relay.frames import Frame


class Sink(Protocol):
    """Where a client's frames go."""

    @property
    def events(self) -> bool:
        """Whether they go as SSE; else by WebSocket."""

    @property
    def paused(self) -> bool:
        """Whether so much waits to be read that no more should follow."""

    @property
    def closed(self) -> bool:
        """Whether nobody is there any more."""

    def write(self, data: bytes) -> None:
        """Hand on what is framed already."""

    def ping(self) -> None:
        """Find out whether anybody is there."""

    def refuse(self, error: BridgeError) -> None:
        """Say what is wrong, and close if the error says so."""

    async def drained(self, seconds: float) -> bool:
        """Wait until most has been read; false if that takes too long."""


class User:
    """Somebody who is connected, and the topics that they read at the feed's position."""

    __slots__ = ("clients", "id", "topics")

    def __init__(self, id: str, topics: set[str]) -> None:
        self.id = id
        self.topics = topics
        self.clients: set[Client] = set()

    def enter(self, topics: list[str]) -> None:
        """Read these too. Somebody else's profile is read through the organizations shared."""
        self.topics.update(topic for topic in topics if not topic.startswith(PERSONAL))

    def leave(self, topics: list[str]) -> None:
        """Read these no more."""
        self.topics.difference_update(t for t in topics if not t.startswith(PERSONAL))


class Client:
    """One socket of somebody signed in."""

    __slots__ = (
        "_visible",
        "filters",
        "header",
        "id",
        "position",
        "present",
        "sid",
        "sink",
        "started",
        "user",
    )

    def __init__(
        self, sink: Sink, user: User, sid: str, header: str, visible: frozenset[str] | None = None
    ) -> None:
        self.id = str(uuid.uuid4())
        self.sink = sink
        self.user = user
        self.sid = sid
        # Of the token that speaks for it; by which its key is known.
        self.header = header
        # The organizations' topics, as templates, that its session may read; None: all.
        self._visible = visible
        self.filters: dict[str, Filter] = {}
        # Whether there has been a subscription, and so a position from which on all is told.
        self.started = False
        # Up to where it has everything; while it is up to date the feed's own position counts.
        self.position = 0
        self.present: dict[str, str] = {}

    def send(self, frame: Frame) -> None:
        """Hand one frame on."""
        self.sink.write(frame.event if self.sink.events else frame.websocket)

    def view(self) -> View:
        """What this client sees, its own topics included."""
        return View(self.topics, self.filters.values())

    @property
    def weak(self) -> bool:
        """Whether only a PIN vouches for it."""
        return self._visible is not None

    @property
    def topics(self) -> set[str]:
        """What its person reads, as far as its session may."""
        if self._visible is None:
            return self.user.topics
        return {topic for topic in self.user.topics if self._reads(topic)}

    def moved(self, moved: dict[str, list[str]]) -> dict[str, list[str]]:
        """What came to its person or went, as far as its session may know."""
        if self._visible is None:
            return moved
        found = {name: [t for t in topics if self._reads(t)] for name, topics in moved.items()}
        return {name: topics for name, topics in found.items() if topics}

    def _reads(self, topic: str) -> bool:
        kind, _, rest = topic.partition(":")
        if self._visible is None or kind != "org":
            return True
        _, colon, what = rest.replace(f":member:{self.user.id}", ":member:{user_id}").partition(":")
        return f"org:{{org_id}}{colon}{what}" in self._visible

    def concerned(self, moved: dict[str, list[str]]) -> bool:
        """Whether any of its subscriptions is about the topics that came or went."""
        topics = moved.get("entered", []) + moved.get("left", [])
        return any(asked.covers(topic) for asked in self.filters.values() for topic in topics)

    def catch_up(self, rows: list[Told]) -> None:
        """Hand on what SQL tells this person, as far as it was asked for."""
        # SQL has judged what may be seen, further on in the feed than this process may be.
        found = [frame for told in rows if (frame := self._wanted(told))]
        if found:
            events = self.sink.events
            self.sink.write(b"".join(f.event if events else f.websocket for f in found))

    def _wanted(self, told: Told) -> Frame | None:
        message = json.loads(told.text) if told.table == "memberships" else None
        # What tells of access only names no row.
        if message is None or "table" in message:
            asked = self.filters.values()
            if any(one.takes(told.topics, told.table, told.row_id) for one in asked):
                return Frame(told.text.split('"', 4)[3], told.text, told.position)
        if message is not None:
            moved = {name: message[name] for name in ("entered", "left") if name in message}
            if moved and self.concerned(moved):
                return frames.access(told.position, moved)
        return None
