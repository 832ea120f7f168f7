"""What devices and the server should hold, said once more in Python."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]
POLICIES = {
    "asked": "ask",
    "mine": "mine",
    "theirs": "theirs",
    "latest": "latest",
    "total": "sum",
    "tags": "union",
}


@dataclass(slots=True)
class Rack:
    """A row of the server's: what it holds, held in each version, and who wrote that version."""

    fields: Fields
    writers: list[int]
    past: list[Fields]
    is_deleted: bool = False

    @property
    def version(self) -> int:
        """The present version."""
        return len(self.past)

    def write(self, writer: int, fields: Fields) -> None:
        """A new version."""
        self.fields = self.fields | fields
        self.writers.append(writer)
        self.past.append(dict(self.fields))


@dataclass(slots=True)
class Device:
    """What a device has read, and what it has done since, pushed or not."""

    number: int
    versions: dict[str, int] = field(default_factory=dict)
    queue: list[Fields] = field(default_factory=list)
    # What the server has taken from it: row, version afterwards, fields.
    taken: list[tuple[str, int, Fields]] = field(default_factory=list)


@dataclass(slots=True)
class Conflict:
    """An open or closed question about a row."""

    row_id: str
    kind: str
    column: str | None
    mine: Any
    device: int
    status: str


@dataclass(slots=True)
class Server:
    """The rows, the questions about them, and every edit that was taken, for `latest`."""

    rows: dict[str, Rack] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    edits: list[tuple[str, int, Fields, tuple[str, uuid.UUID]]] = field(default_factory=list)

    def judge(self, device: Device, operation: Fields) -> str:
        """Take one operation; the verdict."""
        row = self.rows[operation["id"]]
        before = len(self.conflicts)
        verdict = self._delete(device, operation, row) if operation["op"] == "delete" else (
            self._update(device, operation, row)
        )  # fmt: skip
        if verdict != "rejected":
            edit = (operation["id"], row.version, operation["fields"])
            device.taken.append(edit)
            self.edits.append((*edit, when(operation)))
        assert (verdict == "conflict") == any(
            conflict.status == "open" for conflict in self.conflicts[before:]
        )
        return verdict

    def _others_changed(self, device: Device, operation: Fields, row: Rack) -> bool:
        return any(writer != device.number for writer in row.writers[operation["base_version"] :])

    def _ask(self, device: Device, operation: Fields, kind: str, mine: Any) -> str:
        self.conflicts.append(Conflict(operation["id"], kind, None, mine, device.number, "open"))
        return "conflict"

    def _delete(self, device: Device, operation: Fields, row: Rack) -> str:
        if row.is_deleted:
            return "merged"
        if self._others_changed(device, operation, row):
            return self._ask(device, operation, "delete", None)
        is_stale = row.version != operation["base_version"]
        row.is_deleted = True
        row.write(device.number, {})
        return "merged" if is_stale else "applied"

    def _update(self, device: Device, operation: Fields, row: Rack) -> str:
        if row.is_deleted:
            return self._ask(device, operation, "deleted", operation["fields"])
        is_stale = row.version != operation["base_version"]
        seen = dict(row.past[operation["base_version"] - 1])
        for row_id, version, fields in device.taken:
            if row_id == operation["id"] and version > operation["base_version"]:
                seen |= fields
        merged: Fields = {}
        asked, settled = [], []
        for column, mine in operation["fields"].items():
            base, theirs = seen[column], row.fields[column]
            value, answer = self._merge(operation, column, base, mine, theirs) if is_stale else (
                mine, None
            )  # fmt: skip
            if value != theirs:
                merged[column] = value
            if answer == "ask":
                asked.append((column, mine))
            elif answer:
                settled.append((column, mine))
        if merged.get("total", 0) < 0:
            if is_stale and self._others_changed(device, operation, row):
                return self._ask(device, operation, "rule", operation["fields"])
            return "rejected"
        if merged:
            row.write(device.number, merged)
        for status, lost in (("open", asked), ("resolved", settled)):
            for column, mine in lost:
                self._keep(device, Conflict(
                    operation["id"], "field", column, mine, device.number, status
                ))  # fmt: skip
        return "conflict" if asked else "merged" if is_stale else "applied"

    def _keep(self, device: Device, conflict: Conflict) -> None:
        for older in self.conflicts:
            if (
                (older.row_id, older.column, older.device)
                == (conflict.row_id, conflict.column, device.number)
                and older.kind == "field"
                and older.status == "open"
            ):
                older.status = "superseded"
        self.conflicts.append(conflict)

    def _merge(
        self, operation: Fields, column: str, base: Any, mine: Any, theirs: Any
    ) -> tuple[Any, str | None]:
        policy = POLICIES[column]
        if policy == "sum":
            return theirs + mine - base, None
        if policy == "union":
            if mine == base:
                return theirs, None
            kept = {*mine, *theirs} - {gone for gone in base if gone not in mine}
            return sorted(kept - {gone for gone in base if gone not in theirs}), None
        if mine in (theirs, base):
            return theirs, None
        if theirs == base:
            return mine, None
        if policy == "latest":
            rivals = [
                moment
                for row_id, version, fields, moment in self.edits
                if row_id == operation["id"]
                and version > operation["base_version"]
                and column in fields
            ]
            return (mine if when(operation) > max(rivals) else theirs), "settle"
        if policy == "mine":
            return mine, "settle"
        return theirs, "settle" if policy == "theirs" else "ask"


def when(operation: Fields) -> tuple[str, uuid.UUID]:
    """What decides which of two edits is the later one."""
    return operation["made_at"], uuid.UUID(operation["op_id"])
