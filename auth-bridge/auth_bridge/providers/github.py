"""GitHub: OAuth 2 and two calls of its REST API."""

from __future__ import annotations

from typing import Any

from auth_bridge.oauth_errors import ProviderFailed
from auth_bridge.providers.provider import Identity, Provider, Trip

_API = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}


class GitHub(Provider):
    """https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps"""

    scope = "read:user user:email"
    default_title = "GitHub"

    @property
    def _authorize_url(self) -> str:
        return self._settings.authorize_url or "https://github.com/login/oauth/authorize"

    @property
    def issuer(self) -> str:
        """As its metadata says: https://github.com/login/oauth."""
        return self._authorize_url.removesuffix("/authorize")

    async def address(self, trip: Trip) -> str:
        """Where to send the browser."""
        more = {"prompt": "select_account"} if trip.is_step_up else {}
        return self._authorization_url(self._authorize_url, trip, **more)

    async def identify(self, code: str, trip: Trip) -> Identity:
        """The account by its number, which stays when its name changes hands."""
        token_url = self._settings.token_url or "https://github.com/login/oauth/access_token"
        api_url = self._settings.api_url or "https://api.github.com"
        tokens = await self._tokens(token_url, code, trip, "client_secret_post")
        user = await self._read(f"{api_url}/user", tokens["access_token"], **_API)
        if not isinstance(user, dict) or type(user.get("id")) is not int:
            raise ProviderFailed("The account has no number.")
        # The profile's address is what the person likes to show; which are theirs stands here.
        emails = await self._read(f"{api_url}/user/emails", tokens["access_token"], **_API)
        return self._identity(
            str(user["id"]),
            *_verified(emails),
            user.get("name") or user.get("login"),
            user.get("avatar_url"),
        )


def _verified(emails: Any) -> tuple[str | None, bool]:
    """The primary address if it is verified, else another verified one, else none."""
    found = [
        entry
        for entry in (emails if isinstance(emails, list) else [])
        if isinstance(entry, dict) and entry.get("verified") is True
    ]
    found.sort(key=lambda entry: entry.get("primary") is not True)
    return (found[0].get("email"), True) if found else (None, False)
