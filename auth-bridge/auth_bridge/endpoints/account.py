"""What an account is to its person."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.models import User
from auth_bridge.requests import authenticated, services


async def me(request: Request) -> Response:
    """The caller's profile and organizations."""
    return answers.json(await services(request).database.call(authenticated(request), "me"))


ENDPOINTS = [
    Endpoint(
        "GET", "/auth/me", me, "Who I am and where I belong.", success=(200, User), signed_in=True
    ),
]
