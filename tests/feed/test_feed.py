"""The feed over WebSockets: what comes, in which order, and once."""

from __future__ import annotations

from collections.abc import Callable

from ontour.stack import Stack
from tests.feed.sockets import socket
from tests.support.people import Person
from tests.support.shows import add_show


def test_a_change_arrives_once_with_its_row(stack: Stack, register: Callable[..., Person]) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        assert client.welcome["user_id"] == mia.id
        assert f"org:{mia.org_id}" in client.welcome["topics"]
        subscribed = client.subscribe()
        show = add_show(mia)
        inserted = client.next("change")
        assert inserted["position"] > subscribed["position"]
        assert (inserted["op"], inserted["table"], inserted["id"]) == (
            "insert",
            "shows",
            show["id"],
        )
        mia.api.patch(f"/api/shows/{show['id']}", json={"name": "Tivoli"})
        updated = client.next("change")
        assert (updated["op"], updated["version"], updated["changed"]) == ("update", 2, ["name"])
        assert updated["row"]["name"] == "Tivoli"
        assert updated["position"] > inserted["position"]
