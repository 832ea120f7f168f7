"""`./ontour log`, as an operator uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ontour.cli import app
from ontour.errors import Problem
from tests.support import rfc9162
from tests.support.ledger import Ledger

Log = Callable[..., Result]


@pytest.fixture
def log(ledger: Ledger) -> Log:
    """Run a command of `./ontour log` against this database."""
    url = ledger.database.cluster.dsn("migrator", ledger.database.name)

    def run(*arguments: object) -> Result:
        words = ["log", *map(str, arguments), "--database", url]
        result = CliRunner().invoke(app, words)
        if isinstance(result.exception, Problem):
            raise result.exception
        return result

    return run


def test_anchors_are_appended_and_an_unharmed_log_agrees(
    ledger: Ledger, log: Log, tmp_path: Path
) -> None:
    file = tmp_path / "anchors.jsonl"
    assert f"{ledger.size()} rows anchored" in log("anchors", file).stderr
    assert "Nothing was sealed" in log("anchors", file).stderr
    ledger.tell("update api.shows set notes = 'Later'")
    assert log("anchors", file).exit_code == 0
    assert len(file.read_text().splitlines()) == 2
    verified = log("verify", "--anchors", file)
    assert verified.exit_code == 0
    assert "agree with 2 anchors" in " ".join(verified.stderr.split())


def test_as_superuser_change_one_old_log_row_and_verify_names_it(
    ledger: Ledger, log: Log, tmp_path: Path
) -> None:
    file = tmp_path / "anchors.jsonl"
    log("anchors", file)
    victim = ledger.row(7)
    ledger.sql.execute(
        'update change.log set after = after || \'{"name": "Forged"}\' where seq = %s',
        [victim.seq],
    )
    for arguments in (["verify"], ["verify", "--anchors", file]):
        said = log(*arguments)
        assert said.exit_code == 1
        named = f"edited: position 7, seq {victim.seq}: shows {victim.row_id}"
        assert said.stdout.splitlines()[0] == named


def test_a_cut_tail_stops_the_export(ledger: Ledger, log: Log, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    log("anchors", file)
    before = file.read_text()
    ledger.sql.execute("truncate change.seals")
    with pytest.raises(Problem, match="tail is gone"):
        log("anchors", file)
    assert file.read_text() == before


def test_a_proof_can_be_checked_by_anybody(ledger: Ledger, log: Log) -> None:
    proof = json.loads(log("proof", 5).stdout)
    assert rfc9162.verify_inclusion(
        rfc9162.leaf_hash(proof["row"].encode()), 4, proof["tree_size"],
        [bytes.fromhex(each) for each in proof["path"]], bytes.fromhex(proof["root"]),
    )  # fmt: skip
    with pytest.raises(Problem, match="No seal covers"):
        log("proof", ledger.size() + 1)


def test_months_are_retired(ledger: Ledger, log: Log) -> None:
    ledger.sql.execute(
        "set role ontour_owner; create table change.log_2025_01 partition of change.log"
        " for values from ('2025-01-01Z') to ('2025-02-01Z'); reset role"
    )
    assert "nothing to retire" in log("retire", "--before", "2025-01").stderr
    assert "2025-01: 0 rows" in " ".join(log("retire", "--before", "2025-02").stderr.split())
    assert "2025-01 is retired" in " ".join(log("verify").stderr.split())
    assert log("retire", "--before", "January").exit_code == 2


def test_who_was_erased_is_listed(ledger: Ledger, log: Log) -> None:
    ledger.sql.execute(
        "insert into api.users (full_name) values ('Mia Marlow');"
        "update api.users set full_name = 'Deleted person', status = 'inactive';"
        "insert into change.erasures (user_id, org_ids) select id, '{}' from api.users"
    )
    assert "not yet erased" in " ".join(log("verify").stderr.split())
    ledger.sql.execute("update change.erasures set erased_at = now()")
    assert ", erased by 20" in " ".join(log("verify").stderr.split())


@pytest.mark.parametrize("line", ["nonsense", "[]", "{}", '{"tree_size": "x", "root": ""}'])
def test_a_spoilt_file_of_anchors_is_refused(log: Log, tmp_path: Path, line: str) -> None:
    file = tmp_path / "anchors.jsonl"
    file.write_text(line + "\n")
    for arguments in (["anchors", file], ["verify", "--anchors", file]):
        with pytest.raises(Problem, match=r"Line 1 of .* is no anchor"):
            log(*arguments)
