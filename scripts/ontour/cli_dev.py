"""Commands for those who change On Tour."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from rich.console import Console

from ontour.paths import ROOT, Paths

console = Console(highlight=False)
PANEL = "Develop"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the main program."""
    app.command(
        rich_help_panel=PANEL,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(test)
    app.command(rich_help_panel=PANEL)(check)
    app.command(rich_help_panel=PANEL)(snapshot)
    app.command(
        rich_help_panel=PANEL,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        add_help_option=False,
    )(bench)
    app.command(
        rich_help_panel=PANEL,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        add_help_option=False,
    )(chaos)


def test(context: typer.Context) -> None:
    """Run all checks and tests over a throwaway cluster; leaves nothing behind.

    With arguments after `--`, only pytest runs, with these: ./ontour test -- tests/api -k viewer
    """
    from ontour import testing

    raise typer.Exit(testing.run(Paths.default(), context.args, console))


def check(
    fast: Annotated[
        bool, typer.Option("--fast", help="Only what takes less than a second.")
    ] = False,
) -> None:
    """Run the linters, the type checker and the SQL checks, cheapest first."""
    from ontour import check as checks

    raise typer.Exit(0 if checks.run(ROOT, console, fast=fast) else 1)


def snapshot() -> None:
    """Write db/schema.snapshot.sql and the pages of docs/reference anew, from a fresh database."""
    import psycopg

    from ontour import reference_pages, testing
    from ontour import snapshot as schema
    from ontour.throwaway import DEPLOYED

    with testing.throwaway(console) as cluster:
        text = schema.dump(cluster, DEPLOYED)
        with psycopg.connect(cluster.dsn("postgres", DEPLOYED)) as connection:
            changed = reference_pages.write(connection, ROOT)
    file = ROOT / schema.FILE
    if not file.exists() or file.read_text() != text:
        file.write_text(text)
        changed.append(file)
    for page in changed:
        console.print(f"{page.relative_to(ROOT)} written: look at its diff.")
    if not changed:
        console.print("All are up to date.")


def bench(context: typer.Context) -> None:
    """Measure speed against two floors on one cluster; ./ontour bench --help says what."""
    import subprocess
    import sys

    argv = [sys.executable, "-m", "ontour.bench", *context.args]
    raise typer.Exit(subprocess.run(argv, cwd=ROOT, check=False).returncode)


def chaos(context: typer.Context) -> None:
    """Break everything while many write and read the feed; ./ontour chaos --help says what."""
    import sys

    argv = [sys.executable, "-m", "tests.chaos", *context.args]
    # It stands among the tests, which are no installed package.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    os.chdir(ROOT)
    # In our place: whoever ends us ends it, and it cleans up.
    os.execve(sys.executable, argv, environment)  # noqa: S606 - there is no shell
