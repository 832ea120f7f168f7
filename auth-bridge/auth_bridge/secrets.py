"""The one secret of the installation, and the keys that are derived from it.

| label   | key of                                                                    |
|---------|---------------------------------------------------------------------------|
| refresh | the successor of a refresh token                                          |
| mail    | the tokens in mails                                                       |
| pepper  | PINs, before they are hashed                                              |
| totp    | the secrets of authenticator apps, which the database keeps encrypted     |
| oauth   | what a sign-in through a provider must remember, and nobody may know      |

It stands outside the database, so that a copy of the database opens nothing. If it is lost, all
sign in anew and set a new PIN and a new authenticator app: back it up, apart from the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = "secret.key"
BYTES = 32

Label = Literal["refresh", "mail", "pepper", "totp", "oauth"]


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """Derives a key for each purpose: none tells anything about another."""

    secret: bytes

    @classmethod
    def load(cls, folder: Path) -> Secrets:
        """Read secret.key of this folder; one that is too short is an error that names it."""
        secret = (folder / FILE).read_bytes()
        if len(secret) < BYTES:
            raise ValueError(f"{folder / FILE} holds less than {BYTES} bytes")
        return cls(secret)

    def key(self, label: Label) -> bytes:
        """The 32 bytes of this label: HKDF-SHA256 (RFC 5869)."""
        hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"ontour {label}".encode())
        return hkdf.derive(self.secret)
