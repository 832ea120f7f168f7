"""A file becomes rows to look at and to import; rows become a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest
from openpyxl import Workbook, load_workbook

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import invite

Register = Callable[..., Person]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = (
    "Show date;Venue name;City;Guarantee;Currency;Mood\r\n"
    "28.11.2026;Größenwahn;Köln;1.234,50;EUR;gut\r\n"
)


def upload(person: Person, content: bytes, media: str = "text/csv") -> httpx.Response:
    """Send a file."""
    return person.api.post("/documents/tables", content=content, headers={"Content-Type": media})


def workbook() -> bytes:
    """A spreadsheet of shows and their costs."""
    book = Workbook()
    shows, costs = book.active, book.create_sheet("Costs")
    assert shows is not None
    shows.append(["Our autumn"])
    shows.append(["Date", "Venue", "Guarantee", "Currency", "Deal", "Percent", "Percent of"])
    shows.append([datetime(2026, 11, 28), "Paradiso", 1234.5, "EUR", "Versus", 0.7, "gross"])
    shows["F3"].number_format = "0%"
    costs.append(["Date", "Venue", "Kind", "Amount", "Deducted"])
    costs.append([datetime(2026, 11, 28), "Paradiso", "Hotels", 120, "top"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_shown_with_what_would_be_made_of_it(register: Register, encoding: str) -> None:
    mia = register()
    reply = upload(mia, CSV.encode(encoding), "application/vnd.ms-excel")
    assert reply.status_code == 200, reply.text
    row = ["28.11.2026", "Größenwahn", "Köln", "1.234,50", "EUR", "gut"]
    columns = ["Show date", "Venue name", "City", "Guarantee", "Currency", "Mood"]
    mapping = dict(zip(columns, ["date", "venue", "city", "fee", "currency"], strict=False))
    assert reply.json()["sheets"] == [
        {
            "name": "",
            "section": "shows",
            "columns": columns,
            "mapping": mapping,
            "ignored": ["Mood"],
            "rows": [dict(zip(columns, row, strict=True))],
            "lines": [2],
        }
    ]


def test_a_spreadsheet_is_shown_and_then_imported_as_it_was_shown(register: Register) -> None:
    mia = register()
    sheets = upload(mia, workbook(), XLSX).json()["sheets"]
    shows, costs = sheets
    assert [sheet["section"] for sheet in sheets] == ["shows", "show_costs"]
    request = {
        "rows": shows["rows"],
        "columns": shows["mapping"],
        "costs": costs["rows"],
        "cost_columns": costs["mapping"],
    }
    verdicts = mia.api.post("/api/rpc/import_shows", json=request).json()
    assert [verdict["verdict"] for verdict in verdicts] == ["inserted", "inserted"]
    query = "select=show_on,show_deals(fee,deal_type,percent),show_costs(kind,amount,deducted)"
    assert mia.api.get(f"/api/shows?{query}").json() == [
        {
            "show_on": "2026-11-28",
            "show_deals": [{"fee": 1234.5, "deal_type": "versus", "percent": 70}],
            "show_costs": [{"kind": "hotel", "amount": 120, "deducted": "top"}],
        }
    ]


def test_what_is_no_table_is_refused(register: Register) -> None:
    mia = register()
    assert refusal(upload(mia, b"")) == (422, "TABLE_UNREADABLE")
    assert refusal(upload(mia, b"PK\x03\x04 and no more", XLSX)) == (422, "TABLE_UNREADABLE")
    rows = b"date,fee\n" + b"1990-05-01,1\n" * 5001
    assert refusal(upload(mia, rows)) == (422, "ROW_LIMIT_EXCEEDED")


def test_a_file_may_be_longer_than_other_bodies_but_not_longer_than_ten_megabytes(
    register: Register,
) -> None:
    mia = register()
    long = b"date,notes\n1990-05-01," + b"x" * 3_000_000 + b"\n"
    assert upload(mia, long).is_success
    reply = upload(mia, b"x" * 11_000_000)
    assert refusal(reply) == (413, "BODY_TOO_LARGE")
    assert "10m" in reply.json()["hint"]


def test_only_who_is_signed_in_has_a_file_read(register: Register) -> None:
    mia = register()
    nobody = {"Authorization": "", "Content-Type": "text/csv"}
    reply = mia.api.post("/documents/tables", content=CSV.encode(), headers=nobody)
    assert refusal(reply) == (401, "TOKEN_REQUIRED")
    assert refusal(mia.api.get("/documents/tables")) == (405, "METHOD_NOT_ALLOWED")
    mia.api.post("/auth/logout", json={})
    assert upload(mia, CSV.encode()).status_code == 401


def exported(person: Person, address: str) -> list[list[Any]]:
    """The cells of a table as a spreadsheet, with their types."""
    reply = person.api.get(f"/documents/tables/{address}")
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] == XLSX
    sheet = load_workbook(io.BytesIO(reply.content)).active
    assert sheet is not None
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def mia(register: Register) -> Person:
    """Somebody with two shows, of which one has a name that is no formula."""
    mia = register()
    rows = [
        {
            "date": "2190-11-28",
            "name": "=1+1",
            "venue": "@Paradiso",
            "fee": 1234.5,
            "currency": "EUR",
        },
        {"date": "2190-11-29", "name": "-Bar"},
    ]
    verdicts = mia.api.post("/api/rpc/import_shows", json={"rows": rows}).json()
    assert [verdict["verdict"] for verdict in verdicts] == ["inserted"] * 2
    return mia


def test_rows_are_a_spreadsheet_with_types_and_without_formulas(mia: Person) -> None:
    query = "select=name,show_on,created_at,version,venues(name),show_deals(fee)&order=show_on"
    head, first, second = exported(mia, f"shows.xlsx?{query}")
    assert [value for value, _ in head] == [
        "name", "show_on", "created_at", "version", "venues.name", "show_deals", "venues",
    ]  # fmt: skip
    assert first[:2] == [("=1+1", "s"), (datetime(2190, 11, 28), "d")]
    assert [kind for _, kind in first[2:4]] == ["d", "n"]
    assert first[4] == ("@Paradiso", "s")
    assert second[0] == ("-Bar", "s")
    assert exported(mia, "show_deals.xlsx?select=fee,currency")[1:] == [
        [(1234.5, "n"), ("EUR", "s")]
    ]


def test_a_spreadsheet_holds_what_the_list_holds(mia: Person) -> None:
    assert len(exported(mia, "shows.xlsx?name=eq.-Bar")) == 2
    assert len(exported(mia, "shows.xlsx?limit=1&order=show_on")) == 2
    assert exported(mia, "shows.xlsx?name=eq.x") == []
    reply = mia.api.get("/documents/tables/shows.xlsx?limit=1")
    assert reply.headers["content-range"] == "0-0/*"
    assert reply.headers["content-disposition"] == 'inline; filename="shows.xlsx"'


def test_an_export_shows_nobody_what_the_list_does_not(mia: Person, register: Register) -> None:
    cory, stranger = register("Cory Crew"), register("Sam Stranger")
    invite(mia, cory, "crew")
    assert len(exported(cory, f"shows.xlsx?org_id=eq.{mia.org_id}")) == 3
    assert exported(cory, f"show_deals.xlsx?org_id=eq.{mia.org_id}") == []
    assert exported(stranger, f"shows.xlsx?org_id=eq.{mia.org_id}") == []
    nobody = {"Authorization": ""}
    reply = mia.api.get("/documents/tables/shows.xlsx", headers=nobody)
    assert refusal(reply) == (401, "TOKEN_REQUIRED")


def test_what_the_api_refuses_is_refused_in_its_words(mia: Person) -> None:
    reply = mia.api.get("/documents/tables/shows.xlsx?nothing=eq.1")
    assert (reply.status_code, reply.json()["code"]) == (400, "42703")
    assert mia.api.get("/documents/tables/nothing.xlsx").status_code == 404
    assert mia.api.get("/documents/tables/rpc/settle.xlsx").status_code == 404
    deep = "/documents/tables/shows.xlsx?select=" + "venues(" * 6 + "id" + ")" * 6
    assert refusal(mia.api.get(deep)) == (400, "QUERY_TOO_DEEP")


def test_a_list_as_csv_is_as_the_rows_are(mia: Person) -> None:
    reply = mia.api.get(
        "/api/shows?select=name,show_on&order=show_on", headers={"Accept": "text/csv"}
    )
    assert reply.headers["content-type"].startswith("text/csv")
    assert list(csv.DictReader(io.StringIO(reply.text))) == [
        {"name": "=1+1", "show_on": "2190-11-28"},
        {"name": "-Bar", "show_on": "2190-11-29"},
    ]
