"""PostgREST, on its Unix socket: what of its answers is a success, a refusal, a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from starlette.responses import Response

from auth_bridge.errors import InternalError, NotReady

# The database limits its statements itself; this is for a PostgREST that hangs.
_SECONDS = 20
# Below the 30 s after which PostgREST closes an idle connection.
_IDLE_SECONDS = 10
_CONNECTIONS = 10
_TOOK_TOO_LONG = {"57014", "55P03"}


class Answered(Exception):
    """PostgREST said no: its answer, as it is."""

    def __init__(self, reply: httpx.Response) -> None:
        super().__init__(reply.status_code)
        self.status = reply.status_code
        self.body = reply.content
        self.headers = {
            name: reply.headers[name]
            for name in ("WWW-Authenticate", "Retry-After")
            if name in reply.headers
        }

    def response(self) -> Response:
        """The same answer."""
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(self.body, self.status, headers, media_type="application/json")


class Postgrest:
    """A client of it, made when it is first needed."""

    def __init__(self, socket: Path | None) -> None:
        self._socket = socket
        self._client: httpx.AsyncClient | None = None

    async def close(self) -> None:
        """Give the connections back."""
        if self._client:
            await self._client.aclose()

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> httpx.Response:
        """A success. A refusal is raised as Answered, a fault as an error of ours."""
        if self._socket is None:
            raise NotReady("The bridge has not been told where PostgREST is.")
        self._client = self._client or _client(self._socket)
        try:
            reply = await self._client.request(method, path, headers=headers, content=content)
        except httpx.HTTPError:
            raise NotReady("PostgREST does not answer.") from None
        if reply.status_code >= 500:
            # Its words for a fault may name sockets or statements.
            if reply.status_code == 503:
                raise NotReady("The database does not answer.")
            if _code(reply) in _TOOK_TOO_LONG:
                raise NotReady("The answer took too long.")
            raise InternalError
        if reply.status_code >= 300:
            raise Answered(reply)
        return reply


def _client(socket: Path) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=_CONNECTIONS, keepalive_expiry=_IDLE_SECONDS)
    transport = httpx.AsyncHTTPTransport(
        uds=str(socket), limits=limits, verify=False, retries=1, trust_env=False
    )
    return httpx.AsyncClient(transport=transport, base_url="http://postgrest", timeout=_SECONDS)


def _code(reply: httpx.Response) -> Any:
    try:
        return reply.json()["code"]
    except (ValueError, LookupError, TypeError):
        return None
