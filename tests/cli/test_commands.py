"""`./ontour` as a person uses it: a real cluster and real processes, in a state of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from ontour import running
from ontour.paths import ROOT, Paths
from ontour.ports import free_port
from tests.support.waiting import eventually


@dataclass(frozen=True, slots=True)
class Ontour:
    """The command, with a state directory and ports that nobody else has."""

    paths: Paths
    environment: dict[str, str]

    def __call__(self, *arguments: str, status: int | None = 0) -> str:
        """Run a command to its end and return all that it said."""
        done = subprocess.run(
            self.command(*arguments), env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=400,
        )  # fmt: skip
        assert status in (done.returncode, None), done.stdout
        return done.stdout

    def command(self, *arguments: str) -> list[str]:
        """The command line, as the bootstrap hands over."""
        return [sys.executable, "-m", "ontour", *arguments]

    def status(self) -> dict[str, object]:
        """What `status --json` says."""
        return dict(json.loads(self("status", "--json", status=None)))

    def alive(self) -> dict[str, int]:
        """The processes that run, by name."""
        pids = running.pids(self.paths).items()
        return {name: pid for name, pid in pids if running.is_ours(pid, self.paths)}


def runs(pid: int) -> bool:
    """Whether a process still does anything; one that waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def made(state: Path) -> Ontour:
    environment = os.environ | {
        "ONTOUR_STATE": str(state),
        "ONTOUR_PORT": str(free_port()),
        "ONTOUR_DB_PORT": str(free_port()),
        "ONTOUR_ADMIN_PORT": str(free_port()),
        "ONTOUR_PROVIDER_PORT": str(free_port()),
        "COLUMNS": "100",
    }
    return Ontour(Paths(ROOT, state), environment)


@pytest.fixture(scope="module")
def started() -> Iterator[Ontour]:
    """Started once; short, as pytest's own temporary paths are too long for a socket."""
    state = Path(tempfile.mkdtemp(prefix="ontour-cli-"))
    state.chmod(0o711)
    ontour = made(state)
    try:
        ontour("up", "-d")
        yield ontour
    finally:
        ontour("down", status=None)
        shutil.rmtree(state)


@pytest.fixture
def ontour(started: Ontour) -> Ontour:
    """Up, whatever the test before has done to it."""
    started("up", "-d")
    return started


def test_the_bootstrap_hands_over_and_lists_the_commands() -> None:
    done = subprocess.run(
        [ROOT / "ontour", "--help"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    for command in ("up", "down", "status", "import-shows", "test", "check", "bench", "chaos"):
        assert re.search(rf"^│ {command} ", done.stdout, re.MULTILINE), done.stdout


def test_a_second_up_changes_nothing(ontour: Ontour) -> None:
    before = ontour.alive()
    assert "It ran already" in ontour("up", "-d")
    assert ontour.alive() == before
    assert set(before) == {
        "supervisor", "postgres", "postgrest", "bridge", "relay", "worker", "mailbox", "outbox",
        "provider", "gateway",
    }  # fmt: skip


def test_what_up_prints_works_when_it_is_pasted(ontour: Ontour) -> None:
    said = ontour("up", "-d")
    lines = re.findall(r"^(?:TOKEN=|curl ).*$", said, re.MULTILINE)
    assert len(lines) == 3, said
    pasted = subprocess.run(
        ["bash", "-c", "\necho ---\n".join(lines)], capture_output=True, text=True, check=True
    )
    signed_in, shows, changed = (
        json.loads(answer or "null") for answer in pasted.stdout.split("---\n")
    )
    assert signed_in is None
    assert shows[0]["name"] == "Paradiso"
    assert changed["id"] == shows[0]["id"]
    assert changed["version"] == shows[0]["version"] + 1


def test_status_tells_programs_everything(ontour: Ontour) -> None:
    status = ontour.status()
    assert status["healthy"] is True
    assert httpx.get(f"{status['base_url']}/readyz").status_code == httpx.codes.OK
    databases = status["databases"]
    assert isinstance(databases, dict)
    assert set(databases) >= {"migrator", "authenticator", "bridge", "analyst"}
    for name, wanted in {"postgresql": "PostgreSQL", "postgrest": "12.", "nginx": "nginx"}.items():
        versions = status["versions"]
        assert isinstance(versions, dict)
        assert wanted in versions[name]


def test_status_tells_people_no_password(ontour: Ontour) -> None:
    said = ontour("status")
    assert "ready" in said
    passwords = json.loads(ontour.paths.secrets.read_text()).values()
    assert not any(password in said for password in passwords)


def test_psql_speaks_as_the_login_that_is_named(ontour: Ontour) -> None:
    asked = ["-XAtc", "select session_user, current_user"]
    assert ontour("psql", "migrator", "--", *asked).strip() == "migrator|ontour_owner"
    assert ontour("psql", "bridge", "--", *asked).strip() == "bridge|bridge"
    assert "nobody is no login" in ontour("psql", "nobody", status=1)


def test_logs_can_be_had_of_one_process(ontour: Ontour) -> None:
    said = ontour("logs", "bridge", "-n", "1000")
    assert "| " in said
    assert all(re.match(r"\d\d:\d\d:\d\d bridge ", line) for line in said.splitlines())


def test_secrets_are_readable_by_their_owner_only(ontour: Ontour) -> None:
    state = ontour.paths.state
    for name in ("passwords.json", "demo.json", "run/postgrest.conf", "keys/signing.pem"):
        assert (state / name).stat().st_mode & 0o077 == 0, name
    assert (state / "pg").stat().st_mode & 0o077 == 0


def test_an_import_reports_its_rows_and_changes_nothing_the_second_time(
    ontour: Ontour, tmp_path: Path
) -> None:
    file = tmp_path / "shows.csv"
    file.write_bytes(
        "date;venue;city;country_code;mood\r\n"
        "1999-10-01;Größenwahn;Köln;DE;good\r\n"
        "1999-13-01;Paradiso;Amsterdam;NL;bad\r\n"
        "1999-10-03;Paradiso;Amsterdam;NL;good\r\n".encode("latin-1")
    )
    report = tmp_path / "report.csv"
    first = ontour("import-shows", str(file), "--report", str(report), status=1)
    assert "Columns not read: mood" in first
    assert "shows line 3: 1999-13-01 Paradiso Amsterdam" in first
    assert "date=1999-13-01: a day such as 2026-11-28" in first
    assert "2 inserted, 0 updated, 0 unchanged, 1 rejected" in first
    assert len(report.read_text().splitlines()) == 4
    second = ontour("import-shows", str(file), status=1)
    assert "0 inserted, 0 updated, 2 unchanged, 1 rejected" in second
    assert "0 inserted" in ontour("import-shows", str(file), "--atomic", status=1)


def test_the_demo_tour_is_loaded_once(ontour: Ontour) -> None:
    ontour("demo")
    assert "was there already" in ontour("demo")


def test_an_import_into_an_organization_of_others_names_yours(
    ontour: Ontour, tmp_path: Path
) -> None:
    file = tmp_path / "shows.csv"
    file.write_text("date,city\n1999-10-01,Berlin\n")
    said = ontour("import-shows", str(file), "--org", "The Rivals", status=1)
    assert "You belong to no organization The Rivals" in said
    assert "Dana Demo" in said


@pytest.mark.parametrize("name", ["postgres", "postgrest", "bridge", "gateway"])
def test_when_a_process_dies_it_is_named_and_the_rest_is_stopped(ontour: Ontour, name: str) -> None:
    before = ontour.alive()
    victim = before[name]
    if name == "postgres":
        victim = int((ontour.paths.data / "postmaster.pid").read_text().split()[0])
    os.kill(victim, signal.SIGKILL)
    # Ends when the supervisor does.
    ontour("logs", "--follow")
    status = ontour.status()
    assert status["running"] is False
    assert f"On Tour stopped: {name} " in str(status["why"])
    assert ontour.alive() == {}


@pytest.mark.parametrize("name", ["relay", "worker"])
def test_a_relay_or_worker_that_dies_is_started_again(ontour: Ontour, name: str) -> None:
    before = ontour.alive()
    os.kill(before[name], signal.SIGKILL)
    eventually(lambda: ontour.alive().get(name, before[name]) != before[name])
    assert ontour.alive() | {name: 0} == before | {name: 0}


def test_keys_are_rotated_and_a_lost_one_is_refused(ontour: Ontour) -> None:
    def listed() -> list[str]:
        return [line.split()[0] for line in ontour("keys", "list").splitlines()]

    [first] = listed()
    assert "signs now" in ontour("keys", "rotate")
    second, retiring = listed()
    assert retiring == first
    assert "Two keys are accepted already" in ontour("keys", "rotate", status=1)
    ontour("keys", "revoke", second)
    third, retiring = listed()
    assert (retiring, third == second) == (first, False)
    ontour("keys", "revoke", first)
    assert listed() == [third]
    assert "There is no key" in ontour("keys", "revoke", first, status=1)


def test_down_leaves_no_process(ontour: Ontour) -> None:
    postmaster = int((ontour.paths.data / "postmaster.pid").read_text().split()[0])
    pids = [*ontour.alive().values(), postmaster]
    assert "Stopped" in ontour("down")
    assert not any(runs(pid) for pid in pids)
    assert ontour.status()["why"] == "On Tour is not running."
    assert "Nothing was running" in ontour("down")


def test_in_the_foreground_ctrl_c_stops_everything(started: Ontour) -> None:
    started("down")
    with subprocess.Popen(
        started.command("up"), env=started.environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as up:  # fmt: skip
        assert up.stdout is not None
        said = [line for line in iter(up.stdout.readline, "Ctrl-C stops everything.\n") if line]
        assert started.status()["healthy"] is True, said
        up.send_signal(signal.SIGINT)
        up.stdout.read()
    assert up.returncode == 0
    assert started.alive() == {}


def test_a_taken_port_is_named_before_anything_starts() -> None:
    with socket.socket() as other, tempfile.TemporaryDirectory(prefix="ontour-cli-") as state:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ontour = made(Path(state))
        said = ontour("up", "-d", "--port", port, status=1)
        assert f"Port {port} for the gateway is taken" in said
        assert "--port PORT or ONTOUR_PORT=PORT" in said
        assert not ontour.paths.data.exists()


def test_without_a_running_stack_a_command_says_how_to_start_one() -> None:
    with tempfile.TemporaryDirectory(prefix="ontour-cli-") as state:
        ontour = made(Path(state))
        for command in ("psql", "demo"):
            assert "./ontour up -d" in ontour(command, status=1)
