"""Who changed what, what a row was yesterday, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite, read

Register = Callable[..., Person]


def history(person: Person, table: str, row: Row) -> list[dict[str, Any]]:
    reply = person.api.get("/api/rpc/history", params={"table_name": table, "id": row["id"]})
    assert reply.status_code == httpx.codes.OK
    versions: list[dict[str, Any]] = reply.json()
    return versions


def as_of(person: Person, table: str, at: datetime, **asked: str) -> list[Row]:
    reply = person.api.get(
        "/api/rpc/as_of", params={"table_name": table, "at": at.isoformat()} | asked
    )
    assert reply.status_code == httpx.codes.OK, reply.text
    rows: list[Row] = reply.json()
    return rows


def restore(person: Person, table: str, row: Row, version: int, **options: bool) -> httpx.Response:
    return person.api.post(
        "/api/rpc/restore",
        json={"table_name": table, "id": row["id"], "version": version} | options,
    )


@pytest.fixture
def make_a_day_old(superuser_sql: Connection) -> Callable[[Row], None]:
    """Move what has happened to a row so far to yesterday, as if a day had gone by."""

    def age(row: Row) -> None:
        superuser_sql.execute(
            "update change.log set logged_at = logged_at - interval '1 day' where row_id = %s",
            [row["id"]],
        )

    return age


def test_history_tells_who_changed_what_from_what_to_what(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    show = add_show(mia, notes="Load-in at four.")
    invite(mia, cal, "manager")
    cal.api.patch(
        f"/api/shows/{show['id']}",
        json={"notes": "Load-in at five.", "expected_attendance": 900},
        headers={"X-Device-Id": "cals-phone", "X-Request-ID": "cals-request-1"},
    )

    first, second = history(mia, "shows", show)

    assert (first["version"], first["op"], first["actor_name"]) == (1, "insert", "Mia Marlow")
    assert first["changes"] == {}
    assert (second["version"], second["op"], second["actor_name"]) == (2, "update", "Cal Crew")
    assert second["changes"] == {
        "notes": {"from": "Load-in at four.", "to": "Load-in at five."},
        "expected_attendance": {"from": None, "to": 900},
    }
    assert second["row"]["notes"] == "Load-in at five."
    assert (second["actor_id"], second["source"]) == (cal.id, "api")
    assert (second["device_id"], second["request_id"]) == ("cals-phone", "cals-request-1")


def test_history_holds_every_version_once_and_in_order(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for number in range(5):
        mia.api.patch(f"/api/shows/{show['id']}", json={"notes": str(number)})
    assert [entry["version"] for entry in history(mia, "shows", show)] == [1, 2, 3, 4, 5, 6]


def test_a_refused_change_leaves_no_history(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"version": 9, "notes": "stale"})
    mia.api.patch(f"/api/shows/{show['id']}", json={"country": "XX"})
    assert [entry["op"] for entry in history(mia, "shows", show)] == ["insert"]


def test_a_change_made_in_psql_is_logged_like_any_other(
    register: Register, superuser_sql: Connection
) -> None:
    mia = register()
    show = add_show(mia)
    superuser_sql.execute("update api.shows set notes = 'by hand' where id = %s", [show["id"]])
    last = history(mia, "shows", show)[-1]
    assert (last["source"], last["actor_id"], last["row"]["notes"]) == ("sql", None, "by hand")


def test_as_of_shows_the_row_of_yesterday(
    register: Register, make_a_day_old: Callable[[Row], None]
) -> None:
    mia = register()
    show = add_show(mia, notes="yesterday's")
    make_a_day_old(show)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "today's"})
    now = datetime.now(UTC)

    [then] = as_of(mia, "shows", now - timedelta(hours=12), id=show["id"])

    assert (then["notes"], then["version"]) == ("yesterday's", 1)
    assert [row["notes"] for row in as_of(mia, "shows", now + timedelta(hours=1))] == ["today's"]
    assert as_of(mia, "shows", now - timedelta(days=2)) == []


def test_as_of_shows_what_has_been_deleted_since(
    register: Register, make_a_day_old: Callable[[Row], None]
) -> None:
    mia = register()
    show = add_show(mia)
    make_a_day_old(show)
    mia.api.delete(f"/api/shows/{show['id']}")
    now = datetime.now(UTC)
    assert [row["id"] for row in as_of(mia, "shows", now - timedelta(hours=12))] == [show["id"]]
    assert as_of(mia, "shows", now + timedelta(hours=1)) == []


def test_as_of_takes_a_filter(register: Register) -> None:
    mia = register()
    show = add_show(mia, city="Utrecht")
    add_show(mia, city="Gent", country="BE")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    found = as_of(mia, "shows", tomorrow, filter='{"city": "Utrecht"}')
    assert [row["id"] for row in found] == [show["id"]]


def test_as_of_asks_todays_permissions(
    register: Register, make_a_day_old: Callable[[Row], None]
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    show = add_show(mia)
    finances, _ = add_money(mia, show)
    membership = invite(mia, cal, "manager")
    make_a_day_old(show)
    make_a_day_old(finances)
    yesterday = datetime.now(UTC) - timedelta(hours=12)
    assert as_of(cal, "show_deals", yesterday)

    mia.api.patch(f"/api/memberships/{membership['id']}", json={"role": "viewer"})

    assert as_of(cal, "show_deals", yesterday) == []
    assert [row["id"] for row in as_of(cal, "shows", yesterday)] == [show["id"]]


def test_restore_writes_an_earlier_version_back_as_a_new_one(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    show = add_show(mia, notes="right")
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "wrong", "city": "Rotterdam"})
    invite(mia, cal, "manager")

    reply = restore(cal, "shows", show, version=1)

    assert reply.status_code == httpx.codes.OK
    row = read(mia, "shows", show["id"])
    assert (row["notes"], row["city"], row["version"]) == ("right", "Amsterdam", 3)
    last = history(mia, "shows", show)[-1]
    assert (last["actor_name"], last["version"]) == ("Cal Crew", 3)


def test_a_deleted_show_comes_back_with_its_money(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    finances, cost = add_money(mia, show)
    mia.api.delete(f"/api/shows/{show['id']}")
    assert mia.api.get("/api/show_deals").json() == []

    reply = restore(mia, "shows", show, version=1)

    assert reply.status_code == httpx.codes.OK
    assert read(mia, "shows", show["id"])["deleted_at"] is None
    assert read(mia, "show_deals", finances["id"])["fee"] == finances["fee"]
    assert read(mia, "show_costs", cost["id"])["amount"] == cost["amount"]
    assert [entry["op"] for entry in history(mia, "shows", show)] == ["insert", "delete", "restore"]


def test_restore_with_children_makes_them_what_they_were(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    _, cost = add_money(mia, show)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "the state to return to"})
    mia.api.patch(f"/api/show_costs/{cost['id']}", json={"amount": 5000})
    later = add(mia, "show_costs", show_id=show["id"], kind="crew", amount=70, currency="EUR")
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "a later state"})

    reply = restore(mia, "shows", show, version=2, with_children=True)

    assert reply.status_code == httpx.codes.OK
    assert read(mia, "shows", show["id"])["notes"] == "the state to return to"
    assert read(mia, "show_costs", cost["id"])["amount"] == cost["amount"]
    assert refusal(mia.api.get(f"/api/show_costs/{later['id']}")) == (404, "NOT_FOUND")


def test_restoring_asks_the_rules_like_any_write(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for status in ("pending", "cancelled"):
        mia.api.patch(f"/api/shows/{show['id']}", json={"status": status})
    assert refusal(restore(mia, "shows", show, version=1)) == (422, "INVALID_STATUS_TRANSITION")


def test_a_version_that_never_was_cannot_be_restored(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    assert refusal(restore(mia, "shows", show, version=4)) == (404, "VERSION_NOT_FOUND")
