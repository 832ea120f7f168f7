"""The ground: a thousand people, each in the first organization and in one of fifty others."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg

from auth_bridge.keys import ensure
from auth_bridge.tokens import AccessTokens
from ontour import deploy
from ontour.bench import dataset, usage
from ontour.bench.dataset import SQL, Person
from ontour.bench.feed.followers import Server
from ontour.bench.ground import TOKEN_SECONDS, Say, deployed
from ontour.bench.load import WrongAnswer
from ontour.cluster import Cluster
from ontour.paths import ROOT, Paths
from ontour.ports import free_port
from ontour.services import Service
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE

ORGANIZATIONS = 50
PUBLISH_SECONDS = 300


@dataclass(frozen=True)
class Ground:
    """Everything runs; `people[0]` owns what everybody follows, those after it the fifty others."""

    cluster: Cluster
    stack: Stack
    people: list[Person]

    @property
    def dbname(self) -> str:
        """The database."""
        return self.stack.dbname

    @property
    def server(self) -> Server:
        """Where the feed is."""
        return Server("127.0.0.1", self.stack.port)

    @property
    def followers(self) -> list[Person]:
        """Who follows, one socket each."""
        return self.people[1:]

    @property
    def organizations(self) -> list[str]:
        """The ids of the fifty: person n follows number n % 50."""
        return [person.org_id for person in self.followers[:ORGANIZATIONS]]

    def token(self, person: Person) -> str:
        """A fresh access token, as the bridge would issue it."""
        issuer = AccessTokens(ensure(self.stack.keys), self.stack.base_url, "ontour", TOKEN_SECONDS)
        return issuer.issue(person.session)

    def connect(self, role: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """A session in the database; the superuser's unless another login is named."""
        return psycopg.connect(self.cluster.dsn(role, self.dbname), autocommit=True)

    def query(self, statement: str, *values: object) -> Any:
        """The first column of the first row."""
        with self.connect() as connection:
            row = connection.execute(statement.encode(), values).fetchone()
        return row[0] if row else None

    def published(self) -> int:
        """Wait until each row of the log has its position; returns the last one."""
        deadline = time.monotonic() + PUBLISH_SECONDS
        with self.connect() as connection:
            while time.monotonic() < deadline:
                row = connection.execute(
                    "select (select count(*) from change.log), change.head()"
                ).fetchone()
                if row and row[0] == row[1]:
                    return int(row[1])
                time.sleep(0.1)
        raise WrongAnswer(f"{row} rows of the log, positions")

    def shows(self, org_id: str) -> list[str]:
        """The shows of an organization."""
        found: list[str] = self.query(
            "select json_agg(id order by id) from api.shows where org_id = %s", org_id
        )
        return found

    @contextlib.contextmanager
    def without_feed(self) -> Iterator[None]:
        """Hold worker and relay, so that what is measured beside them has the machine."""
        pids = [pid for name in ("relay", "worker") for pid in usage.family(self.stack.pids[name])]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)

    def worker(self, dbname: str) -> Service:
        """How to start a worker for another database."""
        stack = Stack(
            self.cluster, dbname, run_dir=self.stack.run_dir / dbname, port=self.stack.port,
            admin_port=self.stack.admin_port, keys=self.stack.keys, paths=self.stack.paths,
        )  # fmt: skip
        return next(service for service in stack.services if service.name == "worker")

    def processes(self) -> dict[str, list[int]]:
        """What serves the feed, by name, with all descendants' roots."""
        return {"postgres": [self.cluster.postmaster_pid()]} | {
            name: [pid] for name, pid in self.stack.pids.items()
        }


@contextlib.contextmanager
def throwaway(sockets: int, say: Say) -> Iterator[Ground]:
    """A cluster with so many people and everything started; removed at the end."""
    with deployed(say) as (cluster, paths):
        deploy.clone(cluster, deploy.DATABASE, TEMPLATE, ROOT)
        say(f"{sockets} people, {ORGANIZATIONS + 1} organizations")
        with running(cluster, paths, fill(cluster, sockets)) as ground:
            yield ground


def fill(cluster: Cluster, sockets: int) -> list[Person]:
    """Sign them up, make them members, and give each organization its shows."""
    people = list(dataset.sign_up(cluster, deploy.DATABASE, 1 + max(sockets, ORGANIZATIONS)))
    with psycopg.connect(cluster.dsn("migrator", deploy.DATABASE)) as connection:
        connection.execute("create table pg_temp.people (n integer, id uuid, org_id uuid)")
        with (
            connection.cursor() as cursor,
            cursor.copy("copy people (n, id, org_id) from stdin") as copy,
        ):
            for number, person in enumerate(people):
                copy.write_row((number, person.id, person.org_id))
        connection.execute((SQL / "feed_dataset.sql").read_bytes())
    # A thousand members who join at once are more than a worker has time for.
    with psycopg.connect(cluster.dsn("postgres", deploy.DATABASE), autocommit=True) as connection:
        connection.execute("select change.publish()")
    dataset.settle(cluster, deploy.DATABASE)
    return people


@contextlib.contextmanager
def running(cluster: Cluster, paths: Paths, people: list[Person]) -> Iterator[Ground]:
    """Start everything over a filled database, and let the sequencer catch up."""
    stack = Stack(
        cluster, deploy.DATABASE, run_dir=paths.run / "stack", port=free_port(),
        admin_port=free_port(), keys=paths.state / "keys", paths=paths,
    )  # fmt: skip
    with stack:
        ground = Ground(cluster, stack, people)
        ground.published()
        yield ground
