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

from auth_bridge import tables
from auth_bridge.errors import BridgeError
from ontour import demo, running
from ontour.errors import Problem
from ontour.paths import Paths

# Small enough for the gateway's body limit and for a bar that moves.
BATCH_ROWS = 250
SECONDS = 60

# What rows of one kind have in common if they are told apart by their order among each other.
ALIKE = {
    "shows": ("date", "venue", "city"),
    "show_costs": (
        "show_id", "date", "venue", "city", "kind", "description", "supplier", "incurred_on"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of our fields, and the line of the file on which it starts."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet, what they are, and under which heading each field stands."""

    name: str
    section: str
    rows: list[Row]
    headings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row."""

    table: Table
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
            writer.writerow(["line", "verdict", "code", "message", "details", "show_id", "table"])
            for v in self.verdicts:
                said = (v.verdict, v.code, v.message, v.details, v.show_id, v.table.name)
                writer.writerow([v.row.line, *said])


@dataclass(frozen=True, slots=True)
class Options:
    """How to import."""

    org: str | None = None
    login: tuple[str, str] | None = None
    url: str | None = None
    atomic: bool = False
    dry_run: bool = False
    columns: dict[str, str] = field(default_factory=dict)


def run(paths: Paths, files: list[Path], options: Options, console: Console) -> Report:
    """Import files, showing progress and then the report."""
    sheets = [sheet for file in files for sheet in read(file)]
    session, api = sign_in(paths, options.login, options.url)
    asked = {
        "org_id": organization(session["user"]["organizations"], options.org),
        "atomic": options.atomic,
        "dry_run": options.dry_run,
    }
    report = Report()
    with closing(api):
        found = [table_of(api, sheet, options.columns, console) for sheet in sheets]
        # Costs need their shows; what is all or nothing is one request.
        whole = options.atomic or options.dry_run
        total = sum(len(table.rows) for table in found)
        with Progress(
            TextColumn("Importing shows"), BarColumn(), MofNCompleteColumn(), console=console
        ) as progress:
            task = progress.add_task("import", total=total)
            for batch in [everything(found)] if whole else batches(found):
                body = asked | {
                    key: [row.values for _, row in batch.get(section, [])]
                    for key, section in (("rows", "shows"), ("costs", "show_costs"))
                }
                answered = demo.answer(
                    api.post("/api/rpc/import_shows", json=body, timeout=SECONDS)
                )
                report.verdicts += [verdict_of(batch, one) for one in answered]
                progress.advance(task, len(answered))
    order = {id(table): place for place, table in enumerate(found)}
    report.verdicts.sort(key=lambda one: (order[id(one.table)], one.row.line))
    show(report, console)
    return report


def read(file: Path) -> list[tables.Sheet]:
    """The sheets of a file; raises a Problem that says what is wrong with it."""
    try:
        return tables.read(file.read_bytes(), file.stem)
    except BridgeError as error:
        raise Problem(f"{file.name}: {type(error).__doc__} {error.details}", error.hint) from None


def table_of(
    api: httpx.Client, sheet: tables.Sheet, columns: dict[str, str], console: Console
) -> Table:
    """A sheet with its headings as the database knows them, or as they are given."""
    asked = {"headings": sheet.columns, "section": sheet.name}
    proposed = demo.answer(api.post("/api/rpc/import_columns", json=asked))
    named = {one["heading"]: columns.get(one["heading"], one["field"]) for one in proposed}
    headings = {heading: name for heading, name in named.items() if name}
    if twice := [name for name, times in Counter(headings.values()).items() if times > 1]:
        raise Problem(f"{sheet.name}: two columns are {twice[0]}.", "Name one of them otherwise.")
    if not {"date", "external_id", "show_id"} & set(headings.values()):
        raise Problem(
            f"{sheet.name} has no column `date`.", "Say which one it is: --column 'Heading=date'."
        )
    ignored = [heading for heading in sheet.columns if heading not in headings]
    if ignored:
        console.print(f"[yellow]Columns not read: {', '.join(ignored)}[/]")
    rows = [
        Row(line, {headings[name]: value for name, value in row.items() if name in headings})
        for line, row in zip(sheet.lines, sheet.rows, strict=True)
    ]
    back = {name: heading for heading, name in headings.items()}
    return Table(sheet.name, proposed[0]["section"], rows, back)


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


Batch = dict[str, list[tuple[Table, Row]]]


def everything(found: list[Table]) -> Batch:
    """All rows at once."""
    return {
        section: [(table, row) for table in found if table.section == section for row in table.rows]
        for section in ALIKE
    }


def batches(found: list[Table], size: int = BATCH_ROWS) -> Iterator[Batch]:
    """Parts of the tables, shows before costs. Rows that are alike stay together."""
    for section, rows in everything(found).items():
        together: dict[tuple[Any, ...], list[tuple[Table, Row]]] = {}
        for table, row in rows:
            alike = tuple(row.values.get(column) for column in ALIKE[section])
            together.setdefault(alike, []).append((table, row))
        batch: list[tuple[Table, Row]] = []
        for same in together.values():
            batch += same
            if len(batch) >= size:
                yield {section: batch}
                batch = []
        if batch:
            yield {section: batch}


def verdict_of(batch: Batch, answer: dict[str, Any]) -> Verdict:
    """The verdict on one row of a batch; they are counted from 1."""
    words = {key: answer[key] for key in ("verdict", "code", "message", "details", "show_id")}
    table, row = batch[answer["section"]][answer["row"] - 1]
    name, mark, value = (words["details"] or "").partition("=")
    if mark and name in table.headings:
        # By the heading that the person knows.
        words["details"] = f"{table.headings[name]}={value}"
    return Verdict(table=table, row=row, **words)


def show(report: Report, console: Console) -> None:
    """Every row that was rejected and why, then the counts."""
    for v in report.verdicts:
        if v.verdict == "rejected":
            known = (v.row.values.get(column) for column in ("show_id", "date", "venue", "city"))
            what = " ".join(str(value) for value in known if value)
            details = f" ({v.details})" if v.details else ""
            console.print(f"{v.table.name} line {v.row.line}: {what}", markup=False)
            console.print(f"    {v.code}: {v.message}{details}", style="red", markup=False)
    counts = Counter(v.verdict for v in report.verdicts)
    kinds = ("inserted", "updated", "unchanged", "rejected")
    console.print(", ".join(f"{counts[kind]} {kind}" for kind in kinds))
