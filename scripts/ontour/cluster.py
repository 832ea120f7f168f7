"""A private PostgreSQL cluster: its own data, port and socket, never the machine's own cluster."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
from psycopg.conninfo import make_conninfo

from ontour.errors import Problem
from ontour.ports import check_free

if TYPE_CHECKING:
    from ontour.account import Account

OLDEST_VERSION = 15
INSTALLATIONS = Path("/usr/lib/postgresql")


def installed_versions() -> list[int]:
    """The server versions of the distribution's packages that are new enough, newest first."""
    found = [int(d.parent.parent.name) for d in INSTALLATIONS.glob("[0-9]*/bin/initdb")]
    return sorted((version for version in found if version >= OLDEST_VERSION), reverse=True)


def memory_in_mb() -> int:
    """The machine's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024**2


@dataclass(frozen=True)
class Cluster:
    """One cluster. It listens on a unix socket, and with `tcp` on the loopback address too."""

    data: Path
    socket_dir: Path
    log: Path
    account: Account
    passwords: dict[str, str]
    port: int = 5432
    tcp: bool = False
    durable: bool = True
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def bin_dir(self) -> Path:
        """Programs of the version that made the data directory, or of the newest one."""
        made_by = self.data / "PG_VERSION"
        versions = [int(made_by.read_text())] if made_by.exists() else installed_versions()
        for version in versions:
            directory = INSTALLATIONS / str(version) / "bin"
            if (directory / "postgres").exists():
                return directory
        raise Problem(
            f"PostgreSQL {versions[0] if versions else OLDEST_VERSION} is not installed.",
            "Install the distribution's postgresql package.",
        )

    @property
    def superuser(self) -> str:
        """Connection string of the superuser, for the database postgres."""
        return self.dsn("postgres", "postgres")

    def dsn(self, role: str, dbname: str) -> str:
        """Connection string over the unix socket, as libpq and psycopg read it."""
        return make_conninfo(
            host=str(self.socket_dir), port=self.port, user=role, dbname=dbname,
            password=self.passwords[role],
        )  # fmt: skip

    def url(self, role: str, dbname: str) -> str:
        """Connection string as a URL: over TCP where the cluster listens there."""
        if self.tcp:
            return f"postgresql://{self._login(role)}@127.0.0.1:{self.port}/{dbname}"
        return self.socket_url(role, dbname)

    def socket_url(self, role: str, dbname: str) -> str:
        """Connection string as a URL, over the unix socket."""
        host = quote(str(self.socket_dir), safe="")
        return f"postgresql://{self._login(role)}@/{dbname}?host={host}&port={self.port}"

    def _login(self, role: str) -> str:
        return f"{role}:{quote(self.passwords[role], safe='')}"

    def environment(self, role: str, dbname: str) -> dict[str, str]:
        """The PG* variables that psql, sqitch and pg_prove read."""
        return {
            "PGHOST": str(self.socket_dir),
            "PGPORT": str(self.port),
            "PGUSER": role,
            "PGPASSWORD": self.passwords[role],
            "PGDATABASE": dbname,
        }

    def init(self) -> None:
        """Make the data directory; does nothing when it is there."""
        if (self.data / "PG_VERSION").exists():
            return
        bin_dir = self.bin_dir
        self.account.make_dir(self.data)
        password_file = self.account.write(
            self.data.with_suffix(".password"), self.passwords["postgres"]
        )
        try:
            _check(
                self.account.command(
                    bin_dir / "initdb", "--pgdata", self.data, "--username", "postgres",
                    "--pwfile", password_file, "--auth", "scram-sha-256", "--encoding", "UTF8",
                    "--locale", "C.UTF-8", "--data-checksums",
                    *(() if self.durable else ("--no-sync",)),
                )
            )  # fmt: skip
        finally:
            password_file.unlink()
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude 'ontour.conf'\n")

    def start(self) -> None:
        """Start the server and wait until it answers; does nothing when it runs."""
        self.init()
        if self.running():
            return
        if self.tcp:
            check_free(self.port, "PostgreSQL", "--db-port", "ONTOUR_DB_PORT")
        self.account.make_dir(self.socket_dir, 0o711)
        self.log.touch()
        self.account.give(self.log)
        self.account.write(self.data / "ontour.conf", self._configuration())
        start = self.account.command(
            self.bin_dir / "pg_ctl", "start", "--silent", "--wait", "--timeout", "60",
            "--pgdata", self.data, "--log", self.log,
        )  # fmt: skip
        # The server would inherit a pipe and keep its reader waiting for ever.
        done = subprocess.run(
            start, cwd="/", stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, check=False
        )
        if done.returncode:
            tail = "\n".join(self.log.read_text().splitlines()[-5:])
            raise Problem("PostgreSQL did not start.", f"{tail}\nSee {self.log}.")

    def stop(self) -> None:
        """Stop the server, ending every session; does nothing when it is stopped."""
        if self.running():
            _check(self.stop_command())

    def stop_command(self) -> list[str]:
        """The command line that stops the server."""
        mode = "fast" if self.durable else "immediate"
        return self.account.command(
            self.bin_dir / "pg_ctl", "stop", "--silent", "--wait", "--timeout", "60",
            "--mode", mode, "--pgdata", self.data,
        )  # fmt: skip

    def running(self) -> bool:
        """Whether the server runs."""
        if not (self.data / "postmaster.pid").exists():
            return False
        status = self.account.command(self.bin_dir / "pg_ctl", "status", "--pgdata", self.data)
        return _run(status).returncode == 0

    def postmaster_pid(self) -> int:
        """Process id of the running server."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def set_passwords(self) -> None:
        """Give every login its password; the server only ever sees the scram verifier."""
        with psycopg.connect(self.superuser) as connection:
            for role, password in self.passwords.items():
                verifier = connection.pgconn.encrypt_password(
                    password.encode(), role.encode(), b"scram-sha-256"
                ).decode()
                connection.execute(
                    psycopg.sql.SQL("alter role {} password {}").format(
                        psycopg.sql.Identifier(role), psycopg.sql.Literal(verifier)
                    )
                )

    def _configuration(self) -> str:
        """Settings for a small machine that is used for other things too."""
        memory = memory_in_mb()
        settings = {
            "listen_addresses": "127.0.0.1" if self.tcp else "",
            "port": str(self.port),
            "unix_socket_directories": str(self.socket_dir),
            "unix_socket_permissions": "0700",
            "password_encryption": "scram-sha-256",
            "max_connections": "100",
            "shared_buffers": f"{max(128, min(memory // 4, 1024))}MB",
            "effective_cache_size": f"{max(256, memory // 2)}MB",
            "work_mem": "16MB",
            "maintenance_work_mem": f"{max(64, min(memory // 16, 512))}MB",
            "random_page_cost": "1.1",
            # Short queries are all there is; compiling one takes longer than running it.
            "jit": "off",
            "max_wal_size": "2GB",
            "wal_compression": "lz4",
            "autovacuum_naptime": "15s",
            "autovacuum_vacuum_scale_factor": "0.05",
            "autovacuum_analyze_scale_factor": "0.02",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_line_prefix": "%m [%p] %q%u@%d ",
            "log_lock_waits": "on",
            "log_min_duration_statement": "1s",
            # Values in statements may be secrets; only their shape is logged.
            "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0",
        }
        if not self.durable:
            settings |= {
                "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
                "shared_buffers": "256MB", "autovacuum": "off",
                # Many stacks run over it at the same time.
                "max_connections": "300",
            }  # fmt: skip
        settings |= self.settings
        escaped = {name: value.replace("'", "''") for name, value in settings.items()}
        return "".join(f"{name} = '{value}'\n" for name, value in escaped.items())


def _check(command: list[str]) -> None:
    done = _run(command)
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip()
        raise Problem(f"{shlex.join(command)} failed:\n{said}")


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd="/", stdin=DEVNULL, capture_output=True, text=True, check=False
    )
