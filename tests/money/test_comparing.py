"""A disagreement is found, and reported by the least deal that shows it."""

from __future__ import annotations

import random
from fractions import Fraction

from tests.money.comparing import Row, differences, minimal
from tests.money.deals import random_deal
from tests.money.oracle import calculate


def wrong(given: Row) -> Row:
    """As somebody would reckon who forgets the costs that the act laid out."""
    figures = calculate(given)
    forgotten = sum(
        (
            amount
            for amount, cost in zip(figures["costs"], given.get("costs", []), strict=True)
            if cost.get("deducted") == "top" and cost.get("paid_by") == "act"
        ),
        Fraction(0),
    )
    return figures | {"due": figures["due"] - forgotten}


def test_the_least_deal_is_reported() -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    deals = [random_deal(chance) for _ in range(200)]
    disputed = [given for given in deals if differences(given, wrong(given))]
    assert len(disputed) > 20
    for given in disputed:
        least = minimal(given, lambda deal: bool(differences(deal, wrong(deal))))
        assert [sorted(cost) for cost in least["costs"]] == [["amount", "deducted", "paid_by"]]
        assert least.keys() == {"minor_units", "deal", "costs"}
        assert list(least["deal"]) == ["deal_type"]
        assert len(differences(least, wrong(least))) == 1
