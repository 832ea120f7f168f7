"""A session's life after the sign-in: refresh and end; all the sessions of a person."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, cookies, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import (
    BridgeError,
    RefreshTokenExpired,
    RefreshTokenInvalid,
    RefreshTokenReused,
    SessionRevoked,
)
from auth_bridge.models import PRINTABLE, Form, RefreshToken, Tokens, Transport
from auth_bridge.requests import authenticated, context, read, row_id, services

_REFRESH_FAILURES: dict[str, type[BridgeError]] = {
    "unknown": RefreshTokenInvalid,
    "expired": RefreshTokenExpired,
    "reused": RefreshTokenReused,
    "revoked": SessionRevoked,
}


class RefreshRequest(Form):
    """The newest refresh token of a session; where a cookie has it, the body may be missing."""

    refresh_token: Annotated[
        RefreshToken | None, Field(examples=["otr_4Bz1vR0mJc7pQe2sXn9aTf5kWd8gLh3yUo6iMb0rNEs"])
    ] = None


class NameRequest(Form):
    """What to call it; null for nothing."""

    name: Annotated[
        Annotated[
            str,
            StringConstraints(
                strip_whitespace=True, min_length=1, max_length=100, pattern=PRINTABLE
            ),
        ]
        | None,
        Field(examples=["Laptop at the office"]),
    ]


class DeviceName(BaseModel):
    """A known device, and what its person calls it."""

    id: UUID
    name: str | None


class Session(BaseModel):
    """A sign-in on a device that has not ended."""

    id: UUID
    name: str | None
    device: Annotated[DeviceName | None, Field(description="Unless the client keeps no device.")]
    device_id: Annotated[str | None, Field(description="What the client sent as X-Device-ID.")]
    user_agent: Annotated[str | None, Field(description="As of the last refresh, like ip.")]
    ip: Annotated[str | None, Field(examples=["192.0.2.7"])]
    created_at: datetime
    last_used_at: Annotated[datetime, Field(description="The last refresh.")]
    expires_at: Annotated[datetime, Field(description="When it ends without another.")]
    amr: Annotated[list[str], Field(description="How it began (RFC 8176).", examples=[["pwd"]])]
    acr: Annotated[str, Field(description="aal2 with two factors, else aal1.", examples=["aal1"])]
    current: Annotated[bool, Field(description="Whether it is the one that asks.")]


class Sessions(BaseModel):
    """A person's sessions, the one that asks first."""

    sessions: list[Session]


async def _presented(request: Request) -> tuple[str | None, Transport]:
    """The refresh token of the body, else of the cookie; and which of the two it was."""
    if request.headers.get("content-length", "0") != "0":
        body = await read(request, RefreshRequest)
        if body.refresh_token:
            return body.refresh_token.get_secret_value(), "body"
    return cookies.refresh_token(request), "cookie"


async def refresh(request: Request) -> Response:
    """A new access token, and the successor of the refresh token."""
    presented, transport = await _presented(request)
    if presented is None:
        raise RefreshTokenInvalid("There is none, neither in the body nor in a cookie.")
    known = services(request)
    key, nonce = known.secrets.key("refresh"), secrets.token_bytes(16)
    session = await known.database.call(
        context(request),
        "refresh_session",
        token_hash=tokens.digest(presented),
        nonce=nonce,
        successor_hash=tokens.digest(tokens.successor(key, nonce)),
        lifetime=timedelta(seconds=known.settings.refresh_token_seconds),
        grace=timedelta(seconds=known.settings.refresh_grace_seconds),
    )
    if failure := _REFRESH_FAILURES.get(session["outcome"]):
        raise failure
    made_of = session["nonce"]
    newest = tokens.successor(key, bytes.fromhex(made_of)) if made_of else presented
    return answers.signed_in(request, session, newest, transport)


async def logout(request: Request) -> Response:
    """End a session, at once and everywhere: that of the refresh token, else the caller's."""
    presented, _ = await _presented(request)
    known = services(request)
    if presented:
        await known.database.call(
            context(request), "close_session_of", token_hash=tokens.digest(presented)
        )
    if not presented or "authorization" in request.headers:
        await known.database.call(authenticated(request), "close_session")
    return _signed_out(request)


async def logout_all(request: Request) -> Response:
    """End all sessions, the caller's too."""
    await services(request).database.call(authenticated(request), "close_sessions", but_this=False)
    return _signed_out(request)


async def list_sessions(request: Request) -> Response:
    """The caller's sessions."""
    found = await services(request).database.call(authenticated(request), "my_sessions")
    return answers.json({"sessions": found})


async def name_session(request: Request) -> Response:
    """Call a session something."""
    caller, body = authenticated(request), await read(request, NameRequest)
    await services(request).database.call(
        caller, "name_session", session_id=row_id(request), name=body.name
    )
    return answers.no_content()


async def revoke_session(request: Request) -> Response:
    """End one session of the caller's."""
    await services(request).database.call(
        authenticated(request), "close_session", session_id=row_id(request)
    )
    return answers.no_content()


async def revoke_sessions(request: Request) -> Response:
    """End all sessions but the caller's."""
    await services(request).database.call(authenticated(request), "close_sessions", but_this=True)
    return answers.no_content()


def _signed_out(request: Request) -> Response:
    response = answers.no_content()
    cookies.forget_session(response, services(request).settings)
    return response


_REFRESH_CODES = (
    "REFRESH_TOKEN_INVALID",
    "REFRESH_TOKEN_EXPIRED",
    "REFRESH_TOKEN_REUSED",
    "SESSION_REVOKED",
)

ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/refresh",
        refresh,
        "Exchange a refresh token for new tokens. Each is used once: who repeats it because the "
        "answer was lost gets another, but two who hold copies end the session.",
        success=(200, Tokens),
        codes=(*_REFRESH_CODES, "ORIGIN_REFUSED"),
        body=RefreshRequest,
    ),
    Endpoint(
        "POST",
        "/auth/logout",
        logout,
        "End this session: that of the access token, or of a refresh token in body or cookie.",
        success=(204, None),
        codes=("ORIGIN_REFUSED",),
        body=RefreshRequest,
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/logout-all",
        logout_all,
        "End all sessions of the caller, this one too.",
        success=(204, None),
        signed_in=True,
    ),
    Endpoint(
        "GET",
        "/auth/sessions",
        list_sessions,
        "My sessions, on whatever device.",
        success=(200, Sessions),
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/sessions",
        revoke_sessions,
        "End all my sessions but this one.",
        success=(204, None),
        signed_in=True,
    ),
    Endpoint(
        "PATCH",
        "/auth/sessions/{id}",
        name_session,
        "Give a session of mine a name.",
        success=(204, None),
        codes=("NOT_FOUND",),
        body=NameRequest,
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/sessions/{id}",
        revoke_session,
        "End one session of mine: its next request is refused, its sockets close.",
        success=(204, None),
        codes=("NOT_FOUND",),
        signed_in=True,
    ),
]
