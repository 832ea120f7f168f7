"""Anchors of the log: kept in a file elsewhere, and held against the log."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row

from ontour.errors import Problem

Connection = psycopg.Connection[Any]
Anchor = dict[str, Any]


class Finding(NamedTuple):
    """One row of change.verify: what is wrong with the log, and where."""

    position: int | None
    seq: int | None
    table_name: str | None
    row_id: UUID | None
    finding: str
    details: str


@dataclass(frozen=True, slots=True)
class Extent:
    """What a verification has covered, and what it has not."""

    sealed: int
    sealed_at: datetime | None
    unsealed: int
    retired: list[tuple[str, str, int]]
    erased: list[tuple[UUID, datetime, datetime | None]]


def read(file: Path) -> list[Anchor]:
    """The anchors in a file, one JSON object a line."""
    anchors = []
    for number, line in enumerate(file.read_text().splitlines(), 1):
        try:
            anchor = json.loads(line)
            int(anchor["tree_size"]), str(anchor["root"])
        except (ValueError, TypeError, KeyError):
            raise Problem(
                f"Line {number} of {file} is no anchor.",
                "Each line is what ./ontour log anchors has written; restore the file.",
            ) from None
        anchors.append(anchor)
    return anchors


def export(connection: Connection, file: Path) -> list[Anchor]:
    """Append what was sealed since the last line of the file; returns what was new."""
    known = read(file) if file.exists() else []
    after = max((int(anchor["tree_size"]) for anchor in known), default=0)
    found = connection.execute("select to_jsonb(a) from change.anchors(%s) as a", [after])
    anchors: list[Anchor] = [row[0] for row in found]
    if not anchors:
        size = extent(connection).sealed
        if size < after:
            raise Problem(
                f"The file knows {after} rows, the log has {size}: its tail is gone.",
                f"./ontour log verify --anchors {file} says more.",
            )
        return []
    with file.open("a") as out:
        out.writelines(json.dumps(anchor) + "\n" for anchor in anchors)
        out.flush()
        os.fsync(out.fileno())
    return anchors


def verify(connection: Connection, anchors: list[Anchor] | None) -> list[Finding]:
    """Verify the whole log; nothing is returned where nothing was found."""
    given = json.dumps(anchors) if anchors is not None else None
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        cursor.execute("select * from change.verify(%s)", [given])
        return [Finding(*row) for row in cursor]


def extent(connection: Connection) -> Extent:
    """How far the log is sealed."""
    sealed = connection.execute(
        "select tree_size, sealed_at, position - tree_size"
        " from change.sequencer left join change.seals on true"
        " order by tree_size desc nulls last limit 1"
    ).fetchone()
    assert sealed is not None  # noqa: S101 - the sequencer is one row
    retired = connection.execute(
        "select month, positions::text, row_count from change.retired order by month"
    ).fetchall()
    erased = connection.execute(
        "select user_id, requested_at, erased_at from change.erasures order by requested_at"
    ).fetchall()
    return Extent(sealed[0] or 0, sealed[1], sealed[2] or 0, retired, erased)


def proof(connection: Connection, position: int, tree_size: int | None) -> dict[str, Any]:
    """The proof that one row is in the tree of a seal."""
    try:
        found = connection.execute(
            "select change.inclusion_proof(%s, %s)", [position, tree_size]
        ).fetchone()
    except psycopg.Error as error:
        raise _problem(error) from None
    assert found is not None  # noqa: S101 - a function returns a row
    return dict(found[0])


def retire(connection: Connection, before: datetime) -> list[tuple[str, int]]:
    """Retire the months before; returns each with its number of rows."""
    try:
        return connection.execute(
            "select month, row_count from change.retire_log(%s)", [before]
        ).fetchall()
    except psycopg.Error as error:
        raise _problem(error) from None


def _problem(error: psycopg.Error) -> Exception:
    """What the database refuses with a code, as a person reads it; anything else as it is."""
    if error.sqlstate != "PGRST" or not error.diag.message_primary:
        return error
    body = json.loads(error.diag.message_primary)
    return Problem(f"{body['message']} ({body['details']})", body["hint"])
