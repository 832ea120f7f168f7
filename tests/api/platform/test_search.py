"""People find whom they work with, and strangers who want to be found."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.organizations import call
from tests.support.people import Person, join

Register = Callable[..., Person]


def rename(person: Person, **columns: object) -> tuple[int, str] | None:
    """Change the person's own row: how it was refused, or None."""
    reply = person.api.patch(f"/api/users/{person.id}", json=columns)
    return refusal(reply) if reply.is_error else None


def found(person: Person, query: str) -> list[tuple[str | None, bool]]:
    """Usernames and whether they are colleagues."""
    reply = call(person, "search_people", query=query)
    assert reply.is_success, reply.text
    return [(row["username"], row["is_colleague"]) for row in reply.json()]


@pytest.fixture
def word() -> str:
    """A name that only this test knows."""
    return "w" + uuid.uuid4().hex[:10]


def test_strangers_are_found_only_if_they_want_to_be(register: Register, word: str) -> None:
    mia, sue = register(), register("Sue Stranger")
    assert rename(sue, username=f"{word}.sue") is None
    assert found(mia, word) == []
    assert found(mia, f"{word}.sue") == []

    assert rename(sue, is_searchable=True) is None
    assert found(mia, word[:5].upper()) == [(f"{word}.sue", False)]
    assert found(mia, f"@{word}") == [(f"{word}.sue", False)]
    [row] = call(mia, "search_people", query=word).json()
    assert sorted(row) == ["avatar_url", "full_name", "id", "is_colleague", "username"]
    assert found(sue, word) == []

    assert rename(sue, is_searchable=False) is None
    assert found(mia, word) == []
    # Finding is not seeing.
    assert mia.api.get(f"/api/users/{sue.id}").status_code == 404


def test_colleagues_are_found_by_their_names_too(register: Register, word: str) -> None:
    mia, cal = register(), register(f"Cal {word.title()}")
    assert found(mia, word) == []
    seat = join(mia, cal, "crew")
    assert found(mia, word) == [(None, True)]
    assert found(cal, "marlow") == [(None, True)]
    mia.api.delete(f"/api/memberships/{seat['id']}")
    assert found(mia, word) == []


@pytest.mark.parametrize("query", ["", "ab", " a ", "@ab", "x" * 101])
def test_a_query_has_three_letters_at_least(query: str, register: Register) -> None:
    reply = call(register(), "search_people", query=query)
    assert refusal(reply) == (422, "QUERY_TOO_SHORT")


@pytest.mark.parametrize(
    "query", ["%%%", "___", "...", "'--", "\\\\\\", "\u00e9\u00e9\u00e9", "~~~"]
)
def test_no_character_stands_for_others(query: str, register: Register, word: str) -> None:
    mia, sue = register(), register("Sue Stranger")
    assert rename(sue, username=word, is_searchable=True) is None
    assert found(mia, query) == []


def test_at_most_twenty_are_found(register: Register, word: str, superuser_sql: Connection) -> None:
    superuser_sql.execute(
        "insert into api.users (full_name, username, is_searchable) "
        "select 'Gil', %s || n, true from generate_series(1, 30) as n",
        [word],
    )
    assert len(found(register(), word)) == 20


def test_who_searches_without_end_is_told_to_wait(
    register: Register, word: str, superuser_sql: Connection
) -> None:
    mia = register()
    limit = "update auth.throttle_limits set most = %s, within = %s where kind = 'search_person'"
    superuser_sql.execute(limit, [5, "1 minute"])
    try:
        replies = [call(mia, "search_people", query=word) for _ in range(6)]
    finally:
        superuser_sql.execute(limit, [1_000_000, "1 second"])
    assert [reply.status_code for reply in replies] == [200] * 5 + [429]
    assert 0 < int(replies[-1].headers["Retry-After"]) <= 60
    assert mia.api.get("/api/rpc/search_people", params={"query": word}).status_code == 405


def test_a_username_is_one_persons_whatever_its_case(register: Register, word: str) -> None:
    mia, sue = register(), register("Sue Stranger")
    assert rename(mia, username=word.upper()) is None
    assert mia.api.get("/auth/me").json()["username"] == word
    assert rename(sue, username=word.title()) == (409, "23505")
    assert rename(mia, username=f"{word}2") is None
    assert rename(sue, username=word) is None


@pytest.mark.parametrize("name", ["Admin", "adm1n", "on-tour", "supp0rt", "r.o.o.t", "api"])
def test_nobody_passes_for_us(name: str, register: Register) -> None:
    assert rename(register(), username=name) == (422, "USERNAME_RESERVED")


@pytest.mark.parametrize(
    "columns",
    [
        {"username": "m\u0131a"}, {"username": "mia marlow"}, {"username": "mia@example.com"},
        {"avatar_url": "http://example.com/mia.png"}, {"avatar_url": "https://a b"},
        {"avatar_url": "javascript:alert(1)"}, {"language": "english"}, {"language": "en_US"},
    ],
)  # fmt: skip
def test_a_profile_holds_what_others_can_read(
    columns: dict[str, object], register: Register
) -> None:
    assert rename(register(), **columns) == (400, "23514")


def test_a_profile_says_language_and_time_zone(register: Register) -> None:
    mia = register()
    assert rename(mia, language="zh-Hant-TW", time_zone="Asia/Taipei") is None
    assert rename(mia, avatar_url="https://example.com/mia.png?size=64") is None
    assert rename(mia, time_zone="Mars/Olympus") == (422, "UNKNOWN_TIME_ZONE")
