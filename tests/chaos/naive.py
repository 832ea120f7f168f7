"""Controls: readers that do what seems right, and that the judge must find out."""

from __future__ import annotations

import random
from typing import Any, LiteralString

from tests.chaos.frames import Row
from tests.chaos.ground import Connection, Ground, Person
from tests.chaos.readers import Reader
from tests.chaos.scope import Scope

_LOG = """
    select
        seq, table_name, row_id, op, version, topics_after, topics_before,
        case when op not in ('delete', 'purge') then after end
    from change.log
    where seq > %(seen)s and table_name = 'shows'
        and (%(all)s or topics_before && %(topics)s or topics_after && %(topics)s)
    order by seq
"""


class NaiveReader(Reader):
    """Remembers the highest sequence number it has seen, and asks for higher ones."""

    kind = "highest number"
    everybodys = False

    def __init__(self, ground: Ground, person: Person, through: int, rng: random.Random) -> None:
        # Shows alone: of the sight of others it is not even told.
        super().__init__(ground, person, through, rng, Scope(table="shows"))
        self.seen = 0

    def follow(self) -> None:
        with self._ground.connect("postgres") as connection:
            if not self.seen:
                # Where the log was numbered when the copy was made.
                self.seen = _one(
                    connection, "select max(seq) from change.feed where position <= %s",
                    [self.replica.position],
                )  # fmt: skip
                self.replica.position = self.seen
            while not self._halt.is_set():
                topics = self._topics(connection)
                rows = connection.execute(
                    _LOG, {"seen": self.seen, "all": self.everybodys, "topics": topics}
                ).fetchall()
                for row in rows:
                    self.replica.apply(_frame(row))
                    self.seen = row[0]
                self._halt.wait(self._rng.uniform(0.02, 0.1))

    def _topics(self, connection: Connection) -> list[str]:
        query = "select array_agg(topic) from change.topics_since(%s)"
        topics: list[str] = _one(connection, query, [self.person.id])
        return topics


class IgnorantReader(NaiveReader):
    """And does not ask who may read what."""

    kind = "no permission"
    everybodys = True


def _one(connection: Connection, query: LiteralString, values: list[Any]) -> Any:
    found = connection.execute(query, values).fetchone()
    assert found is not None
    return found[0]


def _frame(row: tuple[Any, ...]) -> Row:
    seq, table, row_id, op, version, after, before, image = row
    return {
        "type": "change", "position": seq, "table": table, "id": str(row_id), "op": op,
        "version": version, "topics": after or before, "row": image,
    }  # fmt: skip
