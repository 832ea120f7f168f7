"""What a finance summary must say, reckoned in Python's decimals from the rows of the tables."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

FIGURES = ("gross", "fee", "withholding", "commissions", "costs")
EXACT = Context(prec=200, rounding=ROUND_HALF_EVEN)
Rate = Callable[[str, datetime.date], Decimal | None]
Line = dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Finances:
    currency: str
    fee: Decimal
    door_price: Decimal
    withholding_percent: Decimal
    agency_percent: Decimal
    management_percent: Decimal
    fx_currency: str | None = None
    fx_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Show:
    id: uuid.UUID
    show_on: datetime.date
    status: str
    country: str | None
    tour_id: uuid.UUID | None
    attendance: int | None
    finances: Finances | None
    costs: list[tuple[Decimal, str]] = field(default_factory=list)


def rounded(amount: Decimal, minor_units: int) -> Decimal:
    """To the minor unit, of two that are equally near the even one."""
    return amount.quantize(Decimal(1).scaleb(-minor_units), context=EXACT)


def share(amount: Decimal, percent: Decimal, minor_units: int) -> Decimal:
    """So many percent of an amount."""
    return rounded(EXACT.divide(EXACT.multiply(amount, percent), Decimal(100)), minor_units)


def lines(show: Show, minor_units: dict[str, int]) -> dict[str, Line]:
    """The show's figures by currency."""
    found: dict[str, Line] = defaultdict(lambda: dict.fromkeys(FIGURES, Decimal(0)))
    if money := show.finances:
        unit = minor_units[money.currency]
        line = found[money.currency]
        line["gross"] = (show.attendance or 0) * money.door_price
        line["fee"] = money.fee
        line["withholding"] = share(money.fee, money.withholding_percent, unit)
        line["commissions"] = share(money.fee, money.agency_percent, unit) + share(
            money.fee, money.management_percent, unit
        )
    for amount, currency in show.costs:
        found[currency]["costs"] += amount
    return found


def summary(
    shows: Iterable[Show],
    key: Callable[[Show], Any],
    currency: str,
    minor_units: dict[str, int],
    rate: Rate,
) -> dict[Any, dict[str, Decimal | int]]:
    """By key: shows, excluded ones, the figures and net."""
    groups: dict[Any, dict[str, Decimal | int]] = {}
    for show in shows:
        group = groups.setdefault(
            key(show), dict.fromkeys(("shows", "excluded", *FIGURES, "net"), Decimal(0))
        )
        converted = [
            convert(show, line, source, currency, minor_units, rate)
            for source, line in lines(show, minor_units).items()
        ]
        if None in converted:
            group["excluded"] += 1
            continue
        group["shows"] += 1
        for line in converted:
            assert line is not None
            for figure in FIGURES:
                group[figure] += line[figure]
            spent = line["withholding"] + line["commissions"] + line["costs"]
            group["net"] += line["fee"] - spent
    return groups


def convert(
    show: Show, line: Line, source: str, target: str, minor_units: dict[str, int], rate: Rate
) -> Line | None:
    """A line in another currency; None where there is no rate."""
    if source == target or not any(line.values()):
        return line
    money = show.finances
    if money and money.currency == target:
        return as_settled(show, money, source, minor_units, rate)
    times, per = rate(target, show.show_on), rate(source, show.show_on)
    if money and money.currency == source and money.fx_currency == target:
        times, per = money.fx_rate, Decimal(1)
    if times is None or per is None:
        return None
    return {
        figure: rounded(EXACT.divide(EXACT.multiply(amount, times), per), minor_units[target])
        for figure, amount in line.items()
    }


def as_settled(
    show: Show, money: Finances, source: str, minor_units: dict[str, int], rate: Rate
) -> Line | None:
    """Costs in the currency of the deal are what its settlement says: each bill is rounded."""
    times, per = rate(money.currency, show.show_on), rate(source, show.show_on)
    if money.fx_currency == source:
        times, per = Decimal(1), money.fx_rate
    if times is None or per is None:
        return None
    line = dict.fromkeys(FIGURES, Decimal(0))
    for amount, currency in show.costs:
        if currency == source:
            exact = EXACT.divide(EXACT.multiply(amount, times), per)
            line["costs"] += rounded(exact, minor_units[money.currency])
    return line
