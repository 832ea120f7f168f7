"""The measuring itself: every work on every service, in turns, so that a slow minute hits all."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
from rich.console import Console

from ontour import import_shows
from ontour.bench import answers, floor, target, usage, users
from ontour.bench.ground import Ground
from ontour.bench.load import Measured, WrongAnswer, wrk
from ontour.bench.target import Target
from ontour.bench.work import Work
from ontour.paths import ROOT

CONNECTIONS = (1, 8, 16)
ONTOUR, BARE, SQL = "On Tour", "bare", "SQL"
CONCERTS = ROOT / "db" / "seeds" / "tour-dates-with-attendance.csv"
PASSWORD = "Bench2026!"  # noqa: S105 - of a person who lives for one run


@dataclass
class Figures:
    """What one work on one service came to, all rounds together."""

    runs: list[Measured] = field(default_factory=list)
    cpu: float = 0

    @property
    def all(self) -> Measured:
        """All requests of all rounds."""
        latencies = sorted(ms for one in self.runs for ms in one.latencies)
        return Measured(latencies, sum(one.seconds for one in self.runs))

    @property
    def cpu_ms(self) -> float:
        """CPU time of one request: database and services, without the load generator."""
        return self.cpu * 1000 / sum(len(one.latencies) for one in self.runs)


# By work, connections and service.
Results = dict[tuple[str, int, str], Figures]


@dataclass(frozen=True, slots=True)
class Extras:
    """What is measured once, on On Tour alone."""

    idle_mb: dict[str, float]
    worked_mb: dict[str, float]
    users: Measured
    import_seconds: float
    import_rows: int


def rounds(
    ground: Ground, count: int, seconds: float, connections: tuple[int, ...],
    kinds: list[Work], say: Callable[[str], None],
) -> Results:  # fmt: skip
    """Measure every kind so many times; what answers wrongly is not counted."""
    results: Results = {}
    for number in range(count):
        for kind in kinds:
            services = services_of(ground, kind)
            check(ground, kind, services)
            for at_once in connections:
                for name, at in in_turn(services, number):
                    say(f"Round {number + 1} of {count}: {kind.title}, {at_once} at once, {name}")
                    figures = results.setdefault((kind.name, at_once, name), Figures())
                    measure(ground, kind, name, at, at_once, seconds, figures)
        ground.vacuum()
    return results


def services_of(ground: Ground, kind: Work) -> dict[str, Target]:
    """Who can do this work."""
    person = kind.who(ground)
    ours = target.ontour(ground, person)
    bare = {BARE: target.bare(ground, person)} if kind.has_bare else {}
    return {ONTOUR: ours} | bare | {SQL: ours}


def in_turn(services: dict[str, Target], number: int) -> Iterator[tuple[str, Target]]:
    """Each round begins with another one."""
    items = list(services.items())
    start = number % len(items)
    yield from items[start:] + items[:start]


def check(ground: Ground, kind: Work, services: dict[str, Target]) -> None:
    """Compare answers with the database; this also warms every service up."""
    for name, at in services.items():
        if name != SQL:
            kind.check(ground, at, headers(ground, kind))


def headers(ground: Ground, kind: Work) -> dict[str, str]:
    """What every request of this work carries."""
    return kind.headers | {"Authorization": f"Bearer {ground.token(kind.who(ground))}"}


def measure(
    ground: Ground, kind: Work, name: str, at: Target, connections: int, seconds: float,
    figures: Figures,
) -> None:  # fmt: skip
    """One run; the changes it says it made must be in the database."""
    postgres = ground.cluster.postmaster_pid()
    processes = {
        ONTOUR: [postgres, *ground.stack.pids.values()],
        BARE: [postgres, ground.bare_pid],
        SQL: [postgres],
    }[name]
    before = usage.cpu_seconds(processes)
    with kind.counted(ground, at, connections) as answered:
        if name == SQL:
            done = floor.run(ground, kind, at, connections, seconds)
        else:
            requests = kind.requests(ground, at)
            done = wrk(
                at.base_url, kind.method, headers(ground, kind), requests, connections, seconds
            )
        answered.append(len(done.latencies))
    figures.cpu += usage.cpu_seconds(processes) - before
    figures.runs.append(done)


def memory(ground: Ground) -> dict[str, float]:
    """Memory of everything but Postgres, by process."""
    return {name: usage.memory_mb([pid]) for name, pid in ground.stack.pids.items()}


def extras(
    ground: Ground, idle: dict[str, float], seconds: float, say: Callable[[str], None]
) -> Extras:
    """The import, a thousand users, and memory before and after all that."""
    say("Importing concerts")
    import_seconds, import_rows = import_concerts(ground)
    ground.vacuum()
    say(f"{users.USERS} users")
    measured = users.run(ground, seconds)
    return Extras(idle, memory(ground), measured, import_seconds, import_rows)


def import_concerts(ground: Ground) -> tuple[float, int]:
    """Import real concerts as `./ontour import-shows` does, from signing in to the last verdict."""
    login = ("importer@bench.example", PASSWORD)
    url = ground.stack.base_url
    person = {"email": login[0], "password": login[1], "full_name": "Importer"}
    httpx.post(f"{url}/auth/register", json=person).raise_for_status()
    quiet = Console(file=io.StringIO())
    start = time.perf_counter()
    options = import_shows.Options(login=login, url=url)
    report = import_shows.run(ground.stack.paths, [CONCERTS], options, quiet)
    elapsed = time.perf_counter() - start
    stored = answers.query(
        ground,
        "select count(*) from api.shows join api.organizations on organizations.id = shows.org_id"
        " where organizations.name = 'Importer'",
    )
    inserted = sum(verdict.verdict == "inserted" for verdict in report.verdicts)
    if not report.is_clean or stored != inserted:
        raise WrongAnswer(f"import: {inserted} inserted, {stored} stored")
    return elapsed, stored
