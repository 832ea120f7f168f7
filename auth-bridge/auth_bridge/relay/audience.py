"""Who sees what. Clients of the same topics and filters are a group, and judge a row together.

Everybody reads topics of their own too: user:, profile:, and as a member org:<id>:member:. Those
are judged one by one, for else no two people would ever be in one group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auth_bridge.relay.frames import Frame

if TYPE_CHECKING:
    from auth_bridge.relay.client import Client

PERSONAL = ("user:", "profile:")


def owner(topic: str) -> str | None:
    """The person whose own the topic is; None of one that people share."""
    if topic.startswith(PERSONAL):
        return topic.partition(":")[2]
    return topic.partition(":member:")[2] or None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a subscription is about; nothing: everything."""

    org_id: str | None = None
    table: str | None = None
    row_id: str | None = None

    def covers(self, topic: str) -> bool:
        """Whether the topic is one of the organization."""
        return self.org_id is None or topic.split(":", 2)[:2] == ["org", self.org_id]

    def takes(self, topics: Collection[str], table: str, row_id: str) -> bool:
        """Whether a row of these topics is what it is about."""
        return (
            self.table in (None, table)
            and self.row_id in (None, row_id)
            and any(self.covers(topic) for topic in topics)
        )


@dataclass(slots=True)
class Row:
    """A position of the feed: who reads it, and what they are told."""

    position: int
    table: str
    row_id: str
    before: list[str]
    after: list[str]
    change: Frame
    enter: Frame | None
    leave: Frame | None


class View:
    """What is seen through these filters by who reads these topics."""

    __slots__ = ("parts", "topics")

    def __init__(self, topics: Collection[str], filters: Iterable[Filter]) -> None:
        self.parts = [
            (asked.table, asked.row_id, frozenset(t for t in topics if asked.covers(t)))
            for asked in filters
        ]
        self.topics = frozenset().union(*(part[2] for part in self.parts))

    def sees(self, topics: Collection[str], table: str, row_id: str) -> bool:
        """Whether a row of these topics is in sight."""
        return any(
            (only is None or only == table)
            and (row is None or row == row_id)
            and not visible.isdisjoint(topics)
            for only, row, visible in self.parts
        )

    def frame(self, row: Row) -> Frame | None:
        """What this row's change looks like from here."""
        after = self.sees(row.after, row.table, row.row_id)
        if row.enter is None and after:
            return row.change
        before = self.sees(row.before, row.table, row.row_id)
        if row.enter is None:
            return row.change if before else None
        if after:
            return row.change if before else row.enter
        return row.leave if before else None


class Group:
    """Clients who see the same; frames wait here until a batch is through."""

    __slots__ = ("clients", "key", "pending", "view")

    def __init__(self, key: tuple[frozenset[str], frozenset[Filter]]) -> None:
        self.key = key
        self.view = View(*key)
        self.clients: set[Client] = set()
        self.pending: list[Frame] = []


class Audience:
    """All clients who are up to date."""

    def __init__(self) -> None:
        self._groups: dict[tuple[frozenset[str], frozenset[Filter]], Group] = {}
        self._by_topic: dict[str, set[Group]] = {}
        self._of: dict[Client, Group] = {}

    def __iter__(self) -> Iterator[Client]:
        return iter(self._of)

    def __contains__(self, client: Client) -> bool:
        return client in self._of

    def place(self, client: Client) -> None:
        """Put a client where its topics and filters belong; again when either changed."""
        shared = frozenset(topic for topic in client.topics if owner(topic) is None)
        key = (shared, frozenset(client.filters.values()))
        found = self._of.get(client)
        if found is not None:
            if found.key == key:
                return
            self.remove(client)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(key)
            for topic in group.view.topics:
                self._by_topic.setdefault(topic, set()).add(group)
        group.clients.add(client)
        self._of[client] = group

    def remove(self, client: Client) -> None:
        """Send it nothing more, if it was there."""
        group = self._of.pop(client, None)
        if group is None:
            return
        group.clients.discard(client)
        if not group.clients:
            del self._groups[group.key]
            for topic in group.view.topics:
                groups = self._by_topic[topic]
                groups.discard(group)
                if not groups:
                    del self._by_topic[topic]

    def reading(self, topics: Collection[str]) -> set[Group]:
        """Those that read any of these topics."""
        found: set[Group] = set()
        for topic in topics:
            found |= self._by_topic.get(topic, set())
        return found

    def groups(self, row: Row) -> set[Group]:
        """Those that may see the row."""
        found = self.reading(row.after)
        return found if row.before == row.after else found | self.reading(row.before)
