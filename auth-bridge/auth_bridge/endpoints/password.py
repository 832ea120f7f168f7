"""Signing up and in with an email address and a password."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, cookies, second_factor, tokens
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import InvalidCredentials, Throttled, ValidationFailed
from auth_bridge.models import (
    Email,
    Form,
    FullName,
    Password,
    SecondFactorFields,
    SignInRequest,
    Tokens,
)
from auth_bridge.requests import authenticated, context, read, services


class RegisterRequest(SignInRequest):
    """Who signs up."""

    email: Email
    password: Password
    full_name: FullName


class LoginRequest(SignInRequest, SecondFactorFields):
    """Who signs in."""

    email: Email
    password: Password


class PasswordRequest(Form):
    """The password from now on."""

    current_password: Annotated[
        Password | None,
        Field(
            description="Left out by who signs in with a provider alone and has none yet.",
            examples=["Paradiso2026!"],
        ),
    ] = None
    new_password: Password


async def register(request: Request) -> Response:
    """Create a person with a personal organization, and sign them in."""
    body = await read(request, RegisterRequest)
    known = services(request)
    password = body.password.get_secret_value()
    known.passwords.check(password, body.email, body.full_name)
    wait = await known.database.call(context(request), "begin_registration")
    if wait is not None:
        raise Throttled(wait)
    return await answers.sign_in(
        request,
        "register",
        body,
        status=201,
        email=body.email,
        password_hash=await known.passwords.hash(password),
        full_name=body.full_name,
    )


async def login(request: Request) -> Response:
    """Begin a session. The same answer and work for an unknown address."""
    body = await read(request, LoginRequest)
    known = services(request)
    password = body.password.get_secret_value()
    device_token = cookies.device_token(request, body)
    found = await known.database.call(
        context(request),
        "begin_login",
        email=body.email,
        device_hash=tokens.digest(device_token) if device_token else None,
    )
    stored = found["password_hash"]
    if not await known.passwords.verify(stored, password, known=found["known_device"]):
        raise InvalidCredentials
    factors = await second_factor.verify(request, found["user_id"], body)
    return await answers.sign_in(
        request,
        "login",
        body,
        user_id=found["user_id"],
        changed_at=found["changed_at"],
        amr=["pwd", *factors],
        rehashed=await known.passwords.rehash(stored, password),
    )


async def change_password(request: Request) -> Response:
    """Replace the caller's password, or give them a first one."""
    caller = authenticated(request)
    body = await read(request, PasswordRequest)
    known = services(request)
    found = await known.database.call(caller, "begin_password_change")
    stored = found["password_hash"]
    if stored is not None:
        if body.current_password is None:
            raise ValidationFailed("current_password: Field required")
        current = body.current_password.get_secret_value()
        if not await known.passwords.verify(stored, current, known=True):
            raise InvalidCredentials
    password = body.new_password.get_secret_value()
    known.passwords.check(password, *found["about"])
    await known.database.call(
        caller,
        "change_password",
        password_hash=await known.passwords.hash(password, known=True),
        changed_at=found["changed_at"],
    )
    return answers.no_content()


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/register",
        register,
        "Sign up: creates a person, their personal organization and a session.",
        success=(201, Tokens),
        codes=(
            "WEAK_PASSWORD",
            "INVALID_EMAIL",
            "EMAIL_ALREADY_EXISTS",
            "THROTTLED",
            "SERVER_BUSY",
        ),
        body=RegisterRequest,
    ),
    Endpoint(
        "POST",
        "/auth/login",
        login,
        "Sign in with email and password.",
        success=(200, Tokens),
        codes=(
            "INVALID_CREDENTIALS",
            "SECOND_FACTOR_REQUIRED",
            "SECOND_FACTOR_INVALID",
            "THROTTLED",
            "ACCOUNT_INACTIVE",
            "SERVER_BUSY",
        ),
        body=LoginRequest,
    ),
    Endpoint(
        "POST",
        "/auth/password",
        change_password,
        "Change my password, which ends all my other sessions; a first one needs a fresh sign-in.",
        success=(204, None),
        codes=(
            "INVALID_CREDENTIALS",
            "WEAK_PASSWORD",
            "STEP_UP_REQUIRED",
            "THROTTLED",
            "SERVER_BUSY",
        ),
        body=PasswordRequest,
        signed_in=True,
    ),
]
