"""Who presents a token."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from auth_bridge.relay.database import Database
from auth_bridge.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody, their session, and until when this token speaks for them."""

    user_id: str
    sid: str
    expires_at: int
    # Of the token, by which its key is known.
    header: str
    # Whether only a PIN vouches for them: core.is_fully_signed_in says the same of a request.
    weak: bool


class Callers:
    """Checks tokens as PostgREST does: signature here, claims and session in the database."""

    def __init__(self, tokens: TokenReader, database: Database) -> None:
        self._tokens = tokens
        self._database = database

    async def identify(self, token: str) -> Caller:
        """The caller; TokenInvalid, TokenExpired, or Refused by auth.check_request."""
        caller = self._tokens.read(token)
        await self._database.check(caller)
        claims = caller.claims
        return Caller(
            user_id=claims["sub"],
            sid=claims["sid"],
            expires_at=int(claims["exp"]),
            header=caller.header,
            weak=claims.get("amr") == ["pin"],
        )

    @property
    def headers(self) -> Container[str]:
        """Those of the tokens that are accepted at this moment: keys come and go."""
        return self._tokens.public.headers
