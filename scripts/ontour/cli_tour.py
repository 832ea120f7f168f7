"""The commands of touring."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ontour.errors import Problem
from ontour.paths import Paths


def add_to(app: typer.Typer) -> None:
    """Give them to the program."""
    app.command(rich_help_panel="Run")(settlement)
    app.command("import-shows", rich_help_panel="Run")(import_shows)


def settlement(
    show_id: Annotated[str, typer.Argument(help="The show's id.")],
    explain: Annotated[
        str | None,
        typer.Option(help="A figure, such as gross_fee or act_net: print how it came about."),
    ] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write the sheet to this file.")] = None,
    email: Annotated[
        str | None,
        typer.Option(envvar="ONTOUR_EMAIL", help="Who asks; the demo login if not given."),
    ] = None,
    password: Annotated[str | None, typer.Option(envvar="ONTOUR_PASSWORD")] = None,
    url: Annotated[
        str | None, typer.Option(envvar="ONTOUR_URL", help="The On Tour to ask.")
    ] = None,
) -> None:
    """Print a show's settlement, or one figure of it with all that it was made of."""
    from ontour import settlement as sheets

    if (email is None) != (password is None):
        raise Problem("An email needs a password.", "Set ONTOUR_PASSWORD, or give --password.")
    login = (email, password) if email and password else None
    sheets.run(Paths.default(), show_id, explain, pdf, login, url, Console(highlight=False))


def import_shows(
    files: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX files.")
    ],
    org: Annotated[str | None, typer.Option(help="Id or name of the organization.")] = None,
    email: Annotated[
        str | None,
        typer.Option(envvar="ONTOUR_EMAIL", help="Who imports; the demo login if not given."),
    ] = None,
    password: Annotated[str | None, typer.Option(envvar="ONTOUR_PASSWORD")] = None,
    url: Annotated[
        str | None, typer.Option(envvar="ONTOUR_URL", help="The On Tour to import into.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="What a column is: 'Their heading=our name'; '' is nothing."),
    ] = None,
    atomic: Annotated[bool, typer.Option("--atomic", help="All rows or none.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    report_file: Annotated[
        Path | None, typer.Option("--report", help="Write what became of each row to this file.")
    ] = None,
) -> None:
    """Import shows, with deals and costs, from CSV or XLSX; again, it changes nothing.

    Tables of shows and of costs may come in any number of files and sheets. Says of every row that
    is rejected why; the good rows go in even so, unless --atomic is given.
    """
    from ontour import import_shows as importing

    if (email is None) != (password is None):
        raise Problem("An email needs a password.", "Set ONTOUR_PASSWORD, or give --password.")
    given = [column.rpartition("=") for column in columns or []]
    if not all(heading for heading, _, _ in given):
        raise Problem("A column is given as 'Their heading=our name'.")
    options = importing.Options(
        org=org,
        login=(email, password) if email and password else None,
        url=url,
        atomic=atomic,
        dry_run=dry_run,
        columns={heading: name for heading, _, name in given},
    )
    console = Console(stderr=True, highlight=False)
    report = importing.run(Paths.default(), files, options, console)
    if report_file:
        report.write(report_file)
    raise typer.Exit(0 if report.is_clean else 1)
