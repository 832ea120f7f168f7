"""Whoever was away goes on from where they were, whatever has happened in the meantime."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.feed.sockets import Frame, events, socket
from tests.support import people
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.shows import add
from tests.support.stacks import own_stack
from tests.support.waiting import eventually

Register = Callable[..., Person]

BULK = """
    insert into api.tours (org_id, name)
    select %s, %s || number from generate_series(1, %s) as number
"""


@pytest.fixture(scope="module")
def own(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack whose relay may be killed, and puts readers off early."""
    relay = {"RELAY_BUFFER_BYTES": "65536", "RELAY_SLOW_SECONDS": "5"}
    with own_stack(throwaway, cluster, "feed", {"auth_rate": "1000r/s"}, relay) as running:
        yield running


@pytest.fixture
def mia(own: Stack) -> Iterator[Person]:
    """Somebody who has signed up there."""
    with httpx.Client(base_url=own.base_url, timeout=30) as http:
        person = people.register(http)
        with person.api:
            yield person


@pytest.fixture
def superuser(own: Stack) -> Iterator[Connection]:
    """A superuser's session there."""
    with Database(own.cluster, own.dbname).connect() as session:
        yield session


def names(frames: list[Frame]) -> list[str]:
    return [frame["row"]["name"] for frame in frames]


def test_what_was_missed_comes_first_and_once(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        client.subscribe()
        add(mia, "tours", name="Seen")
        position = client.next("change")["position"]
    for number in range(5):
        add(mia, "tours", name=f"Missed {number}")
    with socket(stack, mia) as client:
        answer = client.subscribe(position=position, feed_id=client.welcome["feed_id"])
        assert answer["position"] == position
        missed = [client.next("change") for _ in range(5)]
        assert names(missed) == [f"Missed {number}" for number in range(5)]
        add(mia, "tours", name="And on")
        assert client.next("change")["row"]["name"] == "And on"


def test_there_is_no_seam_while_others_write(
    stack: Stack, register: Register, sql: Callable[[str], Connection]
) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        position = client.welcome["position"]

    def write() -> None:
        session = sql("postgres")
        for number in range(40):
            session.execute(BULK, (mia.org_id, f"{number} ", 50))

    writer = threading.Thread(target=write)
    writer.start()
    got: list[Frame] = []
    while len(got) < 2000:
        # Cut off again and again, in the middle of things.
        with socket(stack, mia, close_timeout=0.1) as client:
            client.subscribe(position=position)
            while len(got) < 2000 and len(client.heard) < 250:
                frame = client.hear()
                if frame["type"] == "change":
                    got.append(frame)
                    position = frame["position"]
    writer.join()
    wanted = mia.api.get("/api/changes", params={"position": f"gt.{got[0]['position'] - 1}"})
    assert [frame["position"] for frame in got] == sorted({frame["position"] for frame in got})
    assert len({frame["id"] for frame in got}) == 2000
    assert wanted.status_code == 200


def test_a_stream_of_events_resumes_by_its_last_id(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    with events(stack, mia) as stream:
        assert stream.next()[1] == "welcome"
        stream.until("heartbeat")
        add(mia, "tours", name="Seen")
        event_id, _, frame = stream.until("change")
        assert event_id == str(frame["position"])
    add(mia, "tours", name="Missed")
    with events(stack, mia, last_event_id=frame["position"]) as stream:
        assert stream.until("change")[2]["row"]["name"] == "Missed"
    with events(stack, mia, position=frame["position"], table="shows") as stream:
        assert stream.until("change", "heartbeat")[1] == "heartbeat"


def test_a_relay_that_is_killed_loses_nothing(own: Stack, mia: Person) -> None:
    with socket(own, mia) as client:
        client.subscribe()
        add(mia, "tours", name="Before")
        position = client.next("change")["position"]
        own.kill("relay")
    add(mia, "tours", name="While it was dead")
    add(mia, "tours", name="And once more")
    own.restart("relay")
    with socket(own, mia) as client:
        client.subscribe(position=position)
        missed = [client.next("change"), client.next("change")]
        assert names(missed) == ["While it was dead", "And once more"]


def test_a_relay_that_stops_says_so(own: Stack, mia: Person) -> None:
    with socket(own, mia) as client:
        client.subscribe()
        own.restart("relay")
        assert client.closed() == (1012, "RELAY_RESTARTING")


def test_a_worker_that_is_killed_delays_and_loses_nothing(own: Stack, mia: Person) -> None:
    with socket(own, mia) as client:
        client.subscribe()
        own.kill("worker")
        add(mia, "tours", name="Late")
        own.restart("worker")
        assert client.next("change")["row"]["name"] == "Late"


def test_sockets_outlive_the_relays_connections_to_the_database(own: Stack, mia: Person) -> None:
    with socket(own, mia) as client:
        client.subscribe()
        for number in range(3):
            assert Database(own.cluster, own.dbname).end_sessions("usename = 'relay'") > 0
            add(mia, "tours", name=f"Change {number}")
            assert client.next("change")["row"]["name"] == f"Change {number}"


def test_two_relays_tell_the_same(own: Stack, mia: Person) -> None:
    service = next(service for service in own.services if service.name == "relay")
    path = own.run_dir / "relay-2.sock"
    other = subprocess.Popen(service.argv, env=service.env | {"RELAY_SOCKET": str(path)}, cwd="/")
    try:
        eventually(path.exists)
        with socket(own, mia) as here, socket(own, mia, unix=str(path)) as there:
            here.subscribe()
            there.subscribe()
            for number in range(5):
                add(mia, "tours", name=f"Both {number}")
            assert [here.next("change") for _ in range(5)] == [
                there.next("change") for _ in range(5)
            ]
    finally:
        os.kill(other.pid, signal.SIGTERM)
        assert other.wait(timeout=20) == 0


def test_who_is_put_off_gets_everything_when_they_read_on(
    own: Stack, mia: Person, superuser: Connection
) -> None:
    """More than the relay keeps for a reader: it catches up from the database and joins again."""
    with socket(own, mia) as client:
        client.subscribe()
        superuser.execute(BULK, (mia.org_id, "Many ", 4000))
        wanted = [f"Many {number}" for number in range(1, 4001)]
        assert names([client.next("change") for _ in wanted]) == wanted
        add(mia, "tours", name="After")
        assert client.next("change")["row"]["name"] == "After"


def test_who_reads_nothing_is_cut_off_and_harms_nobody(
    own: Stack, mia: Person, superuser: Connection
) -> None:
    # A client that leaves frames in its own buffers, which are small.
    with (
        socket(own, mia, max_queue=1, max_size=None) as slow,
        socket(own, mia) as other,
    ):
        slow.subscribe()
        position = other.subscribe()["position"]
        superuser.execute(
            """
            insert into api.tours (org_id, name, notes)
            select %s, 'Long ' || number, repeat('x', 5000) from generate_series(1, 3000) as number
            """,
            (mia.org_id,),
        )
        assert len([other.next("change") for _ in range(3000)]) == 3000
        eventually(lambda: "SLOW_READER" in own.log_of("relay", 50))
        assert slow.closed() == (4430, "SLOW_READER")
        got = [frame["position"] for frame in slow.heard if frame["type"] == "change"]
        assert got == list(range(got[0], got[0] + len(got)))
        assert got[0] > position
        assert len(got) < 3000


def test_a_queue_of_notifications_that_fills_raises_an_alarm(
    own: Stack, mia: Person, superuser: Connection
) -> None:
    with Database(own.cluster, own.dbname).connect(autocommit=False) as asleep:
        asleep.execute("listen feed")
        asleep.commit()
        # In a transaction, so PostgreSQL must keep for it what it has not been told.
        asleep.execute("select")
        superuser.execute(
            "select count(pg_notify('nobody', number || repeat('x', 7900)))"
            " from generate_series(1, 200) as number"
        )
        eventually(lambda: "notification_queue_fills" in own.log_of("relay", 50))
        asleep.rollback()
    with socket(own, mia) as client:
        client.subscribe()
        add(mia, "tours", name="No harm")
        assert client.next("change")["row"]["name"] == "No harm"
