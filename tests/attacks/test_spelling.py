"""Addresses and names that are spelt like those of somebody else."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.attacks.accounts import Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.people import PASSWORD

KELVIN, DOTTED_I, DOTLESS_I, CYRILLIC_E, WIDE_AT = "\u212a", "\u0130", "\u0131", "\u0435", "\uff20"


@pytest.fixture
def kiki(account: Accounts) -> Account:
    """Somebody whose address has letters that other letters fold to."""
    return account(email=f"kike-{uuid.uuid4().hex}@example.com")


def lookalikes(address: str) -> list[str]:
    """What a person or a program might take for this address."""
    return [
        address.replace("k", KELVIN),
        address.replace("i", DOTTED_I),
        address.replace("i", DOTLESS_I),
        address.replace("e", CYRILLIC_E),
        address.replace("@", WIDE_AT),
        f"{address}.",
        f"{address}\u00a0",
        f"\u200b{address}",
        address.replace("@", "\u200b@"),
        address.replace("-", "\u00ad-"),
        address.replace("@", " @"),
        f"{address},{address}",
        f"Kiki <{address}>",
        f'"{address}"',
        address.replace("@", "@x@"),
        address.replace("example.com", "xn--example-9d0b.com."),
        address.replace("example.com", "[127.0.0.1]"),
    ]


def test_no_lookalike_of_an_address_is_the_address(kiki: Account) -> None:
    for address in lookalikes(kiki.email):
        reply = kiki.sign_in(known_device=False, email=address)
        assert refusal(reply)[0] in (401, 422), ascii(address)


def test_no_lookalike_of_an_address_signs_up(kiki: Account, http: httpx.Client) -> None:
    for address in lookalikes(kiki.email):
        body = {"email": address, "password": PASSWORD, "full_name": "Kiki"}
        reply = http.post("/auth/register", json=body)
        assert refusal(reply) == (422, "INVALID_EMAIL"), ascii(address)


def test_an_address_with_a_plus_or_dots_is_an_address_of_its_own(
    kiki: Account, account: Accounts
) -> None:
    local, _, domain = kiki.email.partition("@")
    for address in (f"{local}+tour@{domain}", f"k.{local[1:]}@{domain}"):
        other = account(email=address)
        assert other.id != kiki.id
        assert other.email == address


def test_case_and_spaces_are_no_second_account(kiki: Account, http: httpx.Client) -> None:
    for address in (kiki.email.upper(), f"  {kiki.email} "):
        body = {"email": address, "password": PASSWORD, "full_name": "Kiki"}
        reply = http.post("/auth/register", json=body)
        assert refusal(reply) == (409, "EMAIL_ALREADY_EXISTS"), ascii(address)


@pytest.mark.parametrize(
    "username",
    ["k\u0456ki", "kiki\u200b", "ki ki", "kiki\u0000", ".kiki", "k" * 100, "ki", "",
     "kiki@example.com", "../me", "kiki%00", "KIKI\u0130"],
    ids=ascii,
)  # fmt: skip
def test_a_username_is_plain(username: str, kiki: Account) -> None:
    change = {"username": username, "version": 1}
    reply = kiki.call("PATCH", f"/api/users?id=eq.{kiki.id}", change)
    assert reply.status_code in (400, 409, 422), reply.text


def test_a_username_in_other_letters_is_the_same_username(kiki: Account, account: Accounts) -> None:
    kiki.take_username()
    other = account()
    for username in (kiki.username.upper(), kiki.username.title()):
        change = {"username": username, "version": 1}
        reply = other.call("PATCH", f"/api/users?id=eq.{other.id}", change)
        assert reply.status_code in (400, 409, 422), reply.text
