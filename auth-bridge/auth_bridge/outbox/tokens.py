"""The tokens in mails: made of their id and a key that never enters the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
from uuid import UUID

from auth_bridge.secrets import Secrets

PREFIX = "ott_"


class OneTimeTokens:
    """Makes the same token of the same id each time."""

    def __init__(self, secrets: Secrets) -> None:
        self._key = secrets.key("mail")

    def make(self, token_id: str) -> str:
        """The token of this id."""
        mac = hmac.digest(self._key, UUID(token_id).bytes, "sha256")
        return PREFIX + base64.urlsafe_b64encode(mac).rstrip(b"=").decode()

    @staticmethod
    def digest(token: str) -> bytes:
        """What the database keeps of it."""
        return hashlib.sha256(token.encode()).digest()
