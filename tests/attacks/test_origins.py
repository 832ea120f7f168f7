"""A hostile page in the victim's browser, which sends the victim's cookies along."""

from __future__ import annotations

import httpx
import pytest

from ontour.stack import Stack
from tests.attacks.accounts import Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.people import PASSWORD

REFUSED = (403, "ORIGIN_REFUSED")


@pytest.fixture
def cookie(account: Accounts, stack: Stack) -> tuple[Account, str]:
    """Somebody who signed in on our own page, and the Cookie header of their browser."""
    mia = account()
    reply = mia.sign_in(transport="cookie", headers={"Origin": stack.base_url})
    assert reply.status_code == 200, reply.text
    return mia, "; ".join(f"{cookie.name}={cookie.value}" for cookie in reply.cookies.jar)


def foreign(stack: Stack) -> list[dict[str, str]]:
    """What a browser says of a page that is not ours, and what one might take for ours."""
    ours = stack.base_url
    origins = [
        "https://evil.example", "null", "", f"{ours}.evil.example", f"{ours}@evil.example",
        f"{ours}/", ours.upper(), ours.replace("http:", "https:"), "http://127.0.0.1",
        "http://localhost:" + ours.rpartition(":")[2], f"{ours}, https://evil.example",
        f"https://evil.example, {ours}", f"https://evil.example/{ours}",
    ]  # fmt: skip
    return [
        {},
        *({"Origin": origin} for origin in origins),
        {"Origin": ours, "Sec-Fetch-Site": "cross-site"},
        {"Referer": f"{ours}/"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ]


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
def test_a_page_that_is_not_ours_does_nothing_with_the_cookie(
    path: str, cookie: tuple[Account, str], stack: Stack, http: httpx.Client
) -> None:
    mia, text = cookie
    for headers in foreign(stack):
        reply = http.post(path, headers=headers | {"Cookie": text})
        assert refusal(reply) in (REFUSED, (400, "REQUEST_MALFORMED")), headers
        assert "set-cookie" not in reply.headers
    good = {"Origin": stack.base_url, "Cookie": text}
    assert http.post("/auth/refresh", headers=good).status_code == 200
    assert mia.call("GET", "/auth/me").status_code == 200


def test_a_page_that_is_not_ours_signs_nobody_in_by_cookie(
    account: Accounts, stack: Stack, http: httpx.Client
) -> None:
    # Else the victim would go on in the attacker's session.
    mallory = account()
    body = {"email": mallory.email, "password": PASSWORD, "transport": "cookie"}
    for headers in foreign(stack):
        reply = http.post("/auth/login", json=body, headers=headers)
        assert refusal(reply) in (REFUSED, (400, "REQUEST_MALFORMED")), headers
        assert "set-cookie" not in reply.headers


def test_a_cookie_is_no_bearer_token(cookie: tuple[Account, str], http: httpx.Client) -> None:
    _, text = cookie
    for path in ("/auth/me", "/auth/sessions", "/auth/devices"):
        reply = http.get(path, headers={"Cookie": text})
        assert refusal(reply) == (401, "TOKEN_REQUIRED")
    reply = http.post("/auth/password", json={"new_password": "x"}, headers={"Cookie": text})
    assert refusal(reply) == (401, "TOKEN_REQUIRED")


def test_the_tokens_of_a_cookie_are_in_no_body_and_in_reach_of_no_script(
    account: Accounts, stack: Stack
) -> None:
    mia = account()
    reply = mia.sign_in(known_device=False, transport="cookie", headers={"Origin": stack.base_url})
    assert not {"refresh_token", "device_token"} & reply.json().keys()
    given = reply.headers.get_list("set-cookie")
    assert len(given) == 2
    for line in given:
        flags = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"httponly", "samesite=strict", "path=/"} <= flags
        assert not any(flag.startswith("domain") for flag in flags)


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_other_origin_may_read_an_answer(
    origin: str, account: Accounts, http: httpx.Client
) -> None:
    mia = account()
    for method, path in (("OPTIONS", "/auth/login"), ("GET", "/auth/me"), ("GET", "/api/users")):
        bearer = {"Authorization": f"Bearer {mia.session['access_token']}", "Origin": origin}
        reply = http.request(method, path, headers=bearer)
        assert "Access-Control-Allow-Origin" not in reply.headers
        assert "Access-Control-Allow-Credentials" not in reply.headers
