"""Calendars: what a phone is told, and what anybody is; the same as rpc/calendar says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from ontour.stack import Stack
from tests.support.answers import refusal
from tests.support.calendars import Phone, subscribe
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import add, add_money, add_show, invite

Register = Callable[..., Person]

NIGHTS = {
    "Europe/Berlin": "2027-03-27",
    "America/New_York": "2026-11-06",
    "Australia/Sydney": "2027-04-03",
    "Asia/Kolkata": "2027-03-27",
}


@pytest.fixture
def phone_of(stack: Stack) -> Callable[..., Phone]:
    """The phone of somebody who has just subscribed."""
    return lambda person, **options: subscribe(stack.base_url, person, **options)[0]


def move(person: Person, table: str, row: dict[str, str], **changes: object) -> None:
    """Change a row."""
    reply = person.api.patch(f"/api/{table}/{row['id']}", json=changes)
    assert reply.is_success, reply.text


def test_a_phone_learns_that_a_show_has_moved(
    register: Register, phone_of: Callable[..., Phone]
) -> None:
    mia = register()
    show = add_show(mia, name="Paradiso", show_on="2027-02-01", time_zone="Europe/Amsterdam")
    phone = phone_of(mia, name="On the road")
    before = phone.events()["Paradiso"]
    assert before.decoded("DTSTART") == date(2027, 2, 1)
    assert "NAME:On the road" in phone.text
    assert not phone.sync()

    move(mia, "shows", show, show_on="2027-02-14")

    assert phone.sync()
    after = phone.events()["Paradiso"]
    assert after.decoded("DTSTART") == date(2027, 2, 14)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert not phone.sync()


def test_doors_give_a_show_its_hours(register: Register, phone_of: Callable[..., Phone]) -> None:
    mia = register()
    show = add_show(mia, name="Paradiso", show_on="2027-02-01", time_zone="Europe/Amsterdam")
    phone = phone_of(mia, content=["shows"])
    first = phone.events()["Paradiso"]["SEQUENCE"]

    doors = add(mia, "itinerary_items", show_id=show["id"], kind="doors", starts_time="19:30")
    add(mia, "itinerary_items", show_id=show["id"], kind="curfew", starts_time="23:00")
    phone.sync()
    event = phone.events()["Paradiso"]
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2027, 2, 1, 18, 30, tzinfo=UTC)
    assert event.decoded("DTEND").astimezone(UTC) == datetime(2027, 2, 1, 22, 0, tzinfo=UTC)
    assert mia.api.delete(f"/api/itinerary_items/{doors['id']}").is_success
    assert phone.sync()
    last = phone.events()["Paradiso"]
    assert last.decoded("DTSTART") == date(2027, 2, 1)
    assert first < event["SEQUENCE"] < last["SEQUENCE"]


@pytest.mark.parametrize("zone", NIGHTS)
def test_nights_over_which_clocks_change_are_right_in_json_and_on_the_phone(
    zone: str, register: Register, phone_of: Callable[..., Phone]
) -> None:
    mia = register()
    for days in range(3):
        on = date.fromisoformat(NIGHTS[zone]) + timedelta(days=days)
        for hour in ("01:30", "02:30", "12:00"):
            add(
                mia, "itinerary_items", kind="other", title=f"{on} {hour}",
                starts_on=str(on), starts_time=hour, ends_time="13:00", time_zone=zone,
            )  # fmt: skip
    events = phone_of(mia).events()
    reply = mia.api.get("/api/rpc/calendar", params={"from_on": NIGHTS[zone]})
    told = {entry["title"]: entry for entry in reply.json()}
    assert len(told) == 9
    for title, entry in told.items():
        for key, instant in (("DTSTART", "starts_at"), ("DTEND", "ends_at")):
            moment = events[title].decoded(key)
            assert moment.utcoffset() is not None
            assert moment.astimezone(UTC) == datetime.fromisoformat(entry[instant]), (title, key)


def test_a_time_without_a_zone_floats(register: Register, phone_of: Callable[..., Phone]) -> None:
    mia = register()
    add(
        mia, "itinerary_items", kind="meal", title="Breakfast",
        starts_on="2027-02-01", starts_time="07:00",
    )  # fmt: skip
    assert phone_of(mia).events()["Breakfast"].decoded("DTSTART") == datetime(2027, 2, 1, 7)
    [entry] = mia.api.get("/api/rpc/calendar").json()
    assert (entry["starts_time"], entry["starts_at"]) == ("07:00:00", None)


def test_a_crew_members_calendar_has_what_is_theirs_and_no_money(
    register: Register, phone_of: Callable[..., Phone]
) -> None:
    mia, cal, ona = register(), register("Cal Crew"), register("Ona Other")
    show = add_show(mia, name="Paradiso", show_on="2027-02-01")
    add_money(mia, show)
    for one in (cal, ona):
        invite(mia, one, "crew")
        add(
            one, "itinerary_items", org_id=mia.org_id, kind="press", title=one.full_name,
            starts_on="2027-02-01", visibility="own",
        )  # fmt: skip
    phone = phone_of(cal)
    assert sorted(phone.events()) == ["Cal Crew", "Paradiso"]
    for secret in ("12000", "950", "EUR"):
        assert secret not in phone.text


def test_who_leaves_keeps_an_empty_calendar(
    register: Register, phone_of: Callable[..., Phone]
) -> None:
    mia, cal = register(), register("Cal Crew")
    add_show(mia, name="Paradiso", show_on="2027-02-01")
    membership = invite(mia, cal, "crew")
    phone = phone_of(cal)
    assert list(phone.events()) == ["Paradiso"]
    assert mia.api.delete(f"/api/memberships/{membership['id']}").is_success
    assert phone.sync()
    assert phone.events() == {}


def test_a_revoked_address_opens_nothing(register: Register, stack: Stack) -> None:
    mia = register()
    phone, row = subscribe(stack.base_url, mia)
    [listed] = mia.api.get("/api/calendar_tokens").json()
    assert listed == row
    assert "otc_" not in str(listed)
    assert mia.api.delete(f"/api/calendar_tokens/{row['id']}").is_success
    assert refusal(httpx.get(phone.url)) == (404, "NOT_FOUND")
    assert mia.api.get("/api/calendar_tokens").json() == []


@pytest.mark.parametrize("path", ["otc_0.ics", "x.ics", "otc_0", "announced/x.ics", ".ics"])
def test_an_address_that_is_none_opens_nothing(path: str, http: httpx.Client) -> None:
    assert refusal(http.get(f"/calendar/{path}")) == (404, "NOT_FOUND")


def test_a_calendar_is_only_read(http: httpx.Client) -> None:
    assert refusal(http.delete("/calendar/otc_0.ics")) == (405, "METHOD_NOT_ALLOWED")


def test_conditions_are_answered_by_the_book(
    register: Register, phone_of: Callable[..., Phone]
) -> None:
    phone = phone_of(register())
    assert phone.reply
    etag, since = phone.reply.headers["ETag"], phone.reply.headers["Last-Modified"]
    assert phone.reply.headers["Cache-Control"] == "private, no-cache"
    earlier = "Sat, 01 Jan 2022 00:00:00 GMT"
    assert parsedate_to_datetime(since) <= datetime.now(UTC)
    for headers, status in (
        ({"If-None-Match": f'"other", W/{etag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"', "If-Modified-Since": since}, 200),
        ({"If-Modified-Since": since}, 304),
        ({"If-Modified-Since": earlier}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
    ):
        reply = httpx.get(phone.url, headers=headers)
        assert reply.status_code == status, headers
        assert reply.headers["ETag"].removeprefix("W/") == etag
    head = httpx.head(phone.url)
    assert (head.status_code, head.content) == (200, b"")


def test_no_log_keeps_an_address(register: Register, stack: Stack) -> None:
    phone, _ = subscribe(stack.base_url, register())
    token = phone.url.rpartition("/")[2].removesuffix(".ics")
    for odd in (phone.url, phone.url.replace("/calendar/", "//calendar//"), f"{phone.url}x"):
        httpx.get(odd, headers={"User-Agent": "iOS calendar"})
    logs = [path.read_text() for path in stack.run_dir.glob("*.log")]
    assert any("/calendar/" in log for log in logs)
    assert not any(token in log for log in logs)


def test_the_public_is_told_at_the_hour_and_not_before(
    register: Register, http: httpx.Client, stack: Stack, superuser_sql: Connection
) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia, name="Paradiso", show_on="2027-02-01", notes="Secret guest")
    add_money(mia, show)
    for status in ("pending", "confirmed"):
        move(mia, "shows", show, status=status)
    phone = Phone(stack.base_url, f"/calendar/announced/{mia.org_id}.ics")
    listing = f"/api/rpc/announced_shows?org_id={mia.org_id}"

    tomorrow = datetime.now(UTC) + timedelta(days=1)
    move(mia, "shows", show, announce_at=tomorrow.isoformat())
    phone.sync()
    assert http.get(listing).json() == []
    assert phone.events() == {}
    assert "Mia" not in phone.text

    superuser_sql.execute("update api.shows set announce_at = now() where id = %s", [show["id"]])
    assert phone.sync()
    [event] = phone.events().values()
    assert event.decoded("DTSTART") == date(2027, 2, 1)
    [told] = http.get(listing).json()
    assert told["name"] == "Paradiso"
    for secret in ("Secret", "12000", "12,000"):
        assert secret not in phone.text + str(told)
    assert phone.reply
    assert phone.reply.headers["Cache-Control"] == "public, max-age=300"

    move(mia, "shows", show, status="cancelled")
    phone.sync()
    [event] = phone.events().values()
    assert event["STATUS"] == "CANCELLED"
    assert http.get("/api/shows").status_code == 401
