"""The command line of `./ontour chaos`."""

from __future__ import annotations

import secrets
import signal
import sys
from typing import Annotated

import typer
from rich.console import Console

from ontour import system, up
from ontour.errors import Problem
from ontour.paths import Paths
from tests.chaos import ground, report
from tests.chaos.run import Plan, run

LONGEST_HOLD = 30


def main(
    minutes: Annotated[float, typer.Option(help="How long things are broken.")] = 1,
    seed: Annotated[str | None, typer.Option(help="Repeats the choices of an earlier run.")] = None,
) -> None:
    """Break everything while many write and read; then nobody may have missed or seen too much.

    Transactions stay open for 30 seconds. Two naive readers run along, and must be found out.
    """
    console = Console(highlight=False)

    def leave(number: int, frame: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    system.ensure(system.to_run(), console)
    up.tools(Paths.default(), console)
    seconds = minutes * 60
    plan = Plan(
        seed or secrets.token_hex(4), seconds, min(LONGEST_HOLD, seconds / 4),
        bulk_seconds=max(8, seconds / 20),
    )  # fmt: skip
    console.print(f"Seed {plan.seed}")
    with ground.made(None, console.print) as place:
        outcome = run(place, plan, console.print)
    report.show(outcome)
    raise typer.Exit(0 if outcome.passed and all(outcome.controls) else 1)


if __name__ == "__main__":
    try:
        typer.run(main)
    except Problem as problem:
        sys.exit(str(problem))
