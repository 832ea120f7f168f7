"""A day on the road, as a front end plans and reads it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.support.people import Person
from tests.support.shows import Row, add

DAY = "2027-03-02"


def plan(person: Person, org_id: str, kind: str, **columns: object) -> Row:
    """Something that happens on the day, unless `starts_on` says otherwise."""
    return add(
        person, "itinerary_items", **({"org_id": org_id, "kind": kind, "starts_on": DAY} | columns)
    )


def group(manager: Person, org_id: str, name: str, *members: Person) -> Row:
    """A party group of these people."""
    made = add(manager, "party_groups", org_id=org_id, name=name)
    for member in members:
        add(manager, "party_members", group_id=made["id"], user_id=member.id)
    return made


def change(person: Person, item: Row, **columns: object) -> Row:
    """Change an item; the row."""
    reply = person.api.patch(
        f"/api/itinerary_items/{item['id']}",
        json=columns,
        headers={"Prefer": "return=representation"},
    )
    assert reply.status_code == httpx.codes.OK, reply.text
    row: Row = reply.json()
    return row


def ask(person: Person, function: str, org_id: str, on_date: str = DAY) -> Any:
    """What a function that GET may call says of the day."""
    wanted = {"on_date": on_date, "org_id": org_id}
    reply = person.api.get(f"/api/rpc/{function}", params=wanted)
    assert reply.status_code == httpx.codes.OK, reply.text
    return reply.json()


def day_sheet(person: Person, org_id: str, on_date: str = DAY) -> Row:
    """Somebody's day sheet."""
    sheet: Row = ask(person, "day_sheet", org_id, on_date)
    return sheet


def look(person: Person, org_id: str) -> Row:
    """Read the sheet, and say so."""
    sheet = day_sheet(person, org_id)
    seen = {"on_date": DAY, "org_id": org_id, "versions": sheet["versions"]}
    reply = person.api.post("/api/rpc/mark_day_sheet_seen", json=seen)
    assert reply.status_code == httpx.codes.OK, reply.text
    return sheet


def kinds(sheet: Row) -> list[str]:
    """What stands on a sheet, in its order."""
    return [item["kind"] for item in sheet["items"]]
