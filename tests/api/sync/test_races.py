"""Devices that push at the same moment: nothing counts twice, nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx

from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import add_show, invite, read
from tests.support.sync import conflicts, insert, push, push_all, push_one, update
from tests.support.together import together

Register = Callable[..., Person]


def test_an_operation_that_arrives_often_at_once_is_applied_once(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    done = [insert("tours", name="Spring"), update("shows", show, notes="x")]

    answers = together(8, lambda _: push(mia, done))

    for place in range(len(done)):
        verdicts = Counter(answer[place]["verdict"] for answer in answers)
        assert verdicts == {"applied": 1, "duplicate": 7}
    firsts = {answer[0]["first"]["version"] for answer in answers if "first" in answer[0]}
    assert firsts == {1}
    assert read(mia, "shows", show["id"])["version"] == 2


def test_two_devices_write_different_fields_of_a_row_at_once(register: Register) -> None:
    mia, max_ = register(), register("Max Manager")
    invite(mia, max_, "manager")
    show = add_show(mia)
    edits = [update("shows", show, notes="x"), update("shows", show, city="Ede")]

    verdicts = together(2, lambda number: push_one((mia, max_)[number], edits[number]))

    assert sorted(v["verdict"] for v in verdicts) == ["applied", "merged"]
    row = read(mia, "shows", show["id"])
    assert (row["notes"], row["city"], row["version"]) == ("x", "Ede", 3)


def test_many_devices_write_one_field_at_once(register: Register) -> None:
    mia = register()
    people = [mia, *(register(f"Max {number}") for number in range(5))]
    for person in people[1:]:
        invite(mia, person, "manager")
    show = add_show(mia)
    edits = [update("shows", show, notes=str(number)) for number in range(len(people))]

    verdicts = together(
        len(people), lambda number: push_all(people[number], [edits[number]], f"{number}")[0]
    )

    assert Counter(v["verdict"] for v in verdicts) == {"applied": 1, "conflict": 5}
    kept = read(mia, "shows", show["id"])["notes"]
    lost = {c["mine"] for c in conflicts(mia, show["id"])}
    assert {kept} | lost == {str(number) for number in range(len(people))}


def test_a_row_made_by_two_at_once_is_one_row(register: Register) -> None:
    mia, max_ = register(), register("Max Manager")
    invite(mia, max_, "manager")
    made = insert("tours", name="Spring", org_id=mia.org_id)
    also = insert("tours", made["id"], name="Spring", notes="x", org_id=mia.org_id)

    verdicts = together(2, lambda number: push_all((mia, max_)[number], [(made, also)[number]])[0])

    assert sorted(v["verdict"] for v in verdicts)[0] == "applied"
    assert {v["verdict"] for v in verdicts} <= {"applied", "merged", "conflict"}
    notes = read(mia, "tours", made["id"])["notes"]
    assert [notes] + [c["mine"] for c in conflicts(mia, made["id"])] in (["x"], [None, "x"])


def test_who_meets_a_locked_row_is_told_to_push_again(
    register: Register, superuser_sql: Connection
) -> None:
    mia = register()
    locked, free = add_show(mia), add_show(mia)
    edits = [
        update("shows", locked, notes="x"),
        update("shows", locked, city="Ede"),
        update("shows", free, notes="y"),
    ]
    with superuser_sql.transaction():
        superuser_sql.execute("select from api.shows where id = %s for update", [locked["id"]])
        verdicts = push(mia, edits)

    assert [(v["verdict"], v.get("code")) for v in verdicts] == [
        ("rejected", "OPERATION_BUSY"),
        ("rejected", "OPERATION_BUSY"),
        ("applied", None),
    ]
    # Nothing was decided about what was busy, so nothing stands in its way now.
    assert [v["verdict"] for v in push(mia, edits)] == ["applied", "merged", "duplicate"]


def test_pushes_in_opposite_order_get_through_without_an_error(register: Register) -> None:
    mia = register()
    people = [mia, *(register(f"Max {number}") for number in range(3))]
    for person in people[1:]:
        invite(mia, person, "manager")
    shows = [add_show(mia) for _ in range(6)]

    def edits_of(number: int) -> list[dict[str, Any]]:
        order = shows if number % 2 else shows[::-1]
        column = ("notes", "city", "external_id", "name")[number]
        return [update("shows", show, **{column: f"{number} {show['id']}"}) for show in order]

    answers = together(len(people), lambda number: push_all(people[number], edits_of(number)))

    assert {v["verdict"] for answer in answers for v in answer} <= {"applied", "merged"}
    for show in shows:
        row = read(mia, "shows", show["id"])
        assert row["version"] == 5
        assert [row[c] for c in ("notes", "city", "external_id", "name")] == [
            f"{number} {show['id']}" for number in range(4)
        ]


def test_a_push_waits_for_the_same_persons_other_push(
    register: Register, superuser_sql: Connection
) -> None:
    mia = register()
    with superuser_sql.transaction():
        superuser_sql.execute(
            "select pg_advisory_xact_lock(hashtextextended('change.push ' || %s, 0))", [mia.id]
        )
        reply = mia.api.post("/api/rpc/push", json={"operations": [insert("tours", name="x")]})
    assert reply.status_code == httpx.codes.CONFLICT
    assert reply.json()["code"] == "PUSH_RUNNING"
