"""Files bring money in only for who may write it, and a dry run tells nobody what is there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.money.books import DIGITS, Books, opened
from tests.support.people import Person

WHO = ["crew", "viewer", "owner by a PIN", "stranger"]


@pytest.fixture(scope="module")
def books(throwaway: Throwaway, cluster: Cluster) -> Iterator[Books]:
    with opened(throwaway, cluster, "imports", settled=False) as found:
        yield found


def asked(books: Books, fee: str, **options: Any) -> dict[str, Any]:
    """The show of the books as a row of a file, and its bill."""
    bill = {"external_id": "C1", "show": "S1", "kind": "light", "currency": "EUR"}
    return {
        "org_id": books.mia.org_id,
        "rows": [{"external_id": "S1", "fee": fee, "currency": "EUR"}],
        "costs": [bill | {"amount": fee, "supplier": books.secret}],
    } | options


def money(books: Books) -> list[Any]:
    """What of the log is money."""
    query = "select count(*), max(seq) from change.log where table_name = any (%s)"
    return books.sql.execute(query, [sorted(books.money_tables())]).fetchall()


@pytest.mark.parametrize("who", WHO)
def test_no_file_brings_money_in(books: Books, who: str) -> None:
    before = money(books)
    asking = books.readers[who].api
    asking.post("/api/rpc/import_shows", json=asked(books, "5"))
    kept = {
        "shows": [{"id": "s1", "name": "X", "fee": 5, "currency": "EUR", "date": "2026-11-28"}],
        "costs": [{"id": "c1", "show_id": "s1", "amount": 5, "currency": "EUR", "type": "light"}],
        "device_id": "phone",
    }
    asking.post("/api/rpc/import_local", json={"data": kept, "org_id": books.mia.org_id})
    assert money(books) == before


@pytest.mark.parametrize("who", WHO)
def test_a_dry_run_is_no_oracle(books: Books, who: str) -> None:
    """The right guess of a fee and a wrong one are answered alike."""

    def guesses(person: Person) -> list[httpx.Response]:
        return [
            person.api.post("/api/rpc/import_shows", json=asked(books, fee, dry_run=True))
            for fee in (f"{DIGITS}.13", "5")
        ]

    right, wrong = guesses(books.mia)
    assert right.text != wrong.text
    answers = guesses(books.readers[who])
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].text.replace(f"{DIGITS}.13", "5") == answers[1].text


@pytest.mark.parametrize("who", WHO)
def test_no_spreadsheet_holds_money(books: Books, who: str) -> None:
    def held(person: Person, table: str) -> str:
        reply = person.api.get(f"/documents/tables/{table}.xlsx")
        if reply.status_code != 200:
            return ""
        [sheet] = load_workbook(io.BytesIO(reply.content)).worksheets
        return str([[cell.value for cell in row] for row in sheet.rows])

    seen = 0
    for table in books.rows:
        seen += bool(books.told(held(books.mia, table)))
        assert not books.told(held(books.readers[who], table)), table
    assert seen == len(books.rows)
