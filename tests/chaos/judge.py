"""Holds what a reader was told, and the copy it made of it, against what really happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.chaos.flaws import Flaws
from tests.chaos.frames import Row, Told
from tests.chaos.oracle import Oracle
from tests.chaos.replica import Key
from tests.chaos.scope import EVERYTHING, Scope
from tests.chaos.truth import Change


@dataclass(frozen=True)
class Account:
    """What one reader has to show."""

    who: str
    user_id: str
    scope: Scope
    # After which position it was to be told everything.
    started: int
    told: Sequence[Told]
    repeated: Sequence[Told]
    copy: Mapping[Key, Row]


class Judge:
    """Knows the feed and who could read what of it."""

    def __init__(self, feed: Sequence[Change]) -> None:
        self._feed = feed
        self._by_position = {change.position: change for change in feed}
        self._inserts = {change.id: change for change in feed if change.op == "insert"}
        self._oracle = Oracle.of(feed)

    def flaws(self, reader: Account, truth: Mapping[Key, Row]) -> Flaws:
        """Everything that is wrong with one reader; `truth` is what SQL shows this person."""
        found = Flaws(reader.who, len(reader.told))
        seen: set[int] = set()
        versions: dict[Key, int] = {}
        for told in reader.told:
            change = self._by_position.get(told.position)
            if change is None:
                found.add("rolled back", f"{told} is not in the feed")
                continue
            if told.position in seen:
                found.add("duplicated", str(told))
            seen.add(told.position)
            self._check_content(found, reader, told, change)
            self._check_right(found, reader, told, change)
            self._check_order(found, reader, told, change, versions, seen)
        for told in reader.repeated:
            again = told.position in seen or told.position <= reader.started
            found.add("duplicated" if again else "reordered", str(told))
        for change in self._feed:
            if change.position > reader.started and change.position not in seen:
                self._check_missing(found, reader, change)
        _compare(found, reader, truth)
        return found

    def _check_content(self, found: Flaws, reader: Account, told: Told, change: Change) -> None:
        if told.table is None:
            return
        same = (told.table, told.id) == (change.table, change.id)
        if told.type != "leave":
            same = same and (told.version, told.digest) == (change.version, change.digest)
            same = same and told.op in (None, change.op)
        if not same:
            found.add("wrong", f"{told} is not {change}")
        if not reader.scope.holds(change.table, self._oracle.topics(change)):
            found.add("wrong", f"{told} was not asked for")

    def _check_right(self, found: Flaws, reader: Account, told: Told, change: Change) -> None:
        moved = self._oracle.moved.get((reader.user_id, told.position), (frozenset(), frozenset()))
        # To be told once more what one may see does no harm.
        entered = all(
            self._oracle.could_read(reader.user_id, [topic], told.position + 1)
            for topic in told.entered
        )
        if not (entered and moved[1].issuperset(told.left)):
            found.add("unauthorised", f"{told}: access changed by {moved}")
        elif reader.scope == EVERYTHING and not (
            moved[0] <= set(told.entered) and moved[1] <= set(told.left)
        ):
            found.add("lost", f"{told}: access changed by {moved}")
        if told.table is None:
            return
        topics = self._oracle.topics(change)
        if told.digest is not None:
            # A row is shown to who may read what it has become.
            topics = change.after + self._oracle.audience.get(change.position, ())
        if not self._oracle.could_read(reader.user_id, topics, told.position):
            found.add("unauthorised", str(told))

    def _check_order(
        self, found: Flaws, reader: Account, told: Told, change: Change,
        versions: dict[Key, int], seen: set[int],
    ) -> None:  # fmt: skip
        if told.table is None or told.type == "leave":
            return
        key = (change.table, change.id)
        if change.version <= versions.get(key, 0):
            found.add("reordered", f"{told} after version {versions[key]}")
        versions[key] = change.version
        for cause in change.refers_to:
            made = self._inserts.get(cause)
            if made and made.position not in seen and self._must_tell(reader, made):
                found.add("reordered", f"{told} before {made.table} {made.id}")

    def _must_tell(self, reader: Account, change: Change) -> bool:
        topics = self._oracle.topics(change)
        return (
            change.position > reader.started
            and reader.scope.holds(change.table, topics)
            and self._oracle.must_read(reader.user_id, topics, change.position)
        )

    def _check_missing(self, found: Flaws, reader: Account, change: Change) -> None:
        moved = reader.scope == EVERYTHING and (
            (reader.user_id, change.position) in self._oracle.moved
        )
        if moved or self._must_tell(reader, change):
            found.add("lost", f"{change.position}: {change.op} of {change.table} {change.id}")


def _compare(found: Flaws, reader: Account, truth: Mapping[Key, Row]) -> None:
    for key in truth.keys() | reader.copy.keys():
        mine, theirs = reader.copy.get(key), truth.get(key)
        if mine != theirs:
            how = "is missing" if mine is None else "is not in SQL" if theirs is None else "differs"
            found.add("copy differs", f"{key[0]} {key[1]} {how}")
