"""Guest lists: never more people than places, whoever approves at the same moment."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.together import together

Register = Callable[..., Person]
SHOWN = {"Prefer": "return=representation"}


def approved(person: Person, guest_list: Row) -> int:
    """How many people come in by a list."""
    where = {"guest_list_id": f"eq.{guest_list['id']}", "status": "eq.approved"}
    return sum(row["party_size"] for row in person.api.get("/api/guests", params=where).json())


def test_a_member_asks_a_manager_decides_and_the_door_hands_over(register: Register) -> None:
    mia, vic, cal = register("Mia Marlow"), register("Vic Viewer"), register("Cal Crew")
    invite(mia, vic, "viewer")
    invite(mia, cal, "crew")
    guest_list = add(mia, "guest_lists", show_id=add_show(mia)["id"], name="Band", allotment=4)
    guest = add(vic, "guests", guest_list_id=guest_list["id"], name="Anna", party_size=2)
    assert (guest["status"], guest["requested_by"]) == ("requested", vic.id)
    address = f"/api/guests/{guest['id']}"
    assert refusal(vic.api.patch(address, json={"status": "approved"})) == (
        403,
        "PERMISSION_DENIED",
    )
    assert refusal(cal.api.patch(address, json={"status": "approved"})) == (
        403,
        "PERMISSION_DENIED",
    )
    [request] = mia.api.get("/api/notifications?kind=eq.guest_request").json()
    assert request["data"] == {"guest_id": guest["id"]}

    decided = mia.api.patch(address, json={"status": "approved"}, headers=SHOWN).json()
    assert decided["decided_by"] == mia.id
    [decision] = vic.api.get("/api/notifications").json()
    assert (decision["kind"], decision["data"]["status"]) == ("guest_decision", "approved")
    assert refusal(vic.api.patch(address, json={"party_size": 3})) == (403, "PERMISSION_DENIED")
    assert cal.api.patch(address, json={"picked_up_at": "now"}).status_code == 204


def test_after_the_cutoff_only_who_manages_adds(register: Register) -> None:
    mia, vic = register("Mia Marlow"), register("Vic Viewer")
    invite(mia, vic, "viewer")
    guest_list = add(
        mia,
        "guest_lists",
        show_id=add_show(mia)["id"],
        name="Band",
        allotment=4,
        cutoff_at="2026-01-01T00:00:00Z",
    )
    late = {"guest_list_id": guest_list["id"], "name": "Late"}
    assert refusal(vic.api.post("/api/guests", json=late)) == (422, "GUEST_LIST_CLOSED")
    assert add(mia, "guests", **late, status="approved")["status"] == "approved"
    closing = {"closed_at": "now"}
    assert mia.api.patch(f"/api/guest_lists/{guest_list['id']}", json=closing).is_success
    assert refusal(mia.api.post("/api/guests", json=late)) == (422, "GUEST_LIST_CLOSED")


def test_many_who_approve_at_once_fill_the_list_and_no_more(register: Register) -> None:
    mia = register("Mia Marlow")
    guest_list = add(mia, "guest_lists", show_id=add_show(mia)["id"], name="Band", allotment=10)
    asked = [
        add(mia, "guests", guest_list_id=guest_list["id"], name=f"Guest {n}", party_size=2)
        for n in range(12)
    ]

    replies = together(
        12,
        lambda n: mia.api.patch(f"/api/guests/{asked[n]['id']}", json={"status": "approved"}),
    )

    assert sorted(reply.status_code for reply in replies) == [204] * 5 + [409] * 7
    refused = next(reply for reply in replies if reply.status_code == 409)
    assert refusal(refused) == (409, "GUEST_LIST_FULL")
    assert refused.json()["details"] == f"guest_list_id={guest_list['id']} allotment=10 approved=12"
    assert approved(mia, guest_list) == 10


def test_adding_approving_and_taking_places_away_at_once_keeps_the_allotment(
    register: Register,
) -> None:
    mia = register("Mia Marlow")
    guest_list = add(mia, "guest_lists", show_id=add_show(mia)["id"], name="Band", allotment=9)
    address = f"/api/guest_lists/{guest_list['id']}"
    asked = [
        add(mia, "guests", guest_list_id=guest_list["id"], name=f"Guest {n}") for n in range(8)
    ]

    def act(n: int) -> int:
        if n % 3 == 0:
            new = {"guest_list_id": guest_list["id"], "name": f"New {n}", "status": "approved"}
            return mia.api.post("/api/guests", json=new).status_code
        if n % 3 == 1:
            return mia.api.patch(address, json={"allotment": 9 - n // 3}).status_code
        yes = {"status": "approved"}
        return mia.api.patch(f"/api/guests/{asked[n // 3]['id']}", json=yes).status_code

    codes = together(24, act)

    assert set(codes) <= {201, 204, 409}
    allotment = mia.api.get(address).json()["allotment"]
    assert 0 < approved(mia, guest_list) <= allotment


def test_lists_are_approved_whole_from_two_sides_without_a_deadlock(register: Register) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia)
    lists = [
        add(mia, "guest_lists", show_id=show["id"], name=name, allotment=50) for name in ("A", "B")
    ]
    for n in range(20):
        add(mia, "guests", guest_list_id=lists[n % 2]["id"], name=f"Guest {n}")

    def approve(n: int) -> int:
        order = f"status=eq.requested&name=like.*{n}"
        return mia.api.patch(f"/api/guests?{order}", json={"status": "approved"}).status_code

    assert set(together(10, approve)) == {204}
    assert [approved(mia, each) for each in lists] == [10, 10]


def test_a_list_goes_while_guests_are_approved(register: Register) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia)
    for attempt in range(4):
        guest_list = add(mia, "guest_lists", show_id=show["id"], name=str(attempt), allotment=50)
        asked = [
            add(mia, "guests", guest_list_id=guest_list["id"], name=f"Guest {n}") for n in range(6)
        ]

        def act(n: int, asked: list[Row] = asked, guest_list: Row = guest_list) -> int:
            if n == 6:
                return mia.api.delete(f"/api/guest_lists/{guest_list['id']}").status_code
            if n == 7:
                new = {"guest_list_id": guest_list["id"], "name": "New"}
                return mia.api.post("/api/guests", json=new).status_code
            yes = {"status": "approved"}
            return mia.api.patch(f"/api/guests/{asked[n]['id']}", json=yes).status_code

        codes = together(8, act)
        assert codes[6] == 204
        assert set(codes) <= {201, 204, 404, 422}
        assert mia.api.get(f"/api/guests?guest_list_id=eq.{guest_list['id']}").json() == []
