"""What the second factor answers besides success. A class's docstring is its message.

BridgeError
└── SecondFactorRequired, SecondFactorInvalid, SecondFactorNotEnabled
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from auth_bridge.errors import BridgeError


class SecondFactorRequired(BridgeError):
    """This needs the second factor as well."""

    code, status = "SECOND_FACTOR_REQUIRED", 401
    hint = "Add totp_code, from the authenticator app, or recovery_code."
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class SecondFactorInvalid(BridgeError):
    """The code is wrong, too old or used."""

    code, status = "SECOND_FACTOR_INVALID", 401
    hint = "Wait for the next code of the authenticator app, or use another recovery code."
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class SecondFactorNotEnabled(BridgeError):
    """There is no authenticator app."""

    code, status = "SECOND_FACTOR_NOT_ENABLED", 409
    hint = "Set one up with POST /auth/totp and confirm it within 15 minutes."
