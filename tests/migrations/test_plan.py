"""The plan and the files agree: what the plan names is there, and what is there is in the plan."""

from __future__ import annotations

import re

import pytest

from ontour import plan
from ontour.paths import ROOT
from ontour.plan import Change

CHANGES = plan.read(ROOT)
NAMES = [change.name for change in CHANGES]
REQUIRES = re.compile(r"^-- requires: (\S+)$", re.MULTILINE)

by_name = pytest.mark.parametrize("change", CHANGES, ids=NAMES)


@by_name
def test_a_change_has_its_three_scripts(change: Change) -> None:
    for kind in ("deploy", "revert", "verify"):
        script = change.script(ROOT, kind)
        assert script.is_file(), f"{script.relative_to(ROOT)} is missing"


@by_name
def test_a_deploy_script_names_what_the_plan_says_it_requires(change: Change) -> None:
    written = REQUIRES.findall(change.script(ROOT).read_text())
    assert tuple(written) == change.requires


@by_name
def test_scripts_say_whose_they_are(change: Change) -> None:
    first_lines = {
        kind: change.script(ROOT, kind).read_text().splitlines()[0]
        for kind in ("deploy", "revert", "verify")
    }
    assert first_lines == {
        "deploy": f"-- Deploy ontour:{change.name} to pg",
        "revert": f"-- Revert ontour:{change.name} from pg",
        "verify": f"-- Verify ontour:{change.name} on pg",
    }


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith("schema/")])
def test_every_function_and_policy_has_a_test(name: str) -> None:
    test = ROOT / "db" / "tests" / f"{name}.sql"
    assert test.is_file(), f"write {test.relative_to(ROOT)}"


def test_no_script_is_left_out_of_the_plan() -> None:
    planned = {
        change.script(ROOT, kind) for change in CHANGES for kind in ("deploy", "revert", "verify")
    }
    kinds = ("schema", "functions", "policies")
    folders = [ROOT / "db" / folder for folder in (*kinds, "revert", "verify")]
    there = {script for folder in folders for script in folder.rglob("*.sql")}
    assert there - planned == set()


def test_a_requirement_stands_before_what_requires_it() -> None:
    seen: set[str] = set()
    for change in CHANGES:
        assert set(change.requires) <= seen, f"{change.name} comes too early"
        seen.add(change.name)


def test_no_module_of_sql_has_grown_too_long() -> None:
    long = {
        name: lines
        for name, script in ((change.name, change.script(ROOT)) for change in CHANGES)
        if (lines := len(script.read_text().splitlines())) > 150
    }
    # A list of what the world agrees on is as long as it is.
    assert set(long) <= {"schema/core/countries", "schema/core/currencies"}
