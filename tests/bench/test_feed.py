"""The feed's bench runs, and counts nothing that was lost, doubled, disordered or of others."""

from __future__ import annotations

import socket
import threading
from array import array
from collections.abc import Iterator

import pytest

from ontour.bench.feed import backlog, delivery, fanout, ground, tables, writes
from ontour.bench.feed.delivery import FLOOR, MINIMAL, ONTOUR
from ontour.bench.feed.follower import Follower, mark
from ontour.bench.feed.followers import Arrivals, following
from ontour.bench.feed.ground import Ground
from ontour.bench.load import WrongAnswer
from ontour.cluster import Cluster
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import Database

SOCKETS = 3


@pytest.fixture(scope="module")
def small(throwaway: Throwaway, cluster: Cluster, installation: Database) -> Iterator[Ground]:
    """Fifty-one organizations, and everything that serves them."""
    people = ground.fill(cluster, SOCKETS)
    with ground.running(cluster, throwaway.paths, people) as running:
        yield running


def arrived(*numbers: int, backwards: int = 0) -> Arrivals:
    return Arrivals(array("I", numbers), array("d", [0.0] * len(numbers)), backwards)


@pytest.mark.postgrest
def test_a_change_is_timed_to_every_socket_of_every_service(small: Ground) -> None:
    results = delivery.measure(small, [1, SOCKETS], 1, 0.5, lambda said: None)

    changes = round(delivery.RATE * 0.5)
    assert {key: len(figures.sent) for key, figures in results.items()} == {
        (ONTOUR, 1): changes, (MINIMAL, 1): changes, (FLOOR, 1): changes,
        (ONTOUR, SOCKETS): SOCKETS * changes, (MINIMAL, SOCKETS): SOCKETS * changes,
    }  # fmt: skip
    assert min(ms for figures in results.values() for ms in figures.sent) > 0


@pytest.mark.postgrest
def test_fan_out_counts_what_each_organization_gets(small: Ground) -> None:
    tokens: list[str | None] = [small.token(person) for person in small.followers[:SOCKETS]]
    shows = [small.shows(org_id) for org_id in small.organizations]
    with following(small.server, tokens, {}, 2) as followers:
        step = fanout.run(small, followers, shows, SOCKETS, 1000, 0.6)

    # Sixty statements; the first ten of the fifty organizations have two.
    assert (step.changes, step.delivered) == (600, 2 * SOCKETS * fanout.ROWS_A_STATEMENT)


@pytest.mark.postgrest
def test_a_backlog_is_caught_up_with_by_either_way(small: Ground) -> None:
    caught = backlog.measure(small, 1500, 20, lambda said: None)

    assert min(caught.by_socket, caught.by_get, caught.push, caught.push_again) > 0


@pytest.mark.postgrest
def test_a_sealed_log_is_verified(small: Ground) -> None:
    rows = small.query("select count(*) from change.log")

    assert backlog.verify(small, rows + 100, lambda said: None).rows == rows + 100


@pytest.mark.postgrest
def test_idle_sockets_are_weighed(small: Ground) -> None:
    weighed = backlog.idle(small, SOCKETS, lambda said: None)

    assert weighed.before.keys() == weighed.after.keys() >= {"relay", "gateway"}


@pytest.mark.postgrest
def test_writes_are_compared_with_a_plain_table(
    small: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = [tables.PLAIN, tables.NOTIFY, tables.FOLLOWED, tables.SHOWS]
    monkeypatch.setattr(writes, "KINDS", kinds)
    monkeypatch.setattr(writes, "CLIENTS", (1,))
    results = writes.Writes()
    with writes.database(small.cluster, TEMPLATE):
        writes.one_round(small.cluster, small.worker, results, False, 1, 0)

    assert {kind for _, _, _, kind in results.single} == set(kinds)
    assert all(bulk.us_a_row() > 0 for bulk in results.bulk.values())


@pytest.mark.parametrize(
    "wrong",
    [arrived(0, 1), arrived(0, 1, 2, 2), arrived(0, 1, 3), arrived(0, 1, 2, backwards=1)],
    ids=["lost", "doubled", "another", "disordered"],
)
def test_what_is_not_delivered_once_and_in_order_is_refused(wrong: Arrivals) -> None:
    delivery.check(arrived(2, 0, 1), 3)
    with pytest.raises(WrongAnswer):
        delivery.check(wrong, 3)
    with pytest.raises(WrongAnswer):
        fanout.check(wrong, [0, 1, 2])


def test_a_follower_reads_frames_of_any_length_in_any_pieces() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        texts = [
            f'{{"position": {number + 1}, "row": "{size * "x"}", "notes": "{mark(number)}"}}'
            for number, size in enumerate([1, 300, 70_000])
        ]
        frames = b"".join(server_frame(text.encode()) for text in texts)

        def serve() -> None:
            peer = server.accept()[0]
            with peer:
                peer.recv(4096)
                peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + frames[:5])
                peer.recv(4096)
                for at in range(5, len(frames), 999):
                    peer.sendall(frames[at : at + 999])

        thread = threading.Thread(target=serve)
        thread.start()
        follower = Follower("127.0.0.1", server.getsockname()[1])
        follower.send({"type": "hello"})
        while len(follower.numbers) < len(texts):
            follower.read()
        follower.close()
        thread.join()

    assert (list(follower.numbers), follower.last, follower.backwards) == ([0, 1, 2], 3, 0)


def server_frame(payload: bytes) -> bytes:
    """A text frame as a server sends it, without a mask."""
    size = len(payload)
    if size < 126:
        return bytes([0x81, size]) + payload
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload
