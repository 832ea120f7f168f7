"""Attacks on a sign-in by a provider (RFC 9700): T19 of the threat model."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from ontour.stack import Stack
from tests.api.oauth.test_linking import signed_up
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.front_end import PAGE, Browser
from tests.support.providers import CLIENT_ID, CLIENT_SECRET, Providers, query, unsigned


def failure(browser: Browser, provider: str = "acme") -> str:
    """With which error the whole way ends."""
    return browser.come_back(provider)["error"]


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
    assert failure(browser, provider) == "PROVIDER_FAILED"
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


# --- ID tokens ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": [CLIENT_ID.format("acme"), "another-client"]},
        {"azp": "another-client"},
        {"sub": None},
        {"sub": ""},
        {"sub": 5},
        {"sub": "x" * 300},
        {"sub": "mia\u0000"},
        {"sub": "mía"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": None},
        {"iat": 4_000_000_000},
        {"nbf": 4_000_000_000},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=str,
)
def test_an_id_token_with_wrong_claims_is_refused(
    browser: Browser, providers: Providers, claims: dict[str, Any]
) -> None:
    providers.claims |= claims
    assert failure(browser) == "PROVIDER_FAILED"


def test_an_id_token_of_another_flow_is_refused(
    browser: Browser, open_browser: Callable[[], Browser], providers: Providers
) -> None:
    """The nonce binds it to the browser: a token that was stolen elsewhere is of no use."""
    stolen: list[str] = []

    def steal(claims: dict[str, Any]) -> str:
        stolen.append(providers.signed(claims))
        return stolen[0]

    providers.sign = steal
    assert "code" in open_browser().come_back("acme")
    providers.claims["at_hash"] = None
    assert failure(browser) == "PROVIDER_FAILED"


def hs256(key: bytes) -> Callable[[dict[str, Any]], str]:
    """Signs with a secret that is none; by hand, for no library would."""

    def sign(claims: dict[str, Any]) -> str:
        text = unsigned({"alg": "HS256"}, claims).rstrip(".")
        signature = hmac.digest(key, text.encode(), "sha256")
        return f"{text}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"

    return sign


def test_an_id_token_signed_otherwise_is_refused(browser: Browser, providers: Providers) -> None:
    stranger = RSAKey.generate_key(2048)
    public = providers.key.as_pem(private=False)
    key_in_header = stranger.as_dict(private=False)
    forgeries: list[Callable[[dict[str, Any]], str]] = [
        lambda claims: unsigned({"alg": "none"}, claims),
        lambda claims: unsigned({"alg": "NONE", "kid": providers.key.kid}, claims),
        lambda claims: unsigned({"alg": "RS256", "kid": providers.key.kid}, claims, b"x" * 256),
        lambda claims: unsigned({"kid": providers.key.kid}, claims),
        hs256(CLIENT_SECRET.encode()),
        hs256(public),
        hs256(json.dumps(providers.key.as_dict(private=False)).encode()),
        lambda claims: jwt.encode({"alg": "RS256", "kid": providers.key.kid}, claims, stranger),
        lambda claims: jwt.encode({"alg": "RS256", "kid": "unknown"}, claims, stranger),
        lambda claims: jwt.encode({"alg": "RS256", "jwk": key_in_header}, claims, stranger),
        lambda claims: providers.signed(claims) + "A",
        lambda claims: providers.signed(claims).rpartition(".")[0] + ".",
        lambda claims: "not a token",
        lambda claims: "a.b.c.d.e",
        lambda claims: "",
    ]
    for forgery in forgeries:
        providers.sign = forgery
        assert failure(browser) == "PROVIDER_FAILED"


def test_userinfo_about_somebody_else_is_refused(browser: Browser, providers: Providers) -> None:
    providers.claims |= {"email": None}
    providers.answers["/userinfo"] = lambda _: JSONResponse(
        {"sub": "somebody-else", "email": "victim@example.com", "email_verified": True}
    )
    assert failure(browser) == "PROVIDER_FAILED"


@pytest.mark.parametrize("verified", [False, None, "true", 1, "yes"])
def test_an_address_that_is_not_verified_is_nobodys(
    browser: Browser, providers: Providers, verified: object
) -> None:
    """A person begins without it, so nobody sits on it and nothing is found by it."""
    providers.account["email_verified"] = verified
    user = browser.sign_in()["user"]
    assert (user["email"], user["email_verified"]) == (None, False)


def test_an_address_that_is_not_verified_says_nothing_of_its_account(
    browser: Browser,
    open_browser: Callable[[], Browser],
    providers: Providers,
    database: Connection,
) -> None:
    mia = signed_up(open_browser(), database)
    providers.account |= {"email": mia.session["user"]["email"], "email_verified": False}
    assert browser.sign_in()["user"]["id"] != mia.session["user"]["id"]


# --- providers that answer nonsense -------------------------------------------------------------


def endlessly() -> Any:
    """More than anybody wants to read."""
    while True:
        yield b"x" * 65536


def slowly() -> Any:
    """A byte now and then, never enough to time out between two."""
    for _ in range(30):
        time.sleep(0.2)
        yield b" "


BAD: dict[str, Callable[[Request], Response]] = {
    "garbage": lambda _: Response(b"\xff\x00<html>", media_type="application/json"),
    "nothing": lambda _: Response(b""),
    "a list": lambda _: JSONResponse([]),
    "a string": lambda _: JSONResponse("x"),
    "null": lambda _: JSONResponse(None),
    "an empty object": lambda _: JSONResponse({}),
    "nested": lambda _: Response(b"[" * 100_000),
    "a huge number": lambda _: Response(b'{"id": ' + b"9" * 10_000 + b"}"),
    "a surrogate": lambda _: Response(
        b'{"id": "\\ud800", "account_id": "\\ud800", "sub": "\\ud800"}'
    ),
    "500": lambda _: JSONResponse({}, 500),
    "429": lambda _: JSONResponse({}, 429),
    "401": lambda _: JSONResponse({"error": "invalid_token"}, 401),
    "elsewhere": lambda request: RedirectResponse(request.url.replace(path="/acme/keys"), 302),
    "endless": lambda _: StreamingResponse(endlessly()),
    "slow": lambda _: StreamingResponse(slowly()),
    "a bomb": lambda _: Response(
        base64.b64decode("H4sIAAAAAAAAA0tMAgC1jOJFAgAAAA=="), headers={"Content-Encoding": "gzip"}
    ),
}


@pytest.mark.parametrize("answer", BAD)
@pytest.mark.parametrize(
    ("provider", "where"),
    [
        ("acme", "/token"),
        ("github", "/login/oauth/access_token"),
        ("github", "/api/user"),
        ("spotify", "/api/token"),
        ("spotify", "/v1/me"),
    ],
)
def test_a_bad_answer_ends_at_the_page_with_an_error(
    browser: Browser, providers: Providers, provider: str, where: str, answer: str
) -> None:
    callback = browser.callback(provider)
    providers.answers[where] = BAD[answer]
    providers.calls.clear()
    began = time.monotonic()
    unavailable = answer in ("500", "429", "slow")
    expected = "PROVIDER_UNAVAILABLE" if unavailable else "PROVIDER_FAILED"
    assert browser.returned(browser.visit(callback))["error"] == expected
    assert "/acme/keys" not in providers.calls  # where no redirect leads
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("field", ["access_token", "token_type", "id_token"])
@pytest.mark.parametrize("value", [None, 5, "", [], {}])
def test_tokens_of_the_wrong_kind_are_refused(
    browser: Browser, providers: Providers, field: str, value: object
) -> None:
    tokens = {"access_token": "x", "token_type": "Bearer", "id_token": "x.y.z"} | {field: value}
    providers.answers["/token"] = lambda _: JSONResponse(tokens)
    assert failure(browser) == "PROVIDER_FAILED"


# --- what is written down -----------------------------------------------------------------------


def test_no_code_state_or_token_is_logged_or_kept(
    browser: Browser, providers: Providers, oauth_stack: Stack, database: Connection
) -> None:
    callback = browser.callback("acme")
    found = browser.returned(browser.visit(callback))
    browser.session = browser.exchange(found["code"]).json()
    browser.exchange(found["code"])
    failure(browser, "github")
    back = query(callback)
    secrets = [
        found["code"], back["code"], back["state"], browser.verifier, providers.visits[0]["nonce"],
        browser.session["access_token"], browser.session["refresh_token"],
        browser.session["device_token"], browser.client.cookies["ontour_oauth"], CLIENT_SECRET,
    ]  # fmt: skip
    logs = [
        path
        for path in Path(oauth_stack.run_dir).glob("*.log")
        if path.name not in ("postgres.log",)
    ]
    assert {"access.log", "bridge.log", "gateway.log"} <= {path.name for path in logs}
    tables = database.execute(
        "select string_agg(flows::text, ' ') from auth.oauth_flows as flows"
    ).fetchone()
    assert tables is not None
    for secret in secrets:
        for path in logs:
            assert str(secret) not in path.read_text(errors="replace"), path.name
        assert str(secret) not in tables[0]


def test_no_token_is_in_any_address(browser: Browser, providers: Providers) -> None:
    callback = browser.callback("acme")
    last = browser.visit(callback)
    assert set(query(last)) == {"code"}
    browser.session = browser.exchange(query(last)["code"]).json()
    for address in (callback, last, json.dumps(providers.visits)):
        assert browser.session["access_token"] not in address
        assert browser.session["refresh_token"] not in address


def test_a_provider_elsewhere_cannot_speak_for_another(
    browser: Browser, providers: Providers
) -> None:
    """An identity is issuer and subject: the same subject of another issuer is somebody else."""
    first = browser.sign_in("acme")["user"]["id"]
    providers.account["email"] = "other@example.com"
    assert browser.sign_in("google")["user"]["id"] != first
