"""VTIMEZONE, judged by dateutil's reader, which knows of the zone only what stands in the file."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from auth_bridge.calendars.zones import vtimezone

HALF_HOUR = timedelta(minutes=30)


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
    lines = ("BEGIN:VCALENDAR", *vtimezone(key, 2025, 2027), "END:VCALENDAR", "")
    text = "\r\n".join(lines)
    read = tzical(io.StringIO(text)).get(key)
    zone = ZoneInfo(key)
    differences = []
    local = datetime(2025, 1, 1)
    while local < datetime(2028, 1, 1):
        mine, theirs = local.replace(tzinfo=zone), local.replace(tzinfo=read)
        exists = datetime.fromtimestamp(mine.timestamp(), zone).replace(tzinfo=None) == local
        is_once = mine.utcoffset() == mine.replace(fold=1).utcoffset()
        if exists and is_once and mine.utcoffset() != theirs.utcoffset():
            differences.append((local, mine.utcoffset(), theirs.utcoffset()))
        local += HALF_HOUR
    assert differences == []


def test_a_change_is_told_by_the_clock_that_changes() -> None:
    lines = vtimezone("Europe/Berlin", 2026, 2026)
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART:20251231T010000",
        "DTSTART:20260329T020000",
        "DTSTART:20261025T030000",
    ]


def test_a_zone_whose_clocks_stay_has_one_observance() -> None:
    lines = vtimezone("Asia/Kolkata", 2025, 2027)
    assert [line for line in lines if line.startswith("BEGIN")] == [
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
    ]
