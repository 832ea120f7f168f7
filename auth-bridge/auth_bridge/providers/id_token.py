"""Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7). Signatures are asymmetric, always."""

from __future__ import annotations

from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, KeySet, OKPKey, RSAKey

from auth_bridge.oauth_errors import ProviderFailed

# RFC 8725, 3.1: ours to choose, not the token's. No none, and nothing that a client secret or a
# public key could sign.
ALGORITHMS = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
    "Ed25519", "EdDSA",
)  # fmt: skip
CLOCK_SKEW_SECONDS = 60
_KINDS: dict[str, type[RSAKey | ECKey | OKPKey]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


class KeyUnknown(Exception):
    """None of these keys signed it: the issuer may have new ones."""


def keys_of(jwks: Any) -> KeySet:
    """The usable keys of a JWKS; those of a kind that we do not know are no error."""
    listed = jwks.get("keys") if isinstance(jwks, dict) else None
    found: list[Key] = []
    for jwk in listed if isinstance(listed, list) else []:
        if not isinstance(jwk, dict) or jwk.get("use", "sig") != "sig":
            continue
        try:
            found.append(_KINDS[jwk["kty"]].import_key(jwk))
        except (JoseError, KeyError, ValueError, TypeError):
            continue
    if not found:
        raise ProviderFailed("The issuer publishes no key.")
    return KeySet(found)


def check(
    text: object, keys: KeySet, *, issuer: str, client_id: str, nonce: str, access_token: str
) -> dict[str, Any]:
    """The claims of a token that this issuer made for us, now, for this nonce."""
    if not isinstance(text, str):
        raise ProviderFailed("There is no ID token.")
    try:
        token = jwt.decode(text, keys, algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError) as error:
        if type(error).__name__ in ("InvalidKeyIdError", "BadSignatureError"):
            raise KeyUnknown(type(error).__name__) from None
        raise ProviderFailed(f"ID token: {type(error).__name__}.") from None
    claims = CodeIDToken(
        token.claims,
        token.header,
        options={
            "iss": {"essential": True, "value": issuer},
            "sub": {"essential": True},
        },
        params={"nonce": nonce, "client_id": client_id, "access_token": access_token},
    )
    try:
        claims.validate(leeway=CLOCK_SKEW_SECONDS)
    except (JoseError, ValueError, TypeError) as error:
        # Its text names the claim.
        raise ProviderFailed(f"ID token: {str(error)[:200]}") from None
    # For us alone: whoever else it was made for could use it too.
    if claims["aud"] not in (client_id, [client_id]):
        raise ProviderFailed("ID token: it was made for others as well.")
    return dict(claims)
