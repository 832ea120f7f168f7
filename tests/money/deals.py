"""Random deals: every type, and the numbers on which reckoning goes wrong."""

from __future__ import annotations

import random
from decimal import Context, Decimal
from typing import Any

Row = dict[str, Any]

EXACTLY = Context(prec=200)
TYPES = ("guarantee", "percentage", "versus", "plus", "door", "per_ticket")
BASES = ("gross", "net_gross", "net")
COMMISSION_BASES = ("gross_fee", "fee_after_tax", "net")
PAYERS = ("act", "promoter", "agency", "management")
MINOR_UNITS = (2, 2, 2, 0, 3, 4)

# Rates whose products end on half a unit, though no decimal number is the rate; and one that is so
# near to it that no division by 20 digits sees the difference.
TRICKY_RATES = (
    (1, 6), (5, 6), (7, 14), (1, 30), (13, 26), (1, 3), (2, 3), (1, 7),
    ((10**25 + 3) // 2, 10**25 + 1), ((10**25 + 1) // 2, 10**25 + 1), (10**25 // 2, 10**25 + 1),
)  # fmt: skip


def decimal(number: int, places: int) -> Decimal:
    return Decimal(number).scaleb(-places, EXACTLY)


def amount(chance: random.Random, places: int) -> Decimal:
    """Some money with at most so many decimals."""
    kind = chance.random()
    if kind < 0.1:
        return Decimal(0)
    if kind < 0.3:
        return decimal(chance.randrange(1, 100), places)
    if kind < 0.5:
        return Decimal(chance.randrange(1, 40) * 50)
    if kind < 0.98:
        return decimal(chance.randrange(10 ** chance.randrange(2, 8)), places)
    return decimal(chance.randrange(10**18), places)


def percent(chance: random.Random, most: int = 100) -> Decimal | None:
    """A percentage with at most four decimals; sometimes none is given."""
    kind = chance.random()
    if kind < 0.15:
        return None
    if kind < 0.6:
        return chance.choice(
            [Decimal(text) for text in ("0", "10", "15", "50", "85", "100", "7.5", "12.5", "2.25")]
        )
    if kind < 0.7:
        return chance.choice([Decimal("0.0001"), Decimal("33.3333"), Decimal("99.9999")])
    return decimal(chance.randrange(most * 10**4), 4)


def tax(chance: random.Random) -> Decimal | None:
    """A tax on tickets: 60 and 100 inside a price end on halves, 300 is more than the price."""
    usual = [None, *(Decimal(text) for text in ("0", "7", "19", "5.5", "25", "60", "100", "300"))]
    return chance.choice(usual) if chance.random() < 0.8 else percent(chance)


def tickets_sold(chance: random.Random) -> int | None:
    kind = chance.random()
    if kind < 0.1:
        return None
    if kind < 0.2:
        return 0
    return chance.randrange(10 ** chance.randrange(1, 5 if kind < 0.97 else 10))


def scale(chance: random.Random, places: int) -> Row:
    return {
        "price": amount(chance, places),
        "capacity": chance.choice([0, 1, 500, 3000]) if chance.random() < 0.9 else None,
        "sold_count": tickets_sold(chance),
        "expected_count": tickets_sold(chance),
    }


def rate(chance: random.Random, row: Row) -> None:
    """Give an amount a rate, in most cases."""
    kind = chance.random()
    if kind < 0.4:
        return
    if kind < 0.7:
        row["times"], row["per"] = chance.choice(TRICKY_RATES)
    else:
        row["times"] = decimal(chance.randrange(1, 10**7), chance.randrange(6))
        row["per"] = decimal(chance.randrange(1, 10**7), 4) if chance.random() < 0.7 else 1


def cost(chance: random.Random, places: int) -> Row:
    row: Row = {
        "amount": amount(chance, places),
        "deducted": chance.choice(["top", "top", "bottom", None]),
        "paid_by": chance.choice(PAYERS),
    }
    if chance.random() < 0.05:
        row["amount"] = -row["amount"]
    rate(chance, row)
    return row


def payment(chance: random.Random, places: int) -> Row:
    row: Row = {
        "kind": chance.choice(["deposit", "balance", "refund"]),
        "amount": amount(chance, places),
        "paid_on": chance.choice([None, "2026-03-14"]),
    }
    rate(chance, row)
    return row


def bonus(chance: random.Random, places: int, scales: list[Row]) -> Row:
    """A bonus whose threshold is often just what was sold, one more or one less."""
    measure = chance.choice(["tickets", "percent_sold", "gross"])
    kind = chance.choice(["flat", "percent", "per_ticket" if measure == "tickets" else "flat"])
    sold = sum(row["sold_count"] or 0 for row in scales)
    near = chance.choice([-1, 0, 0, 1])
    match measure:
        case "tickets":
            threshold = Decimal(max(0, sold + near))
        case "gross":
            taken = sum(((row["sold_count"] or 0) * row["price"] for row in scales), Decimal(0))
            threshold = max(Decimal(0), taken + decimal(near, places))
        case _:
            capacity = sum(row["capacity"] or 0 for row in scales) or 1
            threshold = max(Decimal(0), decimal(sold * 10**6 // capacity + near, 4))
    row: Row = {"measure": measure, "threshold": threshold, "kind": kind}
    if kind == "percent":
        return row | {"percent": percent(chance) or 10, "percent_base": chance.choice(BASES)}
    return row | {"amount": amount(chance, places)}


def terms(chance: random.Random, places: int) -> Row:
    """The columns of a deal that its type needs, and those that every deal may have."""
    kind = chance.choice(TYPES)
    deal: Row = {
        "deal_type": kind,
        "door_price": amount(chance, places),
        "ticket_tax_percent": tax(chance),
        "ticket_tax_mode": chance.choice(["inside", "on_top", None]),
        "fee_tax_percent": percent(chance),
        "withholding_percent": percent(chance),
        "agency_percent": percent(chance),
        "agency_base": chance.choice([*COMMISSION_BASES, None]),
        "management_percent": percent(chance),
        "management_base": chance.choice([*COMMISSION_BASES, None]),
        "bonus_rule": chance.choice(["cumulative", "highest", None]),
    }
    if kind != "percentage" and kind != "door":
        deal["fee"] = amount(chance, places) if chance.random() < 0.9 else None
    if kind in ("percentage", "versus", "plus", "door"):
        deal["percent"] = percent(chance)
        deal["percent_base"] = chance.choice(BASES)
    if chance.random() < (0.3 if kind == "door" else 0.02):
        deal["percent_base"] = None
    if kind == "plus":
        deal["split_point"] = amount(chance, places)
    if kind == "per_ticket":
        deal["per_ticket"] = amount(chance, places)
    return deal


def random_deal(chance: random.Random) -> Row:
    """An input of tour.calculate."""
    places = chance.choice(MINOR_UNITS)
    scales = [scale(chance, places) for _ in range(chance.choice([0, 1, 1, 2, 3, 5]))]
    given: Row = {
        "minor_units": places,
        "rounding": chance.choice(["half_even", "half_up", None]),
        "attendance": {"actual": tickets_sold(chance), "expected": tickets_sold(chance)},
        "deal": terms(chance, places),
        "tickets": scales,
        "bonuses": [bonus(chance, places, scales) for _ in range(chance.choice([0, 0, 1, 2, 4]))],
        "costs": [cost(chance, places) for _ in range(chance.choice([0, 1, 2, 3, 6]))],
        "payments": [payment(chance, places) for _ in range(chance.choice([0, 0, 1, 2]))],
    }
    return given if chance.random() < 0.5 else without_nulls(given)


def without_nulls(value: Any) -> Any:
    """The same with no key for what is null: that says the same."""
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value
