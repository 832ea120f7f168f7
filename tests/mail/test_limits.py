"""How many mails anybody can have sent: on a stack that keeps its limits."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support import people
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.stacks import own_stack
from tests.support.together import together


@pytest.fixture(scope="module")
def stack(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """One that throttles."""
    with own_stack(throwaway, cluster, "limits", gateway=NO_RATE_LIMIT, throttled=True) as running:
        yield running


@pytest.fixture(scope="module")
def http(stack: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.base_url, timeout=30) as client:
        yield client


@pytest.fixture(autouse=True)
def nothing_was_tried(stack: Stack) -> None:
    """All come from one address, and each test counts for itself."""
    with Database(stack.cluster, stack.dbname).connect() as sql:
        sql.execute("delete from auth.throttles")


def forgot(http: httpx.Client, email: str) -> httpx.Response:
    return http.post("/auth/forgot-password", json={"email": email})


def mails_to(sql: Connection, email: str) -> int:
    row = sql.execute("select count(*) from mail.messages where email = %s", [email]).fetchone()
    assert row is not None
    return int(row[0])


def test_nobodys_inbox_is_filled_and_nobody_is_told(http: httpx.Client, stack: Stack) -> None:
    email = f"{uuid.uuid4().hex}@example.com"
    replies = together(12, lambda _: forgot(http, email))
    assert {reply.status_code for reply in replies} == {202}
    with Database(stack.cluster, stack.dbname).connect() as sql:
        assert mails_to(sql, email) == 3


def test_who_asks_for_their_own_mail_is_told_when_to_come_back(http: httpx.Client) -> None:
    mia = people.register(http)
    with mia.api:
        replies = [mia.api.post("/auth/verify-email/resend") for _ in range(4)]
    assert [reply.status_code for reply in replies] == [202, 202, 202, 429]
    assert refusal(replies[-1]) == (429, "THROTTLED")
    assert 0 < int(replies[-1].headers["Retry-After"]) <= 3600


def test_one_client_does_not_ask_for_any_number_of_strangers(http: httpx.Client) -> None:
    replies = together(40, lambda n: forgot(http, f"{n}-{uuid.uuid4().hex}@example.com"))
    refused = [reply for reply in replies if reply.status_code == 429]
    assert len(refused) == 10
    assert all(refusal(reply) == (429, "THROTTLED") for reply in refused)


def test_one_person_does_not_try_any_number_of_addresses(http: httpx.Client) -> None:
    mia = people.register(http)
    with mia.api:
        replies = [
            mia.api.post("/auth/email", json={"email": f"{uuid.uuid4().hex}@example.com"})
            for _ in range(12)
        ]
    assert [reply.status_code for reply in replies] == [202] * 10 + [429] * 2
