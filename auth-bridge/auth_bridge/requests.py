"""What a handler asks of a request: the services, its context, its body, who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import structlog
from pydantic import BaseModel
from starlette.requests import Request

from auth_bridge import bodies, cookies
from auth_bridge.database import Context, Database
from auth_bridge.errors import NotFound, TokenRequired
from auth_bridge.keys import Keys
from auth_bridge.models import SignInRequest
from auth_bridge.passwords import Passwords
from auth_bridge.postgrest import Postgrest
from auth_bridge.providers import Providers
from auth_bridge.secrets import Secrets
from auth_bridge.settings import Settings
from auth_bridge.tokens import AccessTokens

Body = TypeVar("Body", bound=BaseModel)

# What of a request the log of changes and sessions keep; the gateway sets the first two itself.
_CONTEXT_HEADERS = ("x-request-id", "x-real-ip", "x-device-id", "user-agent")


@dataclass(frozen=True, slots=True)
class Services:
    """What the handlers work with; app.state.services."""

    settings: Settings
    keys: Keys
    secrets: Secrets
    passwords: Passwords
    access_tokens: AccessTokens
    database: Database
    providers: Providers
    postgrest: Postgrest


def services(request: Request) -> Services:
    """What this request's application works with."""
    found: Services = request.app.state.services
    return found


def context(request: Request) -> Context:
    """From where the request comes; nobody is signed in."""
    headers = {
        name: value
        for name in _CONTEXT_HEADERS
        if (value := request.headers.get(name)) and value.isascii() and value.isprintable()
    }
    return Context({**headers, "x-request-id": request.state.request_id})


def bearer(request: Request) -> str:
    """The access token of a request that has to have one; whoever is asked with it judges it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenRequired
    return token


def authenticated(request: Request) -> Context:
    """The same with the caller of its access token; the database judges whether they may."""
    caller = services(request).access_tokens.read(bearer(request))
    structlog.contextvars.bind_contextvars(user_id=caller.claims["sub"])
    return Context(context(request).headers, caller)


def row_id(request: Request) -> UUID:
    """The id in the address; what is none is nobody's."""
    try:
        return UUID(request.path_params["id"])
    except ValueError:
        raise NotFound from None


async def read(request: Request, model: type[Body]) -> Body:
    """The body as the model has it; a sign-in with cookies has to come from a page of ours."""
    body = await bodies.read(request, model, services(request).settings.body_limit_bytes)
    if isinstance(body, SignInRequest) and body.transport == "cookie":
        cookies.check_origin(request)
    return body
