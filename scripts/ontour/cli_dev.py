"""Commands for those who change On Tour."""

from __future__ import annotations

import typer


def add_to(app: typer.Typer) -> None:
    """Add the commands to the main program."""
