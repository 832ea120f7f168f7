"""The client's SQLite file: its schema, and transactions that hold or never were."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA = """
create table if not exists settings (name text primary key, value text not null) without rowid;
create table if not exists rows (
    table_name text not null,
    id text not null,
    version integer not null,
    topics text not null,
    -- null where it was deleted: the version stays, so that nothing older brings it back
    row text,
    -- 0 as long as only the answer of a push has said so, not yet the feed
    confirmed integer not null default 1,
    primary key (table_name, id)
) without rowid;
create table if not exists operations (
    number integer primary key autoincrement,
    op_id text not null unique,
    table_name text not null,
    row_id text not null,
    op text not null,
    fields text not null,
    -- what stood in those fields when they were edited, with the edits that waited then
    seen text not null,
    base_version integer,
    depends_on text not null,
    made_at text not null,
    -- 1 once it may have reached the server: from then on it never changes
    sent integer not null default 0,
    -- what the server said, of those that wait for somebody to look at them
    verdict text
);
create index if not exists operations_row on operations (table_name, row_id);
"""


class Database:
    """One connection. A transaction within another joins it."""

    def __init__(self, path: str | Path = ":memory:") -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._depth = 0
        # An operation in the queue is somebody's work: what is committed stays, also without power.
        self._connection.executescript(
            "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;"
        )
        self._connection.executescript(SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything in it is kept, or nothing if it raises."""
        if self._depth:
            yield self._connection
            return
        self._connection.execute("begin immediate")
        self._depth = 1
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("rollback")
            raise
        else:
            self._connection.execute("commit")
        finally:
            self._depth = 0

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        """One statement, in the transaction that is open or else in its own."""
        return self._connection.execute(sql, values)

    def setting(self, name: str) -> str | None:
        """A stored value, such as the position."""
        found = self.execute("select value from settings where name = ?", name).fetchone()
        return str(found[0]) if found else None

    def set(self, name: str, value: object) -> None:
        """Store a value; None forgets it."""
        if value is None:
            self.execute("delete from settings where name = ?", name)
        else:
            self.execute("insert or replace into settings values (?, ?)", name, str(value))

    @property
    def device_id(self) -> str:
        """Names this copy to the server, in every change that it makes."""
        with self.transaction():
            known = self.setting("device_id")
            if known is None:
                known = str(uuid.uuid4())
                self.set("device_id", known)
            return known
