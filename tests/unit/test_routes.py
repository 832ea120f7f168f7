from __future__ import annotations

import pytest
from starlette.applications import Starlette

from auth_bridge.errors import Refused
from auth_bridge.models import Tokens, User
from auth_bridge.tokens import AccessTokens
from tests.unit.conftest import PERSON, Client, KnownPeople, session

SIGN_UP = {"email": "mia@example.com", "password": "Paradiso2026!", "full_name": "Mia Marlow"}
LOGIN = {"email": "mia@example.com", "password": "Paradiso2026!"}


@pytest.fixture
def bearer(app: Starlette) -> dict[str, str]:
    access_tokens: AccessTokens = app.state.services.access_tokens
    return {"Authorization": f"Bearer {access_tokens.issue(session())}"}


def test_who_registers_gets_tokens_that_are_not_cached(client: Client) -> None:
    answer = client.post("/auth/register", json=SIGN_UP)
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    body = Tokens.model_validate(answer.json())
    assert (body.expires_in, body.refresh_expires_in) == (900, 604800)
    assert set(answer.json()) == set(Tokens.model_fields)
    assert set(answer.json()["user"]) == set(User.model_fields)


def test_a_weak_password_is_refused_before_the_database_is_asked(
    client: Client, people: KnownPeople
) -> None:
    answer = client.post("/auth/register", json=SIGN_UP | {"password": "Password1"})
    assert (answer.status_code, answer.json()["code"]) == (422, "WEAK_PASSWORD")
    assert people.contexts == []


def test_who_registered_can_sign_in(client: Client) -> None:
    client.post("/auth/register", json=SIGN_UP)
    assert client.post("/auth/login", json=LOGIN).status_code == 200


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(client: Client) -> None:
    client.post("/auth/register", json=SIGN_UP)
    wrong = client.post("/auth/login", json=LOGIN | {"password": "Paradiso2027!"})
    unknown = client.post("/auth/login", json=LOGIN | {"email": "nobody@example.com"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "INVALID_CREDENTIALS")
    assert (wrong.status_code, wrong.content) == (unknown.status_code, unknown.content)
    assert dict(wrong.headers) == dict(unknown.headers)


def test_a_refresh_hands_out_the_successor(client: Client) -> None:
    first, second = (
        client.post("/auth/refresh", json={"refresh_token": "otr_a"}).json() for _ in range(2)
    )
    assert first["refresh_token"] == second["refresh_token"] != "otr_a"  # noqa: S105


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("unknown", "REFRESH_TOKEN_INVALID"),
        ("expired", "REFRESH_TOKEN_EXPIRED"),
        ("reused", "REFRESH_TOKEN_REUSED"),
        ("revoked", "SESSION_REVOKED"),
    ],
)
def test_a_refused_refresh_says_why(
    outcome: str, code: str, client: Client, people: KnownPeople
) -> None:
    people.refresh_outcome = outcome
    answer = client.post("/auth/refresh", json={"refresh_token": "otr_a"})
    assert (answer.status_code, answer.json()["code"]) == (401, code)


def test_the_database_hears_from_where_and_from_whom_a_request_comes(
    client: Client, people: KnownPeople, bearer: dict[str, str]
) -> None:
    sent = bearer | {
        "X-Real-IP": "192.0.2.7", "User-Agent": "Tour/1.0", "X-Device-ID": "phone", "X-Other": "x",
    }  # fmt: skip
    assert client.get("/auth/me", headers=sent).json()["id"] == PERSON
    [context] = people.contexts
    assert context.caller is not None
    assert context.caller.claims["sub"] == PERSON
    assert set(context.headers) == {"x-request-id", "x-real-ip", "x-device-id", "user-agent"}


def test_a_header_that_is_not_plain_text_is_left_out(
    client: Client, people: KnownPeople, bearer: dict[str, str]
) -> None:
    client.get("/auth/me", headers={**bearer, "X-Device-ID": "ph\u00f6ne".encode()})
    assert "x-device-id" not in people.contexts[0].headers


def test_logout_answers_with_nothing(client: Client, bearer: dict[str, str]) -> None:
    answer = client.post("/auth/logout", headers=bearer)
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "TOKEN_REQUIRED"), ("", "TOKEN_REQUIRED"), ("Bearer", "TOKEN_REQUIRED"),
        ("Bearer ", "TOKEN_REQUIRED"), ("Basic bWlhOng=", "TOKEN_REQUIRED"),
        ("Bearer x", "TOKEN_INVALID"), ("Bearer a.b.c", "TOKEN_INVALID"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("method", "path"), [("GET", "/auth/me"), ("POST", "/auth/logout")])
def test_without_a_good_token_there_is_no_caller(
    method: str, path: str, authorization: str | None, code: str, client: Client
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = client.request(method, path, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_what_the_database_refuses_reaches_the_client(client: Client, people: KnownPeople) -> None:
    people.failure = Refused(
        '{"code": "EMAIL_ALREADY_EXISTS", "message": "m", "details": "d", "hint": "h"}',
        '{"status": 409, "headers": {}}',
    )
    answer = client.post("/auth/register", json=SIGN_UP)
    assert (answer.status_code, answer.json()["code"]) == (409, "EMAIL_ALREADY_EXISTS")


def test_the_public_keys_may_be_cached_and_hold_no_secret(client: Client) -> None:
    answer = client.get("/auth/.well-known/jwks.json")
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert all("d" not in key for key in answer.json()["keys"])
