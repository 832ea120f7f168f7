"""Who is there and who types."""

from __future__ import annotations

from collections.abc import Callable

from ontour.stack import Stack
from tests.feed.sockets import socket
from tests.support.people import Person
from tests.support.shows import add_show, invite
from tests.support.waiting import eventually

Register = Callable[..., Person]


def test_colleagues_see_each_other_come_and_go(stack: Stack, register: Register) -> None:
    mia, cal, eve = register("Mia Marlow"), register("Cal Crew"), register("Eve Else")
    invite(mia, cal, "crew")
    with socket(stack, mia) as here, socket(stack, eve) as elsewhere:
        here.subscribe()
        elsewhere.subscribe()
        with socket(stack, cal) as there:
            there.say("presence", org_id=mia.org_id, status="online")
            shown = here.next("presence")
            assert shown == {
                "type": "presence", "user_id": cal.id, "org_id": mia.org_id, "status": "online",
            }  # fmt: skip
            there.say("presence", org_id=mia.org_id, status="away")
            assert here.next("presence")["status"] == "away"
        assert here.next("presence")["status"] == "offline"
        assert not [frame for frame in elsewhere.heard if frame["type"] == "presence"]


def test_who_comes_later_is_told_who_is_there(stack: Stack, register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    invite(mia, cal, "crew")
    # A socket reads what its person may read at the head of the feed.
    eventually(lambda: mia.org_id in cal.api.get("/api/changes?position=gt.0").text)
    with socket(stack, mia) as here, socket(stack, cal) as later:
        here.subscribe()
        here.say("presence", org_id=mia.org_id, status="online")
        here.next("presence")
        later.subscribe(org_id=mia.org_id)
        assert later.next("presence")["user_id"] == mia.id


def test_typing_is_seen_by_who_reads_the_row(stack: Stack, register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    with socket(stack, mia) as here, socket(stack, cal) as there:
        here.subscribe(table="shows", row_id=show["id"])
        there.subscribe()
        there.say("typing", table="shows", id=show["id"], field="name", active=True)
        shown = here.next("typing")
        assert (shown["user_id"], shown["field"], shown["active"]) == (cal.id, "name", True)
        here.say("typing", table="shows", id=show["id"], active=False)
        assert there.next("typing")["user_id"] == mia.id


def test_who_hides_is_not_seen(stack: Stack, register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    hidden = cal.api.patch(f"/api/users/{cal.id}", json={"is_presence_visible": False})
    assert hidden.status_code == 204, hidden.text
    with socket(stack, mia) as here, socket(stack, cal) as there:
        here.subscribe()
        there.say("presence", org_id=mia.org_id, status="online")
        there.say("typing", table="shows", id=show["id"], active=True)
        mia.api.patch(f"/api/shows/{show['id']}", json={"name": "Tivoli"})
        there.subscribe()
        here.next("change")
        assert not [frame for frame in here.heard if frame["type"] in ("presence", "typing")]
