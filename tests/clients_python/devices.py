"""Clients over a real stack, and what their copies should be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from ontour_client import Change, Client, Polling, Scope, ServerSentEvents, Status, Token, WebSocket
from ontour_client.transports import Transport
from tests.support.people import Person

Copy = dict[str, dict[str, dict[str, Any]]]

WAYS: dict[str, Callable[[], Transport]] = {
    "websocket": WebSocket,
    "sse": ServerSentEvents,
    "polling": lambda: Polling(interval=0.05),
}
# Far more than anything takes; a test that waits so long has failed.
PATIENCE = 60


def device(
    person: Person, store: str | Path = ":memory:", way: str = "websocket", **options: Any
) -> Client:
    """A client of somebody; it connects when it is entered."""
    transports = [WAYS[way]()]
    url = str(person.api.base_url)
    client = Client(url, Token(person.token), store, transports=transports, **options)
    # Shown beside a test that fails.
    client.on(Status, print)
    return client


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run a test's work, and fail it if it waits too long."""

    async def patiently() -> None:
        async with asyncio.timeout(PATIENCE):
            await work

    asyncio.run(patiently())


async def until(client: Client, condition: Callable[[], bool]) -> None:
    """Wait until a condition holds, looking again whenever something has happened."""
    events = client.events(object)
    while not condition():
        await anext(events)


async def told(client: Client, changes: list[Change], count: int) -> None:
    """Wait until so many changes have been told."""
    await until(client, lambda: len(changes) >= count)


def copied(client: Client, tables: list[str]) -> Copy:
    """What a client has: rows by table and id."""
    return {table: {record.id: record.row for record in client.rows(table)} for table in tables}


def truth(person: Person, scope: Scope | None = None) -> Copy:
    """What SQL shows under the person's own role."""
    asked = {"org_id": scope.org_id if scope else None}
    reply = person.api.post("/api/rpc/snapshot", json=asked)
    reply.raise_for_status()
    return {
        table: {entry["id"]: entry["row"] for entry in entries}
        for table, entries in reply.json()["tables"].items()
    }


async def equal(client: Client, person: Person, scope: Scope | None = None) -> None:
    """Wait until the copy is what the person may see."""
    expected = await asyncio.to_thread(truth, person, scope)
    await until(client, lambda: copied(client, [*expected]) == expected)
