"""The values that the client gives and takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Row = dict[str, Any]
Frame = dict[str, Any]

# The codes after which only a new snapshot helps.
RESET_CODES = frozenset({"POSITION_GONE", "POSITION_AHEAD", "FEED_MISMATCH", "SIGHT_CHANGED"})

_PASSING = frozenset({"OPERATION_BUSY", "DEPENDENCY_UNKNOWN", "STEP_UP_REQUIRED"})

OpName = Literal["insert", "update", "delete", "resolve"]
Source = Literal["feed", "snapshot", "push", "local"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the feed to follow: everything one may read, one organization, table or row."""

    org_id: str | None = None
    table: str | None = None
    row_id: str | None = None

    def as_json(self) -> dict[str, str]:
        """The fields of a `subscribe` frame and of a query string."""
        named = {"org_id": self.org_id, "table": self.table, "row_id": self.row_id}
        return {name: value for name, value in named.items() if value is not None}

    def covers(self, frame: Frame) -> bool:
        """Whether a frame is about what is followed. One of a row that is gone harms nobody."""
        if frame.get("row") is None:
            return True
        if self.table not in {None, frame["table"]} or self.row_id not in {None, frame["id"]}:
            return False
        return self.org_id is None or any(self.org_id in t.split(":") for t in frame["topics"])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of `api.snapshot` by table, and the position up to which they are complete."""

    feed_id: str
    position: int
    tables: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the local copy is not what it was.

    `op` is insert, update, delete, restore or purge, `enter` when the row moved into sight and
    `leave` when it moved out of it. `row` is None when it is gone.
    """

    source: Source
    op: str
    table: str
    id: str
    version: int | None = None
    row: Row | None = None
    changed: tuple[str, ...] = ()
    position: int | None = None
    actor_id: str | None = None
    device_id: str | None = None
    op_id: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands here: what the server said, with one's own unsent edits on top.

    `version` is None for a row that the server has not seen; `pending`: whether there are edits.
    """

    table: str
    id: str
    version: int | None
    row: Row
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One edit, as it waits in the queue and as it is pushed.

    `resolve` is the answer to a conflict: its row is the conflict, its fields are the answer.
    """

    op_id: str
    table: str
    row_id: str
    op: OpName
    fields: Row
    base_version: int | None
    depends_on: tuple[str, ...]
    made_at: str

    def as_json(self) -> Row:
        """As `push` takes it, or `resolve_conflicts`."""
        if self.op == "resolve":
            named = {"op_id": self.op_id, "conflict_id": self.row_id, "made_at": self.made_at}
            return named | self.fields
        body: Row = {
            "op_id": self.op_id,
            "table": self.table,
            "id": self.row_id,
            "op": self.op,
            "fields": self.fields,
            "made_at": self.made_at,
        }
        if self.base_version is not None:
            body["base_version"] = self.base_version
        if self.depends_on:
            body["depends_on"] = list(self.depends_on)
        return body


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an operation: applied, merged, conflict or rejected."""

    operation: Operation
    verdict: str
    version: int | None = None
    row: Row | None = None
    code: str | None = None
    message: str | None = None
    details: str | None = None
    hint: str | None = None
    conflicts: tuple[str, ...] = ()

    @classmethod
    def read(cls, operation: Operation, answer: Mapping[str, Any]) -> Verdict:
        """Read one of `push`'s answers. Of a duplicate only the first verdict is news."""
        first = answer.get("first") or {}
        said = {**answer, **first} if answer["verdict"] == "duplicate" else answer
        return cls(
            operation,
            verdict=said["verdict"],
            version=said.get("version"),
            row=said.get("row"),
            code=said.get("code"),
            message=said.get("message"),
            details=said.get("details"),
            hint=said.get("hint"),
            conflicts=tuple(said.get("conflicts") or ()),
        )

    def as_json(self) -> str:
        """As it is kept."""
        return json.dumps(
            {
                "verdict": self.verdict,
                "version": self.version,
                "row": self.row,
                "code": self.code,
                "message": self.message,
                "details": self.details,
                "hint": self.hint,
                "conflicts": self.conflicts,
            }
        )

    @property
    def written(self) -> bool:
        """Whether nobody needs to look at it any more."""
        return self.verdict in {"applied", "merged"}

    @property
    def passing(self) -> bool:
        """Whether the server would judge otherwise a little later."""
        return self.code in _PASSING


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of api.conflicts: base, mine and theirs of one field. Answer it with `resolve`."""

    id: str
    row: Row


@dataclass(frozen=True, slots=True)
class Signal:
    """A frame that changes no row: presence, typing, notification or error."""

    type: str
    frame: Frame = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Status:
    """Where the connection stands. `live` after the first frame; `transport` says by which way."""

    live: bool
    transport: str | None = None
    reason: str | None = None


def overlaid(
    table: str, row_id: str, version: int | None, row: Row | None, edits: Sequence[Operation]
) -> Record | None:
    """The server's row with edits on top."""
    for edit in edits:
        if edit.op == "delete":
            return None
        if edit.op == "insert" or (row is not None and edit.op == "update"):
            row = {**(row or {"id": row_id}), **edit.fields}
    return None if row is None else Record(table, row_id, version, row, bool(edits))
