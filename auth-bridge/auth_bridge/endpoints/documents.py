"""Documents: what the caller may read as JSON, set as pages to be printed or sent."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import api, typeset
from auth_bridge.answers import NO_STORE
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.requests import bearer

PDF = "application/pdf"


async def settlement(request: Request) -> Response:
    """A show's settlement as one would hand it to the promoter."""
    bearer(request)
    sheet = await api.call(request, "settlement_sheet", request.path_params)
    show = sheet["show"]
    return attachment(
        await typeset.pdf("settlement", sheet),
        PDF,
        f"settlement {show['show_on']} {show['name']}.pdf",
    )


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
        codes=("NOT_READY", "NOT_FOUND"),
    ),
]
