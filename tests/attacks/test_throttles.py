"""Guessing as somebody new each time: by other spellings, headers, devices and addresses to ask."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.attacks.accounts import OTHER_PASSWORD, Account
from tests.conftest import NO_RATE_LIMIT
from tests.support.database import Database
from tests.support.stacks import own_stack

# Each says of itself that it is somebody else.
DISGUISES: list[dict[str, str]] = [
    {"X-Forwarded-For": "192.0.2.1"},
    {"X-Real-IP": "192.0.2.2"},
    {"Forwarded": "for=192.0.2.3"},
    {"X-Device-Id": "another"},
    {"User-Agent": "another"},
    {"X-Request-ID": "another-request"},
    {"True-Client-IP": "192.0.2.4", "CF-Connecting-IP": "192.0.2.4"},
    {"Via": "1.1 proxy"},
]


@pytest.fixture(scope="module")
def limited(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack with the limits of an installation, but for those of a whole network."""
    with own_stack(throwaway, cluster, "limited", NO_RATE_LIMIT, throttled=True) as running:
        with Database(cluster, running.dbname).connect() as superuser:
            superuser.execute(
                "update auth.throttle_limits set most = 100000 where kind like '%\\_ip'"
            )
        yield running


@pytest.fixture
def http(limited: Stack) -> Iterator[httpx.Client]:
    """A client of this stack."""
    with httpx.Client(base_url=limited.base_url, timeout=60) as client:
        yield client


def spellings(text: str) -> list[str]:
    """The same to whoever looks it up."""
    return [text, text.upper(), text.title(), f" {text}", f"{text} ", f"  {text.upper()}  "]


def statuses(replies: list[httpx.Response]) -> list[int]:
    return [reply.status_code for reply in replies]


def test_no_spelling_or_header_gets_another_ten_passwords(http: httpx.Client) -> None:
    mia = Account.made(http)
    names = spellings(mia.email)
    replies = [
        mia.sign_in(
            known_device=False,
            email=names[number % len(names)],
            password=OTHER_PASSWORD,
            headers=DISGUISES[number % len(DISGUISES)],
            device_token=f"otd_{uuid.uuid4().hex}",
        )
        for number in range(20)
    ]
    assert statuses(replies) == [401] * 10 + [429] * 10
    assert all(int(reply.headers["Retry-After"]) > 0 for reply in replies[10:])
    # Nor does the right one get through there; where she is known, it does.
    assert mia.sign_in(known_device=False).status_code == 429
    assert mia.sign_in().status_code == 200


def test_no_spelling_or_header_gets_another_ten_pins(http: httpx.Client) -> None:
    mia = Account.made(http)
    mia.set_pin()
    names = spellings(mia.username)
    replies = [
        mia.pin_sign_in(username=names[number % len(names)], device_token=f"otd_{uuid.uuid4().hex}")
        for number in range(15)
    ]
    assert statuses(replies) == [401] * 10 + [429] * 5
    assert mia.pin_sign_in().status_code == 200


def test_who_stole_a_session_guesses_the_password_ten_times_wherever_they_ask(
    http: httpx.Client,
) -> None:
    mia = Account.made(http)
    replies = []
    for number in range(8):
        wrong = f"Wrong-{number}-Password"
        replies.append(mia.call("POST", "/auth/step-up", {"password": wrong}))
        body = {"current_password": wrong, "new_password": OTHER_PASSWORD}
        replies.append(mia.call("POST", "/auth/password", body))
    assert statuses(replies) == [401] * 10 + [429] * 6


def test_a_second_session_is_no_second_set_of_guesses(http: httpx.Client) -> None:
    mia = Account.made(http)
    tokens = [mia.sign_in().json()["access_token"] for _ in range(3)]
    replies = [
        mia.call("POST", "/auth/step-up", {"password": f"Wrong-{number}"}, token=tokens[number % 3])
        for number in range(13)
    ]
    assert statuses(replies) == [401] * 10 + [429] * 3
