"""What a calendar file says, read again by two readers that know nothing of each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from auth_bridge.calendars import ics

SHOW: dict[str, Any] = {
    "uid": "shows-1",
    "kind": "show",
    "act": "The Band",
    "title": "Paradiso",
    "status": "confirmed",
    "starts_on": "2026-10-24",
    "starts_time": None,
    "time_zone": "Europe/Amsterdam",
    "ends_on": None,
    "ends_time": None,
    "ends_time_zone": "Europe/Amsterdam",
    "place": "Paradiso, Amsterdam, NL",
    "ends_place": None,
    "latitude": 52.362,
    "longitude": 4.884,
    "details": "Load in at noon",
    "sequence": 3,
    "updated_at": "2026-05-01T12:00:00.123456+00:00",
}


def written(**changes: object) -> bytes:
    """The file of one entry."""
    return ics.write("On the road", [SHOW | changes])


def only(content: bytes) -> Any:
    """The only event of a file, as icalendar reads it; ical, which is stricter, reads it too."""
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    event: Any
    [event] = calendar.walk("VEVENT")
    assert event.errors == []
    [strict] = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert strict.uid == event["UID"]
    assert strict.start == event.decoded("DTSTART")
    assert strict.summary == event["SUMMARY"]
    return event


def test_a_show_without_times_lasts_all_day() -> None:
    event = only(written())
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2026, 10, 24),
        date(2026, 10, 25),
    )
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("shows-1@ontour", 3, "CONFIRMED")
    assert event.decoded("DTSTAMP") == datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert event["LOCATION"] == "Paradiso, Amsterdam, NL"
    assert event["DESCRIPTION"] == "The Band\nLoad in at noon"
    assert event["GEO"].to_ical() == "52.362;4.884"


@pytest.mark.parametrize(
    ("zone", "on", "hours"),
    [
        ("Europe/Berlin", "2026-03-28", 23),
        ("Europe/Berlin", "2026-10-24", 25),
        ("America/New_York", "2026-03-07", 23),
        ("America/New_York", "2026-10-31", 25),
        ("Australia/Sydney", "2026-04-04", 25),
        ("Australia/Sydney", "2026-10-03", 23),
        ("Asia/Kolkata", "2026-10-24", 24),
    ],
)
def test_a_night_over_which_clocks_change_is_as_long_as_it_is(
    zone: str, on: str, hours: int
) -> None:
    next_day = str(date.fromisoformat(on) + timedelta(days=1))
    content = written(
        starts_on=on, starts_time="20:00:00", time_zone=zone,
        ends_on=next_day, ends_time="20:00:00", ends_time_zone=zone,
    )  # fmt: skip
    event = only(content)
    assert f"DTSTART;TZID={zone}:{on.replace('-', '')}T200000".encode() in content
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)
    assert start.astimezone(UTC) == datetime.combine(
        date.fromisoformat(on), datetime.min.replace(hour=20).time(), ZoneInfo(zone)
    ).astimezone(UTC)
    assert content.count(b"BEGIN:VTIMEZONE") == 1


def test_a_flight_lands_by_the_clock_of_where_it_lands() -> None:
    content = written(
        kind="flight", starts_on="2026-03-29", starts_time="22:00:00", time_zone="America/New_York",
        ends_on="2026-03-30", ends_time="11:00:00", ends_time_zone="Europe/Berlin",
        place="JFK", ends_place="BER",
    )  # fmt: skip
    event = only(content)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=7)
    assert event["DESCRIPTION"].startswith("JFK → BER\n")
    assert content.count(b"BEGIN:VTIMEZONE") == 2


def test_a_time_without_a_zone_floats() -> None:
    content = written(starts_time="07:30:00", time_zone=None, ends_time_zone=None)
    assert b"DTSTART:20261024T073000\r\n" in content
    assert b"VTIMEZONE" not in content
    assert only(content).decoded("DTSTART").tzinfo is None


def test_an_end_that_is_not_later_is_left_out() -> None:
    event = only(written(starts_time="20:00:00", ends_on="2026-10-24", ends_time="20:00:00"))
    assert "DTEND" not in event


def test_an_end_without_a_time_is_the_end_of_its_day() -> None:
    event = only(written(starts_time="15:00:00", ends_on="2026-10-25"))
    assert event.decoded("DTEND") == datetime(2026, 10, 26, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_whatever_people_write_stays_one_text() -> None:
    title = 'Semi;colon, comma\\ "quotes"\r\nBEGIN:VEVENT\x00\x1b \u2028 日本 🎸 ' + "x" * 200
    content = written(title=title, details="a\rb\tc", place="END:VCALENDAR")
    event = only(content)
    assert event["SUMMARY"] == title.replace("\r\n", "\n").replace("\x00\x1b", "")
    assert event["DESCRIPTION"] == "The Band\na\nb\tc"
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_cancelled_show_says_so_and_takes_no_time() -> None:
    event = only(written(status="cancelled"))
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


def test_the_calendar_has_a_name_and_is_asked_for_every_hour() -> None:
    lines = written().decode().split("\r\n")
    assert {"NAME:On the road", "X-WR-CALNAME:On the road", "VERSION:2.0"} <= set(lines)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines


def test_the_same_entries_give_the_same_bytes_and_none_give_a_calendar() -> None:
    assert written() == written()
    assert not Calendar.from_ical(ics.write("Empty", [])).walk("VEVENT")
