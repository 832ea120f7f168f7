"""The processes in front of one database: what is started, and with which configuration."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import jinja2

from auth_bridge import keys
from ontour import npm, provider
from ontour.cluster import Cluster
from ontour.paths import ROOT, Paths


@dataclass(frozen=True, slots=True)
class Service:
    """One process: what to start, and with which environment."""

    name: str
    argv: list[str]
    env: dict[str, str]
    # Started again when it dies: others do without it for a while, and lose nothing.
    respawn: bool = False


@dataclass(frozen=True)
class Sockets:
    """The unix sockets between the gateway and what stands behind it."""

    postgrest: Path
    bridge: Path
    relay: Path


@dataclass
class Configuration:
    """One database, and all that is told to the processes in front of it.

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
    mail: Path | None = None
    # Of the development provider, which runs only where no other is configured; null: not at all.
    provider_port: int | None = None
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        """The one origin that clients use."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def allowed_origins(self) -> list[str]:
        """Other origins whose pages may call this one."""
        return list(self.overrides.get("gateway", {}).get("allowed_origins", []))

    @property
    def sockets(self) -> Sockets:
        """Where PostgREST, bridge and relay listen."""
        names = ("postgrest", "bridge", "relay")
        return Sockets(*(self.run_dir / f"{name}.sock" for name in names))

    @cached_property
    def services(self) -> list[Service]:
        """Render every configuration; returns the processes in the order in which to start them."""
        account = self.cluster.account
        account.make_dir(self.run_dir, 0o711)
        self._make_keys()
        behind = [self._postgrest(), self._bridge(), self._relay(), self._worker(), *self._mail()]
        return [*behind, *self._provider(), self._gateway()]

    def _make_keys(self) -> None:
        account = self.cluster.account
        keys.ensure(self.keys)
        for path in [self.keys, *self.keys.rglob("*")]:
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

    @cached_property
    def _code(self) -> Path:
        return self.cluster.account.readable(ROOT / "auth-bridge", self.run_dir / "code")

    def _python(
        self, name: str, module: str, settings: dict[str, str], *, respawn: bool = False
    ) -> Service:
        """A process of the bridge's package."""
        code = {"PYTHONPATH": str(self._code), "PYTHONDONTWRITEBYTECODE": "1"}
        environment = self.environment() | code | settings | dict(self.overrides.get(name, {}))
        argv = self.cluster.account.command(sys.executable, "-P", "-m", module)
        return Service(name, argv, environment, respawn)

    def _bridge(self) -> Service:
        settings = {
            "BRIDGE_DATABASE_URL": self.cluster.dsn("bridge", self.dbname),
            "BRIDGE_KEYS_DIR": str(self.keys),
            "BRIDGE_ISSUER": self.base_url,
            "BRIDGE_AUDIENCE": "ontour",
            "BRIDGE_SOCKET": str(self.sockets.bridge),
            "BRIDGE_POSTGREST_READY_URL": f"http://127.0.0.1:{self.admin_port}/ready",
            "BRIDGE_POSTGREST_SOCKET": str(self.sockets.postgrest),
            "BRIDGE_RELAY_SOCKET": str(self.sockets.relay),
            "BRIDGE_ALLOWED_ORIGINS": json.dumps(self.allowed_origins),
        }
        if self.has_provider:
            settings |= provider.settings(cast("int", self.provider_port))
        return self._python("bridge", "auth_bridge", settings)

    @property
    def has_provider(self) -> bool:
        """Whether the development provider is needed."""
        configured = self.overrides.get("bridge", {})
        return self.provider_port is not None and not any(
            name.startswith("BRIDGE_OAUTH__") for name in configured
        )

    def _provider(self) -> list[Service]:
        if not self.has_provider:
            return []
        account = self.cluster.account
        code = account.readable(ROOT / "scripts", self.run_dir / "code")
        argv = account.command(
            sys.executable, "-P", "-m", "ontour.provider", str(self.provider_port)
        )
        environment = self.environment() | {"PYTHONPATH": str(code)}
        return [Service("provider", argv, environment, respawn=True)]

    def _relay(self) -> Service:
        settings = {
            # Direct, never through a pooler: it listens.
            "RELAY_DATABASE_URL": self.cluster.dsn("relay", self.dbname),
            "RELAY_KEYS_DIR": str(self.keys),
            "RELAY_ISSUER": self.base_url,
            "RELAY_AUDIENCE": "ontour",
            "RELAY_SOCKET": str(self.sockets.relay),
        }
        return self._python("relay", "auth_bridge.relay", settings, respawn=True)

    def _worker(self) -> Service:
        settings = {"WORKER_DATABASE_URL": self.cluster.dsn("worker", self.dbname)}
        return self._python("worker", "auth_bridge.worker", settings, respawn=True)

    def _mail(self) -> list[Service]:
        """The outbox, and the local mailbox unless it is told of a mail server."""
        settings = {
            "OUTBOX_DATABASE_URL": self.cluster.dsn("worker", self.dbname),
            "OUTBOX_KEYS_DIR": str(self.keys),
            "OUTBOX_FRONT_END_URL": f"{self.base_url}/docs/account",
            "OUTBOX_SENDER": "On Tour <no-reply@ontour.example>",
            "OUTBOX_SMTP_HOST": str(self.run_dir / "mailbox.sock"),
        }
        outbox = self._python("outbox", "auth_bridge.outbox", settings, respawn=True)
        if "OUTBOX_SMTP_HOST" in self.overrides.get("outbox", {}):
            return [outbox]
        account = self.cluster.account
        account.make_dir(self.maildir)
        code = account.readable(ROOT / "scripts", self.run_dir / "code")
        argv = account.command(
            sys.executable, "-P", "-m", "ontour.mailbox",
            settings["OUTBOX_SMTP_HOST"], self.maildir,
        )  # fmt: skip
        environment = self.environment() | {"PYTHONPATH": str(code)}
        return [Service("mailbox", argv, environment, respawn=True), outbox]

    @property
    def maildir(self) -> Path:
        """Where the local mailbox keeps mails."""
        return self.mail or self.run_dir / "mail"

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
            "relay_socket": str(self.sockets.relay),
            "jwt_headers_dir": str(self.keys / keys.HEADERS),
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
