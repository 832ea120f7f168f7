from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from auth_bridge import keys, tokens
from auth_bridge.errors import TokenExpired, TokenInvalid
from auth_bridge.keys import Keys
from auth_bridge.tokens import AccessTokens
from tests.unit.conftest import ORIGIN, PERSON, SESSION, session


@pytest.fixture
def ring(tmp_path: Path) -> Keys:
    return keys.ensure(tmp_path)


@pytest.fixture
def access_tokens(ring: Keys) -> AccessTokens:
    return AccessTokens(ring, ORIGIN, "ontour", 900)


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    good = {
        "iss": ORIGIN, "aud": "ontour", "sub": PERSON, "sid": SESSION, "role": "member",
        "amr": ["pwd"], "iat": now, "exp": now + 900,
    } | changes  # fmt: skip
    return {name: value for name, value in good.items() if value is not None}


def signed(ring: Keys, **changes: Any) -> str:
    return jwt.encode(claims(**changes), ring.signing_key, "EdDSA", headers={"kid": ring.kid})


def test_a_token_has_the_pinned_header_and_the_claims_of_the_contract(
    ring: Keys, access_tokens: AccessTokens
) -> None:
    token = access_tokens.issue(session())
    assert token.split(".")[0] == keys.header(ring.kid)
    read = access_tokens.read(token).claims
    assert read["exp"] - read["iat"] == 900
    assert read | {"iat": 0, "exp": 0} == {
        "iss": ORIGIN, "aud": "ontour", "sub": PERSON, "sid": SESSION, "role": "member",
        "amr": ["pwd"], "acr": "aal1", "auth_time": 1_790_000_000,
        "email": "mia@example.com", "iat": 0, "exp": 0,
    }  # fmt: skip


def test_who_has_no_email_gets_a_token_without_one(access_tokens: AccessTokens) -> None:
    assert "email" not in access_tokens.read(access_tokens.issue(session(email=None))).claims


def test_a_token_of_the_key_before_is_still_read(tmp_path: Path, ring: Keys) -> None:
    before = signed(ring)
    (tmp_path / "signing.pem").unlink()
    after = AccessTokens(keys.ensure(tmp_path), ORIGIN, "ontour", 900)
    assert after.read(before).claims["sub"] == PERSON


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"}, {"iss": None}, {"aud": "shop"}, {"aud": ["ontour"]},
        {"aud": None}, {"exp": None}, {"exp": "soon"}, {"iat": None}, {"sub": None}, {"sid": None},
        {"role": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_claim_is_refused(
    changes: dict[str, Any], ring: Keys, access_tokens: AccessTokens
) -> None:
    with pytest.raises(TokenInvalid):
        access_tokens.read(signed(ring, **changes))


def test_an_expired_token_is_refused_as_such(ring: Keys, access_tokens: AccessTokens) -> None:
    with pytest.raises(TokenExpired):
        access_tokens.read(signed(ring, exp=int(time.time()) - 1))


def forgeries(ring: Keys) -> dict[str, str]:
    good = signed(ring)
    header, payload, signature = good.split(".")
    foreign = Ed25519PrivateKey.generate()
    public = ring.signing_key.public_key().public_bytes_raw()
    return {
        "alg none": jwt.encode(claims(), "", "none", headers={"kid": ring.kid}),
        "hmac with the public key": jwt.encode(
            claims(), public, "HS256", headers={"kid": ring.kid}
        ),
        "foreign key, our kid": jwt.encode(claims(), foreign, "EdDSA", headers={"kid": ring.kid}),
        "foreign kid": jwt.encode(claims(), ring.signing_key, "EdDSA", headers={"kid": "x"}),
        "no kid": jwt.encode(claims(), ring.signing_key, "EdDSA"),
        "more header": jwt.encode(
            claims(), ring.signing_key, "EdDSA", headers={"kid": ring.kid, "jku": "https://evil"}
        ),
        "other payload": f"{header}.{signed(ring, sub=SESSION).split('.')[1]}.{signature}",
        "no signature": f"{header}.{payload}.",
        "signature with noise": f"{header}.{payload}.{signature[:-1]}!{signature[-1]}",
        "padded": f"{header}.{payload}.{signature}==",
        "four parts": f"{good}.x",
        "no token": "x",
        "empty": "",
    }


def test_no_forgery_is_read(ring: Keys, access_tokens: AccessTokens) -> None:
    for name, token in forgeries(ring).items():
        with pytest.raises(TokenInvalid):
            raise AssertionError(f"{name} was read: {access_tokens.read(token)}")


def test_refresh_tokens_are_random_and_known_by_their_prefix() -> None:
    made = {tokens.new_refresh_token() for _ in range(100)}
    assert len(made) == 100
    assert all(token.startswith("otr_") and len(token) == 47 for token in made)


def test_a_successor_depends_on_the_nonce_and_the_key_alone() -> None:
    first = tokens.successor(b"k" * 32, b"a" * 16)
    assert first == tokens.successor(b"k" * 32, b"a" * 16)
    assert first != tokens.successor(b"k" * 32, b"b" * 16)
    assert first != tokens.successor(b"l" * 32, b"a" * 16)
    assert first.startswith("otr_")


def test_the_database_gets_a_hash() -> None:
    assert len(tokens.digest("otr_a")) == 32
