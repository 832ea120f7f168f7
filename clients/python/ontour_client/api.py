"""Requests to the API: with a token that is valid, and errors that say whether to try again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx

from ontour_client.errors import ApiError, ConnectionLost
from ontour_client.model import Scope, Snapshot
from ontour_client.tokens import Tokens, error_body

_PAGE = 10_000
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class Api:
    """One HTTP client of one server."""

    def __init__(
        self, base_url: str, tokens: Tokens, device_id: str, check_owner: Callable[[str], None]
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.device_id = device_id
        self._tokens = tokens
        self._check_owner = check_owner
        self._http = httpx.AsyncClient(base_url=self.base_url, timeout=30)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def token(self, refused: str | None = None) -> str:
        """Return a valid token of the person to whom the local copy belongs."""
        token = await self._tokens.get(refused)
        self._check_owner(token)
        return token

    async def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask, and once more with a new token if the first one had expired."""
        token = await self.token()
        reply = await self._send(method, path, token, options)
        if reply.status_code == httpx.codes.UNAUTHORIZED:
            token = await self.token(refused=token)
            reply = await self._send(method, path, token, options)
        return check(reply)

    async def call(self, function: str, **arguments: Any) -> Any:
        """Call a function: `call("push", operations=[...])`."""
        reply = await self.request("POST", f"/api/rpc/{function}", json=arguments)
        return reply.json()

    async def snapshot(self, scope: Scope, tables: list[str] | None = None) -> Snapshot:
        """Read all rows of a scope, page after page, and the position of the first page."""
        wanted = [scope.table] if scope.table else tables
        asked: dict[str, Any] = {"table_names": wanted, "org_id": scope.org_id, "max": _PAGE}
        first = page = await self.call("snapshot", **asked)
        rows: dict[str, list[dict[str, Any]]] = first["tables"]
        while page.get("more"):
            # Each table goes on after its own last id.
            more = {table: rows[table][-1]["id"] for table in page["more"]}
            page = {"more": []}
            for table, last in more.items():
                asked |= {"table_names": [table], "after": last}
                part = await self.call("snapshot", **asked)
                rows[table] += part["tables"][table]
                page["more"] += part["more"]
        if scope.row_id:
            rows = {
                table: [entry for entry in entries if entry["id"] == scope.row_id]
                for table, entries in rows.items()
            }
        return Snapshot(first["feed_id"], first["position"], rows)

    async def feed_id(self) -> str:
        """Ask which feed this server has."""
        found = await self.call("snapshot", table_names=["organizations"], max=1)
        return str(found["feed_id"])

    @asynccontextmanager
    async def stream(self, path: str, params: dict[str, str]) -> AsyncIterator[httpx.Response]:
        """Open a response that does not end."""
        token = await self.token()
        request = self._http.build_request(
            "GET", path, params=params, timeout=httpx.Timeout(30, read=None),
            headers=self._headers(token) | {"Accept": "text/event-stream"},
        )  # fmt: skip
        try:
            reply = await self._http.send(request, stream=True)
            try:
                if not reply.is_success:
                    await reply.aread()
                    if reply.status_code == httpx.codes.UNAUTHORIZED:
                        # Whoever connects again then sends the new one.
                        await self.token(refused=token)
                        raise ConnectionLost("the token had expired")
                yield check(reply)
            finally:
                await reply.aclose()
        except httpx.TransportError as error:
            raise ConnectionLost(repr(error)) from error

    async def _send(
        self, method: str, path: str, token: str, options: dict[str, Any]
    ) -> httpx.Response:
        try:
            return await self._http.request(method, path, headers=self._headers(token), **options)
        except httpx.TransportError as error:
            raise ConnectionLost(repr(error)) from error

    def _headers(self, token: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token}", "X-Device-Id": self.device_id}


def check(reply: httpx.Response) -> httpx.Response:
    """Return the answer if it is a success, and otherwise say what it is."""
    if reply.is_success:
        return reply
    error = ApiError(reply.status_code, error_body(reply))
    if reply.status_code in _PASSING:
        raise ConnectionLost(str(error)) from error
    raise error
