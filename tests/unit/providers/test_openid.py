"""What an OpenID provider may say of itself, and when it is asked again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from auth_bridge.oauth_errors import ProviderFailed, ProviderUnavailable
from auth_bridge.oauth_settings import ProviderSettings
from auth_bridge.providers.calls import Answer, Calls
from auth_bridge.providers.openid import OpenId
from auth_bridge.providers.provider import Trip

ISSUER = "https://id.example"
TRIP = Trip(state="state", nonce="nonce", verifier="v" * 43)
METADATA = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
}


@dataclass
class Acme:
    """Stands in for HTTP: an issuer that answers what it is told to."""

    metadata: Any = field(default_factory=lambda: dict(METADATA))
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    other_keys: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None

    async def get(self, url: str, headers: object = None) -> Answer:
        """Metadata or keys."""
        self.asked.append(url.removeprefix(ISSUER))
        if self.failure:
            raise self.failure
        if url.endswith("/keys"):
            return Answer(200, {"keys": [*self.other_keys, self.key.as_dict(private=False)]})
        return Answer(200, self.metadata)

    async def post(self, url: str, form: str, headers: object) -> Answer:
        """Tokens."""
        claims = {
            "iss": ISSUER, "aud": "us", "sub": "mia", "nonce": "nonce",
            "iat": 1_790_000_000, "exp": 4_000_000_000, "email": "mia@example.com",
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)
        return Answer(200, {"access_token": "x", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def acme() -> Acme:
    return Acme()


@pytest.fixture
def provider(acme: Acme) -> OpenId:
    settings = ProviderSettings.model_validate({"client_id": "us", "issuer": ISSUER})
    return OpenId("acme", settings, "https://tour.example/callback", cast("Calls", acme))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    stopped = SimpleNamespace(monotonic=lambda: now[0], time=time.time)
    monkeypatch.setattr("auth_bridge.providers.openid.time", stopped)
    return now


def identify(provider: OpenId) -> str:
    return asyncio.run(provider.identify("code", TRIP)).subject


def test_keys_are_asked_for_once_an_hour(provider: OpenId, acme: Acme, clock: list[float]) -> None:
    assert [identify(provider), identify(provider)] == ["mia", "mia"]
    assert acme.asked.count("/keys") == 1
    clock[0] += 3600
    identify(provider)
    assert acme.asked.count("/keys") == 2


def test_a_new_key_is_fetched_when_a_token_shows_it(
    provider: OpenId, acme: Acme, clock: list[float]
) -> None:
    identify(provider)
    acme.key = RSAKey.generate_key(2048, auto_kid=True)
    with pytest.raises(ProviderFailed, match="InvalidKeyId"):
        identify(provider)
    assert acme.asked.count("/keys") == 1  # not more often than every ten seconds
    clock[0] += 10
    assert identify(provider) == "mia"


def test_an_issuer_that_is_down_is_not_asked_by_everybody(
    provider: OpenId, acme: Acme, clock: list[float]
) -> None:
    acme.failure = ProviderUnavailable("ConnectError")
    for _ in range(3):
        with pytest.raises(ProviderUnavailable, match="ConnectError"):
            asyncio.run(provider.address(TRIP))
    assert len(acme.asked) == 1
    acme.failure = None
    clock[0] += 10
    assert asyncio.run(provider.address(TRIP)).startswith(f"{ISSUER}/authorize?")


def test_what_was_good_an_hour_ago_serves_on(
    provider: OpenId, acme: Acme, clock: list[float]
) -> None:
    identify(provider)
    acme.failure = ProviderUnavailable("ConnectError")
    clock[0] += 3600
    assert identify(provider) == "mia"


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://evil.example"},
        {"issuer": f"{ISSUER}/"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "http://id.example/token"},
        {"token_endpoint": "http://127.0.0.1/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": ["https://id.example/keys"]},
        {"userinfo_endpoint": "http://169.254.169.254/"},
        {"jwks_uri": "https://[bad"},
    ],
    ids=str,
)
def test_metadata_that_leads_elsewhere_is_refused(
    provider: OpenId, acme: Acme, change: dict[str, Any]
) -> None:
    acme.metadata |= change
    with pytest.raises(ProviderFailed):
        asyncio.run(provider.address(TRIP))


def test_metadata_that_is_none_is_refused(provider: OpenId, acme: Acme) -> None:
    acme.metadata = ["nothing"]
    with pytest.raises(ProviderFailed):
        asyncio.run(provider.address(TRIP))


def test_keys_of_unknown_kinds_are_passed_over(provider: OpenId, acme: Acme) -> None:
    acme.other_keys = [
        None, {}, {"kty": "oct", "k": "c2VjcmV0"}, {"kty": "future"}, {"kty": "RSA", "n": 5},
        {"kty": "EC", "crv": "P-256"}, {"kty": "RSA", "use": "enc"},
    ]  # fmt: skip
    assert identify(provider) == "mia"


@pytest.mark.parametrize(
    ("settings", "asked"),
    [({"issuer": ISSUER}, ("prompt=login", "max_age=0")), ({}, ("prompt=select_account",))],
    ids=["any", "google"],
)
def test_stepping_up_asks_the_person_again(
    acme: Acme, settings: dict[str, str], asked: tuple[str, ...]
) -> None:
    provider = OpenId(
        "acme",
        ProviderSettings.model_validate({"client_id": "us"} | settings),
        "https://tour.example/callback",
        cast("Calls", acme),
    )
    acme.metadata["issuer"] = provider.issuer
    trip = Trip(state="state", nonce="nonce", verifier="v" * 43, is_step_up=True)
    address = asyncio.run(provider.address(trip))
    assert all(part in address for part in asked)
