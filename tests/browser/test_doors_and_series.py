"""A public door (JOIN 13) and a series (ROOM 4), from both sides, in real browsers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from sqlalchemy import create_engine, text

from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People
from tests.browser.service import Service
from tests.browser.walk import at, press, waits

WORD = "juttele"


@pytest.fixture
def door(service: Service) -> Iterator[str]:
    """A door of the low-threshold service; gone again after the test."""
    engine = create_engine(f"sqlite:///{service.folder / 'tuokio.db'}")
    change = text("UPDATE service_templates SET door = :door WHERE id = 1")
    with engine.begin() as connection:
        connection.execute(change, {"door": WORD})
    yield f"/o/{WORD}"
    with engine.begin() as connection:
        connection.execute(change, {"door": None})
    engine.dispose()


def test_a_visitor_walks_in_and_the_desk_hears_it(people: People, door: str) -> None:
    """By keyboard on a phone; the professional's desk, open all the while, shows the visitor."""
    client = people.client("fi", reduced_motion="reduce")
    page = at(client.open(door), "door")
    accessible(page)  # nobody is on duty
    assert page.locator("[data-action=continue]").count() == 0

    worker = people.staff(reduced_motion="reduce")
    desk = at(worker.open("/desk"), "desk")
    press(desk, "on-duty")
    desk.wait_for_selector("[data-action=off-duty]")
    accessible(desk)

    at(client.open(door), "door")
    accessible(page)
    press_by_key(page, "continue")
    at(page, "notice")
    visitor = desk.wait_for_selector(".visitor a")
    expect(desk.locator("#duty + [role=status]")).not_to_be_empty()
    assert desk.title().startswith("(1)")
    accessible(desk)
    press_by_key(page, "agree", "Space")
    waits(page)
    assert visitor is not None
    visitor.click()
    at(desk, "desk-encounter")
    desk.wait_for_selector("[data-action=admit]")
    # The door again, in the same browser, leads back to the same place.
    at(client.open(door), "door")
    press(page, "continue")
    waits(page)
    at(worker.open("/desk"), "desk")
    press(desk, "off-duty")
    desk.wait_for_selector("[data-action=on-duty]")


def test_a_series_is_made_and_its_link_leads_on(people: People) -> None:
    """The form, the days, the link; and at 360 px nothing hangs over the edge."""
    worker = people.staff(language="fi", reduced_motion="reduce")
    page = at(worker.open("/desk/series"), "series")
    accessible(page)
    page.select_option("[name=template]", "group")
    page.fill("[name=first_day]", "2040-05-17")
    page.fill("[name=starts]", "17:00")
    press(page, "make-series")
    page.wait_for_selector("[role=alert]")  # too far away
    accessible(page)
    page.evaluate(
        """() => {
          const day = new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10);
          document.querySelector("[name=first_day]").value = day;
        }"""
    )
    press(page, "make-series")
    page.wait_for_selector("section.series")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    accessible(page)
    link = page.input_value("section.series input[id^=link-]")
    visitor = people.client()
    accessible(at(visitor.open(link), "landing"))  # too early
    page.locator("[data-action=skip-day]").first.click()
    page.wait_for_selector("[data-action=meet]")
    accessible(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    press(page, "stop-series")
    page.wait_for_selector("section.series", state="detached")
    accessible(at(visitor.open(link), "error"))
