"""A feed as docs/reference/feed.md describes it, small enough to be seen through.

Rows of one table move between topics, come and go; one reader is given topics and loses them. The
model knows what the reader may see after each change, and what the server tells them of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ontour_client.model import Frame, Snapshot

FEED = "feed-1"
TOPICS = ("org:a", "org:b", "org:b:finance")


@dataclass(frozen=True, slots=True)
class RowState:
    """A row at one moment."""

    version: int
    topic: str
    live: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One position: the row that changed, or the topic that the reader was given or lost."""

    rows: dict[str, RowState]
    access: dict[str, int]
    row_id: str | None = None
    op: str = "update"
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass
class Feed:
    """All moments; the one at index 0 is the beginning, where there is nothing."""

    moments: list[Moment] = field(default_factory=lambda: [Moment({}, {})])

    @property
    def head(self) -> int:
        """The last position."""
        return len(self.moments) - 1

    def write(self, row_id: str, topic: str, *, live: bool) -> None:
        """Change a row: insert, update, move, delete or restore it, as what was there implies."""
        last = self.moments[-1]
        old = last.rows.get(row_id)
        if old is None:
            op, live = "insert", True
        elif old.live and not live:
            op, topic = "delete", old.topic
        elif live and not old.live:
            op, topic = "restore", old.topic
        else:
            op, live = "update", old.live
        if old is not None and not old.live and op == "update":
            return
        new = RowState((old.version if old else 0) + 1, topic, live)
        self.moments.append(Moment(last.rows | {row_id: new}, last.access, row_id, op))

    def turn(self, topic: str) -> None:
        """Give the reader a topic, or take it."""
        last = self.moments[-1]
        position = self.head + 1
        if topic in last.access:
            access = {name: since for name, since in last.access.items() if name != topic}
            self.moments.append(Moment(last.rows, access, left=(topic,)))
        else:
            access = last.access | {topic: position}
            self.moments.append(Moment(last.rows, access, entered=(topic,)))

    def visible(self, position: int) -> dict[str, int]:
        """What the reader may see after a position: versions by row."""
        moment = self.moments[position]
        return {
            row_id: state.version
            for row_id, state in moment.rows.items()
            if state.live and state.topic in moment.access
        }

    def snapshot(self, numbered: int, committed: int) -> Snapshot:
        """What api.snapshot answers when so much is numbered, and more already committed."""
        moment = self.moments[committed]
        entries = [entry(row_id, moment.rows[row_id]) for row_id in sorted(self.visible(committed))]
        return Snapshot(FEED, numbered, {"shows": entries})

    def told(self, after: int, head: int) -> list[Frame]:
        """What the reader is told of (after, head], by the access that they have at the head."""
        access = self.moments[head].access
        frames = []
        for position in range(after + 1, head + 1):
            moment = self.moments[position]
            held = {topic for topic, since in access.items() if since < position}
            if moment.row_id is None:
                kind = "enter" if moment.entered else "leave"
                frames.append(
                    {"type": kind, "position": position, "entered": list(moment.entered),
                     "left": list(moment.left)}
                )  # fmt: skip
                continue
            frame = self._row_frame(position, moment, held)
            if frame is not None:
                frames.append(frame)
        return frames

    def _row_frame(self, position: int, moment: Moment, held: set[str]) -> Frame | None:
        row_id = moment.row_id
        assert row_id is not None
        new, old = moment.rows[row_id], self.moments[position - 1].rows.get(row_id)
        before, after = old is not None and old.topic in held, new.topic in held
        named: dict[str, Any] = {"position": position, "table": "shows"}
        named |= entry(row_id, new)
        moved = old is not None and old.topic != new.topic
        if after and (not moved or before):
            gone = {"row": None} if moment.op == "delete" else {}
            return {"type": "change", "op": moment.op, "changed": [], **named, **gone}
        if after:
            return {"type": "enter", **named}
        if before:
            return {"type": "leave", "position": position, "table": "shows", "id": row_id}
        return None


def entry(row_id: str, state: RowState) -> dict[str, Any]:
    """A row as snapshots and frames carry it."""
    row = {"id": row_id, "version": state.version}
    return {"id": row_id, "version": state.version, "topics": [state.topic], "row": row}
