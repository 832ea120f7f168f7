"""Lost requests, lost answers and refusals lose no edit and repeat none."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ontour_client.database import Database
from ontour_client.errors import ConnectionLost
from ontour_client.hub import Hub
from ontour_client.model import OpName
from ontour_client.pusher import Pusher
from ontour_client.queue import Queue
from ontour_client.rows import Rows
from tests.clients_python.push_model import ServerModel


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
