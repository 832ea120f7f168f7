"""Where one way is closed another is taken; where a position is of no use, a snapshot."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from ontour_client import (
    Client,
    Polling,
    Scope,
    ServerSentEvents,
    Status,
    Token,
    Transport,
    TransportBlocked,
)
from ontour_client.api import Api
from ontour_client.model import Frame
from ontour_client.transports import Resume
from tests.clients_python.devices import WAYS, device, equal, run, until
from tests.support.people import Person
from tests.support.shows import add_show, invite

Register = Callable[..., Person]

any_way = pytest.mark.parametrize("way", WAYS)


@any_way
def test_an_organization_that_one_may_not_see_is_no_reason_to_give_up(
    register: Register, way: str
) -> None:
    mia, cal = register(), register("Cal Crew")
    add_show(mia)
    statuses: list[Status] = []

    async def work() -> None:
        client = device(cal, way=way, scope=Scope(org_id=mia.org_id))
        client.on(Status, statuses.append)
        async with client:
            await client.reached()
            if way != "polling":
                await until(client, lambda: bool(statuses))
                assert "TOPIC_FORBIDDEN" in str(statuses[0].reason)
            invite(mia, cal, "crew")
            await until(client, lambda: bool(client.rows("shows")))

    run(work())


class Blocked:
    """A way that is closed."""

    name = "blocked"

    async def send(self, frame: Frame) -> bool:
        """It cannot."""
        return False

    async def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """None comes."""
        raise TransportBlocked("closed")
        yield {}


def test_where_one_way_is_blocked_the_next_is_taken(register: Register) -> None:
    mia = register()
    ways: list[Transport] = [Blocked(), ServerSentEvents(), Polling(interval=0.05)]
    statuses: list[Status] = []

    async def work() -> None:
        url = str(mia.api.base_url)
        async with Client(url, Token(mia.token), transports=ways) as client:
            client.on(Status, statuses.append)
            await client.reached()
            add_show(mia)
            await until(client, lambda: bool(client.rows("shows")))
            await equal(client, mia)

    run(work())
    assert [(status.live, status.transport) for status in statuses] == [(True, "sse")]


@any_way
@pytest.mark.parametrize("wrong", [{"position": 10**9}, {"feed_id": str(uuid.UUID(int=0))}])
def test_a_position_of_another_feed_is_given_up_for_a_snapshot(
    register: Register, way: str, wrong: dict[str, Any]
) -> None:
    mia = register()
    show = add_show(mia)

    async def work() -> None:
        client = device(mia, way=way)
        async with device(mia) as other:
            await other.reached()
            client._database.set("feed_id", other._rows.feed_id)
            client._database.set("position", other.position)
        for name, value in wrong.items():
            client._database.set(name, value)
        async with client:
            await until(client, lambda: client.get("shows", show["id"]) is not None)
            await equal(client, mia)

    run(work())
