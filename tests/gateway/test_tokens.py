"""Guards of who is asking: P10 to P12."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable

import httpx
import jwt
import pytest

from auth_bridge import keys
from ontour.stack import Stack
from tests.gateway.wire import Wire, request
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show

# The order of the group of Ed25519: S and S + L pass the same verification equation.
ORDER = 2**252 + 27742317777372353535851937790883648493


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def signed(stack: Stack, header: dict[str, object], payload: object, compact: bool = True) -> str:
    """A token of the right key, whatever its header and claims."""
    ring = keys.load(stack.keys)
    separators = (",", ":") if compact else (", ", ": ")
    first = text(json.dumps(header, separators=separators).encode())
    second = text(json.dumps(payload).encode())
    return f"{first}.{second}.{text(ring.signing_key.sign(f'{first}.{second}'.encode()))}"


def let_in(reply: httpx.Response) -> bool:
    """Whether the token of this request for shows was taken as one; nobody else may read shows."""
    return reply.status_code == 200


def test_p10_postgrest_keeps_no_tokens(stack: Stack) -> None:
    settings = (stack.run_dir / "postgrest.conf").read_text().splitlines()
    assert 'jwt-cache-max-lifetime = "0"' in settings


def test_p10_a_token_ends_with_its_time_though_it_was_good_before(
    stack: Stack, reader: Person, http: httpx.Client
) -> None:
    claims = jwt.decode(reader.token, options={"verify_signature": False})
    header = jwt.get_unverified_header(reader.token)
    now = int(time.time())
    for expires, welcome in ((now + 60, True), (now - 1, False), (now - 29, False)):
        token = signed(stack, header, claims | {"iat": now - 60, "exp": expires})
        assert (
            let_in(http.get("/api/shows", headers={"Authorization": f"Bearer {token}"})) is welcome
        )


def test_p11_the_pin_is_the_header_that_the_bridge_writes(stack: Stack, reader: Person) -> None:
    accepted = [file.name for file in (stack.keys / "headers").iterdir()]
    assert accepted == [reader.token.split(".")[0]]
    assert raw(reader.token.split(".")[0]).startswith(b'{"alg":"EdDSA","kid":"')


def test_p11_a_header_that_means_the_same_is_refused(
    stack: Stack, reader: Person, http: httpx.Client
) -> None:
    claims = jwt.decode(reader.token, options={"verify_signature": False})
    good = jwt.get_unverified_header(reader.token)
    assert let_in(
        http.get("/api/shows", headers={"Authorization": f"Bearer {signed(stack, good, claims)}"})
    )
    kid = good["kid"]
    others: list[dict[str, object]] = [
        {"typ": "JWT", "alg": "EdDSA", "kid": kid},
        {"alg": "EdDSA", "kid": kid},
        {"alg": "EdDSA", "typ": "JWT"},
        {"alg": "EdDSA", "kid": "other", "typ": "JWT"},
        {"alg": "EdDSA", "kid": kid, "typ": "at+jwt"},
        {"alg": "EdDSA", "kid": kid, "typ": "JWT", "zip": "DEF"},
        {"alg": "EdDSA", "kid": kid, "typ": "JWT", "b64": False, "crit": ["b64"]},
        {"alg": "EdDSA", "kid": kid, "typ": "JWT", "jku": "https://evil.example"},
        {"alg": "EdDSA", "kid": "../../etc/passwd", "typ": "JWT"},
        {"alg": "EdDSA", "kid": "' or 1=1", "typ": "JWT"},
    ]
    tokens = [signed(stack, header, claims) for header in others] + [
        signed(stack, good, claims, compact=False)
    ]
    for token in tokens:
        reply = http.get("/api/shows", headers={"Authorization": f"Bearer {token}"})
        assert refusal(reply) == (401, "TOKEN_INVALID"), raw(token.split(".")[0])


def test_p11_postgrest_alone_takes_a_header_without_the_right_kid(
    stack: Stack, reader: Person, bare: Wire
) -> None:
    claims = jwt.decode(reader.token, options={"verify_signature": False})
    token = signed(stack, {"alg": "EdDSA", "kid": "other", "zip": "DEF"}, claims)
    assert bare.ask(request("GET", "/shows", {"Authorization": f"Bearer {token}"})).status == 200


def twins(token: str) -> dict[str, str]:
    """The same signature written otherwise: with L added to S, and with spare bits set."""
    signed_part, _, signature = token.rpartition(".")
    point, scalar = raw(signature)[:32], int.from_bytes(raw(signature)[32:], "little")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spare = signature[:-1] + alphabet[alphabet.index(signature[-1]) + 1]
    added = text(point + (scalar + ORDER).to_bytes(32, "little"))
    return {
        "S+L": f"{signed_part}.{added}",
        "spare bits": f"{signed_part}.{spare}",
        "padded": f"{token}==",
    }


@pytest.mark.parametrize("way", ["S+L", "spare bits", "padded"])
def test_p11_a_signature_is_written_in_one_way(
    way: str, reader: Person, http: httpx.Client
) -> None:
    reply = http.get("/api/shows", headers={"Authorization": f"Bearer {twins(reader.token)[way]}"})
    assert refusal(reply) == (401, "TOKEN_INVALID")


def test_p11_postgrest_alone_takes_the_twin_of_a_signature(reader: Person, bare: Wire) -> None:
    twin = {"Authorization": f"Bearer {twins(reader.token)['S+L']}"}
    assert bare.ask(request("GET", "/shows", twin)).status == 200


def test_p11_every_signature_of_the_bridge_fits_the_pattern(
    stack: Stack, reader: Person, http: httpx.Client
) -> None:
    claims = jwt.decode(reader.token, options={"verify_signature": False})
    header = jwt.get_unverified_header(reader.token)
    for number in range(100):
        token = signed(stack, header, claims | {"email": f"{number}@example.com"})
        assert let_in(http.get("/api/shows?limit=1", headers={"Authorization": f"Bearer {token}"}))


OTHER_SCHEMES = [
    "Basic YTpi", "Bearer", "Bearer ", "bearer {token}", "BEARER {token}", "Bearer  {token}",
    "Bearer {token} ,", "Token {token}", "{token}", "Bearer {token}, Bearer {token}",
    "Bearer {token} {token}", "Bearer {token}.x", "Bearer x.{token}", "Digest username=mia",
    "Negotiate YII", "Bearer null", "Bearer undefined", "null",
]  # fmt: skip


@pytest.mark.parametrize("value", OTHER_SCHEMES)
@pytest.mark.parametrize("path", ["/api/countries?limit=1", "/api/shows", "/auth/me", "/healthz"])
def test_p11_any_other_authorization_is_401_and_never_anonymous(
    value: str, path: str, wire: Wire, reader: Person
) -> None:
    reply = wire.ask(request("GET", path, {"Authorization": value.format(token=reader.token)}))
    assert (reply.status, reply.code) == (401, "TOKEN_INVALID")
    assert reply.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_p11_postgrest_alone_takes_other_schemes_for_nobody(bare: Wire) -> None:
    assert (
        bare.ask(request("GET", "/countries?limit=1", {"Authorization": "Basic YTpi"})).status
        == 200
    )


def test_p11_two_authorizations_are_never_one_person_and_then_another(
    wire: Wire, register: Callable[..., Person]
) -> None:
    mia, rival = register("Mia Marlow"), register("Rita Rival")
    add_show(rival)
    twice = "".join(f"Authorization: Bearer {person.token}\r\n" for person in (mia, rival))
    reply = wire.ask(f"GET /api/shows HTTP/1.1\r\nHost: a\r\n{twice}\r\n".encode())
    # nginx 1.22 passes the first one on and no other; later ones refuse the request.
    assert (reply.status, reply.body) == (200, b"[]") or reply.status in (400, 401)


@pytest.mark.parametrize("name", ["..", "../jwks.json", ".", "", "-", "/", "x", "%2e%2e"])
def test_p11_a_header_names_no_other_file(name: str, reader: Person, http: httpx.Client) -> None:
    _, payload, signature = reader.token.split(".")
    reply = http.get(
        "/api/shows", headers={"Authorization": f"Bearer {name}.{payload}.{signature}"}
    )
    assert refusal(reply) == (401, "TOKEN_INVALID")


def test_p12_a_new_token_is_good_at_once(
    http: httpx.Client, register: Callable[..., Person]
) -> None:
    mia = register()
    claims = jwt.decode(mia.token, options={"verify_signature": False})
    assert "nbf" not in claims
    assert claims["iat"] <= time.time()
    assert claims["exp"] - claims["iat"] == 900
    refresh_token = mia.refresh_token
    for _ in range(30):
        session = http.post("/auth/refresh", json={"refresh_token": refresh_token}).json()
        refresh_token = session["refresh_token"]
        assert let_in(
            http.get("/api/shows", headers={"Authorization": f"Bearer {session['access_token']}"})
        )
