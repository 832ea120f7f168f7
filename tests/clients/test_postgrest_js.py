"""supabase's JavaScript client works against the gateway as it comes from npm."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.clients import javascript
from tests.support import people

Results = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def results(http: httpx.Client) -> Results:
    """What each gesture of gestures.js returned."""
    mia = people.register(http)
    mia.api.close()
    return javascript.run({"url": f"{http.base_url}/api", "token": mia.token})


@pytest.mark.parametrize(
    ("gesture", "rows"),
    [
        ("list", ["Gent", "Second night", "First night"]),
        ("filter", ["Second night"]),
        ("filter by or", ["First night", "Gent"]),
        ("filter by not", ["First night", "Second night"]),
        ("search", ["First night", "Second night"]),
        ("embed and filter", ["First night", "Second night"]),
        ("read what was deleted", []),
    ],
)
def test_it_lists_and_filters(gesture: str, rows: list[str], results: Results) -> None:
    result = results[gesture]
    assert (result["status"], result["error"]) == (200, None)
    assert [row["name"] for row in result["data"]] == rows


def test_it_pages_and_counts(results: Results) -> None:
    page = results["page"]
    assert (page["status"], page["count"]) == (206, 3)
    assert [row["name"] for row in page["data"]] == ["Second night", "Gent"]
    assert (results["count"]["status"], results["count"]["count"]) == (200, 3)


def test_it_finds_one_row_or_none(results: Results) -> None:
    assert results["find one"]["data"] == {"name": "Gent"}
    assert (results["find none"]["data"], results["find none"]["error"]) == (None, None)
    assert results["miss one"]["error"]["code"] == "PGRST116"


def test_it_inserts(results: Results) -> None:
    assert results["insert"]["data"]["version"] == 1
    assert results["insert many columns"]["status"] == 201, results["insert many columns"]
    assert [row["country"] for row in results["insert many"]["data"]] == ["NL", "NL", "BE"]
    for gesture in ("insert without an answer", "insert a cost"):
        assert (results[gesture]["status"], results[gesture]["error"]) == (201, None)


def test_it_embeds_a_show_with_its_tour_venue_and_money(results: Results) -> None:
    assert results["embed"]["data"] == {
        "name": "First night",
        "tours": {"name": "Autumn"},
        "venues": {"name": "Paradiso", "city": "Amsterdam"},
        "show_deals": [{"fee": 12000, "currency": "EUR"}],
        "show_costs": [{"kind": "sound", "amount": 950.5}],
    }


def test_it_updates(results: Results) -> None:
    updated = results["update"]["data"]
    assert (updated["notes"], updated["version"]) == ("Load-in at four.", 2)
    assert results["update many"]["data"] == [{"notes": "Both."}, {"notes": "Both."}]


@pytest.mark.parametrize("gesture", ["update a stale row", "update with If-Match"])
def test_it_is_told_of_a_conflict(gesture: str, results: Results) -> None:
    error = results[gesture]["error"]
    assert (results[gesture]["status"], error["code"]) == (409, "VERSION_CONFLICT")
    assert json.loads(error["details"])["version"] in {1, 2}


def test_it_deletes(results: Results) -> None:
    assert (results["delete"]["status"], results["delete"]["data"]) == (200, {"name": "Gent"})


def test_it_calls_functions(results: Results) -> None:
    assert [entry["version"] for entry in results["call"]["data"]] == [1, 2, 3]
    assert results["call"]["data"][1]["changes"] == {
        "notes": {"from": None, "to": "Load-in at four."}
    }
    assert len(results["call by GET"]["data"]) == 3
    assert results["call to write"]["data"]["deleted_at"] is None
    assert results["call for sums"]["status"] == 200, results["call for sums"]
    sums = {row["key"]: row["net"] for row in results["call for sums"]["data"]}
    assert sums == {"NL": 20049.5, "BE": 0}


def test_it_is_told_what_is_wrong(results: Results) -> None:
    refused = {
        gesture: (results[gesture]["status"], results[gesture]["error"]["code"])
        for gesture in (
            "update all", "insert a wrong column", "insert a wrong country", "list as nobody"
        )
    }  # fmt: skip
    assert refused == {
        "update all": (400, "FILTER_REQUIRED"),
        "insert a wrong column": (400, "PGRST204"),
        "insert a wrong country": (422, "UNKNOWN_COUNTRY"),
        "list as nobody": (401, "42501"),
    }


def test_it_exports_csv(results: Results) -> None:
    assert results["export"]["data"].splitlines() == ["name,city", "Gent,Gent"]
