"""What a mail proves: an address, and who somebody is who has forgotten their password."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, tokens
from auth_bridge.database import Context
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import Throttled
from auth_bridge.models import Email, Form, Password
from auth_bridge.requests import authenticated, context, read, services

OneTimeToken = Annotated[
    SecretStr,
    Field(
        max_length=200,
        description="What stands behind #token= in the link of the mail.",
        examples=["ott_4Bz1vR0mJc7pQe2sXn9aTf5kWd8gLh3yUo6iMb0rNEs"],
    ),
]


class VerifyEmailRequest(Form):
    """The proof that somebody reads an address."""

    token: OneTimeToken


class ForgotPasswordRequest(Form):
    """Whose password is forgotten."""

    email: Email


class ResetPasswordRequest(Form):
    """The password from now on, of whom the mail was sent to."""

    token: OneTimeToken
    password: Password


class EmailRequest(Form):
    """The address from the moment on that it is verified."""

    email: Email


class KnownDevice(BaseModel):
    """This device is known from now on: strangers who guess passwords do not keep it out."""

    device_token: Annotated[str, Field(description="For the next sign-in on this device.")]


async def verify_email(request: Request) -> Response:
    """Verify the address that the mail was sent to; it takes the place of another one."""
    body = await read(request, VerifyEmailRequest)
    await services(request).database.call(
        context(request), "verify_email", token_hash=_digest(body.token)
    )
    return answers.no_content()


async def resend_verification(request: Request) -> Response:
    """Send the caller another mail to verify their address; the one before is void."""
    await _mail(request, authenticated(request), "resend_verification")
    return Response(status_code=202, headers=answers.NO_STORE)


async def forgot_password(request: Request) -> Response:
    """Send a mail to choose a new password, if there is somebody; the same answer if not."""
    body = await read(request, ForgotPasswordRequest)
    await _mail(request, context(request), "forgot_password", email=body.email)
    return Response(status_code=202, headers=answers.NO_STORE)


async def reset_password(request: Request) -> Response:
    """Choose a new password by a mail. Ends all sessions, and verifies the address."""
    body = await read(request, ResetPasswordRequest)
    known = services(request)
    password, token_hash = body.password.get_secret_value(), _digest(body.token)
    about = await known.database.call(
        context(request), "begin_password_reset", token_hash=token_hash
    )
    known.passwords.check(password, *about)
    device_token = tokens.new_device_token()
    await known.database.call(
        context(request),
        "reset_password",
        token_hash=token_hash,
        password_hash=await known.passwords.hash(password, known=True),
        new_device_hash=tokens.digest(device_token),
    )
    return answers.json({"device_token": device_token})


async def change_email(request: Request) -> Response:
    """Send a mail to another address, which is the caller's once they verify it."""
    caller = authenticated(request)
    body = await read(request, EmailRequest)
    await _mail(request, caller, "change_email", email=body.email)
    return Response(status_code=202, headers=answers.NO_STORE)


async def _mail(request: Request, caller: Context, function: str, **arguments: str) -> None:
    """Have the database send a mail, which it does not do any number of times."""
    wait = await services(request).database.call(caller, function, **arguments)
    if wait is not None:
        raise Throttled(wait)


def _digest(token: SecretStr) -> bytes:
    return tokens.digest(token.get_secret_value())


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/verify-email",
        verify_email,
        "Verify an email address by the token of a mail.",
        success=(204, None),
        codes=("ONE_TIME_TOKEN_INVALID", "EMAIL_ALREADY_EXISTS"),
        body=VerifyEmailRequest,
    ),
    Endpoint(
        "POST",
        "/auth/verify-email/resend",
        resend_verification,
        "Send me another mail to verify my email address.",
        success=(202, None),
        codes=("EMAIL_ALREADY_VERIFIED", "THROTTLED"),
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/forgot-password",
        forgot_password,
        "Send a mail to choose a new password; the same answer whether or not there is an account.",
        success=(202, None),
        codes=("THROTTLED",),
        body=ForgotPasswordRequest,
    ),
    Endpoint(
        "POST",
        "/auth/reset-password",
        reset_password,
        "Choose a new password by the token of a mail, which ends all sessions.",
        success=(200, KnownDevice),
        codes=("ONE_TIME_TOKEN_INVALID", "WEAK_PASSWORD", "SERVER_BUSY"),
        body=ResetPasswordRequest,
    ),
    Endpoint(
        "POST",
        "/auth/email",
        change_email,
        "Change my email address: the new one has to be verified first.",
        success=(202, None),
        codes=("STEP_UP_REQUIRED", "INVALID_EMAIL", "THROTTLED"),
        body=EmailRequest,
        signed_in=True,
    ),
]
