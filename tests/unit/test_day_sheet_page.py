"""The page of a day sheet is set from whatever a day sheet may say."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from auth_bridge import typeset

ITEM: dict[str, Any] = {
    "kind": "other",
    "title": None,
    "status": "confirmed",
    "part": "whole",
    "starts_on": "2027-03-02",
    "starts_time": None,
    "is_late": False,
    "ends_on": None,
    "ends_time": None,
    "time_zone": None,
    "ends_time_zone": None,
    "place": None,
    "ends_place": None,
    "details": None,
    "visibility": "all",
    "group": None,
}
SHOW: dict[str, Any] = {
    "name": "Paradiso",
    "status": "confirmed",
    "city": None,
    "country": None,
    "time_zone": None,
    "notes": None,
    "tour": None,
    "venue": None,
    "contacts": [],
}
VENUE = {"name": "Hall", "address": None, "city": None, "subdivision": None, "country": None}
CONTACT = {"role": "Promoter", "name": "Jan", "company": None, "phone": None, "email": None}


def sheet(**parts: Any) -> dict[str, Any]:
    """A day sheet that says no more than it must, but for these parts."""
    return {
        "date": "2027-03-02",
        "organization": {"name": "The Band"},
        "tour": None,
        "reader": {"name": "Cal Crew", "groups": []},
        "shows": [],
        "items": [],
        "next_show": None,
    } | parts


def printed(data: dict[str, Any]) -> bytes:
    """The document."""
    return asyncio.run(typeset.pdf("day_sheet", data))


ODD = [
    sheet(),
    sheet(shows=[SHOW], items=[ITEM]),
    sheet(shows=[SHOW | {"venue": VENUE | {"capacity": None}, "contacts": [CONTACT]}]),
    sheet(tour={"name": "Spring"}, reader={"name": "M", "groups": ["A", "B"]}),
    sheet(items=[ITEM | {"part": part, "ends_on": None} for part in ("start", "middle", "end")]),
    sheet(
        items=[
            ITEM
            | {"part": part, "starts_time": "15:00:00", "ends_on": "2027-03-05"}
            | {"ends_time": "11:00:00", "time_zone": "Asia/Tokyo", "ends_time_zone": zone}
            for part in ("whole", "start", "middle", "end")
            for zone in (None, "America/Argentina/Buenos_Aires")
        ]
    ),
    sheet(items=[ITEM | {"status": status} for status in ("tentative", "cancelled")]),
    sheet(items=[ITEM | {"is_late": True, "starts_time": "02:30:00"}]),
    sheet(next_show={"name": "Next", "date": "2027-03-05", "city": None, "country": None}),
]


@pytest.mark.parametrize("data", ODD, ids=range(len(ODD)))
def test_a_sheet_says_as_little_as_it_likes(data: dict[str, Any]) -> None:
    assert printed(data).startswith(b"%PDF")


def test_words_are_words_and_no_markup() -> None:
    evil = '#panic("x") *b* $a^$ \\ @x <y> `z` "quoted" // no /* way #read("/etc/passwd")'
    show = SHOW | {
        "name": evil,
        "notes": evil,
        "tour": evil,
        "contacts": [CONTACT | {"name": evil}],
    }
    item = ITEM | {"title": evil, "details": evil, "place": evil, "time_zone": evil}
    data = sheet(
        shows=[show | {"venue": VENUE | {"name": evil, "address": evil, "capacity": 1}}],
        items=[item, item | {"visibility": "group", "group": evil}],
        organization={"name": evil},
        reader={"name": evil, "groups": [evil]},
    )
    assert printed(data).startswith(b"%PDF")


def test_a_long_day_has_more_pages_and_a_day_fits_on_one() -> None:
    def pages(count: int) -> int:
        items = [ITEM | {"title": "x" * 60, "starts_time": "12:00:00"}] * count
        document = printed(sheet(shows=[SHOW], items=items))
        found = re.search(rb"/Count (\d+)", document)
        assert found
        return int(found[1])

    assert pages(20) == 1
    assert pages(200) > 3
