"""The client: one local copy, kept equal to the server, that can be edited at any time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from ontour_client import ids
from ontour_client.api import Api
from ontour_client.database import Database
from ontour_client.errors import WrongStore
from ontour_client.follower import Follower
from ontour_client.hub import Events, Hub
from ontour_client.model import (
    Change,
    Conflict,
    Operation,
    OpName,
    Record,
    Row,
    Scope,
    Status,
    Verdict,
    overlaid,
)
from ontour_client.pusher import Pusher
from ontour_client.queue import Queue
from ontour_client.rows import Rows
from ontour_client.tokens import Tokens, claims
from ontour_client.transports import Polling, ServerSentEvents, Transport, WebSocket

Event = TypeVar("Event")
Choice = Literal["mine", "theirs", "value"]


class Client:
    """A local copy in a SQLite file, and two tasks that keep it: one follows, one pushes.

    Reading and editing never wait for the network. Between `async with` and its end the copy
    follows the server; without that (`Client(...)` alone) it can be read and edited offline.
    """

    def __init__(
        self,
        base_url: str,
        tokens: Tokens,
        store: str | Path = ":memory:",
        *,
        scope: Scope | None = None,
        transports: Sequence[Transport] | None = None,
    ) -> None:
        self._database = Database(store)
        self._rows = Rows(self._database)
        self._queue = Queue(self._database)
        self._hub = Hub()
        self.device_id = self._database.device_id
        self.api = Api(base_url, tokens, self.device_id, self._check_owner)
        ways = transports or [WebSocket(), ServerSentEvents(), Polling()]
        self._follower = Follower(self.api, self._rows, self._hub, scope or Scope(), ways)
        self._pusher = Pusher(self.api, self._database, self._rows, self._queue, self._hub)
        self._tasks: list[asyncio.Task[None]] = []
        self.status = Status(live=False)
        self._hub.on(Status, self._connected)
        self._hub.on(Change, self._look_for_conflict)

    async def __aenter__(self) -> Self:
        for work in (self._follower.run(), self._pusher.run()):
            task = asyncio.create_task(work)
            task.add_done_callback(self._ended)
            self._tasks.append(task)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop following, and close the file."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._hub.end()
        await self.api.close()
        self._database.close()

    # Reading

    @property
    def position(self) -> int | None:
        """The position of the feed up to which the copy is complete; None while there is none."""
        return self._rows.position

    def get(self, table: str, row_id: str) -> Record | None:
        """A row as it stands here, or None."""
        row, version = self._rows.get(table, row_id), self._rows.version(table, row_id)
        return overlaid(table, row_id, version, row, self._queue.pending(table, row_id))

    def rows(self, table: str) -> list[Record]:
        """All rows of a table as they stand here, by id."""
        edits: dict[str, list[Operation]] = {}
        for operation in self._queue.pending(table):
            edits.setdefault(operation.row_id, []).append(operation)
        found = {
            row_id: overlaid(table, row_id, version, row, edits.pop(row_id, []))
            for row_id, version, row in self._rows.all(table)
        }
        for row_id, operations in edits.items():
            found[row_id] = overlaid(table, row_id, None, None, operations)
        return [record for _, record in sorted(found.items()) if record]

    # Editing

    def insert(self, table: str, fields: Row, row_id: str | None = None) -> str:
        """Add a row; returns its id."""
        row_id = row_id or ids.uuid7()
        self._edit(table, row_id, "insert", fields)
        return row_id

    def update(
        self, table: str, row_id: str, fields: Row, *, depends_on: Iterable[str] = ()
    ) -> str | None:
        """Change fields of a row that is here; returns the op_id of the edit."""
        return self._edit(table, row_id, "update", fields, self._known(table, row_id), depends_on)

    def delete(self, table: str, row_id: str) -> str | None:
        """Delete a row that is here; returns the op_id, or None if the server never knew of it."""
        return self._edit(table, row_id, "delete", {}, self._known(table, row_id))

    def waiting(self) -> int:
        """How many edits the server has not judged yet."""
        return len(self._queue)

    def refused(self) -> list[Verdict]:
        """Edits that were rejected or are in conflict, until they are discarded."""
        return self._queue.refused()

    def discard(self, op_id: str) -> None:
        """Forget a refused edit."""
        self._queue.discard(op_id)

    def conflicts(self) -> list[Conflict]:
        """Conflicts that nobody has resolved yet, here or elsewhere."""
        return [
            Conflict(record.id, record.row)
            for record in self.rows("conflicts")
            if record.row["status"] == "open" and not record.pending
        ]

    def resolve(self, conflict_id: str, choice: Choice, **value: Any) -> str | None:
        """Answer a conflict: "mine", "theirs", or "value" with `value=`; returns the op_id."""
        op_id = self._queue.add("conflicts", conflict_id, "resolve", {"choice": choice, **value})
        self._pusher.wake()
        return op_id

    # Following

    def on(self, kind: type[Event], callback: Callable[[Event], None]) -> Callable[[], None]:
        """Call back for each Change, Verdict, Conflict, Signal or Status; returns what ends it."""
        return self._hub.on(kind, callback)

    def events(self, kind: type[Event]) -> Events[Event]:
        """Iterate over everything of one kind from now on."""
        return self._hub.stream(kind)

    def changes(self) -> Events[Change]:
        """Iterate over the changes of the copy from now on, each once."""
        return self._hub.stream(Change)

    async def reached(self, position: int = 0) -> None:
        """Wait until the copy is complete up to a position; without one, until there is a copy."""
        await self._unless_ended(self._follower.reached(position))

    async def flush(self) -> None:
        """Push what is queued now, and return when it is judged; ConnectionLost if it cannot be."""
        await self._pusher.flush()

    async def send(self, type: str, **fields: Any) -> bool:
        """Send a frame that changes no row, such as presence or typing; False if it cannot go."""
        return await self._follower.send({"type": type, **fields})

    def _edit(
        self, table: str, row_id: str, op: OpName, fields: Row,
        known: Record | None = None, depends_on: Iterable[str] = (),
    ) -> str | None:  # fmt: skip
        version = known.version if known else None
        seen = {name: known.row[name] for name in fields if name in known.row} if known else {}
        op_id = self._queue.add(
            table, row_id, op, fields, base_version=version, seen=seen, depends_on=depends_on
        )
        record = self.get(table, row_id)
        row = record.row if record else None
        self._hub.tell(Change("local", op, table, row_id, version, row, tuple(fields), op_id=op_id))
        self._pusher.wake()
        return op_id

    def _known(self, table: str, row_id: str) -> Record:
        record = self.get(table, row_id)
        if record is None:
            raise KeyError(f"there is no {row_id} in {table}")
        return record

    def _check_owner(self, token: str) -> None:
        """Give the file to the first person who uses it, and to nobody else."""
        person = claims(token).get("sub")
        owner = self._database.setting("user_id")
        if owner is None and person:
            self._database.set("user_id", person)
        elif person and person != owner:
            raise WrongStore(f"the file belongs to person {owner}")

    def _connected(self, status: Status) -> None:
        self.status = status
        if status.live:
            self._pusher.wake()

    def _look_for_conflict(self, change: Change) -> None:
        if change.table != "conflicts" or not change.row or change.row["status"] != "open":
            return
        if change.op in {"insert", "enter"} or "status" in change.changed:
            self._hub.tell(Conflict(change.id, change.row))

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self._hub.end(error)

    async def _unless_ended(self, awaited: Any) -> None:
        """Wait for something, or raise what ended the tasks that would bring it about."""
        waiting = asyncio.ensure_future(awaited)
        try:
            done, _ = await asyncio.wait(
                [waiting, *self._tasks], return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                task.result()
        finally:
            waiting.cancel()
