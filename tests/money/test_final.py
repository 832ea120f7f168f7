"""What was settled stays: no rule or rate of tomorrow reaches it, and nobody writes it by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.money.settled import Settled, confirmed_show, settle, settled_show, unmoved
from tests.support.people import Person
from tests.support.shows import add
from tests.support.sync import delete, operation, push_one

Register = Callable[..., Person]
Request = tuple[str, str, Any]

NOTHING_OF_THE_SHOW = {"notes": "Load in at noon", "name": "Paradiso, big hall"}


@pytest.fixture
def settled(register: Register) -> Settled:
    return settled_show(register())


def test_rules_and_rates_of_tomorrow_do_not_reach_it(register: Register) -> None:
    """Neither rounding nor whose rates count, nor a rate for a day that had another."""
    mia = register()
    show, _ = confirmed_show(mia, withholding_percent="15.825")
    add(mia, "show_costs", show_id=show["id"], kind="crew", amount="100.10", currency="USD")
    add(
        mia,
        "show_payments",
        show_id=show["id"],
        kind="balance",
        amount="333.33",
        currency="USD",
        paid_on="2026-11-28",
    )
    dollars = {"from_currency": "EUR", "to_currency": "USD", "rate_on": "2026-11-28"}
    add(mia, "org_fx_rates", **dollars, rate="1.1")
    rules = add(mia, "finance_rules", rounding="half_even", fx_sources=["manual", "bank"])
    settle(mia, show["id"])
    settled = Settled(mia, show, {})
    before = settled.sheet(), settled.journal()
    add(mia, "org_fx_rates", **dollars, rate="2.5", source="bank")
    changed = {"rounding": "half_up", "fx_sources": ["bank", "manual"]}
    assert mia.api.patch(f"/api/finance_rules/{rules['id']}", json=changed).is_success
    unmoved(settled, before)
    # Nor does the next payment move what was paid before.
    payment = add(
        mia,
        "show_payments",
        show_id=show["id"],
        kind="refund",
        amount=1,
        currency="EUR",
        paid_on="2026-12-01",
    )
    later = [line for line in settled.journal() if line not in before[1]]
    assert sorted((line["account"], line["amount"]) for line in later) == [
        ("bank", -1),
        ("promoter", 1),
    ], payment


def test_nobody_writes_a_settlement_or_the_journal_by_hand(settled: Settled) -> None:
    mia = settled.mia
    before = settled.sheet(), settled.journal()
    [settlement] = mia.api.get("/api/settlements").json()
    entry = settled.journal()[0]["entry_id"]
    [line, *_] = mia.api.get("/api/journal_lines").json()
    asked: list[Request] = [
        ("PATCH", f"/api/settlements/{settlement['id']}", {column: None})
        for column in ("settled_at", "inputs", "figures", "revision", "deleted_at", "state")
    ]
    asked += [
        ("DELETE", f"/api/settlements/{settlement['id']}", None),
        ("POST", "/api/journal_entries", {"show_id": settled.show["id"], "kind": "settlement"}),
        ("POST", "/api/journal_lines", {"entry_id": entry, "account": "bank", "amount": 5}),
        ("PATCH", f"/api/journal_lines/{line['id']}", {"amount": 5}),
        ("DELETE", f"/api/journal_lines/{line['id']}", None),
        ("PATCH", f"/api/journal_entries/{entry}", {"description": "x"}),
        ("DELETE", f"/api/journal_entries/{entry}", None),
    ]
    for method, path, body in asked:
        reply = mia.api.request(method, path, json=body)
        assert 400 <= reply.status_code < 500, (method, path, body, reply.text)
    for table, row in (("settlements", settlement), ("journal_lines", line)):
        for done in (
            delete(table, row),
            operation(
                "update", table, row["id"], base_version=row["version"], fields={"amount": 1}
            ),
        ):
            assert push_one(mia, done)["verdict"] == "rejected", done
    unmoved(settled, before)


def test_what_was_settled_is_not_restored_after_a_correction(settled: Settled) -> None:
    mia = settled.mia
    [settlement] = mia.api.get("/api/settlements").json()
    asked = {"show_id": settled.show["id"], "reason": "A bill came late"}
    assert mia.api.post("/api/rpc/correct_settlement", json=asked).is_success
    before = settled.sheet(), settled.journal()
    earlier = {"table_name": "settlements", "id": settlement["id"], "version": 1}
    reply = mia.api.post("/api/rpc/restore", json=earlier)
    assert 400 <= reply.status_code < 500, reply.text
    unmoved(settled, before)


def test_what_is_no_money_may_still_change(settled: Settled) -> None:
    show = f"/api/shows/{settled.show['id']}"
    before = settled.sheet(), settled.journal()
    assert settled.mia.api.patch(show, json=NOTHING_OF_THE_SHOW).is_success
    assert settled.mia.api.patch(show, json={"status": "completed"}).is_success
    assert settled.sheet()["figures"] == before[0]["figures"]
    assert settled.journal() == before[1]
