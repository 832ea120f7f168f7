from __future__ import annotations

import threading
from collections.abc import Callable

import httpx

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person
from tests.support.waiting import wait_for_lock


def statuses(person: Person) -> list[int]:
    """What a request of this person gets now, by every way in."""
    requests = [
        person.api.get("/api/shows"),
        person.api.get(f"/api/organizations/{person.org_id}"),
        person.api.patch(f"/api/users/{person.id}", json={"full_name": "Mia"}),
        person.api.get("/auth/me"),
    ]
    return [reply.status_code for reply in requests]


WELCOME, ENDED = [200, 200, 204, 200], [401, 401, 401, 401]


def test_a_logout_counts_at_the_next_request(register: Callable[..., Person]) -> None:
    mia = register()
    assert statuses(mia) == WELCOME
    assert mia.api.post("/auth/logout").status_code == 204
    assert statuses(mia) == ENDED
    reply = mia.api.get("/api/shows")
    assert refusal(reply) == (401, "SESSION_REVOKED")
    assert reply.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_logout_ends_the_refresh_token_too(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    mia.api.post("/auth/logout")
    reply = http.post("/auth/refresh", json={"refresh_token": mia.refresh_token})
    assert refusal(reply) == (401, "SESSION_REVOKED")


def test_a_logout_leaves_other_sessions_alone(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    login = {"email": mia.email, "password": PASSWORD}
    other = http.post("/auth/login", json=login).json()["access_token"]
    mia.api.post("/auth/logout")
    assert http.get("/auth/me", headers={"Authorization": f"Bearer {other}"}).status_code == 200


def test_a_suspension_counts_at_the_next_request_and_only_for_that_person(
    register: Callable[..., Person], superuser_sql: Connection
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    superuser_sql.execute("update api.users set status = 'suspended' where id = %s", (mia.id,))
    assert statuses(mia) == ENDED
    assert statuses(cal) == WELCOME


def test_an_expired_session_opens_nothing_though_the_token_is_good(
    register: Callable[..., Person], superuser_sql: Connection
) -> None:
    mia = register()
    query = "update auth.sessions set expires_at = now() where user_id = %s"
    superuser_sql.execute(query, (mia.id,))
    assert statuses(mia) == ENDED


def test_no_session_slips_through_while_a_suspension_commits(
    register: Callable[..., Person],
    http: httpx.Client,
    sql: Callable[[str], Connection],
    superuser_sql: Connection,
) -> None:
    mia = register()
    login = {"email": mia.email, "password": PASSWORD}
    replies: list[httpx.Response] = []
    signing_in = threading.Thread(
        target=lambda: replies.append(http.post("/auth/login", json=login))
    )
    with superuser_sql.transaction():
        superuser_sql.execute("update api.users set status = 'suspended' where id = %s", (mia.id,))
        signing_in.start()
        wait_for_lock(sql("postgres"), 'auth."login"')
    signing_in.join()
    assert refusal(replies[0]) == (403, "ACCOUNT_INACTIVE")
