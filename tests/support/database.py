"""A database of the test run's cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL

from ontour import deploy
from ontour.cluster import Cluster
from ontour.paths import ROOT

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Database:
    """One database and the ways into it."""

    cluster: Cluster
    name: str

    def connect(self, role: str = "postgres", *, autocommit: bool = True) -> Connection:
        """A session as a login role; the superuser where none is named."""
        return psycopg.connect(self.cluster.dsn(role, self.name), autocommit=autocommit)

    def end_sessions(self, condition: LiteralString) -> int:
        """End those of pg_stat_activity's sessions that meet a condition, and say how many.

        Only in this database: the cluster has others, in which other tests run at the same time.
        """
        with psycopg.connect(self.cluster.superuser, autocommit=True) as superuser:
            query = SQL(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = {} and ({})"
            )
            ended = superuser.execute(query.format(self.name, SQL(condition)))
            return ended.rowcount


@contextmanager
def cloned(cluster: Cluster, template: str, name: str) -> Iterator[Database]:
    """A copy of the template, dropped at the end."""
    deploy.clone(cluster, template, name, ROOT)
    try:
        yield Database(cluster, name)
    finally:
        deploy.drop(cluster, name)
