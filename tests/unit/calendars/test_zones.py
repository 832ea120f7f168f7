"""VTIMEZONE, judged by what RFC 5545 says of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from auth_bridge.calendars.zones import vtimezone

HALF_HOUR = timedelta(minutes=30)


def observances(key: str, first_year: int, last_year: int) -> list[tuple[datetime, timedelta]]:
    """From which instant on clocks differ from UTC by how much: 3.6.5 of the RFC."""
    component = vtimezone(key, first_year, last_year).to_ical()
    calendar = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + component + b"END:VCALENDAR\r\n")
    assert not calendar.errors
    [read] = calendar.walk("VTIMEZONE")
    found: list[Any] = read.subcomponents
    return sorted(
        (
            (one["DTSTART"].dt - one["TZOFFSETFROM"].td).replace(tzinfo=UTC),
            one["TZOFFSETTO"].td,
        )
        for one in found
    )


@pytest.mark.parametrize(
    "key",
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Sydney",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/Sao_Paulo",
    ],
)
def test_clocks_show_what_the_zone_says_in_every_half_hour(key: str) -> None:
    told, zone = observances(key, 2025, 2027), ZoneInfo(key)
    instant = datetime(2025, 1, 1, tzinfo=UTC)
    while instant < datetime(2028, 1, 1, tzinfo=UTC):
        offset = [offset for onset, offset in told if onset <= instant][-1]
        assert offset == instant.astimezone(zone).utcoffset(), instant
        instant += HALF_HOUR


def test_a_change_is_told_by_the_clock_that_changes() -> None:
    lines = vtimezone("Europe/Berlin", 2026, 2026).to_ical().decode().split("\r\n")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20251231T010000",
        "DTSTART:20260329T020000",
        "DTSTART:20261025T030000",
    ]


def test_a_zone_whose_clocks_stay_has_one_observance() -> None:
    [only] = vtimezone("Asia/Kolkata", 2025, 2027).subcomponents
    assert only.name == "STANDARD"
