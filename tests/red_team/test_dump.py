"""Who has copied the database opens nothing: no token, PIN, password, secret or code is in it."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from itertools import chain

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.support.life import PIN, Life, a_life, dump
from tests.support.people import PASSWORD

# Where secrets are checked: nobody keeps anything to sign in with elsewhere. Not the lookup tables.
CREDENTIALS = re.compile(
    r"^COPY (?:auth|mail|queue)\.(?!throttle_limits|security_event_kinds)\w+ .*?^\\\.$",
    re.MULTILINE | re.DOTALL,
)
NEW_PASSWORD = PASSWORD[::-1]


@pytest.fixture(scope="module")
def life(throwaway: Throwaway, cluster: Cluster) -> Iterator[Life]:
    with a_life(throwaway, cluster) as life:
        yield life


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def spellings(value: bytes) -> Iterator[str]:
    """Ways in which bytes may stand in a dump."""
    yield value.hex()
    yield base64url(value)
    yield base64.b64encode(value).decode().rstrip("=")


def test_no_secret_stands_in_it_under_any_spelling(life: Life) -> None:
    dumped = dump(life.stack)
    for secret in life.secrets:
        if re.fullmatch(r"\d{6}", secret):
            # A code of an app stands in many a number.
            continue
        bare = re.sub(r"^ot\w_", "", secret)
        assert secret not in dumped, secret
        assert bare not in dumped, secret
        for spelled in chain(spellings(secret.encode()), spellings(bare.encode())):
            assert spelled not in dumped, secret
        padded = bare + "=" * (-len(bare) % 4)
        if re.fullmatch(r"[\w-]+={0,2}", padded):
            assert base64.urlsafe_b64decode(padded).hex() not in dumped, secret
    totp = life.app.set_up["secret"]
    for spelled in spellings(base64.b32decode(totp)):
        assert spelled not in dumped


def test_a_pin_is_not_among_the_hashes_of_all_pins(life: Life) -> None:
    """A PIN is one of ten thousand: only a pepper that is not in the database keeps it."""
    import argon2

    found = life.sql.execute("select pin_hash from auth.pins").fetchone()
    assert found is not None
    hasher = argon2.PasswordHasher()
    for guess in (PIN, PIN.encode(), life.username + PIN, f"{life.person.id}{PIN}"):
        with pytest.raises(argon2.exceptions.VerifyMismatchError):
            hasher.verify(found[0], guess)


def candidates(dumped: str) -> set[str]:
    """Whatever stands in the dump, as somebody would try it."""
    values = set[str]()
    for table in CREDENTIALS.finditer(dumped):
        for line in table[0].splitlines()[1:-1]:
            for value in re.split(r"[\t,{}\"]", line):
                raw = re.fullmatch(r"\\\\x([0-9a-f]+)", value)
                values.add(raw[1] if raw else value)
                if raw:
                    values.add(base64url(bytes.fromhex(raw[1])))
    return {
        value
        for value in values
        if 4 <= len(value) <= 300 and not re.match(r"\d{4}-\d\d-\d\d ", value)
    }


def ways_in(life: Life, http: httpx.Client) -> dict[str, tuple[str, Callable[[str], int]]]:
    """Every way in that takes something secret: how it begins, and the status of an attempt."""
    device, email, name = life.secrets[2], life.person.email, life.username

    def post(path: str, **body: object) -> int:
        return http.post(path, json=body).status_code

    def bearer(text: str) -> int:
        return http.get("/auth/me", headers={"Authorization": f"Bearer {text}"}).status_code

    def recover(text: str) -> int:
        reply = life.person.api.post("/auth/step-up", json={"recovery_code": text})
        return reply.status_code

    def accept(text: str) -> int:
        reply = life.cal.api.post("/api/rpc/accept_invitation", json={"token": text})
        return reply.status_code

    def reset(text: str) -> int:
        return post("/auth/reset-password", token=text, password=NEW_PASSWORD)

    def redeem(text: str) -> int:
        return post("/auth/token", code=text, code_verifier=life.browser.verifier)

    return {
        "access token": ("", bearer),
        "refresh token": ("otr_", lambda text: post("/auth/refresh", refresh_token=text)),
        "password": ("", lambda text: post("/auth/login", email=email, password=text)),
        "PIN": ("", lambda text: post("/auth/pin", username=name, pin=text, device_token=device)),
        "device": (
            "otd_",
            lambda text: post("/auth/pin", username=name, pin=PIN, device_token=text),
        ),
        "recovery code": ("", recover),
        "token of a mail": ("ott_", lambda text: post("/auth/verify-email", token=text)),
        "token to reset": ("ott_", reset),
        "code of a provider": ("otc_", redeem),
        "invitation": ("oti_", accept),
    }


def may_be(way: str, text: str) -> bool:
    """Whether it is worth a hash: what costs one is asked for what has the right form."""
    if way == "password":
        return "argon2id" in text
    if way == "PIN":
        return re.fullmatch(r"\d{4}", text) is not None
    if way == "device":
        return len(text) >= 32
    return text.isascii() and text.isprintable()


def test_nothing_in_it_opens_anything(life: Life) -> None:
    values = sorted(candidates(dump(life.stack)))
    assert len(values) > 100
    with httpx.Client(base_url=life.stack.base_url, timeout=60) as http:
        ways = ways_in(life, http)
        opened = [
            (way, text)
            for way, (prefix, attempt) in ways.items()
            for value in values
            for text in {value, prefix + value}
            if may_be(way, text) and attempt(text) < httpx.codes.BAD_REQUEST
        ]
        assert opened == []
        # With the real thing they open, or the test would find nothing.
        real = {
            "access token": life.person.token,
            "refresh token": life.secrets[1],
            "recovery code": life.app.recovery_codes[0],
        }
        for way, secret in real.items():
            assert ways[way][1](secret) == httpx.codes.OK, way
