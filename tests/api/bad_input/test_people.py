"""Signing up and in: wrong bodies, one address for eight at once, broken and foreign tokens."""

from __future__ import annotations

import base64
import json
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from hypothesis import given, settings
from hypothesis import strategies as st

from ontour.stack import Stack
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person

Register = Callable[..., Person]

GOOD = {"email": "nobody@example.com", "password": PASSWORD, "full_name": "Nobody"}

WRONG_SIGN_UPS: list[tuple[dict[str, Any], int, str]] = [
    ({"email": "mia"}, 422, "INVALID_EMAIL"),
    ({"email": "mia@"}, 422, "INVALID_EMAIL"),
    ({"email": "mia@localhost"}, 422, "INVALID_EMAIL"),
    ({"email": "mia@exam ple.com"}, 422, "INVALID_EMAIL"),
    ({"email": "mía@example.com"}, 422, "INVALID_EMAIL"),
    ({"email": f"{'m' * 300}@example.com"}, 422, "INVALID_EMAIL"),
    ({"email": ""}, 422, "INVALID_EMAIL"),
    ({"email": "mia@example.com\nBcc: all"}, 422, "VALIDATION_FAILED"),
    ({"email": 7}, 422, "VALIDATION_FAILED"),
    ({"email": None}, 422, "VALIDATION_FAILED"),
    ({"password": "short"}, 422, "WEAK_PASSWORD"),
    ({"password": "all lower case"}, 422, "WEAK_PASSWORD"),
    ({"password": "Password1"}, 422, "WEAK_PASSWORD"),
    ({"password": ["a"]}, 422, "VALIDATION_FAILED"),
    ({"password": "Aa1" * 500}, 422, "VALIDATION_FAILED"),
    ({"full_name": ""}, 422, "VALIDATION_FAILED"),
    ({"full_name": "   "}, 422, "VALIDATION_FAILED"),
    ({"full_name": "x" * 300}, 422, "VALIDATION_FAILED"),
    ({"full_name": "NUL\x00byte"}, 422, "VALIDATION_FAILED"),
    ({"role": "owner"}, 422, "VALIDATION_FAILED"),
    ({"id": "00000000-0000-7000-8000-000000000000"}, 422, "VALIDATION_FAILED"),
]


@pytest.mark.parametrize("case", WRONG_SIGN_UPS, ids=lambda case: str(case[0])[:48])
def test_a_wrong_sign_up_is_refused(
    case: tuple[dict[str, Any], int, str], http: httpx.Client
) -> None:
    change, status, code = case
    assert refusal(http.post("/auth/register", json=GOOD | change)) == (status, code)


@pytest.mark.parametrize("path", ["/auth/register", "/auth/login", "/auth/reset-password"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 400, "INVALID_JSON"),
        ("{", 400, "INVALID_JSON"),
        ('{"email": "\\ud800"}', 400, "INVALID_JSON"),
        ("[]", 422, "VALIDATION_FAILED"),
        ("null", 422, "VALIDATION_FAILED"),
        ("{}", 422, "VALIDATION_FAILED"),
        ("[" * 5_000, 400, "INVALID_JSON"),
    ],
    ids=["nothing", "a brace", "half a surrogate pair", "a list", "null", "no fields", "a tower"],
)
def test_a_wrong_body_is_refused(
    path: str, body: str, status: int, code: str, http: httpx.Client
) -> None:
    reply = http.post(path, content=body, headers={"Content-Type": "application/json"})
    assert refusal(reply) == (status, code)


def test_a_refusal_never_repeats_the_password(http: httpx.Client) -> None:
    for body in [{"password": "Hunter2Hunter2"}, GOOD | {"password": "hunter2hunter2"}]:
        assert "unter2" not in http.post("/auth/register", json=body).text


def test_of_people_with_one_address_at_once_one_gets_it(
    http: httpx.Client, superuser_sql: Connection
) -> None:
    address = f"mia-{uuid.uuid4().hex}@example.com"
    spellings = [address, address.upper(), f" {address} ", address.title()]
    start = Barrier(8)

    def sign_up(number: int) -> httpx.Response:
        start.wait(timeout=30)
        return http.post("/auth/register", json=GOOD | {"email": spellings[number % 4]})

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(sign_up, range(8)))

    assert [r.status_code for r in replies].count(httpx.codes.CREATED) == 1
    refused = [refusal(r) for r in replies if r.status_code != httpx.codes.CREATED]
    assert refused == [(409, "EMAIL_ALREADY_EXISTS")] * 7
    # Nobody else came into being by halves.
    [winner] = [r.json()["user"]["id"] for r in replies if r.status_code == httpx.codes.CREATED]
    found = superuser_sql.execute(
        "select user_id::text from auth.email_addresses where email = %s", [address]
    ).fetchall()
    assert found == [(winner,)]


def test_login_says_the_same_for_a_wrong_password_and_an_unknown_address(
    register: Register, http: httpx.Client
) -> None:
    mia = register()
    answers = [
        http.post("/auth/login", json={"email": email, "password": "Wrong-Password-1"})
        for email in (mia.email, f"nobody-{uuid.uuid4().hex}@example.com", "no address")
    ]
    assert {refusal(answer) for answer in answers} == {(401, "INVALID_CREDENTIALS")}
    assert len({answer.text for answer in answers}) == 1


def segments(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token."""
    return jwt.get_unverified_header(token), jwt.decode(token, options={"verify_signature": False})


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """A token whose signature is empty."""
    parts = [json.dumps(part, separators=(",", ":")).encode() for part in (header, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def refused_everywhere(http: httpx.Client, authorization: str) -> set[int]:
    """The statuses with which bridge and PostgREST answer this header."""
    headers = {"Authorization": authorization}
    replies = [http.get(path, headers=headers) for path in ("/api/shows", "/auth/me")]
    for reply in replies:
        refusal(reply)
    return {reply.status_code for reply in replies}


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer x",
        "Bearer x.y.z",
        "Basic bWlhOnNlY3JldA==",
        "null",
        f"Bearer {'x' * 4000}",
    ],
)
def test_what_is_no_token_is_refused(authorization: str, http: httpx.Client) -> None:
    assert refused_everywhere(http, authorization) == {401}
    reply = http.get("/api/shows", headers={"Authorization": authorization})
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_of_another_algorithm_is_refused(register: Register, http: httpx.Client) -> None:
    header, claims = segments(register().token)
    public_key = http.get("/auth/.well-known/jwks.json").json()["keys"][0]["x"]
    for token in [
        unsigned({"alg": "none", "typ": "JWT"}, claims),
        unsigned(header, claims),
        jwt.encode(claims, public_key.ljust(64, "x"), algorithm="HS256"),
        jwt.encode(claims, public_key.ljust(64, "x"), "HS256", {"kid": header["kid"]}),
    ]:
        assert refused_everywhere(http, f"Bearer {token}") == {401}


def test_a_token_that_somebody_else_signed_is_refused(
    register: Register, http: httpx.Client
) -> None:
    header, claims = segments(register().token)
    foreign = jwt.encode(claims, Ed25519PrivateKey.generate(), "EdDSA", header)
    assert refused_everywhere(http, f"Bearer {foreign}") == {401}


# Instants are seconds from now.
WRONG_CLAIMS: dict[str, dict[str, Any]] = {
    "no expiry": {"exp": None},
    "no issue": {"iat": None},
    "no audience": {"aud": None},
    "another audience": {"aud": "another"},
    "one audience of several": {"aud": ["ontour", "another"]},
    "another issuer": {"iss": "https://elsewhere.example"},
    "the role of the login": {"role": "authenticator"},
    "the role of nobody": {"role": "anon"},
    "no role": {"role": None},
    "a subject that is no id": {"sub": "mia"},
    "a session that never was": {"sid": "00000000-0000-7000-8000-000000000000"},
    "no session": {"sid": None},
    "expired a second ago": {"exp": -1},
    "good for a month": {"exp": 30 * 24 * 3600},
    "issued in an hour": {"iat": 3600, "exp": 4500},
}


@pytest.mark.parametrize("case", WRONG_CLAIMS)
def test_our_own_signature_does_not_make_wrong_claims_right(
    case: str, register: Register, http: httpx.Client, stack: Stack
) -> None:
    header, claims = segments(register().token)
    for name, value in WRONG_CLAIMS[case].items():
        claims[name] = int(time.time()) + value if isinstance(value, int) else value
    wrong = {name: value for name, value in claims.items() if value is not None}
    key = load_pem_private_key((stack.keys / "signing.pem").read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    token = jwt.encode(wrong, key, "EdDSA", header)
    assert refused_everywhere(http, f"Bearer {token}") <= {401, 403}


def test_somebody_elses_session_does_not_lend_itself(
    register: Register, http: httpx.Client, stack: Stack
) -> None:
    mia, sue = register("Mia Marlow"), register("Sue Stranger")
    header, claims = segments(mia.token)
    key = load_pem_private_key((stack.keys / "signing.pem").read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    token = jwt.encode(claims | {"sub": sue.id}, key, "EdDSA", header)
    assert refused_everywhere(http, f"Bearer {token}") == {401}


def test_a_token_ends_with_its_session(register: Register, http: httpx.Client) -> None:
    mia = register()
    assert mia.api.get("/api/shows").status_code == httpx.codes.OK
    assert mia.api.post("/auth/logout").status_code == httpx.codes.NO_CONTENT
    assert refusal(mia.api.get("/api/shows")) == (401, "SESSION_REVOKED")
    assert refused_everywhere(http, f"Bearer {mia.token}") == {401}


def test_no_changed_character_leaves_a_token_valid(register: Register, http: httpx.Client) -> None:
    token = register().token
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

    @given(position=st.integers(0, len(token) - 1), character=st.sampled_from(alphabet))
    @settings(max_examples=60, deadline=None)
    def changed(position: int, character: str) -> None:
        forged = token[:position] + character + token[position + 1 :]
        if forged != token:
            assert refused_everywhere(http, f"Bearer {forged}") == {401}

    changed()


@settings(max_examples=60, deadline=None)
@given(
    body=st.dictionaries(
        st.sampled_from(["email", "password", "full_name", "refresh_token", "extra"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=4,
        ),
    ),
    path=st.sampled_from(["/auth/register", "/auth/login", "/auth/refresh"]),
)
def test_no_body_makes_the_bridge_fail(
    body: dict[str, Any], path: str, shared: httpx.Client
) -> None:
    reply = shared.post(path, json=body)
    assert reply.status_code in {400, 401, 409, 422}
    refusal(reply)


@pytest.fixture(scope="session")
def shared(http: httpx.Client) -> httpx.Client:
    """The same client for every example: it keeps nothing between requests."""
    return http
