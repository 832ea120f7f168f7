"""The day sheets of several readers: what each of them sees, and what has changed for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.factors import by_pin
from tests.support.people import Person, join
from tests.support.road import DAY, ask, change, day_sheet, group, kinds, look, plan
from tests.support.shows import Row, add, add_show

Register = Callable[..., Person]


@dataclass(frozen=True, slots=True)
class Tour:
    """A band with its manager, two of its crew, and a day of theirs."""

    org_id: str
    mia: Person
    cal: Person
    vic: Person
    items: dict[str, Row]


@pytest.fixture
def tour(register: Register) -> Tour:
    """Cal is of the crew and in a group; Vic looks on."""
    mia, cal, vic = register("Mia Marlow"), register("Cal Crew"), register("Vic Viewer")
    join(mia, cal, "crew")
    join(mia, vic, "viewer")
    org_id = mia.org_id
    show = add_show(mia, show_on=DAY, time_zone="Europe/Amsterdam")
    add(mia, "show_deals", show_id=show["id"], currency="EUR", fee="54321")
    techs = group(mia, org_id, "Techs", cal)
    seen = {"visibility": "group", "party_group_id": techs["id"]}
    items = {
        "doors": plan(cal, org_id, "doors", show_id=show["id"], starts_time="19:00"),
        "bus": plan(mia, org_id, "bus", title="Nightliner", starts_time="23:30", **seen),
        "meal": plan(cal, org_id, "meal", starts_time="18:00", visibility="own"),
    }
    return Tour(org_id, mia, cal, vic, items)


def test_each_reader_gets_their_own_sheet(tour: Tour) -> None:
    assert kinds(day_sheet(tour.mia, tour.org_id)) == ["doors", "bus"]
    assert kinds(day_sheet(tour.cal, tour.org_id)) == ["meal", "doors", "bus"]
    assert kinds(day_sheet(tour.vic, tour.org_id)) == ["doors"]


def test_a_pin_opens_the_same_sheet(
    http: httpx.Client, superuser_sql: Connection, tour: Tour
) -> None:
    with by_pin(http, superuser_sql, tour.cal).api as phone:
        wanted = {"on_date": DAY, "org_id": tour.org_id}
        assert kinds(phone.get("/api/rpc/day_sheet", params=wanted).json()) == [
            "meal",
            "doors",
            "bus",
        ]


def test_no_sheet_shows_money(tour: Tour) -> None:
    for person in (tour.mia, tour.cal, tour.vic):
        sheet = person.api.get("/api/rpc/day_sheet", params={"on_date": DAY, "org_id": tour.org_id})
        assert "54321" not in sheet.text
        assert "currency" not in sheet.text


def test_strangers_have_no_sheet(tour: Tour, register: Register, http: httpx.Client) -> None:
    wanted = {"on_date": DAY, "org_id": tour.org_id}
    stranger = register("Sid Stranger")
    assert refusal(stranger.api.get("/api/rpc/day_sheet", params=wanted)) == (404, "NOT_FOUND")
    assert http.get("/api/rpc/day_sheet", params=wanted).status_code == httpx.codes.UNAUTHORIZED


def test_one_is_told_what_changed_since_one_looked(tour: Tour) -> None:
    look(tour.cal, tour.org_id)
    look(tour.vic, tour.org_id)

    change(tour.mia, tour.items["bus"], starts_time="23:45", details="Bay 4")
    change(tour.cal, tour.items["doors"], starts_time="19:30")

    by_name = {
        entry["name"]: entry for entry in ask(tour.cal, "day_sheet_changes", tour.org_id)["changes"]
    }
    assert by_name.keys() == {"Nightliner", "doors"}
    assert by_name["Nightliner"]["fields"] == {
        "starts_time": {"from": "23:30:00", "to": "23:45:00"},
        "details": {"from": None, "to": "Bay 4"},
    }
    assert by_name["Nightliner"]["by"] == "Mia Marlow"
    told = ask(tour.vic, "day_sheet_changes", tour.org_id)["changes"]
    assert [(entry["change"], entry["name"]) for entry in told] == [("changed", "doors")]

    look(tour.cal, tour.org_id)
    assert ask(tour.cal, "day_sheet_changes", tour.org_id)["changes"] == []


def test_a_change_that_was_under_way_while_one_looked_is_told(
    tour: Tour, superuser_sql: Connection
) -> None:
    with superuser_sql.transaction():
        superuser_sql.execute(
            "update api.itinerary_items set place = 'Gate 2' where id = %s",
            [tour.items["doors"]["id"]],
        )
        look(tour.vic, tour.org_id)
    [told] = ask(tour.vic, "day_sheet_changes", tour.org_id)["changes"]
    assert told["fields"] == {"place": {"from": None, "to": "Gate 2"}}


def test_who_manages_the_road_sees_who_has_looked(tour: Tour) -> None:
    def readers() -> dict[str, bool]:
        found = ask(tour.mia, "day_sheet_readers", tour.org_id)
        return {one["full_name"]: one["is_current"] for one in found if one["seen_at"]}

    look(tour.cal, tour.org_id)
    look(tour.vic, tour.org_id)
    assert readers() == {"Cal Crew": True, "Vic Viewer": True}
    change(tour.mia, tour.items["bus"], title="Bus 2")
    assert readers() == {"Cal Crew": False, "Vic Viewer": True}

    wanted = {"on_date": DAY, "org_id": tour.org_id}
    asked = tour.cal.api.get("/api/rpc/day_sheet_readers", params=wanted)
    assert refusal(asked) == (403, "PERMISSION_DENIED")
    assert len(tour.mia.api.get("/api/day_sheet_views").json()) == 2
    assert len(tour.cal.api.get("/api/day_sheet_views").json()) == 1


def test_a_group_decides_who_sees_its_items(tour: Tour) -> None:
    [member] = tour.mia.api.get("/api/party_members", params={"org_id": f"eq.{tour.org_id}"}).json()
    gone = {"deleted_at": "now"}
    refused = tour.cal.api.patch(f"/api/party_members/{member['id']}", json=gone)
    assert refused.status_code == httpx.codes.FORBIDDEN

    look(tour.cal, tour.org_id)
    left = tour.mia.api.patch(f"/api/party_members/{member['id']}", json=gone)
    assert left.is_success, left.text
    assert kinds(day_sheet(tour.cal, tour.org_id)) == ["meal", "doors"]
    [told] = ask(tour.cal, "day_sheet_changes", tour.org_id)["changes"]
    assert (told["change"], told["name"]) == ("removed", "Nightliner")
    group_id = member["group_id"]
    joined = {"group_id": group_id, "user_id": tour.vic.id}
    itself = tour.vic.api.post("/api/party_members", json=joined)
    assert itself.status_code == httpx.codes.FORBIDDEN


def test_only_the_owner_changes_what_they_keep_to_themselves(tour: Tour) -> None:
    address = f"/api/itinerary_items/{tour.items['meal']['id']}"
    assert tour.mia.api.get(address).status_code == httpx.codes.NOT_FOUND
    reply = tour.mia.api.patch(address, json={"title": "x"})
    assert reply.status_code == httpx.codes.NOT_FOUND
    history = {"table_name": "itinerary_items", "id": tour.items["meal"]["id"]}
    assert tour.mia.api.get("/api/rpc/history", params=history).json() == []
    assert len(tour.cal.api.get("/api/rpc/history", params=history).json()) == 1


def test_a_stale_edit_is_told_what_stands_there(tour: Tour) -> None:
    doors = tour.items["doors"]
    change(tour.mia, doors, starts_time="19:15", version=doors["version"])
    reply = tour.cal.api.patch(
        f"/api/itinerary_items/{doors['id']}",
        json={"starts_time": "19:45", "version": doors["version"]},
    )
    assert refusal(reply) == (409, "VERSION_CONFLICT")
    assert '"starts_time": "19:15:00"' in reply.json()["details"]


def test_a_per_diem_is_seen_by_its_person_and_by_who_reads_money(
    tour: Tour, http: httpx.Client, superuser_sql: Connection
) -> None:
    for person, amount in ((tour.cal, 35), (tour.vic, 20)):
        add(
            tour.mia,
            "per_diems",
            org_id=tour.org_id,
            user_id=person.id,
            starts_on=DAY,
            ends_on="2027-03-11",
            amount=amount,
            currency="EUR",
        )

    def totals(person: Person) -> list[float]:
        found = person.api.get("/api/per_diems", params={"select": "total", "order": "total"})
        return [row["total"] for row in found.json()]

    assert (totals(tour.mia), totals(tour.cal), totals(tour.vic)) == ([200, 350], [350], [200])
    with by_pin(http, superuser_sql, tour.mia).api as phone:
        assert phone.get("/api/per_diems").json() == []


def test_the_sheet_is_printed_for_its_reader(tour: Tour, register: Register) -> None:
    address = f"/documents/day-sheets/{DAY}.pdf"
    for person in (tour.mia, tour.cal, tour.vic):
        reply = person.api.get(address, params={"org_id": tour.org_id})
        assert reply.status_code == httpx.codes.OK, reply.text
        assert reply.headers["content-type"] == "application/pdf"
        assert reply.headers["content-disposition"].startswith('inline; filename="day-sheet-2027')
        assert reply.content.startswith(b"%PDF-1.7")
    empty = tour.mia.api.get("/documents/day-sheets/2027-06-01.pdf", params={"org_id": tour.org_id})
    assert empty.content.startswith(b"%PDF")

    stranger = register("Sid Stranger")
    refused = stranger.api.get(address, params={"org_id": tour.org_id})
    assert refusal(refused) == (404, "NOT_FOUND")
    assert tour.mia.api.get("/documents/day-sheets/soon.pdf").status_code == httpx.codes.BAD_REQUEST
