"""What log, versions and doorbell cost a write, beside the same table without them."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

import psycopg

from ontour import deploy
from ontour.bench.dataset import SQL
from ontour.bench.feed.tables import (
    BULK_INSERT,
    BULK_ROWS,
    BULK_UPDATE,
    CLAIMS,
    KINDS,
    ORG,
    SCRIPTS,
    TRIGGERS,
    Kind,
    options,
)  # fmt: skip
from ontour.bench.load import Measured, WrongAnswer, pgbench
from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.services import Service

DATABASE = "ontour_writes"
CLIENTS = (1, 8)


@dataclass
class Bulk:
    """Statements over many rows: the seconds that each took, and the backend's CPU time."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def us_a_row(self, cpu: bool = False) -> float:
        """Microseconds a row, of the median statement."""
        return statistics.median(self.cpu if cpu else self.seconds) / BULK_ROWS * 1e6


@dataclass
class Writes:
    """By durable or not, statement, clients (for single rows) and kind of table."""

    single: dict[tuple[bool, str, int, Kind], list[Measured]] = field(default_factory=dict)
    bulk: dict[tuple[bool, str, Kind], Bulk] = field(default_factory=dict)

    def rate(self, durable: bool, statement: str, clients: int, kind: Kind) -> float:
        """Transactions a second, all rounds together."""
        runs = self.single[durable, statement, clients, kind]
        return sum(len(run.latencies) for run in runs) / sum(run.seconds for run in runs)


def measure(
    cluster: Cluster, template: str, worker: Callable[[str], Service], rounds: int, seconds: float,
    say: Callable[[str], None],
) -> Writes:  # fmt: skip
    """Measure durable writes, and writes that wait for no disk; `worker` says how to start one."""
    results = Writes()
    with database(cluster, template):
        for number, durable in product(range(rounds), (True, False)):
            say(f"Writes, round {number + 1} of {rounds}: {'durable' if durable else 'fsync off'}")
            with durability(cluster, durable):
                one_round(cluster, worker, results, durable, seconds, number)
    return results


@contextlib.contextmanager
def database(cluster: Cluster, template: str) -> Iterator[None]:
    """A database with the tables that are compared; dropped at the end."""
    deploy.clone(cluster, template, DATABASE, ROOT)
    try:
        with connect(cluster) as connection:
            connection.execute((SQL / "feed_writes.sql").read_bytes())
        yield
    finally:
        deploy.drop(cluster, DATABASE)


def connect(cluster: Cluster, options: str = "") -> psycopg.Connection[tuple[object, ...]]:
    """A superuser's session in the database that is measured."""
    return psycopg.connect(cluster.dsn("postgres", DATABASE), autocommit=True, options=options)


@contextlib.contextmanager
def durability(cluster: Cluster, durable: bool) -> Iterator[None]:
    """Wait for the disk at each commit, or never."""
    names = ("fsync", "synchronous_commit", "full_page_writes")
    with psycopg.connect(cluster.superuser, autocommit=True) as connection:
        for name in names if not durable else ():
            connection.execute(f"alter system set {name} = off".encode())
        connection.execute("select pg_reload_conf()")
    try:
        yield
    finally:
        with psycopg.connect(cluster.superuser, autocommit=True) as connection:
            for name in names:
                connection.execute(f"alter system reset {name}".encode())
            connection.execute("select pg_reload_conf()")


def one_round(
    cluster: Cluster, worker: Callable[[str], Service], results: Writes, durable: bool,
    seconds: float, number: int,
) -> None:  # fmt: skip
    """Every kind of table after the other, so that a slow second hits all of them."""
    kinds = KINDS[number % len(KINDS) :] + KINDS[: number % len(KINDS)]
    for kind in kinds:
        with prepared(cluster, kind, worker):
            bulk(cluster, results, durable, kind)
    # Single rows meet the table as the bulk has left it.
    settle(cluster)
    for clients, (statement, script) in product(CLIENTS, SCRIPTS.items()):
        for kind in kinds:
            text = script.format(table=kind.table, org=ORG, rows=BULK_ROWS)
            with prepared(cluster, kind, worker):
                done = counted(cluster, kind, text, clients, seconds)
            results.single.setdefault((durable, statement, clients, kind), []).append(done)


@contextlib.contextmanager
def prepared(cluster: Cluster, kind: Kind, worker: Callable[[str], Service]) -> Iterator[None]:
    """A worker that publishes; or none, but the bell thinks so: that is what writers are spared."""
    switch = "enable" if kind.tracked else "disable"
    with connect(cluster) as connection:
        connection.execute("select change.stay_awake(3600000)")
        for trigger in TRIGGERS:
            connection.execute(f"alter table api.shows {switch} trigger {trigger}".encode())
    if not kind.followed:
        yield
        return
    service = worker(DATABASE)
    process = subprocess.Popen(
        service.argv, env=service.env, cwd="/", stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_published(cluster)
        yield
        wait_published(cluster)
    finally:
        process.terminate()
        process.wait()


def settle(cluster: Cluster) -> None:
    """What autovacuum would do in the minutes to come."""
    with connect(cluster) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")


def wait_published(cluster: Cluster) -> None:
    """Wait until every row of the log has its position."""
    missing = "select (select count(*) from change.log) - change.head()"
    with connect(cluster) as connection:
        deadline = time.monotonic() + 120
        while (row := connection.execute(missing).fetchone()) != (0,):
            if time.monotonic() > deadline:
                raise WrongAnswer(f"rows without a position: {row}")
            time.sleep(0.05)


def bulk(cluster: Cluster, results: Writes, durable: bool, kind: Kind) -> None:
    """Statements over 5,000 rows, after a checkpoint, so that each meets the same."""
    with connect(cluster, options()) as connection:
        # The first of a session plans, and reads the catalog.
        for number in range(4):
            connection.execute(f"truncate api.{kind.table} cascade".encode())
            for statement, text in (("insert", BULK_INSERT), ("update", BULK_UPDATE)):
                connection.execute("checkpoint")
                sql = text.format(table=kind.table, org=ORG, rows=BULK_ROWS, round=number)
                cpu, start = backend_cpu(connection), time.perf_counter()
                done = connection.execute(sql.encode())
                elapsed = time.perf_counter() - start
                if done.rowcount != BULK_ROWS:
                    raise WrongAnswer(f"{statement} of {kind.name}: {done.rowcount} rows")
                if number:
                    figures = results.bulk.setdefault((durable, statement, kind), Bulk())
                    figures.seconds.append(elapsed)
                    figures.cpu.append(backend_cpu(connection) - cpu)
    if kind.tracked:
        check_log(cluster, kind)


def backend_cpu(connection: psycopg.Connection[tuple[object, ...]]) -> float:
    """Seconds that the server's process of this session has computed."""
    with open(f"/proc/{connection.info.backend_pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e9


def counted(cluster: Cluster, kind: Kind, script: str, clients: int, seconds: float) -> Measured:
    """One pgbench run; a tracked table must have logged each of its transactions."""
    before = logged(cluster)
    done = pgbench(
        cluster, DATABASE, [script], {}, clients, seconds, role="postgres", options=options()
    )
    expected = len(done.latencies) if kind.tracked else 0
    if (found := logged(cluster) - before) != expected:
        raise WrongAnswer(f"{kind.name}: {found} changes logged instead of {expected}")
    return done


def logged(cluster: Cluster) -> int:
    """How many rows the log has; its seq is not it, for it has gaps."""
    with connect(cluster) as connection:
        row = connection.execute("select count(*) from change.log").fetchone()
    return int(str(row[0])) if row else 0


def check_log(cluster: Cluster, kind: Kind) -> None:
    """The last statement's rows are in the log as they stand in the table."""
    with connect(cluster) as connection:
        row = connection.execute(
            f"select count(*) from api.{kind.table} as row join change.log as log"  # noqa: S608
            " on log.row_id = row.id and log.version = row.version and log.after = to_jsonb(row)"
            " and log.actor_id = %s where row.version = 2".encode(),
            [uuid.UUID(str(CLAIMS["sub"]))],
        ).fetchone()
    if row != (BULK_ROWS,):
        raise WrongAnswer(f"log of {kind.name}: {row} rows as in the table")
