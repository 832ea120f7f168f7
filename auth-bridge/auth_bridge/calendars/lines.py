"""The content lines of RFC 5545: escaped, folded, ended as it wants them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_LONGEST = 75
# RFC 5545 allows no other control characters in a text than line breaks and tabs.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})


def text(value: str) -> str:
    """A text as the value of a property."""
    return _CONTROLS.sub("", value.replace("\r\n", "\n")).translate(_ESCAPES)


def instant(moment: datetime) -> str:
    """A moment as UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def moment(name: str, at: date) -> str:
    """The line of a property that is a day, or the time of a clock with or without its zone."""
    if not isinstance(at, datetime):
        return f"{name};VALUE=DATE:{at:%Y%m%d}"
    zone = f";TZID={at.tzinfo.key}" if isinstance(at.tzinfo, ZoneInfo) else ""
    return f"{name}{zone}:{at:%Y%m%dT%H%M%S}"


def offset(value: timedelta) -> str:
    """A distance from UTC."""
    minutes, seconds = divmod(abs(int(value.total_seconds())), 60)
    sign = "-" if value < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")


def folded(line: str) -> bytes:
    """A line with its end, broken where it is too long, and never within a character."""
    octets = line.encode()
    if len(octets) <= _LONGEST:
        return octets + b"\r\n"
    parts = []
    start, room = 0, _LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end])
        # A line that goes on begins with a space.
        start, room = end, _LONGEST - 1
    parts.append(octets[start:])
    return b"\r\n ".join(parts) + b"\r\n"
