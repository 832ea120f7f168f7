"""Calendars that phones subscribe to. The address is the key: they cannot sign in."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import tokens
from auth_bridge.calendars import ics
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import NotFound
from auth_bridge.requests import context, services

MEDIA = "text/calendar"


async def private_calendar(request: Request) -> Response:
    """What the token's person may see."""
    found = await services(request).database.call(
        context(request),
        "read_calendar",
        token_hash=tokens.digest(request.path_params["token"]),
        form=ics.FORM,
    )
    if found is None:
        raise NotFound
    # Each time it is asked whether it is still so.
    return await _answer(request, found, "private, no-cache")


async def announced_calendar(request: Request) -> Response:
    """What everybody may know of an organization's shows."""
    try:
        org_id = UUID(request.path_params["org_id"])
    except ValueError:
        raise NotFound from None
    found = await services(request).database.call(
        context(request), "read_announced", org_id=org_id, form=ics.FORM
    )
    return await _answer(request, found, "public, max-age=300")


async def _answer(request: Request, found: dict[str, Any], cache_control: str) -> Response:
    headers = {
        "Cache-Control": cache_control,
        "Content-Disposition": 'inline; filename="on-tour.ics"',
        "ETag": f'"{found["etag"]}"',
    }
    changed_at = None
    if found.get("changed_at"):
        changed_at = datetime.fromisoformat(found["changed_at"]).astimezone(UTC)
        headers["Last-Modified"] = format_datetime(changed_at, usegmt=True)
    if _is_known(request, found["etag"], changed_at):
        return Response(status_code=304, headers=headers)
    # Writing takes half a millisecond an entry, which others need not wait for.
    content = await asyncio.to_thread(ics.write, found["name"], found["entries"])
    return Response(content, headers=headers, media_type=MEDIA)


def _is_known(request: Request, etag: str, changed_at: datetime | None) -> bool:
    """Whether the reader has this already (RFC 9110, 13.1)."""
    if tags := request.headers.get("if-none-match"):
        known = {tag.strip().removeprefix("W/").strip('"') for tag in tags.split(",")}
        return etag in known or tags.strip() == "*"
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    if changed_at is None or since.tzinfo is None:
        return False
    return changed_at.replace(microsecond=0) <= since


ENDPOINTS = [
    Endpoint(
        "GET",
        "/calendar/{token}.ics",
        private_calendar,
        "The calendar that a token of rpc/create_calendar_token opens.",
        success=(200, None),
        media=MEDIA,
        codes=("NOT_FOUND",),
    ),
    Endpoint(
        "GET",
        "/calendar/announced/{org_id}.ics",
        announced_calendar,
        "The shows that an organization has announced; for everybody.",
        success=(200, None),
        media=MEDIA,
        codes=("NOT_FOUND",),
    ),
]
