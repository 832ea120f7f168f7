from __future__ import annotations

from typing import cast

import pytest

from auth_bridge.relay.audience import Audience, Filter, Row, View, owner
from auth_bridge.relay.client import Client, Sink, User
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


@pytest.mark.parametrize(
    ("topic", "person"),
    [
        ("user:me", "me"),
        ("profile:me", "me"),
        ("org:1:member:me", "me"),
        ("org:1", None),
        ("org:1:members", None),
        ("org:1:finance", None),
    ],
)
def test_a_topic_is_somebodys_own_or_shared(topic: str, person: str | None) -> None:
    assert owner(topic) == person


def test_what_is_ones_own_keeps_nobody_out_of_a_group() -> None:
    audience = Audience()
    for name in ("me", "you"):
        topics = {"org:1", f"org:1:member:{name}", f"user:{name}"}
        someone = Client(cast("Sink", None), User(name, topics), "sid", "header")
        someone.filters["1"] = Filter()
        audience.place(someone)
    [group] = audience.groups(row(["org:1"], ["org:1"]))
    assert len(group.clients) == 2
    assert not audience.groups(row(["org:1:member:me"], ["org:1:member:me"]))
