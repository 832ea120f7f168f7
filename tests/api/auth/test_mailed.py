"""What a mail proves: by HTTP and the local mailbox, as a person does it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

import httpx
import pytest

from ontour.stack import Stack
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.mails import mails_to, newest_to, token_in
from tests.support.people import PASSWORD, Person
from tests.support.together import together
from tests.support.waiting import eventually

NEW_PASSWORD = "Melkweg2027!"  # noqa: S105 - in databases that live for one run

VERIFY = "Confirm your email address"
RESET = "Choose a new password"

Register = Callable[..., Person]


def login(http: httpx.Client, email: str, password: str = PASSWORD) -> httpx.Response:
    return http.post("/auth/login", json={"email": email, "password": password})


def reset_token(http: httpx.Client, stack: Stack, email: str, count: int = 1) -> str:
    """Ask for a reset and open the mail."""
    reply = http.post("/auth/forgot-password", json={"email": email})
    assert (reply.status_code, reply.content) == (202, b"")
    return token_in(newest_to(stack, email, RESET, count))


def reset(http: httpx.Client, token: str, password: str = NEW_PASSWORD) -> httpx.Response:
    return http.post("/auth/reset-password", json={"token": token, "password": password})


def verify(http: httpx.Client, token: str) -> httpx.Response:
    return http.post("/auth/verify-email", json={"token": token})


def is_verified(person: Person) -> bool:
    return bool(person.api.get("/auth/me").json()["email_verified"])


def test_register_verify_forget_reset_and_all_old_sessions_are_dead(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    assert not is_verified(mia)
    assert verify(http, token_in(newest_to(stack, mia.email, VERIFY))).status_code == 204
    assert is_verified(mia)

    phone = login(http, mia.email).json()
    done = reset(http, reset_token(http, stack, mia.email))
    assert done.status_code == 200
    for token in (mia.token, phone["access_token"]):
        reply = http.get("/auth/me", headers={"Authorization": f"Bearer {token}"})
        assert refusal(reply) == (401, "SESSION_REVOKED")
    for refresh_token in (mia.refresh_token, phone["refresh_token"]):
        reply = http.post("/auth/refresh", json={"refresh_token": refresh_token})
        assert refusal(reply) == (401, "SESSION_REVOKED")
    assert refusal(login(http, mia.email)) == (401, "INVALID_CREDENTIALS")
    assert login(http, mia.email, NEW_PASSWORD).status_code == 200
    newest_to(stack, mia.email, "Your password was changed")


def test_a_token_works_once_even_for_many_at_the_same_moment(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    token = reset_token(http, stack, mia.email)
    passwords = [f"Melkweg{2030 + n}!" for n in range(6)]
    replies = together(len(passwords), lambda n: reset(http, token, passwords[n]))
    won = [n for n, reply in enumerate(replies) if reply.status_code == 200]
    assert len(won) == 1
    assert {refusal(replies[n]) for n in range(len(passwords)) if n not in won} == {
        (422, "ONE_TIME_TOKEN_INVALID")
    }
    signed_in = [n for n, each in enumerate(passwords) if login(http, mia.email, each).is_success]
    assert signed_in == won
    assert refusal(reset(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")


def test_a_newer_mail_makes_the_older_one_void(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    older = reset_token(http, stack, mia.email)
    newer = reset_token(http, stack, mia.email, 2)
    assert refusal(reset(http, older)) == (422, "ONE_TIME_TOKEN_INVALID")
    assert reset(http, newer).status_code == 200


def test_a_token_ends_with_its_time_and_is_good_for_one_purpose(
    register: Register, http: httpx.Client, stack: Stack, superuser_sql: Connection
) -> None:
    mia = register()
    first = token_in(newest_to(stack, mia.email, VERIFY))
    token = reset_token(http, stack, mia.email)
    assert refusal(verify(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")
    assert refusal(reset(http, first)) == (422, "ONE_TIME_TOKEN_INVALID")
    superuser_sql.execute(
        "update auth.one_time_tokens set expires_at = now() where token_hash = %s",
        [hashlib.sha256(token.encode()).digest()],
    )
    assert refusal(reset(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")
    assert login(http, mia.email).status_code == 200


def test_a_password_that_is_refused_leaves_the_token_good(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    token = reset_token(http, stack, mia.email)
    assert refusal(reset(http, token, "short")) == (422, "WEAK_PASSWORD")
    name = mia.email.split("@")[0]
    assert refusal(reset(http, token, f"{name}A1")) == (422, "WEAK_PASSWORD")
    assert reset(http, token).status_code == 200


def test_a_reset_verifies_the_address_and_makes_the_device_known(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    device_token = reset(http, reset_token(http, stack, mia.email)).json()["device_token"]
    reply = http.post(
        "/auth/login",
        json={"email": mia.email, "password": NEW_PASSWORD, "device_token": device_token},
    ).json()
    assert reply["user"]["email_verified"] is True
    assert "device_token" not in reply


def test_nobody_learns_who_has_an_account_by_asking_for_a_reset(
    register: Register, http: httpx.Client, stack: Stack, superuser_sql: Connection
) -> None:
    mia, nobody = register(), f"{uuid.uuid4().hex}@example.com"
    known, unknown, nonsense = (
        http.post("/auth/forgot-password", json={"email": email})
        for email in (mia.email, nobody, "what?")
    )
    assert known.status_code == unknown.status_code == nonsense.status_code == 202
    assert known.content == unknown.content == nonsense.content == b""
    varying = {"date", "x-request-id"}
    assert {name for name in known.headers if name not in varying} == {
        name for name in unknown.headers if name not in varying
    }
    newest_to(stack, mia.email, RESET)

    def state() -> str:
        row = superuser_sql.execute(
            "select state from mail.messages where email = %s", [nobody]
        ).fetchone()
        assert row is not None
        return str(row[0])

    eventually(lambda: state() == "withheld")
    assert mails_to(stack, nobody) == []


def test_the_mail_for_a_verification_is_sent_again_until_it_is_done(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    older = token_in(newest_to(stack, mia.email, VERIFY))
    assert mia.api.post("/auth/verify-email/resend").status_code == 202
    newer = token_in(newest_to(stack, mia.email, VERIFY, 2))
    assert refusal(verify(http, older)) == (422, "ONE_TIME_TOKEN_INVALID")
    assert verify(http, newer).status_code == 204
    reply = mia.api.post("/auth/verify-email/resend")
    assert refusal(reply) == (409, "EMAIL_ALREADY_VERIFIED")
    assert refusal(http.post("/auth/verify-email/resend")) == (401, "TOKEN_REQUIRED")


def test_an_address_changes_when_the_new_one_is_proved_and_the_old_one_is_told(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    new = f"new-{mia.email}"
    assert mia.api.post("/auth/email", json={"email": f" {new.upper()} "}).status_code == 202
    mail = newest_to(stack, new, VERIFY)
    assert mia.api.get("/auth/me").json()["email"] == mia.email
    assert verify(http, token_in(mail)).status_code == 204
    assert mia.api.get("/auth/me").json()["email"] == new
    assert is_verified(mia)
    newest_to(stack, mia.email, "Your email address was changed")
    assert refusal(login(http, mia.email)) == (401, "INVALID_CREDENTIALS")
    assert login(http, new).status_code == 200


def test_a_reset_that_was_sent_to_the_old_address_is_void(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    token = reset_token(http, stack, mia.email)
    new = f"new-{mia.email}"
    mia.api.post("/auth/email", json={"email": new})
    assert verify(http, token_in(newest_to(stack, new, VERIFY))).status_code == 204
    assert refusal(reset(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")


def test_wanting_somebody_elses_address_tells_only_them(register: Register, stack: Stack) -> None:
    mia, cal = register(), register("Cal Crew")
    taken = mia.api.post("/auth/email", json={"email": cal.email})
    free = mia.api.post("/auth/email", json={"email": f"new-{mia.email}"})
    assert (taken.status_code, taken.content) == (free.status_code, free.content) == (202, b"")
    newest_to(stack, cal.email, "You have an account already")
    assert len(mails_to(stack, cal.email, VERIFY)) == 1


def test_two_who_want_one_address_do_not_both_get_it(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia, cal = register(), register("Cal Crew")
    wanted = f"wanted-{mia.email}"
    tokens = []
    for number, person in enumerate((mia, cal), 1):
        person.api.post("/auth/email", json={"email": wanted})
        tokens.append(token_in(newest_to(stack, wanted, VERIFY, number)))
    replies = together(2, lambda n: verify(http, tokens[n]))
    assert sorted(reply.status_code for reply in replies) == [204, 409]
    addresses = [person.api.get("/auth/me").json()["email"] for person in (mia, cal)]
    assert addresses.count(wanted) == 1


def test_a_stale_sign_in_changes_no_address(register: Register, superuser_sql: Connection) -> None:
    mia = register()
    superuser_sql.execute(
        "update auth.sessions set authenticated_at = now() - interval '11 minutes'"
        " where user_id = %s",
        [mia.id],
    )
    reply = mia.api.post("/auth/email", json={"email": f"new-{mia.email}"})
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")


def test_what_a_thief_has_asked_for_dies_with_a_reset(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    thief = f"thief-{mia.email}"
    assert mia.api.post("/auth/email", json={"email": thief}).status_code == 202
    token = token_in(newest_to(stack, thief, VERIFY))
    assert reset(http, reset_token(http, stack, mia.email)).status_code == 200
    assert refusal(verify(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")


def test_what_a_thief_has_asked_for_dies_with_a_change_of_the_password(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    own = login(http, mia.email).json()["access_token"]
    thief = f"thief-{mia.email}"
    assert mia.api.post("/auth/email", json={"email": thief}).status_code == 202
    token = token_in(newest_to(stack, thief, VERIFY))
    reply = http.post(
        "/auth/password",
        json={"current_password": PASSWORD, "new_password": NEW_PASSWORD},
        headers={"Authorization": f"Bearer {own}"},
    )
    assert reply.status_code == 204, reply.text
    assert refusal(verify(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")


def test_a_registration_that_is_refused_sends_nothing(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia = register()
    newest_to(stack, mia.email, VERIFY)
    again = http.post(
        "/auth/register",
        json={"email": mia.email, "password": PASSWORD, "full_name": "Mia Marlow"},
    )
    assert refusal(again) == (409, "EMAIL_ALREADY_EXISTS")
    cal = register("Cal Crew")
    newest_to(stack, cal.email, VERIFY)
    assert len(mails_to(stack, mia.email)) == 1


@pytest.mark.parametrize("token", ["", "ott_", "ott_" + "x" * 43, "ü", "ott_" + "x" * 190])
def test_a_token_that_is_none_is_refused(token: str, http: httpx.Client) -> None:
    assert refusal(verify(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")
    assert refusal(reset(http, token)) == (422, "ONE_TIME_TOKEN_INVALID")


def test_mails_of_our_own_do_not_name_their_reader(register: Register, stack: Stack) -> None:
    """Whoever signs up with a stranger's address chooses that name: it would be their advert."""
    mia = register("Buy at evil.example")
    mail = newest_to(stack, mia.email, VERIFY)
    assert "evil" not in mail.message.as_string()
