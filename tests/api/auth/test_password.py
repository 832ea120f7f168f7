"""A new password: who may set it, what it may not be, and what ends with the old one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from threading import Thread
from typing import Any

import argon2
import httpx
import pytest

from ontour.stack import Stack
from tests.api.auth.conftest import WRONG, Device, registered, take_password
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.people import PASSWORD
from tests.support.waiting import wait_for_lock

NEW = "Melkweg2028!"
REFUSED = (401, "INVALID_CREDENTIALS")


def bearer(session: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {session.json()['access_token']}"}


def change(device: Device, session: httpx.Response, **body: Any) -> httpx.Response:
    return device.http.post("/auth/password", json=body, headers=bearer(session))


def test_who_knows_the_password_changes_it(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    session = phone.login(email)
    assert change(phone, session, current_password=PASSWORD, new_password=NEW).status_code == 204
    assert refusal(phone.login(email)) == REFUSED
    assert phone.login(email, NEW).status_code == 200


def test_this_session_goes_on_and_all_others_end_at_once(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    laptop = device()
    elsewhere, here = phone.login(email), laptop.login(email)
    assert change(laptop, here, current_password=PASSWORD, new_password=NEW).status_code == 204
    gone = phone.http.get("/auth/me", headers=bearer(elsewhere))
    assert refusal(gone) == (401, "SESSION_REVOKED")
    assert refusal(phone.http.get("/api/shows", headers=bearer(elsewhere))) == (
        401,
        "SESSION_REVOKED",
    )
    refresh = {"refresh_token": elsewhere.json()["refresh_token"]}
    assert refusal(phone.http.post("/auth/refresh", json=refresh)) == (401, "SESSION_REVOKED")
    assert laptop.http.get("/auth/me", headers=bearer(here)).status_code == 200
    refresh = {"refresh_token": here.json()["refresh_token"]}
    assert laptop.http.post("/auth/refresh", json=refresh).status_code == 200


def test_a_device_that_was_known_by_the_old_password_is_a_stranger_again(
    device: Callable[..., Device],
) -> None:
    email, phone = registered(device())
    laptop = device()
    here = laptop.login(email)
    assert change(laptop, here, current_password=PASSWORD, new_password=NEW).status_code == 204
    assert "device_token" in phone.login(email, NEW).json()
    known = Device(laptop.http, here.json()["device_token"])
    assert "device_token" not in known.login(email, NEW).json()


def test_the_person_is_told_by_mail(device: Callable[..., Device], strict_sql: Connection) -> None:
    email, phone = registered(device())
    session = phone.login(email)
    assert change(phone, session, current_password=PASSWORD, new_password=NEW).status_code == 204
    found = strict_sql.execute(
        "select template from mail.messages where email = %s order by id desc limit 1", [email]
    ).fetchone()
    assert found == ("password_changed",)


def test_a_wrong_password_changes_nothing_and_is_counted(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    session = phone.login(email)
    for _ in range(10):
        reply = change(phone, session, current_password=WRONG, new_password=NEW)
        assert refusal(reply) == REFUSED
    reply = change(phone, session, current_password=PASSWORD, new_password=NEW)
    assert refusal(reply) == (429, "THROTTLED")
    assert phone.login(email).status_code == 200


def test_the_current_password_cannot_be_left_out(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    reply = change(phone, phone.login(email), new_password=NEW)
    assert refusal(reply) == (422, "VALIDATION_FAILED")


def test_who_has_none_sets_a_first_one_while_the_sign_in_is_fresh(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, phone = registered(device())
    session = phone.login(email)
    person = session.json()["user"]["id"]
    take_password(strict_sql, email)
    strict_sql.execute(
        "update auth.sessions set authenticated_at = now() - interval '1 hour' where user_id = %s",
        [person],
    )
    assert refusal(change(phone, session, new_password=NEW)) == (401, "STEP_UP_REQUIRED")
    strict_sql.execute(
        "update auth.sessions set authenticated_at = now() where user_id = %s", [person]
    )
    assert change(phone, session, new_password=NEW).status_code == 204
    assert phone.login(email, NEW).status_code == 200


@pytest.mark.parametrize(
    "password", ["Short1", "alllower1", "Password1", "Marlow2026", "xMARLOWx1y", "Nia-Owner-7"]
)
def test_a_weak_password_is_refused(password: str, device: Callable[..., Device]) -> None:
    mia = device()
    body = {
        "email": f"nia.owner+{uuid.uuid4().hex}@example.com",
        "full_name": "Mia Marlow",
        "password": password,
    }
    assert refusal(mia.http.post("/auth/register", json=body)) == (422, "WEAK_PASSWORD")
    session = mia.http.post("/auth/register", json=body | {"password": PASSWORD})
    reply = change(mia, session, current_password=PASSWORD, new_password=password)
    assert refusal(reply) == (422, "WEAK_PASSWORD")


def test_a_username_is_no_password(device: Callable[..., Device], strict_sql: Connection) -> None:
    email, phone = registered(device())
    session = phone.login(email)
    username = f"n{uuid.uuid4().hex[:9]}"
    strict_sql.execute(
        "update api.users set username = %s where id = %s", [username, session.json()["user"]["id"]]
    )
    reply = change(phone, session, current_password=PASSWORD, new_password=f"{username.upper()}-a1")
    assert refusal(reply) == (422, "WEAK_PASSWORD")


def test_a_hash_of_other_parameters_is_replaced_at_the_next_sign_in(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, phone = registered(device())
    old = argon2.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    strict_sql.execute(
        "update auth.passwords set password_hash = %s from auth.email_addresses as addresses"
        " where addresses.user_id = passwords.user_id and email = %s",
        [old, email],
    )

    def stored() -> str:
        found = strict_sql.execute(
            "select password_hash from auth.passwords join auth.email_addresses using (user_id)"
            " where email = %s",
            [email],
        ).fetchone()
        assert found is not None
        return str(found[0])

    assert refusal(phone.login(email, WRONG)) == REFUSED
    assert stored() == old
    assert phone.login(email).status_code == 200
    new = stored()
    assert new.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert phone.login(email).status_code == 200
    assert stored() == new


def test_a_password_that_is_changed_while_somebody_signs_in_with_the_old_one_keeps_them_out(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    """What the bridge has verified is asked for again by the transaction that opens the session."""
    email, phone = registered(device())
    person = phone.login(email).json()["user"]["id"]
    begun = strict_sql.execute("select auth.begin_login(%s)", [email]).fetchone()
    assert begun is not None
    session = phone.login(email)
    assert change(phone, session, current_password=PASSWORD, new_password=NEW).status_code == 204
    with pytest.raises(Exception, match="INVALID_CREDENTIALS"):
        strict_sql.execute(
            "select auth.login(%s, %s, '{pwd}', sha256('x'), '7 days')",
            [person, begun[0]["changed_at"]],
        )


def test_a_sign_in_waits_for_a_reset_and_holds_nothing_that_the_reset_needs(
    device: Callable[..., Device], strict_sql: Connection, strict: Stack
) -> None:
    email, phone = registered(device())
    replies: list[httpx.Response] = []
    signing_in = Thread(target=lambda: replies.append(phone.login(email)))
    with Database(strict.cluster, strict.dbname).connect() as watcher:
        with strict_sql.transaction():
            # As auth.reset_password does it: first the person, then what is theirs.
            strict_sql.execute(
                "select from api.users join auth.email_addresses on user_id = id"
                " where email = %s for no key update of users",
                [email],
            )
            signing_in.start()
            wait_for_lock(watcher, 'auth."login"')
            strict_sql.execute("set local lock_timeout = '5s'")
            strict_sql.execute(
                "update auth.passwords set changed_at = clock_timestamp()"
                " from auth.email_addresses as addresses"
                " where addresses.user_id = passwords.user_id and email = %s",
                [email],
            )
        signing_in.join()
    assert refusal(replies[0]) == REFUSED
