"""What cannot be merged waits for a person, who may decide late, offline, and change their mind."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, read
from tests.support.sync import conflicts, delete, insert, operation, push, push_one, resolve, update

Register = Callable[..., Person]


def in_conflict(mia: Person) -> tuple[Row, str]:
    """A show of which two devices wrote the notes, and the conflict's id."""
    show = add_show(mia)
    push(mia, [update("shows", show, notes="theirs")], "tablet")
    verdict = push_one(mia, update("shows", show, notes="mine"))
    assert verdict["verdict"] == "conflict"
    (conflict_id,) = verdict["conflicts"]
    return show, conflict_id


def gone(person: Person, show: Row) -> bool:
    return person.api.get(f"/api/shows/{show['id']}").status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize(
    ("choice", "rest", "notes"),
    [("mine", {}, "mine"), ("theirs", {}, "theirs"), ("value", {"value": "both"}, "both")],
)
def test_a_conflict_is_resolved_once_and_the_answer_repeated(
    choice: str, rest: dict[str, str], notes: str, register: Register
) -> None:
    mia = register()
    show, conflict_id = in_conflict(mia)
    op_id = str(uuid.uuid4())

    first = resolve(mia, conflict_id, choice, op_id=op_id, **rest)
    again = resolve(mia, conflict_id, choice, op_id=op_id, **rest)

    assert first["verdict"] == "applied"
    assert (again["verdict"], again["first"]["verdict"]) == ("duplicate", "applied")
    assert read(mia, "shows", show["id"])["notes"] == notes
    assert resolve(mia, conflict_id, "theirs")["code"] == "CONFLICT_CLOSED"
    assert resolve(mia, conflict_id, "value", value=0, op_id=op_id)["code"] == "OP_ID_REUSED"


def test_a_resolution_made_offline_meets_what_was_written_meanwhile(register: Register) -> None:
    mia = register()
    show, conflict_id = in_conflict(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "newer", "city": "Ede"})

    verdict = resolve(mia, conflict_id, "mine")

    assert verdict["verdict"] == "conflict"
    assert read(mia, "shows", show["id"])["notes"] == "newer"
    old, new = conflicts(mia, show["id"])
    assert old["status"] == "superseded"
    assert (new["id"], new["status"]) == (verdict["conflicts"][0], "open")
    assert (new["base"], new["mine"], new["theirs"]) == ("theirs", "mine", "newer")


def test_a_resolution_merges_with_changes_of_other_fields(register: Register) -> None:
    mia = register()
    show, conflict_id = in_conflict(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"city": "Ede"})
    assert resolve(mia, conflict_id, "mine")["verdict"] == "merged"
    row = read(mia, "shows", show["id"])
    assert (row["notes"], row["city"]) == ("mine", "Ede")


def test_a_resolution_is_undone_unless_the_row_has_moved_on(register: Register) -> None:
    mia = register()
    show, conflict_id = in_conflict(mia)

    def undo() -> httpx.Response:
        return mia.api.post("/api/rpc/undo_resolution", json={"conflict_id": conflict_id})

    assert refusal(undo()) == (409, "CONFLICT_NOT_RESOLVED")
    resolve(mia, conflict_id, "mine")
    assert undo().json()["status"] == "open"
    assert read(mia, "shows", show["id"])["notes"] == "theirs"
    assert resolve(mia, conflict_id, "mine")["verdict"] == "applied"
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "newer"})
    assert refusal(undo()) == (409, "RESOLUTION_OVERWRITTEN")
    assert read(mia, "shows", show["id"])["notes"] == "newer"
    eve = register("Eve Other")
    reply = eve.api.post("/api/rpc/undo_resolution", json={"conflict_id": conflict_id})
    assert refusal(reply) == (404, "NOT_FOUND")


def test_an_edit_of_a_row_deleted_meanwhile_is_kept_and_can_bring_it_back(
    register: Register,
) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.delete(f"/api/shows/{show['id']}")

    verdict = push_one(mia, update("shows", show, notes="mine"))

    assert verdict["verdict"] == "conflict"
    (conflict,) = conflicts(mia, show["id"])
    assert (conflict["kind"], conflict["mine"], conflict["theirs"]) == (
        "deleted",
        {"notes": "mine"},
        None,
    )
    assert gone(mia, show)
    assert resolve(mia, conflict["id"], "mine")["verdict"] == "merged"
    assert read(mia, "shows", show["id"])["notes"] == "mine"
    reply = mia.api.post("/api/rpc/undo_resolution", json={"conflict_id": conflict["id"]})
    assert reply.status_code == httpx.codes.OK, reply.text
    assert gone(mia, show)
    assert resolve(mia, conflict["id"], "theirs")["verdict"] == "applied"
    assert gone(mia, show)


def test_a_row_changed_meanwhile_is_not_deleted_unasked(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "theirs"})

    verdict = push_one(mia, delete("shows", show))

    assert verdict["verdict"] == "conflict"
    (conflict,) = conflicts(mia, show["id"])
    assert (conflict["kind"], conflict["base"]["notes"], conflict["theirs"]["notes"]) == (
        "delete",
        None,
        "theirs",
    )
    assert conflict["mine"] is None
    assert resolve(mia, conflict["id"], "value", value=1)["code"] == "OPERATION_INVALID"
    assert resolve(mia, conflict["id"], "mine")["verdict"] == "applied"
    assert gone(mia, show)
    reply = mia.api.post("/api/rpc/undo_resolution", json={"conflict_id": conflict["id"]})
    assert reply.status_code == httpx.codes.OK, reply.text
    assert read(mia, "shows", show["id"])["notes"] == "theirs"


def test_what_two_devices_delete_is_deleted(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    verdicts = [push_one(mia, delete("shows", show), device) for device in ("phone", "tablet")]
    assert [v["verdict"] for v in verdicts] == ["applied", "merged"]


def test_a_merge_that_breaks_a_rule_is_a_conflict(register: Register) -> None:
    mia = register()
    tour = add(mia, "tours", name="Spring", starts_on="2027-03-01", ends_on="2027-03-31")
    push(mia, [update("tours", tour, ends_on="2027-03-05")], "tablet")

    verdict = push_one(mia, update("tours", tour, starts_on="2027-03-10"))

    assert (verdict["verdict"], verdict["code"]) == ("conflict", "23514")
    (conflict,) = conflicts(mia, tour["id"])
    assert (conflict["kind"], conflict["code"]) == ("rule", "23514")
    assert conflict["base"] == {"starts_on": "2027-03-01"}
    assert conflict["mine"] == {"starts_on": "2027-03-10"}
    assert conflict["theirs"] == {"starts_on": "2027-03-01"}
    assert resolve(mia, conflict["id"], "mine")["code"] == "23514"
    both = {"starts_on": "2027-03-10", "ends_on": "2027-03-12"}
    assert resolve(mia, conflict["id"], "value", value=both)["verdict"] == "applied"
    assert read(mia, "tours", tour["id"])["ends_on"] == "2027-03-12"


def test_an_edit_that_breaks_a_rule_by_itself_is_rejected(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    verdict = push_one(mia, update("shows", show, expected_attendance=-1))
    assert (verdict["verdict"], verdict["code"]) == ("rejected", "23514")


def test_a_row_that_was_made_twice_is_merged(register: Register) -> None:
    mia = register()
    made = insert("tours", name="Spring", notes="one")
    push(mia, [made])
    same = insert("tours", made["id"], name="Spring")
    other = insert("tours", made["id"], name="Spring", notes="two", starts_on="2027-01-01")

    verdicts = push(mia, [same, other], "tablet")

    assert [v["verdict"] for v in verdicts] == ["merged", "conflict"]
    assert [(c["column_name"], c["mine"], c["theirs"]) for c in conflicts(mia, made["id"])] == [
        ("notes", "two", "one"),
        ("starts_on", "2027-01-01", None),
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"op_id": str(uuid.uuid4())},
        {"op_id": "7", "conflict_id": str(uuid.uuid4()), "choice": "mine"},
        {"op_id": str(uuid.uuid4()), "conflict_id": str(uuid.uuid4()), "choice": "all"},
        {"op_id": str(uuid.uuid4()), "conflict_id": str(uuid.uuid4()), "choice": "value"},
        7,
    ],
)
def test_a_resolution_that_cannot_be_read_is_refused(body: object, register: Register) -> None:
    reply = register().api.post("/api/rpc/resolve_conflicts", json={"resolutions": [body]})
    assert [v["code"] for v in reply.json()] == ["OPERATION_INVALID"]


def test_a_resolution_of_nothing_is_refused(register: Register) -> None:
    assert resolve(register(), str(uuid.uuid4()), "mine")["code"] == "NOT_FOUND"


def test_conflicts_are_not_written_directly(register: Register) -> None:
    mia = register()
    _, conflict_id = in_conflict(mia)
    reply = mia.api.patch(f"/api/conflicts/{conflict_id}", json={"status": "resolved"})
    assert refusal(reply) == (403, "42501")
    done = operation("update", "conflicts", conflict_id, base_version=1, fields={"status": "open"})
    assert push_one(mia, done)["code"] == "FIELD_NOT_WRITABLE"
