"""Shows and what hangs on them, made over HTTP as a front end makes them."""

from __future__ import annotations

from typing import Any

import httpx

from tests.support.people import Person, join

Row = dict[str, Any]


def add(person: Person, table: str, **columns: object) -> Row:
    """Insert one row and return it as stored."""
    reply = person.api.post(
        f"/api/{table}", json=columns, headers={"Prefer": "return=representation"}
    )
    assert reply.status_code == httpx.codes.CREATED, reply.text
    row: Row = reply.json()[0]
    return row


def add_show(person: Person, **columns: object) -> Row:
    """A show in Amsterdam, in the person's own organization unless `org_id` says otherwise."""
    wanted = {"name": "Paradiso", "show_on": "2026-11-28", "city": "Amsterdam", "country": "NL"}
    return add(person, "shows", **(wanted | columns))


def add_money(person: Person, show: Row) -> tuple[Row, Row]:
    """A fee and a bill for a show: its show_deals and one of its show_costs."""
    finances = add(
        person, "show_deals", show_id=show["id"], currency="EUR", fee=12_000, door_price=25
    )
    cost = add(
        person, "show_costs", show_id=show["id"], kind="sound", amount="950.50", currency="EUR"
    )
    return finances, cost


def read(person: Person, table: str, row_id: str) -> Row:
    """A row by its address."""
    reply = person.api.get(f"/api/{table}/{row_id}")
    assert reply.status_code == httpx.codes.OK, reply.text
    row: Row = reply.json()
    return row


def invite(owner: Person, guest: Person, role: str, org_id: str | None = None) -> Row:
    """Make somebody a member of the owner's personal organization, or of another one."""
    return join(owner, guest, role, org_id)
