"""Attacks on a sign-in by a provider (RFC 9700): T19 of the threat model."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from starlette.responses import JSONResponse

from tests.api.oauth.test_linking import signed_up
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.front_end import PAGE, Browser
from tests.support.providers import Providers, query

# --- state, and whose browser it is -------------------------------------------------------------


def test_a_state_is_good_once(browser: Browser) -> None:
    callback = browser.callback("acme")
    assert "code" in browser.returned(browser.visit(callback))
    replayed = browser.returned(browser.visit(callback))
    assert replayed["error"] == "OAUTH_STATE_INVALID"


def test_a_state_is_spent_even_if_the_provider_fails(
    browser: Browser, providers: Providers
) -> None:
    callback = browser.callback("acme")
    providers.answers["/token"] = lambda _: JSONResponse({"error": "server_error"}, 400)
    assert browser.returned(browser.visit(callback))["error"] == "PROVIDER_FAILED"
    providers.answers.clear()
    assert browser.returned(browser.visit(callback))["error"] == "OAUTH_STATE_INVALID"


def test_another_browser_cannot_answer(
    browser: Browser, open_browser: Callable[[], Browser]
) -> None:
    """Login CSRF: an attacker's way back, opened by a victim, signs the victim in as nobody."""
    callback = browser.callback("acme")
    victim = open_browser()
    assert refusal(victim.client.get(callback)) == (400, "OAUTH_STATE_INVALID")
    victim.begin("acme")  # now with a cookie of its own
    assert refusal(victim.client.get(callback)) == (400, "OAUTH_STATE_INVALID")
    assert "code" in browser.returned(browser.visit(callback))


@pytest.mark.parametrize(
    "state", ["", "state=", "state=x", "state=x&state=y", f"state={'x' * 5000}"]
)
def test_a_way_back_that_nobody_began_is_a_page_of_ours(browser: Browser, state: str) -> None:
    browser.begin("acme")
    reply = browser.client.get(f"{browser.base_url}/auth/oauth/acme/callback?code=x&{state}")
    assert reply.status_code in (400, 422)
    assert "Location" not in reply.headers


def test_a_page_of_ours_shows_nothing_of_the_request(browser: Browser) -> None:
    reply = browser.client.get(
        f"{browser.base_url}/auth/oauth/acme",
        params={"return_to": "<script>alert(1)</script>"},
        headers={"Accept": "text/html"},
    )
    assert reply.status_code == 400
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "script" not in reply.text
    assert "RETURN_TO_REFUSED" in reply.text
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_an_old_flow_is_over(browser: Browser, database: Connection) -> None:
    callback = browser.callback("acme")
    database.execute("update auth.oauth_flows set expires_at = now()")
    assert browser.returned(browser.visit(callback))["error"] == "OAUTH_STATE_INVALID"


def test_the_cookie_is_for_us_alone(browser: Browser) -> None:
    cookie = browser.begin("acme").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


# --- codes --------------------------------------------------------------------------------------


def test_a_code_that_comes_twice_ends_the_session(browser: Browser, database: Connection) -> None:
    code = browser.come_back("acme")["code"]
    browser.session = browser.exchange(code).json()
    assert browser.me().status_code == 200
    assert refusal(browser.exchange(code)) == (400, "OAUTH_CODE_INVALID")
    assert refusal(browser.me()) == (401, "SESSION_REVOKED")
    events = database.execute(
        "select count(*) from auth.security_events where kind = 'oauth_code_reused' "
        "and session_id = %s",
        [browser.session["session_id"]],
    )
    assert events.fetchone() == (1,)


def test_a_code_is_worth_nothing_in_another_front_end(
    browser: Browser, open_browser: Callable[[], Browser]
) -> None:
    """Code injection, and a stolen code: either has another verifier."""
    code = browser.come_back("acme")["code"]
    assert refusal(open_browser().exchange(code)) == (400, "OAUTH_CODE_INVALID")
    # Whoever tried may have it from anywhere: it is worth nothing to its owner either.
    assert refusal(browser.exchange(code)) == (400, "OAUTH_CODE_INVALID")


def test_a_code_lives_for_a_minute(browser: Browser, database: Connection) -> None:
    code = browser.come_back("acme")["code"]
    row = database.execute(
        "select expires_at - answered_at <= interval '61 seconds' from auth.oauth_flows "
        "where code_hash = sha256(%s)",
        [code.encode()],
    )
    assert row.fetchone() == (True,)
    database.execute("update auth.oauth_flows set expires_at = now()")
    assert refusal(browser.exchange(code)) == (400, "OAUTH_CODE_INVALID")


@pytest.mark.parametrize("code", ["", "x", "oac_" + "A" * 43])
def test_a_made_up_code_is_refused(browser: Browser, code: str) -> None:
    assert refusal(browser.exchange(code)) == (400, "OAUTH_CODE_INVALID")


def test_a_code_of_one_purpose_is_not_good_for_another(
    browser: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    mia = signed_up(browser, database)
    to_link = mia.follow(mia.flow("acme").json()["url"])["code"]
    assert refusal(mia.exchange(to_link)) == (400, "OAUTH_CODE_INVALID")
    to_sign_in = mia.come_back("acme")["code"]
    assert refusal(mia.finish_link(to_sign_in)) == (400, "OAUTH_CODE_INVALID")
    assert mia.identities() == []


def test_a_victim_lured_onto_an_attackers_way_links_nothing(
    browser: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    """The victim's account at the provider must not end at the attacker's person."""
    mallory = signed_up(browser, database)
    victim = signed_up(open_browser(), database)
    address = mallory.flow("acme").json()["url"]
    code = victim.follow(address)["code"]  # in the victim's page, who has no verifier for it
    assert refusal(victim.finish_link(code)) == (400, "OAUTH_CODE_INVALID")
    assert mallory.identities() == victim.identities() == []


def test_a_link_is_finished_by_the_session_that_began_it(
    browser: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    mia = signed_up(browser, database)
    code = mia.follow(mia.flow("acme").json()["url"])["code"]
    thief = signed_up(open_browser(), database)
    thief.verifier = mia.verifier
    assert refusal(thief.finish_link(code)) == (400, "OAUTH_CODE_INVALID")
    assert mia.identities() == thief.identities() == []


def test_an_address_to_link_is_opened_once(
    browser: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    mia = signed_up(browser, database)
    address = mia.flow("acme").json()["url"]
    mia.visit(address)
    reply = open_browser().client.get(address)
    assert refusal(reply) == (400, "OAUTH_STATE_INVALID")


# --- which provider -----------------------------------------------------------------------------


def test_another_providers_answer_is_not_taken(browser: Browser, providers: Providers) -> None:
    """Mix-up: what one was asked must not be answered at the address of another."""
    callback = browser.callback("acme").replace("/acme/", "/google/")
    assert browser.returned(browser.visit(callback))["error"] == "OAUTH_STATE_INVALID"
    assert not [path for path in providers.calls if path.endswith("/token")]


@pytest.mark.parametrize("provider", ["acme", "github", "spotify"])
def test_an_answer_that_names_another_issuer_is_not_taken(
    browser: Browser, providers: Providers, provider: str
) -> None:
    providers.returned["iss"] = providers.issuer("google")
    assert browser.failure(provider) == "PROVIDER_FAILED"
    assert not [path for path in providers.calls if "token" in path]


def test_an_issuer_that_promises_its_name_has_to_give_it(
    browser: Browser, providers: Providers
) -> None:
    callback, _, parameters = browser.callback("acme").partition("?")
    asked = {key: value for key, value in query(f"?{parameters}").items() if key != "iss"}
    reply = browser.client.get(callback, params=asked)
    assert browser.returned(reply.headers["Location"])["error"] == "PROVIDER_FAILED"


# --- where to -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "return_to",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "http://127.0.0.1:5173",
        "http://127.0.0.1:5173/deeper",
        "http://127.0.0.1:5173/?next=x",
        "http://127.0.0.1:5173/#x",
        "http://127.0.0.1:5173.evil.example/",
        "http://127.0.0.1:5173@evil.example/",
        "http://evil.example\\@127.0.0.1:5173/",
        "HTTP://127.0.0.1:5173/",
        "https://127.0.0.1:5173/",
        "http://127.0.0.1:5173//",
        "http://127.0.0.1:5173/%2e",
        " http://127.0.0.1:5173/",
        "javascript:alert(1)",
        "https://app.example.com/signed-in/",
    ],
)
def test_nobody_is_sent_to_what_is_not_listed(browser: Browser, return_to: str) -> None:
    reply = browser.begin("acme", return_to=return_to)
    assert refusal(reply) == (400, "RETURN_TO_REFUSED")
    assert "Location" not in reply.headers


def test_return_to_is_given_once(browser: Browser) -> None:
    address = f"{browser.base_url}/auth/oauth/acme?return_to={quote(PAGE)}&return_to=https://evil.example/"
    assert refusal(browser.client.get(address)) == (422, "VALIDATION_FAILED")


def test_an_unknown_provider_sends_nobody_anywhere(browser: Browser) -> None:
    assert refusal(browser.begin("evil")) == (404, "PROVIDER_UNKNOWN")
    reply = browser.client.get(f"{browser.base_url}/auth/oauth/evil/callback?state=x&code=y")
    assert refusal(reply) == (404, "PROVIDER_UNKNOWN")


def test_a_link_returns_to_listed_pages_only(browser: Browser, database: Connection) -> None:
    mia = signed_up(browser, database)
    reply = mia.client.post(
        f"{mia.base_url}/auth/oauth/acme/link",
        json={"return_to": "https://evil.example/", "code_challenge": mia.challenge},
        headers=mia.headers,
    )
    assert refusal(reply) == (400, "RETURN_TO_REFUSED")
