"""A thousand real concerts go in, are there, go in again without a trace, and are added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from ontour import shows_csv
from ontour.paths import ROOT
from tests.support.answers import exact_count, refusal
from tests.support.people import Person
from tests.support.shows import invite
from tests.support.together import together

Register = Callable[..., Person]
CONCERTS = ROOT / "db" / "seeds" / "tour-dates-with-attendance.csv"
COUNTED = {"Prefer": "count=exact"}


def send(person: Person, rows: list[dict[str, str]], **options: Any) -> list[dict[str, Any]]:
    """Import rows; the verdicts."""
    reply = person.api.post("/api/rpc/import_shows", json={"rows": rows, **options})
    assert reply.status_code == 200, reply.text
    verdicts: list[dict[str, Any]] = reply.json()
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
def concerts() -> list[dict[str, str]]:
    """The rows of the real file."""
    return [row.values for row in shows_csv.read(CONCERTS).rows]


def test_real_concerts_are_imported_once(
    register: Register, concerts: list[dict[str, str]]
) -> None:
    mia = register()

    assert kinds(send(mia, concerts)) == {"inserted": 1049}
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
    register: Register, concerts: list[dict[str, str]]
) -> None:
    mia = register()
    send(mia, concerts)
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
        if row["door_price"]
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
        {"date": "1990-05-04", "door_price": "5.555", "currency": "EUR"},
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
    register: Register, concerts: list[dict[str, str]]
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
