"""The parts of the command line that can be asked without starting anything."""

from __future__ import annotations

import base64
import hashlib
import os
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontour import import_shows, plan, sql_style
from ontour.account import Account
from ontour.cli_db import parts
from ontour.errors import Problem
from ontour.import_shows import Row
from ontour.npm import Package, unpack
from ontour.paths import LONGEST_SOCKET_PATH, ROOT, Paths
from ontour.throwaway import Throwaway

PLAN = """%syntax-version=1.0.0
%project=ontour

# tour
schema/tour/tours 2026-01-01T00:00:00Z Mia <mia@example.com> # Tours
functions/tour/add [schema/tour/tours] 2026-01-02T00:00:00Z Mia <mia@example.com> # Adds
@v0.1.0 2026-01-03T00:00:00Z Mia <mia@example.com> # First release
@v0.1.1 2026-01-04T00:00:00Z Mia <mia@example.com> # Second release

functions/tour/add [functions/tour/add@v0.1.1] 2026-01-05T00:00:00Z Mia <mia@example.com> # Better
"""


def test_a_plan_is_read_with_its_tags_and_frozen_copies(tmp_path: Path) -> None:
    (tmp_path / "sqitch.plan").write_text(PLAN)
    tours, old, new = plan.read(tmp_path)
    assert (tours.name, tours.requires, tours.planned_at) == (
        "schema/tour/tours", (), "2026-01-01T00:00:00Z",
    )  # fmt: skip
    assert old.requires == ("schema/tour/tours",)
    assert old.script(tmp_path) == tmp_path / "db/reworked/deploy/functions/tour/add@v0.1.1.sql"
    assert new.script(tmp_path) == tmp_path / "db/functions/tour/add.sql"
    assert new.script(tmp_path, "verify") == tmp_path / "db/verify/functions/tour/add.sql"


def archive(folder: Path) -> tuple[Path, str]:
    """A package as npm packs it, and the sum of it."""
    (folder / "package").mkdir()
    (folder / "package" / "program").write_text("#!/bin/sh\n")
    (folder / "package" / "program").chmod(0o700)
    file = folder / "program.tgz"
    with tarfile.open(file, "w:gz") as tar:
        tar.add(folder / "package", "package")
    (folder / "package" / "program").unlink()
    (folder / "package").rmdir()
    return file, "sha512-" + base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()


def test_a_package_with_the_pinned_sum_is_unpacked_for_everybody_to_run(tmp_path: Path) -> None:
    file, integrity = archive(tmp_path)
    unpack(file, Package("program", "1", integrity), tmp_path / "target")
    assert (tmp_path / "target" / "program").stat().st_mode & 0o777 == 0o755


def test_a_package_with_another_sum_is_refused(tmp_path: Path) -> None:
    file, _ = archive(tmp_path)
    with pytest.raises(Problem, match="is not the one that was tested"):
        unpack(file, Package("program", "1", "sha512-AAAA"), tmp_path / "target")
    assert not (tmp_path / "target").exists()


@given(st.integers(min_value=1, max_value=300))
def test_sockets_fit_however_long_the_path_of_the_checkout_is(length: int) -> None:
    paths = Paths(ROOT, Path("/" + "x" * length))
    socket = paths.run / "stack_0123456789ab" / "postgrest.sock"
    assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH
    assert paths.run == Paths(ROOT, paths.state).run


def test_two_checkouts_with_long_paths_have_different_sockets() -> None:
    one, other = (Paths(ROOT, Path(f"/{'x' * 200}/{name}")) for name in ("one", "other"))
    assert one.run != other.run


def test_what_the_account_cannot_reach_is_copied_for_it(tmp_path: Path) -> None:
    source = tmp_path / "closed" / "docs"
    source.mkdir(parents=True)
    (source / "index.html").write_text("hello")
    me = Account(name="me", uid=os.getuid(), gid=os.getgid(), switch=True)
    (tmp_path / "closed").chmod(0o700)
    copy = me.readable(source, tmp_path / "copies")
    assert copy == tmp_path / "copies" / "docs"
    assert (copy / "index.html").read_text() == "hello"


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("SELECT 1;\n", "keyword SELECT should be lower case"),
        ("do $$\nbegin\n    IF true then null; end if;\nend\n$$;\n", "keyword IF should be"),
        ("select\t1;\n", "a tab"),
        ("select 1; \n", "a trailing space"),
        (f"select '{'x' * 120}';\n", "over 110 columns"),
        ("select from from;\n", "not SQL"),
    ],
)
def test_sql_that_breaks_the_house_style_is_found(tmp_path: Path, sql: str, problem: str) -> None:
    file = tmp_path / "change.sql"
    file.write_text(sql)
    found = [what for _, what in sql_style.problems_of_file(file)]
    assert any(what.startswith(problem) for what in found), found


def test_a_keyword_in_a_body_is_found_on_its_own_line(tmp_path: Path) -> None:
    file = tmp_path / "change.sql"
    file.write_text("-- größer\ndo $$\nbegin\n    PERFORM 1;\nend\n$$;\n")
    assert [line for line, _ in sql_style.problems_of_file(file)] == []
    file.write_text("-- größer\ndo $$\nbegin\n    perform 1 FROM t;\nend\n$$;\n")
    assert [line for line, _ in sql_style.problems_of_file(file)] == [4]


def test_the_name_of_a_change_says_its_template_module_and_object() -> None:
    assert parts("policies/tour/shows") == ("policy", "tour", "shows")
    for name in (
        "shows",
        "schema/shows",
        "views/tour/shows",
        "schema/tour/shows/more",
        "schema//x",
    ):
        with pytest.raises(Problem, match="is no name for a change"):
            parts(name)


cells = st.sampled_from(["", "a", "b"])


@given(st.lists(st.tuples(cells, cells, cells), max_size=40), st.integers(1, 10))
def test_batches_hold_every_row_once_and_keep_shows_of_one_place_together(
    places: list[tuple[str, str, str]], size: int
) -> None:
    columns = ("date", "venue", "city")
    rows = [
        Row(line, dict(zip(columns, place, strict=True))) for line, place in enumerate(places, 2)
    ]
    table = import_shows.Table("shows", "shows", rows, {})
    sent = [batch["shows"] for batch in import_shows.batches([table], size)]
    found = [row for batch in sent for _, row in batch]
    assert sorted(found, key=lambda row: row.line) == rows
    home: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    for number, batch in enumerate(sent):
        for _, row in batch:
            place = tuple(row.values[column] for column in columns)
            assert home.setdefault(place, number) == number
            assert last.get(place, 0) < row.line
            last[place] = row.line


def test_what_a_killed_test_run_left_is_discarded_and_what_a_live_one_has_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    abandoned = tmp_path / "ontour-test-abandoned"
    abandoned.mkdir()
    (abandoned / "owner").touch()
    mine = Throwaway.make()
    assert not abandoned.exists()
    Throwaway.discard_abandoned()
    assert mine.paths.state.exists()
    mine.discard()
    assert not mine.paths.state.exists()
