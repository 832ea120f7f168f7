"""By what a person signs in: their providers, linked and unlinked by whoever is signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, oauth, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.models import Form
from auth_bridge.oauth_errors import OauthCodeInvalid
from auth_bridge.oauth_models import Challenge, OauthCode
from auth_bridge.requests import authenticated, read, row_id, services


class FlowRequest(Form):
    """Where to return to from the provider."""

    return_to: Annotated[
        str,
        Field(
            max_length=2000,
            description="One of BRIDGE_RETURN_TO, to the letter.",
            examples=["https://app.example.com/signed-in"],
        ),
    ]
    code_challenge: Challenge


class LinkRequest(OauthCode):
    """What came back from the provider."""


class Flow(BaseModel):
    """Where the browser has to go."""

    url: Annotated[str, Field(description="Open it in this browser, once, within ten minutes.")]


class LinkedIdentity(BaseModel):
    """An account of a provider by which the person signs in."""

    id: UUID
    provider: Annotated[str, Field(examples=["google"])]
    issuer: Annotated[str, Field(examples=["https://accounts.google.com"])]
    email: str | None
    email_verified: bool
    created_at: datetime
    last_used_at: datetime


class Credentials(BaseModel):
    """By what the person can sign in."""

    has_password: bool
    has_pin: bool
    identities: list[LinkedIdentity]


async def link(request: Request) -> Response:
    """Begin to link an account of a provider to the caller."""
    return await _begin(request, "link")


async def provider_step_up(request: Request) -> Response:
    """Begin to prove by a provider, anew, who the caller is."""
    return await _begin(request, "step_up")


async def _begin(request: Request, purpose: str) -> Response:
    caller = authenticated(request)
    body = await read(request, FlowRequest)
    provider = oauth.provider(request)
    known = services(request)
    state = oauth.new_secret()
    await known.database.call(
        caller,
        "begin_oauth_flow",
        state_hash=tokens.digest(state),
        provider=provider.name,
        return_to=oauth.allowed(request, body.return_to),
        code_challenge=body.code_challenge,
        purpose=purpose,
    )
    return answers.json(
        {"url": f"{known.settings.issuer}/auth/oauth/{provider.name}?flow={state}"}, 201
    )


async def identities(request: Request) -> Response:
    """What the caller signs in by."""
    return answers.json(
        await services(request).database.call(authenticated(request), "credentials")
    )


async def link_identity(request: Request) -> Response:
    """Link the account of a provider that the code stands for."""
    caller = authenticated(request)
    body = await read(request, LinkRequest)
    linked = await services(request).database.call(caller, "link_identity", **body.hashes)
    if linked is None:
        raise OauthCodeInvalid
    return answers.json(linked, 201)


async def unlink_identity(request: Request) -> Response:
    """Unlink an account of a provider."""
    await services(request).database.call(
        authenticated(request), "unlink_identity", id=row_id(request)
    )
    return answers.no_content()


_BEGIN_CODES = ("PROVIDER_UNKNOWN", "RETURN_TO_REFUSED", "THROTTLED")

ENDPOINTS = [
    Endpoint(
        "GET",
        "/auth/identities",
        identities,
        "By what I can sign in.",
        success=(200, Credentials),
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/oauth/{provider}/link",
        link,
        "Begin to link a provider: answers the address to open, which ends at return_to with a "
        "code for POST /auth/identities. Needs a fresh sign-in.",
        success=(201, Flow),
        codes=(*_BEGIN_CODES, "STEP_UP_REQUIRED", "EMAIL_NOT_VERIFIED"),
        body=FlowRequest,
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/identities",
        link_identity,
        "Link the account that the code stands for, in the session that began it.",
        success=(201, Credentials),
        codes=("OAUTH_CODE_INVALID", "IDENTITY_TAKEN"),
        body=LinkRequest,
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/identities/{id}",
        unlink_identity,
        "Unlink a provider's account; some way to sign in has to stay. Needs a fresh sign-in.",
        success=(204, None),
        codes=("NOT_FOUND", "STEP_UP_REQUIRED", "LAST_CREDENTIAL"),
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/oauth/{provider}/step-up",
        provider_step_up,
        "Begin to prove by a linked provider who I am: answers the address to open, which ends at "
        "return_to with a code for POST /auth/step-up.",
        success=(201, Flow),
        codes=(*_BEGIN_CODES, "SECOND_FACTOR_REQUIRED"),
        body=FlowRequest,
        signed_in=True,
    ),
]
