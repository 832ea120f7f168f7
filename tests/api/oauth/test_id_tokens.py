"""ID tokens that are not what they seem, and addresses that nobody has verified."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.responses import JSONResponse

from tests.api.oauth.test_linking import signed_up
from tests.support.database import Connection
from tests.support.front_end import Browser
from tests.support.providers import CLIENT_ID, CLIENT_SECRET, Providers, unsigned


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": [CLIENT_ID.format("acme"), "another-client"]},
        {"azp": "another-client"},
        {"sub": None},
        {"sub": ""},
        {"sub": 5},
        {"sub": "x" * 300},
        {"sub": "mia\u0000"},
        {"sub": "mía"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": None},
        {"iat": 4_000_000_000},
        {"nbf": 4_000_000_000},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=str,
)
def test_an_id_token_with_wrong_claims_is_refused(
    browser: Browser, providers: Providers, claims: dict[str, Any]
) -> None:
    providers.claims |= claims
    assert browser.failure() == "PROVIDER_FAILED"


def test_an_id_token_of_another_flow_is_refused(
    browser: Browser, open_browser: Callable[[], Browser], providers: Providers
) -> None:
    """The nonce binds it to the browser: a token that was stolen elsewhere is of no use."""
    stolen: list[str] = []

    def steal(claims: dict[str, Any]) -> str:
        stolen.append(providers.signed(claims))
        return stolen[0]

    providers.sign = steal
    assert "code" in open_browser().come_back("acme")
    providers.claims["at_hash"] = None
    assert browser.failure() == "PROVIDER_FAILED"


def hs256(key: bytes) -> Callable[[dict[str, Any]], str]:
    """Signs with a secret that is none; by hand, for no library would."""

    def sign(claims: dict[str, Any]) -> str:
        text = unsigned({"alg": "HS256"}, claims).rstrip(".")
        signature = hmac.digest(key, text.encode(), "sha256")
        return f"{text}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"

    return sign


def test_an_id_token_signed_otherwise_is_refused(browser: Browser, providers: Providers) -> None:
    stranger = RSAKey.generate_key(2048)
    public = providers.key.as_pem(private=False)
    key_in_header = stranger.as_dict(private=False)
    forgeries: list[Callable[[dict[str, Any]], str]] = [
        lambda claims: unsigned({"alg": "none"}, claims),
        lambda claims: unsigned({"alg": "NONE", "kid": providers.key.kid}, claims),
        lambda claims: unsigned({"alg": "RS256", "kid": providers.key.kid}, claims, b"x" * 256),
        lambda claims: unsigned({"kid": providers.key.kid}, claims),
        hs256(CLIENT_SECRET.encode()),
        hs256(public),
        hs256(json.dumps(providers.key.as_dict(private=False)).encode()),
        lambda claims: jwt.encode({"alg": "RS256", "kid": providers.key.kid}, claims, stranger),
        lambda claims: jwt.encode({"alg": "RS256", "kid": "unknown"}, claims, stranger),
        lambda claims: jwt.encode({"alg": "RS256", "jwk": key_in_header}, claims, stranger),
        lambda claims: providers.signed(claims) + "A",
        lambda claims: providers.signed(claims).rpartition(".")[0] + ".",
        lambda claims: "not a token",
        lambda claims: "a.b.c.d.e",
        lambda claims: "",
    ]
    for forgery in forgeries:
        providers.sign = forgery
        assert browser.failure() == "PROVIDER_FAILED"


def test_userinfo_about_somebody_else_is_refused(browser: Browser, providers: Providers) -> None:
    providers.claims |= {"email": None}
    providers.answers["/userinfo"] = lambda _: JSONResponse(
        {"sub": "somebody-else", "email": "victim@example.com", "email_verified": True}
    )
    assert browser.failure() == "PROVIDER_FAILED"


@pytest.mark.parametrize("verified", [False, None, "true", 1, "yes"])
def test_an_address_that_is_not_verified_is_nobodys(
    browser: Browser, providers: Providers, verified: object
) -> None:
    """A person begins without it, so nobody sits on it and nothing is found by it."""
    providers.account["email_verified"] = verified
    user = browser.sign_in()["user"]
    assert (user["email"], user["email_verified"]) == (None, False)


def test_an_address_that_is_not_verified_says_nothing_of_its_account(
    browser: Browser,
    open_browser: Callable[[], Browser],
    providers: Providers,
    database: Connection,
) -> None:
    mia = signed_up(open_browser(), database)
    providers.account |= {"email": mia.session["user"]["email"], "email_verified": False}
    assert browser.sign_in()["user"]["id"] != mia.session["user"]["id"]
