"""The server's rows as this copy has them, and the one way in which frames of the feed change them.

Frames come in the order of their positions. The position moves in the transaction of the rows, so
after a crash the next frame is the one that was not applied. What comes twice is known by its
position; what a snapshot or the answer of a push has told already, by the version of its row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ontour_client.database import Database
from ontour_client.model import Change, Frame, Row, Scope, Snapshot, Source

_GONE = frozenset({"delete", "purge"})


class Rows:
    """Rows by table and id, with the position up to which they are complete."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def position(self) -> int | None:
        """Everything up to here is applied; None before the first snapshot."""
        stored = self._database.setting("position")
        return None if stored is None else int(stored)

    @property
    def feed_id(self) -> str | None:
        """The feed that the position is of."""
        return self._database.setting("feed_id")

    def forget_position(self) -> None:
        """Begin with a snapshot the next time; the rows stay readable until then."""
        self._database.set("position", None)

    def keep_to(self, scope: Scope) -> None:
        """Hold to this scope: a copy of another one needs a snapshot."""
        wanted = json.dumps(scope.as_json(), sort_keys=True)
        with self._database.transaction():
            if self._database.setting("scope") != wanted:
                self._database.set("scope", wanted)
                self.forget_position()

    def version(self, table: str, row_id: str) -> int | None:
        """The version of a row that is here and not deleted."""
        found = self._database.execute(
            "select version from rows where table_name = ? and id = ? and row is not null",
            table, row_id,
        ).fetchone()  # fmt: skip
        return found[0] if found else None

    def get(self, table: str, row_id: str) -> Row | None:
        """A row, or None where there is none to be seen."""
        found = self._database.execute(
            "select row from rows where table_name = ? and id = ? and row is not null",
            table, row_id,
        ).fetchone()  # fmt: skip
        return json.loads(found[0]) if found else None

    def all(self, table: str) -> Iterator[tuple[str, int, Row]]:
        """Id, version and row of all rows of a table, by id."""
        for row_id, version, row in self._database.execute(
            "select id, version, row from rows"
            " where table_name = ? and row is not null order by id",
            table,
        ).fetchall():
            yield row_id, version, json.loads(row)

    def apply(self, frames: Iterable[Frame]) -> list[Change]:
        """Apply frames in the order of their positions, all or none; returns what is different."""
        changes: list[Change] = []
        with self._database.transaction():
            position = self.position
            if position is None:
                raise ValueError("frames follow a snapshot, and there has been none")
            for frame in frames:
                if frame["position"] > position:
                    position = frame["position"]
                    changes += self._apply(frame)
            self._database.set("position", position)
        return changes

    def replace(self, snapshot: Snapshot) -> list[Change]:
        """Let the copy be this snapshot, and be complete up to its position."""
        with self._database.transaction():
            known = self._database.execute("select distinct table_name from rows").fetchall()
            changes = self._replace(
                snapshot, [table for (table,) in known], snapshot.feed_id == self.feed_id
            )
            self._database.set("feed_id", snapshot.feed_id)
            self._database.set("position", snapshot.position)
        return changes

    def refresh(self, frame: Frame, snapshot: Snapshot) -> list[Change]:
        """Apply a frame after which other rows are in sight, and with it the tables that have them.

        The snapshot is younger than the frame. The position is the frame's: what lies between the
        two is told again, and known by its versions.
        """
        with self._database.transaction():
            return self.apply([frame]) + self._replace(snapshot, list(snapshot.tables))

    def _replace(
        self, snapshot: Snapshot, tables: list[str], same_feed: bool = True
    ) -> list[Change]:
        before: dict[tuple[str, str], int] = {}
        for table in tables:
            before |= {(table, row_id): version for row_id, version, _ in self.all(table)}
            self._database.execute("delete from rows where table_name = ?", table)
        changes = []
        for table, entries in snapshot.tables.items():
            for entry in entries:
                row_id, version, row = entry["id"], entry["version"], entry["row"]
                self._put(table, row_id, version, entry["topics"], row)
                known = before.pop((table, row_id), None)
                if known != version or not same_feed:
                    op = "enter" if known is None else "update"
                    changes.append(Change("snapshot", op, table, row_id, version, row))
        changes += [Change("snapshot", "leave", table, row_id) for table, row_id in before]
        return changes

    def drop_topics(self, topics: Iterable[str]) -> list[Change]:
        """Drop the rows that were readable through these topics alone."""
        lost = set(topics)
        changes = []
        with self._database.transaction():
            for table, row_id, held, visible in self._database.execute(
                "select table_name, id, topics, row is not null from rows"
            ).fetchall():
                if held != "[]" and set(json.loads(held)) <= lost:
                    self._remove(table, row_id)
                    if visible:
                        changes.append(Change("feed", "leave", table, row_id))
        return changes

    def apply_answer(self, table: str, row_id: str, version: int, row: Row | None) -> list[Change]:
        """Apply what a push was answered, ahead of the feed, which will confirm it."""
        with self._database.transaction():
            held = self._held(table, row_id)
            if held and held[0] >= version:
                return []
            topics = json.loads(held[1]) if held else []
            gone = row is None or row.get("deleted_at") is not None
            self._put(table, row_id, version, topics, None if gone else row, confirmed=False)
            op = "delete" if gone else "update" if held else "insert"
            return [Change("push", op, table, row_id, version, None if gone else row)]

    def _apply(self, frame: Frame) -> list[Change]:
        """One frame about a row. What a frame says of topics is for `drop_topics` and `refresh`."""
        table, row_id, kind = frame.get("table"), frame.get("id"), frame["type"]
        if kind not in {"change", "enter", "leave"} or table is None or row_id is None:
            return []
        held = self._held(table, row_id)
        if kind == "leave":
            self._remove(table, row_id)
            return [_told(frame, "leave")] if held and held[2] else []
        version, op = frame["version"], frame.get("op") or "enter"
        if held and (held[0] > version or (held[0] == version and held[3])):
            return []
        news = not held or held[0] < version
        row = None if op in _GONE else frame["row"]
        if row is None and not held:
            return []
        self._put(table, row_id, version, frame.get("topics") or [], row)
        return [_told(frame, op)] if news else []

    def _held(self, table: str, row_id: str) -> tuple[int, str, bool, bool] | None:
        """Version, topics, whether it is visible and whether the feed has said so."""
        found: tuple[int, str, bool, bool] | None = self._database.execute(
            "select version, topics, row is not null, confirmed from rows"
            " where table_name = ? and id = ?",
            table, row_id,
        ).fetchone()  # fmt: skip
        return found

    def _put(
        self, table: str, row_id: str, version: int, topics: list[str], row: Row | None,
        *, confirmed: bool = True,
    ) -> None:  # fmt: skip
        self._database.execute(
            "insert or replace into rows (table_name, id, version, topics, row, confirmed)"
            " values (?, ?, ?, ?, ?, ?)",
            table, row_id, version, json.dumps(topics),
            None if row is None else json.dumps(row), confirmed,
        )  # fmt: skip

    def _remove(self, table: str, row_id: str) -> None:
        """Forget a row that is out of sight: it may come back with any version."""
        self._database.execute("delete from rows where table_name = ? and id = ?", table, row_id)


def _told(frame: Frame, op: str, source: Source = "feed") -> Change:
    return Change(
        source=source,
        op=op,
        table=frame["table"],
        id=frame["id"],
        version=frame.get("version"),
        row=None if op in _GONE or op == "leave" else frame.get("row"),
        changed=tuple(frame.get("changed") or ()),
        position=frame["position"],
        actor_id=frame.get("actor_id"),
        device_id=frame.get("device_id"),
        op_id=frame.get("op_id"),
        at=frame.get("at"),
    )
