"""Signing up and in with an email address and a password."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import InvalidCredentials
from auth_bridge.models import Email, FullName, Password, SignInRequest, Tokens
from auth_bridge.requests import context, read, services


class RegisterRequest(SignInRequest):
    """Who signs up."""

    email: Email
    password: Password
    full_name: FullName


class LoginRequest(SignInRequest):
    """Who signs in."""

    email: Email
    password: Password


async def register(request: Request) -> Response:
    """Create a person with a personal organization, and sign them in."""
    body = await read(request, RegisterRequest)
    password = body.password.get_secret_value()
    passwords = services(request).passwords
    passwords.check(password)
    return await answers.sign_in(
        request,
        "register",
        body,
        status=201,
        email=body.email,
        password_hash=await passwords.hash(password),
        full_name=body.full_name,
    )


async def login(request: Request) -> Response:
    """Begin a session. The same answer and work for an unknown address."""
    body = await read(request, LoginRequest)
    known = services(request)
    found = await known.database.call(context(request), "find_login", email=body.email)
    stored = found["password_hash"] if found else None
    matches = await known.passwords.verify(stored, body.password.get_secret_value())
    if found is None or not matches:
        raise InvalidCredentials
    return await answers.sign_in(
        request, "open_session", body, user_id=found["user_id"], amr=["pwd"]
    )


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/register",
        register,
        "Sign up: creates a person, their personal organization and a session.",
        success=(201, Tokens),
        codes=("WEAK_PASSWORD", "INVALID_EMAIL", "EMAIL_ALREADY_EXISTS", "SERVER_BUSY"),
        body=RegisterRequest,
    ),
    Endpoint(
        "POST",
        "/auth/login",
        login,
        "Sign in with email and password.",
        success=(200, Tokens),
        codes=("INVALID_CREDENTIALS", "ACCOUNT_INACTIVE", "SERVER_BUSY"),
        body=LoginRequest,
    ),
]
