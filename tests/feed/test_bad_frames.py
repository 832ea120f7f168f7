"""What a socket must not send: each has its own code, and the socket lives on where it can."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.feed.sockets import socket
from tests.support import people
from tests.support.answers import refusal
from tests.support.database import Database
from tests.support.people import Person
from tests.support.shows import add
from tests.support.stacks import own_stack

Register = Callable[..., Person]
ELSEWHERE = "9f3ad5ba-2b0e-4f4e-8c39-6d3cf2f1a001"


@pytest.fixture(scope="module")
def strict(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack whose relay is short of patience and has seen much."""
    relay = {
        "RELAY_HELLO_SECONDS": "3",
        "RELAY_BAD_FRAMES": "5",
        "RELAY_SOCKETS_PER_USER": "2",
    }
    gateway = {"auth_rate": "1000r/s", "allowed_origins": ["https://app.example.org"]}
    with own_stack(throwaway, cluster, "strict", gateway, relay) as running:
        with Database(cluster, running.dbname).connect() as session:
            session.execute("update change.sequencer set position = 100, floor = 50")
        yield running


@pytest.fixture
def sam(strict: Stack) -> Iterator[Person]:
    """Somebody who has signed up there."""
    with httpx.Client(base_url=strict.base_url, timeout=30) as http:
        person = people.register(http, "Sam Stage")
        with person.api:
            yield person


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("{", "FRAME_INVALID"),
        ("", "FRAME_INVALID"),
        ("[1]", "FRAME_INVALID"),
        ("nan", "FRAME_INVALID"),
        ("[" * 20_000, "FRAME_INVALID"),
        (b"\x00\xff", "FRAME_INVALID"),
        ('{"type": "sing"}', "FRAME_UNKNOWN"),
        ('{"type": ["hello"]}', "FRAME_UNKNOWN"),
        ('{"kind": "hello"}', "FRAME_UNKNOWN"),
        ('{"type": "hello", "token": "again"}', "FRAME_INVALID"),
        ('{"type": "token", "token": "x.y.z"}', "TOKEN_INVALID"),
        ('{"type": "subscribe", "colour": "red"}', "FRAME_INVALID"),
        ('{"type": "subscribe", "org_id": "mine"}', "FRAME_INVALID"),
        ('{"type": "subscribe", "position": -1}', "FRAME_INVALID"),
        ('{"type": "subscribe", "position": 1.5}', "FRAME_INVALID"),
        ('{"type": "subscribe", "position": 9e99}', "FRAME_INVALID"),
        ('{"type": "subscribe", "position": "5"}', "FRAME_INVALID"),
        ('{"type": "subscribe", "table": "pg_class"}', "UNKNOWN_TABLE"),
        ('{"type": "subscribe", "table": "\\u0000"}', "UNKNOWN_TABLE"),
        (f'{{"type": "subscribe", "org_id": "{ELSEWHERE}"}}', "TOPIC_FORBIDDEN"),
        ('{"type": "unsubscribe", "id": "nothing"}', "SUBSCRIPTION_UNKNOWN"),
        (f'{{"type": "presence", "org_id": "{ELSEWHERE}", "status": "online"}}', "NOT_FOUND"),
        ('{"type": "presence", "org_id": null, "status": "online"}', "FRAME_INVALID"),
        (
            f'{{"type": "typing", "table": "shows", "id": "{ELSEWHERE}", "active": true}}',
            "NOT_FOUND",
        ),
        (
            f'{{"type": "typing", "table": "shoes", "id": "{ELSEWHERE}", "active": true}}',
            "UNKNOWN_TABLE",
        ),
    ],
)
def test_a_bad_frame_has_its_code_and_the_socket_lives_on(
    stack: Stack, register: Register, sent: str | bytes, code: str
) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        client.connection.send(sent)
        error = client.next("error")
        assert error["code"] == code, error
        assert sorted(error) == ["code", "details", "hint", "message", "type"]
        client.subscribe()
        add(mia, "tours", name="All is well")
        assert client.next("change")["row"]["name"] == "All is well"


def test_only_the_first_subscription_has_a_position(stack: Stack, register: Register) -> None:
    with socket(stack, register("Mia Marlow")) as client:
        client.subscribe(id="all")
        assert client.subscribe(position=client.welcome["position"])["code"] == "FRAME_INVALID"
        assert client.subscribe(id="all")["code"] == "FRAME_INVALID"
        assert client.subscribe()["type"] == "subscribed"


def test_ten_thousand_subscriptions_are_a_hundred(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        for _ in range(300):
            client.say("subscribe", table="tours")
        answers = [client.next("subscribed", "error") for _ in range(300)]
        assert [a["type"] for a in answers] == ["subscribed"] * 100 + ["error"] * 200
        assert {a["code"] for a in answers[100:]} == {"SUBSCRIPTION_LIMIT"}
        add(mia, "tours", name="Once")
        assert client.next("change")["row"]["name"] == "Once"


def test_a_frame_of_ten_megabytes_ends_its_socket_and_no_other(
    stack: Stack, register: Register
) -> None:
    mia = register("Mia Marlow")
    relay = str(stack.sockets.relay)
    # Past the gateway, which cuts off who still sends, and the last words of the relay with it.
    with socket(stack, mia) as other, socket(stack, mia, unix=relay) as client:
        other.subscribe()
        with suppress(ConnectionClosed):  # The relay does not wait for the end of it.
            client.say("subscribe", id="x" * 10_000_000)
        assert client.closed()[0] == 1009
        add(mia, "tours", name="Still here")
        assert other.next("change")["row"]["name"] == "Still here"


def test_fragments_count_together(stack: Stack, register: Register) -> None:
    relay = str(stack.sockets.relay)
    with socket(stack, register("Mia Marlow"), unix=relay) as client:
        client.connection.send(['{"type": "sub', 'scribe", "id": ', '"in three"}'])
        assert client.next("subscribed")["id"] == "in three"
        with suppress(ConnectionClosed):
            client.connection.send(["[" * 30_000] * 3)
        assert client.closed()[0] == 1009


def test_a_position_of_the_future_is_another_feeds(stack: Stack, register: Register) -> None:
    with socket(stack, register("Mia Marlow")) as client:
        assert client.subscribe(position=10**12)["code"] == "POSITION_AHEAD"
        assert client.closed() == (4409, "POSITION_AHEAD")


def test_a_position_of_another_deployment_is_told_apart(stack: Stack, register: Register) -> None:
    with socket(stack, register("Mia Marlow")) as client:
        position = client.welcome["position"]
        refused = client.subscribe(position=position, feed_id=ELSEWHERE)
        assert refused["code"] == "FEED_MISMATCH"
        assert client.welcome["feed_id"] in refused["details"]
        assert client.closed() == (4409, "FEED_MISMATCH")


def test_a_position_that_is_gone_asks_for_a_snapshot(strict: Stack, sam: Person) -> None:
    with socket(strict, sam) as client:
        assert client.subscribe(position=49)["code"] == "POSITION_GONE"
        assert client.closed() == (4410, "POSITION_GONE")
    with socket(strict, sam) as client:
        assert client.subscribe(position=50)["type"] == "subscribed"


def test_too_many_bad_frames_are_too_many(strict: Stack, sam: Person) -> None:
    with socket(strict, sam) as client:
        for _ in range(5):
            assert client.refused("sing") == "FRAME_UNKNOWN"
        assert client.closed() == (4400, "FRAME_UNKNOWN")


def test_who_says_no_hello_is_not_waited_for(strict: Stack) -> None:
    with socket(strict) as client:
        assert client.refused("subscribe") == "FRAME_INVALID"
        assert client.next("error")["code"] == "HELLO_TIMEOUT"
        assert client.closed() == (4408, "HELLO_TIMEOUT")


def test_a_person_has_so_many_sockets_and_no_more(strict: Stack, sam: Person) -> None:
    with socket(strict, sam), socket(strict, sam), socket(strict) as third:
        assert third.hello(sam)["code"] == "SOCKET_LIMIT"
        assert third.closed() == (4429, "SOCKET_LIMIT")
    with socket(strict, sam) as client:
        assert client.subscribe()["type"] == "subscribed"


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        (None, True),
        ("https://app.example.org", True),
        ("http://127.0.0.1:{port}", True),
        ("https://evil.example.org", False),
        ("https://app.example.org.evil.example", False),
        ("http://127.0.0.1", False),
        ("null", False),
    ],
)
def test_t20_only_pages_of_allowed_origins_open_a_socket(
    strict: Stack, sam: Person, origin: str | None, welcome: bool
) -> None:
    named: Any = origin.format(port=strict.port) if origin else None
    if welcome:
        with socket(strict, sam, origin=named) as client:
            assert client.welcome["user_id"] == sam.id
        return
    with pytest.raises(InvalidStatus) as refused, socket(strict, origin=named):
        pass
    response = refused.value.response
    assert response.status_code == 403
    assert json.loads(response.body or b"")["code"] == "ORIGIN_REFUSED"


@pytest.mark.parametrize(
    ("query", "headers", "answer"),
    [
        ({}, {"Accept": "application/json"}, (406, "NOT_ACCEPTABLE")),
        ({}, {"Authorization": ""}, (401, "TOKEN_REQUIRED")),
        ({"token": "x"}, {}, (400, "FRAME_INVALID")),
        ({"position": "soon"}, {}, (400, "FRAME_INVALID")),
        ({"position": str(10**12)}, {}, (400, "POSITION_AHEAD")),
        ({"position": "0", "feed_id": ELSEWHERE}, {}, (409, "FEED_MISMATCH")),
        ({}, {"Last-Event-ID": "last"}, (400, "FRAME_INVALID")),
        ({"org_id": ELSEWHERE}, {}, (403, "TOPIC_FORBIDDEN")),
        ({"table": "shoes"}, {}, (404, "UNKNOWN_TABLE")),
        ({}, {"Origin": "https://evil.example.org"}, (403, "ORIGIN_REFUSED")),
    ],
)
def test_a_stream_that_cannot_be_is_an_ordinary_refusal(
    http: httpx.Client,
    register: Register,
    query: dict[str, str],
    headers: dict[str, str],
    answer: tuple[int, str],
) -> None:
    mia = register("Mia Marlow")
    headers = {"Accept": "text/event-stream", **mia.headers, **headers}
    sent = {name: value for name, value in headers.items() if value}
    assert refusal(http.get("/feed", params=query, headers=sent)) == answer


def test_t20_a_token_in_the_url_is_no_token(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    reply = httpx.get(
        f"{stack.base_url}/feed?access_token={mia.token}", headers={"Accept": "text/event-stream"}
    )
    assert refusal(reply)[0] in (400, 401)
