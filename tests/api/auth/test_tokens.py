"""Access tokens that are not quite right, at the gateway and at PostgREST behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from auth_bridge import keys
from auth_bridge.keys import Keys
from ontour.stack import Stack
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import Person


@dataclass(frozen=True, slots=True)
class FromNow:
    """An instant of the test's own moment, not of the moment in which it was collected."""

    seconds: int


@pytest.fixture(scope="module")
def ring(stack: Stack) -> Keys:
    """The keys of the running bridge: what is signed with them has a good signature."""
    return keys.load(stack.keys)


@pytest.fixture
def postgrest(stack: Stack) -> Iterator[httpx.Client]:
    """PostgREST without the gateway's pin, as if that failed."""
    transport = httpx.HTTPTransport(uds=str(stack.sockets.postgrest))
    with httpx.Client(transport=transport, base_url="http://postgrest") as client:
        yield client


def claims(person: Person, **changes: Any) -> dict[str, Any]:
    """The claims of this person's token with some changed, or left out where None."""
    good = jwt.decode(person.token, options={"verify_signature": False}) | changes
    return {
        name: int(time.time()) + value.seconds if isinstance(value, FromNow) else value
        for name, value in good.items()
        if value is not None
    }


def signed(ring: Keys, person: Person, **changes: Any) -> dict[str, str]:
    token = jwt.encode(
        claims(person, **changes), ring.signing_key, "EdDSA", headers={"kid": ring.kid}
    )
    return {"Authorization": f"Bearer {token}"}


def test_the_tests_own_signature_is_accepted(
    ring: Keys, register: Callable[..., Person], http: httpx.Client, postgrest: httpx.Client
) -> None:
    bearer = signed(ring, register())
    assert http.get("/api/shows", headers=bearer).status_code == 200
    assert http.get("/auth/me", headers=bearer).status_code == 200
    assert postgrest.get("/shows", headers=bearer).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"}, {"iss": None}, {"iss": ""},
        # A list of one is no case of its own: PostgREST hands it on as a string.
        {"aud": "shop"}, {"aud": None}, {"aud": ["ontour", "shop"]}, {"aud": []},
        {"exp": None}, {"exp": FromNow(7200)}, {"exp": FromNow(-1)}, {"exp": FromNow(-3600)},
        {"exp": "soon"},
        {"iat": None}, {"iat": FromNow(300)}, {"iat": "now"}, {"iat": FromNow(-7200)},
        {"sub": None}, {"sub": "mia"}, {"sub": 7}, {"sub": "0192f0c1-0000-7000-8000-000000000001"},
        {"sid": None}, {"sid": "1"}, {"sid": "0192f0c1-0000-7000-8000-000000000001"},
        {"role": None}, {"role": "anon"}, {"role": "anon", "sub": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_claim_is_a_401_everywhere_though_the_signature_is_good(
    changes: dict[str, Any],
    ring: Keys,
    register: Callable[..., Person],
    http: httpx.Client,
    postgrest: httpx.Client,
) -> None:
    bearer = signed(ring, register(), **changes)
    replies = [
        http.get("/api/shows", headers=bearer),
        http.get("/auth/me", headers=bearer),
        postgrest.get("/shows", headers=bearer),
    ]
    assert [reply.status_code for reply in replies] == [401, 401, 401]
    assert all("WWW-Authenticate" in reply.headers for reply in replies)


def test_no_role_of_the_cluster_but_member_opens_anything(
    ring: Keys,
    register: Callable[..., Person],
    http: httpx.Client,
    postgrest: httpx.Client,
    superuser_sql: Connection,
) -> None:
    mia = register()
    roles = [name for [name] in superuser_sql.execute("select rolname from pg_roles")]
    assert {"member", "anon", "authenticator", "bridge", "ontour_owner", "postgres"} <= set(roles)
    for role in [*roles, "nobody", "MEMBER", "member ", "", ["member"], {"member": 1}, 7, True]:
        if role == "member":
            continue
        bearer = signed(ring, mia, role=role)
        for reply in (
            http.get("/api/shows", headers=bearer),
            postgrest.get("/shows", headers=bearer),
        ):
            assert reply.status_code in (400, 401, 403), f"{role}: {reply.text}"
        assert http.get("/auth/me", headers=bearer).status_code == 401


def forgeries(ring: Keys, person: Person) -> dict[str, str]:
    payload = claims(person)
    kid = {"kid": ring.kid}
    public = ring.signing_key.public_key().public_bytes_raw()
    foreign = Ed25519PrivateKey.generate()
    header, body, signature = person.token.split(".")
    return {
        "none": jwt.encode(payload, "", "none", headers=kid),
        "hs256 with the public key": jwt.encode(payload, public, "HS256", headers=kid),
        "hs256 with the jwk": jwt.encode(payload, ring.jwks["keys"][0]["x"] * 2, "HS256"),
        "foreign key": jwt.encode(payload, foreign, "EdDSA", headers=kid),
        "foreign kid": jwt.encode(payload, foreign, "EdDSA", headers={"kid": "x"}),
        "no kid": jwt.encode(payload, foreign, "EdDSA"),
        "own jwk": jwt.encode(payload, foreign, "EdDSA", headers=kid | {"jku": "https://evil"}),
        "no signature": f"{header}.{body}.",
        "cut": f"{header}.{body}.{signature[:-4]}",
        "swapped": f"{header}.{body[:-2]}AA.{signature}",
        "not base64": f"{header}.!!!.{signature}",
        "one part": "x",
        "five parts": "a.b.c.d.e",
    }


def test_no_forgery_is_let_in_anywhere(
    ring: Keys, register: Callable[..., Person], http: httpx.Client, postgrest: httpx.Client
) -> None:
    for name, token in forgeries(ring, register()).items():
        bearer = {"Authorization": f"Bearer {token}"}
        for reply in (
            http.get("/api/shows", headers=bearer),
            http.get("/auth/me", headers=bearer),
            postgrest.get("/shows", headers=bearer),
        ):
            assert reply.status_code == 401, f"{name} at {reply.url}: {reply.text}"


def test_the_bridge_says_what_is_wrong_with_a_token(
    ring: Keys, register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    assert refusal(http.get("/auth/me")) == (401, "TOKEN_REQUIRED")
    expired = signed(ring, mia, iat=FromNow(-900), exp=FromNow(-60))
    assert refusal(http.get("/auth/me", headers=expired)) == (401, "TOKEN_EXPIRED")
    foreign = signed(ring, mia, iss="https://evil.example")
    assert refusal(http.get("/auth/me", headers=foreign)) == (401, "TOKEN_INVALID")
