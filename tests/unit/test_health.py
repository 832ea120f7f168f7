from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from auth_bridge import health
from auth_bridge.database import Context, Database
from auth_bridge.errors import DatabaseUnavailable, NotReady
from tests.unit.conftest import KnownPeople


class NoDatabase(KnownPeople):
    async def call(self, context: Context, function: str, **arguments: Any) -> Any:
        raise DatabaseUnavailable


async def check(people: KnownPeople, answer: bytes | None) -> str:
    """Readiness with an admin server that says this, or with none at all."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer or b"")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    if answer is None:
        server.close()
    try:
        return await health.check(cast("Database", people), f"http://127.0.0.1:{port}/ready")
    finally:
        server.close()


def test_ready_means_database_and_postgrest() -> None:
    version = asyncio.run(check(KnownPeople(version="v"), b"HTTP/1.1 200 OK\r\n\r\n"))
    assert version == "v"


@pytest.mark.parametrize("answer", [b"HTTP/1.1 503 Service Unavailable\r\n\r\n", b"", b"200", None])
def test_not_ready_names_postgrest(answer: bytes | None) -> None:
    with pytest.raises(NotReady, match="PostgREST"):
        asyncio.run(check(KnownPeople(), answer))


def test_not_ready_names_the_database() -> None:
    with pytest.raises(NotReady, match="database"):
        asyncio.run(check(NoDatabase(), b"HTTP/1.1 200 OK\r\n\r\n"))
