"""The stack that runs for this checkout, as the commands find it: who supervises it, and where."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ontour import passwords
from ontour.account import Account
from ontour.cluster import Cluster
from ontour.deploy import DATABASE
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.stack import Stack

STOP_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Ports:
    """The TCP ports of the loopback address that a stack uses."""

    gateway: int = 8000
    database: int = 54320
    postgrest_admin: int = 3001
    provider: int = 9400

    @classmethod
    def read(cls, paths: Paths) -> Ports | None:
        """Those of the last `up`, unless `down` was called since."""
        file = ports_file(paths)
        return cls(**json.loads(file.read_text())) if file.exists() else None

    def write(self, paths: Paths) -> None:
        """Write them down for the other commands."""
        ports_file(paths).write_text(json.dumps(asdict(self)))


def ports_file(paths: Paths) -> Path:
    """Where `up` writes the ports down."""
    return paths.state / "ports.json"


def pids_file(paths: Paths) -> Path:
    """Where the supervisor writes down who runs."""
    return paths.state / "pids.json"


def verdict_file(paths: Paths) -> Path:
    """Where the supervisor says why it ended, if nobody asked it to."""
    return paths.state / "verdict"


def pids(paths: Paths) -> dict[str, int]:
    """The processes that the supervisor started, and itself, whether or not they still run."""
    file = pids_file(paths)
    return dict(json.loads(file.read_text())) if file.exists() else {}


@contextmanager
def exclusively(paths: Paths) -> Iterator[None]:
    """Wait for any other command that starts or stops this stack, and keep others waiting."""
    paths.state.mkdir(parents=True, exist_ok=True)
    with (paths.state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_supervised(paths: Paths) -> bool:
    """Whether a supervisor is at work."""
    return is_ours(pids(paths).get("supervisor", 0), paths)


def cluster_of(paths: Paths, ports: Ports) -> Cluster:
    """The cluster of this state directory."""
    return Cluster(
        data=paths.data,
        socket_dir=paths.run,
        log=paths.logs / "postgres.log",
        account=Account.current(),
        passwords=passwords.ensure(paths.secrets),
        port=ports.database,
        tcp=True,
    )


def stack_of(
    paths: Paths, ports: Ports, allowed_origins: Sequence[str] = (), return_to: Sequence[str] = ()
) -> Stack:
    """The processes in front of it."""
    pages = [*(f"{origin}/" for origin in allowed_origins), *return_to]
    return Stack(
        cluster=cluster_of(paths, ports),
        dbname=DATABASE,
        provider_port=ports.provider,
        run_dir=paths.run,
        port=ports.gateway,
        admin_port=ports.postgrest_admin,
        keys=paths.keys,
        paths=paths,
        mail=paths.mail,
        overrides={
            "gateway": {"allowed_origins": list(allowed_origins)},
            # Such as BRIDGE_OAUTH__GOOGLE__CLIENT_ID: a real provider instead of ours.
            "bridge": {"BRIDGE_RETURN_TO": json.dumps(pages)}
            | {name: os.environ[name] for name in os.environ if name.startswith("BRIDGE_OAUTH__")},
            # Such as OUTBOX_SMTP_HOST: a real mail server instead of the local mailbox.
            "outbox": {name: os.environ[name] for name in os.environ if name.startswith("OUTBOX_")},
        },
    )


def current(paths: Paths) -> Stack:
    """The running stack; raises where none runs."""
    ports = Ports.read(paths)
    if ports is None or not is_supervised(paths):
        raise Problem("On Tour is not running.", "Start it with ./ontour up -d.")
    return stack_of(paths, ports)


def stop(paths: Paths) -> bool:
    """Stop all that `up` started, whatever state it is in; returns whether anything ran."""
    started = pids(paths)
    # The supervisor first: it stops the others in order. Then what an untimely end left over.
    order = sorted(started, key=lambda name: name != "supervisor")
    ran = [end(started[name], paths) for name in order]
    cluster = cluster_of(paths, Ports.read(paths) or Ports())
    ran.append(cluster.running())
    cluster.stop()
    ports_file(paths).unlink(missing_ok=True)
    pids_file(paths).unlink(missing_ok=True)
    return any(ran)


def end(pid: int, paths: Paths) -> bool:
    """End a process if it is still one of ours, kindly at first; returns whether it was there."""
    if not is_ours(pid, paths):
        return False
    for number in (signal.SIGTERM, signal.SIGKILL):
        os.kill(pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline:
            if not is_ours(pid, paths):
                return True
            time.sleep(0.02)
    return True


def is_ours(pid: int, paths: Paths) -> bool:
    """Whether the process runs for this state directory; numbers are used again."""
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        command = Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False
    # nginx writes its title over its environment, so its configuration's path has to do.
    return f"ONTOUR_STATE={paths.state}".encode() in environment or f"{paths.run}/" in command
