"""Access tokens: where they come from, and a new one before the old one expires."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import httpx

from ontour_client.errors import ApiError, ConnectionLost, SignedOut

# A token is renewed when this much of its life is left, or so many seconds if that is less.
_MARGIN = 0.2
_MARGIN_SECONDS = 60.0


class Tokens(Protocol):
    """Whatever can say which token to send."""

    async def get(self, refused: str | None = None) -> str:
        """Return a valid token: another one than `refused`, or SignedOut."""
        ...


class Token:
    """One token, as long as it lives."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def get(self, refused: str | None = None) -> str:
        """Return the token; there is no other."""
        if refused == self._token:
            raise SignedOut("the access token is no longer valid")
        return self._token


class Provider:
    """Tokens of one's own making: a coroutine that returns a valid one whenever it is called."""

    def __init__(self, provide: Callable[[], Awaitable[str]]) -> None:
        self._provide = provide

    async def get(self, refused: str | None = None) -> str:
        """Ask for a token."""
        token = await self._provide()
        if token == refused:
            raise SignedOut("the provider returned a token that is no longer valid")
        return token


class Session:
    """A session of the auth bridge. Every refresh token is used once: `save` gets its successor.

    Whoever has a stored refresh token begins with that; `log_in` begins with a password.
    """

    def __init__(
        self,
        base_url: str,
        refresh_token: str | None = None,
        save: Callable[[str], None] | None = None,
    ) -> None:
        self._url = base_url.rstrip("/")
        self._refresh_token = refresh_token
        self._save = save
        self._access_token: str | None = None
        self._renewal = 0.0
        self._one_at_a_time = asyncio.Lock()

    async def log_in(self, email: str, password: str) -> dict[str, Any]:
        """Begin a session; returns the bridge's answer: user, organizations and tokens."""
        return await self._ask("login", {"email": email, "password": password})

    async def get(self, refused: str | None = None) -> str:
        """Return the access token, a new one if it is about to expire."""
        async with self._one_at_a_time:
            token = self._access_token
            if token is None or token == refused or time.monotonic() >= self._renewal:
                if self._refresh_token is None:
                    raise SignedOut("sign in first")
                try:
                    await self._ask("refresh", {"refresh_token": self._refresh_token})
                except ApiError as error:
                    if error.status >= httpx.codes.INTERNAL_SERVER_ERROR:
                        raise ConnectionLost(str(error)) from error
                    raise SignedOut(str(error)) from error
                token = self._access_token
            assert token is not None  # noqa: S101 - _ask has set it
            return token

    async def _ask(self, what: str, body: dict[str, str]) -> dict[str, Any]:
        asked = time.monotonic()
        try:
            async with httpx.AsyncClient(base_url=self._url, timeout=30) as client:
                reply = await client.post(f"/auth/{what}", json=body)
        except httpx.TransportError as error:
            raise ConnectionLost(str(error)) from error
        if reply.status_code != httpx.codes.OK:
            raise ApiError(reply.status_code, error_body(reply))
        session: dict[str, Any] = reply.json()
        self._refresh_token = session["refresh_token"]
        if self._save:
            self._save(session["refresh_token"])
        self._access_token = session["access_token"]
        lifetime = float(session["expires_in"])
        self._renewal = asked + lifetime - min(_MARGIN_SECONDS, _MARGIN * lifetime)
        return session


def error_body(reply: httpx.Response) -> dict[str, Any]:
    """The four keys of an error; of something else that answered, what it said."""
    try:
        body = reply.json()
    except ValueError:
        body = None
    if isinstance(body, dict) and "code" in body:
        return body
    return {"code": f"HTTP_{reply.status_code}", "message": reply.text[:200]}


def claims(token: str) -> dict[str, Any]:
    """What a token says, unverified: `sub` is the person, `exp` when it expires."""
    try:
        payload = token.split(".")[1]
        padded = payload + "=" * (-len(payload) % 4)
        read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(padded))
    except (IndexError, ValueError, binascii.Error):
        return {}
    return read


def seconds_to_renewal(token: str) -> float | None:
    """In how many seconds a connection should be given a new token; None if it need not be."""
    said = claims(token)
    if "exp" not in said:
        return None
    lifetime = float(said["exp"]) - float(said.get("iat", said["exp"]))
    margin = min(_MARGIN_SECONDS, _MARGIN * lifetime)
    return max(float(said["exp"]) - margin - time.time(), 0.0)
