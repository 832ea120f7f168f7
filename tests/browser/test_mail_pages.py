"""The pages that mails link to, in a browser: what is there without any front end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import Page, expect

from auth_bridge.mails.render import render
from ontour.stack import Stack
from tests.browser.conftest import Look
from tests.mail.test_templates import FRONT_END, NAMES, TOKEN, message
from tests.support import people
from tests.support.answers import refusal
from tests.support.mails import newest_to
from tests.support.people import PASSWORD, Person

NEW_PASSWORD = "Melkweg2027!"  # noqa: S105 - in databases that live for one run


@contextmanager
def signed_up(stack: Stack, name: str) -> Iterator[Person]:
    """Somebody who has just signed up."""
    with httpx.Client(base_url=stack.base_url, timeout=30) as http:
        person = people.register(http, name)
    with person.api:
        yield person


@pytest.fixture
def mia(stack: Stack) -> Iterator[Person]:
    with signed_up(stack, "Mia Marlow") as person:
        yield person


def link_in(stack: Stack, email: str, subject: str) -> str:
    """The address to which a mail leads."""
    found = re.search(r"^http\S+$", newest_to(stack, email, subject).text(), re.MULTILINE)
    assert found
    return found[0]


def test_the_link_in_a_mail_verifies_the_address(
    page: Page, stack: Stack, mia: Person, look: Look
) -> None:
    link = link_in(stack, mia.email, "Confirm your email address")
    page.goto(link)
    # The token is in no address any more, for nobody to read over a shoulder.
    expect(page).to_have_url(link.split("#")[0].rstrip("/") + "/")
    look("verify-email")
    assert mia.api.get("/auth/me").json()["email_verified"] is False
    page.get_by_role("button", name="This address is mine").click()
    expect(page.get_by_role("status")).to_contain_text("the address is confirmed")
    assert mia.api.get("/auth/me").json()["email_verified"] is True
    page.goto("about:blank")
    page.goto(link)
    page.get_by_role("button", name="This address is mine").click()
    expect(page.get_by_role("status")).to_contain_text("no longer good")
    look("verify-email-again")


def test_the_link_in_a_mail_leads_to_a_new_password(
    page: Page, stack: Stack, mia: Person, look: Look
) -> None:
    mia.api.post("/auth/forgot-password", json={"email": mia.email})
    page.goto(link_in(stack, mia.email, "Choose a new password"))
    said = page.get_by_role("status")
    for first, second, answer in (
        ("Melkweg2027!", "Melkweg2028!", "not the same"),
        ("melkweg2027", "melkweg2027", "too easy to guess"),
        (NEW_PASSWORD, NEW_PASSWORD, "Your password is changed"),
    ):
        page.get_by_label("New password").fill(first)
        page.get_by_label("Once more").fill(second)
        look("reset-password")
        page.get_by_role("button", name="Change my password").click()
        expect(said).to_contain_text(answer)
        look("reset-password-said")
    assert refusal(mia.api.get("/auth/me")) == (401, "SESSION_REVOKED")
    login = {"email": mia.email, "password": NEW_PASSWORD}
    assert mia.api.post("/auth/login", json=login).status_code == 200


def test_an_invitation_is_accepted_by_who_signs_in(
    page: Page, stack: Stack, mia: Person, look: Look
) -> None:
    with signed_up(stack, "Cal Crew") as cal:
        cal_id, cal_email = cal.id, cal.email
    made = mia.api.post(
        "/api/rpc/create_invitation_link", json={"org_id": mia.org_id, "role": "crew"}
    )
    assert made.status_code == 200, made.text
    token = made.json()["token"]
    page.goto(f"{stack.base_url}/docs/account/invitation#token={token}")
    expect(page.locator("#invitation")).to_contain_text("Mia Marlow invites you to join")
    look("invitation")
    page.get_by_label("Email").fill(cal_email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in and join").click()
    expect(page.get_by_role("status")).to_contain_text("You have joined")
    look("invitation-accepted")
    members = mia.api.get("/api/memberships", params={"user_id": f"eq.{cal_id}"}).json()
    assert [member["role"] for member in members if member["org_id"] == mia.org_id] == ["crew"]


@pytest.mark.parametrize("name", ["verify-email", "reset-password", "invitation"])
def test_a_link_that_is_not_whole_does_nothing(name: str, page: Page, stack: Stack) -> None:
    page.goto(f"{stack.base_url}/docs/account/{name}")
    expect(page.get_by_role("status")).to_contain_text("This link is not whole")
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 800])
def test_a_mail_fits_its_screen(page: Page, look: Callable[[str], None], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in NAMES:
        given = message(name)
        token = TOKEN if name in ("verify_email", "reset_password", "invitation") else None
        page.set_content(render(given, token, FRONT_END).html)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} wide"
        look(f"mail-{name}-{width}")
