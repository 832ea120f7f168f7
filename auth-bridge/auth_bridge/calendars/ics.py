"""Entries of tour.calendar_entry, as the database gives them, become an iCalendar file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration

from auth_bridge.calendars.zones import vtimezone

Entry = dict[str, Any]
Times = Mapping[str, date]

# Change it with what is written here, and every reader is given the new form.
FORM = "1"

REFRESH = timedelta(hours=1)
# RFC 5545 allows no other control characters in a text than line breaks and tabs.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What one can do other things during.
_AT_THE_SAME_TIME = {"hold", "hotel", "day_off"}


def write(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar of these entries. The same entries give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//On Tour//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986, and what it was called before.
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _plain(name))
    calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))

    years: dict[str, set[int]] = {}
    events: list[Event] = []
    for entry in entries:
        times = _times(entry) if entry.get("starts_time") else _whole_days(entry)
        for moment in times.values():
            if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo):
                years.setdefault(moment.tzinfo.key, set()).add(moment.year)
        events.append(_event(entry, times))
    for zone in sorted(years):
        calendar.add_component(vtimezone(zone, min(years[zone]), max(years[zone])))
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, times: Times) -> Event:
    event = Event()
    event.add("uid", f"{entry['uid']}@ontour")
    changed_at = datetime.fromisoformat(entry["updated_at"]).replace(microsecond=0)
    # Without METHOD, DTSTAMP is when this was last revised.
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", entry["sequence"])
    event.add("summary", _plain(entry["title"]))
    event.add("status", entry["status"].upper())
    transparent = entry["status"] == "cancelled" or entry["kind"] in _AT_THE_SAME_TIME
    event.add("transp", "TRANSPARENT" if transparent else "OPAQUE")
    event.add("categories", [entry["kind"]])
    for key, value in times.items():
        event.add(key, value)
    if entry.get("place"):
        event.add("location", _plain(entry["place"]))
    if entry.get("latitude") is not None:
        event.add("geo", (entry["latitude"], entry["longitude"]))
    route = f"{entry.get('place') or ''} → {entry['ends_place']}" if entry.get("ends_place") else ""
    description = [part for part in (route.strip(), entry["act"], entry.get("details")) if part]
    event.add("description", _plain("\n".join(description)))
    return event


def _whole_days(entry: Entry) -> Times:
    """First day, and the one after the last."""
    first = date.fromisoformat(entry["starts_on"])
    last = date.fromisoformat(entry.get("ends_on") or entry["starts_on"])
    return {"dtstart": first, "dtend": max(first, last) + timedelta(days=1)}


def _times(entry: Entry) -> Times:
    """Start, and end if it is known and later: clock times with their zones, or floating."""
    start = _clock(entry["starts_on"], entry["starts_time"], entry["time_zone"])
    if entry.get("ends_time"):
        end = _clock(entry["ends_on"], entry["ends_time"], entry["ends_time_zone"])
    elif entry.get("ends_on") and entry["ends_on"] > entry["starts_on"]:
        # Some time on that day.
        end = _clock(entry["ends_on"], "00:00", entry["ends_time_zone"]) + timedelta(days=1)
    else:
        return {"dtstart": start}
    later = end.timestamp() > start.timestamp() if start.tzinfo and end.tzinfo else end > start
    return {"dtstart": start, "dtend": end} if later else {"dtstart": start}


def _clock(on: str, at: str, zone: str | None) -> datetime:
    local = datetime.combine(date.fromisoformat(on), time.fromisoformat(at))
    return local.replace(tzinfo=ZoneInfo(zone) if zone else None, microsecond=0)


def _plain(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
