"""`test`: the checks, then pgTAP and pytest over one throwaway cluster that is gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from ontour import check, deploy, system, up
from ontour.cluster import Cluster
from ontour.paths import ROOT, Paths
from ontour.throwaway import TEMPLATE, VARIABLE, Throwaway

PGTAP_DATABASE = "pgtap"
PGTAP_SETTINGS = (
    "search_path=tests",
    "client_min_messages=warning",
    # Has to be there before the first function is run.
    "session_preload_libraries=plpgsql_check",
)
WORKERS = "2"


def run(paths: Paths, pytest_arguments: list[str], console: Console) -> int:
    """Run everything, or only pytest with the arguments given; returns pytest's or 1."""
    system.ensure([*system.to_run(), *system.to_test()], console)
    up.tools(paths, console)
    if pytest_arguments:
        with throwaway(console):
            return pytest(pytest_arguments)
    passed = check.run(ROOT, console)
    with throwaway(console) as cluster:
        passed &= pgtap(cluster, console)
        # Last, so that what pytest says at the end is the last that is said.
        # The tests of a file stay with one worker and share its module's fixtures.
        status = pytest(["-n", WORKERS, "--dist", "loadfile"])
    if status == 0 and not passed:
        console.print("[red]pytest passed, but something before it did not: see above.[/]")
        return 1
    return status


@contextmanager
def throwaway(console: Console) -> Iterator[Cluster]:
    """The cluster of this test run; discarded however the run ends."""

    def leave(number: int, frame: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    state = Throwaway.make()
    os.environ[VARIABLE] = str(state.paths.state)
    try:
        with up.steps(console) as progress:
            task = progress.add_task("Deploying a throwaway database", total=None)
            cluster = state.prepare(
                lambda done, total: progress.update(task, completed=done, total=total)
            )
        yield cluster
    finally:
        state.discard()
        del os.environ[VARIABLE]


def pgtap(cluster: Cluster, console: Console) -> bool:
    """Run the tests in SQL over a clone that has pgTAP in it."""
    tests = Path("db") / "tests"
    deploy.clone(cluster, TEMPLATE, PGTAP_DATABASE, ROOT)
    try:
        environment = os.environ | cluster.environment("postgres", PGTAP_DATABASE)
        environment["PGOPTIONS"] = " ".join(f"-c {setting}" for setting in PGTAP_SETTINGS)
        helpers = ROOT / tests / "support" / "helpers.psql"
        psql: list[str | Path] = [
            cluster.bin_dir / "psql",
            "--quiet",
            "--no-psqlrc",
            "--file",
            helpers,
        ]
        subprocess.run(psql, env=environment, stdin=subprocess.DEVNULL, check=True)
        console.print("[bold]pgTAP[/]")
        # One after another: two that sign the same person up would wait for each other.
        prove = ["pg_prove", "--recurse", "--ext", ".sql", str(tests)]
        return (
            subprocess.run(
                prove, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, check=False
            ).returncode
            == 0
        )
    finally:
        deploy.drop(cluster, PGTAP_DATABASE)


def pytest(arguments: list[str]) -> int:
    """Run pytest; Ctrl-C reaches it too, and we wait until it has cleaned up."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, stdin=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
    finally:
        process.terminate()
        process.wait()
