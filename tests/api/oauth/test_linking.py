"""Linking and unlinking providers, and proving anew by one who one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.front_end import Browser
from tests.support.people import PASSWORD
from tests.support.providers import Providers


@pytest.fixture
def mia(browser: Browser, database: Connection) -> Browser:
    """Somebody with a password and a verified address."""
    return signed_up(browser, database)


def signed_up(browser: Browser, database: Connection) -> Browser:
    """Sign somebody up with a password, in this browser."""
    email = f"{browser.verifier[:20].lower().strip('-_')}@example.com"
    reply = browser.client.post(
        f"{browser.base_url}/auth/register",
        json={"email": email, "password": PASSWORD, "full_name": "Mia Marlow"},
    )
    assert reply.status_code == 201, reply.text
    browser.session = reply.json()
    user_id = browser.session["user"]["id"]
    database.execute(
        "update auth.email_addresses set verified_at = now() where user_id = %s", [user_id]
    )
    return browser


def age(database: Connection, browser: Browser) -> None:
    """Let the sign-in be an hour old."""
    database.execute(
        "update auth.sessions set authenticated_at = now() - interval '1 hour' where id = %s",
        [browser.session["session_id"]],
    )


def kinds(database: Connection, browser: Browser) -> list[str]:
    """What was noted of a person, and sent to them."""
    user_id = browser.session["user"]["id"]
    events = database.execute(
        "select kind from auth.security_events where user_id = %s order by id", [user_id]
    )
    mails = database.execute("select template from mail.messages where user_id = %s", [user_id])
    return [kind for (kind,) in events] + [f"mail {template}" for (template,) in mails]


def test_who_links_a_provider_signs_in_by_it(
    mia: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    linked = mia.link("acme")
    assert linked.status_code == 201, linked.text
    assert linked.json()["has_password"] is True
    assert [identity["provider"] for identity in linked.json()["identities"]] == ["acme"]
    assert open_browser().sign_in("acme")["user"]["id"] == mia.session["user"]["id"]
    told = kinds(database, mia)
    assert "identity_linked" in told
    assert "mail identity_linked" in told


def test_linking_twice_changes_nothing(mia: Browser, database: Connection) -> None:
    mia.link("acme")
    assert len(mia.link("acme").json()["identities"]) == 1
    assert kinds(database, mia).count("identity_linked") == 1


def test_an_identity_has_one_person(
    mia: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    mia.link("acme")
    cal = signed_up(open_browser(), database)
    assert refusal(cal.link("acme")) == (409, "IDENTITY_TAKEN")
    assert cal.identities() == []


def test_two_who_link_one_identity_at_once_are_told_apart(
    mia: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    people = [mia, *(signed_up(open_browser(), database) for _ in range(4))]
    codes = [person.follow(person.flow("acme").json()["url"])["code"] for person in people]
    with ThreadPoolExecutor(5) as pool:
        replies = list(pool.map(Browser.finish_link, people, codes))
    assert sorted(reply.status_code for reply in replies) == [201, 409, 409, 409, 409]


def test_linking_and_unlinking_need_a_fresh_sign_in(mia: Browser, database: Connection) -> None:
    identity = mia.link("acme").json()["identities"][0]["id"]
    age(database, mia)
    for reply in (mia.flow("github"), mia.unlink(identity)):
        assert refusal(reply) == (401, "STEP_UP_REQUIRED")
        assert "insufficient_user_authentication" in reply.headers["WWW-Authenticate"]


def test_linking_needs_a_verified_address(mia: Browser, database: Connection) -> None:
    """Who signed up with somebody else's address must not stay when its owner takes it back."""
    database.execute(
        "update auth.email_addresses set verified_at = null where user_id = %s",
        [mia.session["user"]["id"]],
    )
    assert refusal(mia.flow("acme")) == (403, "EMAIL_NOT_VERIFIED")


def test_unlinking_takes_the_way_in_away(
    mia: Browser, open_browser: Callable[[], Browser], providers: Providers, database: Connection
) -> None:
    identity = mia.link("acme").json()["identities"][0]["id"]
    assert mia.unlink(identity).status_code == 204
    assert mia.identities() == []
    assert open_browser().sign_in("acme")["user"]["id"] != mia.session["user"]["id"]
    assert {"identity_unlinked", "mail identity_unlinked"} <= set(kinds(database, mia))
    assert refusal(mia.unlink(identity)) == (404, "NOT_FOUND")
    assert refusal(mia.unlink("not-an-id")) == (404, "NOT_FOUND")


def test_nobody_unlinks_what_is_somebody_elses(
    mia: Browser, open_browser: Callable[[], Browser], database: Connection
) -> None:
    identity = mia.link("acme").json()["identities"][0]["id"]
    cal = signed_up(open_browser(), database)
    assert refusal(cal.unlink(identity)) == (404, "NOT_FOUND")
    assert len(mia.identities()) == 1


def test_the_last_way_in_stays(browser: Browser) -> None:
    browser.sign_in("acme")
    (identity,) = browser.identities()
    assert refusal(browser.unlink(identity["id"])) == (409, "LAST_CREDENTIAL")
    assert len(browser.identities()) == 1


@pytest.fixture
def slow_deletes(database: Connection) -> Iterator[None]:
    """Every unlinking takes a moment more, so that two at once overlap."""
    database.execute(
        """
        create function auth.dawdle() returns trigger language plpgsql set search_path = ''
        as 'begin perform pg_catalog.pg_sleep(0.3); return old; end';
        create trigger _000_dawdle before delete on auth.identities
        for each row execute function auth.dawdle()
        """
    )
    yield
    database.execute("drop function auth.dawdle cascade")


@pytest.mark.usefixtures("slow_deletes")
def test_of_two_unlinked_at_once_one_stays(browser: Browser, providers: Providers) -> None:
    browser.sign_in("acme")
    linked = browser.link("google").json()["identities"]
    assert len(linked) == 2
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(browser.unlink, [identity["id"] for identity in linked]))
    assert sorted(reply.status_code for reply in replies) == [204, 409]
    assert len(browser.identities()) == 1


def test_who_has_only_a_provider_steps_up_by_it(
    browser: Browser, providers: Providers, database: Connection
) -> None:
    browser.sign_in("acme")
    browser.link("google")
    age(database, browser)
    identity = browser.identities()[0]["id"]
    assert refusal(browser.unlink(identity)) == (401, "STEP_UP_REQUIRED")
    begun = browser.flow("acme", "step-up").json()["url"]
    code = browser.follow(begun)["code"]
    assert providers.visits[-1]["prompt"] == "login"
    stepped_up = browser.client.post(
        f"{browser.base_url}/auth/step-up",
        json={"oauth": {"code": code, "code_verifier": browser.verifier}},
        headers=browser.headers,
    )
    assert stepped_up.status_code == 200, stepped_up.text
    assert browser.unlink(identity).status_code == 204


def test_somebody_else_at_the_provider_steps_nobody_up(
    browser: Browser, providers: Providers, database: Connection
) -> None:
    browser.sign_in("acme")
    age(database, browser)
    begun = browser.flow("acme", "step-up").json()["url"]
    providers.account["sub"] += "-another"
    code = browser.follow(begun)["code"]
    reply = browser.client.post(
        f"{browser.base_url}/auth/step-up",
        json={"oauth": {"code": code, "code_verifier": browser.verifier}},
        headers=browser.headers,
    )
    assert refusal(reply) == (403, "IDENTITY_UNKNOWN")
    assert refusal(browser.flow("acme")) == (401, "STEP_UP_REQUIRED")


def test_a_provider_that_saw_the_person_long_ago_steps_nobody_up(
    browser: Browser, providers: Providers
) -> None:
    browser.sign_in("acme")
    begun = browser.flow("acme", "step-up").json()["url"]
    providers.claims["auth_time"] = 1_700_000_000
    assert browser.follow(begun)["error"] == "PROVIDER_FAILED"
