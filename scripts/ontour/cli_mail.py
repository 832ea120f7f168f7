"""`./ontour mail`: the mails that the local mailbox has kept, and those that could not be sent."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ontour import mailbox
from ontour.cli_log import Database, connected
from ontour.errors import Problem
from ontour.paths import Paths

app = typer.Typer(help="Mails: what was sent to whom, and what could not be sent.")
console = Console(stderr=True, highlight=False)


@app.callback(invoke_without_command=True)
def show_all(
    context: typer.Context,
    lines: Annotated[int, typer.Option("--lines", "-n", min=1, help="How many.")] = 20,
) -> None:
    """List the mails of the local mailbox, the newest first."""
    if context.invoked_subcommand:
        return
    folder = Paths.default().mail
    mails = mailbox.read(folder)
    table = Table("#", "Received", "To", "Subject", box=None, pad_edge=False)
    for mail in reversed(mails[-lines:]):
        table.add_row(
            str(mail.number),
            f"{mail.received_at:%Y-%m-%d %H:%M:%S}",
            escape(str(mail.message["To"])),
            escape(str(mail.message["Subject"])),
        )
    if mails:
        Console(highlight=False).print(table)
    else:
        console.print(f"No mail yet in {folder}.")


@app.command()
def show(
    number: Annotated[int | None, typer.Argument(help="As listed; else the newest.")] = None,
    html: Annotated[bool, typer.Option("--html", help="What mail programs show.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="All of it, as it was sent.")] = False,
) -> None:
    """Print a mail of the local mailbox."""
    mails = mailbox.read(Paths.default().mail)
    if number is None:
        number = len(mails)
    if not 1 <= number <= len(mails):
        raise Problem(f"There is no mail {number}.", "./ontour mail lists those that are there.")
    mail = mails[number - 1]
    if raw:
        print(mail.message.as_string())
    elif html:
        print(mail.text("html"))
    else:
        for header in ("From", "To", "Date", "Subject"):
            print(f"{header}: {mail.message[header]}")
        print(f"\n{mail.text()}", end="")


@app.command()
def clear() -> None:
    """Throw away all mails of the local mailbox."""
    console.print(f"{mailbox.clear(Paths.default().mail)} thrown away.")


@app.command()
def parked(database: Database = None) -> None:
    """List mails that were given up, and why."""
    with connected(database) as connection:
        rows = connection.execute(
            "select id, settled_at, email, template, last_error from mail.messages"
            " where state = 'parked' order by settled_at desc"
        ).fetchall()
    table = Table("Id", "Parked", "To", "Template", "Why", box=None, pad_edge=False)
    for message_id, at, email, template, error in rows:
        table.add_row(str(message_id), f"{at:%Y-%m-%d %H:%M:%S}", email, template, escape(error))
    if rows:
        # As wide as it is: an id that is cut off cannot be pasted.
        Console(highlight=False, width=240).print(table)
    else:
        console.print("No mail is parked.")


@app.command()
def retry(
    message_id: Annotated[UUID, typer.Argument(help="As ./ontour mail parked lists it.")],
    database: Database = None,
) -> None:
    """Have a parked mail sent after all."""
    with connected(database) as connection:
        found = connection.execute("select mail.retry(%s)", [message_id]).fetchone()
    if found != (True,):
        raise Problem(f"{message_id} is not parked.", "./ontour mail parked lists those that are.")
    console.print("It is queued again.")
