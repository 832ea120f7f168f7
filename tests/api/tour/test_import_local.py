"""What a browser kept comes in under any spelling, and once."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable

import pytest

from tests.support.answers import exact_count
from tests.support.database import Connection
from tests.support.local import CAMEL, SNAKE, Row, kinds, rows, send
from tests.support.people import Person
from tests.support.shows import invite
from tests.support.together import together

Register = Callable[..., Person]


@pytest.mark.parametrize(("first", "second"), [(CAMEL, SNAKE), (SNAKE, CAMEL)])
def test_both_spellings_are_the_same_rows(register: Register, first: Row, second: Row) -> None:
    mia = register()

    assert kinds(send(mia, first)) == {"created": 4}
    again = send(mia, second)

    # A day that JavaScript wrote as an instant is another text for the same date.
    assert {v["verdict"] for v in again} == {"unchanged"}, again
    show, other = rows(mia, "shows?order=show_on.nullslast&select=*,venues(name),tours(name)")
    assert (show["version"], other["version"]) == (1, 1)
    assert (show["name"], show["show_on"], show["status"]) == (
        "Spring opening",
        "2190-05-01",
        "cancelled",
    )
    assert (show["venues"]["name"], show["city"], show["country"]) == (
        "Paradiso",
        "Amsterdam",
        "NL",
    )
    assert (show["tours"]["name"], show["expected_attendance"], show["notes"]) == (
        "Spring",
        1200,
        "Load in at noon",
    )
    assert (other["name"], other["show_on"], other["status"]) == ("Without a date", None, "draft")
    (money,) = rows(mia, "show_deals?select=fee,door_price,currency,version")
    assert money == {"fee": 1500.5, "door_price": 22.5, "currency": "EUR", "version": 1}
    assert rows(mia, "show_costs?select=kind,description,amount,currency,version&order=amount") == [
        {
            "kind": "other",
            "description": "Fireworks: two boxes",
            "amount": 80,
            "currency": "EUR",
            "version": 1,
        },
        {
            "kind": "light",
            "description": None,
            "amount": 120.00,
            "currency": "EUR",
            "version": 1,
        },
    ]


def test_the_same_again_leaves_no_trace(register: Register, superuser_sql: Connection) -> None:
    mia = register()
    created = send(mia, CAMEL)
    query = "select count(*) from change.log where actor_id = %s"
    before = superuser_sql.execute(query, [mia.id]).fetchone()

    again = send(mia, CAMEL)

    assert kinds(again) == {"unchanged": 4}
    assert [v["row_id"] for v in again] == [v["row_id"] for v in created]
    assert superuser_sql.execute(query, [mia.id]).fetchone() == before


def test_local_storage_as_it_is(register: Register) -> None:
    mia = register()
    kept = {
        "ontour:shows": json.dumps({"a1": {"name": "Gig"}, "b2": {"name": "Other"}}),
        "showCosts": json.dumps(
            [{"showId": "a1", "amount": "5", "currency": "EUR"}] * 2
            + [{"showId": "c3", "amount": "5", "currency": "EUR"}]
        ),
        "checkIns": json.dumps([{"id": 1, "mood": "fine"}, {"id": 2}]),
        "groups": json.dumps([{"id": "g", "checkIns": [{"id": 3}]}]),
        "theme": "dark",
        "volume": "7",
    }

    verdicts = send(mia, kept)

    assert [(v["pointer"], v["local_id"], v["verdict"], v["code"]) for v in verdicts] == [
        ("/ontour:shows/a1", "a1", "created", None),
        ("/ontour:shows/b2", "b2", "created", None),
        ("/showCosts/0", None, "created", None),
        ("/showCosts/1", None, "created", None),
        ("/showCosts/2", None, "rejected", "PARENT_NOT_IMPORTED"),
        ("/checkIns/0", "1", "skipped", "NO_SUCH_SECTION"),
        ("/checkIns/1", "2", "skipped", "NO_SUCH_SECTION"),
        ("/groups/0", "g", "skipped", "NO_SUCH_SECTION"),
        ("/groups/0/checkIns/0", "3", "skipped", "NO_SUCH_SECTION"),
        ("/theme", None, "skipped", "NO_SUCH_SECTION"),
        ("/volume", None, "skipped", "NO_SUCH_SECTION"),
    ]
    assert {v["section"] for v in verdicts if v["code"] == "NO_SUCH_SECTION"} == {
        "check_ins",
        "groups",
        "theme",
        "volume",
    }
    assert kinds(send(mia, kept)) == {"unchanged": 4, "rejected": 1, "skipped": 6}


def test_what_people_changed_since_stays(register: Register) -> None:
    mia = register()
    show_id = send(mia, CAMEL)[0]["row_id"]
    assert mia.api.patch(
        f"/api/shows/{show_id}", json={"notes": "Ours", "city": "Delft"}
    ).is_success

    newer = json.loads(json.dumps(CAMEL))
    newer["shows"][0]["expectedAttendance"] = 900
    newer["shows"][0]["costs"][0]["amount"] = "130.00"
    verdicts = send(mia, newer)

    assert [v["verdict"] for v in verdicts] == ["updated", "updated", "unchanged", "unchanged"]
    (show,) = rows(mia, f"shows?id=eq.{show_id}")
    assert (show["notes"], show["city"], show["expected_attendance"]) == ("Ours", "Delft", 900)
    assert (show["version"], show["status"]) == (3, "cancelled")
    assert kinds(send(mia, newer)) == {"unchanged": 4}


def test_what_was_deleted_here_stays_deleted(register: Register) -> None:
    mia = register()
    _, cost, *_ = created = send(mia, CAMEL)
    show_id = created[0]["row_id"]
    assert mia.api.delete(f"/api/show_costs/{cost['row_id']}").is_success
    assert mia.api.delete(f"/api/shows/{created[3]['row_id']}").is_success

    newer = json.loads(json.dumps(CAMEL))
    newer["shows"][0]["costs"][0]["amount"] = "1"
    newer["shows"][1]["title"] = "Still without a date"
    verdicts = send(mia, newer)

    assert [(v["verdict"], v["code"]) for v in verdicts] == [
        ("unchanged", None),
        ("skipped", "ROW_DELETED"),
        ("unchanged", None),
        ("skipped", "ROW_DELETED"),
    ]
    assert [show["id"] for show in rows(mia, "shows")] == [show_id]


def test_small_ids_of_two_devices_and_two_people_do_not_meet(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    invite(mia, cal, "manager")
    data = {
        "shows": [{"id": 1, "name": "Gig", "costs": [{"id": 1, "amount": 1, "currency": "EUR"}]}]
    }
    own = {"shows": [{"id": str(uuid.uuid4()), "name": "Own"}]}

    for person in (mia, cal):
        assert kinds(send(person, data, org_id=mia.org_id)) == {"created": 2}
        assert kinds(send(person, data | {"deviceId": "desk"}, org_id=mia.org_id)) == (
            {"created": 2} if person is mia else {"unchanged": 2}
        )
    assert kinds(send(mia, own | {"device_id": "desk"})) == {"created": 1}
    assert kinds(send(mia, own | {"device_id": "phone"})) == {"unchanged": 1}
    assert len(rows(mia, f"shows?org_id=eq.{mia.org_id}")) == 4


def test_a_dry_run_says_what_would_happen(register: Register) -> None:
    mia = register()
    would = send(mia, CAMEL, dry_run=True)

    assert kinds(would) == {"created": 4}
    assert {v["row_id"] for v in would} == {None}
    assert rows(mia, "shows") == rows(mia, "tours") == rows(mia, "venues") == []
    assert kinds(send(mia, CAMEL)) == {"created": 4}


def test_a_thousand_shows_and_their_costs(register: Register) -> None:
    mia = register()
    cost = {"type": "sound", "amount": 5, "currency": "EUR"}
    data = {
        "shows": [
            {"id": n, "name": f"Show {n}", "date": "2190-01-01", "costs": [cost | {"id": 1}, cost]}
            for n in range(1000)
        ]
    }
    for _ in range(20):
        verdicts = send(mia, data)
        if not any(v["code"] == "OPERATION_BUSY" for v in verdicts):
            break
    assert set(kinds(verdicts)) <= {"created", "unchanged"}
    assert kinds(send(mia, data)) == {"unchanged": 3000}
    for table, count in (("shows", 1000), ("show_costs", 2000)):
        reply = mia.api.get(f"/api/{table}?version=eq.1&limit=1", headers={"Prefer": "count=exact"})
        assert exact_count(reply) == count


def test_imports_at_the_same_time_make_every_row_once(register: Register) -> None:
    mia = register()
    verdicts = together(4, lambda _: kinds(send(mia, CAMEL)))
    assert sum(verdicts, Counter()) == {"created": 4, "unchanged": 12}
