"""What a run stands on: a durable cluster and stack of its own, people, and rows to begin with."""

from __future__ import annotations

import hashlib
import os
import subprocess
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from auth_bridge.keys import ensure
from auth_bridge.tokens import AccessTokens
from ontour import deploy
from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE, Throwaway
from tests.support.database import Database, cloned
from tests.support.stacks import lift_limits

Connection = psycopg.Connection[tuple[Any, ...]]
Say = Callable[[str], None]

# One statement changes so many rows.
BULK = 5000
HASH = "$argon2id$v=19$m=8,t=1,p=1$bm9ib2R5c2lnbnNpbg$bm9ib2R5"
# Limits on requests are another suite's; a chaos run comes from one address.
OVERRIDES: Mapping[str, Mapping[str, Any]] = {
    "gateway": {"auth_rate": "1000r/s", "auth_burst": 10_000},
    "relay": {"RELAY_HEARTBEAT_SECONDS": "1"},
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a session."""

    name: str
    session: dict[str, Any]

    @property
    def id(self) -> str:
        """Their id."""
        return str(self.session["user"]["id"])

    @property
    def org_id(self) -> str:
        """Their own organization."""
        return str(self.session["user"]["organizations"][0]["id"])

    @property
    def claims(self) -> dict[str, str]:
        """What their token says, as far as SQL asks."""
        return {"sub": self.id, "sid": self.session["session_id"], "role": "member"}


@dataclass(frozen=True)
class Ground:
    """Everything that runs, and the people by name."""

    cluster: Cluster
    stack: Stack
    people: dict[str, Person]

    def connect(self, role: str) -> Connection:
        """A session of a login role."""
        return psycopg.connect(self.cluster.dsn(role, deploy.DATABASE), autocommit=True)

    def token(self, person: Person, seconds: int) -> str:
        """A token as the bridge issues it, for so long."""
        keys = ensure(self.stack.keys)
        return AccessTokens(keys, self.stack.base_url, "ontour", seconds).issue(person.session)

    def head(self, connection: Connection) -> int:
        """The last position given."""
        return _count(connection, "select change.head()")

    def unnumbered(self, connection: Connection) -> int:
        """How many committed changes have no position."""
        return _count(
            connection,
            "select (select count(*) from change.log) - (select count(*) from change.feed)",
        )

    def dead(self) -> list[str]:
        """Processes of the stack that have ended by themselves."""
        return [name for name, pid in self.stack.pids.items() if _is_dead(pid)]

    def stop_at_once(self) -> None:
        """Stop PostgreSQL as a power cut would: nothing is written any more."""
        self._pg_ctl("stop", "--mode", "immediate")

    def _pg_ctl(self, *arguments: str) -> None:
        account, bin_dir = self.cluster.account, self.cluster.bin_dir
        command = account.command(
            bin_dir / "pg_ctl", *arguments, "--wait", "--pgdata", self.cluster.data
        )
        subprocess.run(command, cwd="/", check=True, capture_output=True)


def _count(connection: Connection, query: LiteralString) -> int:
    found = connection.execute(query).fetchone()
    assert found is not None
    return int(found[0])


def _is_dead(pid: int) -> bool:
    """Whether a child has ended; whoever started it has not asked yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


# Who they are in Olivia's organization and in Bob's. Others change that as the run goes.
ROLES = {
    "Olivia": ("owner", None),
    "Bob": (None, "owner"),
    "Fin": ("finance", None),
    "Cal": ("crew", None),
    "Vera": ("viewer", None),
    "Multi": ("crew", "finance"),
    "Jo": (None, None),
    "Stranger": (None, None),
}


@contextmanager
def made(template: Cluster | None, say: Say) -> Iterator[Ground]:
    """A ground that is gone at the end. `template`: the cluster of a test run, which is copied."""
    state = Throwaway.make()
    # fsync and synchronous_commit as in production, so that a crash is recovered from in earnest.
    cluster = replace(state.cluster, durable=True)
    cluster.account.make_dir(state.paths.logs)
    try:
        say("Starting a cluster")
        cluster.start()
        if template is None:
            say("Deploying")
            deploy.deploy(cluster, deploy.DATABASE, ROOT)
        else:
            say("Copying the deployed database")
            _copy(template, cluster)
        lift_limits(Database(cluster, deploy.DATABASE))
        people = {person.name: person for person in _sign_up(cluster)}
        _fill(cluster, people)
        stack = Stack(
            cluster, deploy.DATABASE, run_dir=state.paths.run / "chaos", port=free_port(),
            admin_port=free_port(), keys=state.paths.keys, paths=state.paths, overrides=OVERRIDES,
        )  # fmt: skip
        # Two of them: who dies is replaced by who is there.
        worker = next(service for service in stack.services if service.name == "worker")
        stack.services.append(replace(worker, name="worker2"))
        say("Starting the stack")
        with stack:
            yield Ground(cluster, stack, people)
    finally:
        state.discard()


def _copy(template: Cluster, cluster: Cluster) -> None:
    deploy.prepare_roles(cluster, ROOT)
    deploy.create_database(cluster, deploy.DATABASE, ROOT)
    # A template has no sessions: other tests copy it too.
    with cloned(template, TEMPLATE, f"chaos_{uuid.uuid4().hex}") as source:
        dump = subprocess.run(
            [template.bin_dir / "pg_dump"], check=True, capture_output=True,
            env=os.environ | template.environment("postgres", source.name),
        )  # fmt: skip
    subprocess.run(
        [cluster.bin_dir / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-o", os.devnull],
        input=dump.stdout, check=True,
        env=os.environ | cluster.environment("postgres", deploy.DATABASE),
    )  # fmt: skip
    deploy.settle(cluster, deploy.DATABASE, ROOT)


def _sign_up(cluster: Cluster) -> Iterator[Person]:
    """Register everybody as the bridge does, without hashing passwords that nobody will use."""
    with psycopg.connect(cluster.dsn("bridge", deploy.DATABASE), autocommit=True) as connection:
        for name in ROLES:
            secret = hashlib.sha256(name.encode()).digest()
            found = connection.execute(
                "select auth.register(%s, %s, %s, %s, '1 day')",
                [f"{name.lower()}@chaos.example", HASH, name, secret],
            ).fetchone()
            assert found is not None
            yield Person(name, found[0])


def _fill(cluster: Cluster, people: Mapping[str, Person]) -> None:
    """Memberships; places, so many that one statement can change 5,000; some shows."""
    orgs = (people["Olivia"].org_id, people["Bob"].org_id)
    with psycopg.connect(cluster.dsn("migrator", deploy.DATABASE)) as connection:
        # Roles are changed all day, and nobody is there to prove anew who they are.
        connection.execute("update auth.sessions set authenticated_at = now() + interval '1 day'")
        for name, roles in ROLES.items():
            for org_id, role in zip(orgs, roles, strict=True):
                if role not in (None, "owner"):
                    connection.execute(
                        "insert into api.memberships (org_id, user_id, role) values (%s, %s, %s)",
                        [org_id, people[name].id, role],
                    )
        places = (
            "insert into api.venues (org_id, name)"
            " select %s, %s || n from generate_series(1, %s) as n"
        )
        connection.execute(places, [orgs[0], "Place ", BULK])
        for org_id in orgs:
            connection.execute(places, [org_id, "Caravan ", 5])
            connection.execute(
                "insert into api.shows (org_id, name, show_on)"
                " select %s, 'Show ' || n, current_date + n"
                " from generate_series(1, 20) as n",
                [org_id],
            )
