"""The books of a show are what its sheet says, whatever was corrected, paid and paid back since."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.money.comparing import exact
from tests.money.oracle import calculate
from tests.money.rows import Written, in_some_currency, post, write_rates, write_show
from tests.money.settled import correct, settle
from tests.money.written import as_json, from_json
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add

Row = dict[str, Any]
Register = Callable[..., Person]

SHOWS, STEPS = 12, 5


def balances(person: Person, show_id: str) -> dict[tuple[str, str], Decimal]:
    """What each account of a show's books comes to in each currency, zeros left out."""
    reply = person.api.get(
        "/api/journal_lines",
        params={
            "select": "entry_id,account,amount,currency,journal_entries!inner()",
            "journal_entries.show_id": f"eq.{show_id}",
        },
    )
    assert reply.status_code == httpx.codes.OK, reply.text
    accounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    entries: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in from_json(reply.text):
        accounts[line["account"], line["currency"]] += line["amount"]
        entries[line["entry_id"], line["currency"]] += line["amount"]
    assert not any(entries.values()), entries
    return {account: amount for account, amount in accounts.items() if amount}


def expected(written: Written) -> dict[tuple[str, str], Decimal]:
    """The same by the page: each party is owed what the sheet says."""
    figures, currency = calculate(written.given), written.deal["currency"]
    laid_out: dict[str, Any] = defaultdict(int)
    for amount, cost in zip(figures["costs"], written.given["costs"], strict=True):
        laid_out[cost["paid_by"]] += amount
    found: dict[tuple[str, str], Any] = defaultdict(int)
    found |= {
        ("promoter", currency): figures["outstanding"],
        ("withholding", currency): figures["withholding"],
        ("costs", currency): figures["bottom_costs"],
        ("agency_commission", currency): figures["agency"],
        ("management_commission", currency): figures["management"],
        ("fee", currency): -figures["gross_fee"],
        ("tax_office", currency): -figures["fee_tax"],
        ("act", currency): -laid_out["act"],
        ("agency", currency): -figures["agency"] - laid_out["agency"],
        ("management", currency): -figures["management"] - laid_out["management"],
    }
    for amount, row in zip(figures["payments"], written.given["payments"], strict=True):
        if row["paid_on"] is None:
            continue
        received = exact(row["amount"]) * (-1 if row["kind"] == "refund" else 1)
        found["bank", row["currency"]] += received
        if row["currency"] != currency:
            found["exchange", row["currency"]] -= received
            found["exchange", currency] += amount
    return {account: amount for account, amount in found.items() if amount}


def recomputed(person: Person, show_id: str) -> None:
    """Every settlement that there was is computed anew from the log, and comes out the same."""
    [settlement] = person.api.get(f"/api/settlements?show_id=eq.{show_id}").json()
    for revision in range(1, settlement["revision"] + 1):
        asked = {"show_id": show_id, "revision": str(revision)}
        reply = person.api.get("/api/rpc/recompute_settlement", params=asked)
        assert reply.status_code == httpx.codes.OK, reply.text
        assert reply.json()["is_identical"], reply.text


def confirm(person: Person, written: Written) -> None:
    """Say of a deal what its show needs to be settled."""
    for status in ("pending", "confirmed"):
        reply = person.api.patch(f"/api/shows/{written.show_id}", json={"status": status})
        assert reply.is_success, (reply.text, as_json(written.given))


def pay(person: Person, chance: random.Random, written: Written) -> None:
    """The promoter pays something, changes what was paid, or never did."""
    rows = person.api.get(f"/api/show_payments?show_id=eq.{written.show_id}&order=id").json()
    match chance.choice(["new", "new", "changed", "gone"]) if rows else "new":
        case "new":
            line: Row = {
                "kind": chance.choice(["deposit", "balance", "refund"]),
                "amount": Decimal(chance.randrange(1, 10**6)),
                "paid_on": "2026-03-14",
            }
            row = in_some_currency(chance, line, written.deal)
            post(person, "show_payments", [row | {"show_id": written.show_id}])
            written.given["payments"].append(line)
        case "changed":
            place = chance.randrange(len(rows))
            edit = {"amount": chance.randrange(1, 1000)}
            reply = person.api.patch(f"/api/show_payments/{rows[place]['id']}", json=edit)
            assert reply.is_success, reply.text
            written.given["payments"][place] |= edit
        case _:
            place = chance.randrange(len(rows))
            assert person.api.delete(f"/api/show_payments/{rows[place]['id']}").is_success
            del written.given["payments"][place]


def settleable(person: Person, chance: random.Random) -> Written:
    """A show that says all that settling asks for."""
    while True:
        written = write_show(person, chance)
        deal, house = written.given["deal"], written.given["tickets"]
        asked = ["fee"] if deal["deal_type"] in ("guarantee", "versus", "plus") else []
        asked += ["percent"] if deal["deal_type"] in ("percentage", "versus", "plus") else []
        if all(deal.get(name) is not None for name in asked) and (
            all(scale.get("sold_count") is not None for scale in house)
            if house
            else written.given["attendance"].get("actual") is not None
        ):
            confirm(person, written)
            return written


@pytest.mark.parametrize("seed", range(3))
def test_the_books_say_what_the_sheet_says(register: Register, seed: int) -> None:
    mia, chance = register(), random.Random(seed)  # noqa: S311 - no secret
    write_rates(mia)
    add(mia, "finance_rules")
    for _ in range(SHOWS):
        written = settleable(mia, chance)
        settle(mia, written.show_id)
        assert balances(mia, written.show_id) == expected(written), as_json(written.given)
        for _ in range(STEPS):
            if chance.random() < 0.3:
                correct(mia, written.show_id)
                line = {"amount": Decimal(5), "deducted": "bottom", "paid_by": "act"}
                bill = line | {"kind": "crew", "currency": written.deal["currency"]}
                post(mia, "show_costs", [bill | {"show_id": written.show_id}])
                written.given["costs"].append(line)
                settle(mia, written.show_id)
            pay(mia, chance, written)
            assert balances(mia, written.show_id) == expected(written), as_json(written.given)
        recomputed(mia, written.show_id)


def test_a_deal_that_changes_its_currency_leaves_nothing_behind(register: Register) -> None:
    """Settled in euros, paid, opened, agreed anew in yen, settled again: nobody owes euros."""
    mia, chance = register(), random.Random(4)  # noqa: S311 - no secret
    write_rates(mia)
    written = settleable(mia, chance)
    settle(mia, written.show_id)
    pay(mia, chance, written)
    correct(mia, written.show_id)
    for table in ("ticket_scales", "deal_bonuses", "show_costs"):
        for row in mia.api.get(f"/api/{table}?show_id=eq.{written.show_id}").json():
            assert mia.api.delete(f"/api/{table}/{row['id']}").is_success
    terms = {"deal_type": "guarantee", "fee": 100_000, "currency": "JPY", "percent": None}
    terms |= {"percent_base": None, "split_point": None, "per_ticket": None, "door_price": None}
    path = f"/api/show_deals?show_id=eq.{written.show_id}"
    reply = mia.api.patch(path, json=terms | {"fx_currency": None, "fx_rate": None})
    assert reply.is_success, reply.text
    settle(mia, written.show_id)
    currencies = {code for account, code in balances(mia, written.show_id) if account == "promoter"}
    assert currencies <= {"JPY"}


def test_a_cancelled_show_owes_what_was_paid_for_it_and_nothing_else(register: Register) -> None:
    mia, chance = register(), random.Random(5)  # noqa: S311 - no secret
    write_rates(mia)
    written = settleable(mia, chance)
    settle(mia, written.show_id)
    pay(mia, chance, written)
    before = balances(mia, written.show_id)
    reply = mia.api.post("/api/rpc/cancel_show", json={"show_id": written.show_id})
    assert reply.is_success, reply.text
    after = balances(mia, written.show_id)
    assert {account for account, _ in after} <= {"bank", "promoter", "exchange"}
    assert {key: amount for key, amount in after.items() if key[0] != "promoter"} == {
        key: amount for key, amount in before.items() if key[0] in ("bank", "exchange")
    }
    reply = mia.api.post("/api/rpc/settle", json={"show_id": written.show_id})
    assert refusal(reply) == (422, "SETTLEMENT_INCOMPLETE")
