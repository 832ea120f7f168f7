"""Providers that answer nonsense, and what is written down of those who answer well."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from ontour.stack import Stack
from tests.support.database import Connection
from tests.support.front_end import Browser
from tests.support.providers import CLIENT_SECRET, Providers, query

# --- providers that answer nonsense -------------------------------------------------------------


def endlessly() -> Any:
    """More than anybody wants to read."""
    while True:
        yield b"x" * 65536


async def slowly() -> Any:
    """A byte now and then for ever, never enough to time out between two."""
    while True:
        yield b" "
        await asyncio.sleep(0.1)


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
    unavailable = answer in ("500", "429", "slow")
    expected = "PROVIDER_UNAVAILABLE" if unavailable else "PROVIDER_FAILED"
    assert browser.returned(browser.visit(callback))["error"] == expected
    assert "/acme/keys" not in providers.calls  # where no redirect leads


@pytest.mark.parametrize("field", ["access_token", "token_type", "id_token"])
@pytest.mark.parametrize("value", [None, 5, "", [], {}])
def test_tokens_of_the_wrong_kind_are_refused(
    browser: Browser, providers: Providers, field: str, value: object
) -> None:
    tokens = {"access_token": "x", "token_type": "Bearer", "id_token": "x.y.z"} | {field: value}
    providers.answers["/token"] = lambda _: JSONResponse(tokens)
    assert browser.failure() == "PROVIDER_FAILED"


# --- what is written down -----------------------------------------------------------------------


def test_no_code_state_or_token_is_logged_or_kept(
    browser: Browser, providers: Providers, oauth_stack: Stack, database: Connection
) -> None:
    callback = browser.callback("acme")
    found = browser.returned(browser.visit(callback))
    browser.session = browser.exchange(found["code"]).json()
    browser.exchange(found["code"])
    browser.failure("github")
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
