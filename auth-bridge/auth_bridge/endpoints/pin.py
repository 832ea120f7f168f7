"""Signing in by username and PIN on a known device, and the PIN itself."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, Secret, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, cookies, pins, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import InvalidCredentials
from auth_bridge.models import PRINTABLE, Form, SignInRequest, Tokens
from auth_bridge.requests import authenticated, context, read, services

# Whose PIN is hashed where there is none, so that both cases take the same time.
NOBODY = UUID(int=0)

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Pin = Annotated[Secret[Digits], Field(examples=["4831"])]


class PinLoginRequest(SignInRequest):
    """Who signs in on a device that is known; without its token, nobody does."""

    username: Annotated[
        str, StringConstraints(max_length=100, pattern=PRINTABLE), Field(examples=["mia"])
    ]
    pin: Pin


class PinRequest(Form):
    """The PIN from now on."""

    pin: Pin


async def login_with_pin(request: Request) -> Response:
    """Begin a weak session. The same answer and work if device or person is unknown."""
    body = await read(request, PinLoginRequest)
    known = services(request)
    device_token = cookies.device_token(request, body)
    found = await known.database.call(
        context(request),
        "begin_pin_login",
        username=body.username,
        device_hash=tokens.digest(device_token) if device_token else None,
    )
    person = UUID(found["user_id"]) if found["user_id"] else NOBODY
    peppered = pins.peppered(known.secrets.key("pepper"), person, body.pin.get_secret_value())
    matches = await known.passwords.verify(found["pin_hash"], peppered, known=found["known_device"])
    if not matches:
        raise InvalidCredentials
    return await answers.sign_in(
        request, "pin_login", body, user_id=found["user_id"], changed_at=found["changed_at"]
    )


async def set_pin(request: Request) -> Response:
    """Set or replace the PIN of the caller."""
    caller = authenticated(request)
    pin = (await read(request, PinRequest)).pin.get_secret_value()
    pins.check(pin)
    known = services(request)
    found = await known.database.call(caller, "begin_pin_change")
    peppered = pins.peppered(known.secrets.key("pepper"), UUID(found["user_id"]), pin)
    pin_hash = await known.passwords.hash(peppered, known=True)
    await known.database.call(caller, "set_pin", pin_hash=pin_hash)
    return answers.no_content()


async def remove_pin(request: Request) -> Response:
    """Remove the PIN of the caller."""
    await services(request).database.call(authenticated(request), "remove_pin")
    return answers.no_content()


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/pin",
        login_with_pin,
        "Sign in with username and PIN, on a device on which one has signed in in full before. "
        "The session may do what amr pin may: nothing about money.",
        success=(200, Tokens),
        codes=("INVALID_CREDENTIALS", "THROTTLED", "ACCOUNT_INACTIVE", "SERVER_BUSY"),
        body=PinLoginRequest,
    ),
    Endpoint(
        "POST",
        "/auth/me/pin",
        set_pin,
        "Set or replace my PIN.",
        success=(204, None),
        codes=("WEAK_PIN", "USERNAME_MISSING", "STEP_UP_REQUIRED", "THROTTLED", "SERVER_BUSY"),
        body=PinRequest,
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/me/pin",
        remove_pin,
        "Remove my PIN.",
        success=(204, None),
        codes=("STEP_UP_REQUIRED",),
        signed_in=True,
    ),
]
