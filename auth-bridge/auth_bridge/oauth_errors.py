"""Answers to a sign-in by a provider that is not a success. A class's docstring is its message.

BridgeError
├── ProviderUnknown, ReturnToRefused     where somebody wants to go
├── OauthStateInvalid, OauthDenied       how they come back
├── ProviderFailed, ProviderUnavailable  what the provider answers
└── OauthCodeInvalid                     what the front end shows
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from auth_bridge.errors import BridgeError


class ProviderUnknown(BridgeError):
    """There is no such provider here."""

    code, status = "PROVIDER_UNKNOWN", 404
    hint = "GET /auth/oauth lists those that are."


class ReturnToRefused(BridgeError):
    """Nobody is sent on to this address."""

    code, status = "RETURN_TO_REFUSED", 400
    hint = "return_to has to be one of BRIDGE_RETURN_TO, to the letter."


class OauthStateInvalid(BridgeError):
    """This was not begun in this browser, or took too long, or is over."""

    code, status = "OAUTH_STATE_INVALID", 400
    hint = "Begin again, in one browser and within ten minutes."


class OauthDenied(BridgeError):
    """The provider says that the person declined."""

    code, status = "OAUTH_DENIED", 403
    hint = "Begin again, or sign in otherwise."


class ProviderFailed(BridgeError):
    """The provider's answer is not what it has to be."""

    code, status = "PROVIDER_FAILED", 502
    hint = "Begin again; what was wrong stands in the bridge's log."


class ProviderUnavailable(BridgeError):
    """The provider does not answer."""

    code, status = "PROVIDER_UNAVAILABLE", 503
    hint = "Try again after the seconds in Retry-After, or sign in otherwise."
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "10"}


class OauthCodeInvalid(BridgeError):
    """The code is unknown, used, expired or not for this."""

    code, status = "OAUTH_CODE_INVALID", 400
    hint = "Begin again: a code works once, for a minute, with its verifier, for its purpose."
