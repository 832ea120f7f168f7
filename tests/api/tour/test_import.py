"""A thousand real concerts go in, are there, go in again without a trace, and are added up."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from auth_bridge import tables
from ontour.import_shows import BATCH_ROWS
from ontour.paths import ROOT
from tests.support.answers import exact_count, refusal
from tests.support.people import Person
from tests.support.shows import invite
from tests.support.together import together

Register = Callable[..., Person]
Row = dict[str, Any]
CONCERTS = ROOT / "db" / "seeds" / "tour-dates-with-attendance.csv"
COUNTED = {"Prefer": "count=exact"}


def send(person: Person, rows: list[Row], **options: Any) -> list[dict[str, Any]]:
    """Import rows; the verdicts."""
    reply = person.api.post("/api/rpc/import_shows", json={"rows": rows, **options})
    assert reply.status_code == 200, reply.text
    verdicts: list[dict[str, Any]] = reply.json()
    return verdicts


def send_all(
    person: Person, rows: list[Row], costs: list[Row] | None = None
) -> list[dict[str, Any]]:
    """Import rows as `./ontour import-shows` does: a part at a time, shows first."""
    verdicts = []
    for start in range(0, len(rows), BATCH_ROWS):
        verdicts += send(person, rows[start : start + BATCH_ROWS])
    for start in range(0, len(costs or []), BATCH_ROWS):
        verdicts += send(person, [], costs=(costs or [])[start : start + BATCH_ROWS])
    return verdicts


def kinds(verdicts: list[dict[str, Any]]) -> Counter[str]:
    """How many rows had which verdict."""
    return Counter(verdict["verdict"] for verdict in verdicts)


def count(person: Person, query: str) -> int:
    """How many rows a query finds in all."""
    reply = person.api.get(f"/api/{query}", headers=COUNTED | {"Range": "0-0"})
    assert reply.status_code in (200, 206), reply.text
    return exact_count(reply)


@pytest.fixture
def concerts() -> list[Row]:
    """The rows of the real file."""
    return tables.read(CONCERTS.read_bytes())[0].rows


def test_real_concerts_are_imported_once(register: Register, concerts: list[Row]) -> None:
    mia = register()

    assert kinds(send_all(mia, concerts)) == {"inserted": 1049}
    assert kinds(send(mia, concerts)) == {"unchanged": 1049}
    assert kinds(send(mia, concerts, atomic=True)) == {"unchanged": 1049}

    assert count(mia, "shows") == 1049
    assert count(mia, "shows?version=eq.1&status=eq.completed") == 1049
    assert count(mia, "tours") == len({row["tour"] for row in concerts})
    assert count(mia, "shows?country=eq.DE") == 56
    assert count(mia, "shows?show_on=gte.1990-01-01&show_on=lt.1991-01-01&country=eq.US") == sum(
        row["date"][:4] == "1990" and row["country_code"] == "US" for row in concerts
    )
    newest = mia.api.get("/api/shows?select=show_on,city,venues(name)&order=show_on.desc&limit=1")
    assert newest.json() == [
        {"show_on": "2002-11-04", "city": "London", "venues": {"name": "Forum"}}
    ]


def test_the_gross_by_country_in_dollars_where_there_is_a_rate(
    register: Register, concerts: list[Row]
) -> None:
    mia = register()
    send_all(mia, concerts)
    question = {"currency": "USD", "group_by": "country"}

    refused = mia.api.get("/api/rpc/finance_summary", params=question)
    assert refusal(refused) == (422, "FX_RATE_MISSING")
    assert "currency=" in refused.json()["details"]

    answered = mia.api.get(
        "/api/rpc/finance_summary", params=question | {"missing_rates": "exclude"}
    )
    groups = {group["key"]: group for group in answered.json()}
    in_dollars = [row for row in concerts if row["country_code"] == "US"]
    gross = sum(
        Decimal(row["attendance"]) * Decimal(row["door_price"])
        for row in in_dollars
        if "door_price" in row
    )
    assert Decimal(str(groups["US"]["gross"])) == gross
    assert groups["US"]["shows"] == len(in_dollars)
    assert sum(group["shows"] + group["excluded"] for group in groups.values()) == 1049

    gaps = mia.api.get("/api/rpc/finance_gaps", params={"currency": "USD"}).json()
    assert len({gap["show_id"] for gap in gaps}) == sum(g["excluded"] for g in groups.values())
    assert {"DEM", "ITL", "FRF"} <= {gap["missing_currency"] for gap in gaps}


def test_what_a_person_changed_stays_where_the_file_says_nothing(register: Register) -> None:
    mia = register()
    row = {"date": "2190-05-01", "venue": "Bar", "city": "Bonn", "country": "DE"}
    (first,) = send(mia, [row])
    show = f"/api/shows/{first['show_id']}"
    assert mia.api.patch(show, json={"notes": "Ours", "status": "pending"}).is_success

    (second,) = send(mia, [row | {"attendance": "", "fee": ""}])

    assert second["verdict"] == "unchanged"
    assert mia.api.get(show).json()["version"] == 2


def test_good_rows_go_in_beside_bad_ones(register: Register) -> None:
    mia = register()
    rows = [
        {"date": "1990-05-01", "venue": "Bar", "city": "Bonn", "country": "DE"},
        {"date": "1990-02-30"},
        {"date": "1990-05-02", "country": "Freedonia"},
        {"date": "1990-05-03", "door_price": "5", "currency": "XXQ"},
        {"date": "1990-05-04", "door_price": "5.5555", "currency": "EUR"},
        {"date": "1990-05-05", "door_price": "5"},
        {"date": "1990-05-06", "name": "x" * 300},
        {"date": "1990-05-07", "attendance": "-4"},
        {"date": "1990-05-08", "venue": "'; drop table api.shows; --"},
    ]
    wanted = [
        None,
        "INVALID_VALUE",
        "UNKNOWN_COUNTRY",
        "UNKNOWN_CURRENCY",
        "AMOUNT_PRECISION",
        "23514",
        "23514",
        "INVALID_VALUE",
        None,
    ]

    assert [verdict["code"] for verdict in send(mia, rows)] == wanted
    assert count(mia, "shows") == 2


def test_an_atomic_import_with_a_bad_row_writes_nothing(register: Register) -> None:
    mia = register()

    verdicts = send(mia, [{"date": "1990-05-01", "tour": "T"}, {"date": "soon"}], atomic=True)

    assert [verdict["code"] for verdict in verdicts] == ["IMPORT_ROLLED_BACK", "INVALID_VALUE"]
    assert count(mia, "shows") == count(mia, "tours") == 0


def test_imports_at_the_same_time_make_every_show_once(
    register: Register, concerts: list[Row]
) -> None:
    mia = register()

    verdicts = together(4, lambda _: kinds(send(mia, concerts[:60])))

    assert sum(verdicts, Counter()) == {"inserted": 60, "unchanged": 180}
    assert count(mia, "shows") == 60


def test_only_who_writes_shows_imports_them(register: Register) -> None:
    mia, guest, stranger = register(), register("Vic Viewer"), register("Sam Stranger")
    invite(mia, guest, "viewer")
    request = {"rows": [{"date": "1990-05-01"}], "org_id": mia.org_id}

    assert refusal(guest.api.post("/api/rpc/import_shows", json=request)) == (
        403,
        "PERMISSION_DENIED",
    )
    assert refusal(stranger.api.post("/api/rpc/import_shows", json=request)) == (404, "NOT_FOUND")
    assert count(mia, "shows") == 0


def with_costs(concerts: list[Row]) -> tuple[list[Row], list[Row]]:
    """The concerts with a deal each, and a table of one cost of each."""
    deal = {
        "Deal": "Versus",
        "Guarantee": "500,00",
        "Percentage": "70%",
        "Percent of": "net gross",
        "Agency commission": 10,
        "Management commission": "15",
        "Management base": "fee after tax",
    }
    shows: list[Row] = [
        {"external_id": f"c-{place}", "currency": "USD", **concert, **deal}
        for place, concert in enumerate(concerts)
    ]
    costs = [
        {"Show": show["external_id"], "Category": "Hotels", "Cost": "120", "Currency": "EUR"}
        for show in shows
    ]
    return shows, costs


def test_real_concerts_come_with_a_deal_and_a_cost_each_in_seconds(
    register: Register, concerts: list[Row]
) -> None:
    mia = register()
    shows, costs = with_costs(concerts)

    start = time.perf_counter()
    verdicts = send_all(mia, shows, costs)
    seconds = time.perf_counter() - start
    again = send(mia, shows, costs=costs)

    assert kinds(verdicts) == {"inserted": 2098}
    assert kinds(again) == {"unchanged": 2098}
    # Several times what it takes alone: tests share their processors.
    assert seconds < 20, seconds
    assert count(mia, "show_costs?kind=eq.hotel&amount=eq.120&currency=eq.EUR&version=eq.1") == 1049
    assert (
        count(mia, "show_deals?deal_type=eq.versus&fee=eq.500&percent=eq.70&version=eq.1") == 1049
    )
    assert (
        count(mia, "show_deals?percent_base=eq.net_gross&management_base=eq.fee_after_tax") == 1049
    )


def test_their_headings_are_mapped_and_what_is_wrong_is_named_by_them(register: Register) -> None:
    mia = register()
    rows = [
        {"Tag": "28.11.2026", "Ort": "Paradiso", "Gage": "1.234,50", "Laune": "gut"},
        {"Tag": "11/12/2026", "Ort": "Bar", "Gage": "100"},
        {"Tag": "29.11.2026", "Ort": "Bar", "Gage": "1.234"},
    ]
    columns = {"Tag": "date", "Ort": "venue", "Gage": "fee"}
    costs = [{"Tag": "28.11.2026", "Ort": "Paradiso", "Betrag": "80", "Was": "Van"}]
    cost_columns = {"Tag": "date", "Ort": "venue", "Betrag": "amount", "Was": "kind"}
    rules = {"org_id": mia.org_id, "currency": "EUR"}
    assert mia.api.post("/api/finance_rules", json=rules).is_success
    options: Row = {"columns": columns, "costs": costs, "cost_columns": cost_columns}

    preview = send(mia, rows, dry_run=True, **options)
    assert count(mia, "shows") == 0
    verdicts = send(mia, rows, **options)

    told = ("section", "row", "verdict", "code", "heading", "details")
    assert [[one[key] for key in told] for one in verdicts] == [
        ["shows", 1, "inserted", None, None, None],
        [
            "shows",
            2,
            "rejected",
            "INVALID_VALUE",
            "Tag",
            "date=11/12/2026: write the year first",
        ],
        ["shows", 3, "rejected", "INVALID_VALUE", "Gage", "fee=1.234: 1234 or 1.2340?"],
        ["show_costs", 1, "inserted", None, None, None],
    ]
    assert [[one[key] for key in told] for one in preview] == [
        [one[key] for key in told] for one in verdicts
    ]
    (show,) = mia.api.get(
        "/api/shows?select=show_on,show_deals(fee),show_costs(kind,amount)"
    ).json()
    assert show == {
        "show_on": "2026-11-28",
        "show_deals": [{"fee": 1234.5}],
        "show_costs": [{"kind": "transport", "amount": 80}],
    }


def test_a_mapping_of_what_there_is_not_is_refused(register: Register) -> None:
    mia = register()
    reply = mia.api.post("/api/rpc/import_shows", json={"rows": [], "columns": {"Gage": "geld"}})
    assert refusal(reply) == (422, "INVALID_ARGUMENT")
    assert reply.json()["details"] == "columns.Gage=geld"


def test_who_writes_no_money_imports_none(register: Register) -> None:
    mia, cory = register(), register("Cory Crew")
    invite(mia, cory, "crew")
    cost = {"date": "1990-05-01", "amount": 5, "currency": "EUR"}
    request = {"rows": [{"date": "1990-05-01"}], "costs": [cost], "org_id": mia.org_id}
    assert refusal(cory.api.post("/api/rpc/import_shows", json=request)) == (
        403,
        "PERMISSION_DENIED",
    )
    assert count(mia, "show_costs") == 0
