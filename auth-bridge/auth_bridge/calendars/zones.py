"""VTIMEZONE components: what clocks of a zone did and will do in some years.

Written out change by change from the zone's own data, so that whoever reads the file needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from auth_bridge.calendars import lines

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=256)
def vtimezone(key: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """The lines of the component for times in these years."""
    zone = ZoneInfo(key)
    # What holds at the beginning, whatever it was before.
    begin = datetime(first_year, 1, 1, tzinfo=UTC) - _DAY
    end = datetime(last_year + 1, 1, 2, tzinfo=UTC)
    observances = [
        line
        for before, after in [(begin, begin), *_changes(zone, begin, end)]
        for line in _observance(before.astimezone(zone), after.astimezone(zone))
    ]
    return ("BEGIN:VTIMEZONE", f"TZID:{key}", *observances, "END:VTIMEZONE")


def _observance(old: datetime, new: datetime) -> Iterator[str]:
    name = "DAYLIGHT" if new.dst() else "STANDARD"
    old_offset, new_offset = old.utcoffset() or timedelta(), new.utcoffset() or timedelta()
    yield f"BEGIN:{name}"
    # The onset is told by the clock that is about to change.
    yield lines.moment("DTSTART", (new.astimezone(UTC) + old_offset).replace(tzinfo=None))
    yield f"TZOFFSETFROM:{lines.offset(old_offset)}"
    yield f"TZOFFSETTO:{lines.offset(new_offset)}"
    yield f"TZNAME:{lines.text(new.tzname() or '')}"
    yield f"END:{name}"


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change and the first one after it."""
    while begin < end:
        later = begin + _DAY
        if _state(zone, begin) != _state(zone, later):
            before, after = begin, later
            while after - before > _SECOND:
                middle = (before + (after - before) / 2).replace(microsecond=0)
                if _state(zone, middle) == _state(zone, before):
                    before = middle
                else:
                    after = middle
            yield before, after
        begin = later


def _state(zone: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname()
