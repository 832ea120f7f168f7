from __future__ import annotations

import uuid
from collections.abc import Callable

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person


def login(http: httpx.Client, email: str, password: str = PASSWORD) -> httpx.Response:
    return http.post("/auth/login", json={"email": email, "password": password})


def test_who_registered_signs_in_however_the_address_is_spelt(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    reply = login(http, f" {mia.email.upper()} ")
    assert reply.status_code == 200
    assert reply.json()["user"]["id"] == mia.id
    assert reply.headers["Cache-Control"] == "no-store"


def test_each_login_is_a_session_of_its_own(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    sessions = {login(http, mia.email).json()["session_id"] for _ in range(2)}
    assert len(sessions) == 2


def test_nobody_learns_whether_an_account_exists(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    wrong = login(http, register().email, "Paradiso2027!")
    unknown = login(http, f"{uuid.uuid4().hex}@example.com")
    nonsense = login(http, "not an address")
    assert refusal(wrong) == (401, "INVALID_CREDENTIALS")
    assert wrong.content == unknown.content == nonsense.content
    varying = {"date", "x-request-id"}
    assert {name for name in wrong.headers if name not in varying} == {
        name for name in unknown.headers if name not in varying
    }


@pytest.mark.parametrize("status", ["suspended", "inactive"])
def test_only_who_knows_the_password_learns_that_an_account_is_not_active(
    status: str, register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    superuser_sql.execute("update api.users set status = %s where id = %s", (status, mia.id))
    assert refusal(login(http, mia.email)) == (403, "ACCOUNT_INACTIVE")
    assert refusal(login(http, mia.email, "Paradiso2027!")) == (401, "INVALID_CREDENTIALS")


def test_a_broken_body_is_a_400_and_a_wrong_one_a_422(http: httpx.Client) -> None:
    json = {"Content-Type": "application/json"}
    assert refusal(http.post("/auth/login", content="{", headers=json)) == (400, "INVALID_JSON")
    assert refusal(http.post("/auth/login", json={"email": "x"})) == (422, "VALIDATION_FAILED")
