"""Keys as JWTs know them (RFC 7517), and the two files of them that are read at every token."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from auth_bridge.files import Watched

SIGNING, JWKS = "signing.pem", "jwks.json"

Jwks = dict[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, its name and its public half."""

    key: Ed25519PrivateKey
    kid: str
    x: str


@dataclass(frozen=True, slots=True)
class _Verifiers:
    by_header: dict[str, Ed25519PublicKey]
    jwks: Jwks


class PublicKeys:
    """What checks a token, as the folder has it at the moment of asking."""

    def __init__(self, folder: Path) -> None:
        self._jwks = Watched(folder / JWKS, _parse_jwks)

    def of(self, header: str) -> Ed25519PublicKey | None:
        """The key of this JWT header, byte for byte; none if it is not accepted."""
        return self._jwks.content().by_header.get(header)

    @property
    def headers(self) -> Container[str]:
        """The JWT headers that are accepted."""
        return self._jwks.content().by_header

    @property
    def kids(self) -> list[str]:
        """The names of the keys that are accepted, the one that signs first."""
        return [key["kid"] for key in self.jwks["keys"]]

    @property
    def jwks(self) -> Jwks:
        """What is published."""
        return self._jwks.content().jwks


class Keys(PublicKeys):
    """Also what makes tokens."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._signer = Watched(folder / SIGNING, parse_signer)

    @property
    def signer(self) -> Signer:
        """The key that signs now."""
        return self._signer.content()

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The same without its name."""
        return self.signer.key

    @property
    def kid(self) -> str:
        """Its name."""
        return self.signer.kid


def base64url(raw: bytes) -> str:
    """Base64 as JWTs write it: URL-safe and without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def header(kid: str) -> str:
    """The one JWT header of this key, as base64url: fixed bytes, so that nginx can pin them."""
    return base64url(f'{{"alg":"EdDSA","kid":"{kid}","typ":"JWT"}}'.encode())


def write_jwks(keys: dict[str, str]) -> Jwks:
    """The key set of these kids and their keys."""
    return {
        "keys": [
            {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": kid, "alg": "EdDSA", "use": "sig"}
            for kid, x in keys.items()
        ]
    }


def _parse_jwks(content: bytes) -> _Verifiers:
    jwks: Jwks = json.loads(content)
    by_header = {
        header(key["kid"]): Ed25519PublicKey.from_public_bytes(
            base64.urlsafe_b64decode(key["x"] + "=" * (-len(key["x"]) % 4))
        )
        for key in jwks["keys"]
    }
    return _Verifiers(by_header, jwks)


def new_signer() -> bytes:
    """A new private key as PEM, PKCS 8."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def parse_signer(pem: bytes) -> Signer:
    """The private key that a PEM file holds."""
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("this is not an Ed25519 key")
    x = base64url(key.public_key().public_bytes_raw())
    # RFC 7638: the thumbprint is the hash of the required members in alphabetical order.
    thumbprint = hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()
    return Signer(key, base64url(thumbprint), x)
