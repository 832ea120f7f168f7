"""What a device did offline is judged one by one, and answered in the order given."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show, read
from tests.support.sync import delete, insert, push, push_all, push_one, update

Register = Callable[..., Person]


def test_rows_made_offline_keep_their_ids(register: Register) -> None:
    mia = register()
    tour = insert("tours", name="Spring")
    show = insert("shows", name="Paradiso", tour_id=tour["id"]) | {"depends_on": [tour["op_id"]]}

    verdicts = push(mia, [tour, show])

    assert [(v["op_id"], v["verdict"], v["version"]) for v in verdicts] == [
        (tour["op_id"], "applied", 1),
        (show["op_id"], "applied", 1),
    ]
    assert verdicts[1]["row"] == read(mia, "shows", show["id"])
    assert verdicts[1]["row"]["tour_id"] == tour["id"]


def test_the_log_says_which_operation_of_which_device_it_was(register: Register) -> None:
    mia = register()
    done = insert("tours", name="Spring")
    push(mia, [done], device="phone")
    direct = update("tours", read(mia, "tours", done["id"]), notes="By bus.")
    push(mia, [direct], device="tablet")
    mia.api.patch(f"/api/tours/{done['id']}", json={"notes": "By train."})

    history = mia.api.get(
        "/api/rpc/history", params={"table_name": "tours", "id": done["id"]}
    ).json()

    assert [(entry["source"], entry["device_id"]) for entry in history] == [
        ("sync", "phone"),
        ("sync", "tablet"),
        ("api", None),
    ]


def test_operations_run_after_what_they_depend_on(register: Register) -> None:
    mia = register()
    tour = insert("tours", name="Spring")
    show = insert("shows", name="Paradiso", tour_id=tour["id"]) | {"depends_on": [tour["op_id"]]}
    assert [v["verdict"] for v in push(mia, [show, tour])] == ["applied", "applied"]


def test_a_poisoned_operation_stops_only_those_that_depend_on_it(register: Register) -> None:
    mia = register()
    poisoned = insert("tours", name="")
    child = insert("shows", name="Paradiso") | {"depends_on": [poisoned["op_id"]]}
    grandchild = update("shows", child | {"version": 1}, notes="x") | {
        "depends_on": [child["op_id"]]
    }
    other = insert("tours", name="Summer")

    verdicts = push(mia, [grandchild, poisoned, child, other])

    assert [v.get("code") for v in verdicts] == [
        "DEPENDENCY_FAILED",
        "23514",
        "DEPENDENCY_FAILED",
        None,
    ]
    assert verdicts[2]["details"] == f"op_id={poisoned['op_id']} code=23514"
    assert verdicts[3]["verdict"] == "applied"


def test_pushing_again_changes_nothing_and_tells_the_first_verdict(register: Register) -> None:
    mia = register()
    done = [insert("tours", name="Spring"), insert("tours", name="")]
    first = push(mia, done)

    again = push(mia, done)

    assert [v["verdict"] for v in again] == ["duplicate", "duplicate"]
    assert [v["first"] for v in again] == [
        {key: v[key] for key in v if key != "row"} for v in first
    ]
    assert read(mia, "tours", done[0]["id"])["version"] == 1


def test_an_op_id_says_one_thing_only(register: Register) -> None:
    mia = register()
    done = insert("tours", name="Spring")
    push(mia, [done])
    other = done | {"fields": {"name": "Autumn"}}
    assert push_one(mia, other)["code"] == "OP_ID_REUSED"
    assert push_one(mia, done)["verdict"] == "duplicate"
    # Whose id it is: op_ids of different people do not meet.
    assert (
        push_one(register(), insert("tours", name="x") | {"op_id": done["op_id"]})["verdict"]
        == "applied"
    )


def test_a_cycle_is_refused_and_what_depends_on_it(register: Register) -> None:
    mia = register()
    one, two, three, alone, after = (insert("tours", name=f"Tour {i}") for i in range(5))
    one["depends_on"] = [three["op_id"]]
    two["depends_on"] = [one["op_id"]]
    three["depends_on"] = [two["op_id"]]
    alone["depends_on"] = [alone["op_id"]]
    after["depends_on"] = [two["op_id"]]
    fine = insert("tours", name="Fine")

    verdicts = push(mia, [after, one, two, three, alone, fine])

    assert [v.get("code") for v in verdicts] == [
        "DEPENDENCY_FAILED",
        "DEPENDENCY_CYCLE",
        "DEPENDENCY_CYCLE",
        "DEPENDENCY_CYCLE",
        "DEPENDENCY_CYCLE",
        None,
    ]


def test_an_operation_waits_for_one_that_has_not_arrived(register: Register) -> None:
    mia = register()
    tour = insert("tours", name="Spring")
    show = insert("shows", name="Paradiso", tour_id=tour["id"]) | {"depends_on": [tour["op_id"]]}
    assert push_one(mia, show)["code"] == "DEPENDENCY_UNKNOWN"
    push(mia, [tour])
    assert push_one(mia, show)["verdict"] == "applied"


def test_rows_of_others_are_neither_seen_nor_touched(register: Register) -> None:
    mia, eve = register(), register("Eve Other")
    show = add_show(mia)
    taken = insert("shows", show["id"], name="Mine now")
    into_theirs = insert("shows", name="Uninvited", org_id=mia.org_id)

    verdicts = push(
        eve, [update("shows", show, notes="x"), delete("shows", show), taken, into_theirs]
    )

    assert [v["code"] for v in verdicts] == ["NOT_FOUND", "NOT_FOUND", "ID_TAKEN", "42501"]
    assert read(mia, "shows", show["id"]) == show


def test_nothing_is_pushed_with_get_or_without_a_token(
    http: httpx.Client, register: Register
) -> None:
    assert refusal(register().api.get("/api/rpc/push"))[0] == 405
    assert http.post("/api/rpc/push", json={"operations": []}).status_code == 401


def test_a_thousand_operations_are_one_push(register: Register) -> None:
    mia = register()
    made = [insert("shows", name=f"Show {i}") for i in range(1000)]
    assert {v["verdict"] for v in push_all(mia, made)} == {"applied"}
    edits = [update("shows", row | {"version": 1}, city="Ede", country="NL") for row in made]
    assert {v["verdict"] for v in push_all(mia, edits)} == {"applied"}
