"""Readiness: whether a request to any part would be answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from urllib.parse import urlsplit

from auth_bridge.database import Context, Database
from auth_bridge.errors import BridgeError, NotReady

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def check(
    database: Database, postgrest_ready_url: str, relay_socket: Path | None = None
) -> str:
    """The deployed schema version; raises NotReady with the name of the part that is not."""
    try:
        version: str = await database.call(Context(), "schema_version")
    except BridgeError:
        raise NotReady("The database does not answer.") from None
    address = urlsplit(postgrest_ready_url)
    postgrest = asyncio.open_connection(address.hostname, address.port)
    if not await _answers_200(postgrest, address.path):
        raise NotReady("PostgREST is not ready.")
    if relay_socket and not await _answers_200(
        asyncio.open_unix_connection(relay_socket), "/readyz"
    ):
        raise NotReady("The feed relay is not ready.")
    return version


async def _answers_200(opening: Awaitable[Streams], path: str) -> bool:
    """One GET by hand: an HTTP client would cost more memory than this one line is worth."""
    try:
        async with asyncio.timeout(2):
            reader, writer = await opening
            try:
                writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                status_line = await reader.readline()
            finally:
                writer.close()
    except OSError:  # TimeoutError is one of them
        return False
    return status_line.split(b" ")[1:2] == [b"200"]
