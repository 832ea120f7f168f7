"""Other parties by which a person signs in: who they say it is, and how sure that is.

provider.py    what all have in common: the way there, the code that comes back, the identity
openid.py      OpenID Connect: Google, and every issuer that is configured
id_token.py    checks what such an issuer signs
github.py, spotify.py    OAuth 2 and each one's own calls
calls.py       HTTP, bounded in time and size
"""

from __future__ import annotations

from auth_bridge.providers.calls import Calls
from auth_bridge.providers.github import GitHub
from auth_bridge.providers.openid import OpenId
from auth_bridge.providers.provider import Identity, Provider
from auth_bridge.providers.spotify import Spotify
from auth_bridge.settings import Settings

__all__ = ["Identity", "Provider", "Providers"]

_KINDS: dict[str, type[Provider]] = {"github": GitHub, "spotify": Spotify}


class Providers:
    """Those of the settings, by name."""

    def __init__(self, settings: Settings) -> None:
        self._calls = Calls(settings.oauth_wait_seconds)
        self.by_name: dict[str, Provider] = {
            name: _KINDS.get(name, OpenId)(
                name, found, f"{settings.issuer}/auth/oauth/{name}/callback", self._calls
            )
            for name, found in settings.oauth.items()
        }

    async def close(self) -> None:
        """Give the connections back."""
        await self._calls.close()
