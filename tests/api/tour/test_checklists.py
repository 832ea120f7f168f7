"""Advancing: a template becomes the checklist of a show, and follows it; who has to do it hears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.together import together

Register = Callable[..., Person]


def items(person: Person, checklist: Row) -> list[Row]:
    """What stands on a list, in its order."""
    where = {"checklist_id": f"eq.{checklist['id']}", "order": "position,id"}
    rows: list[Row] = person.api.get("/api/checklist_items", params=where).json()
    return rows


def told(person: Person, kind: str) -> list[Row]:
    """What somebody is told of a kind."""
    rows: list[Row] = person.api.get(f"/api/notifications?kind=eq.{kind}").json()
    return rows


def test_a_template_is_copied_to_a_show_and_follows_its_date(register: Register) -> None:
    mia, vic = register("Mia Marlow"), register("Vic Viewer")
    invite(mia, vic, "viewer")
    template = add(mia, "checklists", name="Advance", is_template=True)
    for title, days in (("Send rider", 28), ("Confirm hotel", 14), ("Guest list", 1)):
        add(
            mia,
            "checklist_items",
            checklist_id=template["id"],
            title=title,
            due_days=days,
            owner_id=vic.id,
        )
    assert told(vic, "assignment") == []
    show = add_show(mia, show_on="2027-03-30", time_zone="Europe/Amsterdam")

    wanted = {"id": template["id"], "show_id": show["id"]}
    copy = mia.api.post("/api/rpc/copy_checklist", json=wanted).json()

    # Noon there, whether it is summer time or not.
    assert [(item["title"], item["due_at"]) for item in items(mia, copy)] == [
        ("Send rider", "2027-03-02T11:00:00+00:00"),
        ("Confirm hotel", "2027-03-16T11:00:00+00:00"),
        ("Guest list", "2027-03-29T10:00:00+00:00"),
    ]
    assert {row["subject_id"] for row in told(vic, "assignment")} == {copy["id"]}
    assert mia.api.patch(f"/api/shows/{show['id']}", json={"show_on": "2027-04-06"}).is_success
    assert [item["due_at"][:10] for item in items(mia, copy)] == [
        "2027-03-09",
        "2027-03-23",
        "2027-04-05",
    ]


def test_a_show_moves_while_things_are_added_and_none_stays_behind(register: Register) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia, show_on="2027-03-10", time_zone="UTC")
    checklist = add(mia, "checklists", show_id=show["id"], name="Advance")
    for day in range(11, 16):

        def act(n: int, day: int = day) -> int:
            if n == 3:
                moved = {"show_on": f"2027-03-{day}"}
                return mia.api.patch(f"/api/shows/{show['id']}", json=moved).status_code
            new = {"checklist_id": checklist["id"], "title": f"{day}-{n}", "due_days": n}
            return mia.api.post("/api/checklist_items", json=new).status_code

        assert set(together(7, act)) == {201, 204}
        shown = date(2027, 3, day)
        for item in items(mia, checklist):
            due = (shown - timedelta(days=item["due_days"])).isoformat()
            assert item["due_at"] == f"{due}T12:00:00+00:00", item


def test_who_has_to_do_it_ticks_it_off_and_that_is_all(register: Register) -> None:
    mia, vic, finn = register("Mia Marlow"), register("Vic Viewer"), register("Finn Finance")
    invite(mia, vic, "viewer")
    invite(mia, finn, "finance")
    checklist = add(mia, "checklists", show_id=add_show(mia)["id"], name="Advance")
    item = add(mia, "checklist_items", checklist_id=checklist["id"], title="Rider", owner_id=vic.id)
    address = f"/api/checklist_items/{item['id']}"
    assert refusal(vic.api.patch(address, json={"title": "x"})) == (403, "PERMISSION_DENIED")
    assert refusal(finn.api.patch(address, json={"done_at": "now"})) == (403, "PERMISSION_DENIED")
    assert vic.api.patch(address, json={"done_at": "now", "notes": "Sent"}).status_code == 204
    assert mia.api.get(address).json()["done_by"] == vic.id
    assert refusal(mia.api.patch(address, json={"owner_id": register("Sid").id})) == (
        422,
        "NOT_A_MEMBER",
    )


def test_what_is_due_is_said_once(register: Register, superuser_sql: Connection) -> None:
    mia, vic = register("Mia Marlow"), register("Vic Viewer")
    invite(mia, vic, "viewer")
    checklist = add(mia, "checklists", show_id=add_show(mia)["id"], name="Advance")
    tonight = (datetime.now(UTC) + timedelta(hours=5)).isoformat()
    item = add(
        mia,
        "checklist_items",
        checklist_id=checklist["id"],
        title="Rider",
        owner_id=vic.id,
        due_at=tonight,
    )
    for _ in range(2):
        superuser_sql.execute("select tour.remind_owners()")
    [due] = told(vic, "due")
    assert due["data"]["checklist_item_id"] == item["id"]
    assert due["actor_id"] is None
    assert told(mia, "due") == []


def test_an_address_book_says_who_is_who_at_a_show(register: Register) -> None:
    mia, cal, vic = register("Mia Marlow"), register("Cal Crew"), register("Vic Viewer")
    invite(mia, cal, "crew")
    invite(mia, vic, "viewer")
    show = add_show(mia)
    contact = add(cal, "contacts", org_id=mia.org_id, name="Ana", phone="+31 20 626 4521")
    role = add(cal, "show_contacts", show_id=show["id"], contact_id=contact["id"], role="Promoter")
    where = {"id": f"eq.{show['id']}", "select": "show_contacts(role,contacts(name,phone))"}
    assert vic.api.get("/api/shows", params=where).json() == [
        {
            "show_contacts": [
                {"role": "Promoter", "contacts": {"name": "Ana", "phone": "+31 20 626 4521"}}
            ]
        }
    ]
    assert refusal(cal.api.delete(f"/api/contacts/{contact['id']}")) == (409, "ROW_IN_USE")
    assert cal.api.delete(f"/api/show_contacts/{role['id']}").is_success
    assert cal.api.delete(f"/api/contacts/{contact['id']}").is_success
    assert vic.api.patch(f"/api/contacts/{contact['id']}", json={"name": "x"}).status_code == 404
