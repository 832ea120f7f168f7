"""Edits that the server has not judged yet.

Of a row one edit at a time is on its way, and once an edit may have reached the server it never
changes: the server knows it by its op_id and its content. A later edit joins the one that waits
unsent, or waits behind it. Once the one before is judged it starts from the version that is there
now, if what stands in its fields is what its maker saw: so nobody conflicts with themselves, and
nobody else's change is overwritten unseen.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
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
        self, table: str, row_id: str, op: OpName, fields: Row, *,
        base_version: int | None = None, seen: Row | None = None, depends_on: Iterable[str] = (),
    ) -> str | None:  # fmt: skip
        """Queue an edit; returns its op_id, or None where it takes back an unsent insert.

        `seen` is what stood in the fields before, as its maker saw it.
        """
        with self._database.transaction():
            waiting = self._unsent(table, row_id)
            causes = {*depends_on, *self._inserts_of([row_id, *fields.values()])}
            edit = Operation(
                str(uuid.uuid4()), table, row_id, op, fields, base_version,
                tuple(sorted(causes)), datetime.now(UTC).isoformat(),
            )  # fmt: skip
            if waiting is None or not self._joins(edit, waiting):
                self._insert(edit, seen or {})
                return edit.op_id
            if waiting.op == "delete":
                raise ValueError(f"{table} {row_id} is deleted")
            if waiting.op == "insert" and op == "delete":
                self._delete(waiting.op_id)
                return None
            if waiting.op == "insert" or op == "update":
                edit = replace(
                    edit, op=waiting.op, fields=waiting.fields | fields,
                    base_version=waiting.base_version,
                )  # fmt: skip
            causes = (causes | set(waiting.depends_on)) - {waiting.op_id}
            seen = (seen or {}) | self._seen(waiting.op_id)
            self._database.execute(
                "update operations set op = ?, fields = ?, seen = ?, base_version = ?,"
                " depends_on = ?, made_at = ? where op_id = ?",
                edit.op, json.dumps(edit.fields), json.dumps(seen), edit.base_version,
                json.dumps(sorted(causes)), edit.made_at, waiting.op_id,
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

    def judge(self, verdict: Verdict) -> bool:
        """Take an edit off the queue, or keep it to be looked at; False: send it again."""
        operation = verdict.operation
        with self._database.transaction():
            if verdict.passing and (
                verdict.code != "DEPENDENCY_UNKNOWN" or self._waiting(operation.depends_on)
            ):
                return False
            if verdict.written:
                self._delete(operation.op_id)
            else:
                self._database.execute(
                    "update operations set verdict = ? where op_id = ?",
                    verdict.as_json(), operation.op_id,
                )  # fmt: skip
            if verdict.version is not None:
                for behind in self._unsent_of(operation.table, operation.row_id):
                    self._rebase(behind, verdict, verdict.version)
            return True

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

    def _joins(self, edit: Operation, waiting: Operation) -> bool:
        """Whether two edits of a row are one: then they start from the same version."""
        if self._need(set(edit.depends_on) - {waiting.op_id}, waiting.op_id):
            return False
        return (
            edit.op != "update"
            or edit.base_version == waiting.base_version
            or not edit.fields.keys().isdisjoint(waiting.fields)
        )

    def _rebase(self, behind: Operation, verdict: Verdict, version: int) -> None:
        """Let an edit that waited start from what was made before it, as far as that was seen."""
        seen = self._seen(behind.op_id)
        known = set(behind.fields)
        if verdict.verdict != "applied":
            row = verdict.row or {}
            known = {f for f in behind.fields if f in row and f in seen and row[f] == seen[f]}
            if behind.op == "delete" or not known:
                return
        if known != behind.fields.keys():
            # The other fields met a change that their maker did not know: that is merged.
            unknown = {f: value for f, value in behind.fields.items() if f not in known}
            self._insert(replace(behind, op_id=str(uuid.uuid4()), fields=unknown), seen)
        self._database.execute(
            "update operations set base_version = ?, fields = ? where op_id = ?",
            version, json.dumps({f: behind.fields[f] for f in known}), behind.op_id,
        )  # fmt: skip

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

    def _waiting(self, op_ids: Collection[str]) -> bool:
        return any(self._read("verdict is null and op_id = ?", op_id) for op_id in op_ids)

    def _unsent(self, table: str, row_id: str) -> Operation | None:
        found = self._unsent_of(table, row_id)
        return found[-1] if found else None

    def _unsent_of(self, table: str, row_id: str) -> list[Operation]:
        unsent = "verdict is null and sent = 0 and table_name = ? and row_id = ?"
        return self._read(unsent, table, row_id)

    def _seen(self, op_id: str) -> Row:
        found = self._database.execute("select seen from operations where op_id = ?", op_id)
        seen: Row = json.loads(found.fetchone()[0])
        return seen

    def _insert(self, edit: Operation, seen: Row) -> None:
        self._database.execute(
            f"insert into operations ({_COLUMNS}, seen) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            edit.op_id, edit.table, edit.row_id, edit.op, json.dumps(edit.fields),
            edit.base_version, json.dumps(edit.depends_on), edit.made_at, json.dumps(seen),
        )  # fmt: skip

    def _delete(self, op_id: str) -> None:
        self._database.execute("delete from operations where op_id = ?", op_id)

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
