"""A session's life after the sign-in: refresh, and its end."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import (
    BridgeError,
    RefreshTokenExpired,
    RefreshTokenInvalid,
    RefreshTokenReused,
    SessionRevoked,
)
from auth_bridge.models import Form, RefreshToken, Tokens
from auth_bridge.requests import authenticated, context, read, services

_REFRESH_FAILURES: dict[str, type[BridgeError]] = {
    "unknown": RefreshTokenInvalid,
    "expired": RefreshTokenExpired,
    "reused": RefreshTokenReused,
    "revoked": SessionRevoked,
}


class RefreshRequest(Form):
    """The newest refresh token of a session."""

    refresh_token: RefreshToken


async def refresh(request: Request) -> Response:
    """A new access token, and the successor of the refresh token."""
    body = await read(request, RefreshRequest)
    known = services(request)
    presented = body.refresh_token.get_secret_value()
    successor = tokens.successor(known.secrets.key("refresh"), presented)
    session = await known.database.call(
        context(request),
        "refresh_session",
        token_hash=tokens.digest(presented),
        successor_hash=tokens.digest(successor),
        lifetime=timedelta(seconds=known.settings.refresh_token_seconds),
        grace=timedelta(seconds=known.settings.refresh_grace_seconds),
    )
    failure = _REFRESH_FAILURES.get(session["outcome"])
    if failure:
        raise failure
    return answers.signed_in(request, session, successor, "body")


async def logout(request: Request) -> Response:
    """End the caller's session, at once and everywhere."""
    await services(request).database.call(authenticated(request), "close_session")
    return answers.no_content()


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/refresh",
        refresh,
        "Exchange a refresh token for new tokens. Each is used once; within seconds a second use "
        "gets the same successor, later it ends the session.",
        success=(200, Tokens),
        codes=(
            "REFRESH_TOKEN_INVALID",
            "REFRESH_TOKEN_EXPIRED",
            "REFRESH_TOKEN_REUSED",
            "SESSION_REVOKED",
        ),
        body=RefreshRequest,
    ),
    Endpoint(
        "POST", "/auth/logout", logout, "End this session.", success=(204, None), signed_in=True
    ),
]
