"""Makes a database: roles, sqitch's changes, reference data. Running it again changes nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from ontour import plan, reference
from ontour.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from ontour.cluster import Cluster

DATABASE = "ontour"

# The plan was rewritten, as may happen before the first release; the database knows the old one.
OTHER_HISTORY = {
    "Cannot find change": "The plan's history is another one than the database's: "
    "./ontour reset deploys it anew; its data is lost."
}

# Told how many of how many changes are deployed, after each.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Deployed:
    """What the database says of its own history."""

    changes: list[tuple[str, str, str]]

    def edited(self, root: Path, changes: list[plan.Change]) -> list[str]:
        """Deploy scripts that were edited after they had been deployed."""
        return [
            str(change.script(root).relative_to(root))
            for change, (name, _, script_hash) in zip(changes, self.changes, strict=False)
            if change.name == name and change.script_hash(root) != script_hash
        ]

    def is_up_to_date(self, changes: list[plan.Change]) -> bool:
        """Whether exactly the changes of the plan are deployed."""
        wanted = [(change.name, change.planned_at) for change in changes]
        return wanted == [(name, planned_at) for name, planned_at, _ in self.changes]


def deploy(
    cluster: Cluster, dbname: str, root: Path, progress: Progress | None = None
) -> list[str]:
    """Make the database or bring it up to date; returns the scripts edited since their deploy."""
    prepare_roles(cluster, root)
    create_database(cluster, dbname, root)
    edited = migrate(cluster, dbname, root, progress)
    load(cluster, dbname)
    return edited


def migrate(
    cluster: Cluster, dbname: str, root: Path, progress: Progress | None = None
) -> list[str]:
    """Run sqitch unless the plan's changes are all there; returns the scripts edited since then."""
    changes = plan.read(root)
    deployed = read_deployed(cluster, dbname)
    if deployed.is_up_to_date(changes):
        return deployed.edited(root, changes)
    missing = len(changes) - len(deployed.changes)
    sqitch(cluster, dbname, "deploy", root=root, progress=progress, total=missing)
    return []


def prepare_roles(cluster: Cluster, root: Path) -> None:
    """Make the cluster's roles and set their passwords."""
    with psycopg.connect(cluster.superuser, autocommit=True) as connection:
        connection.execute((root / "db" / "roles.sql").read_bytes())
    cluster.set_passwords()


def create_database(cluster: Cluster, dbname: str, root: Path) -> None:
    """Make the empty database, unless it is there."""
    with psycopg.connect(cluster.superuser, autocommit=True) as connection:
        found = connection.execute("select from pg_database where datname = %s", [dbname])
        if found.rowcount == 0:
            connection.execute(
                sql.SQL("create database {} owner ontour_owner template template0").format(
                    sql.Identifier(dbname)
                )
            )
    settle(cluster, dbname, root)


def settle(cluster: Cluster, dbname: str, root: Path) -> None:
    """Set what belongs to the database itself, and is not cloned with it: who may connect."""
    with psycopg.connect(cluster.dsn("postgres", dbname), autocommit=True) as connection:
        connection.execute((root / "db" / "database.sql").read_bytes())


def clone(cluster: Cluster, template: str, dbname: str, root: Path) -> None:
    """Copy a database to which nobody is connected."""
    with psycopg.connect(cluster.superuser, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} owner ontour_owner template {} strategy file_copy").format(
                sql.Identifier(dbname), sql.Identifier(template)
            )
        )
    settle(cluster, dbname, root)


def drop(cluster: Cluster, dbname: str) -> None:
    """Drop a database, ending its sessions; does nothing when there is none."""
    with psycopg.connect(cluster.superuser, autocommit=True) as connection:
        connection.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(dbname))
        )


def load(cluster: Cluster, dbname: str) -> None:
    """Load reference data, make the log's next partitions, and let access follow the roles."""
    with psycopg.connect(cluster.dsn("migrator", dbname)) as connection:
        reference.load_fx_rates(connection)
        connection.execute("call change.ensure_log_partitions()")
        connection.execute("call change.refresh_access()")


def read_deployed(cluster: Cluster, dbname: str) -> Deployed:
    """The changes that sqitch has deployed, in order."""
    with psycopg.connect(cluster.dsn("migrator", dbname)) as connection:
        if connection.execute("select to_regclass('sqitch.changes')").fetchone() == (None,):
            return Deployed([])
        rows = connection.execute(
            """
            select
                change,
                to_char(planned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                script_hash
            from sqitch.changes
            order by committed_at
            """
        )
        return Deployed(rows.fetchall())


def sqitch(
    cluster: Cluster,
    dbname: str,
    *arguments: str,
    root: Path,
    progress: Progress | None = None,
    total: int = 0,
) -> str:
    """Run sqitch as `migrator` and return what it said; a failure raises its last lines."""
    environment = sqitch_environment() | cluster.environment("migrator", dbname)
    lines: list[str] = []
    done = 0
    with subprocess.Popen(
        ["sqitch", *arguments],
        cwd=root, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None  # noqa: S101 - what PIPE promises
        for line in process.stdout:
            lines.append(line.rstrip())
            if line.startswith(("  + ", "  - ", "  * ")) and progress:
                done += 1
                progress(done, total)
    if process.returncode:
        said = "\n".join(lines[-15:])
        raise Problem(f"sqitch {arguments[0]} failed:\n{said}", OTHER_HISTORY.get(said[:18]))
    return "\n".join(lines)


def sqitch_environment() -> dict[str, str]:
    """Only the project's configuration counts; who deploys is not a person."""
    return os.environ | {
        "SQITCH_USER_CONFIG": os.devnull,
        "SQITCH_SYSTEM_CONFIG": os.devnull,
        "SQITCH_FULLNAME": "On Tour",
        "SQITCH_EMAIL": "ontour@localhost",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
