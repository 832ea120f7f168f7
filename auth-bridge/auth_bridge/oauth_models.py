"""What a front end sends for a sign-in by a provider: first a challenge, last code and verifier."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, SecretStr, StringConstraints

from auth_bridge import tokens
from auth_bridge.models import Form
from auth_bridge.oauth import challenge

CHALLENGE = r"^[A-Za-z0-9_-]{43}$"

Challenge = Annotated[
    str,
    StringConstraints(pattern=CHALLENGE),
    Field(
        description="S256 of a verifier that the front end keeps (RFC 7636).",
        examples=["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"],
    ),
]


class OauthCode(Form):
    """The code that the browser came back with, and proof of who sent it."""

    code: Annotated[
        SecretStr,
        Field(max_length=200, examples=["oac_4Bz1vR0mJc7pQe2sXn9aTf5kWd8gLh3yUo6iMb0rNEs"]),
    ]
    code_verifier: Annotated[
        SecretStr,
        Field(
            min_length=43,
            max_length=128,
            description="The verifier of the challenge with which this began.",
            examples=["dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"],
        ),
    ]

    @property
    def hashes(self) -> dict[str, Any]:
        """What the database knows both by."""
        return {
            "code_hash": tokens.digest(self.code.get_secret_value()),
            "code_challenge": challenge(self.code_verifier.get_secret_value()),
        }


def is_challenge(text: str | None) -> bool:
    """Whether this could be the S256 of a verifier."""
    return re.fullmatch(CHALLENGE, text or "") is not None
