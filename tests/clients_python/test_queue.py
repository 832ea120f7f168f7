"""Edits wait, in their order and merged; lost requests and lost answers lose and repeat nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontour_client.database import Database
from ontour_client.errors import ConnectionLost
from ontour_client.hub import Hub
from ontour_client.model import OpName, Verdict
from ontour_client.pusher import Pusher
from ontour_client.queue import Queue
from ontour_client.rows import Rows
from tests.clients_python.push_model import ServerModel


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
    finances = queue.add("show_finances", "f", "update", {"fee": 1}, base_version=1)
    show = queue.add("shows", "s", "insert", {"name": "A"})
    queue.add("show_finances", "f", "update", {"show_id": "s"}, base_version=1)
    assert [operation.op_id for operation in queue.batch(10)] == [show, finances]
    assert queue.pending("show_finances")[0].depends_on == (show,)


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


class Device:
    """Rows, queue and pusher over a server, as a client has them."""

    def __init__(self, server: ServerModel) -> None:
        database = Database()
        self.rows, self.queue = Rows(database), Queue(database)
        self.pusher = Pusher(server, database, self.rows, self.queue, Hub())

    def edit(self, act: tuple[str, str, int], model: dict[str, dict[str, Any]]) -> None:
        """Edit a row as far as it can be, here and in the model of what a person sees."""
        kind, row_id, value = act
        if row_id in model:
            if kind == "delete":
                del model[row_id]
                self._queue("delete", row_id, {})
                return
            field = f"f{value % 3}"
            model[row_id] = model[row_id] | {field: value}
            self._queue("update", row_id, {field: value})
        elif not self._ever(row_id):
            model[row_id] = {"f0": value}
            self.queue.add("t", row_id, "insert", {"f0": value})

    def _queue(self, op: OpName, row_id: str, fields: dict[str, Any]) -> None:
        version = self.rows.version("t", row_id)
        self.queue.add("t", row_id, op, fields, base_version=version)

    def _ever(self, row_id: str) -> bool:
        """Whether there is or was such a row: ids are used once."""
        held = self.rows._held("t", row_id)
        return held is not None or bool(self.queue.pending("t", row_id))


edits = st.tuples(
    st.sampled_from(["insert", "update", "delete"]),
    st.sampled_from(["r1", "r2", "r3", "r4"]),
    st.integers(0, 99),
)
losses = st.sampled_from(["arrives", "lost", "unanswered"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(edits, losses), max_size=40), st.integers(1, 4))
def test_a_network_that_loses_what_it_can_loses_no_edit_and_repeats_none(
    acts: list[Any], largest: int
) -> None:
    fates: list[str] = []
    server = ServerModel(lambda: fates.pop() if fates else "arrives", largest)
    device, seen = Device(server), dict[str, dict[str, Any]]()

    for act in acts:
        if isinstance(act, tuple):
            device.edit(act, seen)
        else:
            fates[:] = [act]
            try:
                asyncio.run(device.pusher.flush())
            except ConnectionLost:
                assert act != "arrives"
    fates.clear()
    asyncio.run(device.pusher.flush())

    assert len(device.queue) == 0
    on_server = {
        row_id: {name: value for name, value in row.items() if name.startswith("f")}
        for (_, row_id), row in server.rows.items()
        if not row.get("deleted_at")
    }
    assert on_server == seen
    assert {row_id: row for row_id, _, row in device.rows.all("t")} == {
        row_id: row for (_, row_id), row in server.rows.items() if not row.get("deleted_at")
    }


def test_one_edit_that_is_refused_stops_no_other_but_what_depends_on_it() -> None:
    server = ServerModel()
    server.refuse = lambda operation: operation["fields"].get("name") == ""
    device = Device(server)
    device.queue.add("shows", "bad", "insert", {"name": ""})
    device.queue.add("shows", "good", "insert", {"name": "Gent"})
    device.queue.add("costs", "c", "insert", {"show_id": "bad"})

    asyncio.run(device.pusher.flush())

    assert [*server.rows] == [("shows", "good")]
    assert [(v.operation.row_id, v.code) for v in device.queue.refused()] == [
        ("bad", "23514"), ("c", "DEPENDENCY_FAILED")
    ]  # fmt: skip


def test_a_push_that_is_too_large_is_made_smaller() -> None:
    server = ServerModel(largest=3)
    device = Device(server)
    for number in range(10):
        device.queue.add("shows", f"s{number}", "insert", {"name": "x"})
    asyncio.run(device.pusher.flush())
    assert (len(server.rows), len(device.queue)) == (10, 0)
