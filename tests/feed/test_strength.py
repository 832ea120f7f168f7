"""A session that only a PIN vouches for hears nothing of money, on any way of the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from ontour.stack import Stack
from tests.feed.sockets import ROWS, Frame, Socket, events, socket
from tests.support.database import Connection
from tests.support.factors import by_pin
from tests.support.people import PASSWORD, Person
from tests.support.shows import add, add_money, add_show, invite

Register = Callable[..., Person]
MONEY = {"show_costs", "show_deals", "show_totals"}


@pytest.fixture
def mia(register: Register) -> Person:
    return register("Mia Marlow")


@pytest.fixture
def weakly(http: httpx.Client, superuser_sql: Connection) -> Iterator[Callable[[Person], Person]]:
    """weakly(mia) is Mia by her PIN alone."""
    with ExitStack() as clients:

        def sign_in(person: Person) -> Person:
            weak = by_pin(http, superuser_sql, person)
            clients.enter_context(weak.api)
            return weak

        yield sign_in


def told(client: Socket) -> list[Frame]:
    return [frame for frame in client.heard if frame["type"] in ROWS]


def spend(person: Person) -> str:
    """A show, money for it, and then a tour, by which one knows that the money has passed."""
    add_money(person, add_show(person))
    return str(add(person, "tours", name="After the money")["id"])


def test_money_is_told_to_a_full_session_and_not_to_a_weak_one(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    with socket(stack, mia) as full, socket(stack, weakly(mia)) as weak:
        assert f"org:{mia.org_id}:finance" in full.welcome["topics"]
        assert set(weak.welcome["topics"]) == {
            topic
            for topic in full.welcome["topics"]
            if not topic.endswith((":finance", ":members"))
        }
        for client in (full, weak):
            client.subscribe()
        last = spend(mia)
        for client in (full, weak):
            client.until(lambda frame: frame.get("id") == last)
        assert {"show_costs", "show_deals"} <= {frame["table"] for frame in told(full)}
        assert {frame["table"] for frame in told(weak)} == {"shows", "tours"}


def test_catching_up_and_a_stream_of_events_leave_it_out_too(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    last = spend(mia)
    weak = weakly(mia)
    with socket(stack, weak) as client, events(stack, weak, position=0) as stream:
        client.subscribe(position=0)
        client.until(lambda frame: frame.get("id") == last)
        assert not MONEY & {frame.get("table") for frame in told(client)}
        while (frame := stream.until(*ROWS)[2]).get("id") != last:
            assert frame.get("table") not in MONEY
    changes = weak.api.get("/api/changes?position=gt.0").json()
    assert last in {change["id"] for change in changes}
    assert not MONEY & {change["table"] for change in changes}


def test_that_money_was_given_or_taken_is_not_told(
    stack: Stack, mia: Person, register: Register, weakly: Callable[[Person], Person]
) -> None:
    cal = register("Cal Crew")
    membership = invite(mia, cal, "crew")
    with socket(stack, cal) as full, socket(stack, weakly(cal)) as weak:
        for client in (full, weak):
            client.subscribe()
        for role, version in (("finance", 1), ("crew", 2)):
            change = {"role": role, "version": version}
            reply = mia.api.patch(f"/api/memberships/{membership['id']}", json=change)
            assert reply.status_code == 204, reply.text
        last = str(add(mia, "tours", name="After the roles")["id"])
        for client in (full, weak):
            client.until(lambda frame: frame.get("id") == last)
        topic = f"org:{mia.org_id}:finance"
        moves = [frame.get("entered") or frame.get("left") for frame in told(full)]
        assert moves.count([topic]) == 2
        assert [frame["row"]["role"] for frame in told(weak)[:-1]] == ["finance", "crew"]
        assert all("entered" not in frame and "left" not in frame for frame in told(weak))


def test_typing_in_money_is_neither_said_nor_seen(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    show = add_show(mia)
    _, cost = add_money(mia, show)
    with socket(stack, mia) as full, socket(stack, weakly(mia)) as weak:
        for client in (full, weak):
            client.subscribe()
        asked = {"table": "show_costs", "id": cost["id"], "field": "amount", "active": True}
        assert weak.refused("typing", **asked) == "NOT_FOUND"
        full.say("typing", **asked)
        full.say("typing", table="shows", id=show["id"], field="notes", active=True)
        assert weak.next("typing")["table"] == "shows"


def test_who_steps_up_connects_anew_and_sees_money(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    weak = weakly(mia)
    with socket(stack, weak) as client:
        client.subscribe()
        reply = weak.api.post("/auth/step-up", json={"password": PASSWORD})
        token = reply.json()["access_token"]
        assert client.refused("token", token=token) == "SIGHT_CHANGED"
        assert client.closed() == (4409, "SIGHT_CHANGED")
    with socket(stack) as client:
        client.say("hello", token=token)
        assert f"org:{mia.org_id}:finance" in client.next("welcome")["topics"]


def test_a_weak_token_ends_a_full_socket(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    with socket(stack, mia) as client:
        client.subscribe()
        assert client.refused("token", token=weakly(mia).token) == "SIGHT_CHANGED"
        assert client.closed() == (4409, "SIGHT_CHANGED")


def test_a_fresh_weak_token_keeps_a_weak_socket(
    stack: Stack, mia: Person, weakly: Callable[[Person], Person]
) -> None:
    with socket(stack, weakly(mia)) as client:
        client.say("token", token=weakly(mia).token)
        client.next("token")
        client.subscribe()
        last = spend(mia)
        client.until(lambda frame: frame.get("id") == last)
        assert not MONEY & {frame["table"] for frame in told(client)}
