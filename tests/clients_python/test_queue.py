"""Edits wait in their order, merged where they are one, and start from what their maker saw."""

from __future__ import annotations

import pytest

from ontour_client.database import Database
from ontour_client.model import Verdict
from ontour_client.queue import Queue


@pytest.fixture
def queue() -> Queue:
    """An empty one."""
    return Queue(Database())


def applied(queue: Queue, version: int) -> None:
    """Let the server apply the next edit, and nothing else."""
    (operation,) = queue.batch(1)
    queue.judge(Verdict(operation, "applied", version))


def test_a_second_edit_of_a_row_joins_the_first(queue: Queue) -> None:
    first = queue.add("shows", "s", "update", {"name": "A", "city": "Gent"}, base_version=3)
    second = queue.add("shows", "s", "update", {"name": "B"}, base_version=3)
    (operation,) = queue.batch(10)
    assert first == second == operation.op_id
    assert operation.fields == {"name": "B", "city": "Gent"}
    assert operation.base_version == 3


def test_an_edit_of_what_was_sent_waits_for_its_answer(queue: Queue) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3)
    (sent,) = queue.batch(10)
    queue.add("shows", "s", "update", {"name": "B"}, base_version=3)
    assert queue.batch(10) == [sent]
    queue.judge(Verdict(sent, "applied", 4))
    (following,) = queue.batch(10)
    assert (following.fields, following.base_version) == ({"name": "B"}, 4)


def test_deleting_an_unsent_row_leaves_nothing(queue: Queue) -> None:
    queue.add("shows", "s", "insert", {"name": "A"})
    assert queue.add("shows", "s", "delete", {}) is None
    assert (len(queue), queue.batch(10)) == (0, [])


def test_deleting_an_edited_row_leaves_the_deletion(queue: Queue) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3)
    queue.add("shows", "s", "delete", {}, base_version=3)
    (operation,) = queue.batch(10)
    assert (operation.op, operation.fields, operation.base_version) == ("delete", {}, 3)


def test_what_names_a_new_row_depends_on_it_and_goes_after_it(queue: Queue) -> None:
    finances = queue.add("show_deals", "f", "update", {"fee": 1}, base_version=1)
    show = queue.add("shows", "s", "insert", {"name": "A"})
    queue.add("show_deals", "f", "update", {"show_id": "s"}, base_version=1)
    assert [operation.op_id for operation in queue.batch(10)] == [show, finances]
    assert queue.pending("show_deals")[0].depends_on == (show,)


def test_rows_that_name_each_other_both_go(queue: Queue) -> None:
    queue.add("shows", "a", "insert", {})
    queue.add("shows", "b", "insert", {"opens_for": "a"})
    queue.add("shows", "a", "update", {"followed_by": "b"})
    assert [(o.row_id, o.op) for o in queue.batch(10)] == [("a", "insert"), ("b", "insert")]
    for version in (1, 1):
        applied(queue, version)
    assert [(o.row_id, o.fields) for o in queue.batch(10)] == [("a", {"followed_by": "b"})]


def test_a_refused_edit_is_kept_until_it_is_discarded(queue: Queue) -> None:
    queue.add("shows", "s", "update", {"name": ""}, base_version=3)
    (operation,) = queue.batch(1)
    queue.judge(Verdict(operation, "rejected", code="23514", conflicts=("c",)))
    (kept,) = queue.refused()
    assert (kept.operation, kept.code, kept.conflicts) == (operation, "23514", ("c",))
    assert (len(queue), queue.batch(10)) == (0, [])
    queue.discard(operation.op_id)
    assert queue.refused() == []


def test_the_last_answer_to_a_conflict_is_the_one_that_goes(queue: Queue) -> None:
    queue.add("conflicts", "c", "resolve", {"choice": "value", "value": 3})
    queue.add("conflicts", "c", "resolve", {"choice": "mine"})
    (operation,) = queue.batch(10)
    assert operation.as_json() == {
        "op_id": operation.op_id, "conflict_id": "c", "choice": "mine",
        "made_at": operation.made_at,
    }  # fmt: skip


def test_an_edit_behind_a_merged_one_starts_where_its_maker_saw_what_stands_there(
    queue: Queue,
) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3, seen={"name": "0"})
    (sent,) = queue.batch(10)
    queue.add(
        "shows", "s", "update", {"name": "B", "city": "Gent"}, base_version=3,
        seen={"name": "A", "city": "Paris"},
    )  # fmt: skip
    # Somebody else has changed the city meanwhile.
    queue.judge(Verdict(sent, "merged", 5, {"name": "A", "city": "Rome"}))
    waiting = queue.pending("shows", "s")
    assert [(o.fields, o.base_version) for o in waiting] == [
        ({"name": "B"}, 5), ({"city": "Gent"}, 3)
    ]  # fmt: skip


def test_an_edit_behind_one_in_conflict_keeps_its_base(queue: Queue) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3)
    (sent,) = queue.batch(10)
    queue.add("shows", "s", "update", {"name": "B"}, base_version=3, seen={"name": "A"})
    queue.judge(Verdict(sent, "conflict", 4, {"name": "Theirs"}))
    assert [(o.fields, o.base_version) for o in queue.pending("shows")] == [({"name": "B"}, 3)]


def test_an_edit_of_another_field_after_a_change_that_was_seen_is_one_of_its_own(
    queue: Queue,
) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3)
    queue.add("shows", "s", "update", {"city": "Gent"}, base_version=4)
    queue.add("shows", "s", "delete", {}, base_version=4)
    assert [(o.op, o.base_version) for o in queue.pending("shows")] == [
        ("update", 3), ("delete", 4)
    ]  # fmt: skip


def test_what_the_server_is_too_busy_for_is_sent_again(queue: Queue) -> None:
    queue.add("shows", "s", "update", {"name": "A"}, base_version=3)
    (sent,) = queue.batch(10)
    assert not queue.judge(Verdict(sent, "rejected", code="OPERATION_BUSY"))
    assert queue.batch(10) == [sent]


def test_what_depends_on_an_edit_that_never_went_is_refused(queue: Queue) -> None:
    queue.add("shows", "s", "insert", {"name": "A"})
    queue.add("show_costs", "c", "insert", {"show_id": "s"})
    queue.add("shows", "s", "delete", {})
    (sent,) = queue.batch(10)
    assert queue.judge(Verdict(sent, "rejected", code="DEPENDENCY_UNKNOWN"))
    assert [verdict.code for verdict in queue.refused()] == ["DEPENDENCY_UNKNOWN"]
