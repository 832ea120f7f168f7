"""`import-shows`: sends a file's rows as the person who imports, and says what became of each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ontour import demo, running, shows_csv
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.shows_csv import Row

# Small enough for the gateway's body limit and for a bar that moves.
BATCH_ROWS = 250
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row."""

    row: Row
    verdict: str
    code: str | None
    message: str | None
    details: str | None
    show_id: str | None


@dataclass(slots=True)
class Report:
    """What became of all of them."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether no row was rejected."""
        return all(verdict.verdict != "rejected" for verdict in self.verdicts)

    def write(self, file: Path) -> None:
        """Write the report, a line for each row of the import."""
        with file.open("w", newline="", encoding="utf-8") as content:
            writer = csv.writer(content)
            writer.writerow(["line", "verdict", "code", "message", "details", "show_id"])
            for v in self.verdicts:
                writer.writerow([v.row.line, v.verdict, v.code, v.message, v.details, v.show_id])


def run(
    paths: Paths,
    file: Path,
    org: str | None,
    login: tuple[str, str] | None,
    url: str | None,
    atomic: bool,
    console: Console,
) -> Report:
    """Import a file, showing progress and then the report."""
    table = shows_csv.read(file)
    if table.unknown_columns:
        console.print(f"[yellow]Columns not read: {', '.join(table.unknown_columns)}[/]")
    session, api = sign_in(paths, login, url)
    org_id = organization(session["user"]["organizations"], org)
    report = Report()
    with (
        closing(api),
        Progress(
            TextColumn("Importing shows"), BarColumn(), MofNCompleteColumn(), console=console
        ) as progress,
    ):
        task = progress.add_task("import", total=len(table.rows))
        for batch in [table.rows] if atomic else batches(table.rows):
            body = {"rows": [row.values for row in batch], "org_id": org_id, "atomic": atomic}
            answered = demo.answer(api.post("/api/rpc/import_shows", json=body, timeout=SECONDS))
            report.verdicts += [verdict_of(batch, one) for one in answered]
            progress.advance(task, len(batch))
    report.verdicts.sort(key=lambda verdict: verdict.row.line)
    show(report, console)
    return report


def sign_in(
    paths: Paths, login: tuple[str, str] | None, url: str | None
) -> tuple[dict[str, Any], httpx.Client]:
    """The session of the person who imports, and a client that speaks for them."""
    base_url = url or running.current(paths).base_url
    body = {"email": login[0], "password": login[1]} if login else demo.stored_login(paths)
    api = httpx.Client(base_url=base_url, timeout=30)
    session = demo.answer(api.post("/auth/login", json=body))
    api.headers["Authorization"] = f"Bearer {session['access_token']}"
    return session, api


def organization(organizations: list[dict[str, Any]], wanted: str | None) -> str:
    """The id of the organization that is meant by an id or a name; else the personal one."""
    for org in organizations:
        if wanted in (org["id"], org["name"]) or (wanted is None and org["personal"]):
            return str(org["id"])
    names = "; ".join(f"{org['name']} ({org['id']})" for org in organizations)
    raise Problem(f"You belong to no organization {wanted}.", f"Yours: {names}")


def batches(rows: list[Row], size: int = BATCH_ROWS) -> Iterator[list[Row]]:
    """Parts of the table. Shows of one day at one place stay together: they are told apart by
    their order among each other."""
    together: dict[tuple[str | None, ...], list[Row]] = {}
    for row in rows:
        place = tuple(row.values.get(column) for column in ("date", "venue", "city"))
        together.setdefault(place, []).append(row)
    batch: list[Row] = []
    for same in together.values():
        batch += same
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def verdict_of(batch: list[Row], answer: dict[str, Any]) -> Verdict:
    """The verdict on one row of a batch; they are counted from 1."""
    words = {key: answer[key] for key in ("verdict", "code", "message", "details", "show_id")}
    row = batch[answer["row"] - 1]
    return Verdict(row=row, **(words | {"details": row.problem or words["details"]}))


def show(report: Report, console: Console) -> None:
    """Every row that was rejected and why, then the counts."""
    for v in report.verdicts:
        if v.verdict == "rejected":
            what = " ".join(v.row.values.get(column, "") for column in ("date", "venue", "city"))
            details = f" ({v.details})" if v.details else ""
            console.print(f"line {v.row.line}: {what}", markup=False)
            console.print(f"    {v.code}: {v.message}{details}", style="red", markup=False)
    counts = Counter(v.verdict for v in report.verdicts)
    kinds = ("inserted", "updated", "unchanged", "rejected")
    console.print(", ".join(f"{counts[kind]} {kind}" for kind in kinds))
