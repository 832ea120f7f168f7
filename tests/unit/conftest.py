"""The bridge without a database: real keys and hashes, and people who live in a dictionary."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from starlette.applications import Starlette

from auth_bridge import keys
from auth_bridge.app import create_app
from auth_bridge.database import Context, Database
from auth_bridge.errors import Throttled
from auth_bridge.settings import Settings

ORIGIN = "https://tour.example"
PERSON = "0192f0c1-0000-7000-8000-000000000001"
SESSION = "0192f0c1-0000-7000-8000-000000000002"


def session(email: str | None = "mia@example.com", outcome: str = "rotated") -> dict[str, Any]:
    """A session as the database describes it."""
    return {
        "outcome": outcome,
        "session_id": SESSION,
        "amr": ["pwd"],
        "acr": "aal1",
        "auth_time": 1_790_000_000,
        "is_new_device": True,
        "user": {
            "id": PERSON,
            "email": email,
            "email_verified": False,
            "username": None,
            "full_name": "Mia Marlow",
            "avatar_url": None,
            "language": "en",
            "time_zone": "UTC",
            "organizations": [],
        },
    }


@dataclass
class KnownPeople:
    """Stands in for the database: remembers what it was asked, answers what it is told to."""

    hashes: dict[str, str] = field(default_factory=dict)
    refresh_outcome: str = "rotated"
    version: str = "functions/auth/me 0123456789ab"
    wait: int | None = None
    contexts: list[Context] = field(default_factory=list)
    failure: Exception | None = None

    async def open(self) -> None:
        """Nothing to connect to."""

    async def close(self) -> None:
        """Nothing to give back."""

    async def call(self, context: Context, function: str, **arguments: Any) -> Any:
        """What auth.<function> would return."""
        self.contexts.append(context)
        if self.failure:
            raise self.failure
        match function:
            case "register":
                self.hashes[arguments["email"]] = arguments["password_hash"]
                return session(arguments["email"])
            case "begin_login" | "begin_pin_login" | "begin_password_change" if self.wait:
                raise Throttled(self.wait)
            case "begin_registration":
                return self.wait
            case "begin_pin_login":
                return {
                    "user_id": None,
                    "pin_hash": None,
                    "changed_at": None,
                    "known_device": False,
                }
            case "begin_login":
                stored = self.hashes.get(arguments["email"])
                return {
                    "user_id": stored and PERSON,
                    "password_hash": stored,
                    "changed_at": stored and "2026-11-21T10:00:00+00:00",
                    "known_device": False,
                }
            case "login" | "open_session":
                return session()
            case "refresh_session" if self.refresh_outcome == "unknown":
                return {"outcome": "unknown"}
            case "refresh_session":
                return session(outcome=self.refresh_outcome) | {"nonce": "00" * 16}
            case "me":
                return session()["user"]
            case "schema_version":
                return self.version
        return None


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    keys.ensure(tmp_path / "keys")
    return Settings.model_validate(
        {
            "database_url": "postgres://bridge:hush@/none",
            "keys_dir": tmp_path / "keys",
            "issuer": ORIGIN,
            "argon2_memory_kib": 8192,
            "argon2_passes": 1,
        }
    )


@pytest.fixture
def people() -> KnownPeople:
    return KnownPeople()


@pytest.fixture
def app(settings: Settings, people: KnownPeople) -> Iterator[Starlette]:
    app = create_app(settings)
    services = app.state.services
    app.state.services = replace(services, database=cast("Database", people))
    yield app
    services.passwords.close()


class Client:
    """Asks the application as a server would, without one."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def request(self, method: str, path: str, **content: Any) -> httpx.Response:
        """One request and its answer."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                return await client.request(method, path, **content)

        return asyncio.run(ask())

    def get(self, path: str, headers: Mapping[str, str | bytes] | None = None) -> httpx.Response:
        """GET."""
        return self.request("GET", path, headers=headers)

    def post(self, path: str, **content: Any) -> httpx.Response:
        """POST; json= or content=, and headers=."""
        return self.request("POST", path, **content)


@pytest.fixture
def client(app: Starlette) -> Client:
    return Client(app)
