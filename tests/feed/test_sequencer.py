"""Positions: given once, without holes, in an order that makes sense, whoever commits when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from ontour.paths import ROOT
from tests.support.database import Connection, Database
from tests.support.together import together
from tests.support.waiting import eventually

# An organization that belongs to nobody: what is written is nobody's but psql's.
ORG = "0190163d-8694-739b-aea5-966c26f8ad90"


@pytest.fixture
def admin(db: Database) -> Iterator[Connection]:
    """A superuser's session in a database with one organization."""
    with db.connect() as session:
        session.execute("insert into api.organizations (id, name) values (%s, 'Band')", [ORG])
        yield session


def add_tour(session: Connection, name: str) -> None:
    """A row to write."""
    session.execute("insert into api.tours (org_id, name) values (%s, %s)", [ORG, name])


def publish(session: Connection) -> int:
    """Number what is there."""
    row = session.execute("select change.publish()").fetchone()
    assert row is not None
    return int(row[0])


def published(session: Connection) -> list[str]:
    """Names of tours in the order of the feed."""
    rows = session.execute(
        """
        select log.after ->> 'name' from change.feed join change.log using (seq, logged_at)
        where log.table_name = 'tours' order by feed.position
        """
    )
    return [name for (name,) in rows]


def test_a_transaction_that_stays_open_holds_back_nobody_else(
    db: Database, admin: Connection
) -> None:
    with db.connect(autocommit=False) as slow:
        add_tour(slow, "slow")
        add_tour(admin, "quick")
        publish(admin)
        assert published(admin) == ["quick"]
        add_tour(admin, "next")
        publish(admin)
        slow.commit()
    assert publish(admin) == 1
    assert published(admin) == ["quick", "next", "slow"]


def test_a_reader_of_the_highest_number_would_have_lost_it(db: Database, admin: Connection) -> None:
    """The control: why positions are not the log's own sequence."""
    with db.connect(autocommit=False) as slow:
        add_tour(slow, "slow")
        add_tour(admin, "quick")
        (highest,) = admin.execute("select max(seq) from change.log").fetchone() or (0,)
        slow.commit()
    late = admin.execute("select from change.log where seq > %s", [highest])
    assert late.rowcount == 0


def test_what_is_rolled_back_is_never_seen(db: Database, admin: Connection) -> None:
    with db.connect(autocommit=False) as other:
        add_tour(other, "never")
        other.rollback()
        add_tour(other, "before the savepoint")
        with other.transaction():
            add_tour(other, "within it")
            raise psycopg.Rollback
        add_tour(other, "after it")
        other.commit()
    publish(admin)
    assert published(admin) == ["before the savepoint", "after it"]


def test_a_version_never_overtakes_an_earlier_one(db: Database, admin: Connection) -> None:
    """A transaction that began first may write a row last: its number of transaction is lower."""
    add_tour(admin, "v1")
    with db.connect(autocommit=False) as first:
        add_tour(first, "takes its transaction id here")
        admin.execute("update api.tours set name = 'v2' where name = 'v1'")
        first.execute("update api.tours set name = 'v3' where name = 'v2'")
        first.commit()
    publish(admin)
    assert published(admin) == ["v1", "takes its transaction id here", "v2", "v3"]


def test_many_writers_and_many_sequencers(db: Database, admin: Connection) -> None:
    done = threading.Event()

    def write(number: int) -> None:
        with db.connect(autocommit=False) as session:
            for turn in range(40):
                add_tour(session, f"{number}.{turn}")
                session.execute("update api.tours set name = name where name = %s", [f"{number}.0"])
                if turn % 3 == 2:
                    session.commit()
                elif turn % 7 == 6:
                    session.rollback()
            session.commit()

    def sequence() -> None:
        with db.connect("worker") as session:
            while not done.is_set():
                publish(session)

    sequencers = [threading.Thread(target=sequence) for _ in range(3)]
    for sequencer in sequencers:
        sequencer.start()
    together(6, write)
    done.set()
    for sequencer in sequencers:
        sequencer.join()
    publish(admin)

    (gaps,) = admin.execute(
        "select (select head from change.feed_bounds()) - count(*) from change.feed"
    ).fetchone() or (None,)
    assert gaps == 0
    missing = admin.execute(
        "select from change.log where not exists (select from change.feed where feed.seq = log.seq)"
    )
    assert missing.rowcount == 0
    backwards = admin.execute(
        """
        select from (
            select log.version, lag(log.version) over in_order as earlier
            from change.feed join change.log using (seq, logged_at)
            window in_order as (partition by log.row_id order by position)
        ) as versions where version <> earlier + 1
        """
    )
    assert backwards.rowcount == 0


@contextmanager
def worker(db: Database) -> Iterator[subprocess.Popen[bytes]]:
    """A worker process; gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "auth_bridge.worker"],
        env=os.environ
        | {
            "PYTHONPATH": str(ROOT / "auth-bridge"),
            "WORKER_DATABASE_URL": db.cluster.dsn("worker", db.name),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_another_worker_takes_over(db: Database, admin: Connection) -> None:
    with worker(db) as first, worker(db):
        add_tour(admin, "one")
        assert eventually(lambda: published(admin)) == ["one"]
        first.send_signal(signal.SIGKILL)
        add_tour(admin, "two")
        assert eventually(lambda: published(admin)[1:]) == ["two"]


def test_a_worker_finds_its_way_back_to_the_database(db: Database, admin: Connection) -> None:
    with worker(db):
        add_tour(admin, "one")
        eventually(lambda: published(admin))
        assert db.end_sessions("application_name = 'worker'") > 0
        add_tour(admin, "two")
        assert eventually(lambda: published(admin)[1:]) == ["two"]
