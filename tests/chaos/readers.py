"""Readers: each follows the feed in one way, and begins again wherever it was cut off."""

from __future__ import annotations

import json
import random
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import httpx
import psycopg
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect

from tests.chaos.frames import Row
from tests.chaos.ground import Ground, Person
from tests.chaos.replica import Replica
from tests.chaos.scope import EVERYTHING, Scope

# So short that tokens expire while they are in use.
TOKEN_SECONDS = 20
# Longer than any heartbeat: nothing comes through any more.
SILENCE_SECONDS = 8
CUT_OFF = (
    OSError, httpx.TransportError, ConnectionClosed, InvalidHandshake, psycopg.OperationalError,
)  # fmt: skip


class Refused(Exception):
    """The feed answered, but not with changes."""


class Reader(ABC, threading.Thread):
    """One person's program. `through` is the port it talks to: the proxy's."""

    kind = ""

    def __init__(
        self, ground: Ground, person: Person, through: int, rng: random.Random,
        scope: Scope = EVERYTHING,
    ) -> None:  # fmt: skip
        super().__init__(name=f"{person.name} by {self.kind}{scope}", daemon=True)
        self.person = person
        self.scope = scope
        self.replica = Replica(self._snapshot)
        self.ended: Counter[str] = Counter()
        self._ground = ground
        self._through = f"127.0.0.1:{through}"
        self._rng = rng
        self._halt = threading.Event()

    def run(self) -> None:
        """Follow until told to halt."""
        begun = False
        while not self._halt.is_set():
            try:
                if not begun:
                    self.replica.begin()
                    begun = True
                self.follow()
            except CUT_OFF as error:
                self.ended[type(error).__name__] += 1
            except Refused as error:
                self.ended[str(error)] += 1
            self._halt.wait(self._rng.uniform(0.02, 0.3))

    def halt(self) -> None:
        """End the thread."""
        self._halt.set()
        self.join(30)

    @abstractmethod
    def follow(self) -> None:
        """Go on from the replica's position until cut off."""

    def _token(self) -> str:
        return self._ground.token(self.person, TOKEN_SECONDS)

    def _snapshot(self, tables: list[str] | None, org_id: str | None) -> Row:
        """Ask past the proxy, until it is answered: a frame is not taken in by halves."""
        while not self._halt.is_set():
            with suppress(httpx.TransportError):
                reply = httpx.post(
                    f"{self._ground.stack.base_url}/api/rpc/snapshot",
                    json={"table_names": tables, "org_id": org_id},
                    headers={"Authorization": f"Bearer {self._token()}"},
                    timeout=30,
                )
                if reply.is_success:
                    found: Row = reply.json()
                    return found
                self.ended[f"snapshot {reply.status_code}"] += 1
            self._halt.wait(0.2)
        raise Refused("halted")

    def _take(self, frame: Row) -> None:
        match frame["type"]:
            case "change" | "enter" | "leave":
                self.replica.apply(frame)
            case "heartbeat":
                self.replica.reached(frame["position"])
            case "error":
                raise Refused(frame["code"])


class SocketReader(Reader):
    """Over a WebSocket; half of them renew their token in time, half wait to be thrown out."""

    kind = "socket"

    def follow(self) -> None:
        renews = self._rng.random() < 0.5
        with connect(
            f"ws://{self._through}/feed", proxy=None, compression=None, ping_interval=None,
            open_timeout=5, close_timeout=1, max_size=None,
        ) as socket:  # fmt: skip
            since = heard = time.monotonic()
            socket.send(json.dumps({"type": "hello", "token": self._token()}))
            position = {"position": self.replica.position, "feed_id": self.replica.feed_id}
            socket.send(json.dumps({"type": "subscribe", "id": "1"} | position | self.scope.asked))
            while not self._halt.is_set():
                try:
                    text = socket.recv(timeout=0.2)
                except TimeoutError:
                    if time.monotonic() > heard + SILENCE_SECONDS:
                        raise
                    continue
                heard = time.monotonic()
                self._take(json.loads(text))
                if renews and heard > since + TOKEN_SECONDS / 2:
                    since = heard
                    socket.send(json.dumps({"type": "token", "token": self._token()}))


class EventReader(Reader):
    """Over server-sent events."""

    kind = "events"

    def follow(self) -> None:
        headers = {
            "Accept": "text/event-stream",
            "Authorization": f"Bearer {self._token()}",
            "Last-Event-ID": str(self.replica.position),
        }
        asked = {"feed_id": self.replica.feed_id} | self.scope.asked
        timeout = httpx.Timeout(5, read=SILENCE_SECONDS)
        with httpx.stream(
            "GET", f"http://{self._through}/feed", params=asked, headers=headers, timeout=timeout
        ) as reply:
            if not reply.is_success:
                raise Refused(str(reply.status_code))
            for frame in events(reply.iter_lines()):
                if self._halt.is_set():
                    return
                self._take(frame)


def events(lines: Iterator[str]) -> Iterator[Row]:
    """The data of each event that came whole."""
    data = ""
    for line in lines:
        if line.startswith("data:"):
            data += line.removeprefix("data:")
        elif not line and data:
            yield json.loads(data)
            data = ""


class PollingReader(Reader):
    """By asking GET /api/changes again and again."""

    kind = "polling"

    def follow(self) -> None:
        with httpx.Client(base_url=f"http://{self._through}", timeout=SILENCE_SECONDS) as client:
            while not self._halt.is_set():
                reply = client.get(
                    "/api/changes",
                    params={"position": f"gt.{self.replica.position}", "limit": 500},
                    headers={"Authorization": f"Bearer {self._token()}"},
                )
                if not reply.is_success:
                    raise Refused(str(reply.status_code))
                before = self.replica.position
                for frame in reply.json():
                    self._take(frame)
                self.replica.reached(int(reply.headers["Feed-Position"]))
                if self.replica.position == before:
                    self._halt.wait(self._rng.uniform(0.05, 0.3))
