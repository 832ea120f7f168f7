"""Ways to somebody's account by the mails that are meant for them."""

from __future__ import annotations

import uuid

import httpx
import pytest

from ontour.stack import Stack
from tests.attacks.accounts import OTHER_PASSWORD, Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.mails import mails_to, newest_to, token_in
from tests.support.people import PASSWORD
from tests.support.together import together

RESET = "Choose a new password"
VERIFY = "Confirm"
INVALID = (422, "ONE_TIME_TOKEN_INVALID")
WRONG = (401, "INVALID_CREDENTIALS")


def reset_token(account: Account, stack: Stack, **headers: str) -> str:
    """What the mail says that comes when somebody asks for a reset."""
    before = len(mails_to(stack, account.email, RESET))
    reply = account.http.post(
        "/auth/forgot-password", json={"email": account.email}, headers=headers
    )
    assert reply.status_code == 202, reply.text
    return token_in(newest_to(stack, account.email, RESET, before + 1))


def reset(http: httpx.Client, token: str, **more: object) -> httpx.Response:
    body = {"token": token, "password": OTHER_PASSWORD}
    return http.post("/auth/reset-password", json=body, **more)  # type: ignore[arg-type]


def verify_address(account: Account, stack: Stack) -> None:
    token = token_in(newest_to(stack, account.email, VERIFY))
    assert account.http.post("/auth/verify-email", json={"token": token}).status_code == 204


def test_a_reset_in_somebody_elses_session_is_the_mails_persons(
    account: Accounts, stack: Stack
) -> None:
    mia, mallory = account(), account()
    bearer = {"Authorization": f"Bearer {mallory.session['access_token']}"}
    token = reset_token(mia, stack)
    assert reset(mallory.http, token, headers=bearer).status_code == 200
    assert mallory.call("GET", "/auth/me").json()["id"] == mallory.id
    assert mallory.sign_in().status_code == 200
    assert refusal(mia.call("GET", "/auth/me")) == (401, "SESSION_REVOKED")


def test_a_mails_token_is_no_other_token(account: Accounts, stack: Stack) -> None:
    mia = account()
    token = reset_token(mia, stack)
    http = mia.http
    assert refusal(http.post("/auth/verify-email", json={"token": token})) == INVALID
    reply = http.post("/auth/refresh", json={"refresh_token": token})
    assert refusal(reply) == (401, "REFRESH_TOKEN_INVALID")
    reply = http.post("/auth/token", json={"code": token, "code_verifier": "v" * 43})
    assert refusal(reply) == (400, "OAUTH_CODE_INVALID")
    for path in ("/auth/me", "/api/shows"):
        assert refusal(mia.call("GET", path, token=token)) == (401, "TOKEN_INVALID")
    assert reset(http, token).status_code == 200


def test_a_reset_does_not_stand_in_for_the_second_factor(account: Accounts, stack: Stack) -> None:
    mia = account()
    verify_address(mia, stack)
    mia.set_pin()
    mia.set_up_app()
    device_token = reset(mia.http, reset_token(mia, stack)).json()["device_token"]
    reply = mia.sign_in(known_device=False, password=OTHER_PASSWORD, device_token=device_token)
    assert refusal(reply) == (401, "SECOND_FACTOR_REQUIRED")
    # Nor does a mailbox make a device on which a PIN may be guessed.
    assert refusal(mia.pin_sign_in(device_token=device_token)) == WRONG
    assert refusal(mia.pin_sign_in()) == WRONG


def test_who_squats_an_address_has_nothing_when_its_owner_comes(
    account: Accounts, stack: Stack
) -> None:
    squatter = account()
    squatter.set_pin()
    squatter.set_up_app()
    second = squatter.sign_in(recovery_code=squatter.recovery_codes[0]).json()
    elsewhere = f"{uuid.uuid4().hex}@example.com"
    assert squatter.call("POST", "/auth/email", {"email": elsewhere}).status_code == 202
    change = token_in(newest_to(stack, elsewhere, VERIFY))

    # The owner of the address comes, and finds that there is an account.
    assert reset(squatter.http, reset_token(squatter, stack)).status_code == 200
    owner = squatter.sign_in(known_device=False, password=OTHER_PASSWORD)
    assert owner.status_code == 200, owner.text

    for token in (squatter.session["access_token"], second["access_token"]):
        assert refusal(squatter.call("GET", "/auth/me", token=token)) == (401, "SESSION_REVOKED")
    for token in (squatter.session["refresh_token"], second["refresh_token"]):
        reply = squatter.http.post("/auth/refresh", json={"refresh_token": token})
        assert refusal(reply) == (401, "SESSION_REVOKED")
    assert refusal(squatter.sign_in()) == WRONG
    assert refusal(squatter.pin_sign_in()) == WRONG
    assert refusal(squatter.http.post("/auth/verify-email", json={"token": change})) == INVALID


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"},
        {"Forwarded": "host=evil.example"},
        {"Origin": "https://evil.example", "Referer": "https://evil.example/"},
    ],
    ids=str,
)
def test_no_header_leads_the_link_of_a_mail_elsewhere(
    headers: dict[str, str], account: Accounts, stack: Stack
) -> None:
    mia = account()
    reset_token(mia, stack, **headers)
    [mail] = mails_to(stack, mia.email, RESET)
    assert "evil" not in mail.message.as_string()
    assert "evil" not in mail.text()


def test_an_address_with_a_line_break_reaches_no_other_inbox(
    account: Accounts, stack: Stack
) -> None:
    mia = account()
    for address in (
        f"{mia.email}\r\nBcc: evil@example.com",
        f"{mia.email},evil@example.com",
        f"{mia.email}\nevil@example.com",
        f"evil@example.com;{mia.email}",
    ):
        reply = mia.http.post("/auth/forgot-password", json={"email": address})
        assert reply.status_code in (202, 422)
    reset_token(mia, stack)
    assert mails_to(stack, "evil@example.com") == []
    assert len(mails_to(stack, mia.email, RESET)) == 1


def test_a_sign_in_that_meets_a_reset_does_not_outlive_it(
    account: Accounts, stack: Stack, superuser_sql: Connection
) -> None:
    for _ in range(4):
        mia = account()
        mia.set_pin()
        token = reset_token(mia, stack)

        def act(number: int, mia: Account = mia, token: str = token) -> httpx.Response:
            match number % 4:
                case 0:
                    return mia.sign_in()
                case 1:
                    return mia.pin_sign_in()
                case 2:
                    refresh_token = mia.session["refresh_token"]
                    return mia.http.post("/auth/refresh", json={"refresh_token": refresh_token})
            return reset(mia.http, token)

        replies = together(8, act)
        # One of the two resets; nothing but refusals else, and no fault.
        assert sorted(reply.status_code for reply in replies[3::4]) == [200, 422]
        assert {reply.status_code for reply in replies} <= {200, 401, 422}
        device = next(reply for reply in replies[3::4] if reply.status_code == 200)
        for reply in (*replies[0::4], *replies[1::4], *replies[2::4]):
            if reply.status_code == 200:
                alive = mia.call("GET", "/auth/me", token=reply.json()["access_token"])
                assert refusal(alive) == (401, "SESSION_REVOKED")
        assert superuser_sql.execute(
            "select count(*) from auth.sessions where user_id = %s and revoked_at is null", [mia.id]
        ).fetchone() == (0,)
        assert superuser_sql.execute(
            "select count(*) from auth.known_devices where user_id = %s", [mia.id]
        ).fetchone() == (1,)
        assert "device_token" in device.json()


def test_an_address_that_somebody_took_meanwhile_is_theirs(account: Accounts, stack: Stack) -> None:
    mia = account()
    wanted = f"{uuid.uuid4().hex}@example.com"
    assert mia.call("POST", "/auth/email", {"email": wanted}).status_code == 202
    token = token_in(newest_to(stack, wanted, VERIFY))
    owner = account(email=wanted)
    reply = mia.http.post("/auth/verify-email", json={"token": token})
    assert refusal(reply) == (409, "EMAIL_ALREADY_EXISTS")
    assert mia.call("GET", "/auth/me").json()["email"] == mia.email
    assert owner.sign_in().json()["user"]["id"] == owner.id


def test_the_old_address_resets_nothing_once_it_is_left(account: Accounts, stack: Stack) -> None:
    mia = account()
    wanted = f"{uuid.uuid4().hex}@example.com"
    assert mia.call("POST", "/auth/email", {"email": wanted}).status_code == 202
    token = token_in(newest_to(stack, wanted, VERIFY))
    assert mia.http.post("/auth/verify-email", json={"token": token}).status_code == 204
    count = len(mails_to(stack, mia.email, RESET))
    assert mia.http.post("/auth/forgot-password", json={"email": mia.email}).status_code == 202
    other = Account(mia.http, {"user": {"email": wanted, "id": mia.id}})
    assert reset(mia.http, reset_token(other, stack)).status_code == 200
    assert len(mails_to(stack, mia.email, RESET)) == count


def test_who_is_suspended_resets_nothing(
    account: Accounts, stack: Stack, superuser_sql: Connection
) -> None:
    mia = account()
    token = reset_token(mia, stack)
    superuser_sql.execute("update api.users set status = 'suspended' where id = %s", [mia.id])
    assert refusal(reset(mia.http, token)) == INVALID
    superuser_sql.execute("update api.users set status = 'active' where id = %s", [mia.id])
    assert mia.sign_in(password=PASSWORD).status_code == 200


def test_who_takes_the_address_of_somebody_who_left_takes_nothing_else(
    account: Accounts, stack: Stack
) -> None:
    mia = account()
    token = reset_token(mia, stack)
    assert mia.call("POST", "/auth/me/delete").status_code == 204
    heir = account(email=mia.email)
    assert heir.id != mia.id
    assert {org["id"] for org in heir.session["user"]["organizations"]}.isdisjoint(
        org["id"] for org in mia.session["user"]["organizations"]
    )
    assert refusal(reset(heir.http, token)) == INVALID
    reply = heir.http.post("/auth/refresh", json={"refresh_token": mia.session["refresh_token"]})
    assert reply.status_code == 401
    assert heir.sign_in(device_token=mia.device_token).json()["device_token"] != mia.device_token
