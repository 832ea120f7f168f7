"""The authenticator app, recovery codes, and proving anew who one is."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pyotp
import segno
from pydantic import BaseModel, Field, model_validator
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, second_factor
from auth_bridge.database import Context
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import InvalidCredentials, TokenRequired
from auth_bridge.models import Form, Password, SecondFactorFields, TotpCode
from auth_bridge.oauth_errors import OauthCodeInvalid
from auth_bridge.oauth_models import OauthCode
from auth_bridge.requests import Services, authenticated, read, services
from auth_bridge.second_factor_errors import (
    SecondFactorInvalid,
    SecondFactorNotEnabled,
    SecondFactorRequired,
)

ISSUER = "On Tour"


class TotpSetUp(BaseModel):
    """What an authenticator app needs; shown once."""

    secret: Annotated[str, Field(examples=["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"])]
    uri: Annotated[str, Field(description="The same as otpauth: address.")]
    qr: Annotated[str, Field(description="The same as QR code: a data: address of an SVG.")]


class ConfirmRequest(Form):
    """The app has the secret: what it shows at this moment."""

    totp_code: TotpCode


class RecoveryCodes(BaseModel):
    """Each lets one in once, without the authenticator app; shown once."""

    recovery_codes: Annotated[list[str], Field(examples=[["k5xw-3n2p-qz7r-4t6b-m3ad-wq5c"]])]


class StepUpRequest(SecondFactorFields):
    """One of the four. Who has an authenticator app gives totp_code or recovery_code."""

    password: Annotated[Password | None, Field(examples=["Paradiso2026!"])] = None
    oauth: Annotated[
        OauthCode | None,
        Field(
            description="What POST /auth/oauth/{provider}/step-up led to.",
            examples=[{"code": "oac_4Bz1vR0mJc7pQe2sXn9a", "code_verifier": "dBjftJeZ4CVP-mB92"}],
        ),
    ] = None

    @model_validator(mode="after")
    def _one_of_them(self) -> StepUpRequest:
        given = [self.password, self.totp_code, self.recovery_code, self.oauth]
        if sum(one is not None for one in given) != 1:
            raise ValueError("exactly one of password, totp_code, recovery_code and oauth")
        return self


class AccessToken(BaseModel):
    """A token of the same session, which says how it was strengthened."""

    access_token: Annotated[str, Field(description="Send it as Authorization: Bearer.")]
    token_type: Literal["Bearer"]
    expires_in: Annotated[
        int, Field(description="Seconds that the access token lives.", examples=[900])
    ]


async def start_totp(request: Request) -> Response:
    """Make a secret for an authenticator app; it counts once it is confirmed."""
    caller = authenticated(request)
    known = services(request)
    person = await known.database.call(caller, "me")
    secret = second_factor.new_secret()
    await known.database.call(
        caller,
        "start_totp",
        secret_ciphertext=second_factor.encrypt(known.secrets.key("totp"), person["id"], secret),
    )
    name = person["email"] or person["username"] or person["full_name"]
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return answers.json(
        {"secret": secret, "uri": uri, "qr": segno.make(uri, error="m").svg_data_uri(scale=4)}
    )


async def confirm_totp(request: Request) -> Response:
    """Have the app prove that it has the secret: from here on sign-ins take both factors."""
    caller = authenticated(request)
    body = await read(request, ConfirmRequest)
    known = services(request)
    found = await known.database.call(caller, "started_totp")
    step = second_factor.right_step(
        known, _user_id(caller), found, body.totp_code.get_secret_value()
    )
    if step is None:
        raise SecondFactorInvalid
    codes = second_factor.new_recovery_codes()
    await known.database.call(
        caller,
        "confirm_totp",
        totp_step=step,
        recovery_hashes=[second_factor.recovery_digest(code) for code in codes],
    )
    return answers.json({"recovery_codes": codes})


async def remove_totp(request: Request) -> Response:
    """Go back to one factor."""
    await services(request).database.call(authenticated(request), "remove_totp")
    return answers.no_content()


async def replace_recovery_codes(request: Request) -> Response:
    """New recovery codes; the old ones are void."""
    codes = second_factor.new_recovery_codes()
    await services(request).database.call(
        authenticated(request),
        "replace_recovery_codes",
        recovery_hashes=[second_factor.recovery_digest(code) for code in codes],
    )
    return answers.json({"recovery_codes": codes})


async def step_up(request: Request) -> Response:
    """Prove anew who one is, in the session that one has."""
    caller = authenticated(request)
    body = await read(request, StepUpRequest)
    known = services(request)
    if body.oauth is not None:
        session = await known.database.call(caller, "oauth_step_up", **body.oauth.hashes)
        if session is None:
            raise OauthCodeInvalid
        return _strengthened(known, session)
    if body.password is not None:
        found = await known.database.call(caller, "begin_step_up")
        if "needs_second_factor" in found:
            raise SecondFactorRequired
        password = body.password.get_secret_value()
        if not await known.passwords.verify(found["password_hash"], password, known=True):
            raise InvalidCredentials
        proved = ["pwd"]
    else:
        proved = await second_factor.check(known, caller, _user_id(caller), body)
        if not proved:
            raise SecondFactorNotEnabled
    session = await known.database.call(caller, "strengthen_session", amr=proved)
    return _strengthened(known, session)


def _strengthened(known: Services, session: dict[str, Any]) -> Response:
    return answers.json(
        {
            "access_token": known.access_tokens.issue(session),
            "token_type": "Bearer",
            "expires_in": known.settings.access_token_seconds,
        }
    )


def _user_id(context: Context) -> str:
    if context.caller is None:
        raise TokenRequired
    return str(context.caller.claims["sub"])


ENDPOINTS = [
    Endpoint(
        "POST",
        "/auth/step-up",
        step_up,
        "Prove anew who I am, for what asks for a fresh or stronger sign-in: by password or a "
        "linked provider, or by the second factor if I have one.",
        success=(200, AccessToken),
        codes=(
            "INVALID_CREDENTIALS",
            "OAUTH_CODE_INVALID",
            "IDENTITY_UNKNOWN",
            "SECOND_FACTOR_REQUIRED",
            "SECOND_FACTOR_INVALID",
            "SECOND_FACTOR_NOT_ENABLED",
            "THROTTLED",
            "SERVER_BUSY",
        ),
        body=StepUpRequest,
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/totp",
        start_totp,
        "Set up an authenticator app (RFC 6238): its secret, as text, address and QR code.",
        success=(200, TotpSetUp),
        codes=("STEP_UP_REQUIRED", "SECOND_FACTOR_ENABLED"),
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/totp/confirm",
        confirm_totp,
        "Confirm it by a code, within 15 minutes; from then on signing in takes both factors.",
        success=(200, RecoveryCodes),
        codes=("SECOND_FACTOR_INVALID", "SECOND_FACTOR_NOT_ENABLED", "THROTTLED"),
        body=ConfirmRequest,
        signed_in=True,
    ),
    Endpoint(
        "DELETE",
        "/auth/totp",
        remove_totp,
        "Remove my authenticator app and recovery codes.",
        success=(204, None),
        codes=("STEP_UP_REQUIRED", "SECOND_FACTOR_NOT_ENABLED"),
        signed_in=True,
    ),
    Endpoint(
        "POST",
        "/auth/recovery-codes",
        replace_recovery_codes,
        "Ten new recovery codes; the old ones are void.",
        success=(200, RecoveryCodes),
        codes=("STEP_UP_REQUIRED", "SECOND_FACTOR_NOT_ENABLED"),
        signed_in=True,
    ),
]
