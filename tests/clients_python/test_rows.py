"""Whatever comes twice, breaks off or overlaps with a snapshot: the copy is what one may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontour_client.database import Database
from ontour_client.model import Change, Frame, Scope, Snapshot
from ontour_client.rows import Rows
from tests.clients_python.feed_model import TOPICS, Feed, RowState, entry

ROWS = ("r1", "r2", "r3")
MALFORMED: Frame = {"type": "change", "position": 10**9, "table": "shows", "id": "r1"}

write = st.tuples(st.just("write"), st.sampled_from(ROWS), st.sampled_from(TOPICS), st.booleans())
turn = st.tuples(st.just("turn"), st.sampled_from(TOPICS))
histories = st.lists(st.one_of(write, write, write, turn), max_size=40)


def fed(history: Sequence[tuple[Any, ...]]) -> Feed:
    feed = Feed()
    for act in history:
        if act[0] == "turn":
            feed.turn(act[1])
        else:
            feed.write(act[1], act[2], live=act[3])
    return feed


def copied(rows: Rows) -> dict[str, int]:
    return {row_id: version for row_id, version, _ in rows.all("shows")}


def take(rows: Rows, frames: Sequence[Frame], feed: Feed, data: st.DataObject) -> list[Change]:
    """Apply frames as the follower does: a change of access fetches what is there by then."""
    told: list[Change] = []
    for frame in frames:
        if "entered" in frame and frame["position"] > (rows.position or 0):
            told += rows.drop_topics(frame["left"])
            numbered = data.draw(st.integers(frame["position"], feed.head), "numbered")
            committed = data.draw(st.integers(numbered, feed.head), "committed")
            told += rows.refresh(frame, feed.snapshot(numbered, committed))
        else:
            told += rows.apply([frame])
    return told


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories, st.data())
def test_the_copy_is_what_one_may_see_however_often_one_reconnects(
    history: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    feed, rows = fed(history), Rows(Database())
    start = data.draw(st.integers(0, feed.head), "first snapshot")
    rows.replace(feed.snapshot(start, data.draw(st.integers(start, feed.head), "committed")))

    while (position := rows.position or 0) < feed.head:
        head = data.draw(st.integers(position + 1, feed.head), "head")
        again = data.draw(st.integers(0, position), "resumed from")
        frames = feed.told(again, head)
        cut = data.draw(st.integers(0, len(frames)), "cut off")
        take(rows, frames[:cut], feed, data)
        match data.draw(st.sampled_from(["cut", "crash", "snapshot", "whole"]), "then"):
            case "crash":
                before = copied(rows), rows.position
                with pytest.raises(KeyError):
                    rows.apply([*(f for f in frames[cut:] if "entered" not in f), MALFORMED])
                assert (copied(rows), rows.position) == before
            case "snapshot":
                rows.replace(
                    feed.snapshot(head, data.draw(st.integers(head, feed.head), "committed"))
                )
            case "whole":
                take(rows, frames[cut:], feed, data)
                rows.apply([{"type": "heartbeat", "position": head}])

    assert copied(rows) == feed.visible(feed.head)


@settings(max_examples=200, deadline=None)
@given(st.lists(write, max_size=40), st.data())
def test_each_change_is_told_once_and_a_rows_versions_ascend(
    history: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    feed = fed([("turn", "org:a"), *history])
    rows = Rows(Database())
    rows.replace(feed.snapshot(1, 1))
    told: list[Change] = []

    while (position := rows.position or 0) < feed.head:
        head = data.draw(st.integers(position + 1, feed.head), "head")
        again = data.draw(st.integers(1, position), "resumed from")
        told += rows.apply(feed.told(again, head))
        rows.apply([{"type": "heartbeat", "position": head}])

    expected = [frame["position"] for frame in feed.told(1, feed.head)]
    positions = [change.position for change in told]
    assert positions == [position for position in expected if position in positions]
    # A row that leaves without ever having been here is no change of the copy; all else is told.
    assert len(positions) >= sum(frame["type"] != "leave" for frame in feed.told(1, feed.head))
    for row_id in ROWS:
        versions = [c.version for c in told if c.id == row_id and c.version is not None]
        assert versions == sorted(set(versions))


@pytest.fixture
def rows() -> Rows:
    """A copy that has r1 in version 3, at position 5."""
    rows = Rows(Database())
    feed = Feed()
    feed.turn("org:a")
    for _ in range(3):
        feed.write("r1", "org:a", live=True)
    rows.replace(feed.snapshot(4, 4))
    return rows


def change(position: int, version: int, **fields: Any) -> Frame:
    named = {"type": "change", "op": "update", "position": position, "table": "shows"}
    return named | entry("r1", RowState(version, "org:a", live=True)) | fields


def test_the_answer_of_a_push_is_applied_ahead_of_the_feed_and_told_once(rows: Rows) -> None:
    assert [c.version for c in rows.apply_answer("shows", "r1", 4, {"name": "x"})] == [4]
    assert rows.apply([change(5, 4)]) == []
    assert [c.version for c in rows.apply([change(6, 5)])] == [5]


def test_a_frame_older_than_an_answer_brings_nothing_back(rows: Rows) -> None:
    rows.apply_answer("shows", "r1", 5, None)
    rows.apply([change(5, 4)])
    assert copied(rows) == {}
    rows.apply([change(6, 5, op="delete", row=None), change(7, 6, op="restore")])
    assert copied(rows) == {"r1": 6}


def test_a_row_that_was_pushed_first_learns_its_topics_from_the_feed(rows: Rows) -> None:
    rows.apply_answer("shows", "r2", 1, {"name": "New"})
    rows.apply([change(5, 1) | {"id": "r2"}])
    rows.drop_topics(["org:a"])
    assert copied(rows) == {}


def test_a_refresh_of_one_table_skips_no_change_of_another(rows: Rows) -> None:
    frame = {"type": "enter", "position": 5, "entered": ["profile:p"], "left": []}
    user = {"id": "p", "version": 1, "topics": ["profile:p"], "row": {"id": "p"}}
    rows.refresh(frame, Snapshot("feed-1", 9, {"users": [user]}))
    assert rows.position == 5
    assert [entry.version for entry in rows.apply([change(6, 4)])] == [4]
    assert rows.get("users", "p") == {"id": "p"}
    assert [entry.id for entry in rows.drop_topics(["profile:p"])] == ["p"]
    assert copied(rows) == {"r1": 4}


def test_a_snapshot_of_another_feed_replaces_newer_versions(rows: Rows) -> None:
    rows.apply([change(5, 4, op="delete", row=None)])
    feed = Feed()
    feed.turn("org:a")
    feed.write("r1", "org:a", live=True)
    rows.replace(feed.snapshot(2, 2))
    assert (copied(rows), rows.position) == ({"r1": 1}, 2)


def test_frames_need_a_snapshot_first() -> None:
    with pytest.raises(ValueError, match="snapshot"):
        Rows(Database()).apply([change(1, 1)])


def test_a_copy_of_another_scope_needs_a_snapshot(rows: Rows) -> None:
    rows.keep_to(Scope())
    assert rows.position is None
    assert copied(rows) == {"r1": 3}


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (Scope(), True),
        (Scope(org_id="a"), True),
        (Scope(org_id="b"), False),
        (Scope(table="shows"), True),
        (Scope(table="tours"), False),
        (Scope(table="shows", row_id="r1"), True),
        (Scope(table="shows", row_id="r2"), False),
    ],
)
def test_a_scope_covers_what_it_names(scope: Scope, covered: bool) -> None:
    assert scope.covers(change(1, 1)) is covered
    assert scope.covers({"type": "leave", "position": 1, "table": "x", "id": "y"})
