"""The API as the caller sees it: PostgREST, asked with the caller's own token.

What the bridge shows as a document or a calendar is what the caller may read as rows: no right is
decided here, and what PostgREST refuses is answered as PostgREST says it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from starlette.requests import Request

from auth_bridge.requests import context, services


async def call(
    request: Request,
    function: str,
    arguments: Mapping[str, Any],
    parse_float: Callable[[str], Any] = float,
) -> Any:
    """What api.<function> returns to the caller of this request; parse_float as in json.loads."""
    headers = {**_headers(request), "Content-Type": "application/json"}
    content = json.dumps(dict(arguments)).encode()
    postgrest = services(request).postgrest
    reply = await postgrest.ask("POST", f"/rpc/{function}", headers, content)
    return json.loads(reply.content, parse_float=parse_float)


async def get(request: Request, path: str, headers: Mapping[str, str] | None = None) -> Any:
    """What GET of a path of PostgREST shows the caller of this request: "/shows?select=name"."""
    return (await ask(request, path, headers)).json()


async def ask(
    request: Request, path: str, headers: Mapping[str, str] | None = None
) -> httpx.Response:
    """The same as the whole answer: its Content-Range, and numbers as they are written."""
    asked = {**_headers(request), **(headers or {})}
    return await services(request).postgrest.ask("GET", path, asked)


def _headers(request: Request) -> dict[str, str]:
    headers = {**context(request).headers, "Accept": "application/json"}
    if authorization := request.headers.get("authorization"):
        headers["Authorization"] = authorization
    return headers
