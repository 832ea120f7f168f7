"""The Python client of the same API, PyPI's postgrest, works against the gateway as it comes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from postgrest import APIError, CountMethod, SyncPostgrestClient

from tests.support.people import Person
from tests.support.shows import Row

Register = Callable[..., Person]


@pytest.fixture
def api(register: Register, http: httpx.Client) -> Iterator[SyncPostgrestClient]:
    """A client signed in as somebody who has nothing yet."""
    headers = register().headers
    with SyncPostgrestClient(f"{http.base_url}/api", schema="api", headers=headers) as client:
        yield client


def data(request: Any) -> Any:
    """What a request returns, of whatever type: the client only knows that it is JSON."""
    return request.execute().data


def names(request: Any) -> list[str]:
    return [row["name"] for row in data(request)]


def add_shows(api: SyncPostgrestClient) -> list[Row]:
    """Two nights on a tour and one off it, with money for the first."""
    [tour] = data(api.table("tours").insert({"name": "Autumn"}))
    nights = [
        {"name": "First night", "show_on": "2026-11-27", "tour_id": tour["id"]},
        {"name": "Second night", "show_on": "2026-11-28", "tour_id": tour["id"]},
        {"name": "Gent", "show_on": "2026-11-30", "city": "Gent", "country": "BE"},
    ]
    shows: list[Row] = data(api.table("shows").insert(nights))
    money = {"show_id": shows[0]["id"], "currency": "EUR"}
    api.table("show_deals").insert(money | {"fee": 12000}).execute()
    api.table("show_costs").insert(money | {"kind": "sound", "amount": 950.5}).execute()
    return shows


def test_it_lists_pages_and_counts(api: SyncPostgrestClient) -> None:
    add_shows(api)
    everything = api.table("shows").select("name").order("show_on", desc=True)
    assert names(everything) == ["Gent", "Second night", "First night"]
    page = api.table("shows").select("name", count=CountMethod.exact).order("show_on").range(1, 2)
    assert names(page) == ["Second night", "Gent"]
    assert page.execute().count == 3


def test_it_filters(api: SyncPostgrestClient) -> None:
    add_shows(api)
    shows = api.table("shows")
    assert names(shows.select("name").eq("country", "BE")) == ["Gent"]
    late = shows.select("name").gte("show_on", "2026-11-28").in_("status", ["draft"])
    assert names(late.order("show_on")) == ["Second night", "Gent"]
    either = shows.select("name").or_("city.eq.Gent,name.ilike.first*").order("name")
    assert names(either) == ["First night", "Gent"]
    assert shows.select("name").eq("name", "Nowhere").maybe_single().execute() is None


def test_it_embeds_a_show_with_its_tour_and_money(api: SyncPostgrestClient) -> None:
    first = add_shows(api)[0]
    embedded = (
        api.table("shows")
        .select("name, tours(name), show_deals(fee, currency), show_costs(kind, amount)")
        .eq("id", first["id"])
        .single()
    )
    assert data(embedded) == {
        "name": "First night",
        "tours": {"name": "Autumn"},
        "show_deals": [{"fee": 12000, "currency": "EUR"}],
        "show_costs": [{"kind": "sound", "amount": 950.5}],
    }


def test_it_updates_and_is_told_of_a_conflict(api: SyncPostgrestClient) -> None:
    first = add_shows(api)[0]
    change = {"version": first["version"], "notes": "Load-in at four."}
    [row] = data(api.table("shows").update(change).eq("id", first["id"]))
    assert (row["notes"], row["version"]) == ("Load-in at four.", 2)

    with pytest.raises(APIError) as refused:
        api.table("shows").update(change).eq("id", first["id"]).execute()

    assert refused.value.code == "VERSION_CONFLICT"
    assert refused.value.details is not None
    assert json.loads(refused.value.details)["version"] == 2


def test_it_deletes(api: SyncPostgrestClient) -> None:
    gent = add_shows(api)[2]
    assert names(api.table("shows").delete().eq("id", gent["id"])) == ["Gent"]
    assert names(api.table("shows").select("name").eq("id", gent["id"])) == []


def test_it_calls_functions(api: SyncPostgrestClient) -> None:
    gent = add_shows(api)[2]
    asked = {"table_name": "shows", "id": gent["id"]}
    api.table("shows").delete().eq("id", gent["id"]).execute()
    assert data(api.rpc("restore", asked | {"version": 1}))["version"] == 3
    history = data(api.rpc("history", asked, get=True))
    assert [entry["op"] for entry in history] == ["insert", "delete", "restore"]
    wanted = {"group_by": "country", "statuses": "{draft,pending}"}
    sums = data(api.rpc("finance_summary", wanted))
    assert sum(row["net"] for row in sums) == 11049.5


def test_it_is_told_what_is_wrong(api: SyncPostgrestClient) -> None:
    with pytest.raises(APIError) as refused:
        api.table("shows").insert({"name": "x", "country": "XX"}).execute()
    assert (refused.value.code, refused.value.details) == ("UNKNOWN_COUNTRY", "country=XX")
    assert refused.value.hint == "See GET /api/countries for the codes."
