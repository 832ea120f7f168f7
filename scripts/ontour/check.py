"""`check`: everything that can be said without running On Tour, cheapest first."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

# sqlfluff's workers leave warnings about themselves.
QUIET = {"PYTHONWARNINGS": "ignore"}
SQL = ("db/schema", "db/functions", "db/policies", "db/revert", "db/verify")


@dataclass(frozen=True, slots=True)
class Check:
    """One tool and what it looks at."""

    name: str
    what: str
    argv: list[str]
    fast: bool = True


def checks(root: Path) -> list[Check]:
    """All checks, cheapest first."""
    tools = Path(sys.executable).parent
    deployed = sorted(str(p) for folder in SQL[:3] for p in (root / folder).rglob("*.sql"))
    ruff, sqlfluff = str(tools / "ruff"), str(tools / "sqlfluff")
    return [
        Check("squawk", "changes to tables", [str(tools / "squawk"), *deployed]),
        Check(
            "ruff check", "Python", [ruff, "check", "--quiet", "--output-format", "concise", "."]
        ),
        Check("ruff format", "layout of Python", [ruff, "format", "--check", "--quiet", "."]),
        Check(
            "sql style",
            "syntax and style of SQL, inside function bodies too",
            [sys.executable, "-m", "ontour.sql_style", *SQL, "db/tests"],
        ),
        Check("mypy", "types", [str(tools / "mypy"), "--no-error-summary"], fast=False),
        Check(
            "sqlfluff",
            "layout of SQL",
            [sqlfluff, "lint", "--processes", "2", "--disable-progress-bar", "-q", *SQL],
            fast=False,
        ),
    ]


def run(root: Path, console: Console, *, fast: bool = False) -> bool:
    """Run all checks, also after one has failed; returns whether all passed."""
    passed = True
    for check in checks(root):
        if fast and not check.fast:
            continue
        started = time.monotonic()
        with console.status(f"{check.name}: {check.what}"):
            done = subprocess.run(
                check.argv, cwd=root, env=os.environ | QUIET, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            )  # fmt: skip
        seconds = f"[dim]{time.monotonic() - started:.1f} s[/]"
        if done.returncode == 0:
            console.print(f"[green]✓[/] {check.name}  {check.what} {seconds}")
        else:
            passed = False
            console.print(f"[red]✗ {check.name}[/]  {check.what} {seconds}")
            console.print(done.stdout.strip(), markup=False, soft_wrap=True)
    return passed
