"""PostgREST, bridge and gateway in front of one database, as `up` and the tests run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import jinja2

from auth_bridge import keys as bridge_keys
from ontour import npm
from ontour.cluster import Cluster
from ontour.errors import Problem
from ontour.paths import ROOT, Paths

READY_SECONDS = 30
POLL_SECONDS = 0.03


@dataclass(frozen=True, slots=True)
class Service:
    """One process: what to start, and with which environment."""

    name: str
    argv: list[str]
    env: dict[str, str]


@dataclass(frozen=True)
class Sockets:
    """The unix sockets between the gateway and what stands behind it."""

    postgrest: Path
    bridge: Path


@dataclass
class Stack:
    """PostgREST, bridge and gateway for one database.

    `overrides` changes single settings: {"postgrest": {"db-pool": "5"}, "bridge":
    {"BRIDGE_LOG_LEVEL": "debug"}, "gateway": {"auth_burst": 1000}}.
    """

    cluster: Cluster
    dbname: str
    run_dir: Path
    port: int
    admin_port: int
    keys: Path
    paths: Paths = field(default_factory=Paths.default)
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """The one origin that clients use."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sockets(self) -> Sockets:
        """Where PostgREST and the bridge listen."""
        return Sockets(self.run_dir / "postgrest.sock", self.run_dir / "bridge.sock")

    @property
    def pids(self) -> dict[str, int]:
        """Process ids by name, of what `start` started."""
        return {name: process.pid for name, process in self._running.items()}

    @cached_property
    def services(self) -> list[Service]:
        """Render every configuration; returns the processes in the order in which to start them."""
        account = self.cluster.account
        account.make_dir(self.run_dir, 0o711)
        self._make_keys()
        return [self._postgrest(), self._bridge(), self._gateway()]

    def start(self) -> None:
        """Start the processes, each with a log in the run directory, and wait until they answer."""
        for service in self.services:
            with (self.run_dir / f"{service.name}.log").open("wb") as log:
                self._running[service.name] = subprocess.Popen(
                    service.argv, env=service.env, cwd="/", stdin=subprocess.DEVNULL,
                    stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
                )  # fmt: skip
        try:
            self.wait_ready()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop what `start` started."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def wait_ready(self, check: Callable[[], None] | None = None) -> None:
        """Wait until the gateway says that everything behind it is ready; `check` may give up."""
        check = check or self._check_processes
        deadline = time.monotonic() + READY_SECONDS
        answer = "no answer"
        while time.monotonic() < deadline:
            check()
            try:
                reply = httpx.get(f"{self.base_url}/readyz", timeout=2)
            except httpx.TransportError as error:
                answer = str(error)
            else:
                if reply.status_code == httpx.codes.OK:
                    return
                answer = f"{reply.status_code} {reply.text}"
            time.sleep(POLL_SECONDS)
        logs = "\n".join(self.log_of(name) for name in self._running)
        raise Problem(f"Not ready after {READY_SECONDS} seconds: {answer}\n{logs}")

    def _check_processes(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Problem(f"{name} stopped at once:\n{self.log_of(name)}")

    def log_of(self, name: str, lines: int = 10) -> str:
        """The last lines that a process wrote."""
        return "\n".join((self.run_dir / f"{name}.log").read_text().splitlines()[-lines:])

    def _make_keys(self) -> None:
        account = self.cluster.account
        bridge_keys.ensure(self.keys)
        for path in [self.keys, *self.keys.iterdir()]:
            account.give(path)

    def _postgrest(self) -> Service:
        settings: dict[str, str] = {
            "db-uri": self.cluster.socket_url("authenticator", self.dbname),
            "db-schemas": "api",
            "db-anon-role": "anon",
            "db-pre-request": "auth.check_request",
            "db-pool": "10",
            "db-max-rows": "10000",
            "db-plan-enabled": "false",
            "db-tx-end": "commit",
            "db-channel-enabled": "true",
            "jwt-secret": f"@{self.keys / 'jwks.json'}",
            "jwt-aud": "ontour",
            "jwt-cache-max-lifetime": "0",
            "openapi-mode": "follow-privileges",
            "openapi-server-proxy-uri": f"{self.base_url}/api",
            "server-unix-socket": str(self.sockets.postgrest),
            "server-unix-socket-mode": "600",
            "server-host": "127.0.0.1",
            "admin-server-port": str(self.admin_port),
            "log-level": "error",
            "app.settings.jwt_issuer": self.base_url,
            "app.settings.jwt_audience": "ontour",
        } | dict(self.overrides.get("postgrest", {}))
        text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
        account = self.cluster.account
        conf = account.write(self.run_dir / "postgrest.conf", text)
        return Service(
            "postgrest", account.command(npm.postgrest(self.paths), conf), self.environment()
        )

    def _bridge(self) -> Service:
        account = self.cluster.account
        source = account.readable(ROOT / "auth-bridge", self.run_dir / "code")
        environment = self.environment() | {
            "PYTHONPATH": str(source),
            "PYTHONDONTWRITEBYTECODE": "1",
            "BRIDGE_DATABASE_URL": self.cluster.dsn("bridge", self.dbname),
            "BRIDGE_KEYS_DIR": str(self.keys),
            "BRIDGE_ISSUER": self.base_url,
            "BRIDGE_AUDIENCE": "ontour",
            "BRIDGE_SOCKET": str(self.sockets.bridge),
            "BRIDGE_POSTGREST_READY_URL": f"http://127.0.0.1:{self.admin_port}/ready",
        }
        environment |= self.overrides.get("bridge", {})
        return Service(
            "bridge", account.command(sys.executable, "-P", "-m", "auth_bridge"), environment
        )

    def _gateway(self) -> Service:
        account = self.cluster.account
        values: dict[str, Any] = {
            "listen": f"127.0.0.1:{self.port}",
            "run_dir": str(self.run_dir),
            "docs_dir": str(account.readable(ROOT / "gateway" / "docs", self.run_dir / "code")),
            "swagger_ui_dir": str(npm.swagger_ui(self.paths)),
            "access_log": str(self.run_dir / "access.log"),
            "postgrest_socket": str(self.sockets.postgrest),
            "bridge_socket": str(self.sockets.bridge),
            "jwt_headers": json.loads((self.keys / "headers.json").read_text()),
        } | dict(self.overrides.get("gateway", {}))
        # It is nginx's language that is rendered, no HTML: nothing to escape.
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(ROOT / "gateway"),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701
            keep_trailing_newline=True,
        )
        text = environment.get_template("nginx.conf.j2").render(values)
        conf = account.write(self.run_dir / "nginx.conf", text)
        nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx"
        argv = account.command(nginx, "-p", self.run_dir, "-e", "stderr", "-c", conf)
        return Service("gateway", argv, self.environment())

    def environment(self) -> dict[str, str]:
        """What every process gets: nothing of the caller's shell but where programs are."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.run_dir),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            # Tells our processes from others of the same number.
            "ONTOUR_STATE": str(self.paths.state),
        }
