"""A phone that subscribes to a calendar: it knows an address, and what it read last."""

from __future__ import annotations

from typing import Any

import httpx
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from tests.support.people import Person


class Phone:
    """Reads as phones do: without a token in a header, asking whether there is anything new."""

    def __init__(self, base_url: str, path: str) -> None:
        self.url = base_url + path
        self.reply: httpx.Response | None = None

    def sync(self) -> bool:
        """Ask; whether there was something new, which it has then read."""
        known = {"If-None-Match": self.reply.headers["ETag"]} if self.reply else {}
        reply = httpx.get(self.url, headers=known)
        if reply.status_code == httpx.codes.NOT_MODIFIED:
            assert not reply.content
            return False
        assert reply.status_code == httpx.codes.OK, reply.text
        assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
        self.reply = reply
        return True

    @property
    def text(self) -> str:
        """The file that it has."""
        assert self.reply
        return self.reply.text

    def events(self) -> dict[str, Any]:
        """Its events by name, after two readers have read them without complaint."""
        assert self.reply
        calendar = Calendar.from_ical(self.reply.content)
        found: dict[str, Any] = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
        assert not calendar.errors
        assert not any(event.errors for event in found.values())
        strict = IcsCalendarStream.calendar_from_ics(self.text)
        assert {event.summary: event.start for event in strict.events} == {
            title: event.decoded("DTSTART") for title, event in found.items()
        }
        return found


def subscribe(base_url: str, person: Person, **options: object) -> tuple[Phone, dict[str, Any]]:
    """A phone with the address of a new token, which it has read once, and the token's row."""
    reply = person.api.post("/api/rpc/create_calendar_token", json=options)
    assert reply.status_code == httpx.codes.OK, reply.text
    made = reply.json()
    phone = Phone(base_url, made["path"])
    assert phone.sync()
    return phone, made["calendar_token"]
