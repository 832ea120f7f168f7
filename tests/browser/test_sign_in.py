"""A person with a browser signs in by the development provider, from a page of another origin."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from ontour.stack import Stack
from tests.browser.conftest import Look


def sign_in(page: Page, front_end: str, name: str = "mia") -> None:
    """Go to the provider and come back as one of those whom it knows."""
    page.goto(front_end)
    page.get_by_role("button", name="Development provider").click()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text("You are signed in.")).to_be_visible()


def stored(page: Page) -> str:
    """All that a script of the page can get at."""
    return str(
        page.evaluate("JSON.stringify([document.cookie, {...sessionStorage}, {...localStorage}])")
    )


def test_somebody_signs_in_and_out(page: Page, front_end: str, look: Look) -> None:
    page.goto(front_end)
    button = page.get_by_role("button", name="Development provider")
    expect(button).to_be_visible()
    look("1-signed-out")
    button.click()
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()
    look("2-provider")
    page.get_by_role("button", name="mia", exact=True).click()
    expect(page.get_by_text("You are signed in.")).to_be_visible()
    expect(page.locator("#name")).to_have_text("Mia Marlow")
    expect(page.locator("#email")).to_have_text("mia@ontour.example")
    expect(page.locator("#organization")).to_have_text("Mia Marlow")
    look("3-signed-in")
    assert page.url == front_end
    assert json.loads(stored(page)) == ["", {}, {}]

    with page.expect_response("**/auth/refresh") as refreshed:
        page.get_by_role("button", name="Refresh the token").click()
    assert "refresh_token" not in refreshed.value.json()
    page.reload()
    expect(page.locator("#name")).to_have_text("Mia Marlow")

    page.get_by_role("button", name="Sign out").click()
    expect(button).to_be_visible()
    look("4-signed-out-again")
    page.reload()
    expect(button).to_be_visible()
    expect(page.locator("#problem")).to_be_hidden()


def test_the_same_person_comes_back(page: Page, front_end: str, stack: Stack) -> None:
    people = []
    for _ in range(2):
        with page.expect_response("**/auth/token") as exchanged:
            sign_in(page, front_end, "cal")
        people.append(exchanged.value.json()["user"])
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_text("Sign in with")).to_be_visible()
    assert people[0]["id"] == people[1]["id"]
    # The provider does not say that the address is verified.
    assert (people[0]["full_name"], people[0]["email"]) == ("Cal Crew", None)


def test_who_declines_is_told(page: Page, front_end: str, look: Look) -> None:
    page.goto(front_end)
    page.get_by_role("button", name="Development provider").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("5-declined")
    assert page.url == front_end


def test_a_way_back_is_of_no_use_in_a_page_that_did_not_begin(page: Page, front_end: str) -> None:
    """Code injection: the attacker's code, in the victim's page."""
    page.goto(f"{front_end}?{urlencode({'code': 'oac_of-an-attacker'})}")
    expect(page.get_by_text("Sign in with")).to_be_visible()
    assert page.url == front_end


def test_a_page_that_is_not_allowed_gets_nobody_back(page: Page, stack: Stack, look: Look) -> None:
    asked = {"return_to": "https://evil.example/", "code_challenge": "A" * 43}
    page.goto(f"{stack.base_url}/auth/oauth/dev?{urlencode(asked)}")
    expect(page.get_by_text("RETURN_TO_REFUSED")).to_be_visible()
    look("6-refused")
