"""The recipe of CONTRIBUTING.md, followed to the letter in a copy of the SQL files."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ontour import cli_db, deploy, snapshot
from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.throwaway import DEPLOYED
from tests.support.database import Database, cloned

BLOCK = re.compile(r"^```(sh|sql)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADD = "./ontour db add "
FILES = {"Deploy ontour:": "db/{}.sql", "Tests ": "db/tests/{}.sql"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan and the SQL files, with the table of the recipe added."""
    root = tmp_path_factory.mktemp("recipe")
    shutil.copytree(ROOT / "db", root / "db")
    for name in ("sqitch.conf", "sqitch.plan"):
        shutil.copy(ROOT / name, root)
    blocks = BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli_db, "ROOT", root)
        for language, text in blocks:
            if language == "sh" and text.startswith(ADD):
                command = text.removeprefix("./ontour db ").replace("\\\n", " ")
                done = CliRunner().invoke(cli_db.app, shlex.split(command))
                assert done.exit_code == 0, done.output
            elif language == "sql":
                write(root, text)
    grants = root / "db" / "policies" / "tour" / "riders.sql"
    edited = grants.read_text().replace("(org_id, name)", "(org_id, name, body)")
    grants.write_text(edited.replace("(name, version", "(name, body, version"))
    return root


def write(root: Path, text: str) -> None:
    """Put a block of SQL into the file that its first line names."""
    found = re.match(r"-- (Deploy ontour:|Tests )([\w/]+)", text)
    assert found, f"whose is this?\n{text}"
    (root / FILES[found[1]].format(found[2])).write_text(text)


@pytest.fixture
def added(cluster: Cluster, copy: Path) -> Iterator[Database]:
    """A database with the new table."""
    with cloned(cluster, DEPLOYED, f"recipe_{uuid.uuid4().hex}") as database:
        deploy.sqitch(cluster, database.name, "deploy", "--verify", root=copy)
        yield database


def prove(database: Database, root: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run these pgTAP tests of the copy."""
    environment = os.environ | database.cluster.environment("postgres", database.name)
    environment["PGOPTIONS"] = "-c search_path=tests -c client_min_messages=warning"
    helpers = root / "db" / "tests" / "support" / "helpers.psql"
    subprocess.run(["psql", "-qXf", helpers], env=environment, check=True)
    return subprocess.run(
        ["pg_prove", "--recurse", "--ext", ".sql", *tests],
        env=environment, cwd=root / "db" / "tests",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip


def test_the_new_table_passes_the_conventions_and_its_own_tests(
    added: Database, copy: Path
) -> None:
    done = prove(added, copy, "conventions", "schema/tour/riders.sql", "policies/tour/riders.sql")
    assert done.returncode == 0, done.stdout


def test_the_conventions_tell_what_was_forgotten(added: Database, copy: Path) -> None:
    with added.connect("migrator") as connection:
        connection.execute("comment on column api.riders.body is null")
        connection.execute("drop trigger _800_log_update on api.riders")
        connection.execute("grant update on api.riders to member")
    done = prove(added, copy, "conventions")
    assert "api.riders.body" in done.stdout
    assert "api.riders lacks the trigger _800_log_update" in done.stdout
    assert "api.riders: UPDATE on the whole table to member" in done.stdout


def test_the_way_back_leaves_nothing_behind(added: Database, cluster: Cluster, copy: Path) -> None:
    deploy.sqitch(cluster, added.name, "revert", "-y", "--to", last_change(), root=copy)
    with cloned(cluster, DEPLOYED, f"before_{uuid.uuid4().hex}") as before:
        assert snapshot.dump(cluster, added.name) == snapshot.dump(cluster, before.name)


def last_change() -> str:
    """The last change of the real plan."""
    changes = re.findall(r"^(\w+/\w+/[\w-]+) ", (ROOT / "sqitch.plan").read_text(), re.MULTILINE)
    return str(changes[-1])
