"""Random deals as rows of the API, and the same deals as the oracle is told them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.money.deals import random_deal, without_nulls
from tests.money.written import as_json
from tests.support.people import Person

Row = dict[str, Any]

DECIMALS = {"EUR": 2, "USD": 2, "GBP": 2, "JPY": 0, "KWD": 3}
# Units for one euro on the day of the shows, as they are put among the organization's own rates.
A_EURO = {
    code: Decimal(rate)
    for code, rate in {"EUR": "1", "USD": "1.0813", "GBP": "0.8571", "JPY": "161.07"}.items()
}
SHOW_ON = "2026-03-14"
LIMIT = 10**8  # of what rows take; a generator of extremes goes beyond


@dataclass(frozen=True, slots=True)
class Written:
    """A show as it was written, and its figures' inputs."""

    show_id: str
    deal: Row
    given: Row


def write_rates(person: Person) -> None:
    """The organization's own rates of the day, so that no other counts."""
    rates = [
        {"from_currency": "EUR", "to_currency": code, "rate": rate, "rate_on": SHOW_ON}
        for code, rate in A_EURO.items()
        if code != "EUR"
    ]
    post(person, "org_fx_rates", rates)


def write_show(
    person: Person,
    chance: random.Random,
    currency: str | None = None,
    *,
    is_foreign: bool = True,
) -> Written:
    """Some show with some deal, all over HTTP; `is_foreign`: bills may be in other currencies."""
    currency = currency or chance.choice(list(DECIMALS))
    others = tuple(A_EURO) if is_foreign else ()
    given = fitting(chance, currency)
    attendance = given["attendance"]
    [show] = post(
        person,
        "shows",
        [
            {
                "name": "Paradiso",
                "show_on": SHOW_ON,
                "city": "Amsterdam",
                "country": "NL",
                "actual_attendance": attendance["actual"],
                "expected_attendance": attendance["expected"],
            }
        ],
    )
    of_show = {"show_id": show["id"]}
    deal = given["deal"] | of_show | {"currency": currency}
    if chance.random() < 0.3 and currency not in ("USD", "KWD"):
        deal |= {"fx_currency": "USD", "fx_rate": Decimal(chance.randrange(1, 10**6)).scaleb(-4)}
    post(person, "show_deals", [without_nulls(deal)])
    scales = [row | of_show | {"name": f"Row {n}"} for n, row in enumerate(given["tickets"])]
    post(person, "ticket_scales", scales)
    post(person, "deal_bonuses", [row | of_show for row in given["bonuses"]])
    kinds = {"show_costs": ("costs", {"kind": "light"}), "show_payments": ("payments", {})}
    for table, (name, more) in kinds.items():
        rows = [in_some_currency(chance, line, deal, others) for line in given[name]]
        post(person, table, [more | row | of_show for row in rows])
    return Written(show["id"], deal, given)


def post(person: Person, table: str, rows: list[Row]) -> list[Row]:
    """Insert these rows and return them as stored."""
    if not rows:
        return []
    columns = ",".join({column: None for row in rows for column in row})
    reply = person.api.post(
        f"/api/{table}?columns={columns}",
        content=as_json(rows),
        headers={"Content-Type": "application/json", "Prefer": "return=representation"},
    )
    assert reply.is_success, (reply.text, as_json(rows))
    stored: list[Row] = reply.json()
    return stored


def fitting(chance: random.Random, currency: str) -> Row:
    """A random deal in this currency that the tables' constraints take."""
    given: Row = {}
    while given.get("minor_units") != DECIMALS[currency] or "attendance" not in given:
        given = random_deal(chance)
    empty: Row = {"attendance": {}, "bonuses": [], "costs": [], "payments": [], "tickets": []}
    given = empty | given | {"rounding": "half_even"}
    given["attendance"] = {
        which: _below(given["attendance"].get(which), 10**6) for which in ("actual", "expected")
    }
    deal = given["deal"]
    deal["ticket_tax_percent"] = _below(deal.get("ticket_tax_percent"), 100)
    for name in ("fee", "split_point", "per_ticket", "door_price"):
        deal[name] = _below(deal.get(name), LIMIT)
    if deal["deal_type"] in ("percentage", "versus", "plus") and deal.get("percent") is not None:
        deal["percent_base"] = deal.get("percent_base") or "net"
    for row in given["tickets"]:
        row["price"] = _below(row["price"], LIMIT)
        row |= {name: _below(row.get(name), 10**6) for name in ("sold_count", "expected_count")}
    for row in given["bonuses"]:
        row["threshold"] = min(row["threshold"], 100 if row["measure"] == "percent_sold" else LIMIT)
        row["amount"] = _below(row.get("amount"), LIMIT)
    for row in given["costs"]:
        row["deducted"] = row.get("deducted") or "bottom"
        row["amount"] = _below(abs(row["amount"]), LIMIT)
    for row in given["payments"]:
        row["amount"] = _below(row["amount"], LIMIT) or 1
        row.setdefault("paid_on", None)
    return given


def _below(number: Any, limit: int) -> Any:
    return None if number is None else number % limit


def in_some_currency(
    chance: random.Random, line: Row, deal: Row, others: tuple[str, ...] = tuple(A_EURO)
) -> Row:
    """A bill or payment as a row; `line` is given the rate that then has to count."""
    for key in ("times", "per"):
        line.pop(key, None)
    row = dict(line)
    row["currency"] = chance.choice([deal["currency"], *others])
    places = min(DECIMALS[row["currency"]], DECIMALS[deal["currency"]])
    row["amount"] = line["amount"] = round(Decimal(line["amount"]), places) or Decimal(1)
    if chance.random() < 0.3:
        row["fx_rate"] = Decimal(chance.randrange(1, 10**9)).scaleb(-chance.randrange(9))
    elif row["currency"] not in A_EURO or deal["currency"] not in A_EURO:
        row["currency"] = deal["currency"]
    line["currency"] = row["currency"]
    if row["currency"] == deal["currency"]:
        return row
    if "fx_rate" in row:
        line["times"] = row["fx_rate"]
    elif row["currency"] == deal.get("fx_currency"):
        line["per"] = deal["fx_rate"]
    else:
        line |= {"times": A_EURO[deal["currency"]], "per": A_EURO[row["currency"]]}
    return row
