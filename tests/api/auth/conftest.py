"""A stack with the limits of sign-in as they are shipped, and devices that sign in."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support.database import Connection, Database
from tests.support.people import PASSWORD
from tests.support.stacks import own_stack

WRONG = "Paradiso2027!"
PIN = "4831"
WRONG_PIN = "4832"


@dataclass(frozen=True, slots=True)
class Device:
    """A browser or app; the gateway takes the address of its connection, so each has its own."""

    http: httpx.Client
    token: str | None = None

    def login(self, email: str, password: str = PASSWORD) -> httpx.Response:
        """Sign in with a password."""
        return self.http.post("/auth/login", json=self._body(email=email, password=password))

    def pin_login(self, username: str, pin: str = PIN) -> httpx.Response:
        """Sign in with a PIN."""
        return self.http.post("/auth/pin", json=self._body(username=username, pin=pin))

    def _body(self, **fields: str) -> dict[str, Any]:
        return fields | ({"device_token": self.token} if self.token else {})


def sign_up(device: Device, **fields: Any) -> httpx.Response:
    """Register somebody new."""
    body = {"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD, "full_name": "Nia"}
    return device.http.post("/auth/register", json=body | fields)


def registered(device: Device) -> tuple[str, Device]:
    """Somebody new: their address, and their device, which is known from now on."""
    reply = sign_up(device)
    assert reply.status_code == 201, reply.text
    return reply.json()["user"]["email"], Device(device.http, reply.json()["device_token"])


@pytest.fixture(scope="module")
def strict(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack that throttles sign-ins as an installation does."""
    with own_stack(throwaway, cluster, "strict", NO_RATE_LIMIT, throttled=True) as running:
        yield running


@pytest.fixture
def strict_sql(strict: Stack) -> Iterator[Connection]:
    """A superuser's session in its database."""
    with Database(strict.cluster, strict.dbname).connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def addresses() -> Iterator[str]:
    """Addresses of this machine that nobody else has used."""
    return (
        f"127.{a}.{b}.{c}" for a, b, c in itertools.product(range(1, 9), range(9), range(1, 250))
    )


def take_password(sql: Connection, email: str) -> None:
    """As if this person had signed up with a provider alone."""
    with sql.transaction():
        # Without the trigger that keeps the last way to sign in.
        sql.execute("set local session_replication_role = replica")
        sql.execute(
            "delete from auth.passwords using auth.email_addresses as addresses"
            " where addresses.user_id = passwords.user_id and email = %s",
            [email],
        )


@pytest.fixture
def device(strict: Stack, addresses: Iterator[str]) -> Iterator[Callable[..., Device]]:
    """Make devices: device() is one that nobody knows, at an address that nobody has used."""
    with ExitStack() as clients:

        def make(token: str | None = None, address: str | None = None) -> Device:
            transport = httpx.HTTPTransport(local_address=address or next(addresses), retries=2)
            client = httpx.Client(base_url=strict.base_url, transport=transport, timeout=60)
            return Device(clients.enter_context(client), token)

        yield make


@pytest.fixture
def pin_owner(device: Callable[..., Device]) -> Callable[..., tuple[str, Device]]:
    """Make people with a username and a PIN: pin_owner() is a username and a device of theirs."""

    def make() -> tuple[str, Device]:
        nia = device()
        reply = sign_up(nia)
        session = reply.json()
        headers = {"Authorization": f"Bearer {session['access_token']}"}
        username = f"n{uuid.uuid4().hex[:12]}"
        change = {"username": username, "version": 1}
        reply = nia.http.patch(
            f"/api/users?id=eq.{session['user']['id']}", json=change, headers=headers
        )
        assert reply.is_success, reply.text
        reply = nia.http.post("/auth/me/pin", json={"pin": PIN}, headers=headers)
        assert reply.status_code == 204, reply.text
        return username, Device(nia.http, session["device_token"])

    return make
