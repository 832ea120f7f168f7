from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.together import together


def refresh(http: httpx.Client, token: str) -> httpx.Response:
    return http.post("/auth/refresh", json={"refresh_token": token})


def let_grace_pass(sql: Connection, person: Person) -> None:
    """As if the used tokens of this person had been used a minute ago."""
    sql.execute(
        """
        update auth.refresh_tokens set rotated_at = rotated_at - interval '1 minute'
        from auth.sessions where sessions.id = session_id and user_id = %s
        """,
        (person.id,),
    )


def thefts(sql: Connection, person: Person) -> int:
    query = "select from auth.security_events where kind = 'refresh_reused' and user_id = %s"
    return sql.execute(query, (person.id,)).rowcount


def test_a_refresh_gives_new_tokens_of_the_same_session(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    first = refresh(http, mia.refresh_token).json()
    second = refresh(http, first["refresh_token"]).json()
    assert len({mia.refresh_token, first["refresh_token"], second["refresh_token"]}) == 3
    assert first["session_id"] == second["session_id"]
    bearer = {"Authorization": f"Bearer {second['access_token']}"}
    assert http.get("/auth/me", headers=bearer).json()["id"] == mia.id


def test_a_storm_of_refreshes_gets_one_successor(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    for token in (mia.refresh_token, refresh(http, mia.refresh_token).json()["refresh_token"]):
        replies = together(16, lambda _, token=token: refresh(http, token))  # type: ignore[misc]
        assert Counter(reply.status_code for reply in replies) == {200: 16}
        assert len({reply.json()["refresh_token"] for reply in replies}) == 1
    [counts] = superuser_sql.execute(
        """
        select count(*), count(*) filter (where rotated_at is null)
        from auth.refresh_tokens join auth.sessions on sessions.id = session_id
        where user_id = %s
        """,
        (mia.id,),
    ).fetchall()
    assert counts == (3, 1)
    assert thefts(superuser_sql, mia) == 0


def test_a_token_that_comes_back_after_grace_ends_the_session(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    newest = refresh(http, mia.refresh_token).json()
    let_grace_pass(superuser_sql, mia)
    assert refusal(refresh(http, mia.refresh_token)) == (401, "REFRESH_TOKEN_REUSED")
    assert refusal(refresh(http, newest["refresh_token"])) == (401, "SESSION_REVOKED")
    bearer = {"Authorization": f"Bearer {newest['access_token']}"}
    assert refusal(http.get("/api/shows", headers=bearer)) == (401, "SESSION_REVOKED")
    assert refusal(http.get("/auth/me", headers=bearer)) == (401, "SESSION_REVOKED")
    assert thefts(superuser_sql, mia) == 1


def test_a_storm_of_thieves_is_one_event(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    refresh(http, mia.refresh_token)
    let_grace_pass(superuser_sql, mia)
    replies = together(16, lambda _: refresh(http, mia.refresh_token))
    assert Counter(refusal(reply) for reply in replies) == {
        (401, "REFRESH_TOKEN_REUSED"): 1,
        (401, "SESSION_REVOKED"): 15,
    }
    assert thefts(superuser_sql, mia) == 1


def test_owner_and_thief_at_once_never_both_go_on(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    newest = refresh(http, mia.refresh_token).json()["refresh_token"]
    let_grace_pass(superuser_sql, mia)
    replies = together(8, lambda number: refresh(http, [mia.refresh_token, newest][number % 2]))
    survivors = {reply.json()["refresh_token"] for reply in replies if reply.is_success}
    assert all(refusal(refresh(http, token)) == (401, "SESSION_REVOKED") for token in survivors)
    assert thefts(superuser_sql, mia) == 1


def test_the_session_of_another_device_lives_on(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    login = {"email": mia.email, "password": "Paradiso2026!"}
    other = http.post("/auth/login", json=login).json()
    refresh(http, mia.refresh_token)
    let_grace_pass(superuser_sql, mia)
    refresh(http, mia.refresh_token)
    assert refresh(http, other["refresh_token"]).status_code == 200


def test_an_expired_session_cannot_be_refreshed(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    query = "update auth.sessions set expires_at = now() where user_id = %s"
    superuser_sql.execute(query, (mia.id,))
    assert refusal(refresh(http, mia.refresh_token)) == (401, "REFRESH_TOKEN_EXPIRED")


@pytest.mark.parametrize("token", ["", "otr_", "otr_" + "A" * 43, "x", "'; --", "名", "\\"])
def test_what_is_no_refresh_token_is_refused(token: str, http: httpx.Client) -> None:
    assert refusal(refresh(http, token)) == (401, "REFRESH_TOKEN_INVALID")


def test_an_access_token_is_no_refresh_token(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    assert refusal(refresh(http, register().token)) == (422, "VALIDATION_FAILED")
