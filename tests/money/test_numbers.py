"""Numbers that are none, or too great, too fine or negative: no column of money takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.money.books import Books, opened

NEVER = ["NaN", "Infinity", "-Infinity", -1, "1e40", "1e1000", "-0.01", "0.0000000000001"]


@pytest.fixture(scope="module")
def books(throwaway: Throwaway, cluster: Cluster) -> Iterator[Books]:
    with opened(throwaway, cluster, "numbers", settled=False) as found:
        yield found


def columns(books: Books) -> list[tuple[str, str]]:
    """Every column of a money table that is a number and that a member may write."""
    found = books.sql.execute(
        "select table_name, column_name from information_schema.columns"
        " join pg_class on oid = format('api.%%I', table_name)::regclass"
        " where table_schema = 'api' and data_type in ('numeric', 'integer', 'bigint')"
        " and table_name = any (%s) and column_name <> 'version'"
        " and has_column_privilege('member', oid, column_name, 'update')",
        [sorted(books.rows)],
    ).fetchall()
    assert len(found) > 20
    return [(table, column) for table, column in found]


@pytest.mark.parametrize("number", NEVER)
def test_no_column_of_money_takes_it(books: Books, number: Any) -> None:
    taken = []
    for table, column in columns(books):
        row = books.rows[table]
        reply = books.mia.api.patch(f"/api/{table}/{row['id']}", json={column: number})
        if not 400 <= reply.status_code < 500:
            taken.append((table, column, reply.status_code))
    assert taken == []


def test_no_amount_is_finer_than_its_currency(books: Books) -> None:
    mia, of_show = books.mia, {"show_id": books.other["id"]}
    deal = mia.api.post("/api/show_deals", json=of_show | {"currency": "JPY", "fee": 1000})
    assert deal.is_success, deal.text
    finer: list[tuple[str, dict[str, Any]]] = [
        ("ticket_scales", {"name": "A", "price": "0.5"}),
        ("deal_bonuses", {"measure": "tickets", "threshold": 1, "kind": "flat", "amount": "0.5"}),
        ("deal_bonuses", {"measure": "gross", "threshold": "0.5", "kind": "flat", "amount": 1}),
        ("show_costs", {"kind": "crew", "amount": "0.5", "currency": "JPY"}),
        ("show_costs", {"kind": "crew", "amount": "0.005", "currency": "EUR"}),
        ("show_payments", {"kind": "deposit", "amount": "0.0005", "currency": "KWD"}),
    ]
    for table, row in finer:
        reply = mia.api.post(f"/api/{table}", json=of_show | row)
        assert reply.json()["code"] == "AMOUNT_PRECISION", (table, reply.text)
    # Nor does a price become too fine because its deal comes to be in yen.
    price = of_show | {"name": "A", "price": 20}
    [scale] = mia.api.post(
        "/api/ticket_scales", json=[price], headers={"Prefer": "return=representation"}
    ).json()
    path = f"/api/show_deals?show_id=eq.{books.other['id']}"
    assert mia.api.patch(path, json={"currency": "EUR"}).is_success
    assert mia.api.patch(f"/api/ticket_scales/{scale['id']}", json={"price": "20.50"}).is_success
    reply = mia.api.patch(path, json={"currency": "JPY"})
    assert reply.json()["code"] == "AMOUNT_PRECISION", reply.text


def test_a_rate_is_never_a_guess(books: Books) -> None:
    """A bill in a currency without a rate: what depends on it is unknown, and nothing settles."""
    mia, of_show = books.mia, {"show_id": books.other["id"]}
    bill = of_show | {"kind": "crew", "amount": 5, "currency": "KWD", "deducted": "top"}
    assert mia.api.post("/api/show_costs", json=bill).is_success
    sheet = mia.api.post("/api/rpc/settlement_sheet", json=of_show).json()["figures"]
    assert (sheet["gross_fee"] is None, sheet["net"], sheet["promoter_net"]) == (False, None, None)
