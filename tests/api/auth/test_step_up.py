"""What is grave asks for a fresh and strong sign-in, in the words of RFC 9470."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.api.auth.conftest import WRONG
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.factors import App, by_pin, claims, grow_stale
from tests.support.people import PASSWORD, Person, signed_in

Register = Callable[..., Person]

CHALLENGE = 'Bearer error="insufficient_user_authentication", acr_values="{acr}", max_age="600"'


@pytest.fixture
def mia(register: Register) -> Person:
    return register("Mia Marlow")


@pytest.fixture
def mine() -> Iterator[ExitStack]:
    """Closes the clients that a test makes."""
    with ExitStack() as clients:
        yield clients


def step_up(person: Person, **fields: str) -> httpx.Response:
    return person.api.post("/auth/step-up", json=fields)


def test_who_signed_in_long_ago_is_challenged_and_steps_up(
    mia: Person, superuser_sql: Connection
) -> None:
    grow_stale(superuser_sql, mia)
    reply = mia.api.post("/auth/totp")
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    assert reply.headers["WWW-Authenticate"] == CHALLENGE.format(acr="aal1")

    reply = step_up(mia, password=PASSWORD)
    assert reply.status_code == 200
    said, before = claims(reply.json()["access_token"]), claims(mia.token)
    assert (said["sid"], said["amr"]) == (before["sid"], ["pwd"])
    assert abs(said["auth_time"] - time.time()) < 30
    # The session counts, not the token: the old one will do as well.
    assert mia.api.post("/auth/totp").status_code == 200


def test_a_refresh_proves_nothing(
    http: httpx.Client, mia: Person, superuser_sql: Connection, mine: ExitStack
) -> None:
    grow_stale(superuser_sql, mia)
    reply = http.post("/auth/refresh", json={"refresh_token": mia.refresh_token})
    again = signed_in(http, reply.json())
    mine.enter_context(again.api)
    assert claims(again.token)["auth_time"] < time.time() - 600
    assert refusal(again.api.post("/auth/totp")) == (401, "STEP_UP_REQUIRED")


def test_who_has_an_app_steps_up_by_it(mia: Person, superuser_sql: Connection) -> None:
    app = App(mia, superuser_sql)
    grow_stale(superuser_sql, mia)
    reply = mia.api.delete("/auth/totp")
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    assert reply.headers["WWW-Authenticate"] == CHALLENGE.format(acr="aal2")
    assert refusal(step_up(mia, password=PASSWORD)) == (401, "SECOND_FACTOR_REQUIRED")
    assert refusal(step_up(mia, totp_code=app.wrong_code())) == (401, "SECOND_FACTOR_INVALID")
    assert refusal(mia.api.delete("/auth/totp")) == (401, "STEP_UP_REQUIRED")
    assert step_up(mia, totp_code=app.code()).status_code == 200
    assert mia.api.delete("/auth/totp").status_code == 204


def test_who_lost_the_app_steps_up_by_a_recovery_code(
    mia: Person, superuser_sql: Connection
) -> None:
    code = App(mia, superuser_sql).recovery_codes[0]
    grow_stale(superuser_sql, mia)
    assert step_up(mia, recovery_code=code).status_code == 200
    assert mia.api.delete("/auth/totp").status_code == 204


def test_a_session_from_before_the_app_is_too_weak(
    http: httpx.Client, mia: Person, superuser_sql: Connection, mine: ExitStack
) -> None:
    reply = http.post("/auth/login", json={"email": mia.email, "password": PASSWORD})
    other = signed_in(http, reply.json())
    mine.enter_context(other.api)
    app = App(mia, superuser_sql)
    assert refusal(other.api.post("/auth/recovery-codes")) == (401, "STEP_UP_REQUIRED")
    reply = step_up(other, totp_code=app.code())
    said = claims(reply.json()["access_token"])
    assert (said["amr"], said["acr"]) == (["pwd", "otp", "mfa"], "aal2")
    assert other.api.post("/auth/recovery-codes").status_code == 200


def test_a_pin_becomes_a_full_sign_in_by_the_password(
    http: httpx.Client, mia: Person, superuser_sql: Connection, mine: ExitStack
) -> None:
    weak = by_pin(http, superuser_sql, mia)
    mine.enter_context(weak.api)
    assert refusal(weak.api.post("/auth/totp")) == (401, "STEP_UP_REQUIRED")
    reply = step_up(weak, password=PASSWORD)
    assert claims(reply.json()["access_token"])["amr"] == ["pin", "pwd"]
    assert weak.api.post("/auth/totp").status_code == 200


def test_what_is_wrong_strengthens_nothing(mia: Person, superuser_sql: Connection) -> None:
    grow_stale(superuser_sql, mia)
    assert refusal(step_up(mia, password=WRONG)) == (401, "INVALID_CREDENTIALS")
    assert refusal(step_up(mia, totp_code="000000")) == (409, "SECOND_FACTOR_NOT_ENABLED")
    assert refusal(step_up(mia)) == (422, "VALIDATION_FAILED")
    assert refusal(step_up(mia, password=PASSWORD, totp_code="000000"))[0] == 422
    assert refusal(mia.api.post("/auth/totp")) == (401, "STEP_UP_REQUIRED")


def test_nobody_steps_up_without_a_session(http: httpx.Client, mia: Person) -> None:
    assert refusal(http.post("/auth/step-up", json={"password": PASSWORD}))[0] == 401
    assert mia.api.post("/auth/logout").status_code == 204
    assert refusal(step_up(mia, password=PASSWORD)) == (401, "SESSION_REVOKED")


def test_another_s_app_is_no_use(
    mia: Person, register: Register, superuser_sql: Connection
) -> None:
    App(mia, superuser_sql)
    ben = register("Ben Booker")
    ben_app = App(ben, superuser_sql)
    grow_stale(superuser_sql, mia)
    assert refusal(step_up(mia, totp_code=ben_app.code())) == (401, "SECOND_FACTOR_INVALID")
    reply = step_up(mia, recovery_code=ben_app.recovery_codes[0])
    assert refusal(reply) == (401, "SECOND_FACTOR_INVALID")
