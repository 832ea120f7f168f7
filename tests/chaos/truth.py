"""What really happened: the log in the order of the feed, read when all is quiet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.chaos.frames import digest
from tests.chaos.ground import Connection
from tests.chaos.ledger import undone

# Columns that refer to a row which must have been told before.
REFERENCES = ("tour_id", "venue_id", "show_id")
MARK = undone().split()[0]

_FEED = """
    select
        feed.position, log.seq, log.table_name, log.row_id::text, log.version, log.op,
        log.before, log.after, log.topics_before, log.topics_after, log.tx_id::text,
        extract(epoch from log.logged_at)::float
    from change.feed
    join change.log on log.seq = feed.seq
    order by feed.position
"""


@dataclass(frozen=True, slots=True)
class Membership:
    """That somebody belongs to an organization, and as what."""

    org_id: str
    user_id: str
    role: str

    @classmethod
    def of(cls, image: dict[str, Any] | None) -> Membership | None:
        """From a row's image; none if there is none, or it is deleted."""
        if image is None or image["deleted_at"]:
            return None
        return cls(image["org_id"], image["user_id"], image["role"])


@dataclass(frozen=True, slots=True)
class Change:
    """One position of the feed."""

    position: int
    seq: int
    table: str
    id: str
    version: int
    op: str
    tx_id: str
    # Of the new image; None where readers are told no row.
    digest: int | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    refers_to: tuple[str, ...]
    is_undone: bool
    member_before: Membership | None
    member_after: Membership | None
    # Seconds since 1970.
    at: float = 0

    @property
    def topics(self) -> tuple[str, ...]:
        """Who could or can read the row, as the log says it."""
        return self.before + self.after


def changes(connection: Connection) -> Iterator[Change]:
    """The whole feed."""
    with connection.transaction(), connection.cursor("feed") as cursor:
        cursor.execute(_FEED)
        for row in cursor:
            (position, seq, table, row_id, version, op, old, new, before, after, tx_id, at) = row
            gone = op in ("delete", "purge")
            is_member = table == "memberships"
            yield Change(
                position, seq, table, row_id, version, op, tx_id,
                None if gone else digest(new),
                tuple(before or ()), tuple(after or ()),
                () if gone else tuple(new[name] for name in REFERENCES if new.get(name)),
                MARK in str(new),
                Membership.of(old) if is_member else None,
                Membership.of(new) if is_member else None,
                at,
            )  # fmt: skip
