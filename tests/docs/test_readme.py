"""The commands on the pages for newcomers run, and answer what the pages say they answer.

The `sh` blocks of a page run in order, as one shell session against the test stack. A `json` or
`text` block is the output of the `sh` block before it: JSON is compared value by value, but for
what differs from run to run (ids, stamps, tokens), of which only the type counts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ontour.paths import ROOT
from ontour.stack import Stack

PAGES = [
    "README.md",
    "docs/tutorials/first-hour.md",
    "clients/python/README.md",
    "docs/how-to/advancing.md",
    "docs/how-to/calendar.md",
    "docs/how-to/cancel-a-show.md",
    "docs/how-to/deals.md",
    "docs/how-to/day-sheets.md",
    "docs/how-to/debug-a-policy.md",
    "docs/how-to/follow-the-feed.md",
    "docs/how-to/import-local.md",
    "docs/how-to/import-shows.md",
    "docs/how-to/organizations.md",
    "docs/how-to/step-up.md",
]
# Whoever the pages call by these names gets an address of their own in each test.
PEOPLE = re.compile(r"\b(mia|vic)@example\.com")
ADDRESS = "http://127.0.0.1:8000"

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SEPARATOR = "\x1e"
VARYING = re.compile(r"^(id|at|position|topics|schema_version|.*_(id|at|by|token|position))$")

# Stands for ./ontour: what would start, stop or delete something only has its options read.
SHIM = """\
#!/bin/sh
case "$1" in
    import-shows) exec {python} -m ontour "$@" ;;
    psql) shift; test "$1" = postgres; shift; exec psql --no-psqlrc "$@" ;;
    *) exec {python} -m ontour "$@" --help >/dev/null ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A block of commands, and what the page says they print."""

    commands: str
    kind: str | None = None
    output: str | None = None


def steps(page: str) -> list[Step]:
    """The commands of a page, in order."""
    found: list[Step] = []
    for kind, text in BLOCK.findall((ROOT / page).read_text()):
        if kind == "sh":
            found.append(Step(text))
        elif kind in {"json", "text"}:
            assert found, f"{page} shows the output of no command"
            assert found[-1].output is None, f"{page} shows two outputs of {found[-1].commands}"
            found[-1] = Step(found[-1].commands, kind, text)
    return found


def same(expected: Any, actual: Any, where: str = "answer") -> None:
    """Compare JSON, but for values that differ from run to run."""
    if isinstance(expected, dict):
        assert isinstance(actual, dict), where
        assert list(expected) == list(actual), where
        for name, value in expected.items():
            if VARYING.match(name):
                assert type(value) is type(actual[name]), f"{where}.{name}"
            else:
                same(value, actual[name], f"{where}.{name}")
    elif isinstance(expected, list):
        assert isinstance(actual, list), where
        assert len(expected) == len(actual), where
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            same(one, other, f"{where}[{number}]")
    elif isinstance(expected, str) and expected.startswith("{"):
        # A row in the details of an error.
        same(json.loads(expected), json.loads(actual), where)
    else:
        assert expected == actual, where


@pytest.fixture
def session(stack: Stack, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A folder with ./ontour and db/ in it, and the environment of a shell there."""
    shim = tmp_path / "ontour"
    shim.write_text(SHIM.format(python=sys.executable))
    shim.chmod(0o755)
    (tmp_path / "db").symlink_to(ROOT / "db")
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{stack.cluster.bin_dir}:{os.environ['PATH']}",
        "PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT / 'auth-bridge'}:{ROOT / 'clients' / 'python'}",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "ONTOUR_URL": stack.base_url,
    }
    return tmp_path, environment | stack.cluster.environment("postgres", stack.dbname)


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_and_answer_as_it_says(
    page: str, stack: Stack, session: tuple[Path, dict[str, str]]
) -> None:
    folder, environment = session
    run = uuid.uuid4().hex[:12]
    script = "set -eu\n" + "".join(f"{step.commands}printf '\\036'\n" for step in steps(page))

    def localized(text: str) -> str:
        return PEOPLE.sub(rf"\1-{run}@example.com", text).replace(ADDRESS, stack.base_url)

    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", localized(script)],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    outputs = done.stdout.split(SEPARATOR)
    for step, output in zip(steps(page), outputs[:-1], strict=True):
        if step.kind == "json":
            assert step.output is not None
            same(json.loads(localized(step.output)), json.loads(output), step.commands)
        elif step.kind == "text":
            assert step.output is not None
            assert output.split() == localized(step.output).split(), step.commands


def test_a_wrong_output_would_be_noticed() -> None:
    row: dict[str, Any] = {"id": "1", "name": "Paradiso", "shows": [{"version": 1}]}
    same(row, row | {"id": "2"})
    wrong: list[dict[str, Any]] = [
        {"name": "Melkweg"}, {"shows": []}, {"shows": [{"version": 2}]}, {"more": 1}
    ]  # fmt: skip
    for change in wrong:
        with pytest.raises(AssertionError):
            same(row, row | change)
