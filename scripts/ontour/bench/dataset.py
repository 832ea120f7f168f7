"""The data that is measured: 1,001 people, their organizations, 200,000 shows, and money."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from ontour.cluster import Cluster

SQL = Path(__file__).parent / "sql"
OTHERS = 1000
HASH = "$argon2id$v=19$m=8,t=1,p=1$bm9ib2R5c2lnbnNpbg$bm9ib2R5"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has signed up: the session as the bridge would sign it, and their own place."""

    session: dict[str, Any]
    org_id: str

    @property
    def id(self) -> str:
        """The person's id."""
        return str(self.session["user"]["id"])


def fill(cluster: Cluster, dbname: str, scale: float = 1.0) -> list[Person]:
    """Sign everybody up, the measured person first, and give them shows."""
    people = list(sign_up(cluster, dbname, 1 + int(OTHERS * scale)))
    with psycopg.connect(cluster.dsn("migrator", dbname)) as connection:
        # A confirmed show must have its fee, which comes second.
        connection.execute("set constraints all deferred")
        connection.execute((SQL / "dataset.sql").read_bytes())
    settle(cluster, dbname)
    return people


def sign_up(cluster: Cluster, dbname: str, count: int) -> Iterator[Person]:
    """Register people as the bridge does, without hashing passwords that nobody will use."""
    with psycopg.connect(cluster.dsn("bridge", dbname)) as connection:
        for number in range(count):
            name = f"Band {number}" if number else "Measured"
            found = connection.execute(
                "select auth.register(%s, %s, %s, %s, '1 day')",
                [
                    f"band-{number}@bench.example",
                    HASH,
                    name,
                    hashlib.sha256(name.encode()).digest(),
                ],
            ).fetchone()
            connection.commit()
            assert found is not None  # noqa: S101 - a function's call is always one row
            session: dict[str, Any] = found[0]
            yield Person(session, session["user"]["organizations"][0]["id"])


def copy_bare(cluster: Cluster, dbname: str) -> None:
    """Make the schema `bare`: the same shows in a plain table."""
    with psycopg.connect(cluster.dsn("postgres", dbname)) as connection:
        connection.execute((SQL / "bare.sql").read_bytes())
    settle(cluster, dbname)


def settle(cluster: Cluster, dbname: str) -> None:
    """Bring the database to rest: what autovacuum would do in the minutes to come."""
    with psycopg.connect(cluster.dsn("postgres", dbname), autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
