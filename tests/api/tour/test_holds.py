"""Holds: a line for a venue and a date, as bookers see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.together import together
from tests.support.waiting import eventually

Register = Callable[..., Person]


def line_of(person: Person, names: str = "Ash Birch Cedar") -> list[Row]:
    """Holds of a new venue on one date, the first in line first."""
    venue = add(person, "venues", name="Paradiso", city="Amsterdam", country="NL")
    return [
        add(person, "holds", venue_id=venue["id"], hold_on="2027-05-01", name=name)
        for name in names.split()
    ]


def change(person: Person, hold: Row, **changes: object) -> httpx.Response:
    """Change one."""
    return person.api.patch(f"/api/holds/{hold['id']}", json=changes)


def levels(person: Person, hold: Row) -> list[tuple[str, int | None, str]]:
    """Everybody in the line of a hold: name, level and state."""
    wanted = {"venue_id": f"eq.{hold['venue_id']}", "select": "name,level,state", "order": "name"}
    rows = person.api.get("/api/holds", params=wanted).json()
    return [(row["name"], row["level"], row["state"]) for row in rows]


def told(person: Person) -> list[str]:
    """What has been told of holds and not read yet, the oldest first."""
    wanted = {"kind": "eq.hold", "read_at": "is.null", "select": "data", "order": "created_at"}
    rows = person.api.get("/api/notifications", params=wanted).json()
    return [row["data"]["status"] for row in rows]


def test_who_stands_behind_moves_up_when_a_better_one_falls_away(register: Register) -> None:
    mia = register()
    ash, birch, _ = line_of(mia)

    assert refusal(change(mia, birch, state="confirmed")) == (409, "HOLD_NOT_FIRST")
    assert change(mia, ash, state="released").is_success
    assert levels(mia, ash) == [
        ("Ash", None, "released"), ("Birch", 1, "held"), ("Cedar", 2, "held"),
    ]  # fmt: skip
    assert change(mia, birch, state="confirmed").is_success


def test_a_challenge_is_answered_in_time_or_lost(register: Register) -> None:
    mia, ona = register(), register("Ona Other")
    invite(mia, ona, "manager")
    venue = add(mia, "venues", name="Paradiso", city="Amsterdam", country="NL")
    wanted = {"org_id": mia.org_id, "venue_id": venue["id"], "hold_on": "2027-05-01"}
    ash = add(ona, "holds", name="Ash", **wanted)
    birch = add(mia, "holds", name="Birch", **wanted)

    soon = datetime.now(UTC) + timedelta(seconds=1)
    assert change(mia, birch, challenge_ends_at=soon.isoformat()).is_success
    assert told(ona) == ["challenged"]
    # The worker looks every few seconds.
    eventually(lambda: levels(mia, ash)[0] == ("Ash", None, "lapsed"), seconds=30)
    assert levels(mia, ash)[1] == ("Birch", 1, "held")
    assert told(ona) == ["challenged", "lapsed"]
    assert told(mia) == ["first"]


def test_of_many_who_confirm_at_once_one_has_the_date(register: Register) -> None:
    mia = register()
    holds = line_of(mia, "Ash Birch Cedar Dogwood")
    together(4, lambda n: change(mia, holds[n], position=1, state="confirmed"))
    confirmed = [name for name, _, state in levels(mia, holds[0]) if state == "confirmed"]
    assert len(confirmed) == 1


def test_lines_are_whole_after_many_have_come_and_gone_at_once(register: Register) -> None:
    mia = register()
    holds = line_of(mia, "Ash Birch Cedar Dogwood Elm Fir")
    new = {"venue_id": holds[0]["venue_id"], "hold_on": "2027-05-01", "name": "New"}

    def act(number: int) -> httpx.Response:
        if number >= len(holds):
            return mia.api.post("/api/holds", json=new)
        if number % 2:
            return change(mia, holds[number], position=0)
        return change(mia, holds[number], state="released")

    replies = together(9, act)
    assert all(reply.is_success for reply in replies)
    assert sorted(level for _, level, _ in levels(mia, holds[0]) if level is not None) == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_a_cancelled_show_gives_its_date_back(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    ash, birch, _ = line_of(mia)
    assert change(mia, ash, show_id=show["id"], state="confirmed").is_success
    reply = mia.api.patch(f"/api/shows/{show['id']}", json={"status": "cancelled"})
    assert reply.is_success
    assert levels(mia, ash)[:2] == [("Ash", None, "released"), ("Birch", 1, "held")]
    assert change(mia, birch, state="confirmed").is_success


def test_conflicts_are_shown_and_not_forbidden(register: Register) -> None:
    mia = register()
    one, two = (add_show(mia, name=name, show_on="2027-02-01") for name in ("One", "Two"))
    [found] = mia.api.get("/api/rpc/conflicts").json()
    assert (found["kind"], {found["id"], found["other_id"]}) == ("same_day", {one["id"], two["id"]})


def test_legs_tell_the_way_to_the_next_show(register: Register) -> None:
    mia = register()
    for number, (name, latitude, longitude) in enumerate(
        [("Paradiso", 52.3676, 4.9041), ("Bataclan", 48.8566, 2.3522)], 1
    ):
        venue = add(mia, "venues", name=name, latitude=latitude, longitude=longitude)
        add_show(mia, name=name, venue_id=venue["id"], show_on=f"2027-02-0{number}")
    [leg] = mia.api.get("/api/rpc/show_legs").json()
    assert (leg["to_name"], leg["distance_km"], leg["travel_hours"]) == ("Bataclan", 429.9, 8.0)
