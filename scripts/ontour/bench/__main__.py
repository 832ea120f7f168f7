"""The command line of `./ontour bench`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from ontour import system, up
from ontour.bench import ground, report, run, sign_in, tour, work
from ontour.bench.feed.command import main as feed
from ontour.errors import Problem
from ontour.paths import Paths

QUICK_SCALE = 0.05


app = typer.Typer(add_completion=False, rich_markup_mode=None)
app.command("feed")(feed)
app.command("sign-in")(sign_in.main)
app.command("tour")(tour.main)


@app.callback(invoke_without_command=True)
def requests(
    context: typer.Context,
    rounds: Annotated[int, typer.Option(help="How often everything is measured.")] = 3,
    seconds: Annotated[float, typer.Option(help="How long each run takes.")] = 3,
    quick: Annotated[
        bool, typer.Option("--quick", help="One short round on fewer shows: does it run at all?")
    ] = False,
    only: Annotated[
        str | None, typer.Option(help=f"Of {', '.join(kind.name for kind in work.ALL)}.")
    ] = None,
) -> None:
    """Measure On Tour against two floors on one throwaway cluster.

    200,000 shows, 10,000 of one organization. Bare: PostgREST alone on a plain copy of the table.
    SQL: the same statements in pgbench. Every kind of answer is compared with the database first.
    `feed` measures the feed instead, `sign-in` whether its time tells who has an account, `tour`
    settling, summaries, day sheets, calendars and imports.
    """
    if context.invoked_subcommand:
        return
    console = Console(width=max(Console().width, 150), highlight=False)
    system.ensure(
        [*system.to_run(), system.Need("wrk", "makes the load", system.program("wrk"))], console
    )
    up.tools(Paths.default(), console)
    if quick:
        rounds, seconds = 1, 1
    kinds = [kind for kind in work.ALL if only is None or kind.name in only.split(",")]
    command = f"./ontour bench {' '.join(sys.argv[1:])}".strip()
    with (
        console.status("") as status,
        ground.throwaway(QUICK_SCALE if quick else 1, status.update) as place,
    ):
        idle = run.memory(place)
        results = run.rounds(place, rounds, seconds, run.CONNECTIONS, kinds, status.update)
        extras = None if only else run.extras(place, idle, 10 * seconds, status.update)
    report.show(results, extras, kinds, console, command)


if __name__ == "__main__":
    try:
        app()
    except Problem as problem:
        sys.exit(str(problem))
