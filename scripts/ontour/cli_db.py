"""`./ontour db`: sqitch with the project's templates, against the running database."""

from __future__ import annotations

import typer

app = typer.Typer(help="The database's changes, through sqitch.", no_args_is_help=True)
