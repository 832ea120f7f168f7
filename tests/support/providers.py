"""Providers that answer as their documentation says, and as a test wants them to instead.

One server is all of them: /acme and /google speak OpenID Connect, /github and /spotify OAuth 2 and
calls of their own. It signs whoever is `account` in, and asks nobody.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ontour.ports import free_port

CLIENT_ID = "ontour-at-{}"
CLIENT_SECRET = "a secret between us and the provider"  # noqa: S105 - of servers that live for one run

Answer = Callable[[Request], Response]


@dataclass
class Providers:
    """The server; what a test changes holds until `reset`."""

    port: int
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    # Who signs in: the claims or fields of each provider's own profile.
    account: dict[str, Any] = field(default_factory=dict)
    emails: list[dict[str, Any]] = field(default_factory=list)
    # Changes to an ID token's claims (None: left out), to its header, and its key.
    claims: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] | None = None
    # More for the way back, and answers instead of ours, by the end of the path.
    returned: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    # Where browsers were sent, and what was asked of the rest.
    visits: list[dict[str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self.port}"

    def issuer(self, name: str) -> str:
        """Of one of its OpenID providers."""
        return f"{self.url}/{name}"

    def settings(self) -> dict[str, str]:
        """How the bridge is told of them all."""
        found: dict[str, str] = {}
        for name in ("acme", "google", "github", "spotify"):
            more = {"CLIENT_ID": CLIENT_ID.format(name), "CLIENT_SECRET": CLIENT_SECRET}
            if name in ("acme", "google"):
                more["ISSUER"] = self.issuer(name)
            found |= {f"BRIDGE_OAUTH__{name.upper()}__{key}": value for key, value in more.items()}
        github, spotify = "BRIDGE_OAUTH__GITHUB__", "BRIDGE_OAUTH__SPOTIFY__"
        return found | {
            f"{github}AUTHORIZE_URL": f"{self.url}/github/login/oauth/authorize",
            f"{github}TOKEN_URL": f"{self.url}/github/login/oauth/access_token",
            f"{github}API_URL": f"{self.url}/github/api",
            f"{spotify}AUTHORIZE_URL": f"{self.url}/spotify/authorize",
            f"{spotify}TOKEN_URL": f"{self.url}/spotify/api/token",
            f"{spotify}API_URL": f"{self.url}/spotify/v1",
        }

    def reset(self) -> None:
        """Forget what a test asked for, and be signed in to by somebody new."""
        somebody = secrets.token_hex(6)
        self.account = {
            "sub": somebody,
            "name": "Mia Marlow",
            "email": f"mia-{somebody}@example.com",
            "email_verified": True,
        }
        for changed in (self.claims, self.answers, self.returned, self._codes):
            changed.clear()
        for listed in (self.visits, self.calls, self.emails):
            listed.clear()
        self.sign = None

    def application(self) -> Starlette:
        """All addresses."""
        return Starlette(
            routes=[
                Route("/{name}/.well-known/openid-configuration", self._told(self._metadata)),
                Route("/{name}/keys", self._told(self._keys)),
                Route("/{name}/userinfo", self._told(lambda _: JSONResponse(self.account))),
                Route("/github/login/oauth/authorize", self._told(self._authorize)),
                Route("/{name}/authorize", self._told(self._authorize)),
                Route("/github/login/oauth/access_token", self._github_token, methods=["POST"]),
                Route("/spotify/api/token", self._spotify_token, methods=["POST"]),
                Route("/{name}/token", self._openid_token, methods=["POST"]),
                Route("/github/api/user", self._told(lambda _: JSONResponse(self.account))),
                Route("/github/api/user/emails", self._told(lambda _: JSONResponse(self.emails))),
                Route("/spotify/v1/me", self._told(lambda _: JSONResponse(self.account))),
            ]
        )

    def _told(self, answer: Answer) -> Any:
        def endpoint(request: Request) -> Response:
            self.calls.append(request.url.path)
            return self._instead(request) or answer(request)

        return endpoint

    def _instead(self, request: Request) -> Response | None:
        for end, answer in self.answers.items():
            if request.url.path.endswith(end):
                return answer(request)
        return None

    def _metadata(self, request: Request) -> Response:
        issuer = self.issuer(request.path_params["name"])
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "userinfo_endpoint": f"{issuer}/userinfo",
                "jwks_uri": f"{issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "authorization_response_iss_parameter_supported": True,
                "token_endpoint_auth_methods_supported": [
                    "client_secret_post",
                    "client_secret_basic",
                ],
            }
        )

    def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False) | {"use": "sig"}]})

    def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.visits.append(asked)
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        name = request.path_params.get("name")
        iss = {"iss": self.issuer(name)} if name in ("acme", "google") else {}
        back = {"code": code, "state": asked["state"], **iss} | self.returned
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back)}", 302)

    async def _form(self, request: Request) -> dict[str, str] | None:
        """The form of a code that is good: for this client, redirect URI and verifier, once."""
        self.calls.append(request.url.path)
        form = dict(parse_qsl((await request.body()).decode()))
        if basic := request.headers.get("authorization", "").removeprefix("Basic "):
            client = base64.b64decode(basic).decode().split(":")
        else:
            client = [form.get("client_id", ""), form.get("client_secret", "")]
        asked = self._codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        good = asked is not None and (
            client == [asked["client_id"], CLIENT_SECRET]
            and form["redirect_uri"] == asked["redirect_uri"]
            and challenge == asked["code_challenge"]
            and asked["code_challenge_method"] == "S256"
        )
        return asked if good else None

    async def _openid_token(self, request: Request) -> Response:
        asked = await self._form(request)
        if instead := self._instead(request):
            return instead
        if asked is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        access_token = secrets.token_urlsafe(24)
        now = int(time.time())
        claims = {
            "iss": self.issuer(request.path_params["name"]),
            "aud": asked["client_id"],
            "azp": asked["client_id"],
            "iat": now,
            "exp": now + 3600,
            "nonce": asked["nonce"],
            "at_hash": base64.urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()[:16])
            .rstrip(b"=")
            .decode(),
            **self.account,
        } | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        sign = self.sign or self.signed
        return JSONResponse(
            {
                "access_token": access_token,
                "token_type": "Bearer",
                "expires_in": 3599,
                "scope": "openid email profile",
                "id_token": sign(claims),
            }
        )

    def signed(self, claims: dict[str, Any]) -> str:
        """An ID token as it should be."""
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    async def _github_token(self, request: Request) -> Response:
        asked = await self._form(request)
        if instead := self._instead(request):
            return instead
        if asked is None:
            return JSONResponse(
                {
                    "error": "bad_verification_code",
                    "error_description": "The code passed is incorrect or expired.",
                }
            )
        token = f"gho_{secrets.token_urlsafe(24)}"
        scope = asked["scope"].replace(" ", ",")
        return JSONResponse({"access_token": token, "scope": scope, "token_type": "bearer"})

    async def _spotify_token(self, request: Request) -> Response:
        asked = await self._form(request)
        if instead := self._instead(request):
            return instead
        if asked is None:
            description = "Invalid authorization code"
            return JSONResponse({"error": "invalid_grant", "error_description": description}, 400)
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(24),
                "token_type": "Bearer",
                "expires_in": 3600,
                "refresh_token": secrets.token_urlsafe(24),
                "scope": asked["scope"],
            }
        )


@contextlib.contextmanager
def serving() -> Iterator[Providers]:
    """The server, while it is needed."""
    providers = Providers(free_port())
    providers.reset()
    config = uvicorn.Config(
        providers.application(), host="127.0.0.1", port=providers.port, log_config=None, ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.01)
    try:
        yield providers
    finally:
        server.should_exit = True
        thread.join()


def query(address: str) -> dict[str, str]:
    """The parameters of an address, each of which is there once."""
    found = parse_qs(address.partition("?")[2], keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in found.values()), found
    return {name: value for name, (value,) in found.items()}


def unsigned(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    """A JWT of any header, with any bytes for a signature."""
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
