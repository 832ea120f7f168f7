"""What a reader was told, small enough to keep all of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


def digest(row: Row | None) -> int:
    """One number for a row's content, the same for equal rows within one process."""
    return hash(json.dumps(row, sort_keys=True))


@dataclass(frozen=True, slots=True)
class Told:
    """One frame as it came, with the row's content as a digest."""

    position: int
    type: str
    table: str | None
    id: str | None
    op: str | None = None
    version: int | None = None
    digest: int | None = None
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @classmethod
    def of(cls, frame: Row) -> Told:
        """A change, enter or leave as the feed's page describes it."""
        row = frame.get("row")
        return cls(
            position=frame["position"],
            type=frame["type"],
            table=frame.get("table"),
            id=frame.get("id"),
            op=frame.get("op"),
            version=frame.get("version"),
            digest=None if row is None else digest(row),
            entered=tuple(frame.get("entered") or ()),
            left=tuple(frame.get("left") or ()),
        )
