"""`./ontour log`: whether the log is what it was, anchors to tell by, and retirement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ontour import evidence
from ontour.paths import Paths

app = typer.Typer(help="The change log: proofs, anchors, retirement.", no_args_is_help=True)
console = Console(stderr=True, highlight=False)

Database = Annotated[
    str | None,
    typer.Option(
        envvar="ONTOUR_DATABASE_URL",
        help="Of another database, such as a restored backup; its owner's or a superuser's.",
    ),
]


@contextmanager
def connected(database: str | None) -> Iterator[evidence.Connection]:
    """A session as the owner: in the running On Tour, unless another database is named."""
    import psycopg

    from ontour import running

    if database is None:
        stack = running.current(Paths.default())
        database = stack.cluster.dsn("migrator", stack.dbname)
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


@app.command()
def anchors(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="JSON lines; made if missing.")],
    database: Database = None,
) -> None:
    """Append to a file what the log amounts to now; keep that file on another machine."""
    with connected(database) as connection:
        written = evidence.export(connection, file)
    if written:
        last = written[-1]
        console.print(f"{last['tree_size']} rows anchored, root {last['root']}.")
    else:
        console.print("Nothing was sealed since the last anchor.")


@app.command()
def verify(
    anchors: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="What ./ontour log anchors has written."),
    ] = None,
    database: Database = None,
) -> None:
    """Find the first row that was edited, deleted, inserted or moved; exits 1 if there is one."""
    known = evidence.read(anchors) if anchors else None
    with connected(database) as connection, console.status("Verifying the log"):
        extent = evidence.extent(connection)
        found = evidence.verify(connection, known)
    if found:
        show(found)
        raise typer.Exit(1)
    console.print(f"{extent.sealed} rows are as they were sealed, the last at {extent.sealed_at}.")
    if known:
        console.print(f"They agree with {len(known)} anchors, of {known[-1]['tree_size']} rows.")
    else:
        console.print("Without anchors, this says nothing about who could rebuild the whole log.")
    if extent.unsealed:
        console.print(f"{extent.unsealed} newer rows are not sealed yet.")
    for month, positions, rows in extent.retired:
        console.print(f"{month.replace('_', '-')} is retired: {rows} rows, positions {positions}.")
    for person, asked, done in extent.erased:
        until = f"erased by {done}" if done else "not yet erased"
        console.print(f"Person {person} left at {asked}, {until}.")


@app.command()
def proof(
    position: Annotated[int, typer.Argument(min=1, help="Of the row, in the feed.")],
    tree_size: Annotated[
        int | None, typer.Option(help="Of the seal to prove it by, such as an anchor's.")
    ] = None,
    database: Database = None,
) -> None:
    """Print the proof that one row is in the log: the row, its leaf, the path to the root."""
    with connected(database) as connection:
        print(json.dumps(evidence.proof(connection, position, tree_size), indent=2))


@app.command()
def retire(
    before: Annotated[
        datetime, typer.Option(formats=["%Y-%m"], help="The first month that stays, as 2025-01.")
    ],
    database: Database = None,
) -> None:
    """Take whole months out of the log and the feed; back their tables up, then drop them."""
    with connected(database) as connection, console.status("Retiring"):
        months = evidence.retire(connection, before.replace(tzinfo=UTC))
    for month, rows in months:
        console.print(
            f"{month.replace('_', '-')}: {rows} rows are in change.retired_log_{month}, "
            f"their positions in change.retired_feed_{month}."
        )
    console.print("Back them up and drop them." if months else "There was nothing to retire.")


def show(found: list[evidence.Finding]) -> None:
    """Print what is wrong, the first broken row first, one line each."""
    for each in found:
        where = f"position {each.position}" if each.position else "no position"
        seq = f", seq {each.seq}" if each.seq else ""
        row = f" {each.table_name} {each.row_id}:" if each.row_id else ""
        print(f"{each.finding}: {where}{seq}:{row} {each.details}".rstrip(" :"))
