"""A person's copies of what they may read: one polls when it is asked to, one hangs on a socket."""

from __future__ import annotations

from contextlib import ExitStack

import httpx

from ontour.stack import Stack
from tests.chaos.frames import Row
from tests.chaos.replica import Key, Replica
from tests.feed.sockets import Socket, socket
from tests.support.people import Person

PAGE = 50


def shown(person: Person, tables: list[str]) -> dict[Key, int]:
    """The version of each row that PostgREST shows this person."""
    found: dict[Key, int] = {}
    for table in tables:
        reply = person.api.get(f"/api/{table}", params={"select": "id,version"})
        assert reply.status_code == httpx.codes.OK, reply.text
        found |= {(table, row["id"]): row["version"] for row in reply.json()}
    return found


class Follower:
    """Keeps a copy by the feed's own rules."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.replica = Replica(self._snapshot)
        self.replica.begin()

    def versions(self) -> dict[Key, int]:
        """The version of each row of the copy."""
        return {key: self.replica.rows[key].version for key in self.replica.live()}

    def come_to(self, position: int) -> None:
        """Take in the feed up to here."""
        raise NotImplementedError

    def be_cut_off(self) -> None:
        """Lose the connection, if there is one."""

    def _snapshot(self, tables: list[str] | None, org_id: str | None) -> Row:
        reply = self.person.api.post(
            "/api/rpc/snapshot", json={"table_names": tables, "org_id": org_id}
        )
        assert reply.status_code == httpx.codes.OK, reply.text
        found: Row = reply.json()
        return found


class Polling(Follower):
    """Asks GET /api/changes, page by page."""

    def come_to(self, position: int) -> None:
        while self.replica.position < position:
            reply = self.person.api.get(
                "/api/changes", params={"position": f"gt.{self.replica.position}", "limit": PAGE}
            )
            assert reply.status_code == httpx.codes.OK, reply.text
            for frame in reply.json():
                self.replica.apply(frame)
            self.replica.reached(int(reply.headers["Feed-Position"]))


class Live(Follower):
    """Is told over a WebSocket."""

    def __init__(self, stack: Stack, person: Person, closing: ExitStack) -> None:
        super().__init__(person)
        self._stack = stack
        self._closing = closing
        self._socket: Socket | None = None
        self._connection = closing.enter_context(ExitStack())
        self.come_to(self.replica.position)

    def come_to(self, position: int) -> None:
        if self._socket is None:
            self._socket = self._connection.enter_context(
                # What waits unread must not keep the answer to our closing from being read.
                socket(self._stack, self.person, max_queue=None)
            )
            at = {"position": self.replica.position, "feed_id": self.replica.feed_id}
            self._socket.say("subscribe", **at)
            self._socket.next("subscribed")
        while self.replica.position < position:
            frame = self._socket.hear()
            if frame["type"] == "heartbeat":
                self.replica.reached(frame["position"])
            elif frame["type"] in ("change", "enter", "leave"):
                self.replica.apply(frame)

    def be_cut_off(self) -> None:
        self._connection.close()
        self._socket = None
