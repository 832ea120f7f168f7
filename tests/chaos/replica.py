"""A local copy kept by the rules of the feed, written from its description and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.chaos.frames import Row, Told

Key = tuple[str, str]
# Asked for some tables of one organization, or all: what api.snapshot answers.
Snapshot = Callable[[list[str] | None, str | None], Row]


@dataclass(slots=True)
class Kept:
    """A row, or that it is gone (`row` is None) since this version."""

    version: int
    row: Row | None
    topics: frozenset[str]


@dataclass
class Replica:
    """The copy, the cursor, and everything that was told on the way."""

    snapshot: Snapshot
    rows: dict[Key, Kept] = field(default_factory=dict)
    position: int = 0
    started: int = 0
    feed_id: str = ""
    told: list[Told] = field(default_factory=list)
    # Frames at or below the cursor: a feed that keeps its word sends none.
    repeated: list[Told] = field(default_factory=list)
    _gone: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Take the first snapshot; its position is the cursor."""
        found = self.snapshot(None, None)
        self.feed_id = found["feed_id"]
        self.position = self.started = found["position"]
        self._take(found)

    def apply(self, frame: Row) -> None:
        """Take in one frame of the feed."""
        told = Told.of(frame)
        if told.position <= self.position:
            self.repeated.append(told)
            return
        self.told.append(told)
        self._lose(told.left)
        if told.table is not None and told.id is not None:
            key = (told.table, told.id)
            if told.type == "leave":
                self.rows.pop(key, None)
            elif told.version is not None:
                self._put(key, told.version, frame["row"], frame["topics"])
        self._gain(told.entered)
        self.position = told.position

    def reached(self, position: int) -> None:
        """A heartbeat: nothing up to here is missing."""
        self.position = max(self.position, position)

    def live(self) -> dict[Key, Row]:
        """The rows that this copy says exist."""
        return {key: kept.row for key, kept in self.rows.items() if kept.row is not None}

    def _put(self, key: Key, version: int, row: Row | None, topics: Iterable[str]) -> None:
        known = self.rows.get(key)
        if known is None or version > known.version:
            self.rows[key] = Kept(version, row, frozenset(topics))

    def _take(self, found: Row) -> None:
        for table, rows in found["tables"].items():
            for one in rows:
                self._put((table, one["id"]), one["version"], one["row"], one["topics"])

    def _gain(self, topics: tuple[str, ...]) -> None:
        self._gone.difference_update(topics)
        kinds = {topic.partition(":")[0] for topic in topics}
        if "profile" in kinds:
            self._take(self.snapshot(["users"], None))
        self._take_orgs(topics)

    def _lose(self, topics: tuple[str, ...]) -> None:
        if not topics:
            return
        self._gone.update(topics)
        doubtful = False
        for key, kept in list(self.rows.items()):
            if kept.topics <= self._gone:
                del self.rows[key]
            elif not kept.topics.isdisjoint(topics):
                # It has other topics, which may never have been this reader's.
                del self.rows[key]
                doubtful = True
        if doubtful:
            self._take_orgs(topics)

    def _take_orgs(self, topics: tuple[str, ...]) -> None:
        for org_id in {topic.split(":")[1] for topic in topics if topic.startswith("org:")}:
            self._take(self.snapshot(None, org_id))
