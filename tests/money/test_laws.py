"""What holds of every deal, whatever its numbers: laws of tour.calculate."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.money.comparing import answers, exact
from tests.money.deals import random_deal, without_nulls
from tests.money.written import as_json
from tests.support.database import Connection, Database

Row = dict[str, Any]

DEALS = 1500
LINES = ("tickets", "costs", "payments", "bonus_lines")
BALANCE = ("due", "outstanding")
PARTS = (
    "ticket_tax", "top_costs", "fee_tax", "withholding", "agency", "management", "bottom_costs",
    "act_net", "promoter_net",
)  # fmt: skip


@pytest.fixture
def session(db: Database) -> Iterator[Connection]:
    """A session in which to reckon."""
    with db.connect() as connection:
        yield connection


def deals() -> list[Row]:
    chance = random.Random(5)  # noqa: S311 - no secret
    return [random_deal(chance) for _ in range(DEALS)]


def with_terms(batch: list[Row], **terms: Any) -> list[Row]:
    """The same deals with these columns."""
    return [given | {"deal": given["deal"] | terms} for given in batch]


def shuffled(given: Row, chance: random.Random) -> Row:
    """The same rows in another order."""
    lists = {
        name: chance.sample(rows, len(rows))
        for name, rows in given.items()
        if isinstance(rows, list)
    }
    return given | lists


def cut(row: Row) -> list[Row]:
    """An amount in the deal's currency as two, of which one is odd money."""
    if "times" in row or "per" in row:
        return [row]
    whole = row["amount"]
    part = (whole / 3).quantize(whole, rounding="ROUND_DOWN")
    return [row | {"amount": part}, row | {"amount": whole - part}]


def split(given: Row, _: random.Random) -> Row:
    """Every bill and payment in the deal's currency comes as two."""
    return given | {
        name: [part for row in given.get(name, []) for part in cut(row)]
        for name in ("costs", "payments")
    }


def named(given: Row, _: random.Random) -> Row:
    """With names and versions, as rows of tables have them."""
    lists = {
        name: [row | {"id": f"{name} {number}", "version": 7} for number, row in enumerate(rows)]
        for name, rows in given.items()
        if isinstance(rows, list)
    }
    return given | lists | {"deal": given["deal"] | {"id": "the deal", "version": 3}}


def unsaid(given: Row, _: random.Random) -> Row:
    """Without what is null."""
    found: Row = without_nulls(given)
    return found


def paid_by_another(given: Row, chance: random.Random) -> Row:
    payers = ["act", "promoter", "agency", "management"]
    rows = given.get("costs", [])
    return given | {"costs": [row | {"paid_by": chance.choice(payers)} for row in rows]}


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        pytest.param(shuffled, LINES, id="the order of rows"),
        pytest.param(split, LINES, id="splitting a bill or a payment"),
        pytest.param(named, (), id="names and versions of rows"),
        pytest.param(unsaid, (), id="leaving out what is null"),
        pytest.param(paid_by_another, BALANCE, id="who lays a bill out, but for the balance"),
    ],
)
def test_what_changes_nothing(
    session: Connection, change: Callable[[Row, random.Random], Row], moves: tuple[str, ...]
) -> None:
    chance = random.Random(6)  # noqa: S311 - no secret
    before = deals()
    after = [change(given, chance) for given in before]
    for given, was, is_now in zip(
        before, answers(session, before), answers(session, after), strict=True
    ):
        stays = was.keys() - set(moves)
        assert {name: is_now[name] for name in stays} == {name: was[name] for name in stays}, (
            as_json(given)
        )


def test_everybodys_parts_add_up_to_what_came_in(session: Connection) -> None:
    for figures in answers(session, deals()):
        assert exact(figures["money_in"]) == sum(exact(figures[part]) for part in PARTS)
        assert exact(figures["outstanding"]) == exact(figures["due"]) - exact(figures["paid"])
        assert exact(figures["ticket_tax"]) == sum(exact(figures["tickets"]))
        assert exact(figures["top_costs"]) + exact(figures["bottom_costs"]) == sum(
            exact(figures["costs"])
        )


def test_no_figure_has_more_decimals_than_the_currency(session: Connection) -> None:
    batch = deals()
    for given, figures in zip(batch, answers(session, batch), strict=True):
        for name, value in figures.items():
            for amount in value if isinstance(value, list) else [value]:
                whole = amount is None or exact(amount) * 10 ** given["minor_units"] % 1 == 0
                assert whole, (name, as_json(given))


def test_versus_is_the_greater_and_never_below_the_guarantee(session: Connection) -> None:
    batch = with_terms(deals(), percent=Decimal(70), percent_base="net_gross")

    def fees(deal_type: str) -> list[Any]:
        found = answers(session, with_terms(batch, deal_type=deal_type))
        return [exact(figures["main"]) for figures in found]

    guarantees, shares = fees("guarantee"), fees("percentage")
    greater = [max(pair) for pair in zip(guarantees, shares, strict=True)]
    assert fees("versus") == greater
    assert sum(more > fee for more, fee in zip(greater, guarantees, strict=True)) > DEALS / 10


def test_plus_over_nothing_is_fee_and_share(session: Connection) -> None:
    batch = with_terms(deals(), percent=Decimal("42.5"), percent_base="net", split_point=0)
    plus = answers(session, with_terms(batch, deal_type="plus"))
    versus = answers(session, with_terms(batch, deal_type="versus"))
    for given, both, other in zip(batch, plus, versus, strict=True):
        fee = exact(given["deal"].get("fee") or 0)
        assert exact(both["main"]) == fee + exact(other["share"])


def test_all_bonuses_are_at_least_the_highest(session: Connection) -> None:
    batch = deals()
    highest = answers(session, with_terms(batch, bonus_rule="highest"))
    cumulative = answers(session, with_terms(batch, bonus_rule="cumulative"))
    for one, every in zip(highest, cumulative, strict=True):
        lines = [exact(line) for line in one["bonus_lines"]]
        assert exact(one["bonuses"]) == max(lines, default=0)
        assert exact(every["bonuses"]) == sum(lines)
