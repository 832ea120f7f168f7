"""Fan-out: a thousand sockets over fifty organizations, and more changes until p95 is too long."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import psycopg

from ontour.bench import usage
from ontour.bench.feed.delivery import readers
from ontour.bench.feed.follower import mark
from ontour.bench.feed.followers import Arrivals, Followers, following
from ontour.bench.feed.ground import ORGANIZATIONS, Ground
from ontour.bench.ground import Say
from ontour.bench.load import Measured, WrongAnswer

# Changes a second; each reaches a fiftieth of the sockets.
FIRST_RATE = 100
STEP = 1.5
TOO_LONG_MS = 100
WARM_UP = 100
# Of one organization, by one statement: so that what writes takes little of the machine.
ROWS_A_STATEMENT = 10

UPDATE = """
update api.shows set notes = marked.notes
from unnest(%s::uuid[], %s::text[]) as marked (id, notes)
where shows.id = marked.id
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One rate: wanted changes a second, what came of it, and who computed how much of the time."""

    rate: float
    changes: int
    delivered: int
    latencies: Measured
    cpu: dict[str, float]

    @property
    def deliveries(self) -> float:
        """Authorised deliveries a second, until the last of them."""
        return self.delivered / self.latencies.seconds

    @property
    def p95(self) -> float:
        """Milliseconds."""
        return self.latencies.percentile(0.95)


def measure(ground: Ground, sockets: int, seconds: float, say: Say) -> list[Step]:
    """Raise the rate until p95 passes 100 ms; the last step is the one that was too much."""
    steps: list[Step] = []
    tokens: list[str | None] = [ground.token(person) for person in ground.followers[:sockets]]
    shows = [ground.shows(org_id) for org_id in ground.organizations]
    with following(ground.server, tokens, {}, readers(sockets)) as followers:
        rate = float(FIRST_RATE)
        run(ground, followers, shows, sockets, rate, WARM_UP / rate)
        while not steps or steps[-1].p95 <= TOO_LONG_MS:
            say(f"Fan-out to {sockets} sockets: {rate:.0f} changes a second")
            steps.append(run(ground, followers, shows, sockets, rate, seconds))
            rate *= STEP
    return steps


def run(
    ground: Ground, followers: Followers, shows: list[list[str]], sockets: int, rate: float,
    seconds: float,
) -> Step:  # fmt: skip
    """Write at this rate; each socket must get what its organization changed, and nothing else."""
    statements = max(1, round(rate * seconds / ROWS_A_STATEMENT))
    wanted = [expected(socket, statements) for socket in range(sockets)]
    roots = ground.processes() | {"load": followers.pids}
    before = {name: usage.cpu_seconds(pids) for name, pids in roots.items()}
    own, start = time.process_time(), time.perf_counter()
    sent = write(ground, shows, statements, rate)
    arrivals = followers.collect([len(numbers) for numbers in wanted])
    ended = max(max(arrived.times, default=start) for arrived in arrivals)
    cpu = {name: (usage.cpu_seconds(pids) - before[name]) for name, pids in roots.items()}
    cpu["load"] += time.process_time() - own
    latencies = []
    for arrived, numbers in zip(arrivals, wanted, strict=True):
        check(arrived, numbers)
        for number, at in zip(arrived.numbers, arrived.times, strict=True):
            latencies.append((at - sent[number // ROWS_A_STATEMENT]) * 1000)
    elapsed = ended - start
    return Step(
        rate, statements * ROWS_A_STATEMENT, len(latencies),
        Measured(sorted(latencies), elapsed),
        {name: used / elapsed for name, used in cpu.items()},
    )  # fmt: skip


def expected(socket: int, statements: int) -> list[int]:
    """The changes that this socket must get: statement n changes organization n % 50."""
    return [
        statement * ROWS_A_STATEMENT + row
        for statement in range(socket % ORGANIZATIONS, statements, ORGANIZATIONS)
        for row in range(ROWS_A_STATEMENT)
    ]


def check(arrived: Arrivals, wanted: list[int]) -> None:
    """All of it, once, and in the order of positions."""
    if sorted(arrived.numbers) != wanted or arrived.backwards:
        strange = len(set(arrived.numbers) - set(wanted))
        raise WrongAnswer(
            f"{len(arrived.numbers)} changes came instead of {len(wanted)}, {strange} of others,"
            f" {arrived.backwards} out of order"
        )


def write(ground: Ground, shows: list[list[str]], statements: int, rate: float) -> list[float]:
    """Run the statements over two sessions; returns when each was due, late or not."""
    sent = [0.0] * statements
    start = time.perf_counter()
    wrong: list[Exception] = []

    def session(first: int) -> None:
        try:
            with ground.connect() as connection:
                for number in range(first, statements, 2):
                    due = start + number * ROWS_A_STATEMENT / rate
                    time.sleep(max(0, due - time.perf_counter()))
                    one(connection, shows, number)
                    sent[number] = due
        except psycopg.Error as error:
            wrong.append(error)

    threads = [threading.Thread(target=session, args=(first,)) for first in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return sent


def one(
    connection: psycopg.Connection[tuple[object, ...]], shows: list[list[str]], number: int
) -> None:
    """One statement."""
    rows = shows[number % ORGANIZATIONS]
    turn = number // ORGANIZATIONS * ROWS_A_STATEMENT
    ids = [rows[(turn + row) % len(rows)] for row in range(ROWS_A_STATEMENT)]
    notes = [mark(number * ROWS_A_STATEMENT + row) for row in range(ROWS_A_STATEMENT)]
    connection.execute(UPDATE, [ids, notes])
