"""A show is cancelled in one transaction, and all that it changed is listed by that transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite, read
from tests.support.together import together

Register = Callable[..., Person]


def full_show(mia: Person) -> Row:
    """A show with all that hangs on one: money, an offer, a hold, a guest list, its doors."""
    venue = add(mia, "venues", name="Paradiso", city="Amsterdam", country="NL")
    show = add_show(mia, venue_id=venue["id"])
    add_money(mia, show)
    deposit = {"show_id": show["id"], "kind": "deposit", "amount": 6000, "currency": "EUR"}
    add(mia, "show_payments", **deposit, paid_on="2026-09-01")
    add(mia, "show_payments", **deposit | {"kind": "balance"}, due_on="2026-12-01")
    add(mia, "guest_lists", show_id=show["id"], name="Band", allotment=10)
    add(mia, "itinerary_items", show_id=show["id"], kind="doors", starts_on="2026-11-28")
    add(mia, "holds", venue_id=venue["id"], show_id=show["id"], hold_on="2026-11-28", name="First")
    offer = mia.api.post("/api/rpc/offer_deal", json={"show_id": show["id"]})
    assert offer.is_success, offer.text
    return show


def cancel(person: Person, show: Row, **arguments: object) -> Any:
    """What cancel_show answers."""
    reply = person.api.post("/api/rpc/cancel_show", json={"show_id": show["id"], **arguments})
    assert reply.status_code == 200, reply.text
    return reply.json()


def changes_of(person: Person, transaction_id: str) -> list[Row]:
    """What somebody reads of a transaction."""
    reply = person.api.get(f"/api/rpc/changes_of_transaction?transaction_id={transaction_id}")
    assert reply.status_code == 200, reply.text
    rows: list[Row] = reply.json()
    return rows


def rows(person: Person, table: str, show: Row, select: str) -> list[Row]:
    """The rows of a table that hang on a show."""
    found: list[Row] = person.api.get(
        f"/api/{table}?show_id=eq.{show['id']}&select={select}&order=created_at,id"
    ).json()
    return found


def test_all_that_hangs_on_a_show_goes_with_it(register: Register) -> None:
    mia = register()
    show = full_show(mia)

    cancel(mia, show, reason="Storm")

    assert read(mia, "shows", show["id"])["status"] == "cancelled"
    assert rows(mia, "itinerary_items", show, "status") == [{"status": "cancelled"}]
    assert rows(mia, "holds", show, "state") == [{"state": "released"}]
    assert rows(mia, "show_offers", show, "state") == [{"state": "withdrawn"}]
    assert rows(mia, "guest_lists", show, "closed_at")[0]["closed_at"] is not None
    assert rows(mia, "show_payments", show, "kind,amount,paid_on") == [
        {"kind": "deposit", "amount": 6000, "paid_on": "2026-09-01"},
        {"kind": "refund", "amount": 6000, "paid_on": None},
    ]
    assert rows(mia, "show_deals", show, "fee") == [{"fee": 12000}]
    comments = mia.api.get(f"/api/comments?subject_id=eq.{show['id']}&select=body").json()
    assert comments == [{"body": "Cancelled: Storm"}]


def test_the_log_lists_it_by_its_transaction(register: Register) -> None:
    mia = register()
    show = full_show(mia)

    answer = cancel(mia, show, reason="Storm")
    listed = changes_of(mia, answer["transaction_id"])

    assert sorted((row["table_name"], row["op"]) for row in listed) == [
        ("comments", "insert"),
        ("guest_lists", "update"),
        ("holds", "update"),
        ("itinerary_items", "update"),
        ("show_offers", "update"),
        ("show_payments", "delete"),
        ("show_payments", "insert"),
        ("shows", "update"),
    ]
    status = next(row for row in listed if row["table_name"] == "shows")
    assert status["changes"]["status"] == {"from": "draft", "to": "cancelled"}
    assert {row["actor_id"] for row in listed} == {mia.id}
    assert [(row["table_name"], row["id"]) for row in listed] == [
        (row["table_name"], row["id"]) for row in answer["changes"]
    ]
    history = mia.api.get(f"/api/rpc/history?table_name=shows&id={show['id']}").json()
    assert history[-1]["tx_id"] == answer["transaction_id"]
    assert sum(step["changed"] for step in answer["steps"]) == len(listed)


def test_the_crew_is_told_and_reads_of_it_what_is_no_money(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = full_show(mia)

    answer = cancel(mia, show, reason="Storm")

    assert answer["notified"] == 1
    told = cal.api.get(f"/api/notifications?subject_id=eq.{show['id']}&select=kind,data").json()
    assert told == [{"kind": "show_cancelled", "data": {"status": "cancelled"}}]
    tables = {row["table_name"] for row in changes_of(cal, answer["transaction_id"])}
    assert tables == {
        "comments",
        "guest_lists",
        "holds",
        "itinerary_items",
        "notifications",
        "shows",
    }
    assert changes_of(register("Sam Stranger"), answer["transaction_id"]) == []


def test_a_dry_run_tells_everything_and_does_nothing(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = full_show(mia)

    planned = cancel(mia, show, dry_run=True)

    assert planned["transaction_id"] is None
    assert read(mia, "shows", show["id"]) == show
    assert cal.api.get("/api/notifications").json() == []
    done = cancel(mia, show)
    assert planned["steps"] == done["steps"]
    assert planned["notified"] == done["notified"] == 1
    assert len(planned["changes"]) == len(done["changes"])


def test_two_who_cancel_at_once_cancel_once(register: Register) -> None:
    mia = register()
    show = full_show(mia)

    answers = together(4, lambda _: cancel(mia, show, reason="Storm"))

    assert sorted(len(answer["changes"]) for answer in answers) == [0, 0, 0, 8]
    assert len(rows(mia, "show_payments", show, "id")) == 2
    comments = mia.api.get(f"/api/comments?subject_id=eq.{show['id']}").json()
    assert len(comments) == 1


def test_a_settled_show_is_reversed_in_the_books(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add_money(mia, show)
    for status in ("pending", "confirmed"):
        mia.api.patch(f"/api/shows/{show['id']}", json={"status": status})
    settled = mia.api.post("/api/rpc/settle", json={"show_id": show["id"]})
    assert settled.is_success, settled.text
    locked = mia.api.patch(f"/api/shows/{show['id']}", json={"status": "cancelled"})
    assert refusal(locked) == (409, "SHOW_SETTLED")

    answer = cancel(mia, show, reason="Storm")

    assert answer["steps"][0]["changed"] > 0
    assert read(mia, "shows", show["id"])["status"] == "cancelled"
    kinds = [row["kind"] for row in rows(mia, "journal_entries", show, "kind")]
    assert kinds == ["settlement", "reversal"]


def test_who_may_not_cancel_is_told(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    wanted = {"show_id": show["id"]}

    for role in ("crew", "finance", "viewer"):
        member = register(f"{role.title()} Member")
        invite(mia, member, role)
        refused = member.api.post("/api/rpc/cancel_show", json=wanted)
        assert refusal(refused) == (403, "PERMISSION_DENIED")
    stranger = register("Sam Stranger").api.post("/api/rpc/cancel_show", json=wanted)
    assert refusal(stranger) == (404, "NOT_FOUND")
    assert read(mia, "shows", show["id"])["status"] == "draft"
