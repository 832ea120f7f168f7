"""The command line of `./ontour bench feed`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ontour import system, up
from ontour.bench.feed import backlog, delivery, fanout, ground, report, writes
from ontour.bench.ground import Say
from ontour.paths import Paths
from ontour.throwaway import TEMPLATE

PARTS = ("writes", "delivery", "fanout", "backlog", "idle", "verify")
QUICK_SOCKETS = 20


def main(
    rounds: Annotated[int, typer.Option(help="How often deliveries and writes are measured.")] = 3,
    seconds: Annotated[float, typer.Option(help="How long each run takes.")] = 10,
    sockets: Annotated[int, typer.Option(help="The largest number of sockets.")] = 1000,
    missed: Annotated[int, typer.Option(help="Changes to catch up with.")] = 100_000,
    verify_rows: Annotated[int, typer.Option(help="Rows of the log to verify.")] = 1_000_000,
    quick: Annotated[
        bool, typer.Option("--quick", help="Short, few sockets and rows: does it run at all?")
    ] = False,
    only: Annotated[str | None, typer.Option(help=f"Of {', '.join(PARTS)}.")] = None,
    markdown: Annotated[
        Path | None, typer.Option(help="Write the tables there too, as Markdown.")
    ] = None,
) -> None:
    """Measure the feed on one throwaway cluster: what it costs writers, how fast readers have it.

    Beside a bare LISTEN and a minimal relay. Each change must reach each reader once and in order.
    """
    console = Console(width=max(Console().width, 150), highlight=False)
    system.ensure(system.to_run(), console)
    up.tools(Paths.default(), console)
    if quick:
        rounds, seconds, sockets, missed, verify_rows = 1, 1, QUICK_SOCKETS, 2000, 10_000
    parts = only.split(",") if only else PARTS
    with console.status("") as status, ground.throwaway(sockets, status.update) as place:
        sheets = measure(place, parts, rounds, seconds, sockets, missed, verify_rows, status.update)
    command = f"./ontour bench {' '.join(sys.argv[1:])}".strip()
    report.show(sheets, console, command)
    if markdown:
        markdown.write_text(report.markdown(sheets, command))


def measure(
    place: ground.Ground, parts: list[str] | tuple[str, ...], rounds: int, seconds: float,
    sockets: int, missed: int, verify_rows: int, say: Say,
) -> list[report.Sheet]:  # fmt: skip
    """What was asked for, in an order in which nothing disturbs what follows."""
    sheets = []
    idle = backlog.idle(place, sockets, say) if "idle" in parts else None
    if "delivery" in parts:
        counts = sorted({min(count, sockets) for count in (1, 100, 1000)})
        sheets.append(report.deliveries(delivery.measure(place, counts, rounds, seconds, say)))
    if "fanout" in parts:
        sheets.append(report.fanout(fanout.measure(place, sockets, seconds, say), sockets))
    caught = backlog.measure(place, missed, backlog.OPERATIONS, say) if "backlog" in parts else None
    verified = backlog.verify(place, verify_rows, say) if "verify" in parts else None
    if idle or caught or verified:
        sheets.append(report.rest(caught, idle, verified))
    if "writes" in parts:
        figures = writes.measure(
            place.cluster, TEMPLATE, place.worker, rounds, max(1, seconds / 5), say
        )
        sheets = [report.single_rows(figures), report.bulk_rows(figures), *sheets]
    return sheets
