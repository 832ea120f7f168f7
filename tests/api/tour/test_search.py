"""Shows are found by words: as people type them, and only by who may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.people import Person
from tests.support.shows import add, add_show

Register = Callable[..., Person]


def found(person: Person, query: str, **more: str) -> list[Any]:
    """Names of what is found."""
    reply = person.api.get("/api/rpc/search_shows", params={"query": query, **more})
    assert reply.status_code == 200, reply.text
    return [row["name"] for row in reply.json()]


def test_a_show_is_found_by_name_venue_and_city_as_people_type(register: Register) -> None:
    mia, other = register(), register()
    hall = add(mia, "venues", name="Hallenstadion", city="Zürich", country="CH")
    add_show(mia, name="Opening night", venue_id=hall["id"], city=None, country=None)
    add_show(mia, name="Zürich revisited", show_on="2026-12-24")
    add_show(other, name="Zürich of others")

    assert found(mia, "zurich") == ["Zürich revisited", "Opening night"]
    assert found(mia, "open hallen") == []
    assert found(mia, "opening hallen") == ["Opening night"]
    assert found(mia, "zurich", show_on="gte.2026-12-01") == ["Zürich revisited"]
    assert found(mia, "zurich", order="show_on", limit="1") == ["Opening night"]
    assert found(mia, "' | & <-> :*") == []


def test_a_show_that_is_deleted_is_found_no_more(register: Register) -> None:
    mia = register()
    show = add_show(mia, name="Last waltz")

    assert found(mia, "waltz") == ["Last waltz"]
    assert mia.api.delete(f"/api/shows/{show['id']}").status_code == 204
    assert found(mia, "waltz") == []
