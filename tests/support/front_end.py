"""A front end that signs people in by a provider, and the browser that it runs in."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.support.providers import query

PAGE = "http://127.0.0.1:5173/"


@dataclass
class Browser:
    """Cookies, a page's verifier, and what the page knows of the session that it opened."""

    base_url: str
    client: httpx.Client
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    session: dict[str, Any] = field(default_factory=dict)

    @property
    def challenge(self) -> str:
        """S256 of the verifier."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    @property
    def headers(self) -> dict[str, str]:
        """What makes a request the session's."""
        return {"Authorization": f"Bearer {self.session['access_token']}"}

    def begin(self, provider: str, **parameters: str) -> httpx.Response:
        """Open our address that sends to the provider."""
        asked = {"return_to": PAGE, "code_challenge": self.challenge} | parameters
        return self.client.get(f"{self.base_url}/auth/oauth/{provider}", params=asked)

    def visit(self, address: str) -> str:
        """Open an address that sends on; returns where to."""
        reply = self.client.get(address)
        assert reply.is_redirect, f"{address}: {reply.status_code} {reply.text}"
        return reply.headers["Location"]

    def callback(self, provider: str, **parameters: str) -> str:
        """Go to the provider and let it send us back: the address of our callback."""
        begun = self.begin(provider, **parameters)
        assert begun.status_code == 303, begun.text
        return self.visit(begun.headers["Location"])

    def come_back(self, provider: str) -> dict[str, str]:
        """The whole way: what the page is given in the end."""
        return self.returned(self.visit(self.callback(provider)))

    def returned(self, address: str) -> dict[str, str]:
        """The parameters with which the page was opened."""
        assert address.startswith(f"{PAGE}?"), address
        return query(address)

    def failure(self, provider: str = "acme") -> str:
        """With which error the whole way ends."""
        return self.come_back(provider)["error"]

    def exchange(self, code: str, **more: str) -> httpx.Response:
        """POST /auth/token."""
        body = {"code": code, "code_verifier": self.verifier} | more
        return self.client.post(f"{self.base_url}/auth/token", json=body)

    def sign_in(self, provider: str = "acme") -> dict[str, Any]:
        """Sign whoever the provider means in."""
        found = self.come_back(provider)
        reply = self.exchange(found["code"])
        assert reply.status_code == 200, reply.text
        self.session = reply.json()
        return self.session

    def flow(self, provider: str, purpose: str = "link") -> httpx.Response:
        """POST /auth/oauth/{provider}/link or step-up, as the session."""
        return self.client.post(
            f"{self.base_url}/auth/oauth/{provider}/{purpose}",
            json={"return_to": PAGE, "code_challenge": self.challenge},
            headers=self.headers,
        )

    def follow(self, address: str) -> dict[str, str]:
        """Open what `flow` answered, and come back from there."""
        there = self.visit(address)
        return self.returned(self.visit(self.visit(there)))

    def link(self, provider: str) -> httpx.Response:
        """Link whoever the provider means to the session's person."""
        begun = self.flow(provider)
        assert begun.status_code == 201, begun.text
        found = self.follow(begun.json()["url"])
        return self.finish_link(found["code"])

    def finish_link(self, code: str) -> httpx.Response:
        """POST /auth/identities."""
        return self.client.post(
            f"{self.base_url}/auth/identities",
            json={"code": code, "code_verifier": self.verifier},
            headers=self.headers,
        )

    def identities(self) -> list[dict[str, Any]]:
        """GET /auth/identities: those of providers."""
        reply = self.client.get(f"{self.base_url}/auth/identities", headers=self.headers)
        assert reply.status_code == 200, reply.text
        return list(reply.json()["identities"])

    def unlink(self, identity: object) -> httpx.Response:
        """DELETE /auth/identities/{id}."""
        return self.client.delete(
            f"{self.base_url}/auth/identities/{identity}", headers=self.headers
        )

    def me(self) -> httpx.Response:
        """GET /auth/me."""
        return self.client.get(f"{self.base_url}/auth/me", headers=self.headers)
