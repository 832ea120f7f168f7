"""HTTP to providers. Whatever they answer, it costs us a few seconds and kilobytes at most."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from auth_bridge.oauth_errors import ProviderFailed, ProviderUnavailable

LARGEST_ANSWER = 256 * 1024
_HEADERS = {
    "Accept": "application/json",
    # What is not compressed cannot grow when it is unpacked.
    "Accept-Encoding": "identity",
    "User-Agent": "On Tour",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and is JSON."""

    status: int
    content: Any


class Calls:
    """One client for all providers; it follows no redirect."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._client: httpx.AsyncClient | None = None

    async def close(self) -> None:
        """Give the connections back."""
        if self._client:
            await self._client.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """GET, for JSON."""
        return await self._ask("GET", url, {**_HEADERS, **(headers or {})}, None)

    async def post(self, url: str, form: str, headers: Mapping[str, str]) -> Answer:
        """POST of a form, for JSON."""
        form_type = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", url, {**_HEADERS, **form_type, **headers}, form.encode())

    async def _ask(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None
    ) -> Answer:
        # Made when it is first needed: its certificates take megabytes.
        self._client = self._client or httpx.AsyncClient(
            timeout=self._seconds, limits=httpx.Limits(max_connections=50)
        )
        body = bytearray()
        try:
            # httpx limits each read; this limits all of them together.
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream(method, url, headers=headers, content=content) as reply,
            ):
                async for chunk in reply.aiter_raw():
                    body += chunk
                    if len(body) > LARGEST_ANSWER:
                        raise ProviderFailed(f"More than {LARGEST_ANSWER} bytes.")
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise ProviderUnavailable(type(error).__name__) from None
        if reply.status_code >= 500 or reply.status_code == 429:
            raise ProviderUnavailable(f"It answered {reply.status_code}.")
        try:
            return Answer(reply.status_code, json.loads(body))
        except (ValueError, RecursionError):
            raise ProviderFailed(f"It answered {reply.status_code}, and no JSON.") from None
