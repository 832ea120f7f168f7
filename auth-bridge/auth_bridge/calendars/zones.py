"""VTIMEZONE components: what clocks of a zone did and will do in some years.

Written out change by change from the zone's own data, so that whoever reads the file needs none.
(icalendar's own, as of 7.3, begin summer an hour late: they give the onset by the new offset,
where RFC 5545 wants the old one.)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=256)
def vtimezone(key: str, first_year: int, last_year: int) -> Timezone:
    """The component for times in these years."""
    zone = ZoneInfo(key)
    component = Timezone()
    component.add("tzid", key)
    # What holds at the beginning, whatever it was before.
    begin = datetime(first_year, 1, 1, tzinfo=UTC) - _DAY
    _add(component, zone, begin, begin)
    for before, after in _changes(zone, begin, datetime(last_year + 1, 1, 2, tzinfo=UTC)):
        _add(component, zone, before, after)
    return component


def _add(component: Timezone, zone: ZoneInfo, before: datetime, after: datetime) -> None:
    old, new = before.astimezone(zone), after.astimezone(zone)
    observance = TimezoneDaylight() if new.dst() else TimezoneStandard()
    offset_from = old.utcoffset() or timedelta()
    # The onset is told by the clock that is about to change.
    observance.add("dtstart", (after + offset_from).replace(tzinfo=None))
    observance.add("tzoffsetfrom", offset_from)
    observance.add("tzoffsetto", new.utcoffset())
    observance.add("tzname", new.tzname())
    component.add_component(observance)


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change and the first one after it."""
    while begin < end:
        later = begin + _DAY
        if _state(zone, begin) != _state(zone, later):
            before, after = begin, later
            while after - before > _SECOND:
                middle = before + (after - before) // 2
                middle = middle.replace(microsecond=0)
                if _state(zone, middle) == _state(zone, before):
                    before = middle
                else:
                    after = middle
            yield before, after
        begin = later


def _state(zone: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname()
