"""`./ontour rates`: whose exchange rates there are, and more of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from ontour import reference
from ontour.cli_log import Database, connected
from ontour.errors import Problem

app = typer.Typer(help="Exchange rates: whose there are, and more of them.")
console = Console(stderr=True, highlight=False)


@app.callback(invoke_without_command=True)
def show(context: typer.Context, database: Database = None) -> None:
    """List the sources of published rates, with the days that they cover."""
    if context.invoked_subcommand:
        return
    table = Table(
        "Source", "Currencies", "Rates", "First day", "Last day", box=None, pad_edge=False
    )
    with connected(database) as connection:
        for source in reference.sources(connection):
            table.add_row(*(str(value) for value in source))
    Console(highlight=False).print(table)


@app.command()
def load(
    file: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, help="CSV: currency,date,rate per euro."),
    ],
    source: Annotated[
        str, typer.Option("--source", "-s", help="Who published it, in upper case, such as IMF.")
    ],
    database: Database = None,
) -> None:
    """Load published rates of another source; loading a file again changes nothing.

    Organizations say in finance_rules.fx_sources in which order sources count.
    """
    if not re.fullmatch(r"[A-Z][A-Z0-9_]{0,49}", source):
        raise Problem(
            f"{source} is no name of a source.",
            "Published ones are in upper case, an organization's own (org_fx_rates) in lower case.",
        )
    with connected(database) as connection:
        loaded = reference.load(connection, source, reference.file_rates(file))
    console.print(f"{loaded.written} rates of {source} written, {loaded.known} were known.")
    if loaded.unknown_currencies:
        unknown = ", ".join(loaded.unknown_currencies)
        console.print(f"[yellow]Left out: {unknown} is no currency of ours.[/]")
