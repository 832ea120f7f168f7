"""Deals written over HTTP, as rows: the settlement sheet says to the cent what the oracle says."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.money.comparing import exact
from tests.money.oracle import calculate
from tests.money.rows import write_rates, write_show
from tests.money.written import as_json, from_json
from tests.support.people import Person
from tests.support.shows import add

Row = dict[str, Any]
Register = Callable[..., Person]

SHOWS = 40
LINES = {"tickets": "ticket_tax", "costs": "converted", "bonuses": "worth", "payments": "converted"}


def sheet_of(person: Person, show_id: str) -> Row:
    """The settlement sheet, its numbers exact."""
    reply = person.api.get("/api/rpc/settlement_sheet", params={"show_id": show_id})
    assert reply.status_code == httpx.codes.OK, reply.text
    found: Row = from_json(reply.text)
    return found


def assert_right(sheet: Row, given: Row) -> None:
    """Every figure and every line is what the oracle reckons."""
    expected = calculate(given)
    found = {name: exact(value) for name, value in sheet["figures"].items()}
    assert found == {name: expected[name] for name in found}, as_json(given)
    assert found.keys() >= {"gross", "net", "gross_fee", "act_net", "promoter_net", "outstanding"}
    for name, column in LINES.items():
        by_page = sorted(expected["bonus_lines" if name == "bonuses" else name])
        if name == "tickets" and not sheet[name]:
            continue
        assert sorted(exact(line[column]) for line in sheet[name]) == by_page, as_json(given)


@pytest.mark.parametrize("rounding", ["half_even", "half_up"])
def test_a_sheet_is_what_the_oracle_reckons(register: Register, rounding: str) -> None:
    mia, chance = register(), random.Random(rounding)  # noqa: S311 - no secret
    write_rates(mia)
    add(mia, "finance_rules", rounding=rounding)
    for _ in range(SHOWS):
        written = write_show(mia, chance)
        sheet = sheet_of(mia, written.show_id)
        assert_right(sheet, written.given | {"rounding": rounding})
