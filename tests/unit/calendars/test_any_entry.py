"""Whatever stands in the database, both readers read it as it stands there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from auth_bridge.calendars import ics

ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=300)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TIMES = st.times(min_value=time(0, 0)).map(lambda at: at.replace(microsecond=0))

ENTRIES = st.fixed_dictionaries(
    {
        "uid": st.uuids().map(lambda id: f"shows-{id}"),
        "act": TEXTS,
        "kind": st.sampled_from(["show", "hold", "flight"]),
        "title": TEXTS,
        "status": st.sampled_from(["tentative", "confirmed", "cancelled"]),
        "starts_on": DAYS.map(str),
        "starts_time": st.none() | TIMES.map(str),
        "time_zone": st.none() | st.sampled_from(ZONES),
        "place": st.none() | TEXTS,
        "details": st.none() | TEXTS,
        "latitude": st.none() | st.floats(-90, 90),
        "longitude": st.floats(-180, 180),
        "sequence": st.integers(0, 2**31 - 1),
        "updated_at": st.datetimes(datetime(2020, 1, 1), timezones=st.just(UTC)).map(str),
    }
)


@settings(max_examples=100, deadline=None)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry["uid"]), TEXTS)
def test_any_entries_come_out_as_they_went_in(entries: list[dict[str, Any]], name: str) -> None:
    content = ics.write(name, entries)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    read = IcsCalendarStream.calendar_from_ics(content.decode()).events
    strict: dict[str, Any] = {str(event.uid): event for event in read}
    events: dict[str, Any] = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == set(strict) == {f"{entry['uid']}@ontour" for entry in entries}
    for entry in entries:
        event, other = events[f"{entry['uid']}@ontour"], strict[f"{entry['uid']}@ontour"]
        assert not event.errors
        assert event["SUMMARY"] == other.summary == entry["title"]
        assert event.get("LOCATION") == other.location == entry["place"]
        start = event.decoded("DTSTART")
        on = date.fromisoformat(entry["starts_on"])
        if entry["starts_time"] is None:
            assert start == other.start == on
            continue
        local = datetime.combine(on, time.fromisoformat(entry["starts_time"]))
        assert start.replace(tzinfo=None) == other.start.replace(tzinfo=None) == local
        zone = ZoneInfo(entry["time_zone"]) if entry["time_zone"] else None
        assert (
            start.utcoffset() == other.start.utcoffset() == local.replace(tzinfo=zone).utcoffset()
        )
