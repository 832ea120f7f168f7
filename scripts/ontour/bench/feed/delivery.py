"""From a change by REST to its frames: On Tour, a minimal relay, and a bare LISTEN."""

from __future__ import annotations

import contextlib
import multiprocessing
import select
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

import psycopg

from ontour.bench import usage
from ontour.bench.dataset import SQL
from ontour.bench.feed.follower import MARK
from ontour.bench.feed.followers import Arrivals, Followers, Server, following
from ontour.bench.feed.ground import Ground
from ontour.bench.feed.minimal_relay import CHANNEL
from ontour.bench.feed.patches import Sent, patch
from ontour.bench.ground import Say
from ontour.bench.load import Measured, WrongAnswer
from ontour.paths import ROOT
from ontour.ports import free_port

ONTOUR, MINIMAL, FLOOR = "On Tour", "minimal relay", "bare LISTEN"
RATE = 20
WARM_UP = 20
# More sockets than this are read by two processes: one for each core.
ONE_READER = 200


@dataclass
class Figures:
    """What one service did with so many sockets, all rounds together."""

    sent: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    seconds: float = 0
    cpu: dict[str, float] = field(default_factory=dict)
    relay_mb: float = 0

    def since_sent(self) -> Measured:
        """Milliseconds from sending the PATCH to each frame."""
        return Measured(sorted(self.sent), self.seconds)

    def since_answered(self) -> Measured:
        """Milliseconds from the answer to the PATCH to each frame; negative if that was first."""
        return Measured(sorted(self.answered), self.seconds)

    def writes(self) -> Measured:
        """Milliseconds of the PATCHes themselves."""
        return Measured(sorted(self.rest), self.seconds)


# By service and sockets.
Results = dict[tuple[str, int], Figures]


def measure(
    ground: Ground, counts: list[int], rounds: int, seconds: float, say: Say
) -> Results:  # fmt: skip
    """Each service with each number of sockets, in turns."""
    results: Results = {}
    for number in range(rounds):
        for count in counts:
            say(f"Round {number + 1} of {rounds}: {count} sockets, On Tour")
            tokens: list[str | None] = [ground.token(p) for p in ground.followers[:count]]
            with following(ground.server, tokens, {}, readers(count)) as followers:
                relay = [ground.stack.pids["relay"]]
                run(ground, followers, count, seconds, figures(results, ONTOUR, count), relay)
            say(f"Round {number + 1} of {rounds}: {count} sockets, minimal relay")
            with ground.without_feed(), notifying(ground), minimal(ground) as (server, pid):
                bare: list[str | None] = [None] * count
                with following(server, bare, {}, readers(count)) as followers:
                    run(ground, followers, count, seconds, figures(results, MINIMAL, count), [pid])
        say(f"Round {number + 1} of {rounds}: bare LISTEN")
        with ground.without_feed(), notifying(ground), Listener(ground) as listener:
            run(ground, listener, 1, seconds, figures(results, FLOOR, 1), [])
        ground.published()
    return results


def figures(results: Results, service: str, count: int) -> Figures:
    """What to add to."""
    return results.setdefault((service, count), Figures())


def readers(sockets: int) -> int:
    """How many processes read so many sockets."""
    return 1 if sockets <= ONE_READER else 2


def run(
    ground: Ground, followers: Followers | Listener, sockets: int, seconds: float, into: Figures,
    relay: list[int],
) -> None:  # fmt: skip
    """Change shows by REST; every socket must get every change, once and in order."""
    token, rows = ground.token(ground.people[0]), ground.shows(ground.people[0].org_id)
    patch(ground.stack.port, token, rows, RATE, WARM_UP)
    followers.collect([WARM_UP] * sockets)
    count = max(1, round(RATE * seconds))
    roots = ground.processes() | {"load": followers.pids} | ({"relay": relay} if relay else {})
    before = {name: usage.cpu_seconds(pids) for name, pids in roots.items()}
    start = time.perf_counter()
    sent = patch(ground.stack.port, token, rows, RATE, count)
    arrivals = followers.collect([count] * sockets)
    into.seconds += time.perf_counter() - start
    for name, pids in roots.items():
        used = usage.cpu_seconds(pids) - before[name]
        into.cpu[name] = into.cpu.get(name, 0) + used
    into.relay_mb = usage.memory_mb(relay)
    for arrived in arrivals:
        check(arrived, count)
        add(into, sent, arrived)
    into.rest += [(b - a) * 1000 for a, b in zip(sent.sent, sent.answered, strict=True)]


def check(arrived: Arrivals, count: int) -> None:
    """All of it, once, and in the order of positions."""
    if sorted(arrived.numbers) != list(range(count)) or arrived.backwards:
        raise WrongAnswer(
            f"{len(arrived.numbers)} changes came, {len(set(arrived.numbers))} different ones,"
            f" {arrived.backwards} out of order; {count} were made"
        )


def add(into: Figures, sent: Sent, arrived: Arrivals) -> None:
    """The latencies of one socket."""
    for number, at in zip(arrived.numbers, arrived.times, strict=True):
        into.sent.append((at - sent.sent[number]) * 1000)
        into.answered.append((at - sent.answered[number]) * 1000)


@contextlib.contextmanager
def notifying(ground: Ground) -> Iterator[None]:
    """A trigger that notifies of each changed show, with the row."""
    with ground.connect() as connection:
        connection.execute((SQL / "feed_notify.sql").read_bytes())
    try:
        yield
    finally:
        with ground.connect() as connection:
            connection.execute("drop function api.bench_notify cascade")


@contextlib.contextmanager
def minimal(ground: Ground) -> Iterator[tuple[Server, int]]:
    """The minimal relay, as a process."""
    port = free_port()
    dsn = ground.cluster.dsn("relay", ground.dbname)
    with subprocess.Popen(
        [sys.executable, "-m", "ontour.bench.feed.minimal_relay", dsn, str(port)],
        cwd=ROOT / "scripts", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None  # noqa: S101 - what PIPE promises
            if process.stdout.readline() != b"ready\n":
                raise WrongAnswer("the minimal relay does not start")
            yield Server("127.0.0.1", port, "/"), process.pid
        finally:
            process.terminate()


class Listener:
    """The floor: a process that listens and does nothing else."""

    def __init__(self, ground: Ground) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        dsn = ground.cluster.dsn("relay", ground.dbname)
        self._process = context.Process(target=_listen, args=(theirs, dsn), daemon=True)
        self._process.start()
        self._pipe.recv()

    @property
    def pids(self) -> list[int]:
        """The process."""
        return [self._process.pid] if self._process.pid else []

    def collect(self, expected: list[int]) -> list[Arrivals]:
        """What came, once it is all there."""
        self._pipe.send(expected[0])
        if not self._pipe.poll(30):
            raise WrongAnswer("the listener misses notifications")
        found: Arrivals = self._pipe.recv()
        return [found]

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *error: object) -> None:
        self._pipe.close()
        self._process.join(timeout=5)
        self._process.kill()


def _listen(pipe: Connection, dsn: str) -> None:
    with contextlib.suppress(EOFError), psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(f"listen {CHANNEL}".encode())
        pipe.send("ready")
        raw, wanted = connection.pgconn, -1
        found = Arrivals(array("I"), array("d"), 0)
        while True:
            for at in select.select([raw.socket, pipe.fileno()], [], [])[0]:
                if at != raw.socket:
                    wanted = pipe.recv()
                    continue
                raw.consume_input()
                while notice := raw.notifies():
                    found.times.append(time.perf_counter())
                    place = notice.extra.find(MARK)
                    found.numbers.append(int(notice.extra[place + 6 : place + 14]))
            if len(found.numbers) == wanted:
                pipe.send(found)
                found, wanted = Arrivals(array("I"), array("d"), 0), -1
