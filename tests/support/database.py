"""A database of the test run's cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

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


@contextmanager
def cloned(cluster: Cluster, template: str, name: str) -> Iterator[Database]:
    """A copy of the template, dropped at the end."""
    deploy.clone(cluster, template, name, ROOT)
    try:
        yield Database(cluster, name)
    finally:
        deploy.drop(cluster, name)
