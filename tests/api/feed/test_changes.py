"""GET /api/changes: the feed for who polls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_money, add_show, invite, read
from tests.support.waiting import eventually

Row = dict[str, Any]


def head(person: Person) -> int:
    """The last position given, as the person sees it."""
    reply = person.api.get("/api/rpc/feed_position")
    assert reply.status_code == httpx.codes.OK, reply.text
    position: int = reply.json()
    return position


def changes(person: Person, after: int, query: str = "") -> list[Row]:
    """What the person gets after a position."""
    reply = person.api.get(f"/api/changes?position=gt.{after}{query}")
    assert reply.status_code == httpx.codes.OK, reply.text
    rows: list[Row] = reply.json()
    return rows


def told_of(person: Person, after: int, row_id: str, count: int = 1) -> list[Row]:
    """Wait until the person has been told so many things of a row, and return them."""

    def told() -> list[Row]:
        rows = [row for row in changes(person, after) if row["id"] == row_id]
        return rows if len(rows) >= count else []

    return eventually(told)


def test_each_change_arrives_once_and_in_order(register: Callable[..., Person]) -> None:
    mia = register()
    start = head(mia)
    show = add_show(mia)
    for name in ("Melkweg", "Bimhuis"):
        mia.api.patch(f"/api/shows/{show['id']}", json={"name": name})
    mia.api.delete(f"/api/shows/{show['id']}")

    told = told_of(mia, start, show["id"], 4)
    assert [(row["op"], row["version"]) for row in told] == [
        ("insert", 1),
        ("update", 2),
        ("update", 3),
        ("delete", 4),
    ]
    assert [row["changed"] for row in told] == [[], ["name"], ["name"], []]
    assert told[2]["row"]["name"] == "Bimhuis"
    assert told[3]["row"] is None
    assert told[0]["actor_id"] == mia.id
    positions = [row["position"] for row in told]
    assert positions == sorted(set(positions))
    assert told_of(mia, positions[1], show["id"], 2) == told[2:]


def test_an_answer_says_up_to_where_it_is_complete(register: Callable[..., Person]) -> None:
    mia = register()
    start = head(mia)
    shows = [add_show(mia, name=f"Show {number}") for number in range(5)]
    told_of(mia, start, shows[-1]["id"])

    reply = mia.api.get(f"/api/changes?position=gt.{start}&limit=2")
    assert [row["row"]["name"] for row in reply.json()] == ["Show 0", "Show 1"]
    assert int(reply.headers["Feed-Position"]) == reply.json()[-1]["position"]
    rest = mia.api.get(f"/api/changes?position=gt.{reply.headers['Feed-Position']}&table=eq.tours")
    assert rest.json() == []
    assert int(rest.headers["Feed-Position"]) >= reply.json()[-1]["position"] + 3


def test_money_goes_to_who_sees_money(register: Callable[..., Person]) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    start = head(cal)
    finances, cost = add_money(mia, show)
    mia.api.patch(f"/api/shows/{show['id']}", json={"name": "Melkweg"})

    told_of(mia, 0, finances["id"])
    told_of(cal, start, show["id"])
    hidden = {finances["id"], cost["id"]}
    assert not hidden & {row["id"] for row in changes(cal, 0)}


def test_access_begins_and_ends_at_a_position(register: Callable[..., Person]) -> None:
    mia, cal = register(), register("Cal Crew")
    before = add_show(mia, name="Before")
    told_of(mia, 0, before["id"])
    start = head(cal)
    membership = invite(mia, cal, "crew")
    org = f"org:{mia.org_id}"
    (entered,) = eventually(lambda: [r for r in changes(cal, start) if r["entered"]])
    assert (entered["type"], entered["id"]) == ("enter", None)
    assert set(entered["entered"]) == {org, f"{org}:member:{cal.id}", f"profile:{mia.id}"}

    during = add_show(mia, name="During")
    told_of(cal, start, during["id"])
    mia.api.delete(f"/api/memberships/{membership['id']}")
    (left,) = eventually(lambda: [r for r in changes(cal, start) if r["left"]])
    assert left["type"] == "leave"
    assert set(left["left"]) == {org, f"{org}:member:{cal.id}", f"profile:{mia.id}"}
    after = add_show(mia, name="After")
    told_of(mia, start, after["id"])

    # Whoever was away when it was taken gets the loss, and none of what they have lost.
    assert [row["type"] for row in changes(cal, start)] == ["enter", "leave"]


def test_colleagues_see_each_other_come_and_go(register: Callable[..., Person]) -> None:
    mia, cal = register(), register("Cal Crew")
    start = head(mia)
    membership = invite(mia, cal, "viewer")
    (joined,) = told_of(mia, start, membership["id"])
    assert joined["entered"] == [f"profile:{cal.id}"]

    cal.api.patch(f"/api/users/{cal.id}", json={"full_name": "Cal Crewman"})
    (renamed,) = told_of(mia, start, cal.id)
    assert renamed["row"]["full_name"] == "Cal Crewman"

    mia.api.delete(f"/api/memberships/{membership['id']}")
    (_, gone) = told_of(mia, start, membership["id"], 2)
    assert gone["left"] == [f"profile:{cal.id}"]
    cal.api.patch(f"/api/users/{cal.id}", json={"full_name": "Cal"})
    told_of(cal, start, cal.id, 2)
    assert len(told_of(mia, start, cal.id)) == 1


def test_rows_and_position_are_of_one_snapshot(register: Callable[..., Person]) -> None:
    mia = register()
    show = add_show(mia)
    (told,) = told_of(mia, 0, show["id"])
    (row,) = mia.api.get("/api/shows?select=*,feed_position").json()
    assert row["feed_position"] >= told["position"]
    assert read(mia, "shows", show["id"])["id"] == row["id"]


def test_a_snapshot_holds_what_one_may_read(register: Callable[..., Person]) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    add_money(mia, show)
    everything = mia.api.get("/api/rpc/snapshot").json()
    assert [entry["id"] for entry in everything["tables"]["shows"]] == [show["id"]]
    assert everything["tables"]["shows"][0]["topics"] == [f"org:{mia.org_id}"]
    assert len(everything["tables"]["show_costs"]) == 1
    assert everything["more"] == []

    ask = f"/api/rpc/snapshot?org_id={mia.org_id}"
    seen = cal.api.get(ask).json()["tables"]
    assert [entry["id"] for entry in seen["shows"]] == [show["id"]]
    assert seen["show_costs"] == seen["show_deals"] == []
    assert {entry["id"] for entry in seen["users"]} == {mia.id, cal.id}

    two = mia.api.post("/api/rpc/snapshot", json={"table_names": ["users"], "max": 1}).json()
    assert two["more"] == ["users"]
    last = two["tables"]["users"][-1]["id"]
    rest = mia.api.post("/api/rpc/snapshot", json={"table_names": ["users"], "after": last}).json()
    assert rest["more"] == []
    assert len(rest["tables"]["users"]) == 1


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/api/changes", (400, "POSITION_REQUIRED")),
        ("/api/changes?position=gt.x", (400, "POSITION_REQUIRED")),
        ("/api/changes?position=gt.-1", (400, "POSITION_REQUIRED")),
        ("/api/changes?position=gt.999999999999", (400, "POSITION_AHEAD")),
        (
            "/api/changes?position=gt.0&feed_id=0190163d-8694-739b-aea5-966c26f8ad90",
            (409, "FEED_MISMATCH"),
        ),
        ("/api/rpc/snapshot?table_names={passwords}", (404, "UNKNOWN_TABLE")),
    ],
)
def test_bad_input_is_told_apart(
    register: Callable[..., Person], address: str, answer: tuple[int, str]
) -> None:
    assert refusal(register().api.get(address)) == answer


def test_the_feed_is_for_members(http: httpx.Client) -> None:
    reply = http.get("/api/changes?position=gt.0")
    assert refusal(reply) == (401, "42501")
