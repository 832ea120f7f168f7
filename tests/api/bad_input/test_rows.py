"""Every kind of wrong row gets its documented code, and nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add, add_money, add_show, read

Register = Callable[..., Person]

LONG_NAME = "x" * 300
NOBODYS = "00000000-0000-7000-8000-000000000000"

MALFORMED = [
    '{"name"',
    '{"name":',
    '{"name": "x",}',
    "{'name': 'x'}",
    "name=x",
    '["x"',
    "\ufeff{}",  # a byte order mark
    '{"name": "\\ud800"}',  # half of a surrogate pair is no Unicode
]

# Column of a show, value, status, code.
WRONG_SHOWS: list[tuple[str, Any, int, str]] = [
    ("nope", 1, 400, "PGRST204"),
    ("id", NOBODYS, 403, "42501"),
    ("version", 7, 403, "42501"),
    ("created_by", NOBODYS, 403, "42501"),
    ("created_at", "2020-01-01T00:00:00Z", 403, "42501"),
    ("deleted_at", "2020-01-01T00:00:00Z", 403, "42501"),
    ("org_id", NOBODYS, 403, "42501"),
    ("org_id", "mine", 400, "22P02"),
    ("tour_id", NOBODYS, 422, "REFERENCE_NOT_FOUND"),
    ("venue_id", 7, 400, "22P02"),
    ("name", None, 400, "23502"),
    ("name", "", 400, "23514"),
    ("name", LONG_NAME, 400, "23514"),
    ("name", "NUL\x00byte", 400, "22P05"),
    ("show_on", "2026-02-30", 400, "22008"),
    ("show_on", "2026-13-01", 400, "22008"),
    ("show_on", "2027-02-29", 400, "22008"),
    ("show_on", "31.12.2026", 400, "22008"),
    ("show_on", "soon", 400, "22007"),
    ("show_on", "infinity", 400, "23514"),
    ("show_on", "0001-01-01", 400, "23514"),
    ("show_on", {"year": 2026}, 400, "22007"),
    ("status", "sold out", 400, "23514"),
    ("status", "completed", 422, "INVALID_STATUS_TRANSITION"),
    ("status", "confirmed", 422, "SHOW_INCOMPLETE"),
    ("city", "", 400, "23514"),
    ("city", LONG_NAME, 400, "23514"),
    ("country", "XX", 422, "UNKNOWN_COUNTRY"),
    ("country", "nl", 422, "UNKNOWN_COUNTRY"),
    ("country", "Netherlands", 422, "UNKNOWN_COUNTRY"),
    ("country", "", 422, "UNKNOWN_COUNTRY"),
    ("time_zone", "Mars/Olympus", 422, "UNKNOWN_TIME_ZONE"),
    ("time_zone", "../../etc/passwd", 422, "UNKNOWN_TIME_ZONE"),
    ("expected_attendance", "many", 400, "22P02"),
    ("expected_attendance", 1.5, 400, "22P02"),
    ("expected_attendance", True, 400, "22P02"),
    ("expected_attendance", 10**12, 400, "22003"),
    ("expected_attendance", -1, 400, "23514"),
    ("actual_attendance", [1], 400, "22P02"),
    ("notes", "x" * 20_001, 400, "23514"),
]

# A change may hold version and deleted_at, it never moves a show to another organization, and a
# draft cannot be confirmed at once.
WRONG_CHANGES = [
    case
    for case in WRONG_SHOWS
    if case[0] not in {"version", "deleted_at", "org_id"} and case[1] != "confirmed"
]

# The same for the money of a show.
WRONG_FINANCES: list[tuple[str, Any, int, str]] = [
    ("currency", "XXQ", 422, "UNKNOWN_CURRENCY"),
    ("currency", "eur", 422, "UNKNOWN_CURRENCY"),
    ("currency", None, 400, "23514"),
    ("fee", -1, 400, "23514"),
    ("fee", "-0.01", 400, "23514"),
    ("fee", "NaN", 400, "23514"),
    ("fee", "Infinity", 400, "23514"),
    ("fee", 10**12, 400, "23514"),
    ("fee", "12,000", 400, "22P02"),
    ("fee", 0.001, 422, "AMOUNT_PRECISION"),
    ("withholding_percent", 101, 400, "23514"),
    ("agency_percent", -1, 400, "23514"),
    ("agency_name", LONG_NAME, 400, "23514"),
    ("fx_rate", 1.1, 400, "23514"),
    ("org_id", NOBODYS, 403, "42501"),
    ("show_id", None, 422, "REFERENCE_NOT_FOUND"),
]

WRONG_COSTS: list[tuple[str, Any, int, str]] = [
    ("amount", -5, 400, "23514"),
    ("amount", None, 400, "23502"),
    ("amount", "free", 400, "22P02"),
    ("kind", "champagne", 400, "23514"),
    ("currency", "ZZZ", 422, "UNKNOWN_CURRENCY"),
    ("show_id", NOBODYS, 422, "REFERENCE_NOT_FOUND"),
]


def named(case: tuple[str, Any, int, str]) -> str:
    """What a case is called in the test report."""
    return f"{case[0]}={str(case[1])[:24]}"


@pytest.mark.parametrize("body", MALFORMED)
def test_what_is_no_json_is_refused(body: str, register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for method, path in [
        ("POST", "/api/shows"),
        ("PATCH", f"/api/shows/{show['id']}"),
        ("POST", "/api/rpc/restore"),
    ]:
        reply = mia.api.request(
            method, path, content=body.encode(), headers={"Content-Type": "application/json"}
        )
        assert refusal(reply) == (400, "PGRST102"), path
    assert mia.api.get("/api/shows").json() == [show]


@pytest.mark.parametrize("case", WRONG_SHOWS, ids=named)
def test_a_wrong_show_is_refused(case: tuple[str, Any, int, str], register: Register) -> None:
    column, value, status, code = case
    mia = register()
    good = {"name": "Paradiso", "show_on": "2026-11-28", "city": "Amsterdam", "country": "NL"}

    reply = mia.api.post("/api/shows", json=good | {column: value})

    assert refusal(reply) == (status, code), reply.text
    assert mia.api.get("/api/shows").json() == []


@pytest.mark.parametrize("case", [*WRONG_CHANGES, ("org_id", NOBODYS, 403, "42501")], ids=named)
def test_a_show_cannot_be_made_wrong(case: tuple[str, Any, int, str], register: Register) -> None:
    column, value, status, code = case
    mia = register()
    show = add_show(mia)

    reply = mia.api.patch(f"/api/shows/{show['id']}", json={column: value})

    assert refusal(reply) == (status, code), reply.text
    assert read(mia, "shows", show["id"]) == show


@pytest.mark.parametrize("case", WRONG_FINANCES, ids=named)
def test_wrong_money_is_refused(case: tuple[str, Any, int, str], register: Register) -> None:
    column, value, status, code = case
    mia = register()
    show = add_show(mia)
    good = {"show_id": show["id"], "currency": "EUR", "fee": 100}

    reply = mia.api.post("/api/show_deals", json=good | {column: value})

    assert refusal(reply) == (status, code), reply.text
    assert mia.api.get("/api/show_deals").json() == []


@pytest.mark.parametrize("case", WRONG_COSTS, ids=named)
def test_a_wrong_cost_is_refused(case: tuple[str, Any, int, str], register: Register) -> None:
    column, value, status, code = case
    mia = register()
    show = add_show(mia)
    good = {"show_id": show["id"], "kind": "crew", "amount": 100, "currency": "EUR"}

    reply = mia.api.post("/api/show_costs", json=good | {column: value})

    assert refusal(reply) == (status, code), reply.text
    assert mia.api.get("/api/show_costs").json() == []


def test_no_body_at_all_is_refused(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    assert refusal(mia.api.post("/api/shows")) == (400, "PGRST102")
    assert refusal(mia.api.patch(f"/api/shows/{show['id']}")) == (400, "CHANGE_EMPTY")


@pytest.mark.parametrize("body", ["{}", "[]", '""', "0"])
def test_a_change_of_nothing_is_refused(body: str, register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for path in (f"/api/shows/{show['id']}", "/api/shows?status=eq.draft"):
        reply = mia.api.patch(path, content=body, headers={"Content-Type": "application/json"})
        assert refusal(reply) == (400, "CHANGE_EMPTY")
    assert read(mia, "shows", show["id"]) == show


@pytest.mark.parametrize("body", ["[]", "null", "7", '"Paradiso"'])
def test_json_that_holds_no_row_stores_none(body: str, register: Register) -> None:
    """PostgREST takes whatever is neither row nor list for an empty list, and says 201."""
    mia = register()
    reply = mia.api.post(
        "/api/shows",
        content=body,
        headers={"Content-Type": "application/json", "Prefer": "return=representation"},
    )
    assert (reply.status_code, reply.json()) == (201, [])
    assert mia.api.get("/api/shows").json() == []


def test_one_wrong_row_of_a_batch_stops_all(register: Register) -> None:
    mia = register()
    rows = [{"name": "good"}, {"name": "also good"}, {"name": LONG_NAME}]
    assert refusal(mia.api.post("/api/shows", json=rows)) == (400, "23514")
    assert mia.api.get("/api/shows").json() == []


def test_an_amount_has_no_more_decimals_than_its_currency(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    finances, _ = add_money(mia, show)
    path = f"/api/show_deals/{finances['id']}"
    for currency, fee, fits in [
        ("JPY", "1000.5", False),
        ("JPY", "1000", True),
        ("KWD", "1.2345", False),
        ("KWD", "1.234", True),
    ]:
        reply = mia.api.patch(path, json={"currency": currency, "fee": fee, "door_price": None})
        assert (reply.status_code == 204) == fits, (currency, fee, reply.text)


def test_a_second_row_of_money_for_a_show_is_refused(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add_money(mia, show)
    reply = mia.api.post("/api/show_deals", json={"show_id": show["id"]})
    assert refusal(reply) == (409, "23505")


def test_a_second_tour_of_one_name_is_refused(register: Register) -> None:
    mia = register()
    add(mia, "tours", name="Autumn")
    assert refusal(mia.api.post("/api/tours", json={"name": "Autumn"})) == (409, "23505")


def test_a_tour_cannot_end_before_it_starts(register: Register) -> None:
    mia = register()
    reply = mia.api.post(
        "/api/tours", json={"name": "x", "starts_on": "2026-12-01", "ends_on": "2026-11-01"}
    )
    assert refusal(reply) == (400, "23514")


def test_a_profile_keeps_to_its_forms(register: Register) -> None:
    mia = register()
    for change, status, code in [
        ({"username": "M!a"}, 400, "23514"),
        ({"language": "klingon!"}, 400, "23514"),
        ({"time_zone": "Nowhere"}, 422, "UNKNOWN_TIME_ZONE"),
        ({"avatar_url": "javascript:alert(1)"}, 400, "23514"),
        ({"full_name": LONG_NAME}, 400, "23514"),
        ({"status": "suspended"}, 403, "42501"),
    ]:
        reply = mia.api.patch(f"/api/users/{mia.id}", json=change)
        assert refusal(reply) == (status, code), change
