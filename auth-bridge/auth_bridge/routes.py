"""The endpoints. Each reads its input, asks the database and answers; no rule lives here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from auth_bridge import bodies, health, openapi, tokens
from auth_bridge.errors import (
    BridgeError,
    InvalidCredentials,
    RefreshTokenExpired,
    RefreshTokenInvalid,
    RefreshTokenReused,
    SessionRevoked,
    TokenRequired,
)
from auth_bridge.keys import Keys
from auth_bridge.models import LoginRequest, RefreshRequest, RegisterRequest
from auth_bridge.passwords import Passwords
from auth_bridge.people import Context, People
from auth_bridge.settings import Settings
from auth_bridge.tokens import AccessTokens

# What of a request the log of changes and sessions keep; the gateway sets the first two itself.
_CONTEXT_HEADERS = ("x-request-id", "x-real-ip", "x-device-id", "user-agent")
_NO_STORE = {"Cache-Control": "no-store"}
_REFRESH_FAILURES: dict[str, type[BridgeError]] = {
    "unknown": RefreshTokenInvalid,
    "expired": RefreshTokenExpired,
    "reused": RefreshTokenReused,
    "revoked": SessionRevoked,
}


@dataclass(frozen=True, slots=True)
class Services:
    """What the endpoints work with; app.state.services."""

    settings: Settings
    keys: Keys
    passwords: Passwords
    access_tokens: AccessTokens
    people: People


async def register(request: Request) -> Response:
    """POST /auth/register: create a person with a personal organization, and sign them in."""
    services = _services(request)
    body = await bodies.read(request, RegisterRequest, services.settings.body_limit_bytes)
    password = body.password.get_secret_value()
    services.passwords.check(password)
    refresh_token = tokens.new_refresh_token()
    session = await services.people.register(
        _context(request),
        body.email,
        await services.passwords.hash(password),
        body.full_name,
        tokens.digest(refresh_token),
    )
    return _signed_in(services, session, refresh_token, status=201)


async def login(request: Request) -> Response:
    """POST /auth/login: begin a session. The same answer and work for an unknown address."""
    services = _services(request)
    body = await bodies.read(request, LoginRequest, services.settings.body_limit_bytes)
    context = _context(request)
    found = await services.people.find_login(context, body.email)
    stored = found["password_hash"] if found else None
    matches = await services.passwords.verify(stored, body.password.get_secret_value())
    if found is None or not matches:
        raise InvalidCredentials
    refresh_token = tokens.new_refresh_token()
    session = await services.people.open_session(
        context, found["user_id"], tokens.digest(refresh_token), ["pwd"]
    )
    return _signed_in(services, session, refresh_token)


async def refresh(request: Request) -> Response:
    """POST /auth/refresh: a new access token, and the successor of the refresh token."""
    services = _services(request)
    body = await bodies.read(request, RefreshRequest, services.settings.body_limit_bytes)
    presented = body.refresh_token.get_secret_value()
    successor = tokens.successor(services.keys.refresh_key, presented)
    session = await services.people.refresh_session(
        _context(request), tokens.digest(presented), tokens.digest(successor)
    )
    failure = _REFRESH_FAILURES.get(session["outcome"])
    if failure:
        raise failure
    return _signed_in(services, session, successor)


async def logout(request: Request) -> Response:
    """POST /auth/logout: end the caller's session, at once and everywhere."""
    await _services(request).people.close_session(_authenticated(request))
    return Response(status_code=204, headers=_NO_STORE)


async def me(request: Request) -> Response:
    """GET /auth/me: the caller's profile and organizations."""
    return JSONResponse(
        await _services(request).people.me(_authenticated(request)), headers=_NO_STORE
    )


async def jwks(request: Request) -> Response:
    """GET /auth/.well-known/jwks.json: the public keys of access tokens."""
    return JSONResponse(
        _services(request).keys.jwks, headers={"Cache-Control": "public, max-age=300"}
    )


async def ready(request: Request) -> Response:
    """GET /readyz: whether database, schema, PostgREST and relay are there."""
    services = _services(request)
    version = await health.check(
        services.people, services.settings.postgrest_ready_url, services.settings.relay_socket
    )
    return JSONResponse({"status": "ready", "schema_version": version}, headers=_NO_STORE)


async def description(request: Request) -> Response:
    """GET /auth/openapi.json: this API as OpenAPI 3.1."""
    return JSONResponse(openapi.document())


ROUTES = [
    Route("/auth/register", register, methods=["POST"]),
    Route("/auth/login", login, methods=["POST"]),
    Route("/auth/refresh", refresh, methods=["POST"]),
    Route("/auth/logout", logout, methods=["POST"]),
    Route("/auth/me", me, methods=["GET"]),
    Route("/auth/.well-known/jwks.json", jwks, methods=["GET"]),
    Route("/auth/openapi.json", description, methods=["GET"]),
    Route("/readyz", ready, methods=["GET"]),
]


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


def _context(request: Request) -> Context:
    headers = {
        name: value
        for name in _CONTEXT_HEADERS
        if (value := request.headers.get(name)) and value.isascii() and value.isprintable()
    }
    return Context({**headers, "x-request-id": request.state.request_id})


def _authenticated(request: Request) -> Context:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenRequired
    caller = _services(request).access_tokens.read(token)
    structlog.contextvars.bind_contextvars(user_id=caller.claims["sub"])
    return Context(_context(request).headers, caller)


def _signed_in(
    services: Services, session: dict[str, Any], refresh_token: str, status: int = 200
) -> Response:
    structlog.contextvars.bind_contextvars(
        user_id=session["user"]["id"], session_id=session["session_id"]
    )
    return JSONResponse(
        {
            "access_token": services.access_tokens.issue(session),
            "token_type": "Bearer",
            "expires_in": services.settings.access_token_seconds,
            "refresh_token": refresh_token,
            "refresh_expires_in": services.settings.refresh_token_seconds,
            "session_id": session["session_id"],
            "user": session["user"],
        },
        status,
        _NO_STORE,
    )
