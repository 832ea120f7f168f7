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
