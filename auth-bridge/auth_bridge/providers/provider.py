"""What all providers have in common: an authorization code with PKCE, and somebody at its end."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from auth_bridge.oauth_errors import ProviderFailed
from auth_bridge.oauth_settings import ProviderSettings
from auth_bridge.providers.calls import Calls

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_SUBJECT = re.compile(r"[ -~]{1,255}")
_ADDRESS = re.compile(r"[!-~]{3,320}")
_PICTURE = re.compile(r"https://[!-~]{1,1900}")


@dataclass(frozen=True, slots=True)
class Identity:
    """An account of the issuer, as auth.make_oauth_code keeps it."""

    issuer: str
    subject: str
    provider: str
    email: str | None
    email_verified: bool
    full_name: str
    avatar_url: str | None


@dataclass(frozen=True, slots=True)
class Trip:
    """What binds the way back to the way there; derived from the state, and sent to nobody else."""

    state: str
    nonce: str
    verifier: str
    # To prove anew who they are, although the provider may still know them.
    is_step_up: bool = False


class Provider(ABC):
    """One provider and our registration with it."""

    scope: ClassVar[str]
    default_title: ClassVar[str | None] = None

    def __init__(
        self, name: str, settings: ProviderSettings, redirect_uri: str, calls: Calls
    ) -> None:
        self.name = name
        self.title = settings.title or self.default_title or name.capitalize()
        self._settings = settings
        self._redirect_uri = redirect_uri
        self._calls = calls

    @property
    @abstractmethod
    def issuer(self) -> str:
        """Who names the accounts."""

    @abstractmethod
    async def address(self, trip: Trip) -> str:
        """Where to send the browser."""

    @abstractmethod
    async def identify(self, code: str, trip: Trip) -> Identity:
        """Who came back with this code; ProviderFailed if that is not certain."""

    async def check_issuer(self, iss: str | None) -> None:
        """RFC 9207: the answer names the provider that was asked; not all do."""
        if iss is not None and iss != self.issuer:
            raise ProviderFailed("Another issuer answered.")

    def _authorization_url(self, url: str, trip: Trip, **more: str) -> str:
        return str(
            prepare_grant_uri(
                url,
                client_id=self._settings.client_id,
                response_type="code",
                redirect_uri=self._redirect_uri,
                scope=self.scope,
                state=trip.state,
                code_challenge=create_s256_code_challenge(trip.verifier),  # type: ignore[no-untyped-call]
                code_challenge_method="S256",
                **more,
            )
        )

    async def _tokens(self, url: str, code: str, trip: Trip, method: str) -> dict[str, Any]:
        """Exchange the code; `method` is how we prove to be who is registered."""
        secret = self._settings.client_secret
        client = ClientAuth(
            self._settings.client_id,
            secret.get_secret_value() if secret else None,
            method if secret else "none",
        )
        form = prepare_token_request(
            "authorization_code",
            redirect_uri=self._redirect_uri,
            code=code,
            code_verifier=trip.verifier,
        )
        url, headers, form = client.prepare("POST", url, {}, form)  # type: ignore[no-untyped-call]
        answer = await self._calls.post(url, form, headers)
        tokens = answer.content
        # GitHub says 200 to a code that it refuses.
        if answer.status != 200 or not isinstance(tokens, dict) or "error" in tokens:
            error = str(tokens.get("error")) if isinstance(tokens, dict) else "no object"
            raise ProviderFailed(f"The code was refused: {answer.status} {error[:100]}.")
        if not isinstance(tokens.get("access_token"), str):
            raise ProviderFailed("There is no access token.")
        if str(tokens.get("token_type", "")).lower() != "bearer":
            raise ProviderFailed("The access token is no bearer token.")
        return tokens

    async def _read(self, url: str, token: str, **headers: str) -> Any:
        """What an address of the provider says of the person whose token this is."""
        answer = await self._calls.get(url, {"Authorization": f"Bearer {token}", **headers})
        if answer.status != 200:
            raise ProviderFailed(f"The profile was refused: {answer.status}.")
        return answer.content

    def _identity(
        self, subject: object, email: object, email_verified: object, name: object, avatar: object
    ) -> Identity:
        """An identity of clean parts: nothing of it was checked by anybody before."""
        if not isinstance(subject, str) or not _SUBJECT.fullmatch(subject):
            raise ProviderFailed("The account has no usable id.")
        address = email if isinstance(email, str) and _ADDRESS.fullmatch(email) else None
        full_name = _clean(name) if isinstance(name, str) else ""
        has_avatar = isinstance(avatar, str) and _PICTURE.fullmatch(avatar)
        return Identity(
            issuer=self.issuer,
            subject=subject,
            provider=self.name,
            email=address,
            # Nothing but true is true.
            email_verified=address is not None
            and email_verified is True
            and self._settings.trust_email,
            full_name=full_name or (address or "").partition("@")[0] or self.title,
            avatar_url=str(avatar) if has_avatar else None,
        )


def _clean(name: str) -> str:
    """Without what no name holds: control characters, and halves of characters."""
    return _UNPRINTABLE.sub(" ", name.encode(errors="ignore").decode()).strip()[:200]
