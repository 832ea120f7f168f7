from __future__ import annotations

import pytest

from auth_bridge.relay.audience import Filter, Row, View
from auth_bridge.relay.frames import Frame

MINE = {"org:1", "org:1:finance", "org:2", "user:me"}
CHANGE, ENTER, LEAVE = Frame("change", "{}"), Frame("enter", "{}"), Frame("leave", "{}")


def row(before: list[str], after: list[str], *, table: str = "shows") -> Row:
    moved = before != after and bool(before) and bool(after)
    return Row(
        1, table, "r", before, after, CHANGE, ENTER if moved else None, LEAVE if moved else None
    )


@pytest.mark.parametrize(
    ("before", "after", "frame"),
    [
        (["org:1"], ["org:1"], CHANGE),
        ([], ["org:1"], CHANGE),
        (["org:1"], [], CHANGE),
        (["org:9"], ["org:9"], None),
        ([], ["org:9"], None),
        (["org:9"], ["org:1"], ENTER),
        (["org:1"], ["org:9"], LEAVE),
        (["org:1"], ["org:2"], CHANGE),
        (["org:8"], ["org:9"], None),
        (["org:1:finance"], ["org:1:finance"], CHANGE),
    ],
)
def test_sight_before_and_after_decides_what_is_told(
    before: list[str], after: list[str], frame: Frame | None
) -> None:
    assert View(MINE, [Filter()]).frame(row(before, after)) is frame


def test_a_filter_narrows_sight_to_an_organization() -> None:
    view = View(MINE, [Filter(org_id="1")])
    assert view.topics == {"org:1", "org:1:finance"}
    assert view.frame(row(["org:2"], ["org:2"])) is None
    assert view.frame(row(["org:1"], ["org:2"])) is LEAVE
    assert view.frame(row(["org:2"], ["org:1"])) is ENTER
    assert not Filter(org_id="1").covers("org:12")


def test_filters_add_up() -> None:
    view = View(MINE, [Filter(org_id="1", table="shows"), Filter(org_id="2", row_id="r")])
    assert view.frame(row(["org:1"], ["org:1"])) is CHANGE
    assert view.frame(row(["org:1"], ["org:1"], table="tours")) is None
    assert view.frame(row(["org:2"], ["org:2"], table="tours")) is CHANGE
    assert View(MINE, []).frame(row(["org:1"], ["org:1"])) is None
