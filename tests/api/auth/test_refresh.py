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
    """As if the newest token of this person had been made a minute ago."""
    sql.execute(
        "update auth.sessions set successor_at = successor_at - interval '1 minute'"
        " where user_id = %s and successor_at is not null",
        (person.id,),
    )


def thefts(sql: Connection, person: Person) -> int:
    query = "select from auth.security_events where kind = 'refresh_reused' and user_id = %s"
    return sql.execute(query, (person.id,)).rowcount


def test_a_refresh_gives_new_tokens_of_the_same_session(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    first = refresh(http, mia.refresh_token).json()
    let_grace_pass(superuser_sql, mia)
    second = refresh(http, first["refresh_token"]).json()
    assert len({mia.refresh_token, first["refresh_token"], second["refresh_token"]}) == 3
    assert first["session_id"] == second["session_id"]
    bearer = {"Authorization": f"Bearer {second['access_token']}"}
    assert http.get("/auth/me", headers=bearer).json()["id"] == mia.id


def test_a_storm_of_refreshes_gets_one_successor(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    storms = []
    token = mia.refresh_token
    for _ in range(3):
        replies = together(16, lambda _, token=token: refresh(http, token))  # type: ignore[misc]
        assert Counter(reply.status_code for reply in replies) == {200: 16}
        [token] = {reply.json()["refresh_token"] for reply in replies}
        storms.append(token)
        let_grace_pass(superuser_sql, mia)
    assert len({mia.refresh_token, *storms}) == 4
    [counts] = superuser_sql.execute(
        """
        select count(*), count(*) filter (where used_at is null)
        from auth.refresh_tokens join auth.sessions on sessions.id = session_id
        where user_id = %s
        """,
        (mia.id,),
    ).fetchall()
    assert counts == (4, 1)
    assert thefts(superuser_sql, mia) == 0


def test_a_new_token_is_not_used_up_at_once(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    """Tabs that are opened one after the other, and the answer of the first that comes last."""
    mia = register()
    first = refresh(http, mia.refresh_token).json()["refresh_token"]
    assert [refresh(http, first).json()["refresh_token"] for _ in range(3)] == [first] * 3
    assert refresh(http, mia.refresh_token).json()["refresh_token"] == first
    let_grace_pass(superuser_sql, mia)
    assert refresh(http, first).json()["refresh_token"] != first


def go_on(http: httpx.Client, sql: Connection, person: Person) -> str:
    """Let the person refresh twice, some time ago, and return their newest token."""
    newest = person.refresh_token
    for _ in range(2):
        newest = refresh(http, newest).json()["refresh_token"]
        let_grace_pass(sql, person)
    return newest


def test_an_answer_may_be_lost_for_as_long_as_the_session_lives(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    """A phone asks, enters a tunnel, and has to ask with the same token when it comes out."""
    mia = register()
    tried = [mia.refresh_token]
    for _ in range(3):
        tried.append(refresh(http, mia.refresh_token).json()["refresh_token"])
        let_grace_pass(superuser_sql, mia)
    assert len(set(tried)) == 4
    assert refresh(http, tried[-1]).status_code == 200
    assert thefts(superuser_sql, mia) == 0


def test_a_token_that_comes_back_after_others_went_on_ends_the_session(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    newest = go_on(http, superuser_sql, mia)
    bearer = {"Authorization": f"Bearer {refresh(http, newest).json()['access_token']}"}
    assert refusal(refresh(http, mia.refresh_token)) == (401, "REFRESH_TOKEN_REUSED")
    assert refusal(refresh(http, newest)) == (401, "SESSION_REVOKED")
    assert refusal(http.get("/api/shows", headers=bearer)) == (401, "SESSION_REVOKED")
    assert refusal(http.get("/auth/me", headers=bearer)) == (401, "SESSION_REVOKED")
    assert thefts(superuser_sql, mia) == 1


def test_owner_and_thief_who_take_turns_are_found_at_the_second_who_goes_on(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    """Each waits until the other has passed: no token is used twice within the grace."""
    mia = register()
    ours = refresh(http, mia.refresh_token).json()["refresh_token"]
    let_grace_pass(superuser_sql, mia)
    theirs = refresh(http, mia.refresh_token).json()["refresh_token"]
    let_grace_pass(superuser_sql, mia)
    assert theirs != ours
    assert refresh(http, ours).status_code == 200
    let_grace_pass(superuser_sql, mia)
    assert thefts(superuser_sql, mia) == 0
    assert refusal(refresh(http, theirs)) == (401, "REFRESH_TOKEN_REUSED")
    assert thefts(superuser_sql, mia) == 1


def test_the_person_is_told_of_a_theft_by_mail(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    go_on(http, superuser_sql, mia)
    query = "select template from mail.messages where user_id = %s order by created_at"
    before = superuser_sql.execute(query, (mia.id,)).fetchall()
    refresh(http, mia.refresh_token)
    assert superuser_sql.execute(query, (mia.id,)).fetchall() == [*before, ("session_reused",)]


def test_a_storm_of_thieves_is_one_event(
    register: Callable[..., Person], http: httpx.Client, superuser_sql: Connection
) -> None:
    mia = register()
    go_on(http, superuser_sql, mia)
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
    newest = go_on(http, superuser_sql, mia)
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
    go_on(http, superuser_sql, mia)
    assert refresh(http, mia.refresh_token).status_code == 401
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
