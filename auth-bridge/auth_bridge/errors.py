"""Every answer that is not a success. A class's docstring is its message.

BridgeError
├── InvalidJson, BodyTooLarge, UnsupportedMediaType, ValidationFailed   the request's form
├── NotFound, MethodNotAllowed, OriginRefused                           its address, its origin
├── WeakPassword, WeakPin, InvalidCredentials, Throttled                who is asking
├── TokenRequired, TokenInvalid, TokenExpired                           the access token
├── RefreshTokenInvalid, RefreshTokenExpired, RefreshTokenReused, SessionRevoked
├── ServerBusy, DatabaseUnavailable, NotReady, InternalError            our own trouble
└── Refused                                                             raised by core.fail in SQL

Code, status, message and hint equal those of the catalog core.error_codes; a test compares them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar

from starlette.responses import JSONResponse


class BridgeError(Exception):
    """Base of all; never raised itself."""

    code: ClassVar[str]
    status: ClassVar[int]
    hint: ClassVar[str]
    headers: ClassVar[Mapping[str, str]] = {}

    def __init__(self, details: str | None = None) -> None:
        super().__init__(details)
        self.details = details

    def response(self) -> JSONResponse:
        """The answer, in the one form that all parts of On Tour use."""
        body = {
            "code": self.code,
            "message": type(self).__doc__,
            "details": self.details,
            "hint": self.hint,
        }
        return JSONResponse(body, self.status, {"Cache-Control": "no-store", **self.headers})


class InvalidJson(BridgeError):
    """The body is not valid JSON."""

    code, status = "INVALID_JSON", 400
    hint = "Send one JSON object, encoded as UTF-8."


class BodyTooLarge(BridgeError):
    """The body is too long."""

    code, status = "BODY_TOO_LARGE", 413
    hint = "Send less, or in several requests."


class UnsupportedMediaType(BridgeError):
    """The body is not declared as JSON."""

    code, status = "UNSUPPORTED_MEDIA_TYPE", 415
    hint = "Send Content-Type: application/json."


class ValidationFailed(BridgeError):
    """Fields are missing, unknown or of the wrong type."""

    code, status = "VALIDATION_FAILED", 422
    hint = "details names each field; see /docs for what is expected."


class NotFound(BridgeError):
    """There is no such row, or you may not see it."""

    code, status = "NOT_FOUND", 404
    hint = "Check the id and your organization."


class MethodNotAllowed(BridgeError):
    """This address does not take this method."""

    code, status = "METHOD_NOT_ALLOWED", 405
    hint = "The header Allow lists what it takes."

    def __init__(self, allow: str) -> None:
        super().__init__()
        self.headers = {"Allow": allow}  # type: ignore[misc]  # of this one answer


class OriginRefused(BridgeError):
    """Pages of this origin may not do this."""

    code, status = "ORIGIN_REFUSED", 403
    hint = "Cookies work for our own origin and those listed in ONTOUR_ALLOWED_ORIGINS."


class WeakPassword(BridgeError):
    """The password is too easy to guess."""

    code, status = "WEAK_PASSWORD", 422
    hint = (
        "Use 8 characters or more with upper case, lower case and a digit, and no common password."
    )


class WeakPin(BridgeError):
    """The PIN is too easy to guess."""

    code, status = "WEAK_PIN", 422
    hint = "Use four digits that are no row and no common PIN."


class Throttled(BridgeError):
    """There were too many attempts."""

    code, status = "THROTTLED", 429
    hint = "Try again after the seconds in Retry-After."

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.headers = {"Retry-After": str(seconds)}  # type: ignore[misc]  # of this one answer


class InvalidCredentials(BridgeError):
    """These credentials do not match."""

    code, status = "INVALID_CREDENTIALS", 401
    hint = "Check both; the answer is the same whether or not the account exists."
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class _TokenError(BridgeError):
    """Base of what RFC 6750 calls invalid_token."""

    status = 401
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": 'Bearer error="invalid_token"'}


class TokenRequired(BridgeError):
    """This needs a signed-in person."""

    code, status = "TOKEN_REQUIRED", 401
    hint = "Send Authorization: Bearer with an access token of POST /auth/login."
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class TokenInvalid(_TokenError):
    """The access token is not one of ours."""

    code = "TOKEN_INVALID"
    hint = "Sign in again."


class TokenExpired(_TokenError):
    """The access token has expired."""

    code = "TOKEN_EXPIRED"
    hint = "Get a new one from POST /auth/refresh."


class SessionRevoked(_TokenError):
    """The session has ended."""

    code = "SESSION_REVOKED"
    hint = "Sign in again."


class RefreshTokenInvalid(_TokenError):
    """The refresh token is not one of ours."""

    code = "REFRESH_TOKEN_INVALID"
    hint = "Sign in again."


class RefreshTokenExpired(_TokenError):
    """The refresh token has expired."""

    code = "REFRESH_TOKEN_EXPIRED"
    hint = "Sign in again."


class RefreshTokenReused(_TokenError):
    """The refresh token was used before; its session has been ended for safety."""

    code = "REFRESH_TOKEN_REUSED"
    hint = "Sign in again, and store only the newest refresh token."


class ServerBusy(BridgeError):
    """Too many people are signing in at this moment."""

    code, status = "SERVER_BUSY", 503
    hint = "Try again after the seconds in Retry-After."
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


class DatabaseUnavailable(BridgeError):
    """The database does not answer."""

    code, status = "DATABASE_UNAVAILABLE", 503
    hint = "Try again after the seconds in Retry-After."
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "2"}


class NotReady(BridgeError):
    """A part of the system is not ready."""

    code, status = "NOT_READY", 503
    hint = "details names the part; try again after the seconds in Retry-After."
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "2"}


class InternalError(BridgeError):
    """Something went wrong on our side."""

    code, status = "INTERNAL_ERROR", 500
    hint = "Report the X-Request-ID of this answer."


class Refused(Exception):
    """The database said no through core.fail: the answer is ready-made, as for PostgREST."""

    def __init__(self, message: str, detail: str) -> None:
        error = json.loads(message)
        self.body = {key: error[key] for key in ("code", "message", "details", "hint")}
        answer = json.loads(detail)
        self.status: int = answer["status"]
        self.headers: dict[str, str] = answer["headers"]
        super().__init__(self.body["code"])

    def response(self) -> JSONResponse:
        """The same answer that PostgREST would give."""
        return JSONResponse(self.body, self.status, {"Cache-Control": "no-store", **self.headers})
