"""What an account is to its person: who I am, all that is known of me, and leaving."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, cookies
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.models import Form, User
from auth_bridge.requests import authenticated, read, services


class ExportRequest(Form):
    """Which part of the export; {} for the first."""

    page: Annotated[
        int, Field(ge=0, le=1_000_000, description="Go on while `more` is true.", examples=[0])
    ] = 0


class Export(BaseModel):
    """All that is kept about a person: a list for each table, and what they have changed."""

    model_config = ConfigDict(extra="allow")

    exported_at: datetime
    user_id: UUID
    more: Annotated[bool, Field(description="Whether there is another page.")]
    changes: Annotated[
        list[dict[str, Any]],
        Field(
            description="What I have changed, newest first, and from where; before and after "
            "where the row was mine alone."
        ),
    ]


async def me(request: Request) -> Response:
    """The caller's profile and organizations."""
    return answers.json(await services(request).database.call(authenticated(request), "me"))


async def export_account(request: Request) -> Response:
    """Everything about the caller, as a file. POST, so that nothing on the way keeps it."""
    caller = authenticated(request)
    body = await read(request, ExportRequest)
    exported = await services(request).database.call(caller, "export_account", page=body.page)
    response = answers.json(exported)
    response.headers["Content-Disposition"] = f'attachment; filename="ontour-{body.page}.json"'
    return response


async def delete_account(request: Request) -> Response:
    """The end of the caller's account, at once; the cookie of the session goes with it."""
    known = services(request)
    await known.database.call(authenticated(request), "delete_account")
    response = answers.no_content()
    cookies.forget_session(response, known.settings)
    return response


ENDPOINTS = [
    Endpoint(
        "GET", "/auth/me", me, "Who I am and where I belong.", success=(200, User), signed_in=True
    ),
    Endpoint(
        "POST",
        "/auth/me/export",
        export_account,
        "Everything that is kept about me, 2,000 rows of each table a page: my profile, "
        "credentials without their secrets, devices, sessions, events, mails, memberships, and "
        "what I have changed. Needs a fresh sign-in.",
        success=(200, Export),
        codes=("STEP_UP_REQUIRED", "THROTTLED"),
        body=ExportRequest,
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/me/delete",
        delete_account,
        "Delete my account, at once and for good. What is mine alone is erased within minutes, "
        "from the change log too; what belongs to organizations stays, without my name. Needs a "
        "fresh sign-in.",
        success=(204, None),
        codes=("STEP_UP_REQUIRED", "ACCOUNT_OWNS_ORGANIZATION"),
        signed_in=True,
    ),
]
