"""Signing in by a provider: the way there, the way back, and the code that the front end gets.

The front end sends the browser to GET /auth/oauth/{provider} with a page to return to and the S256
challenge of a verifier of its own (RFC 7636). The browser comes back to that page with a code,
which POST /auth/token exchanges for a session, given the verifier. No token is ever in an address.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from psycopg.types.json import Jsonb
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, oauth, second_factor, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import ValidationFailed
from auth_bridge.models import SecondFactorFields, SignInRequest, Tokens
from auth_bridge.oauth_errors import (
    OauthCodeInvalid,
    OauthDenied,
    OauthStateInvalid,
    ProviderFailed,
)
from auth_bridge.oauth_models import OauthCode, is_challenge
from auth_bridge.requests import context, read, services


class TokenRequest(OauthCode, SecondFactorFields, SignInRequest):
    """Who comes back from a provider to sign in."""


class ProviderEntry(BaseModel):
    """A provider by which people may sign in here."""

    name: Annotated[str, Field(examples=["google"])]
    title: Annotated[str, Field(examples=["Google"])]
    issuer: Annotated[str, Field(examples=["https://accounts.google.com"])]


class ProviderList(BaseModel):
    """The providers by which people may sign in here."""

    providers: list[ProviderEntry]


async def oauth_providers(request: Request) -> Response:
    """Those that are configured."""
    known = services(request).providers.by_name.values()
    return answers.json(
        {
            "providers": [
                {"name": found.name, "title": found.title, "issuer": found.issuer}
                for found in known
            ]
        }
    )


@oauth.in_browser
async def oauth_begin(request: Request) -> Response:
    """Send the browser to the provider, and have it remember that it went."""
    provider = oauth.provider(request)
    browser = oauth.browser(request) or oauth.new_secret()
    call = services(request).database.call
    if state := oauth.parameter(request, "flow"):
        # Begun by a signed-in session, which got this address to open.
        flow = await call(
            context(request),
            "open_oauth_flow",
            state_hash=tokens.digest(state),
            browser_hash=tokens.digest(browser),
        )
        if flow is None or flow["provider"] != provider.name:
            raise OauthStateInvalid
        trip = oauth.trip(request, state, is_step_up=flow["purpose"] == "step_up")
        return oauth.send(request, await provider.address(trip), browser)

    return_to = oauth.allowed(request, oauth.parameter(request, "return_to"))
    request.state.return_to = return_to
    challenge = oauth.parameter(request, "code_challenge")
    if not is_challenge(challenge):
        raise ValidationFailed("code_challenge: 43 letters of base64url")
    state = oauth.new_secret()
    address = await provider.address(oauth.trip(request, state))
    await call(
        context(request),
        "begin_oauth_flow",
        state_hash=tokens.digest(state),
        browser_hash=tokens.digest(browser),
        provider=provider.name,
        return_to=return_to,
        code_challenge=challenge,
    )
    return oauth.send(request, address, browser)


@oauth.in_browser
async def oauth_callback(request: Request) -> Response:
    """Take the browser back from the provider, ask who it was, and send it on with a code."""
    provider = oauth.provider(request)
    browser = oauth.browser(request)
    state = oauth.parameter(request, "state")
    if browser is None or state is None:
        raise OauthStateInvalid
    state_hash = tokens.digest(state)
    call = services(request).database.call
    flow = await call(
        context(request),
        "answer_oauth_flow",
        state_hash=state_hash,
        browser_hash=tokens.digest(browser),
    )
    if flow is None:
        raise OauthStateInvalid
    request.state.return_to = oauth.allowed(request, flow["return_to"])
    if not flow["is_first"] or flow["provider"] != provider.name:
        raise OauthStateInvalid

    await provider.check_issuer(oauth.parameter(request, "iss"))
    if error := oauth.parameter(request, "error"):
        if error == "access_denied":
            raise OauthDenied
        raise ProviderFailed(f"It answered {error[:100]!r}.")
    code = oauth.parameter(request, "code")
    if not code:
        raise ProviderFailed("There is no code.")
    trip = oauth.trip(request, state, is_step_up=flow["purpose"] == "step_up")
    identity = await provider.identify(code, trip)

    our_code = oauth.new_code()
    await call(
        context(request),
        "make_oauth_code",
        state_hash=state_hash,
        code_hash=tokens.digest(our_code),
        identity=Jsonb(asdict(identity)),
    )
    return oauth.redirect(request.state.return_to, code=our_code)


async def token(request: Request) -> Response:
    """Exchange a code for a session, as OAuth's token endpoint does."""
    body = await read(request, TokenRequest)
    call = services(request).database.call
    found = await call(context(request), "oauth_person", **body.hashes)
    if found is None:
        raise OauthCodeInvalid
    factors = (
        await second_factor.verify(request, found["user_id"], body) if found["user_id"] else []
    )
    return await answers.sign_in(
        request,
        "oauth_sign_in",
        body,
        refused=OauthCodeInvalid,
        amr=["oauth", *factors],
        **body.hashes,
    )


ENDPOINTS = [
    Endpoint(
        "GET",
        "/auth/oauth",
        oauth_providers,
        "The providers by which people may sign in here.",
        success=(200, ProviderList),
    ),
    Endpoint(
        "GET",
        "/auth/oauth/{provider}",
        oauth_begin,
        "Open this in the browser, with return_to and code_challenge, to sign in by a provider. It "
        "ends at return_to, with a code or an error.",
        success=(303, None),
        codes=("PROVIDER_UNKNOWN", "RETURN_TO_REFUSED", "OAUTH_STATE_INVALID"),
    ),
    Endpoint(
        "GET",
        "/auth/oauth/{provider}/callback",
        oauth_callback,
        "Where the provider sends the browser back to: the redirect URI to register there.",
        success=(303, None),
        codes=("PROVIDER_UNKNOWN", "OAUTH_STATE_INVALID"),
    ),
    Endpoint(
        "POST",
        "/auth/token",
        token,
        "Exchange the code that return_to was given for a session. It works once; used a second "
        "time, it ends the session.",
        success=(200, Tokens),
        codes=(
            "OAUTH_CODE_INVALID",
            "EMAIL_ALREADY_EXISTS",
            "ACCOUNT_INACTIVE",
            "SECOND_FACTOR_REQUIRED",
            "SECOND_FACTOR_INVALID",
            "THROTTLED",
        ),
        body=TokenRequest,
    ),
]
