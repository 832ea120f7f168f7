"""Sends the queue. A push that nobody answered is sent again: the server knows each op_id."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from ontour_client.api import Api
from ontour_client.backoff import Backoff
from ontour_client.database import Database
from ontour_client.errors import ApiError, ConnectionLost
from ontour_client.hub import Hub
from ontour_client.model import Change, Operation, Verdict
from ontour_client.queue import Queue
from ontour_client.rows import Rows

# The server takes 1,000; fewer are judged sooner.
_BATCH = 200
# What is wrong with the request itself: one of its operations is to blame, so look for which.
_OURS = frozenset({400, 413, 422})

_log = logging.getLogger("ontour_client")


class Pusher:
    """Pushes what is queued, whenever there is something and somebody answers."""

    def __init__(self, api: Api, database: Database, rows: Rows, queue: Queue, hub: Hub) -> None:
        self._api = api
        self._database = database
        self._rows = rows
        self._queue = queue
        self._hub = hub
        self._wanted = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()

    def wake(self) -> None:
        """Push now: something was queued, or the server is there again."""
        self._wanted.set()

    async def run(self) -> None:
        """Push for ever. Ends only with SignedOut or WrongStore."""
        backoff = Backoff()
        while True:
            self._wanted.clear()
            try:
                await self.flush()
            except (ApiError, ConnectionLost) as error:
                _log.info("a push failed and will be tried again: %s", error)
                await backoff.wait(until=self._wanted)
            else:
                backoff.reset()
                await self._wanted.wait()

    async def flush(self) -> None:
        """Push until nothing is queued."""
        async with self._one_at_a_time:
            while batch := self._queue.batch(_BATCH):
                edits = [operation for operation in batch if operation.op != "resolve"]
                answers = [operation for operation in batch if operation.op == "resolve"]
                judged = await self._push("push", "operations", edits)
                judged += await self._push("resolve_conflicts", "resolutions", answers)
                if not judged:
                    raise ConnectionLost("the server is busy with these rows")

    async def _push(self, function: str, name: str, batch: Sequence[Operation]) -> int:
        """Push operations; returns how many have been judged for good."""
        if not batch:
            return 0
        asked = {
            name: [operation.as_json() for operation in batch],
            "device_id": self._api.device_id,
        }
        try:
            answers = await self._api.call(function, **asked)
        except ApiError as error:
            if error.code == "PUSH_RUNNING":
                raise ConnectionLost(str(error)) from error
            if error.status not in _OURS:
                raise
            if len(batch) == 1:
                return self._take(batch, [_refusal(batch[0], error)])
            middle = len(batch) // 2
            judged = await self._push(function, name, batch[:middle])
            return judged + await self._push(function, name, batch[middle:])
        return self._take(batch, answers)

    def _take(self, batch: Sequence[Operation], answers: Sequence[dict[str, Any]]) -> int:
        """Note all verdicts, and what they say of their rows, at once; then tell them."""
        asked = {operation.op_id: operation for operation in batch}
        verdicts: list[Verdict] = []
        changes: list[Change] = []
        with self._database.transaction():
            for answer in answers:
                verdict = Verdict.read(asked[answer["op_id"]], answer)
                changes += self._apply(verdict)
                if self._queue.judge(verdict):
                    verdicts.append(verdict)
        self._hub.tell(*changes, *verdicts)
        return len(verdicts)

    def _apply(self, verdict: Verdict) -> list[Change]:
        """Apply what a verdict says of a row. That of a resolution is about the conflict's row."""
        operation = verdict.operation
        table, row_id = operation.table, operation.row_id
        if operation.op == "resolve":
            conflict = self._rows.get(table, row_id)
            if conflict is None:
                return []
            table, row_id = conflict["table_name"], conflict["row_id"]
        gone = operation.op == "delete" and verdict.written
        if verdict.version is None or not (verdict.row or gone):
            return []
        return self._rows.apply_answer(table, row_id, verdict.version, verdict.row)


def _refusal(operation: Operation, error: ApiError) -> dict[str, Any]:
    """The verdict on an operation that the server would not even read."""
    return {
        "op_id": operation.op_id,
        "verdict": "rejected",
        "code": error.code,
        "message": error.message,
        "details": error.details,
        "hint": error.hint,
    }
