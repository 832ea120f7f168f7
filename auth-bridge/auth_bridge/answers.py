"""Answers that several areas give: a session that has begun or goes on, JSON, nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from auth_bridge import cookies, tokens
from auth_bridge.errors import BridgeError, InvalidCredentials
from auth_bridge.models import SignInRequest, Tokens, Transport
from auth_bridge.requests import context, services

NO_STORE = {"Cache-Control": "no-store"}


def json(content: Any, status: int = 200) -> Response:
    """JSON that nobody may keep."""
    return JSONResponse(content, status, NO_STORE)


def no_content() -> Response:
    """Done, and nothing to say."""
    return Response(status_code=204, headers=NO_STORE)


async def sign_in(
    request: Request,
    function: str,
    body: SignInRequest,
    status: int = 200,
    refused: type[BridgeError] = InvalidCredentials,
    **arguments: Any,
) -> Response:
    """Begin a session by auth.<function>, which takes what auth.open_session takes.

    `refused` is the error if it returns null instead of a session.

    The database gets the hashes of a new refresh token and of the device's token. It keeps the
    new device token only if it does not know the one that was presented.
    """
    known = services(request)
    refresh_token, device_token = tokens.new_refresh_token(), tokens.new_device_token()
    presented = cookies.device_token(request, body)
    session = await known.database.call(
        context(request),
        function,
        token_hash=tokens.digest(refresh_token),
        lifetime=timedelta(seconds=known.settings.refresh_token_seconds),
        device_hash=tokens.digest(presented) if presented else None,
        new_device_hash=tokens.digest(device_token),
        **arguments,
    )
    if session is None:
        raise refused
    new_device = device_token if session["is_new_device"] else None
    return signed_in(request, session, refresh_token, body.transport, new_device, status)


def signed_in(
    request: Request,
    session: dict[str, Any],
    refresh_token: str,
    transport: Transport,
    device_token: str | None = None,
    status: int = 200,
) -> Response:
    """The tokens of a session; with cookies as transport, only the access token in the body."""
    known = services(request)
    structlog.contextvars.bind_contextvars(
        user_id=session["user"]["id"], session_id=session["session_id"]
    )
    in_body = {} if transport == "cookie" else {"refresh_token": refresh_token}
    if transport == "body" and device_token:
        in_body["device_token"] = device_token
    content = Tokens(
        access_token=known.access_tokens.issue(session),
        token_type="Bearer",  # noqa: S106 - what it is called
        expires_in=known.settings.access_token_seconds,
        refresh_expires_in=known.settings.refresh_token_seconds,
        session_id=session["session_id"],
        user=session["user"],
        **in_body,
    )
    response = json(content.model_dump(mode="json", exclude_unset=True), status)
    if transport == "cookie":
        cookies.set_tokens(response, known.settings, refresh_token, device_token)
    return response
