"""How one provider is configured: BRIDGE_OAUTH__<NAME>__<SETTING>."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s?#]+$")]
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ProviderSettings(BaseModel):
    """Our registration with a provider. Google, Spotify and GitHub are known by their names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    client_id: Annotated[str, Field(min_length=1, description="What the provider calls us.")]
    client_secret: Annotated[
        SecretStr | None,
        Field(description="By which we prove it; none for a public client, which has PKCE alone."),
    ] = None
    title: Annotated[str | None, Field(description="What people call it.")] = None
    issuer: Annotated[
        Url | None,
        Field(description="The OpenID issuer. Required unless the name is known."),
    ] = None
    trust_email: Annotated[
        bool, Field(description="Whether to believe that an address it calls verified is.")
    ] = True
    authorize_url: Annotated[
        Url | None, Field(description="GitHub Enterprise: /login/oauth/authorize of its host.")
    ] = None
    token_url: Annotated[
        Url | None, Field(description="GitHub Enterprise: /login/oauth/access_token of its host.")
    ] = None
    api_url: Annotated[Url | None, Field(description="GitHub Enterprise: /api/v3 of its host.")] = (
        None
    )

    @property
    def addresses(self) -> list[str]:
        """All that were given."""
        given = (self.issuer, self.authorize_url, self.token_url, self.api_url)
        return [url for url in given if url]


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    return urlsplit(url).hostname in LOOPBACK


def may_be_asked(url: str, by: str) -> bool:
    """Whether secrets may travel there: by https, or within the machine on which `by` runs too."""
    try:
        scheme = urlsplit(url).scheme
        return scheme == "https" or (scheme == "http" and is_loopback(url) and is_loopback(by))
    except ValueError:
        return False
