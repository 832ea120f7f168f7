"""A show on its way from draft to completed, with its money, and back after a deletion."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite, read
from tests.support.together import together

Register = Callable[..., Person]
SHOWN = {"Prefer": "return=representation"}


def move(person: Person, show: Row, status: str) -> Row:
    """Give a show another status; the row."""
    reply = person.api.patch(f"/api/shows/{show['id']}", json={"status": status}, headers=SHOWN)
    assert reply.status_code == 200, reply.text
    row: Row = reply.json()
    return row


def test_a_manager_takes_a_show_from_draft_to_completed(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add_money(mia, show)

    statuses = [
        move(mia, show, status)["status"] for status in ("pending", "confirmed", "completed")
    ]

    assert statuses == ["pending", "confirmed", "completed"]


def test_confirming_names_what_is_missing(register: Register) -> None:
    mia = register()
    show = add_show(mia, city=None)
    move(mia, show, "pending")

    reply = mia.api.patch(f"/api/shows/{show['id']}", json={"status": "confirmed"})

    assert refusal(reply) == (422, "SHOW_INCOMPLETE")
    assert reply.json()["details"] == "missing=city, fee, currency"


def test_a_show_skips_no_status(register: Register) -> None:
    mia = register()
    show = add_show(mia)

    reply = mia.api.patch(f"/api/shows/{show['id']}", json={"status": "completed"})

    assert refusal(reply) == (422, "INVALID_STATUS_TRANSITION")
    assert reply.json()["details"] == "from=draft to=completed"


@pytest.mark.parametrize("spelling", ["cancelled", "canceled"])
def test_a_show_is_cancelled_in_either_spelling(register: Register, spelling: str) -> None:
    mia = register()

    assert move(mia, add_show(mia), spelling)["status"] == "cancelled"


def test_a_confirmed_show_keeps_its_fee(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    finances, _ = add_money(mia, show)
    move(mia, show, "pending")
    move(mia, show, "confirmed")
    address = f"/api/show_deals/{finances['id']}"

    assert refusal(mia.api.patch(address, json={"fee": None})) == (422, "SHOW_INCOMPLETE")
    assert refusal(mia.api.delete(address)) == (422, "SHOW_INCOMPLETE")
    assert mia.api.patch(address, json={"fee": 1}).is_success


def test_a_confirmed_show_comes_back_with_its_money(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add_money(mia, show)
    move(mia, show, "pending")
    confirmed = move(mia, show, "confirmed")
    query = f"/api/shows?id=eq.{show['id']}&select=status,show_deals(fee),show_costs(amount)"

    assert mia.api.delete(f"/api/shows/{show['id']}").is_success
    assert mia.api.get(query).json() == []
    assert mia.api.get("/api/show_costs").json() == []
    reply = mia.api.post(
        "/api/rpc/restore",
        json={"table_name": "shows", "id": show["id"], "version": confirmed["version"]},
    )

    assert reply.status_code == 200, reply.text
    assert mia.api.get(query).json() == [
        {
            "status": "confirmed",
            "show_deals": [{"fee": 12000}],
            "show_costs": [{"amount": 950.5}],
        }
    ]


def test_a_show_takes_its_place_from_its_venue(register: Register) -> None:
    mia = register()
    venue = add(
        mia, "venues", name="Vega", city="Copenhagen", country="DK", time_zone="Europe/Copenhagen"
    )

    show = add(mia, "shows", venue_id=venue["id"])

    place = [show[column] for column in ("name", "city", "country", "time_zone")]
    assert place == ["Vega", "Copenhagen", "DK", "Europe/Copenhagen"]


def test_a_tour_with_shows_is_not_deleted(register: Register) -> None:
    mia = register()
    tour = add(mia, "tours", name="Spring")
    show = add_show(mia, tour_id=tour["id"])
    address = f"/api/tours/{tour['id']}"

    assert refusal(mia.api.delete(address)) == (409, "ROW_IN_USE")
    assert mia.api.delete(f"/api/shows/{show['id']}").is_success
    assert mia.api.delete(address).is_success
    assert refusal(mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "x"})) == (
        404,
        "NOT_FOUND",
    )


def test_two_tours_of_an_organization_have_two_names(register: Register) -> None:
    mia, other = register(), register("Otto Other")
    add(mia, "tours", name="Spring")

    assert refusal(mia.api.post("/api/tours", json={"name": "Spring"})) == (409, "23505")
    assert add(other, "tours", name="Spring")["version"] == 1


def test_a_viewer_reads_shows_but_no_money(register: Register) -> None:
    mia, guest = register(), register("Vic Viewer")
    show = add_show(mia)
    finances, _ = add_money(mia, show)
    invite(mia, guest, "viewer")
    embedded = "select=name,show_deals(fee),show_costs(amount)"

    assert read(guest, "shows", show["id"])["name"] == "Paradiso"
    assert guest.api.get(f"/api/shows?id=eq.{show['id']}&{embedded}").json() == [
        {"name": "Paradiso", "show_deals": [], "show_costs": []}
    ]
    assert refusal(guest.api.get(f"/api/show_deals/{finances['id']}")) == (404, "NOT_FOUND")
    summary = guest.api.get("/api/rpc/finance_summary", params={"org_id": mia.org_id})
    assert refusal(summary) == (403, "PERMISSION_DENIED")
    refused = guest.api.post(
        "/api/show_costs",
        json={"show_id": show["id"], "kind": "crew", "amount": 1, "currency": "EUR"},
    )
    assert refusal(refused) == (403, "42501")


def test_a_summary_over_http_says_money_in_full(register: Register) -> None:
    mia = register()
    show = add_show(mia, actual_attendance=100, show_on="2020-02-29")
    add_money(mia, show)

    assert mia.api.get("/api/rpc/finance_summary").json() == [
        {
            "key": "2020-02", "label": "2020-02", "shows": 1, "excluded": 0,
            "gross": 2500.00, "fee": 12000.00, "withholding": 0.00, "commissions": 0.00,
            "costs": 950.50, "net": 11049.50, "outstanding": 12000.00, "overdue": 0.00,
            "currency": "EUR",
        }
    ]  # fmt: skip


def test_deleting_a_show_while_its_costs_change_troubles_nobody(register: Register) -> None:
    mia = register()

    for _ in range(10):
        show = add_show(mia)
        for _ in range(5):
            add_money_line(mia, show)

        def write(number: int, show: Row = show) -> int:
            if number == 0:
                return mia.api.delete(f"/api/shows/{show['id']}").status_code
            return mia.api.patch(
                f"/api/show_costs?show_id=eq.{show['id']}", json={"amount": number}
            ).status_code

        assert all(status < 500 for status in together(4, write))
        assert mia.api.get("/api/show_costs").json() == []


def add_money_line(person: Person, show: Row) -> Row:
    """A cost of a show."""
    return add(person, "show_costs", show_id=show["id"], kind="crew", amount=1, currency="EUR")
