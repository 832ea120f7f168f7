"""A settled show with a row of everything that its figures rest on, made over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.people import Person
from tests.support.shows import Row, add, add_show

TERMS = {
    "deal_type": "versus",
    "currency": "EUR",
    "fee": 5000,
    "percent": 70,
    "percent_base": "net_gross",
    "agency_percent": 10,
    "management_percent": 15,
    "management_base": "fee_after_tax",
}


@dataclass(frozen=True, slots=True)
class Settled:
    """A show and its rows of money by table."""

    mia: Person
    show: Row
    rows: dict[str, Row]

    def sheet(self) -> Row:
        """The sheet as it is now."""
        return sheet_of(self.mia, self.show["id"])

    def journal(self) -> list[Row]:
        """The lines of all entries about the show."""
        return journal_of(self.mia, self.show["id"])


def confirmed_show(mia: Person, **deal: Any) -> tuple[Row, dict[str, Row]]:
    """A confirmed show that could be settled."""
    show = add_show(mia, actual_attendance=700)
    of_show = {"show_id": show["id"]}
    rows = {
        "show_deals": add(mia, "show_deals", **of_show, **(TERMS | deal)),
        "ticket_scales": add(mia, "ticket_scales", **of_show, name="All", price=25, sold_count=700),
        "deal_bonuses": add(
            mia,
            "deal_bonuses",
            **of_show,
            measure="tickets",
            threshold=600,
            kind="flat",
            amount=500,
        ),
        "show_costs": add(
            mia,
            "show_costs",
            **of_show,
            kind="light",
            amount=320,
            currency="EUR",
            paid_by="promoter",
        ),
        "show_payments": add(
            mia,
            "show_payments",
            **of_show,
            kind="deposit",
            amount=2500,
            currency="EUR",
            paid_on="2026-10-01",
        ),
    }
    for status in ("pending", "confirmed"):
        reply = mia.api.patch(f"/api/shows/{show['id']}", json={"status": status})
        assert reply.is_success, reply.text
    return show, rows


def settled_show(mia: Person, **deal: Any) -> Settled:
    """One that has been settled."""
    show, rows = confirmed_show(mia, **deal)
    settle(mia, show["id"])
    return Settled(mia, mia.api.get(f"/api/shows/{show['id']}").json(), rows)


def settle(mia: Person, show_id: str) -> Row:
    """Settle a show and return its sheet."""
    return _called(mia, "settle", show_id=show_id)


def correct(mia: Person, show_id: str) -> Row:
    """Open a settled show again."""
    return _called(mia, "correct_settlement", show_id=show_id, reason="A bill came late")


def sheet_of(mia: Person, show_id: str) -> Row:
    """The settlement sheet."""
    return _called(mia, "settlement_sheet", show_id=show_id)


def journal_of(mia: Person, show_id: str) -> list[Row]:
    """The lines of all entries about a show, each with its entry."""
    reply = mia.api.get(
        "/api/journal_lines",
        params={
            "select": "account,amount,currency,entry_id,journal_entries!inner(kind,show_id)",
            "journal_entries.show_id": f"eq.{show_id}",
            "order": "entry_id,account",
        },
    )
    assert reply.status_code == httpx.codes.OK, reply.text
    lines: list[Row] = reply.json()
    return lines


def _called(mia: Person, function: str, **arguments: Any) -> Row:
    reply = mia.api.post(f"/api/rpc/{function}", json=arguments)
    assert reply.status_code == httpx.codes.OK, reply.text
    answer: Row = reply.json()
    return answer


def unmoved(settled: Settled, before: tuple[Row, list[Row]]) -> None:
    """The sheet and the journal are what they were."""
    assert (settled.sheet(), settled.journal()) == before
