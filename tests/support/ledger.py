"""A log with something in it, and the gestures of whoever wants to change what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import LiteralString, NamedTuple
from uuid import UUID

from ontour import evidence
from ontour.evidence import Anchor, Finding
from tests.support.database import Connection, Database

# Twelve shows that come and change, in some thirty log rows.
STORY: LiteralString = """
insert into api.organizations (id, name) values (md5('band')::uuid, 'The Band');
insert into api.shows (id, org_id, name)
select md5('show ' || n)::uuid, md5('band')::uuid, 'Show ' || n from generate_series(1, 12) as n;
update api.shows set name = name || ', Amsterdam';
update api.shows set deleted_at = now() where name like '%1%';
update api.shows set notes = 'Load in at noon' where deleted_at is null;
"""


class Row(NamedTuple):
    """One row of the log, and where it stands."""

    position: int
    seq: int
    row_id: UUID


@dataclass(frozen=True, slots=True)
class Ledger:
    """The log of one database, seen by its superuser."""

    database: Database
    sql: Connection

    def tell(self, story: LiteralString = STORY) -> None:
        """Write, number and seal."""
        self.sql.execute(story)
        self.publish()
        self.seal()

    def publish(self) -> None:
        """Number what is committed, as the worker does."""
        self.sql.execute("select change.publish()")

    def seal(self) -> None:
        """Fold what is numbered, as the worker does."""
        self.sql.execute("select change.seal()")

    def size(self) -> int:
        """How many rows are sealed."""
        found = self.sql.execute("select coalesce(max(tree_size), 0) from change.seals").fetchone()
        assert found is not None
        return int(found[0])

    def row(self, position: int) -> Row:
        """The log row at a position."""
        found = self.sql.execute(
            "select feed.position, log.seq, log.row_id from change.feed join change.log using (seq)"
            " where feed.position = %s",
            [position],
        ).fetchone()
        assert found is not None
        return Row(*found)

    def anchors(self, after: int = 0) -> list[Anchor]:
        """What an operator would have exported."""
        found = self.sql.execute(
            "select to_jsonb(anchor) from change.anchors(%s) as anchor", [after]
        )
        return [row[0] for row in found]

    def verify(self, anchors: list[Anchor] | None = None) -> list[Finding]:
        """What verify finds, the first broken row first."""
        return evidence.verify(self.sql, anchors)

    @contextmanager
    def unseen(self) -> Iterator[Connection]:
        """A transaction whose writes no trigger sees."""
        with self.sql.transaction():
            self.sql.execute("set local session_replication_role to replica")
            yield self.sql

    def renumber(self, first: int, by: int) -> None:
        """Move all positions from this one on; there is no moment with two rows at one."""
        self.sql.execute(
            "update change.feed set position = -position where position >= %s", [first]
        )
        self.sql.execute(
            "update change.feed set position = -position + %s where position < 0", [by]
        )
        self.sql.execute("update change.sequencer set position = position + %s", [by])

    def rebuild(self) -> None:
        """Make tree and seals anew, consistent with whatever the log says now."""
        self.sql.execute("truncate change.tree_nodes, change.seals")
        self.seal()
