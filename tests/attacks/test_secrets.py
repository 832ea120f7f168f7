"""Whoever reads the logs or a copy of the database: all that was written after every flow."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.attacks.accounts import OTHER_PASSWORD, PIN, Account
from tests.conftest import NO_RATE_LIMIT
from tests.support.database import Database
from tests.support.mails import newest_to, token_in
from tests.support.people import PASSWORD
from tests.support.stacks import own_stack

PAGE = "http://127.0.0.1:5173/"
VERIFIER = "v" * 43
CHALLENGE = "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM"
# Fields of bodies, cookies and addresses that hold what opens something.
SECRET = re.compile(r"token|password|secret|code|state|nonce|pin$|uri|qr|url|ontour_|verifier")


@pytest.fixture(scope="module")
def written(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack of its own, with a provider."""
    with own_stack(
        throwaway,
        cluster,
        "written",
        NO_RATE_LIMIT,
        bridge={"BRIDGE_RETURN_TO": json.dumps([PAGE]), "BRIDGE_LOG_LEVEL": "debug"},
        provider_port=free_port(),
    ) as running:
        yield running


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a body, with the name of its field."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, name)
    elif isinstance(value, str):
        yield name, value


class Overheard:
    """All secrets that went by, in either direction."""

    def __init__(self) -> None:
        self.secrets: set[str] = {PASSWORD, OTHER_PASSWORD, VERIFIER}

    def request(self, request: httpx.Request) -> None:
        """Called for each request."""
        body = json.loads(request.content) if request.content[:1] == b"{" else {}
        self._add(texts(body))

    def response(self, response: httpx.Response) -> None:
        """Called for each answer."""
        response.read()
        if response.headers.get("content-type", "").startswith("application/json"):
            self._add(texts(response.json()))
        self._add((cookie.name, cookie.value or "") for cookie in response.cookies.jar)
        location = response.headers.get("location", "")
        self._add(parse_qsl(urlsplit(location).query))

    def _add(self, found: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
        for name, text in found:
            # Error codes, and what is short enough to stand anywhere by chance, tell nothing.
            if SECRET.search(name) and len(text) >= 16 and not text.isupper():
                self.secrets.add(text)


def go_through_everything(client: httpx.Client, stack: Stack) -> None:
    """Each way in and each change of a credential, done well and badly."""
    mia = Account.made(client)
    token = token_in(newest_to(stack, mia.email, "Confirm"))
    client.post("/auth/verify-email", json={"token": token})
    mia.set_pin()
    for pin in (PIN, "9876"):
        mia.pin_sign_in(pin=pin)
    mia.sign_in(password=OTHER_PASSWORD)
    mia.sign_in(transport="cookie", headers={"Origin": stack.base_url})
    client.post("/auth/refresh", json={"refresh_token": mia.session["refresh_token"]})
    client.post("/auth/refresh", headers={"Origin": stack.base_url})
    mia.set_up_app()
    mia.sign_in()
    mia.sign_in(recovery_code=mia.recovery_codes[0])
    mia.sign_in(totp_code=mia.code())
    mia.call("POST", "/auth/step-up", {"recovery_code": mia.recovery_codes[1]})
    mia.call("POST", "/auth/recovery-codes")
    mia.call("POST", "/auth/email", {"email": "other@example.com"})
    client.post("/auth/forgot-password", json={"email": mia.email})
    token = token_in(newest_to(stack, mia.email, "Choose a new password"))
    for password in ("short", OTHER_PASSWORD, OTHER_PASSWORD):
        client.post("/auth/reset-password", json={"token": token, "password": password})

    asked = {"return_to": PAGE, "code_challenge": CHALLENGE}
    address = client.get("/auth/oauth/dev", params=asked).headers["Location"]
    back = client.post(address, data={"sub": "mia"}).headers["Location"]
    code = dict(parse_qsl(urlsplit(client.get(back).headers["Location"]).query))["code"]
    client.get(back)
    for status in (200, 400):
        reply = client.post("/auth/token", json={"code": code, "code_verifier": VERIFIER})
        assert reply.status_code == status, reply.text
    nia = Account.made(client)
    bearer = {"Authorization": f"Bearer {nia.session['access_token']}x"}
    client.get("/auth/me", headers=bearer)
    client.get(f"/auth/me?access_token={nia.session['access_token']}")
    client.get(f"/api/shows?token={nia.session['access_token']}")
    client.get("/feed", headers={"Sec-WebSocket-Protocol": nia.session["access_token"]})
    reply = nia.call("POST", "/api/rpc/create_invitation_link", {"org_id": nia.id, "role": "crew"})
    assert reply.status_code in (403, 404)
    nia.call("POST", "/auth/logout")


@pytest.fixture(scope="module")
def secrets(written: Stack) -> set[str]:
    """All that opened something, once everything was done with it."""
    overheard = Overheard()
    hooks: dict[str, list[Callable[..., Any]]] = {
        "request": [overheard.request],
        "response": [overheard.response],
    }
    with httpx.Client(base_url=written.base_url, event_hooks=hooks, timeout=30) as client:
        go_through_everything(client, written)
    kinds = {secret[:4] for secret in overheard.secrets}
    assert {"otr_", "otd_", "ott_", "oac_", "eyJh", "data", "otpa"} <= kinds
    return overheard.secrets - {CHALLENGE}


def found_in(text: str, secrets: set[str]) -> list[str]:
    """The beginnings of those that stand there, as they are or in hexadecimal."""
    return [secret[:12] for secret in secrets if secret in text or secret.encode().hex() in text]


def test_no_log_holds_a_secret(written: Stack, secrets: set[str]) -> None:
    logs = [*written.run_dir.glob("*.log"), written.cluster.log]
    texts_of = {log.name: log.read_text(errors="replace") for log in logs}
    assert len(logs) > 7
    assert any("/auth/reset-password" in text for text in texts_of.values())
    assert {name: found_in(text, secrets) for name, text in texts_of.items()} == {
        name: [] for name in texts_of
    }


def test_no_copy_of_the_database_holds_a_secret(written: Stack, secrets: set[str]) -> None:
    with Database(written.cluster, written.dbname).connect() as superuser:
        tables = superuser.execute(
            """
            select oid::regclass::text from pg_class
            where relkind = 'r' and relnamespace::regnamespace::text not in
                ('pg_catalog', 'information_schema')
            """
        ).fetchall()
        rows: dict[str, str] = {}
        for [table] in tables:
            with superuser.cursor().copy(f"copy {table} to stdout".encode()) as copy:
                rows[table] = b"".join(bytes(block) for block in copy).decode()
    refresh_token = next(secret for secret in secrets if secret.startswith("otr_"))
    assert hashlib.sha256(refresh_token.encode()).hexdigest() in rows["auth.refresh_tokens"]
    assert rows["auth.totp_secrets"]
    assert {table: found_in(text, secrets) for table, text in rows.items()} == {
        table: [] for table in rows
    }
