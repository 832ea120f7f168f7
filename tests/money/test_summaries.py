"""What finance_summary adds up is what the oracle reckons of each show, to the cent."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import httpx
import pytest

from tests.money.comparing import exact
from tests.money.oracle import calculate
from tests.money.rounding import rounded
from tests.money.rows import A_EURO, DECIMALS, Written, write_rates, write_show
from tests.money.settled import confirmed_show, settle
from tests.money.written import from_json
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add, add_show

Row = dict[str, Any]
Register = Callable[..., Person]

SHOWS = 25
FIGURES = {
    "gross": "gross",
    "fee": "gross_fee",
    "withholding": "withholding",
    "commissions": "commissions",
    "costs": "bottom_costs",
    "net": "act_net",
    "outstanding": "outstanding",
}


def summary(person: Person, **arguments: str) -> list[Row]:
    """The groups of a summary."""
    reply = person.api.get("/api/rpc/finance_summary", params=arguments)
    assert reply.status_code == httpx.codes.OK, reply.text
    found: list[Row] = from_json(reply.text)
    return found


def total(groups: Iterable[Row]) -> dict[str, Any]:
    """What all groups come to."""
    found: dict[str, Any] = defaultdict(int)
    for group in groups:
        for name in FIGURES:
            found[name] += exact(group[name])
    return dict(found)


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_in_the_currency_of_the_deals_it_is_the_sum_of_their_sheets(
    register: Register, currency: str
) -> None:
    mia, chance = register(), random.Random(currency)  # noqa: S311 - no secret
    write_rates(mia)
    expected: dict[str, Any] = defaultdict(int)
    for _ in range(SHOWS):
        written = write_show(mia, chance, currency)
        figures = calculate(written.given)
        for name, figure in FIGURES.items():
            expected[name] += figures[figure]
    for group_by in ("month", "tour", "country", "status", "party"):
        groups = summary(mia, currency=currency, group_by=group_by)
        assert total(groups) == expected, group_by


def converted(written: Written, currency: str) -> dict[str, Fraction]:
    """Each figure of a sheet in another currency, rounded once more; net is what they leave."""
    deal, figures = written.deal, calculate(written.given)
    rate = Fraction(A_EURO[currency]) / Fraction(A_EURO[deal["currency"]])
    if deal.get("fx_currency") == currency:
        rate = Fraction(deal["fx_rate"])
    found = {
        name: rounded(figures[figure] * rate, DECIMALS[currency], "half_even")
        for name, figure in FIGURES.items()
    }
    due, paid = (
        rounded(figures[name] * rate, DECIMALS[currency], "half_even") for name in ("due", "paid")
    )
    found["outstanding"] = due - paid
    found["net"] = found["fee"] - found["withholding"] - found["commissions"] - found["costs"]
    return found


def test_in_another_currency_each_figure_is_converted_once(register: Register) -> None:
    mia, chance = register(), random.Random(9)  # noqa: S311 - no secret
    write_rates(mia)
    expected: dict[str, Any] = defaultdict(int)
    for _ in range(SHOWS):
        written = write_show(mia, chance, chance.choice(["EUR", "JPY", "GBP"]), is_foreign=False)
        for name, figure in converted(written, "USD").items():
            expected[name] += figure
    for group_by in ("month", "country"):
        assert total(summary(mia, currency="USD", group_by=group_by)) == expected, group_by


def test_of_a_settled_show_it_stays_whatever_becomes_of_rules_and_rates(register: Register) -> None:
    mia = register()
    dollars = {"from_currency": "EUR", "to_currency": "USD", "rate_on": "2026-11-28"}
    add(mia, "org_fx_rates", **dollars, rate="1.1")
    rules = add(mia, "finance_rules", fx_sources=["manual", "bank"])
    show, rows = confirmed_show(mia, withholding_percent="15.825")
    bill = {"kind": "crew", "amount": "100.15", "currency": "USD", "deducted": "top"}
    add(mia, "show_costs", show_id=show["id"], **bill)
    settle(mia, show["id"])
    before = summary(mia, currency="EUR")
    add(mia, "org_fx_rates", **dollars, rate="2.5", source="bank")
    edit = {"fx_sources": ["bank", "manual"], "rounding": "half_up"}
    assert mia.api.patch(f"/api/finance_rules/{rules['id']}", json=edit).is_success
    assert mia.api.patch(f"/api/shows/{show['id']}", json={"status": "completed"}).is_success
    assert summary(mia, currency="EUR") == before
    # A payment more has the figures kept anew.
    edit_payment = {"amount": "2500.00", "reference": "Seen"}
    payment = f"/api/show_payments/{rows['show_payments']['id']}"
    assert mia.api.patch(payment, json=edit_payment).is_success
    assert summary(mia, currency="EUR") == before


def test_a_house_of_millions_has_figures(register: Register) -> None:
    """Seats and prices as great as rows take: the write is refused, or the sums are right."""
    mia = register()
    show = add_show(mia)
    add(mia, "show_deals", show_id=show["id"], currency="KWD", deal_type="door")
    house = [
        {
            "show_id": show["id"],
            "name": f"Row {number}",
            "price": "99999999.999",
            "sold_count": 5_000_000,
        }
        for number in range(25)
    ]
    for scale in house:
        reply = mia.api.post("/api/ticket_scales", json=scale)
        assert reply.is_success or refusal(reply) == (400, "22003"), reply.text
    sheet = mia.api.post("/api/rpc/settlement_sheet", json={"show_id": show["id"]})
    gross = exact(from_json(sheet.text)["figures"]["gross"])
    assert gross > 10**15
    assert total(summary(mia, currency="KWD"))["gross"] == gross
