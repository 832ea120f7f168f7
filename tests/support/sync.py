"""Devices that were offline: what they did, pushed over HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import httpx

from tests.support.people import Person

Operation = dict[str, Any]
Verdict = dict[str, Any]


def operation(op: str, table: str, row_id: str | None = None, **rest: Any) -> Operation:
    """One thing done offline; `rest` may hold base_version, fields, depends_on and made_at."""
    return {
        "op_id": str(uuid.uuid4()),
        "table": table,
        "id": row_id or str(uuid.uuid4()),
        "op": op,
    } | rest


def insert(table: str, row_id: str | None = None, /, **fields: Any) -> Operation:
    """A row made offline."""
    return operation("insert", table, row_id, fields=fields)


def update(table: str, row: dict[str, Any], /, **fields: Any) -> Operation:
    """Fields of a row changed offline, from the version that the device had read."""
    return operation("update", table, row["id"], base_version=row["version"], fields=fields)


def delete(table: str, row: dict[str, Any], /) -> Operation:
    """A row deleted offline."""
    return operation("delete", table, row["id"], base_version=row["version"])


def push(person: Person, operations: Sequence[Any], device: str = "phone") -> list[Verdict]:
    """What the server says to each of these operations."""
    return answered(
        person.api.post(
            "/api/rpc/push", json={"operations": list(operations), "device_id": device}
        ),
        len(operations),
    )


def push_all(
    person: Person, operations: Sequence[Operation], device: str = "phone"
) -> list[Verdict]:
    """Push until everything is decided: what there was no time for is pushed again, as it is."""
    verdicts: dict[str, Verdict] = {}
    for _ in range(50):
        waiting = [o for o in operations if o["op_id"] not in verdicts]
        if not waiting:
            break
        for verdict in push(person, waiting, device):
            if verdict.get("code") not in ("OPERATION_BUSY", "DEPENDENCY_UNKNOWN"):
                verdicts[verdict["op_id"]] = verdict
    return [verdicts[o["op_id"]] for o in operations]


def push_one(person: Person, done: Operation, device: str = "phone") -> Verdict:
    """The verdict of a single operation."""
    return push(person, [done], device)[0]


def resolve(person: Person, conflict_id: str, choice: str, **rest: Any) -> Verdict:
    """Decide a conflict; `rest` may hold op_id, value and made_at."""
    resolution = {"op_id": str(uuid.uuid4()), "conflict_id": conflict_id, "choice": choice} | rest
    reply = person.api.post("/api/rpc/resolve_conflicts", json={"resolutions": [resolution]})
    return answered(reply, 1)[0]


def answered(reply: httpx.Response, count: int) -> list[Verdict]:
    """The verdicts of an answer, one for each operation."""
    assert reply.status_code == httpx.codes.OK, reply.text
    verdicts: list[Verdict] = reply.json()
    assert len(verdicts) == count, verdicts
    return verdicts


def conflicts(person: Person, row_id: str) -> list[dict[str, Any]]:
    """The conflicts about a row that this person may see, oldest first."""
    reply = person.api.get("/api/conflicts", params={"row_id": f"eq.{row_id}", "order": "id"})
    assert reply.status_code == httpx.codes.OK, reply.text
    found: list[dict[str, Any]] = reply.json()
    return found
