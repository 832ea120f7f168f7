"""Two people edit one show offline: one the fee, the other the venue and the fee."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support.people import Person
from tests.support.shows import add, add_money, add_show, invite, read
from tests.support.sync import conflicts, push, push_one, resolve, update

Register = Callable[..., Person]


def history_of(person: Person, table: str, row_id: str) -> list[dict[str, Any]]:
    reply = person.api.get("/api/rpc/history", params={"table_name": table, "id": row_id})
    assert reply.status_code == httpx.codes.OK, reply.text
    entries: list[dict[str, Any]] = reply.json()
    return entries


@pytest.mark.parametrize("first", ["fee alone", "venue and fee"])
def test_the_venue_merges_and_the_fee_is_asked_about(first: str, register: Register) -> None:
    mia, max_ = register(), register("Max Manager")
    invite(mia, max_, "manager")
    show = add_show(mia)
    money, _ = add_money(mia, show)
    venue = add(mia, "venues", name="Melkweg", city="Amsterdam", country="NL")
    by_mia = [update("show_deals", money, fee=13_000)]
    by_max = [
        update("shows", show, venue_id=venue["id"]),
        update("show_deals", money, fee=14_000),
    ]

    if first == "fee alone":
        early, late, loser, kept = push(mia, by_mia), push(max_, by_max, "tablet"), max_, 13_000
    else:
        early, late, loser, kept = push(max_, by_max, "tablet"), push(mia, by_mia), mia, 14_000
    lost = 27_000 - kept

    assert {v["verdict"] for v in early} == {"applied"}
    assert [v["verdict"] for v in late][-1] == "conflict"
    assert read(mia, "shows", show["id"])["venue_id"] == venue["id"]
    assert read(mia, "show_deals", money["id"])["fee"] == kept

    (conflict,) = conflicts(mia, money["id"])
    assert conflict["id"] in late[-1]["conflicts"]
    assert (conflict["kind"], conflict["column_name"], conflict["status"]) == (
        "field",
        "fee",
        "open",
    )
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == (12_000, lost, kept)
    winner = max_ if loser is mia else mia
    assert (conflict["actor_id"], conflict["theirs_actor_id"]) == (loser.id, winner.id)
    assert {conflict["device_id"], conflict["theirs_device_id"]} == {"phone", "tablet"}

    verdict = resolve(winner, conflict["id"], "mine")

    assert (verdict["verdict"], verdict["row"]["fee"]) == ("applied", lost)
    (settled,) = conflicts(mia, money["id"])
    assert (settled["status"], settled["choice"]) == ("resolved", "mine")
    assert settled["resolved_by"] == winner.id
    fees = [
        (entry["changes"]["fee"]["to"], entry["actor_id"])
        for entry in history_of(mia, "show_deals", money["id"])
        if "fee" in entry["changes"]
    ]
    assert fees == [(kept, winner.id), (lost, winner.id)]

    undone = mia.api.post("/api/rpc/undo_resolution", json={"conflict_id": conflict["id"]})

    assert undone.status_code == httpx.codes.OK, undone.text
    assert undone.json()["status"] == "open"
    assert read(mia, "show_deals", money["id"])["fee"] == kept


def test_a_conflict_about_money_is_hidden_from_who_sees_no_money(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    money, _ = add_money(mia, show)
    for fee in (13_000, 14_000):
        push(mia, [update("show_deals", money, fee=fee)], f"device {fee}")
        push(mia, [update("shows", show, notes=str(fee))], f"device {fee}")

    assert [c["column_name"] for c in conflicts(mia, money["id"])] == ["fee"]
    assert conflicts(cal, money["id"]) == []
    assert [c["column_name"] for c in conflicts(cal, show["id"])] == ["notes"]
    refused = resolve(cal, conflicts(mia, money["id"])[0]["id"], "theirs")
    assert (refused["verdict"], refused["code"]) == ("rejected", "NOT_FOUND")
    refused = resolve(cal, conflicts(mia, show["id"])[0]["id"], "theirs")
    assert (refused["verdict"], refused["code"]) == ("rejected", "PERMISSION_DENIED")


def test_who_may_only_read_makes_no_conflict(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    push(mia, [update("shows", show, notes="by Mia")])

    assert push_one(cal, update("shows", show, notes="by Cal"))["code"] == "PERMISSION_DENIED"
    assert push_one(cal, update("shows", show, city="Ede"))["code"] == "42501"
    assert conflicts(mia, show["id"]) == []


def test_edits_of_different_fields_meet_in_one_row(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    assert push_one(mia, update("shows", show, notes="x"), "phone")["verdict"] == "applied"
    merged = push_one(mia, update("shows", show, city="Utrecht"), "tablet")
    assert (merged["verdict"], merged["version"]) == ("merged", 3)
    row = read(mia, "shows", show["id"])
    assert (row["notes"], row["city"]) == ("x", "Utrecht")
    assert conflicts(mia, show["id"]) == []


def test_a_device_does_not_conflict_with_itself(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    edits = [update("shows", show, notes=text) for text in ("one", "two", "three")]
    assert [v["verdict"] for v in push(mia, edits)] == ["applied", "merged", "merged"]
    assert read(mia, "shows", show["id"])["notes"] == "three"
    assert conflicts(mia, show["id"]) == []


def test_a_later_edit_of_the_same_device_takes_the_place_of_an_open_conflict(
    register: Register,
) -> None:
    mia = register()
    show = add_show(mia)
    push(mia, [update("shows", show, notes="theirs")], "tablet")
    push(mia, [update("shows", show, notes=text) for text in ("one", "two")])
    assert [(c["base"], c["mine"], c["status"]) for c in conflicts(mia, show["id"])] == [
        (None, "one", "superseded"),
        ("one", "two", "open"),
    ]
