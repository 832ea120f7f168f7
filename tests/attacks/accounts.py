"""People whose accounts are attacked: with a password, an authenticator app, a PIN."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pyotp

from tests.support.database import Connection
from tests.support.people import PASSWORD

OTHER_PASSWORD = "Melkweg2027!"  # noqa: S105 - of nobody
PIN = "4831"


@dataclass
class Account:
    """Somebody who has just signed up, with all that they have in hand."""

    http: httpx.Client
    session: dict[str, Any]
    secret: str = ""
    recovery_codes: list[str] = field(default_factory=list)
    username: str = ""

    @classmethod
    def made(cls, http: httpx.Client, **fields: Any) -> Account:
        """A new account at an address of its own."""
        body = {
            "email": f"{uuid.uuid4().hex}@example.com",
            "password": PASSWORD,
            "full_name": "Vera Venue",
        }
        reply = http.post("/auth/register", json=body | fields)
        assert reply.status_code == 201, reply.text
        return cls(http, reply.json())

    @property
    def id(self) -> str:
        """The person's id."""
        return str(self.session["user"]["id"])

    @property
    def email(self) -> str:
        """Their address."""
        return str(self.session["user"]["email"])

    @property
    def device_token(self) -> str:
        """What their device shows to be known."""
        return str(self.session["device_token"])

    def sign_in(
        self,
        *,
        known_device: bool = True,
        headers: Mapping[str, str] | None = None,
        **fields: Any,
    ) -> httpx.Response:
        """Sign in with the password, and with what else is given."""
        body = {"email": self.email, "password": PASSWORD} | fields
        if known_device:
            body.setdefault("device_token", self.device_token)
        return self.http.post("/auth/login", json=body, headers=headers)

    def pin_sign_in(self, **fields: Any) -> httpx.Response:
        """Sign in with username and PIN on the known device."""
        body = {"username": self.username, "pin": PIN, "device_token": self.device_token}
        return self.http.post("/auth/pin", json=body | fields)

    def call(
        self,
        method: str,
        path: str,
        json: Mapping[str, Any] | None = None,
        token: str | None = None,
        **more: Any,
    ) -> httpx.Response:
        """A request with their first access token, or with another one."""
        headers = {"Authorization": f"Bearer {token or self.session['access_token']}"}
        return self.http.request(method, path, json=json, headers=headers, **more)

    def take_username(self) -> None:
        """Choose a username."""
        self.username = f"v{uuid.uuid4().hex[:12]}"
        change = {"username": self.username, "version": 1}
        reply = self.call("PATCH", f"/api/users?id=eq.{self.id}", change)
        assert reply.is_success, reply.text

    def set_pin(self) -> None:
        """Choose a username and a PIN."""
        self.take_username()
        reply = self.call("POST", "/auth/me/pin", {"pin": PIN})
        assert reply.status_code == 204, reply.text

    def set_up_app(self) -> None:
        """Set up an authenticator app."""
        reply = self.call("POST", "/auth/totp")
        assert reply.status_code == 200, reply.text
        self.secret = reply.json()["secret"]
        reply = self.call("POST", "/auth/totp/confirm", {"totp_code": self.code()})
        assert reply.status_code == 200, reply.text
        self.recovery_codes = reply.json()["recovery_codes"]

    def code(self) -> str:
        """What their app shows."""
        return pyotp.TOTP(self.secret).now()

    def unused_code(self, superuser: Connection) -> str:
        """The same, as if half a minute had passed since it was used."""
        superuser.execute(
            "update auth.totp_secrets set last_step = 0 where user_id = %s", [self.id]
        )
        return self.code()
