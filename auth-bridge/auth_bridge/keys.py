"""The folder of keys: what signs access tokens, and what PostgREST and nginx need to check them.

| file          | content                                                             | mode |
|---------------|---------------------------------------------------------------------|------|
| signing.pem   | the current Ed25519 private key, PKCS 8                             | 0600 |
| jwks.json     | public keys: the current one, and one more while keys roll          | 0644 |
| headers.json  | the base64url JWT headers that nginx lets through, one for each key | 0644 |
| secret.key    | 32 bytes from which auth_bridge.secrets derives all other keys      | 0600 |

`python -m auth_bridge.keys DIR` creates what is missing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from auth_bridge.secrets import BYTES, FILE

Jwk = dict[str, str]


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What checks a token, ready for use."""

    public_keys: dict[str, Ed25519PublicKey]
    headers: frozenset[str]
    jwks: dict[str, list[Jwk]]


@dataclass(frozen=True, slots=True)
class Keys(PublicKeys):
    """The folder's whole content: also what makes tokens."""

    signing_key: Ed25519PrivateKey
    kid: str


def base64url(raw: bytes) -> str:
    """Base64 as JWTs write it: URL-safe and without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def header(kid: str) -> str:
    """The one JWT header of this key, as base64url: fixed bytes, so that nginx can pin them."""
    return base64url(f'{{"alg":"EdDSA","kid":"{kid}","typ":"JWT"}}'.encode())


def ensure(folder: Path) -> Keys:
    """Create what is missing in the folder and read it; two processes at once get the same keys."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _create(folder / FILE, secrets.token_bytes(BYTES))
    _create(
        folder / "signing.pem",
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    jwk = _jwk(_private_key(folder).public_key())
    published = _read_jwks(folder) if (folder / "jwks.json").exists() else []
    if jwk not in published:
        published = [jwk, *published[:1]]
        _replace(folder / "jwks.json", {"keys": published})
    headers = [header(key["kid"]) for key in published]
    if not (folder / "headers.json").exists() or _read_json(folder / "headers.json") != headers:
        _replace(folder / "headers.json", headers)
    return load(folder)


def load(folder: Path) -> Keys:
    """Read the folder; a file that is missing or broken is an error that names it."""
    signing_key = _private_key(folder)
    kid = _jwk(signing_key.public_key())["kid"]
    public = load_public(folder)
    if kid not in public.public_keys:
        raise ValueError(f"{folder / 'jwks.json'} does not hold the key of signing.pem")
    return Keys(
        signing_key=signing_key,
        kid=kid,
        public_keys=public.public_keys,
        headers=public.headers,
        jwks=public.jwks,
    )


def load_public(folder: Path) -> PublicKeys:
    """Read only what checks a token: who makes none has no business with the secrets."""
    jwks = _read_jwks(folder)
    public_keys = {
        key["kid"]: Ed25519PublicKey.from_public_bytes(_unbase64url(key["x"])) for key in jwks
    }
    return PublicKeys(
        public_keys=public_keys,
        headers=frozenset(header(known) for known in public_keys),
        jwks={"keys": jwks},
    )


def _jwk(key: Ed25519PublicKey) -> Jwk:
    x = base64url(key.public_bytes_raw())
    # RFC 7638: the thumbprint is the hash of the required members in alphabetical order.
    thumbprint = hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()
    kid = base64url(thumbprint)
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": kid, "alg": "EdDSA", "use": "sig"}


def _private_key(folder: Path) -> Ed25519PrivateKey:
    pem = (folder / "signing.pem").read_bytes()
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{folder / 'signing.pem'} is not an Ed25519 key")
    return key


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text())


def _read_jwks(folder: Path) -> list[Jwk]:
    return cast("list[Jwk]", _read_json(folder / "jwks.json")["keys"])


def _unbase64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _create(path: Path, content: bytes) -> None:
    """Write a secret file whole or not at all, and never over another."""
    if path.exists():
        return
    temporary = _temporary(path, content)
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        temporary.unlink()


def _replace(path: Path, content: object) -> None:
    """Write a public file whole or not at all."""
    temporary = _temporary(path, (json.dumps(content, indent=2) + "\n").encode())
    temporary.chmod(0o644)
    temporary.replace(path)


def _temporary(path: Path, content: bytes) -> Path:
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)


if __name__ == "__main__":
    print(f"Signing key {ensure(Path(sys.argv[1])).kid}")
