"""Two people edit the same day sheet at once, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import new_page, picture
from tests.support.people import PASSWORD, Person, join
from tests.support.road import DAY, change, group, look, plan
from tests.support.shows import Row, add_show

Register = Callable[..., Person]


@dataclass(frozen=True, slots=True)
class Day:
    """A band's day, with two who have it open, and the items on it."""

    mia: Person
    cal: Person
    mias: Page
    cals: Page
    items: dict[str, Row]

    def field(self, page: Page, item: str, name: str) -> Locator:
        """An input of a line of the sheet."""
        return page.locator(f'[data-id="{self.items[item]["id"]}"]').get_by_label(name, exact=True)


def sign_in(page: Page, address: str, person: Person, org_id: str) -> None:
    """Open the day as this person; the feed is on."""
    page.goto(f"{address}?org={org_id}&date={DAY}")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("live", exact=True)).to_be_visible()


@pytest.fixture
def day(chromium: Browser, day_sheet_page: str, register: Register) -> Iterator[Day]:
    """Mia manages and sees all; Cal is of the crew."""
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    join(mia, cal, "crew")
    show = add_show(mia, show_on=DAY, time_zone="Europe/Amsterdam")
    techs = group(mia, mia.org_id, "Techs")
    seen = {"visibility": "group", "party_group_id": techs["id"]}
    items = {
        "load_in": plan(mia, mia.org_id, "load_in", show_id=show["id"], starts_time="12:00"),
        "doors": plan(mia, mia.org_id, "doors", show_id=show["id"], starts_time="19:00"),
        "bus": plan(mia, mia.org_id, "bus", title="Nightliner", starts_time="23:30", **seen),
    }
    with new_page(chromium) as mias, new_page(chromium) as cals:
        sign_in(mias, day_sheet_page, mia, mia.org_id)
        sign_in(cals, day_sheet_page, cal, mia.org_id)
        yield Day(mia, cal, mias, cals, items)


def test_what_one_writes_the_other_sees_at_once(day: Day) -> None:
    expect(day.mias.get_by_title("Cal Crew")).to_be_visible()
    expect(day.cals.get_by_title("Mia Marlow")).to_be_visible()
    # Each their own sheet: the bus is planned for a group that Cal is not in.
    expect(day.mias.locator("#items > li")).to_have_count(3)
    expect(day.cals.locator("#items > li")).to_have_count(2)

    title = day.field(day.mias, "doors", "title")
    title.click()
    title.press_sequentially("Doors, main hall")
    others = day.field(day.cals, "doors", "title")
    expect(others.locator("..")).to_have_attribute("data-typing", "Mia Marlow")
    picture(day.cals, "day-sheet-1-typing")
    title.press("Enter")
    expect(others).to_have_value("Doors, main hall")
    expect(others.locator("..")).not_to_have_attribute("data-typing", "Mia Marlow")

    # A line moves to where its new time belongs.
    day.field(day.cals, "load_in", "time").fill("2015")
    day.field(day.cals, "load_in", "time").press("Enter")
    expect(day.mias.locator("#items > li").nth(1)).to_have_attribute(
        "data-id", day.items["load_in"]["id"]
    )
    expect(day.field(day.mias, "load_in", "time")).to_have_value("20:15")
    picture(day.mias, "day-sheet-2-moved")


def test_two_write_different_fields_of_one_line(day: Day) -> None:
    mias, cals = day.field(day.mias, "doors", "place"), day.field(day.cals, "doors", "details")
    mias.click()
    cals.click()
    mias.press_sequentially("Canal side")
    cals.press_sequentially("Bag check")
    mias.press("Enter")
    expect(day.field(day.cals, "doors", "place")).to_have_value("Canal side")
    expect(cals).to_have_value("Bag check")
    cals.press("Enter")
    expect(day.field(day.mias, "doors", "details")).to_have_value("Bag check")
    expect(day.field(day.mias, "doors", "place")).to_have_value("Canal side")
    expect(day.cals.locator(".conflict")).to_have_count(0)


def test_two_write_the_same_field_and_one_is_asked(day: Day) -> None:
    mias, cals = day.field(day.mias, "doors", "time"), day.field(day.cals, "doors", "time")
    mias.focus()
    cals.focus()
    mias.fill("19:15")
    cals.fill("19:45")
    mias.press("Enter")
    expect(day.cals.locator("#items")).to_be_visible()
    expect(cals).to_have_value("19:45")
    expect(day.field(day.mias, "doors", "time")).to_have_value("19:15")
    cals.press("Enter")
    asked = day.cals.locator(".conflict")
    expect(asked).to_contain_text("Mia Marlow wrote “19:15” meanwhile, you “19:45”")
    expect(cals).to_have_value("19:15")
    picture(day.cals, "day-sheet-3-asked")
    asked.get_by_role("button", name="Keep mine").click()
    expect(day.field(day.mias, "doors", "time")).to_have_value("19:45")
    expect(asked).to_have_count(0)


def test_one_adds_what_the_other_may_see_and_what_not(day: Day) -> None:
    for title, audience in (("Interview", "Everybody"), ("Call home", "Only me")):
        day.cals.get_by_label("What", exact=True).select_option("Press")
        day.cals.get_by_label("Title", exact=True).last.fill(title)
        day.cals.get_by_label("For whom").select_option(audience)
        day.cals.get_by_role("button", name="Add").click()
        expect(day.cals.locator("#items > li")).to_have_count(3 if title == "Interview" else 4)
    expect(day.mias.locator("#items > li")).to_have_count(4)
    assert "Call home" not in day.mias.locator("#items").evaluate(
        "list => [...list.querySelectorAll('input')].map((input) => input.value).join()"
    )


def test_one_is_told_what_changed_and_the_other_who_knows(day: Day) -> None:
    readers = day.mias.locator("#readers")
    expect(readers).to_contain_text("Seen as it is now: Cal Crew, Mia Marlow")
    expect(day.cals.locator("#readers")).to_be_empty()
    day.cals.goto("about:blank")
    change(day.mia, day.items["doors"], starts_time="19:30")
    expect(readers).to_contain_text("Seen as it is now: Mia Marlow. Not yet: Cal Crew.")

    day.cals.go_back()
    news = day.cals.locator("#news")
    expect(news).to_contain_text("Doors: changed (starts time 19:00 → 19:30), by Mia Marlow")
    picture(day.cals, "day-sheet-4-news")
    news.get_by_role("button", name="Seen").click()
    expect(news).to_be_hidden()
    expect(readers).to_contain_text("Seen as it is now: Cal Crew, Mia Marlow.")
    picture(day.mias, "day-sheet-5-readers")


def test_who_was_cut_off_has_missed_nothing(day: Day) -> None:
    day.cals.context.set_offline(True)
    day.cals.evaluate("() => 1")
    change(day.mia, day.items["doors"], title="Doors, balcony")
    look(day.mia, day.mia.org_id)
    day.cals.context.set_offline(False)
    expect(day.field(day.cals, "doors", "title")).to_have_value("Doors, balcony")


def test_the_sheet_is_printed(day: Day) -> None:
    with day.cals.context.expect_page() as opened:
        day.cals.get_by_role("button", name="Print").click()
    assert opened.value.url.startswith("blob:")
