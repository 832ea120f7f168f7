"""Readiness: whether a request to any part would be answered."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from auth_bridge.errors import BridgeError, NotReady
from auth_bridge.people import People


async def check(people: People, postgrest_ready_url: str) -> str:
    """The deployed schema version; raises NotReady with the name of the part that is not."""
    try:
        version = await people.schema_version()
    except BridgeError:
        raise NotReady("The database does not answer.") from None
    if not await _answers_200(postgrest_ready_url):
        raise NotReady("PostgREST is not ready.")
    return version


async def _answers_200(url: str) -> bool:
    """One GET by hand: an HTTP client would cost more memory than this one line is worth."""
    address = urlsplit(url)
    try:
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
            try:
                writer.write(
                    f"GET {address.path} HTTP/1.0\r\nHost: {address.netloc}\r\n\r\n".encode()
                )
                status_line = await reader.readline()
            finally:
                writer.close()
    except OSError:  # TimeoutError is one of them
        return False
    return status_line.split(b" ")[1:2] == [b"200"]
