"""The folder of keys: what signs access tokens, and what checks them.

| file        | content                                                              | mode |
|-------------|----------------------------------------------------------------------|------|
| signing.pem | the Ed25519 private key that signs, PKCS 8                           | 0600 |
| next.pem    | while keys are rotated: the one that signs next                      | 0600 |
| keys.json   | every public key that is accepted, and until when: at most two       | 0644 |
| jwks.json   | the same as PostgREST, the bridge and the relay read it (RFC 7517)   | 0644 |
| headers/    | the same for nginx: an empty file named as the JWT header of the key | 0644 |
| secret.key  | 32 bytes from which auth_bridge.secrets derives all other keys       | 0600 |

keys.json follows from the private keys, jwks.json and headers/ from keys.json: `settle` makes it
so, whatever was left half done. Who reads a file looks first whether it is a new one: nobody is
told, but for PostgREST, by auth_bridge.keeper. `python -m auth_bridge.keys DIR` creates what is
missing.
"""

from __future__ import annotations

import json
import secrets
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from auth_bridge import files
from auth_bridge.jwk import (
    JWKS,
    SIGNING,
    Keys,
    PublicKeys,
    Signer,
    base64url,
    header,
    new_signer,
    parse_signer,
    write_jwks,
)
from auth_bridge.secrets import BYTES, FILE

__all__ = ["Keys", "PublicKeys", "Signer", "base64url", "header"]

NEXT, KNOWN, HEADERS = "next.pem", "keys.json", "headers"
MOST = 2


class TwoKeys(Exception):
    """Two keys are accepted already: the tokens of the one before live on for a while."""


@dataclass(frozen=True, slots=True)
class Known:
    """A public key as keys.json has it; times are seconds since 1970."""

    kid: str
    x: str
    published_at: int
    # When the last token that it signed has expired; none while it signs, or is to sign next.
    retires_at: int | None = None
    # Accepted no more; remembered until its private key is gone, too.
    revoked: bool = False


def ensure(folder: Path) -> Keys:
    """Create what is missing in the folder and read it; two processes at once get the same keys."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with files.locked(folder):
        files.create(folder / FILE, secrets.token_bytes(BYTES), files.SECRET)
        _settle(folder, None)
    return load(folder)


def load(folder: Path) -> Keys:
    """Read the folder; a file that is missing or broken is an error that names it."""
    found = Keys(folder)
    if found.kid not in found.kids:
        raise ValueError(f"{folder / JWKS} does not hold the key of {SIGNING}")
    return found


def load_public(folder: Path) -> PublicKeys:
    """Read only what checks a token: who makes none has no business with the secrets."""
    found = PublicKeys(folder)
    if not found.kids:
        raise ValueError(f"{folder / JWKS} holds no key")
    return found


def accepted(folder: Path) -> list[Known]:
    """The keys that are accepted, the one that signs first."""
    return [one for one in _read_known(folder) if not one.revoked]


def next_signer(folder: Path) -> Signer | None:
    """The key that was prepared to sign next, if there is one."""
    file = folder / NEXT
    return parse_signer(file.read_bytes()) if file.exists() else None


def prepare(folder: Path) -> Signer:
    """Publish the key that signs next; one that was prepared before and never signed will do."""
    with files.locked(folder):
        found = next_signer(folder)
        if found is None and len(accepted(folder)) >= MOST:
            raise TwoKeys
        files.create(folder / NEXT, new_signer(), files.SECRET)
        _settle(folder, None)
        return found or parse_signer((folder / NEXT).read_bytes())


def promote(folder: Path) -> None:
    """Sign with the key that was prepared. The private key before it is gone from here on."""
    with files.locked(folder):
        (folder / NEXT).replace(folder / SIGNING)
        _settle(folder, None)


def revoke(folder: Path, *kids: str) -> None:
    """Accept these keys no more; for one that signs another takes over, which nobody has seen."""
    with files.locked(folder):
        marked = [
            replace(one, revoked=one.revoked or one.kid in kids) for one in _read_known(folder)
        ]
        _write_known(folder, marked)
        _settle(folder, None)


def settle(folder: Path, lifetime: int | None = None) -> None:
    """Bring the folder in order: after the first start, a crash at any step, the end of a key.

    A key that signs no more retires `lifetime` seconds after this is first called with it.
    """
    with files.locked(folder):
        _settle(folder, lifetime)


def _settle(folder: Path, lifetime: int | None) -> None:
    now = int(time.time())
    known = {one.kid: one for one in _read_known(folder)}
    revoked = {one.kid for one in known.values() if one.revoked}
    if (coming := next_signer(folder)) and coming.kid in revoked:
        (folder / NEXT).unlink()
        coming = None

    file = folder / SIGNING
    signer = parse_signer(file.read_bytes()) if file.exists() else None
    takes_over = signer is None or signer.kid in revoked
    if takes_over and coming is None:
        files.create(folder / NEXT, new_signer(), files.SECRET)
        coming = next_signer(folder)

    live = [one for one in (None if takes_over else signer, coming) if one]
    published = [
        replace(known.get(one.kid, Known(one.kid, one.x, now)), retires_at=None) for one in live
    ]
    names = {one.kid for one in published}
    ends = now + lifetime if lifetime else None
    retiring = [
        replace(one, retires_at=one.retires_at or ends)
        for one in known.values()
        if one.kid not in names | revoked and (one.retires_at is None or one.retires_at > now)
    ]
    published = [*published, *retiring][:MOST]

    # A revocation is forgotten last of all, so that no crash undoes it.
    _write_known(folder, [*published, *(one for one in known.values() if one.revoked)])
    _publish(folder, published)
    if takes_over:
        (folder / NEXT).replace(file)
    _write_known(folder, published)


def _publish(folder: Path, published: list[Known]) -> None:
    headers = {header(one.kid) for one in published}
    files.make_folder(folder / HEADERS, 0o755)
    for file in (folder / HEADERS).iterdir():
        if file.name not in headers:
            file.unlink()
    jwks = write_jwks({one.kid: one.x for one in published})
    files.replace(folder / JWKS, (json.dumps(jwks, indent=2) + "\n").encode(), files.PUBLIC)
    for name in headers:
        files.create(folder / HEADERS / name, b"", files.PUBLIC)


def _read_known(folder: Path) -> list[Known]:
    file = folder / KNOWN
    return [Known(**one) for one in json.loads(file.read_text())] if file.exists() else []


def _write_known(folder: Path, known: list[Known]) -> None:
    text = json.dumps([asdict(one) for one in known], indent=2) + "\n"
    files.replace(folder / KNOWN, text.encode(), files.PUBLIC)


if __name__ == "__main__":
    print(f"Signing key {ensure(Path(sys.argv[1])).kid}")
