"""Tokens of one kind, session or person where those of another belong."""

from __future__ import annotations

import json
from typing import Any

import httpx
import jwt
import pytest

from auth_bridge import keys
from auth_bridge.keys import base64url
from ontour.stack import Stack
from tests.attacks.accounts import Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal


def claims(account: Account) -> dict[str, Any]:
    found: dict[str, Any] = jwt.decode(
        account.session["access_token"], options={"verify_signature": False}
    )
    return found


def signed(stack: Stack, payload: str) -> str:
    """A token with this text as its payload and a good signature: what no attacker can make."""
    ring = keys.load(stack.keys)
    head = json.dumps({"alg": "EdDSA", "kid": ring.kid, "typ": "JWT"}, separators=(",", ":"))
    text = f"{base64url(head.encode())}.{base64url(payload.encode())}"
    return f"{text}.{base64url(ring.signing_key.sign(text.encode()))}"


def answers(http: httpx.Client, token: str) -> list[httpx.Response]:
    """Of PostgREST and of the bridge."""
    bearer = {"Authorization": f"Bearer {token}"}
    return [http.get("/api/users?select=id", headers=bearer), http.get("/auth/me", headers=bearer)]


def test_the_person_of_one_session_is_not_taken_from_another(
    account: Accounts, stack: Stack, http: httpx.Client
) -> None:
    mia, cal = account(), account()
    for changes in ({"sub": cal.id}, {"sid": cal.session["session_id"]}):
        token = signed(stack, json.dumps(claims(mia) | changes))
        assert [refusal(reply) for reply in answers(http, token)] == [(401, "SESSION_REVOKED")] * 2


@pytest.mark.parametrize("name", ["sub", "role", "sid", "exp", "iss", "aud"])
def test_a_claim_that_stands_twice_lends_nobody_a_part_of_somebody_else(
    name: str, account: Accounts, stack: Stack, http: httpx.Client
) -> None:
    # PostgREST reads the first of two, the bridge the last; no signer of ours writes two.
    mia, cal = account(), account()
    bad = {"sub": cal.id, "role": "anon", "sid": cal.session["session_id"], "exp": 1, "iss": "x"}
    good = json.dumps(claims(mia))
    other = json.dumps({name: bad.get(name, "shop")})
    for payload in (f"{other[:-1]},{good[1:]}", f"{good[:-1]},{other[1:]}"):
        rows, me = answers(http, signed(stack, payload))
        assert rows.status_code == 401 or rows.json() == [{"id": mia.id}]
        assert me.status_code == 401 or me.json()["id"] == mia.id


@pytest.mark.parametrize("kind", ["refresh_token", "device_token", "session_id"])
def test_nothing_but_an_access_token_is_a_bearer_token(kind: str, account: Accounts) -> None:
    mia = account()
    for path in ("/auth/me", "/api/shows"):
        assert refusal(mia.call("GET", path, token=mia.session[kind])) == (401, "TOKEN_INVALID")


@pytest.mark.parametrize("kind", ["access_token", "device_token", "session_id"])
def test_nothing_but_a_refresh_token_refreshes(kind: str, account: Accounts) -> None:
    mia = account()
    reply = mia.http.post("/auth/refresh", json={"refresh_token": mia.session[kind][:200]})
    assert refusal(reply) == (401, "REFRESH_TOKEN_INVALID")


@pytest.mark.parametrize("kind", ["access_token", "refresh_token", "session_id"])
def test_nothing_but_a_device_token_makes_a_device_known(kind: str, account: Accounts) -> None:
    mia = account()
    reply = mia.sign_in(known_device=False, device_token=mia.session[kind][:200])
    assert reply.json()["device_token"] != mia.session[kind]


def test_a_device_of_one_person_is_a_stranger_to_another(account: Accounts) -> None:
    mia, cal = account(), account()
    mia.set_pin()
    assert mia.pin_sign_in().status_code == 200
    reply = mia.pin_sign_in(device_token=cal.device_token)
    assert refusal(reply) == (401, "INVALID_CREDENTIALS")


def test_a_token_is_not_taken_from_anywhere_but_its_header(account: Accounts) -> None:
    mia = account()
    token = mia.session["access_token"]
    for path in (f"/auth/me?access_token={token}", f"/auth/me?token={token}"):
        assert refusal(mia.http.get(path)) == (401, "TOKEN_REQUIRED")
    cookies = {"Cookie": f"access_token={token}; ontour_refresh={token}; Authorization={token}"}
    assert refusal(mia.http.get("/auth/me", headers=cookies)) == (401, "TOKEN_REQUIRED")
