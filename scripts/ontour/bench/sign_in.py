"""`./ontour bench sign-in`: does the time that an answer takes tell whether there is an account?"""

from __future__ import annotations

import http.client
import json
import random
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Annotated

import psycopg
import typer
from rich.console import Console
from rich.table import Table

from ontour import deploy, system, up
from ontour.bench import ground, report
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.ports import free_port
from ontour.stack import Stack

PASSWORD, WRONG = "Paradiso2026!", "Paradiso2027!"
SHUFFLES = 2000
WARM_UP = 10
# One address asks more often than anybody may.
NO_RATE_LIMIT = {"gateway": {"auth_rate": "1000r/s", "auth_burst": 10_000}}
KNOWN = {"email": "mia@example.com", "username": "mia"}
UNKNOWN = {"email": "nia@example.com", "username": "nia"}


@dataclass(frozen=True, slots=True)
class Case:
    """One question, asked about somebody who exists and somebody who does not."""

    title: str
    path: str
    field: str
    rest: dict[str, str]
    status: int


CASES = (
    Case("wrong password", "/auth/login", "email", {"password": WRONG}, 401),
    Case("PIN, unknown device", "/auth/pin", "username", {"pin": "4831"}, 401),
    Case("forgotten password", "/auth/forgot-password", "email", {}, 202),
    Case("too many attempts", "/auth/login", "email", {"password": WRONG}, 429),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Milliseconds that the answers took, of either kind."""

    known: list[float]
    unknown: list[float]

    @property
    def difference(self) -> float:
        """Of the medians."""
        return median(self.known) - median(self.unknown)

    def interval(self, chance: random.Random) -> tuple[float, float]:
        """Where 95 % of the differences lie if both are drawn anew from what was measured."""
        drawn = sorted(
            median(chance.choices(self.known, k=len(self.known)))
            - median(chance.choices(self.unknown, k=len(self.unknown)))
            for _ in range(SHUFFLES)
        )
        return drawn[int(0.025 * SHUFFLES)], drawn[int(0.975 * SHUFFLES)]

    def by_chance(self, chance: random.Random) -> float:
        """How often a difference as large comes about if the labels mean nothing."""
        both = self.known + self.unknown
        as_large = 0
        for _ in range(SHUFFLES):
            chance.shuffle(both)
            mixed = Compared(both[: len(self.known)], both[len(self.known) :])
            as_large += abs(mixed.difference) >= abs(self.difference)
        return (as_large + 1) / (SHUFFLES + 1)

    @property
    def known_slower(self) -> float:
        """How often the answer about somebody known takes longer, of two that differ in that."""
        wins = sum((k > u) + (k == u) / 2 for k in self.known for u in self.unknown)
        return wins / (len(self.known) * len(self.unknown))


def main(
    samples: Annotated[int, typer.Option(help="Answers of either kind.")] = 400,
    seed: Annotated[int, typer.Option(help="Of the order in which they are asked for.")] = 1,
) -> None:
    """Measure whether sign-in takes as long for somebody unknown as for somebody known.

    Both are asked for in turn, in random order, over one connection through the gateway.
    """
    console = Console(width=max(Console().width, 130), highlight=False)
    system.ensure(system.to_run(), console)
    up.tools(Paths.default(), console)
    chance = random.Random(seed)  # noqa: S311 - not meant to be secret
    with console.status("") as status, ground.deployed(status.update) as (cluster, paths):
        stack = Stack(
            cluster, deploy.DATABASE, run_dir=paths.run / "stack", port=free_port(),
            admin_port=free_port(), keys=paths.state / "keys", paths=paths, overrides=NO_RATE_LIMIT,
        )  # fmt: skip
        with stack:
            found = measure(stack, CASES, samples, chance, status.update)
    command = f"./ontour bench {' '.join(sys.argv[1:])}".strip()
    console.print(f"\n{report.machine()}\n{command}\n", soft_wrap=True)
    console.print(table(found, chance))


def measure(
    stack: Stack, cases: tuple[Case, ...], samples: int, chance: random.Random, say: ground.Say
) -> dict[str, Compared]:
    """Ask all the questions, each so often about either person."""
    found = {}
    with (
        psycopg.connect(stack.cluster.dsn("postgres", stack.dbname), autocommit=True) as superuser,
        closing(http.client.HTTPConnection("127.0.0.1", stack.port)) as connection,
    ):
        superuser.execute("update auth.throttle_limits set most = 1000000, within = '1 second'")
        person = {"email": KNOWN["email"], "password": PASSWORD, "full_name": "Mia Marlow"}
        ask(connection, "/auth/register", person)
        superuser.execute("update api.users set username = %s", [KNOWN["username"]])
        for case in cases:
            say(case.title)
            if case.status == http.client.TOO_MANY_REQUESTS:
                superuser.execute(
                    "update auth.throttle_limits set most = 1, within = '1 hour'"
                    " where kind = 'login_account'"
                )
            found[case.title] = compare(connection, case, samples, chance)
    return found


def compare(
    connection: http.client.HTTPConnection, case: Case, samples: int, chance: random.Random
) -> Compared:
    """The times of one question."""
    order = [True, False] * samples
    chance.shuffle(order)
    found = Compared([], [])
    for is_known in [True, False] * WARM_UP + order:
        who = KNOWN if is_known else UNKNOWN
        took, status = ask(connection, case.path, {case.field: who[case.field]} | case.rest)
        (found.known if is_known else found.unknown).append(took)
    if status != case.status:
        raise Problem(f"{case.path} answered {status}, not {case.status}.")
    return Compared(found.known[WARM_UP:], found.unknown[WARM_UP:])


def ask(
    connection: http.client.HTTPConnection, path: str, body: dict[str, str]
) -> tuple[float, int]:
    """Milliseconds and status of one answer."""
    content = json.dumps(body)
    began = time.perf_counter()
    connection.request("POST", path, content, {"Content-Type": "application/json"})
    reply = connection.getresponse()
    reply.read()
    return (time.perf_counter() - began) * 1000, reply.status


def table(found: dict[str, Compared], chance: random.Random) -> Table:
    """A line for each question."""
    shown = Table(
        title="Milliseconds until the answer, p50 / p95", title_justify="left",
        caption="by chance: how often a difference as large comes about between answers of one"
        " kind.\nknown slower: of one answer of each kind; 50 % is a coin.",
        caption_justify="left",
    )  # fmt: skip
    shown.add_column("question")
    for column in ("answers", "known", "unknown", "difference, 95 %", "by chance", "known slower"):
        shown.add_column(column, justify="right")
    for title, both in found.items():
        low, high = both.interval(chance)
        shown.add_row(
            title, f"2 x {len(both.known)}", p50_p95(both.known), p50_p95(both.unknown),
            f"{both.difference:+.3f} ({low:+.3f} to {high:+.3f})",
            f"{both.by_chance(chance):.2f}", f"{both.known_slower:.1%}",
        )  # fmt: skip
    return shown


def p50_p95(times: list[float]) -> str:
    """Two percentiles."""
    return f"{median(times):.2f} / {quantiles(times, n=20)[-1]:.2f}"
