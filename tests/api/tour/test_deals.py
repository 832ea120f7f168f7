"""What a deal of each type must say before a show is confirmed, and the sums over many of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx
import psycopg
import pytest

from tests.api.tour.conftest import Band
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show
from tests.support.together import together

Register = Callable[..., Person]
ROUNDS = 20

# What a deal of each type must say, in the order in which it is asked for.
NEEDS: dict[str, dict[str, Any]] = {
    "guarantee": {"fee": 1000},
    "percentage": {"percent": 70},
    "versus": {"fee": 1000, "percent": 70},
    "plus": {"fee": 1000, "percent": 70, "split_point": 5000},
    "door": {},
    "per_ticket": {"per_ticket": 5},
}


def change(person: Person, table: str, row: Row, **columns: object) -> httpx.Response:
    return person.api.patch(f"/api/{table}/{row['id']}", json=columns)


def summary(person: Person, **arguments: object) -> list[dict[str, Any]]:
    """The finance summary, numbers as they are written."""
    asked = {name: str(value) for name, value in arguments.items()}
    reply = person.api.get("/api/rpc/finance_summary", params=asked)
    assert reply.status_code == httpx.codes.OK, reply.text
    rows: list[dict[str, Any]] = reply.json()
    return rows


@pytest.mark.parametrize("deal_type", NEEDS)
def test_a_show_is_confirmed_once_its_deal_says_what_its_type_needs(
    register: Register, deal_type: str
) -> None:
    mia = register()
    show = add_show(mia, status="pending")
    deal = add(mia, "show_deals", show_id=show["id"], deal_type=deal_type, percent_base=None)
    needs = NEEDS[deal_type] | {"currency": "EUR"}

    reply = change(mia, "shows", show, status="confirmed")
    assert refusal(reply) == (422, "SHOW_INCOMPLETE")
    assert reply.json()["details"] == "missing=" + ", ".join(needs)

    base = {"percent_base": "net_gross"} if "percent" in needs else {}
    assert change(mia, "show_deals", deal, **needs, **base).is_success
    assert change(mia, "shows", show, status="confirmed").is_success
    for term in needs:
        lost = change(mia, "show_deals", deal, **(dict.fromkeys(needs) | {"currency": None}))
        assert refusal(lost) == (422, "SHOW_INCOMPLETE"), term


@pytest.mark.parametrize(
    ("deal_type", "term"),
    [
        ("guarantee", {"percent": 70, "percent_base": "net"}),
        ("percentage", {"fee": 1}),
        ("versus", {"split_point": 1}),
        ("door", {"per_ticket": 1}),
        ("per_ticket", {"percent_base": "net"}),
    ],
)
def test_a_deal_says_nothing_that_means_nothing(
    register: Register, deal_type: str, term: dict[str, Any]
) -> None:
    mia = register()
    show = add_show(mia)

    reply = mia.api.post(
        "/api/show_deals",
        json={"show_id": show["id"], "deal_type": deal_type, "currency": "EUR"} | term,
    )

    assert refusal(reply) == (400, "23514")
    assert "_of_type_check" in reply.json()["message"]


def test_a_price_and_the_currency_that_it_does_not_fit_do_not_pass_each_other(band: Band) -> None:
    writes = (
        b"update api.show_deals set currency = 'JPY' where show_id = %s",
        b"update api.ticket_scales set price = 10.50 where show_id = %s",
    )
    for _ in range(ROUNDS):
        with band.connect() as session:
            row = session.execute(
                "insert into api.shows (name) values ('Club') returning id"
            ).fetchone()
            assert row is not None
            session.execute(
                "insert into api.show_deals (show_id, currency) values (%s, 'EUR')", row
            )
            session.execute(
                "insert into api.ticket_scales (show_id, name, price) values (%s, 'Floor', 10)", row
            )

        def refusals(number: int, show: tuple[Any, ...] = row) -> str:
            with band.connect() as own:
                try:
                    own.execute(writes[number], show)
                except psycopg.DatabaseError as error:
                    return str(error)
            return ""

        refused = [told for told in together(2, refusals) if told]
        assert len(refused) == 1
        assert "AMOUNT_PRECISION" in refused[0]


def test_all_of_a_deal_goes_and_comes_back_with_its_show(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    deal = add(mia, "show_deals", show_id=show["id"], currency="EUR", fee=100)
    rows = {
        "ticket_scales": add(mia, "ticket_scales", show_id=show["id"], name="Floor", price=20),
        "deal_bonuses": add(
            mia, "deal_bonuses",
            show_id=show["id"], measure="tickets", threshold=10, kind="flat", amount=5,
        ),
        "show_payments": add(
            mia, "show_payments", show_id=show["id"], kind="deposit", amount=5, currency="EUR"
        ),
        "show_deals": deal,
    }  # fmt: skip

    assert change(mia, "shows", show, notes="All is agreed").is_success
    assert change(mia, "shows", show, deleted_at="2026-01-01T00:00:00Z").is_success
    for table, row in rows.items():
        gone = mia.api.get(f"/api/{table}", params={"id": f"eq.{row['id']}"})
        assert gone.json() == [], table
    body = {"table_name": "shows", "id": show["id"], "version": 2, "with_children": True}
    restored = mia.api.post("/api/rpc/restore", json=body)
    assert restored.is_success, restored.text
    for table, row in rows.items():
        back = mia.api.get(f"/api/{table}", params={"id": f"eq.{row['id']}"})
        assert [found["id"] for found in back.json()] == [row["id"]], table


def test_a_promoter_owes_less_with_each_payment_and_is_late_with_what_should_have_come(
    register: Register,
) -> None:
    mia = register()
    show = add_show(mia, status="pending")
    add(
        mia, "show_deals",
        show_id=show["id"], promoter_name="Mojo", currency="EUR", fee=1000, withholding_percent=10,
    )  # fmt: skip
    past = (datetime.date.today() - datetime.timedelta(days=2)).isoformat()
    deposit = add(
        mia, "show_payments",
        show_id=show["id"], kind="deposit", amount=300, currency="EUR", due_on=past,
    )  # fmt: skip

    def owed() -> tuple[str, Any, Any]:
        (row,) = summary(mia, group_by="party", currency="EUR")
        return row["key"], row["outstanding"], row["overdue"]

    assert owed() == ("Mojo", 900, 300)
    assert change(mia, "show_payments", deposit, paid_on=past).is_success
    assert owed() == ("Mojo", 600, 0)
    assert change(mia, "show_payments", deposit, kind="refund").is_success
    assert owed() == ("Mojo", 1200, 0)


def test_what_if_half_of_it_comes(register: Register) -> None:
    mia = register()
    for status, fee in (("draft", 100), ("pending", 50.05)):
        show = add_show(mia, status=status)
        add(mia, "show_deals", show_id=show["id"], currency="EUR", fee=fee)

    def fees(assume: str) -> Decimal:
        rows = summary(mia, currency="EUR", assume=assume)
        return sum((Decimal(str(row["fee"])) for row in rows), Decimal(0))

    assert fees('{"pending": 0.5}') == Decimal("125.02")
    assert fees('{"pending": 0, "draft": 0.25}') == Decimal("25.00")
    reply = mia.api.get("/api/rpc/finance_summary", params={"assume": '{"pending": 1.5}'})
    assert refusal(reply) == (422, "INVALID_ARGUMENT")
