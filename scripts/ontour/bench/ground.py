"""The ground that is measured on: one cluster with the data, On Tour, and a bare PostgREST."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg

from auth_bridge.keys import ensure
from auth_bridge.tokens import AccessTokens
from ontour import deploy, npm, passwords
from ontour.account import Account
from ontour.bench import dataset
from ontour.bench.dataset import Person
from ontour.cluster import Cluster
from ontour.errors import Problem
from ontour.paths import ROOT, Paths
from ontour.ports import free_port
from ontour.stack import Stack

# Told what is being done.
Say = Callable[[str], None]

# Tokens live as long as the pre-request check lets them.
TOKEN_SECONDS = 3600
# Autovacuum would choose its own moments; the bench vacuums between rounds.
SETTINGS = {"autovacuum": "off"}


@dataclass(frozen=True)
class Ground:
    """Everything runs; `people[0]` is the measured person, who owns 10,000 shows."""

    cluster: Cluster
    stack: Stack
    bare_url: str
    bare_pid: int
    people: list[Person]

    @property
    def dbname(self) -> str:
        """The database of both."""
        return self.stack.dbname

    def token(self, person: Person) -> str:
        """A fresh access token, as the bridge would issue it."""
        issuer = AccessTokens(ensure(self.stack.keys), self.stack.base_url, "ontour", TOKEN_SECONDS)
        return issuer.issue(person.session)

    def connect(self, role: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """A session in the database; the superuser's unless another login is named."""
        return psycopg.connect(self.cluster.dsn(role, self.dbname), autocommit=True)

    def vacuum(self) -> None:
        """Clear away what a round of writing left."""
        dataset.settle(self.cluster, self.dbname)


@contextmanager
def deployed(say: Say) -> Iterator[tuple[Cluster, Paths]]:
    """Make a cluster with our database in a temporary directory; remove it all at the end."""
    state = Path(tempfile.mkdtemp(prefix="ontour-bench-"))
    state.chmod(0o711)
    paths = Paths(ROOT, state)
    account = Account.current()
    account.make_dir(paths.logs)
    cluster = Cluster(
        data=paths.data, socket_dir=paths.run, log=paths.logs / "postgres.log", account=account,
        passwords=passwords.ensure(paths.secrets), settings=SETTINGS,
    )  # fmt: skip
    try:
        say("Starting a cluster")
        cluster.start()
        say("Deploying")
        deploy.deploy(cluster, deploy.DATABASE, ROOT)
        yield cluster, paths
    finally:
        cluster.stop()
        shutil.rmtree(state)
        shutil.rmtree(paths.run, ignore_errors=True)


@contextmanager
def throwaway(scale: float, say: Say) -> Iterator[Ground]:
    """A cluster filled and everything started; `scale` of the other 1,000 organizations is made."""
    with deployed(say) as (cluster, paths):
        say("Writing the shows, through every trigger")
        people = dataset.fill(cluster, deploy.DATABASE, scale)
        say("Copying them to the bare table")
        dataset.copy_bare(cluster, deploy.DATABASE)
        with running(cluster, paths, people) as ground:
            yield ground


@contextmanager
def running(
    cluster: Cluster, paths: Paths, people: list[Person],
    overrides: Mapping[str, Mapping[str, Any]] = {},
) -> Iterator[Ground]:  # fmt: skip
    """Start both services over a filled database."""
    stack = Stack(
        cluster, deploy.DATABASE, run_dir=paths.run / "stack", port=free_port(),
        admin_port=free_port(), keys=paths.state / "keys", paths=paths,
        overrides=overrides,
    )  # fmt: skip
    with ExitStack() as ending:
        ending.enter_context(stack)
        port = free_port()
        bare = ending.enter_context(bare_postgrest(stack, port))
        yield Ground(cluster, stack, f"http://127.0.0.1:{port}", bare, people)


@contextmanager
def bare_postgrest(stack: Stack, port: int) -> Iterator[int]:
    """PostgREST as its own documentation sets it up: TCP, no gateway, no pre-request."""
    admin_port = free_port()
    settings = {
        "db-uri": stack.cluster.socket_url("authenticator", stack.dbname),
        "db-schemas": "bare",
        "db-pool": "10",
        "jwt-secret": f"@{stack.keys / 'jwks.json'}",
        "server-host": "127.0.0.1",
        "server-port": str(port),
        "admin-server-port": str(admin_port),
    }
    account = stack.cluster.account
    text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
    conf = account.write(stack.run_dir / "bare.conf", text)
    with (stack.run_dir / "bare.log").open("wb") as log:
        process = subprocess.Popen(
            account.command(npm.postgrest(stack.paths), conf), env=stack.environment(), cwd="/",
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        _wait_ready(f"http://127.0.0.1:{admin_port}/ready")
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_ready(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(url).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise Problem("The bare PostgREST does not answer.")
