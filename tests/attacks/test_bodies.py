"""Bodies that mean two things, or something to SQL, or too much work."""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest

from tests.attacks.accounts import Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD

JSON = {"Content-Type": "application/json"}
FAILED = (422, "VALIDATION_FAILED")
LONGEST = "Aa1" + "€" * 1021

# What each address takes; the values are good as to their form.
OPEN: dict[str, dict[str, Any]] = {
    "/auth/register": {"email": "x@example.com", "password": PASSWORD, "full_name": "Nia"},
    "/auth/login": {"email": "x@example.com", "password": PASSWORD},
    "/auth/pin": {"username": "nia", "pin": "4831", "device_token": "otd_x"},
    "/auth/refresh": {"refresh_token": "otr_x"},
    "/auth/token": {"code": "oac_x", "code_verifier": "v" * 43},
}
SIGNED_IN: dict[str, dict[str, Any]] = {
    "/auth/password": {"current_password": PASSWORD, "new_password": "Melkweg2027!"},
    "/auth/me/pin": {"pin": "4831"},
    "/auth/step-up": {"password": PASSWORD},
    "/auth/totp/confirm": {"totp_code": "123456"},
    "/auth/identities": {"code": "oac_x", "code_verifier": "v" * 43},
}
ALL = OPEN | SIGNED_IN

INJECTIONS = (
    "'", '"', "' or '1'='1", "'; drop table auth.sessions; --", "\\", "$$", "%s", "%(email)s",
    "{}", "x') returning *; --", "1 union select password_hash from auth.passwords", "=HYPERLINK()",
    "../../etc/passwd", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>",
)  # fmt: skip


@pytest.fixture(scope="module")
def nia(http: httpx.Client) -> Account:
    """Somebody who is signed in, and of whom nothing changes here."""
    return Account.made(http)


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("body", ["[]", "null", "1", '"x"', "{}"])
def test_a_body_is_an_object_with_what_is_asked_for(path: str, body: str, nia: Account) -> None:
    headers = JSON | {"Authorization": f"Bearer {nia.session['access_token']}"}
    reply = nia.http.post(path, content=body, headers=headers)
    if (path, body) == ("/auth/refresh", "{}"):
        # The token may come in a cookie, and there is none.
        assert refusal(reply) == (401, "REFRESH_TOKEN_INVALID")
    else:
        assert refusal(reply) == FAILED


@pytest.mark.parametrize("path", ALL)
def test_a_field_is_text_and_nothing_like_it(path: str, nia: Account) -> None:
    for name, good in ALL[path].items():
        for wrong in ([good], {"$ne": good}, {"0": good}, 12345678, 4831, True, 1.5):
            reply = nia.call("POST", path, ALL[path] | {name: wrong})
            assert refusal(reply) == FAILED, f"{name}={wrong!r}"


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize(
    "name",
    ["id", "user_id", "role", "amr", "acr", "email_verified", "verified_at", "status", "is_admin",
     "session_id", "__proto__", "constructor", "lifetime", "device_hash", "token_hash"],
)  # fmt: skip
def test_nobody_sets_what_is_not_asked_for(path: str, name: str, nia: Account) -> None:
    for value in ("owner", True, {"x": 1}):
        reply = nia.call("POST", path, ALL[path] | {name: value})
        assert refusal(reply) == FAILED
        assert name in reply.json()["details"]


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_is_text_to_sql(text: str, account: Accounts, superuser_sql: Connection) -> None:
    nia = account(full_name=text)
    assert nia.call("GET", "/auth/me").json()["full_name"] == text
    replies = [
        nia.http.post("/auth/login", json={"email": text, "password": text}),
        nia.http.post(
            "/auth/login", json={"email": nia.email, "password": text, "device_token": text}
        ),
        nia.http.post("/auth/pin", json={"username": text, "pin": "4831", "device_token": text}),
        nia.http.post("/auth/refresh", json={"refresh_token": text}),
        nia.http.post("/auth/token", json={"code": text, "code_verifier": text.ljust(43, "x")}),
        nia.call("POST", "/auth/step-up", {"recovery_code": text}),
        nia.call("POST", "/auth/step-up", {"password": text}),
    ]
    assert {reply.status_code for reply in replies} <= {400, 401, 409, 422}
    # Nobody was signed in or out by it.
    assert nia.call("GET", "/auth/me").status_code == 200
    [[sessions]] = superuser_sql.execute(
        "select count(*) from auth.sessions where user_id = %s", [nia.id]
    ).fetchall()
    assert sessions == 1


def test_text_in_headers_is_text_to_sql(account: Accounts, superuser_sql: Connection) -> None:
    text = "'; drop table auth.sessions; --"
    nia = account()
    headers = {"User-Agent": text, "X-Device-Id": text}
    reply = nia.http.post(
        "/auth/login", json={"email": nia.email, "password": PASSWORD}, headers=headers
    )
    found = superuser_sql.execute(
        "select user_agent, device_id from auth.sessions where id = %s",
        [reply.json()["session_id"]],
    ).fetchone()
    assert found == (text, text)


def test_a_key_that_stands_twice_is_one_to_all_who_read_it(
    account: Accounts, superuser_sql: Connection
) -> None:
    nia, sue = account(), account()
    body = f'{{"email":"{sue.email}","email":"{nia.email}","password":"{PASSWORD}"}}'
    reply = nia.http.post("/auth/login", content=body, headers=JSON)
    assert reply.json()["user"]["id"] == nia.id
    wrong = body.replace(PASSWORD, "Melkweg2027!")
    assert nia.http.post("/auth/login", content=wrong, headers=JSON).status_code == 401
    # What is counted is the account that was tried.
    counted = "select count(*) from auth.throttles where key_hash = sha256(convert_to(%s, 'UTF8'))"
    assert superuser_sql.execute(counted, [nia.email]).fetchone() == (1,)
    assert superuser_sql.execute(counted, [sue.email]).fetchone() == (0,)


@pytest.mark.parametrize("path", ["/auth/register", "/auth/login", "/auth/step-up"])
def test_a_password_is_hashed_up_to_1024_characters(path: str, nia: Account) -> None:
    body = {**ALL[path], "password": LONGEST}
    if "email" in body:
        body["email"] = f"{uuid.uuid4().hex}@example.com"
    assert nia.call("POST", path, body).status_code in (201, 401)
    assert refusal(nia.call("POST", path, body | {"password": LONGEST + "x"})) == FAILED


def test_a_long_password_is_not_cut(account: Accounts) -> None:
    nia = account(password=LONGEST)
    assert nia.sign_in(password=LONGEST).status_code == 200
    for other in (LONGEST[:-1], LONGEST[:72], LONGEST[:-1] + "x"):
        assert refusal(nia.sign_in(password=other)) == (401, "INVALID_CREDENTIALS")


def test_a_nul_does_not_end_a_password(account: Accounts) -> None:
    nia = account(password=f"{PASSWORD}\0more")
    assert nia.sign_in(password=f"{PASSWORD}\0more").status_code == 200
    for other in (PASSWORD, f"{PASSWORD}\0", f"{PASSWORD}\0other"):
        assert refusal(nia.sign_in(password=other)) == (401, "INVALID_CREDENTIALS")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[" * 8000, "INVALID_JSON"),
        ('{"a":' * 3000, "INVALID_JSON"),
        ('{"email":"\\ud800","password":"x"}', "INVALID_JSON"),
        ('{"email":"x","password":"x"}' + " " * 20_000, "BODY_TOO_LARGE"),
        ('{"email":"x","password":"x",' + ",".join(f'"{n}":1' for n in range(1500)) + "}",
         "VALIDATION_FAILED"),
    ],
    ids=["deep", "deep objects", "half a character", "long", "many fields"],
)  # fmt: skip
def test_a_monstrous_body_is_refused_in_few_words(body: str, code: str, http: httpx.Client) -> None:
    reply = http.post("/auth/login", content=body, headers=JSON)
    assert refusal(reply)[1] == code
    assert len(reply.content) < 4000


def test_no_answer_of_auth_may_be_kept(account: Accounts) -> None:
    nia = account()
    public = "/auth/.well-known/jwks.json"
    description = nia.http.get("/auth/openapi.json").json()
    for path, operations in description["paths"].items():
        for method in operations:
            where = path.replace("{provider}", "dev").replace("{id}", str(uuid.uuid4()))
            for reply in (
                nia.call(method.upper(), where, ALL.get(path) if method != "get" else None),
                nia.http.request(method.upper(), where),
            ):
                kept = reply.headers["Cache-Control"]
                assert kept == "no-store" or where == public, f"{method} {where}: {kept}"


def test_no_refusal_repeats_what_is_secret(account: Accounts) -> None:
    nia: Account = account()
    secret = "Geheim2026-nowhere"  # noqa: S105
    for path, body in ALL.items():
        for name in body:
            for text in (secret, secret * 70, f"{secret}\0"):
                reply = nia.call("POST", path, body | {name: text})
                if name not in ("email", "full_name"):
                    assert secret not in reply.text, f"{path} {name}"
