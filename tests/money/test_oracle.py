"""The oracle itself: it says what people reckon by hand, and rounds and splits as the page says."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.money.deals import random_deal
from tests.money.examples import EXAMPLES
from tests.money.oracle import calculate
from tests.money.rounding import rounded, split

MODES = {"half_even": ROUND_HALF_EVEN, "half_up": ROUND_HALF_UP}
PARTS = (
    "ticket_tax", "top_costs", "fee_tax", "withholding", "agency", "management", "bottom_costs",
    "act_net", "promoter_net",
)  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_agrees_with_what_was_reckoned_by_hand(name: str) -> None:
    given, expected = EXAMPLES[name]
    figures = calculate(given)
    assert {figure: figures[figure] for figure in expected} == {
        figure: None if value is None else Fraction(value) for figure, value in expected.items()
    }


@pytest.mark.parametrize(
    ("value", "minor_units", "half_even", "half_up"),
    [
        ("0.5", 0, "0", "1"),
        ("1.5", 0, "2", "2"),
        ("-0.5", 0, "0", "-1"),
        ("-2.5", 0, "-2", "-3"),
        ("2.675", 2, "2.68", "2.68"),
        ("2.665", 2, "2.66", "2.67"),
        ("0.0005", 3, "0", "0.001"),
        ("0.00049999999999999999999999", 3, "0", "0"),
        ("0.00050000000000000000000001", 3, "0.001", "0.001"),
    ],
)
def test_it_rounds_halves(value: str, minor_units: int, half_even: str, half_up: str) -> None:
    exact = Fraction(value)
    assert rounded(exact, minor_units, "half_even") == Fraction(half_even)
    assert rounded(exact, minor_units, "half_up") == Fraction(half_up)


def test_it_rounds_as_decimals_do() -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    for _ in range(5000):
        value = Decimal(chance.randrange(-(10**9), 10**9)).scaleb(-chance.randrange(7))
        for rounding, mode in MODES.items():
            for units in range(5):
                expected = value.quantize(Decimal(1).scaleb(-units), mode)
                assert rounded(Fraction(value), units, rounding) == Fraction(expected)


@pytest.mark.parametrize(
    ("whole", "weights", "minor_units", "parts"),
    [
        ("100", "1 1 1", 2, "33.34 33.33 33.33"),
        ("0.05", "1 1", 2, "0.03 0.02"),
        ("100", "1 2 4", 0, "14 29 57"),
        ("-100", "1 1 1", 2, "-33.33 -33.33 -33.34"),
        ("10", "0 1", 3, "0 10"),
        ("10", "0 0 0", 0, "4 3 3"),
    ],
)
def test_it_splits_to_the_largest_remainders(
    whole: str, weights: str, minor_units: int, parts: str
) -> None:
    found = split(Fraction(whole), [Fraction(part) for part in weights.split()], minor_units)
    assert found == [Fraction(part) for part in parts.split()]
    assert sum(found) == Fraction(whole)


def test_everybodys_parts_add_up_to_what_came_in() -> None:
    for number in range(2000):
        figures = calculate(deal(number))
        assert figures["money_in"] == sum(figures[part] for part in PARTS)


def test_the_random_deals_are_worth_reckoning() -> None:
    """All types meet; nets are below, at and above zero; bonuses are reached and not."""
    figures = [calculate(deal(number)) for number in range(2000)]
    for name in ("net", "promoter_net", "act_net", "outstanding"):
        signs = [sum(row[name] < 0 for row in figures), sum(row[name] > 0 for row in figures)]
        assert min(signs) > 100, name
        assert sum(row[name] == 0 for row in figures) > 5, name
    assert 500 < sum(row["bonuses"] > 0 for row in figures) < 1500


def deal(number: int) -> dict[str, Any]:
    return random_deal(random.Random(number))  # noqa: S311 - no secret
