"""OpenID Connect: an issuer that says itself where everything is, and signs whom it means."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from joserfc.jwk import KeySet

from auth_bridge.oauth_errors import ProviderFailed, ProviderUnavailable
from auth_bridge.oauth_settings import may_be_asked
from auth_bridge.providers import id_token
from auth_bridge.providers.provider import Identity, Provider, Trip

GOOGLE = "https://accounts.google.com"
CACHE_SECONDS = 3600
# Whoever sends tokens of unknown keys makes us ask no more often than this.
REFRESH_SECONDS = 10
# How long ago the provider may have seen the person who proves anew who they are.
FRESH_SECONDS = 600


class Cached:
    """What is asked for once an hour. A failure is remembered too, for a few seconds."""

    def __init__(self, fetch: Callable[[], Awaitable[Any]]) -> None:
        self._fetch = fetch
        self._lock = asyncio.Lock()
        self._found: Any = None
        self._failure: ProviderFailed | ProviderUnavailable | None = None
        self._asked = -float("inf")

    async def get(self, older_than: float = CACHE_SECONDS) -> Any:
        """What was found, asked for anew if it is that old."""
        async with self._lock:
            patience = REFRESH_SECONDS if self._found is None else older_than
            if time.monotonic() - self._asked >= patience:
                try:
                    self._found, self._failure = await self._fetch(), None
                except (ProviderFailed, ProviderUnavailable) as error:
                    self._failure = error
                self._asked = time.monotonic()
            # What was good an hour ago is better than nothing.
            if self._found is None and self._failure:
                raise type(self._failure)(self._failure.details)
            return self._found


class OpenId(Provider):
    """Google, or any other issuer."""

    scope = "openid email profile"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._metadata = Cached(self._discover)
        self._keys = Cached(self._fetch_keys)

    @property
    def issuer(self) -> str:
        """As configured; its own metadata and every token must repeat it."""
        return self._settings.issuer or GOOGLE

    async def address(self, trip: Trip) -> str:
        """Where to send the browser."""
        metadata = await self._metadata.get()
        more = {"nonce": trip.nonce}
        if trip.is_step_up:
            anew = {"prompt": "login", "max_age": "0"}
            # Google knows neither.
            more |= {"prompt": "select_account"} if self.issuer == GOOGLE else anew
        return self._authorization_url(metadata["authorization_endpoint"], trip, **more)

    async def check_issuer(self, iss: str | None) -> None:
        """An issuer that promises to name itself has to."""
        metadata = await self._metadata.get()
        if iss is None and metadata.get("authorization_response_iss_parameter_supported") is True:
            raise ProviderFailed("The answer does not name its issuer.")
        await super().check_issuer(iss)

    async def identify(self, code: str, trip: Trip) -> Identity:
        """Whom the ID token means; what it leaves out is read from userinfo."""
        metadata = await self._metadata.get()
        methods = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = next(
            (known for known in ("client_secret_basic", "client_secret_post") if known in methods),
            "none",
        )
        tokens = await self._tokens(metadata["token_endpoint"], code, trip, method)
        claims = await self._check(tokens, trip)
        if trip.is_step_up and claims.get("auth_time", time.time()) < time.time() - FRESH_SECONDS:
            raise ProviderFailed("The person did not sign in to it anew.")
        if "email" not in claims and metadata.get("userinfo_endpoint"):
            more = await self._read(metadata["userinfo_endpoint"], tokens["access_token"])
            # Else an access token of somebody else would lend its name to this subject.
            if not isinstance(more, dict) or more.get("sub") != claims["sub"]:
                raise ProviderFailed("userinfo is about somebody else.")
            claims = more | claims
        return self._identity(
            claims["sub"],
            claims.get("email"),
            claims.get("email_verified"),
            claims.get("name") or claims.get("preferred_username"),
            claims.get("picture"),
        )

    async def _check(self, tokens: dict[str, Any], trip: Trip) -> dict[str, Any]:
        for older_than in (CACHE_SECONDS, REFRESH_SECONDS):
            keys: KeySet = await self._keys.get(older_than)
            try:
                return id_token.check(
                    tokens.get("id_token"),
                    keys,
                    issuer=self.issuer,
                    client_id=self._settings.client_id,
                    nonce=trip.nonce,
                    access_token=tokens["access_token"],
                )
            except id_token.KeyUnknown as error:
                unknown = error
        raise ProviderFailed(f"ID token: {unknown}.")

    async def _discover(self) -> dict[str, Any]:
        answer = await self._calls.get(
            f"{self.issuer.removesuffix('/')}/.well-known/openid-configuration"
        )
        metadata = answer.content
        if answer.status != 200 or not isinstance(metadata, dict):
            raise ProviderFailed(f"Its metadata is missing: {answer.status}.")
        if metadata.get("issuer") != self.issuer:
            raise ProviderFailed("Its metadata is another issuer's.")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"):
            url = metadata.get(name)
            if url is None and name == "userinfo_endpoint":
                continue
            if not isinstance(url, str) or not may_be_asked(url, self.issuer):
                raise ProviderFailed(f"Its {name} is no https address.")
        return metadata

    async def _fetch_keys(self) -> KeySet:
        metadata = await self._metadata.get()
        return id_token.keys_of((await self._calls.get(metadata["jwks_uri"])).content)
