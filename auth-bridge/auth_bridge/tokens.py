"""Access tokens (signed, read by everybody) and refresh tokens (opaque, read by us alone)."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

import jwt

from auth_bridge.errors import TokenExpired, TokenInvalid
from auth_bridge.keys import Keys, PublicKeys, base64url

_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}")


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever presented a well-signed access token. The database decides what it is worth."""

    claims: dict[str, Any]
    # The token's, which tells by which key it was signed.
    header: str = ""


class TokenReader:
    """Reads the JWTs that PostgREST accepts."""

    def __init__(self, keys: PublicKeys, issuer: str, audience: str) -> None:
        self.public = keys
        self._issuer = issuer
        self._audience = audience

    def read(self, token: str) -> Caller:
        """Check header, signature and times; auth.check_request checks it all, as for PostgREST."""
        header = token.partition(".")[0]
        key = self.public.of(header) if _JWT.fullmatch(token) else None
        if key is None:
            raise TokenInvalid
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=["EdDSA"],
                audience=self._audience,
                issuer=self._issuer,
                options={"require": ["exp", "iat", "sub", "sid", "role"], "strict_aud": True},
            )
        except jwt.ExpiredSignatureError:
            raise TokenExpired from None
        except jwt.PyJWTError:
            raise TokenInvalid from None
        return Caller(claims, header)


class AccessTokens(TokenReader):
    """Issues them too."""

    def __init__(self, keys: Keys, issuer: str, audience: str, seconds: int) -> None:
        super().__init__(keys, issuer, audience)
        self.seconds = seconds
        self._keys = keys

    def issue(self, session: dict[str, Any]) -> str:
        """Sign a token for a session as auth.open_session and auth.refresh_session describe it."""
        now = int(time.time())
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": session["user"]["id"],
            "sid": session["session_id"],
            "role": "member",
            "amr": session["amr"],
            "acr": session["acr"],
            "auth_time": session["auth_time"],
            "iat": now,
            "exp": now + self.seconds,
        }
        if session["user"]["email"] is not None:
            claims["email"] = session["user"]["email"]
        signer = self._keys.signer
        return jwt.encode(claims, signer.key, algorithm="EdDSA", headers={"kid": signer.kid})


def new_refresh_token() -> str:
    """The first refresh token of a session; the prefix lets secret scanners know it."""
    return f"otr_{base64url(secrets.token_bytes(32))}"


def new_device_token() -> str:
    """What a device shows at later sign-ins to be known again."""
    return f"otd_{base64url(secrets.token_bytes(32))}"


def successor(refresh_key: bytes, nonce: bytes) -> str:
    """The refresh token of this nonce: always the same, so that a lost answer can be repeated."""
    return f"otr_{base64url(hmac.digest(refresh_key, nonce, 'sha256'))}"


def digest(token: str) -> bytes:
    """What the database keeps of a token. It is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
