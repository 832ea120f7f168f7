"""What a person wants to be told is theirs to say and to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.organizations import call, verify_email
from tests.support.people import Person, join
from tests.support.sync import insert, push, update
from tests.support.waiting import eventually

Register = Callable[..., Person]
Row = dict[str, Any]


def own(person: Person) -> Row:
    """The person's preferences: the one row that they see."""
    [row] = person.api.get("/api/preferences").json()
    found: Row = row
    return found


def test_who_signs_up_has_preferences(register: Register) -> None:
    mia = register()
    row = own(mia)
    assert (row["user_id"], row["muted_by_email"], row["muted_by_push"]) == (mia.id, [], [])


def test_they_are_changed_by_their_person_alone(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    join(mia, cal, "crew")
    path = f"/api/preferences/{own(mia)['id']}"
    change = {"muted_by_push": ["show_changed"]}
    assert refusal(cal.api.get(path)) == (404, "NOT_FOUND")
    assert refusal(cal.api.patch(path, json=change)) == (404, "NOT_FOUND")
    assert mia.api.patch(path, json=change).is_success
    assert own(mia)["muted_by_push"] == ["show_changed"]
    assert refusal(mia.api.patch(path, json={"user_id": cal.id})) == (403, "42501")
    assert refusal(mia.api.delete(path)) == (403, "42501")
    assert refusal(mia.api.post("/api/preferences", json={"user_id": cal.id})) == (403, "42501")


@pytest.mark.parametrize("kinds", [["Show"], ["a b"], [""], [None], ["x"] * 101, ["x" * 51]])
def test_a_kind_is_a_plain_word(kinds: list[str | None], register: Register) -> None:
    mia = register()
    path = f"/api/preferences/{own(mia)['id']}"
    assert refusal(mia.api.patch(path, json={"muted_by_email": kinds})) == (400, "23514")


def test_what_two_devices_mute_meanwhile_is_muted(register: Register) -> None:
    mia = register()
    read = own(mia)
    [phone] = push(mia, [update("preferences", read, muted_by_email=["invitation"])], "phone")
    [laptop] = push(mia, [update("preferences", read, muted_by_email=["mention"])], "laptop")
    assert (phone["verdict"], laptop["verdict"]) == ("applied", "merged")
    assert sorted(own(mia)["muted_by_email"]) == ["invitation", "mention"]
    [verdict] = push(mia, [insert("preferences", user_id=mia.id)])
    assert verdict["verdict"] == "rejected"


def test_their_other_devices_are_told_and_nobody_else(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    join(mia, cal, "admin")
    start: int = mia.api.get("/api/rpc/feed_position").json()
    row = own(mia)
    mia.api.patch(f"/api/preferences/{row['id']}", json={"muted_by_push": ["mention"]})

    def told(person: Person) -> list[Row]:
        rows: list[Row] = person.api.get(f"/api/changes?position=gt.{start}").json()
        return [change for change in rows if change["id"] == row["id"]]

    [change] = eventually(lambda: told(mia))
    assert change["topics"] == [f"user:{mia.id}"]
    assert told(cal) == []


def test_who_has_muted_invitations_is_asked_without_a_mail(
    register: Register, superuser_sql: Connection
) -> None:
    mia, cal = register(), register("Cal Crew")
    verify_email(superuser_sql, mia, cal)
    cal.api.patch(f"/api/preferences/{own(cal)['id']}", json={"muted_by_email": ["invitation"]})
    asked = {"org_id": mia.org_id, "role": "crew", "email": cal.email}
    assert call(mia, "invite", **asked).is_success
    query = "select from mail.messages where email = %s and template = 'invitation'"
    assert superuser_sql.execute(query, [cal.email]).fetchall() == []
    assert len(cal.api.get("/api/rpc/my_invitations").json()) == 1
