"""docs/reference/settings.md names every setting. The bridge's are compared in tests/unit."""

from __future__ import annotations

import re
from pathlib import Path

from ontour.paths import ROOT
from tests.support.database import Database

PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text()
DOCUMENTED = set(re.findall(r"`([\w.]+)`", PAGE))


def sources() -> list[Path]:
    """Everything in Python that may read the environment, and the bootstrap."""
    folders = ("scripts", "tests")
    return [ROOT / "ontour", *(path for name in folders for path in (ROOT / name).rglob("*.py"))]


def test_every_environment_variable_is_documented() -> None:
    read = {
        name
        for path in sources()
        for name in re.findall(r"[\"$({](ONTOUR_[A-Z_]+|POSTGREST_BIN)\b", path.read_text())
    }
    assert read - DOCUMENTED == set()


def test_every_setting_of_a_session_is_documented(db: Database) -> None:
    with db.connect() as connection:
        found = connection.execute(
            """
            select distinct name[1]
            from pg_catalog.pg_proc as proc
            cross join concat(pg_get_function_sqlbody(proc.oid), proc.prosrc) as source
            cross join regexp_matches(source, 'current_setting\\(''([^'']+)''', 'g') as name
            where proc.proowner = 'ontour_owner'::regrole
            """
        ).fetchall()
    assert {name for (name,) in found} - DOCUMENTED == set()
