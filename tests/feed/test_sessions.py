"""A socket lives as long as its token and its session."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import jwt

from auth_bridge import keys
from auth_bridge.tokens import AccessTokens
from ontour.stack import Stack
from tests.feed.sockets import events, socket
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person, signed_in
from tests.support.shows import add

Register = Callable[..., Person]


def short_token(stack: Stack, person: Person, seconds: int) -> str:
    """A token of the person's own session that expires soon."""
    claims = jwt.decode(person.token, options={"verify_signature": False})
    tokens = AccessTokens(keys.load(stack.keys), stack.base_url, "ontour", seconds)
    user = {"id": claims["sub"], "email": None}
    return tokens.issue({**claims, "user": user, "session_id": claims["sid"]})


def test_the_token_may_come_with_the_handshake(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    offered = ["ontour.feed.v1", f"bearer.{mia.token}"]
    with socket(stack, subprotocols=offered) as client:
        assert client.connection.subprotocol == "ontour.feed.v1"
        assert client.next("welcome")["user_id"] == mia.id


def test_an_unsigned_token_opens_nothing(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    head, body, signature = mia.token.split(".")
    for token in ("", "x", f"{head}.{body}.", f"{head}.{body}.{'A' * len(signature)}"):
        with socket(stack) as client:
            assert client.refused("hello", token=token) == "TOKEN_INVALID"
            assert client.closed() == (4401, "TOKEN_INVALID")


def test_a_token_that_expires_ends_the_socket_at_its_time(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    with socket(stack) as client:
        client.say("hello", token=short_token(stack, mia, 2))
        expires_at = client.next("welcome")["expires_at"]
        client.subscribe()
        add(mia, "tours", name="In time")
        assert client.next("change")["row"]["name"] == "In time"
        assert client.next("error")["code"] == "TOKEN_EXPIRED"
        assert time.time() >= expires_at - 0.5
        assert client.closed() == (4401, "TOKEN_EXPIRED")


def test_a_fresh_token_keeps_the_socket(stack: Stack, register: Register) -> None:
    mia, ben = register("Mia Marlow"), register("Ben Booker")
    with socket(stack) as client, socket(stack) as other:
        for each in (client, other):
            each.say("hello", token=short_token(stack, mia, 3))
            each.next("welcome")
        assert client.refused("token", token=ben.token) == "TOKEN_INVALID"
        client.say("token", token=mia.token)
        assert client.next("token")["expires_at"] > time.time() + 60
        assert other.closed() == (4401, "TOKEN_EXPIRED")
        assert client.subscribe()["type"] == "subscribed"


def test_signing_out_closes_every_socket_of_the_session_and_no_other(
    stack: Stack, http: httpx.Client, register: Register
) -> None:
    mia = register("Mia Marlow")
    again = signed_in(
        http,
        http.post("/auth/login", json={"email": mia.email, "password": PASSWORD}).json(),
    )
    with again.api, socket(stack, mia) as one, socket(stack, mia) as two, socket(
        stack, again
    ) as kept, events(stack, mia) as stream:  # fmt: skip
        assert mia.api.post("/auth/logout").status_code == 204
        assert one.closed() == (4401, "SESSION_REVOKED")
        assert two.closed() == (4401, "SESSION_REVOKED")
        assert stream.until("error")[2]["code"] == "SESSION_REVOKED"
        assert kept.subscribe()["type"] == "subscribed"


def test_a_revocation_that_nobody_announced_is_found(
    stack: Stack, register: Register, superuser_sql: Connection
) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        superuser_sql.execute("set session_replication_role = 'replica'")
        superuser_sql.execute(
            """
            update auth.sessions set revoked_at = now(), revoked_reason = 'logout'
            where user_id = %s
            """,
            (mia.id,),
        )
        assert client.closed() == (4401, "SESSION_REVOKED")


def test_a_session_that_has_ended_opens_nothing(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    mia.api.post("/auth/logout")
    with socket(stack) as client:
        assert client.hello(mia)["code"] == "SESSION_REVOKED"
        assert client.closed() == (4401, "SESSION_REVOKED")
