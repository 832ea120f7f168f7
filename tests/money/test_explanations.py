"""Every figure's explanation is right in each of its steps: values, formulas, what was rounded."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.money.deals import BASES, random_deal
from tests.money.explaining import check
from tests.money.written import as_json, from_json
from tests.support.database import Connection, Database

Row = dict[str, Any]

DEALS, SEED = 120, 417
# Between them they rest on all others.
FIGURES = ("act_net", "promoter_net", "outstanding", "capacity", "share")
EXPLAIN = """
    select figure, tour.explain(given, tour.calculate(given), figure)::text
    from (select %s::jsonb as given offset 0) as asked
    cross join unnest(%s::text[]) as figure
"""


def as_stored(given: Row) -> Row:
    """The same with all that rows say, whoever wrote them."""
    deal = {
        "ticket_tax_mode": "inside", "agency_base": "gross_fee", "management_base": "gross_fee",
        "bonus_rule": "cumulative",
    } | _given(given["deal"])  # fmt: skip
    if deal["deal_type"] in ("percentage", "versus", "plus"):
        deal.setdefault("percent_base", BASES[0])
    lines = {
        name: [defaults | _given(line) for line in given[name]]
        for name, defaults in (
            ("tickets", {"name": "Floor"}), ("bonuses", {}), ("costs", {"deducted": "bottom"}),
            ("payments", {}),
        )
    }  # fmt: skip
    rounding = given.get("rounding") or "half_even"
    return given | lines | {"deal": deal, "rounding": rounding, "show": {}}


def _given(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None}


@pytest.mark.parametrize("part", range(2))
def test_each_step_of_an_explanation_follows_from_those_below_it(db: Database, part: int) -> None:
    with db.connect() as session:
        for number in range(part, DEALS, 2):
            given = as_stored(random_deal(random.Random(SEED + number)))  # noqa: S311
            for tree in explained(session, given).values():
                check(tree, given["minor_units"], given["rounding"])


def explained(session: Connection, given: Row) -> dict[str, Row]:
    """The trees of the figures."""
    answer = session.execute(EXPLAIN, [as_json(given), list(FIGURES)])
    return {figure: from_json(tree) for figure, tree in answer}
