"""`./ontour import-shows`: a CSV file through the API, with a verdict for every row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ontour import demo, running, shows_csv
from ontour.demo import answer
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.shows_csv import Row

BATCH = 150  # rows a request: well under a second, so that the bar moves
COLUMNS = ("line", "date", "venue", "city", "verdict", "code", "message", "details", "show_id")
Verdict = dict[str, str]


@dataclass(frozen=True, slots=True)
class Login:
    """Who imports, and where; the demo login of the running stack where nothing is said."""

    email: str | None = None
    password: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Report:
    """What became of the rows of a file."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many rows had which verdict."""
        return Counter(verdict["verdict"] for verdict in self.verdicts)

    @property
    def is_clean(self) -> bool:
        """No row was rejected."""
        return not self.counts["rejected"]

    def add(self, row: Row, verdict: dict[str, object]) -> None:
        """Take down what became of a row."""
        known = {"line": str(row.line)} | row.fields
        answers = {key: str(value) for key, value in verdict.items() if value is not None}
        whole = known | answers
        self.verdicts.append({key: whole.get(key, "") for key in COLUMNS})

    def write(self, file: TextIO) -> None:
        """All rows as CSV."""
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(self.verdicts)

    def show(self, console: Console) -> None:
        """The rejected rows one by one, and how many there are of each kind."""
        for verdict in self.verdicts:
            if verdict["verdict"] == "rejected":
                where = ", ".join(filter(None, (verdict[key] for key in COLUMNS[1:4])))
                why = " ".join(filter(None, (verdict["message"], verdict["details"])))
                console.print(
                    f"line {verdict['line']}: {verdict['code']} {where}: {why}",
                    markup=False,
                    soft_wrap=True,
                )
        counts = self.counts
        kinds = ("inserted", "updated", "unchanged", "rejected")
        console.print(", ".join(f"{counts[kind]:,} {kind}" for kind in kinds))


def run(
    paths: Paths,
    file: Path,
    login: Login,
    org: str | None,
    *,
    atomic: bool,
    dry_run: bool,
    console: Console,
) -> Report:
    """Import the file into the organization, as that person or as the demo login."""
    rows = shows_csv.read(file)
    with sign_in(paths, login) as api:
        org_id = find_org(api, org)
        report = Report()
        with Progress(
            TextColumn(file.name),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        ) as progress:
            task = progress.add_task("", total=len(rows))
            options = {"org_id": org_id, "atomic": atomic, "dry_run": dry_run}
            for batch in batches(rows, atomic):
                send(api, batch, options, report)
                progress.advance(task, len(batch))
    return report


def batches(rows: list[Row], atomic: bool) -> Iterator[list[Row]]:
    """Slices of the rows; what is all or nothing goes as one."""
    size = max(len(rows), 1) if atomic else BATCH
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def send(api: httpx.Client, batch: list[Row], options: dict[str, object], report: Report) -> None:
    """Import some rows and take down their verdicts, in their order."""
    body = options | {"rows": [row.fields for row in batch]}
    for row, verdict in zip(
        batch, answer(api.post("/api/rpc/import_shows", json=body)), strict=True
    ):
        if row.problem:
            # It went as an empty row, which is refused and takes an atomic import along.
            verdict["details"] = row.problem
        report.add(row, verdict)


def sign_in(paths: Paths, login: Login) -> httpx.Client:
    """A client of the API with the person's token."""
    if login.email is None:
        if login.url is not None:
            raise Problem("Whose import is it?", "Give --email and --password with --url.")
        return demo.sign_in(running.current(paths), paths).api
    api = httpx.Client(base_url=login.url or running.current(paths).base_url, timeout=60)
    try:
        reply = api.post(
            "/auth/login", json={"email": login.email, "password": login.password or ""}
        )
    except httpx.TransportError as error:
        raise Problem(f"{api.base_url} does not answer: {error}.") from error
    api.headers["Authorization"] = f"Bearer {answer(reply)['access_token']}"
    return api


def find_org(api: httpx.Client, org: str | None) -> str:
    """The organization of this id or name; the personal one where none is named."""
    organizations = answer(api.get("/auth/me"))["organizations"]
    found = [
        str(each["id"])
        for each in organizations
        if (each["personal"] if org is None else org in (each["id"], each["name"]))
    ]
    if len(found) != 1:
        names = ", ".join(f"{each['name']} ({each['id']})" for each in organizations)
        which = "More than one organization" if found else "No organization"
        raise Problem(f"{which} of yours is called {org}.", f"Give the id of one: {names}.")
    return found[0]
