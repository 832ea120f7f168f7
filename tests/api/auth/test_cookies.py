"""Refresh tokens in cookies: no page but our own sets, uses or ends a session by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support import people
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.people import PASSWORD, Person
from tests.support.stacks import own_stack

FRIEND = "https://app.example.org"
NAME = "ontour_refresh"

# What a browser says of a request that our page did not send; None is a header that is not sent.
FOREIGN: list[dict[str, str | None]] = [
    {"Origin": "https://evil.example"},
    {"Origin": None},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "{own}.evil.example"},
    {"Origin": "{own}/"},
    {"Origin": "https://app.example.org.evil.example"},
    {"Origin": "http://app.example.org"},
    {"Origin": "{own}", "Sec-Fetch-Site": "cross-site"},
    {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site"},
]


@pytest.fixture(scope="module")
def site(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack that one other origin may call."""
    with own_stack(
        throwaway, cluster, "cookies", gateway={**NO_RATE_LIMIT, "allowed_origins": [FRIEND]}
    ) as running:
        yield running


@pytest.fixture
def browser(site: Stack) -> Iterator[httpx.Client]:
    """A page of our own origin; cookies are sent by hand, so that each test sees what is sent."""
    headers = {"Origin": site.base_url, "Sec-Fetch-Site": "same-origin"}
    with httpx.Client(base_url=site.base_url, headers=headers, timeout=30) as client:
        client.event_hooks = {"response": [lambda reply: client.cookies.clear()]}
        yield client


@pytest.fixture
def mia(site: Stack) -> Iterator[Person]:
    """Somebody with an account there."""
    with httpx.Client(base_url=site.base_url, timeout=30) as http:
        person = people.register(http)
        with person.api:
            yield person


@pytest.fixture
def behind(site: Stack) -> Iterator[Connection]:
    """A look behind the scenes."""
    with Database(site.cluster, site.dbname).connect() as sql:
        yield sql


def cookies_of(reply: httpx.Response) -> dict[str, Any]:
    """The cookies that an answer sets, with their attributes."""
    found: dict[str, Any] = {}
    for header in reply.headers.get_list("set-cookie"):
        found.update(SimpleCookie(header))
    return found


def sign_in(browser: httpx.Client, person: Person, **headers: str) -> httpx.Response:
    body = {"email": person.email, "password": PASSWORD, "transport": "cookie"}
    return browser.post("/auth/login", json=body, headers=headers)


def token_of(reply: httpx.Response) -> str:
    assert reply.is_success, reply.text
    return str(cookies_of(reply)[NAME].value)


def with_cookie(
    browser: httpx.Client, path: str, token: str, headers: dict[str, str | None] | None = None
) -> httpx.Response:
    """POST with the cookie, whatever the client's own jar holds."""
    request = browser.build_request("POST", path)
    request.headers["Cookie"] = f"{NAME}={token}"
    for name, value in (headers or {}).items():
        request.headers.pop(name, None)
        if value is not None:
            request.headers[name] = value.replace("{own}", str(browser.base_url).rstrip("/"))
    return browser.send(request)


def living(sql: Connection, person: Person) -> int:
    query = "select from auth.sessions where user_id = %s and revoked_at is null"
    return sql.execute(query, (person.id,)).rowcount


def test_a_sign_in_puts_the_refresh_token_where_no_script_reads_it(
    browser: httpx.Client, mia: Person
) -> None:
    reply = sign_in(browser, mia)
    assert "refresh_token" not in reply.json()
    assert "device_token" not in reply.json()
    cookie = cookies_of(reply)[NAME]
    assert cookie.value.startswith("otr_")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True, "strict", "/", "",
    )  # fmt: skip
    assert cookie["max-age"] == "604800"
    # No Secure on plain http, as on one's own machine: a browser would not send it back.
    assert cookie["secure"] == ""


def test_a_refresh_reads_the_cookie_and_sets_the_next(
    browser: httpx.Client, mia: Person, behind: Connection
) -> None:
    token = token_of(sign_in(browser, mia))
    reply = with_cookie(browser, "/auth/refresh", token)
    assert token_of(reply) != token
    assert "refresh_token" not in reply.json()
    bearer = {"Authorization": f"Bearer {reply.json()['access_token']}"}
    assert browser.get("/auth/me", headers=bearer).json()["id"] == mia.id


def test_the_device_is_known_again_by_its_cookie(browser: httpx.Client, mia: Person) -> None:
    device = cookies_of(sign_in(browser, mia))["ontour_device"]
    assert (device["httponly"], device["samesite"], device["path"]) == (True, "strict", "/")
    again = sign_in(browser, mia, Cookie=f"ontour_device={device.value}")
    assert "ontour_device" not in cookies_of(again)


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_no_other_page_uses_the_cookie(
    path: str,
    headers: dict[str, str | None],
    browser: httpx.Client,
    mia: Person,
    behind: Connection,
) -> None:
    token = token_of(sign_in(browser, mia))
    before = living(behind, mia)
    reply = with_cookie(browser, path, token, headers)
    assert refusal(reply) == (403, "ORIGIN_REFUSED")
    assert not cookies_of(reply)
    assert living(behind, mia) == before
    assert with_cookie(browser, "/auth/refresh", token).is_success


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_no_other_page_signs_the_browser_in(
    headers: dict[str, str | None], browser: httpx.Client, mia: Person, behind: Connection
) -> None:
    """Login CSRF: who does not notice works in the account of the attacker."""
    before = living(behind, mia)
    body = {"email": mia.email, "password": PASSWORD, "transport": "cookie"}
    request = browser.build_request("POST", "/auth/login", json=body)
    for name, value in headers.items():
        request.headers.pop(name, None)
        if value is not None:
            request.headers[name] = value.replace("{own}", str(browser.base_url).rstrip("/"))
    reply = browser.send(request)
    assert refusal(reply) == (403, "ORIGIN_REFUSED")
    assert not cookies_of(reply)
    assert living(behind, mia) == before


def test_a_page_that_is_allowed_does_all_of_it(browser: httpx.Client, mia: Person) -> None:
    friend = {"Origin": FRIEND, "Sec-Fetch-Site": "same-site"}
    reply = sign_in(browser, mia, **friend)
    assert reply.headers["Access-Control-Allow-Origin"] == FRIEND
    assert reply.headers["Access-Control-Allow-Credentials"] == "true"
    next_one = with_cookie(browser, "/auth/refresh", token_of(reply), {**friend})
    assert with_cookie(browser, "/auth/logout", token_of(next_one), {**friend}).status_code == 204


def test_a_page_that_is_not_allowed_reads_no_answer(browser: httpx.Client) -> None:
    for method in ("OPTIONS", "POST"):
        reply = browser.request(method, "/auth/refresh", headers={"Origin": "https://evil.example"})
        assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_form_of_another_site_is_no_request(
    media_type: str, browser: httpx.Client, mia: Person
) -> None:
    token = token_of(sign_in(browser, mia))
    reply = with_cookie(browser, "/auth/refresh", token, {"Content-Type": media_type})
    assert refusal(reply) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_what_is_read_changes_nothing(
    browser: httpx.Client, mia: Person, behind: Connection
) -> None:
    """A link or an image of another site sends GET, with every cookie that SameSite lets pass."""
    reply = sign_in(browser, mia)
    cookie = {"Cookie": f"{NAME}={token_of(reply)}"}
    before = behind.execute("select * from auth.sessions where user_id = %s", (mia.id,)).fetchall()
    paths = ("refresh", "logout", "logout-all", "sessions", "devices", "me", "login")
    statuses = {browser.get(f"/auth/{path}", headers=cookie).status_code for path in paths}
    assert statuses <= {401, 405}
    after = behind.execute("select * from auth.sessions where user_id = %s", (mia.id,)).fetchall()
    assert after == before


def test_a_cookie_alone_opens_nothing(browser: httpx.Client, mia: Person) -> None:
    """It gets tokens; what changes anything takes a token in a header that no form can send."""
    cookie = {"Cookie": f"{NAME}={token_of(sign_in(browser, mia))}"}
    for method, path in (
        ("DELETE", "/auth/sessions"), ("POST", "/auth/logout-all"), ("GET", "/auth/me"),
    ):  # fmt: skip
        assert refusal(browser.request(method, path, headers=cookie)) == (401, "TOKEN_REQUIRED")
    assert browser.get("/api/shows", headers=cookie).status_code == 401


def test_a_sign_in_never_goes_on_with_a_session_that_was_planted(
    browser: httpx.Client, mia: Person, site: Stack
) -> None:
    """Fixation: whoever planted the cookie holds a session of their own, and nothing else."""
    with httpx.Client(base_url=site.base_url, timeout=30) as http:
        thief = people.register(http, "Thea Thief")
    planted = token_of(sign_in(browser, thief))
    reply = sign_in(browser, mia, Cookie=f"{NAME}={planted}")
    assert token_of(reply) != planted
    theirs = with_cookie(browser, "/auth/refresh", planted)
    assert theirs.json()["user"]["id"] == thief.id
    assert theirs.json()["session_id"] != reply.json()["session_id"]


def test_a_logout_by_cookie_ends_the_session_and_has_the_cookie_forgotten(
    browser: httpx.Client, mia: Person
) -> None:
    signed_in = sign_in(browser, mia)
    token = token_of(signed_in)
    reply = with_cookie(browser, "/auth/logout", token)
    assert reply.status_code == 204
    cookie = cookies_of(reply)[NAME]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", "0", "/")
    assert "ontour_device" not in cookies_of(reply)
    assert refusal(with_cookie(browser, "/auth/refresh", token)) == (401, "SESSION_REVOKED")
    bearer = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    assert refusal(browser.get("/api/shows", headers=bearer)) == (401, "SESSION_REVOKED")
    assert with_cookie(browser, "/auth/logout", token).status_code == 204


def test_a_refresh_token_in_the_body_ends_its_session_too(
    browser: httpx.Client, mia: Person
) -> None:
    reply = browser.post("/auth/logout", json={"refresh_token": mia.refresh_token})
    assert reply.status_code == 204
    assert refusal(mia.api.get("/auth/me")) == (401, "SESSION_REVOKED")


def test_without_any_token_a_refresh_is_refused(browser: httpx.Client) -> None:
    nothing: tuple[dict[str, str] | None, ...] = (None, {})
    for body in nothing:
        reply = browser.post("/auth/refresh", json=body)
        assert refusal(reply) == (401, "REFRESH_TOKEN_INVALID")
    assert refusal(browser.post("/auth/logout")) == (401, "TOKEN_REQUIRED")


def test_other_cookies_reach_nobody(browser: httpx.Client, mia: Person) -> None:
    token = token_of(sign_in(browser, mia))
    request = browser.build_request("POST", "/auth/refresh")
    request.headers["Cookie"] = f"theme=dark; {NAME}={token}; _ga=GA1.2.3"
    assert browser.send(request).is_success


def test_the_token_of_the_body_counts_before_that_of_the_cookie(
    browser: httpx.Client, mia: Person, register_there: Callable[[], Person]
) -> None:
    other = register_there()
    request = browser.build_request(
        "POST", "/auth/refresh", json={"refresh_token": mia.refresh_token}
    )
    request.headers["Cookie"] = f"{NAME}={other.refresh_token}"
    reply = browser.send(request)
    assert reply.json()["user"]["id"] == mia.id
    assert reply.json()["refresh_token"]
    assert not cookies_of(reply)


@pytest.fixture
def register_there(site: Stack) -> Iterator[Callable[[], Person]]:
    """Sign somebody else up."""
    with httpx.Client(base_url=site.base_url, timeout=30) as http:
        yield lambda: people.register(http, "Cal Crew")
