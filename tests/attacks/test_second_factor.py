"""Ways around the second factor, for who has the first: password, session, device or provider."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.attacks.accounts import OTHER_PASSWORD, Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD
from tests.support.together import together

REQUIRED = (401, "SECOND_FACTOR_REQUIRED")
INVALID = (401, "SECOND_FACTOR_INVALID")
STEP_UP = (401, "STEP_UP_REQUIRED")


@pytest.fixture
def guarded(account: Accounts) -> Account:
    """Somebody with an authenticator app."""
    guarded = account()
    guarded.set_up_app()
    return guarded


def grave(account: Account, token: str) -> list[httpx.Response]:
    """What only a fresh sign-in with both factors may do."""
    return [
        account.call("DELETE", "/auth/totp", token=token),
        account.call("POST", "/auth/recovery-codes", token=token),
        account.call("POST", "/auth/totp", token=token),
        account.call("POST", "/auth/me/pin", {"pin": "4831"}, token=token),
        account.call("DELETE", "/auth/me/pin", token=token),
        account.call("POST", "/auth/email", {"email": "other@example.com"}, token=token),
        account.call("POST", "/auth/me/export", {}, token=token),
        account.call("POST", "/auth/me/delete", token=token),
        account.call("DELETE", f"/auth/identities/{account.id}", token=token),
    ]


def test_the_password_alone_opens_nothing_on_any_device(guarded: Account) -> None:
    assert refusal(guarded.sign_in()) == REQUIRED
    assert refusal(guarded.sign_in(known_device=False)) == REQUIRED
    reply = guarded.sign_in(transport="cookie", headers={"Origin": str(guarded.http.base_url)})
    assert refusal(reply) == REQUIRED
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize(
    "field",
    [{"totp_code": None}, {"recovery_code": None}, {"totp_code": None, "recovery_code": None}],
)
def test_a_second_factor_of_null_is_none(field: dict[str, Any], guarded: Account) -> None:
    assert refusal(guarded.sign_in(**field)) == REQUIRED


@pytest.mark.parametrize("code", ["", " ", "-", "0" * 16, "null"])
def test_no_empty_or_guessed_recovery_code_opens(code: str, guarded: Account) -> None:
    assert refusal(guarded.sign_in(recovery_code=code)) == INVALID


def test_both_codes_at_once_get_no_second_try(guarded: Account) -> None:
    wrong = "000000" if guarded.code() != "000000" else "111111"
    reply = guarded.sign_in(totp_code=wrong, recovery_code=guarded.recovery_codes[0])
    assert refusal(reply) == INVALID


def test_of_many_who_show_one_recovery_code_at_once_one_is_let_in(guarded: Account) -> None:
    code = guarded.recovery_codes[0]
    replies = together(8, lambda _: guarded.sign_in(recovery_code=code))
    assert sorted(reply.status_code for reply in replies) == [200, *[401] * 7]


def test_a_code_that_signed_in_steps_nobody_up(guarded: Account, superuser_sql: Connection) -> None:
    code = guarded.unused_code(superuser_sql)
    assert guarded.sign_in(totp_code=code).status_code == 200
    assert refusal(guarded.call("POST", "/auth/step-up", {"totp_code": code})) == INVALID


def test_a_session_from_before_the_app_may_do_nothing_grave(account: Accounts) -> None:
    victim = account()
    stolen = victim.sign_in(known_device=False).json()["access_token"]
    victim.set_up_app()
    assert {refusal(reply) for reply in grave(victim, stolen)} == {STEP_UP}
    # Nor with the password, which is what was stolen too.
    reply = victim.call("POST", "/auth/step-up", {"password": PASSWORD}, token=stolen)
    assert refusal(reply) == REQUIRED
    assert {refusal(reply) for reply in grave(victim, stolen)} == {STEP_UP}


def test_a_session_from_before_the_app_does_not_grow_by_a_refresh(account: Accounts) -> None:
    victim = account()
    session = victim.sign_in(known_device=False).json()
    victim.set_up_app()
    reply = victim.http.post("/auth/refresh", json={"refresh_token": session["refresh_token"]})
    assert {refusal(reply) for reply in grave(victim, reply.json()["access_token"])} == {STEP_UP}


def test_a_second_app_does_not_take_the_place_of_the_first(
    guarded: Account, superuser_sql: Connection
) -> None:
    reply = guarded.call("POST", "/auth/totp")
    assert refusal(reply) == (409, "SECOND_FACTOR_ENABLED")
    code = guarded.unused_code(superuser_sql)
    assert guarded.sign_in(totp_code=code).status_code == 200


def test_a_step_up_raises_its_own_session_alone(
    guarded: Account, superuser_sql: Connection
) -> None:
    other = guarded.sign_in(recovery_code=guarded.recovery_codes[0]).json()
    superuser_sql.execute(
        "update auth.sessions set authenticated_at = now() - interval '1 hour' where user_id = %s",
        [guarded.id],
    )
    reply = guarded.call("POST", "/auth/step-up", {"recovery_code": guarded.recovery_codes[1]})
    assert reply.status_code == 200
    assert {refusal(reply) for reply in grave(guarded, other["access_token"])} == {STEP_UP}
    # The token from before the step-up is of the session that was raised.
    assert guarded.call("POST", "/auth/recovery-codes").status_code == 200


def test_a_pin_gives_no_more_than_a_pin_until_the_second_factor_is_shown(account: Accounts) -> None:
    victim = account()
    victim.set_pin()
    victim.set_up_app()
    weak = victim.pin_sign_in().json()["access_token"]
    assert {refusal(reply) for reply in grave(victim, weak)} == {STEP_UP}
    reply = victim.call("POST", "/auth/step-up", {"password": PASSWORD}, token=weak)
    assert refusal(reply) == REQUIRED
    assert {refusal(reply) for reply in grave(victim, weak)} == {STEP_UP}


def test_a_session_without_the_second_factor_changes_no_password(account: Accounts) -> None:
    victim = account()
    victim.set_pin()
    stolen = victim.sign_in(known_device=False).json()["access_token"]
    victim.set_up_app()
    weak = victim.pin_sign_in().json()["access_token"]
    body = {"current_password": PASSWORD, "new_password": OTHER_PASSWORD}
    for token in (weak, stolen):
        assert refusal(victim.call("POST", "/auth/password", body, token=token)) == STEP_UP
    assert victim.sign_in(recovery_code=victim.recovery_codes[0]).status_code == 200
