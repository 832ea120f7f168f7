"""Clients of the feed, as tests need them: a WebSocket, and a stream of events."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect, unix_connect

from ontour.stack import Stack
from tests.feed import description
from tests.support.people import Person
from tests.support.waiting import eventually

Frame = dict[str, Any]
PATIENCE = 20
# Heartbeats come for ever, what was waited for may not.
LONGEST = 6 * PATIENCE


class Socket:
    """A WebSocket; every frame that it gets is looked at."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.welcome: Frame = {}
        self.heard: list[Frame] = []

    def say(self, kind: str, **fields: object) -> None:
        """Send a frame."""
        self.connection.send(json.dumps({"type": kind, **fields}))

    def hear(self) -> Frame:
        """The next frame of any kind."""
        frame: Frame = json.loads(self.connection.recv(timeout=PATIENCE))
        description.check("hear", frame)
        self.heard.append(frame)
        return frame

    def until(self, wanted: Callable[[Frame], object]) -> Frame:
        """Read up to a frame and return it."""
        deadline = time.monotonic() + LONGEST
        while not wanted(frame := self.hear()):
            assert time.monotonic() < deadline, self.heard[-10:]
        return frame

    def next(self, *kinds: str) -> Frame:
        """The next frame of these kinds."""
        return self.until(lambda frame: frame["type"] in kinds)

    def hello(self, person: Person, **fields: object) -> Frame:
        """Say who is there; returns the welcome."""
        self.say("hello", token=person.token, **fields)
        self.welcome = self.next("welcome", "error")
        return self.welcome

    def subscribe(self, **fields: object) -> Frame:
        """Ask for more; returns the answer, also if it is an error."""
        self.say("subscribe", **fields)
        return self.next("subscribed", "error")

    def refused(self, kind: str, **fields: object) -> str:
        """Send a frame that is refused; returns the code."""
        self.say(kind, **fields)
        return str(self.next("error")["code"])

    def told_up_to(self, position: int) -> list[Frame]:
        """Every frame of the feed up to a position, once the relay says that this is all."""
        begin = len(self.heard)
        self.until(lambda frame: frame["type"] in FED and frame["position"] >= position)
        return [frame for frame in self.heard[begin:] if frame["type"] in ROWS]

    def closed(self) -> tuple[int, str]:
        """Read until the relay closes; returns its code and reason."""
        with pytest.raises(ConnectionClosed) as end:
            self.until(lambda frame: False)
        assert end.value.rcvd is not None, "cut off"
        return end.value.rcvd.code, end.value.rcvd.reason


ROWS = ("change", "enter", "leave")
FED = (*ROWS, "heartbeat")


@contextmanager
def socket(
    stack: Stack, person: Person | None = None, *, unix: str | None = None, **options: Any
) -> Iterator[Socket]:
    """A WebSocket through the gateway, or past it; signed in if somebody is named."""
    if person:
        # Their own signing up has passed: it is not what the test waits for.
        eventually(lambda: person.api.get("/api/changes?position=gt.0&limit=1").json())
    url = f"ws://127.0.0.1:{stack.port}/feed"
    options = {"max_size": None, "compression": None, "open_timeout": PATIENCE, **options}
    opened = unix_connect(unix, url, **options) if unix else connect(url, **options)
    with opened as connection:
        client = Socket(connection)
        if person:
            assert client.hello(person)["type"] == "welcome", client.heard
        yield client


class Events:
    """A stream of events."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def next(self) -> tuple[str | None, str, Frame]:
        """Id, kind and data of the next event."""
        found: dict[str, str] = {}
        for line in self._lines:
            if line:
                name, _, value = line.partition(": ")
                found[name] = value
            elif "data" in found:
                frame: Frame = json.loads(found["data"])
                description.check("hear", frame)
                assert found["event"] == frame["type"]
                return found.get("id"), frame["type"], frame
        raise AssertionError("The stream has ended.")

    def until(self, *kinds: str) -> tuple[str | None, str, Frame]:
        """Read up to an event of these kinds and return it."""
        while (event := self.next())[1] not in kinds:
            pass
        return event


@contextmanager
def events(
    stack: Stack, person: Person, last_event_id: int | None = None, **query: Any
) -> Iterator[Events]:
    """A stream of events through the gateway."""
    headers = {"Accept": "text/event-stream", **person.headers}
    if last_event_id is not None:
        headers["Last-Event-ID"] = str(last_event_id)
    with (
        httpx.Client(base_url=stack.base_url, timeout=PATIENCE) as client,
        client.stream("GET", "/feed", headers=headers, params=query) as reply,
    ):
        assert reply.status_code == httpx.codes.OK, reply.read()
        yield Events(reply.iter_lines())
