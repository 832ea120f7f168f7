"""Signing in by each kind of provider, all the way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jwt
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.front_end import PAGE, Browser
from tests.support.providers import Providers, query

# As https://docs.github.com/en/rest/users has them.
OCTOCAT = {
    "login": "octocat", "id": 583231, "name": "monalisa octocat", "email": "shown@example.com",
    "avatar_url": "https://avatars.githubusercontent.com/u/583231", "type": "User",
}  # fmt: skip
# As https://developer.spotify.com/documentation/web-api/reference/get-current-users-profile has it.
WIZZLER = {
    "account_id": "aB3dE5fG7h", "id": "wizzler", "display_name": "JM Wizzler",
    "email": "email@example.com", "type": "user", "uri": "spotify:user:wizzler",
    "images": [{"url": "https://i.scdn.co/image/ab67616d00001e02", "height": 300, "width": 300}],
}  # fmt: skip


def user_of(session: dict[str, Any]) -> dict[str, Any]:
    """The person whose session it is."""
    found: dict[str, Any] = session["user"]
    return found


def test_the_providers_are_listed(browser: Browser) -> None:
    listed = browser.client.get(f"{browser.base_url}/auth/oauth").json()["providers"]
    assert [found["name"] for found in listed] == ["acme", "google", "github", "spotify"]


@pytest.mark.parametrize("provider", ["acme", "google"])
def test_openid_makes_a_person_with_a_verified_address(
    browser: Browser, providers: Providers, provider: str
) -> None:
    session = browser.sign_in(provider)
    user = user_of(session)
    assert (user["full_name"], user["email"], user["email_verified"]) == (
        "Mia Marlow", providers.account["email"], True,
    )  # fmt: skip
    assert [(org["role"], org["personal"]) for org in user["organizations"]] == [("owner", True)]
    claims = jwt.decode(str(session["access_token"]), options={"verify_signature": False})
    assert claims["amr"] == ["oauth"]
    assert browser.me().json() == user


def test_the_provider_is_asked_with_pkce_state_and_nonce(
    browser: Browser, providers: Providers
) -> None:
    browser.sign_in("acme")
    (visit,) = providers.visits
    assert visit["response_type"] == "code"
    assert visit["redirect_uri"] == f"{browser.base_url}/auth/oauth/acme/callback"
    assert visit["scope"] == "openid email profile"
    assert visit["code_challenge_method"] == "S256"
    assert visit["code_challenge"] != browser.challenge
    assert len({visit["state"], visit["nonce"], visit["code_challenge"]}) == 3


def test_who_comes_again_is_the_same_person(
    open_browser: Callable[[], Browser], providers: Providers
) -> None:
    first = user_of(open_browser().sign_in())
    providers.account |= {"email": "moved@example.com", "name": "Mia M."}
    assert user_of(open_browser().sign_in()) == first


def test_github_means_its_number_and_only_verified_addresses(
    browser: Browser, open_browser: Callable[[], Browser], providers: Providers
) -> None:
    providers.account = OCTOCAT | {"id": 583231}
    providers.emails[:] = [
        {"email": "old@example.com", "primary": False, "verified": True, "visibility": None},
        {
            "email": "octocat@example.com",
            "primary": True,
            "verified": True,
            "visibility": "private",
        },
        {"email": "hers@example.com", "primary": False, "verified": False, "visibility": None},
    ]
    user = user_of(browser.sign_in("github"))
    assert (user["email"], user["email_verified"]) == ("octocat@example.com", True)
    assert (user["full_name"], user["avatar_url"]) == (
        "monalisa octocat", "https://avatars.githubusercontent.com/u/583231",
    )  # fmt: skip
    # The name can be taken by somebody else; the number cannot.
    providers.account = OCTOCAT | {"login": "renamed"}
    assert user_of(open_browser().sign_in("github"))["id"] == user["id"]
    providers.account = OCTOCAT | {"id": 1}
    providers.emails.clear()
    assert user_of(open_browser().sign_in("github"))["id"] != user["id"]


def test_spotify_means_its_account_id_and_its_address_is_nobodys(
    browser: Browser, open_browser: Callable[[], Browser], providers: Providers
) -> None:
    providers.account = dict(WIZZLER)
    user = user_of(browser.sign_in("spotify"))
    assert (user["full_name"], user["email"], user["email_verified"]) == ("JM Wizzler", None, False)
    (identity,) = browser.identities()
    assert (identity["email"], identity["email_verified"]) == ("email@example.com", False)
    providers.account = WIZZLER | {"id": "renamed"}
    assert user_of(open_browser().sign_in("spotify"))["id"] == user["id"]


def test_an_address_that_is_not_in_the_token_is_read_from_userinfo(
    browser: Browser, providers: Providers
) -> None:
    providers.claims |= {"email": None, "email_verified": None}
    assert user_of(browser.sign_in())["email"] == providers.account["email"]
    assert "/acme/userinfo" in providers.calls


def test_the_front_end_gets_tokens_in_a_cookie_if_it_asks(browser: Browser) -> None:
    browser.client.headers["Origin"] = browser.base_url
    code = browser.come_back("acme")["code"]
    reply = browser.exchange(code, transport="cookie")
    assert "refresh_token" not in reply.json()
    assert "HttpOnly" in reply.headers["Set-Cookie"]


def test_a_device_that_is_known_stays_known(browser: Browser, providers: Providers) -> None:
    device_token = browser.sign_in()["device_token"]
    code = browser.come_back("acme")["code"]
    assert "device_token" not in browser.exchange(code, device_token=str(device_token)).json()


def test_an_account_with_the_address_is_not_taken_over(
    browser: Browser, providers: Providers, database: Connection
) -> None:
    email = providers.account["email"]
    body = {"email": email, "password": "Paradiso2026!", "full_name": "Mia"}
    assert browser.client.post(f"{browser.base_url}/auth/register", json=body).status_code == 201
    database.execute(
        "update auth.email_addresses set verified_at = now() where email = %s", [email]
    )
    reply = browser.exchange(browser.come_back("acme")["code"])
    assert refusal(reply) == (409, "EMAIL_ALREADY_EXISTS")


def test_two_first_sign_ins_at_once_make_one_person(
    open_browser: Callable[[], Browser], providers: Providers, database: Connection
) -> None:
    browsers = [open_browser() for _ in range(8)]
    codes = [browser.come_back("acme")["code"] for browser in browsers]
    with ThreadPoolExecutor(8) as pool:
        replies = list(
            pool.map(lambda pair: pair[0].exchange(pair[1]), zip(browsers, codes, strict=True))
        )
    assert len({reply.json()["user"]["id"] for reply in replies}) == 1
    count = database.execute(
        "select count(*) from auth.email_addresses where email = %s", [providers.account["email"]]
    ).fetchone()
    assert count == (1,)


def test_who_is_suspended_does_not_get_in(
    browser: Browser, database: Connection, providers: Providers
) -> None:
    user = user_of(browser.sign_in())
    database.execute("update api.users set status = 'suspended' where id = %s", [user["id"]])
    reply = browser.exchange(browser.come_back("acme")["code"])
    assert refusal(reply) == (403, "ACCOUNT_INACTIVE")


def test_who_declines_comes_back_with_an_error(browser: Browser, providers: Providers) -> None:
    callback = browser.callback("acme")
    state = query(callback)["state"]
    answer = f"error=access_denied&state={state}&iss={providers.issuer('acme')}"
    declined = browser.visit(f"{callback.partition('?')[0]}?{answer}")
    assert browser.returned(declined) == {
        "error": "OAUTH_DENIED",
        "error_description": "The provider says that the person declined.",
    }


def test_a_name_of_strange_letters_is_kept_without_them(
    browser: Browser, providers: Providers
) -> None:
    providers.account["name"] = "  Mia\u0000 M\u0007arlow " + "x" * 500
    providers.claims["picture"] = "javascript:alert(1)"
    user = user_of(browser.sign_in())
    assert user["full_name"].startswith("Mia  M arlow xxx")
    assert (len(user["full_name"]), user["avatar_url"]) == (200, None)


def test_nothing_is_kept_of_who_the_provider_said_it_was(
    browser: Browser, providers: Providers, database: Connection
) -> None:
    browser.sign_in()
    kept = database.execute(
        "select count(*) from auth.oauth_flows where identity::text like %s",
        [f"%{providers.account['sub']}%"],
    )
    assert kept.fetchone() == (0,)


def test_the_page_is_told_where_the_sign_in_failed(browser: Browser) -> None:
    reply = browser.begin("acme", code_challenge="too short")
    assert reply.headers["Location"].startswith(f"{PAGE}?error=VALIDATION_FAILED&")
