"""A rate that is missing makes unknown what depends on it, and nothing else; it is never 1."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.money.comparing import answers, exact
from tests.money.deals import random_deal
from tests.money.written import as_json
from tests.support.database import Connection, Database

Row = dict[str, Any]

DEALS = 800
RATES = ((1, 1), (1000, 1), (1, 1000))
LINES = ("costs", "payments", "bonus_lines")
ABOVE_COSTS = ("gross", "sold", "ticket_tax", "money_in", "net_gross")
BELOW_COSTS_OF_THE_ACT = {
    "bottom_costs", "agency", "management", "commissions", "act_net", "due", "outstanding", "costs",
}  # fmt: skip


@pytest.fixture
def session(db: Database) -> Iterator[Connection]:
    """A session in which to reckon."""
    with db.connect() as connection:
        yield connection


def deals(name: str, chosen: str | None = None) -> list[Row]:
    """Deals with a bill or a payment, of which the rate of one is missing."""
    chance = random.Random(8)  # noqa: S311 - no secret
    found: list[Row] = []
    while len(found) < DEALS:
        given = random_deal(chance)
        rows = [row for row in given.get(name, []) if chosen in (None, row.get("deducted"))]
        if rows:
            chance.choice(rows)["times"] = None
            found.append(given)
    return found


def supposed(batch: list[Row], times: int, per: int) -> list[Row]:
    """The same deals with this rate where one was missing."""
    rate = {"times": times, "per": per}

    def known(row: Row) -> Row:
        return row | rate if row.get("times", 1) is None else row

    return [
        given
        | {name: [known(row) for row in given.get(name, [])] for name in ("costs", "payments")}
        for given in batch
    ]


def unknown(figures: Row) -> set[str]:
    """The figures that are not known; of lines, whether one is not."""
    return {
        name
        for name, value in figures.items()
        if (value is None and name != "capacity") or (isinstance(value, list) and None in value)
    }


@pytest.mark.parametrize("name", ["costs", "payments"])
def test_what_is_known_is_the_same_at_whatever_rate(session: Connection, name: str) -> None:
    batch = deals(name)
    found = answers(session, batch)
    assert all(name in unknown(figures) for figures in found)
    assert all(figures[part] is not None for figures in found for part in ABOVE_COSTS)
    for times, per in RATES:
        others = answers(session, supposed(batch, times, per))
        for given, figures, other in zip(batch, found, others, strict=True):
            known = figures.keys() - unknown(figures) - set(LINES)
            assert {part: exact(figures[part]) for part in known} == {
                part: exact(other[part]) for part in known
            }, as_json(given)


def test_a_bill_of_the_acts_own_leaves_the_fee_known(session: Connection) -> None:
    for figures in answers(session, deals("costs", chosen="bottom")):
        assert {"bottom_costs", "act_net"} <= unknown(figures) <= BELOW_COSTS_OF_THE_ACT


def test_a_payment_leaves_all_but_the_balance_known(session: Connection) -> None:
    batch = deals("payments")
    for given, figures in zip(batch, answers(session, batch), strict=True):
        paid = any(
            "times" in row and row["times"] is None and row.get("paid_on")
            for row in given["payments"]
        )
        assert unknown(figures) == {"payments"} | ({"paid", "outstanding"} if paid else set())
