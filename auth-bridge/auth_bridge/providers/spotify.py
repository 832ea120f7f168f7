"""Spotify: OAuth 2 and one call of its Web API."""

from __future__ import annotations

from auth_bridge.oauth_errors import ProviderFailed
from auth_bridge.providers.provider import Identity, Provider, Trip


class Spotify(Provider):
    """https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow"""

    scope = "user-read-email"

    @property
    def _authorize_url(self) -> str:
        return self._settings.authorize_url or "https://accounts.spotify.com/authorize"

    @property
    def issuer(self) -> str:
        """https://accounts.spotify.com."""
        return self._authorize_url.removesuffix("/authorize")

    async def address(self, trip: Trip) -> str:
        """Where to send the browser."""
        more = {"show_dialog": "true"} if trip.is_step_up else {}
        return self._authorization_url(self._authorize_url, trip, **more)

    async def identify(self, code: str, trip: Trip) -> Identity:
        """The account by its account_id, which never changes; its user id may."""
        token_url = self._settings.token_url or "https://accounts.spotify.com/api/token"
        api_url = self._settings.api_url or "https://api.spotify.com/v1"
        tokens = await self._tokens(token_url, code, trip, "client_secret_basic")
        profile = await self._read(f"{api_url}/me", tokens["access_token"])
        if not isinstance(profile, dict):
            raise ProviderFailed("The profile is no object.")
        images = profile.get("images")
        first = images[0] if isinstance(images, list) and images else None
        return self._identity(
            profile.get("account_id"),
            profile.get("email"),
            # "This email address is unverified; there is no proof that it actually belongs to the
            # user."
            False,
            profile.get("display_name"),
            first.get("url") if isinstance(first, dict) else None,
        )
