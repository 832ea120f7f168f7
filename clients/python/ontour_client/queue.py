"""Edits that the server has not judged yet.

Of a row at most one edit waits unsent: a later one is merged into it. Once an edit may have reached
the server it never changes, for the server knows it by its op_id and its content; what is edited
after that waits behind it, and takes its base version from the answer. So a batch never holds two
edits of one row, and an edit never conflicts with one's own earlier one.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from ontour_client.database import Database
from ontour_client.model import Operation, OpName, Row, Verdict

_COLUMNS = "op_id, table_name, row_id, op, fields, base_version, depends_on, made_at"


class Queue:
    """The queue, in the file of the rows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __len__(self) -> int:
        found = self._database.execute("select count(*) from operations where verdict is null")
        return int(found.fetchone()[0])

    def add(
        self, table: str, row_id: str, op: OpName, fields: Row,
        base_version: int | None, depends_on: Iterable[str] = (),
    ) -> str | None:  # fmt: skip
        """Queue an edit; returns its op_id, or None where it takes back an unsent insert."""
        with self._database.transaction():
            waiting = self._unsent(table, row_id)
            causes = {*depends_on, *self._inserts_of([row_id, *fields.values()])}
            if waiting is None or self._need(causes - {waiting.op_id}, waiting.op_id):
                return self._insert(table, row_id, op, fields, base_version, causes)
            if waiting.op == "insert" and op == "delete":
                self._database.execute("delete from operations where op_id = ?", waiting.op_id)
                return None
            if waiting.op == "delete":
                raise ValueError(f"{table} {row_id} is deleted")
            causes |= set(waiting.depends_on)
            merged = {} if op == "delete" else waiting.fields | fields
            self._database.execute(
                "update operations set op = ?, fields = ?, depends_on = ?, made_at = ?"
                " where op_id = ?",
                "insert" if waiting.op == "insert" else op, json.dumps(merged),
                json.dumps(sorted(causes - {waiting.op_id})), _now(), waiting.op_id,
            )  # fmt: skip
            return waiting.op_id

    def batch(self, most: int) -> list[Operation]:
        """The next edits to push, causes before effects; from here on they never change."""
        with self._database.transaction():
            waiting = {operation.op_id: operation for operation in self._read("verdict is null")}
            chosen: dict[str, Operation] = {}
            rows: set[tuple[str, str]] = set()

            def choose(operation: Operation, asked: frozenset[str]) -> bool:
                """Whether it can go, with all that it depends on."""
                if operation.op_id in chosen or operation.op_id in asked:
                    return True
                row = (operation.table, operation.row_id)
                causes = [waiting[op_id] for op_id in operation.depends_on if op_id in waiting]
                if row in rows or not all(choose(c, asked | {operation.op_id}) for c in causes):
                    return False
                if row in rows or len(chosen) >= most:
                    return False
                rows.add(row)
                chosen[operation.op_id] = operation
                return True

            for operation in waiting.values():
                if len(chosen) == most:
                    break
                choose(operation, frozenset())
            for operation in chosen.values():
                self._database.execute(
                    "update operations set sent = 1 where op_id = ?", operation.op_id
                )
            return list(chosen.values())

    def judge(self, verdict: Verdict) -> None:
        """Take an edit off the queue; one that was refused or conflicts is kept to be looked at."""
        operation = verdict.operation
        with self._database.transaction():
            if verdict.written:
                self._database.execute("delete from operations where op_id = ?", operation.op_id)
                base = verdict.version
            else:
                self._database.execute(
                    "update operations set verdict = ? where op_id = ?",
                    _verdict_json(verdict), operation.op_id,
                )  # fmt: skip
                base = operation.base_version
            self._database.execute(
                "update operations set base_version = ?"
                " where table_name = ? and row_id = ? and verdict is null and sent = 0",
                base, operation.table, operation.row_id,
            )  # fmt: skip

    def pending(self, table: str, row_id: str | None = None) -> list[Operation]:
        """Edits that wait, of a table or of one row, in their order."""
        if row_id is None:
            return self._read("verdict is null and table_name = ?", table)
        return self._read("verdict is null and table_name = ? and row_id = ?", table, row_id)

    def refused(self) -> list[Verdict]:
        """Edits that were rejected or are in conflict, until they are discarded."""
        found = self._database.execute(
            f"select {_COLUMNS}, verdict from operations"  # noqa: S608 - constants
            " where verdict is not null order by number"
        )
        return [Verdict.read(_operation(row[:-1]), json.loads(row[-1])) for row in found.fetchall()]

    def discard(self, op_id: str) -> None:
        """Forget a refused edit."""
        self._database.execute(
            "delete from operations where op_id = ? and verdict is not null", op_id
        )

    def resolve(self, conflict_id: str, resolution: Row) -> None:
        """Queue the answer to a conflict; a later one replaces it."""
        with self._database.transaction():
            self._database.execute(
                "insert or replace into resolutions values"
                " (?, 1 + (select coalesce(max(number), 0) from resolutions), ?)",
                conflict_id, json.dumps(resolution),
            )  # fmt: skip

    def resolutions(self) -> dict[str, Row]:
        """The answers to conflicts that wait, by conflict."""
        found = self._database.execute(
            "select conflict_id, resolution from resolutions order by number"
        )
        return {conflict_id: json.loads(said) for conflict_id, said in found.fetchall()}

    def resolved(self, conflict_id: str, resolution: Row) -> None:
        """Take an answer off the queue, unless it has been replaced meanwhile."""
        self._database.execute(
            "delete from resolutions where conflict_id = ? and resolution = ?",
            conflict_id, json.dumps(resolution),
        )  # fmt: skip

    def _unsent(self, table: str, row_id: str) -> Operation | None:
        found = self._read(
            "verdict is null and sent = 0 and table_name = ? and row_id = ?", table, row_id
        )
        return found[-1] if found else None

    def _need(self, causes: set[str], op_id: str) -> bool:
        """Whether one of the causes depends on this edit, be it through others."""
        waiting = {operation.op_id: operation for operation in self._read("verdict is null")}
        seen: set[str] = set()
        while causes - seen:
            seen |= causes
            causes = {c for name in causes if name in waiting for c in waiting[name].depends_on}
        return op_id in seen

    def _inserts_of(self, values: Collection[Any]) -> set[str]:
        """The inserts, still queued, of the rows that these values name."""
        names = [value for value in values if isinstance(value, str)]
        marks = ", ".join("?" * len(names))
        found = self._database.execute(
            f"select op_id from operations where op = 'insert' and row_id in ({marks})",  # noqa: S608
            *names,
        )
        return {op_id for (op_id,) in found.fetchall()}

    def _insert(
        self, table: str, row_id: str, op: str, fields: Row,
        base_version: int | None, causes: set[str],
    ) -> str:  # fmt: skip
        op_id = str(uuid.uuid4())
        self._database.execute(
            f"insert into operations ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            op_id, table, row_id, op, json.dumps(fields), base_version,
            json.dumps(sorted(causes)), _now(),
        )  # fmt: skip
        return op_id

    def _read(self, condition: str, *values: object) -> list[Operation]:
        found = self._database.execute(
            f"select {_COLUMNS} from operations where {condition} order by number",  # noqa: S608
            *values,
        )
        return [_operation(row) for row in found.fetchall()]


def _operation(row: tuple[Any, ...]) -> Operation:
    op_id, table, row_id, op, fields, base_version, depends_on, made_at = row
    return Operation(
        op_id, table, row_id, op, json.loads(fields), base_version,
        tuple(json.loads(depends_on)), made_at,
    )  # fmt: skip


def _verdict_json(verdict: Verdict) -> str:
    return json.dumps(
        {
            "verdict": verdict.verdict,
            "version": verdict.version,
            "row": verdict.row,
            "code": verdict.code,
            "message": verdict.message,
            "details": verdict.details,
            "hint": verdict.hint,
            "conflicts": list(verdict.conflicts),
        }
    )


def _now() -> str:
    return datetime.now(UTC).isoformat()
