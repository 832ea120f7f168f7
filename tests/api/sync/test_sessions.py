"""Random sessions of three devices, mostly offline, end as the model says."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.sync.conftest import Racks
from tests.api.sync.model import POLICIES, Conflict, Device, Rack, Server

DEVICES = ("phone", "tablet", "laptop")
START = {
    "asked": "a", "mine": "a", "theirs": "a", "latest": "a", "total": 5, "tags": ["a", "b"]
}  # fmt: skip

texts = st.sampled_from("abcd")
fields = st.dictionaries(st.sampled_from(sorted(POLICIES)), st.none(), min_size=1, max_size=3)
edited = fields.flatmap(
    lambda keys: st.fixed_dictionaries(
        {
            key: st.integers(-1, 9)
            if key == "total"
            else st.lists(st.sampled_from("abcde"), unique=True, max_size=3)
            if key == "tags"
            else texts
            for key in keys
        }
    )
)
device = st.integers(0, 2)
rack = st.integers(0, 1)
actions = st.lists(
    st.one_of(
        st.tuples(st.just("update"), device, rack, edited, st.integers(0, 59)),
        st.tuples(st.just("delete"), device, rack, st.just({}), st.integers(0, 59)),
        st.tuples(st.just("push"), device, rack, st.just({}), st.just(0)),
        st.tuples(st.just("read"), device, rack, st.just({}), st.just(0)),
    ),
    min_size=4,
    max_size=24,
)


class World:
    """The database and the model, side by side."""

    def __init__(self, racks: Racks, people: tuple[str, str, str]) -> None:
        """Two racks that all devices have read."""
        self.racks = racks
        self.people = people
        self.server = Server()
        self.devices = [Device(number) for number in range(3)]
        self.ids = []
        for _ in range(2):
            row_id = racks.add(**START)["id"]
            self.ids.append(row_id)
            self.server.rows[row_id] = Rack(dict(START), [-1], [dict(START)])
        for one in self.devices:
            self.read(one)

    def read(self, one: Device) -> None:
        """A device comes to know what there is."""
        one.versions = {
            row_id: row.version for row_id, row in self.server.rows.items() if not row.is_deleted
        }

    def do(self, one: Device, op: str, row_id: str, changed: dict[str, Any], minute: int) -> None:
        """Something is done offline, if the device has the row."""
        if row_id in one.versions:
            one.queue.append(
                {
                    "op_id": str(uuid.uuid4()),
                    "table": "racks",
                    "id": row_id,
                    "op": op,
                    "base_version": one.versions[row_id],
                    "fields": changed,
                    "made_at": f"2026-01-01T00:{minute:02}:00+00:00",
                }
            )
        if op == "delete":
            one.versions.pop(row_id, None)

    def push(self, one: Device) -> None:
        """What the device did reaches the server, and the model says what becomes of it."""
        queue, one.queue = one.queue, []
        verdicts = self.racks.push(self.people[one.number], DEVICES[one.number], queue)
        wanted = [self.server.judge(one, operation) for operation in queue]
        assert [verdict["verdict"] for verdict in verdicts] == wanted, verdicts
        self.compare()

    def compare(self) -> None:
        """Rows, versions and questions are the same."""
        for row_id, row in self.server.rows.items():
            stored = self.racks.row(row_id)
            assert stored is not None
            assert {column: stored[column] for column in POLICIES} == row.fields
            assert stored["version"] == row.version
            assert (stored["deleted_at"] is not None) == row.is_deleted
        kept = self.racks.superuser.execute(
            "select row_id::text, kind, column_name, mine, device_id, status from api.conflicts"
            " where row_id = any (%s::uuid[])",
            [self.ids],
        ).fetchall()
        wanted = [as_stored(conflict) for conflict in self.server.conflicts]
        assert in_order(kept) == in_order(wanted)


def in_order(conflicts: list[tuple[Any, ...]]) -> list[str]:
    """Conflicts in an order of their own, to be compared."""
    return sorted(json.dumps(conflict, sort_keys=True) for conflict in conflicts)


def as_stored(conflict: Conflict) -> tuple[Any, ...]:
    """A conflict as the table has it."""
    return (
        conflict.row_id,
        conflict.kind,
        conflict.column,
        conflict.mine,
        DEVICES[conflict.device],
        conflict.status,
    )


@pytest.fixture(scope="module")
def people(mia: str, max_: str) -> tuple[str, str, str]:
    """Whose the devices are: two are Mia's."""
    return mia, mia, max_


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=actions)
def test_random_offline_sessions_end_as_the_model_says(
    steps: list[tuple[str, int, int, dict[str, Any], int]],
    racks: Racks,
    people: tuple[str, str, str],
) -> None:
    world = World(racks, people)
    for step, number, place, changed, minute in steps:
        one = world.devices[number]
        if step == "push":
            world.push(one)
        elif step == "read":
            world.read(one)
        else:
            world.do(one, step, world.ids[place], changed, minute)
    for one in world.devices:
        world.push(one)
