"""Documents: what the caller may read as JSON, set as pages to be printed or sent."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import api, typeset
from auth_bridge.answers import NO_STORE
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import ValidationFailed
from auth_bridge.requests import bearer

PDF = "application/pdf"
_OF_A_DAY = ("org_id", "tour_id")


async def settlement(request: Request) -> Response:
    """A show's settlement as one would hand it to the promoter, or with the act's own page."""
    bearer(request)
    audience = request.query_params.get("audience", "promoter")
    if audience not in ("promoter", "act"):
        raise ValidationFailed("audience: promoter or act")
    # Fractions as text: a cent of a large sum would not survive being a float.
    sheet = await api.call(request, "settlement_sheet", request.path_params, parse_float=str)
    show = sheet["show"]
    return attachment(
        await typeset.pdf("settlement", sheet | {"audience": audience}),
        PDF,
        f"settlement {show['show_on']} {show['name']}.pdf",
    )


async def day_sheet(request: Request) -> Response:
    """A day on the road, for the caller: what others alone may see is not on it."""
    bearer(request)
    asked = {name: request.query_params[name] for name in _OF_A_DAY if name in request.query_params}
    sheet = await api.call(request, "day_sheet", {**request.path_params, **asked})
    name = f"day sheet {sheet['date']} {sheet['organization']['name']}.pdf"
    return attachment(await typeset.pdf("day_sheet", sheet), PDF, name)


def attachment(content: bytes, media: str, name: str) -> Response:
    """A file that a browser may show; its name is made of what the rows say."""
    plain = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-")
    disposition = {"Content-Disposition": f'inline; filename="{plain}"'}
    return Response(content, 200, {**NO_STORE, **disposition}, media_type=media)


ENDPOINTS = [
    Endpoint(
        "GET",
        "/documents/settlements/{show_id}.pdf",
        settlement,
        "A show's settlement sheet, for whoever may read its money.",
        success=(200, None),
        media=PDF,
        signed_in=True,
        codes=("VALIDATION_FAILED", "NOT_READY", "NOT_FOUND"),
    ),
    Endpoint(
        "GET",
        "/documents/day-sheets/{on_date}.pdf",
        day_sheet,
        "The caller's day sheet, of an organization and perhaps a tour of it.",
        success=(200, None),
        media=PDF,
        signed_in=True,
        codes=("NOT_READY", "NOT_FOUND"),
        query=_OF_A_DAY,
    ),
]
