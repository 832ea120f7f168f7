"""Who could read what at which position: worked out from the log's memberships, asking no SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.chaos.truth import Change, Membership

MANAGES_MEMBERS = {"owner", "admin"}
MANAGES_THE_ROAD = {"owner", "admin", "manager"}
SEES_MONEY = {"owner", "admin", "manager", "finance"}
# Of one change: what it let somebody see, and what it hid.
Moved = tuple[frozenset[str], frozenset[str]]


@dataclass(slots=True)
class Held:
    """That a topic could be read: after `since`, and up to `until` or still."""

    since: int
    until: int | None = None


@dataclass
class Oracle:
    """The history of everybody's sight."""

    held: dict[tuple[str, str], list[Held]] = field(default_factory=lambda: defaultdict(list))
    moved: dict[tuple[str, int], Moved] = field(default_factory=dict)
    # Who reads a position beside those whom the log names: colleagues a profile, as things were.
    audience: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _members: dict[str, Membership] = field(default_factory=dict)

    @classmethod
    def of(cls, feed: Iterable[Change]) -> Oracle:
        """Walk through the feed once."""
        oracle = cls()
        for change in feed:
            if change.table == "users":
                orgs = {m.org_id for m in oracle._members.values() if m.user_id == change.id}
                oracle.audience[change.position] = tuple(f"org:{org_id}" for org_id in orgs)
            if change.table == "memberships":
                oracle._move(change)
        return oracle

    def topics(self, change: Change) -> tuple[str, ...]:
        """All through which a change can be read."""
        return change.topics + self.audience.get(change.position, ())

    def could_read(self, user_id: str, topics: Iterable[str], position: int) -> bool:
        """Whether somebody could read one of these at this position."""
        return any(
            one.since < position and (one.until is None or position <= one.until)
            for topic in topics
            for one in self._of(user_id, topic)
        )

    def must_read(self, user_id: str, topics: Iterable[str], position: int) -> bool:
        """Whether they could and still can: then nothing excuses that they were not told."""
        # A colleague's profile comes through the organization that was shared then.
        mine = f"profile:{user_id}"
        return any(
            one.since < position and one.until is None
            for topic in topics
            if topic == mine or not topic.startswith("profile:")
            for one in self._of(user_id, topic)
        )

    def _of(self, user_id: str, topic: str) -> list[Held]:
        return [Held(0)] if topic == f"profile:{user_id}" else self.held.get((user_id, topic), [])

    def _move(self, change: Change) -> None:
        concerned = {
            other.user_id
            for member in (change.member_before, change.member_after) if member
            for other in [*self._members.values(), member] if other.org_id == member.org_id
        }  # fmt: skip
        before = {user_id: self._sight(user_id) for user_id in concerned}
        if change.member_after:
            self._members[change.id] = change.member_after
        else:
            self._members.pop(change.id, None)
        for user_id, seen in before.items():
            sees = self._sight(user_id)
            if sees == seen:
                continue
            self.moved[user_id, change.position] = (sees - seen, seen - sees)
            for topic in seen - sees:
                self.held[user_id, topic][-1].until = change.position
            for topic in sees - seen:
                self.held[user_id, topic].append(Held(change.position))

    def _sight(self, user_id: str) -> frozenset[str]:
        mine = [member for member in self._members.values() if member.user_id == user_id]
        orgs = {member.org_id for member in mine}
        door = {member.org_id for member in mine if member.role in MANAGES_MEMBERS}
        road = {member.org_id for member in mine if member.role in MANAGES_THE_ROAD}
        money = {member.org_id for member in mine if member.role in SEES_MONEY}
        colleagues = {
            member.user_id for member in self._members.values()
            if member.org_id in orgs and member.user_id != user_id
        }  # fmt: skip
        return frozenset(
            [f"org:{org_id}" for org_id in orgs]
            + [f"org:{org_id}:member:{user_id}" for org_id in orgs]
            + [f"org:{org_id}:members" for org_id in door]
            + [f"org:{org_id}:finance" for org_id in money]
            + [f"org:{org_id}:road" for org_id in road]
            + [f"profile:{colleague}" for colleague in colleagues]
        )
