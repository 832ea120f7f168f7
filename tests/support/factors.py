"""Second factors, and sessions of every strength, as tests need them."""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pyotp

from tests.support.database import Connection
from tests.support.people import Person, signed_in


class App:
    """An authenticator app. Its codes are good at once: it has the database forget the last one."""

    def __init__(self, person: Person, sql: Connection) -> None:
        reply = person.api.post("/auth/totp")
        assert reply.status_code == httpx.codes.OK, reply.text
        self.set_up: dict[str, str] = reply.json()
        self._person = person
        self._sql = sql
        reply = person.api.post("/auth/totp/confirm", json={"totp_code": self.code()})
        assert reply.status_code == httpx.codes.OK, reply.text
        self.recovery_codes: list[str] = reply.json()["recovery_codes"]

    def code(self) -> str:
        """What it shows now."""
        self._sql.execute(
            "update auth.totp_secrets set last_step = 0 where user_id = %s", [self._person.id]
        )
        return pyotp.TOTP(self.set_up["secret"]).now()

    def wrong_code(self) -> str:
        """What it does not show, now or soon."""
        totp, now = pyotp.TOTP(self.set_up["secret"]), int(time.time() // 30)
        shown = {totp.generate_otp(now + offset) for offset in range(-2, 10)}
        return next(code for number in range(20) if (code := f"{number:06}") not in shown)


def claims(token: str) -> dict[str, Any]:
    """What a token says."""
    found: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return found


def by_pin(http: httpx.Client, sql: Connection, person: Person) -> Person:
    """The same person in a session that only a PIN vouches for."""
    token = f"otr_{uuid4().hex}"
    sql.execute(
        """
        select auth.open_session(
            user_id => %s, token_hash => sha256(convert_to(%s, 'UTF8')), amr => '{pin}',
            lifetime => '1 day'
        )
        """,
        [person.id, token],
    )
    reply = http.post("/auth/refresh", json={"refresh_token": token})
    assert reply.status_code == httpx.codes.OK, reply.text
    return signed_in(http, reply.json())


def grow_stale(sql: Connection, person: Person, seconds: int = 700) -> None:
    """As if this person had proved who they are so long ago."""
    sql.execute(
        "update auth.sessions set authenticated_at = now() - %s * interval '1 second'"
        " where id = %s",
        [seconds, claims(person.token)["sid"]],
    )
