"""What the catalog cannot tell about the SQL files: the reasons that stand above their objects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontour.paths import ROOT

FUNCTIONS = sorted((ROOT / "db" / "functions").rglob("*.sql"))
DEFINER = re.compile(
    r"(?P<above>[^\n]*)\ncreate (?:or replace )?(?:function|procedure)[^;$]*?\nsecurity definer\n"
)

by_file = pytest.mark.parametrize(
    "file", FUNCTIONS, ids=[str(file.relative_to(ROOT)) for file in FUNCTIONS]
)


def unexplained(sql: str) -> list[str]:
    """The lines above definer functions that give no reason."""
    above = [found["above"] for found in DEFINER.finditer(sql)]
    return [line for line in above if not line.startswith("-- Security definer: ")]


@by_file
def test_a_definer_function_has_its_reason_above_it(file: Path) -> None:
    assert unexplained(file.read_text()) == []


def test_one_without_a_reason_is_found() -> None:
    sql = "-- Fast.\ncreate or replace function core.offend()\nreturns void\nsecurity definer\nas"
    assert unexplained(sql) == ["-- Fast."]


@by_file
def test_a_file_makes_the_function_that_it_is_named_for(file: Path) -> None:
    made = re.findall(
        r"^create or replace (?:function|procedure) (\w+\.\w+)", file.read_text(), re.M
    )
    assert {name.split(".")[1] for name in made} == {file.stem}
