"""ALL 2: every page of the walk and every page of staff, in each language, light and dark."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.checks import accessible, press_by_key, tab_to
from tests.browser.people import People
from tests.browser.walk import (
    INSIDE,
    at,
    go_in,
    in_meeting,
    launch,
    moving_picture,
    press,
    to_notice,
    to_wait,
    waits,
)

in_each_language = pytest.mark.parametrize(
    "language",
    ["fi", *(pytest.param(other, marks=pytest.mark.deep) for other in ("sv", "en"))],
)
"""The whole walks in one language each time; the other two, which differ in words alone, with the
slow tests."""


@in_each_language
def test_the_way_by_keyboard_on_a_phone(people: People, language: str) -> None:
    """The whole way at 360 × 740 px with Tab, Enter and Space only; axe finds nothing."""
    worker = people.staff(language=language, reduced_motion="reduce")
    desk = launch(worker)
    page = at(people.client(language, reduced_motion="reduce").open(desk.link), "landing")
    assert page.evaluate("document.documentElement.lang") == language
    accessible(page)
    press_by_key(page, "continue")
    at(page, "notice")
    accessible(page)
    press_by_key(page, "agree", "Space")
    waits(page)
    accessible(page)

    page.locator("a[href$='/device']").focus()
    page.keyboard.press("Enter")
    at(page, "device")
    page.locator("[data-device=start]:visible").press("Enter")
    page.wait_for_selector("[data-device=picture]:visible")
    accessible(page)
    press_by_key(page, "skip")
    waits(page)

    desk.admit()
    page.wait_for_selector("[data-wait=let-in]")
    accessible(page)
    # Three hundred checks take longer than the countdown.
    page.locator("[data-wait=not-yet]").press("Enter")
    expect(page.locator("[data-action=join]")).to_be_focused()
    press_by_key(page, "join")
    at(page, "meeting")
    desk.join()
    assert moving_picture(page)["pixels"] > 50
    accessible(page)
    accessible(desk.page)
    tab_to(page, "withdraw")

    desk.end()
    accessible(desk.page)
    at(page, "bye")
    accessible(page)


@in_each_language
def test_pages_of_staff(people: People, language: str) -> None:
    """Sign-in (also refused), launch, desk, an encounter with people who wait, the farewell."""
    visitor = people.client(language, reduced_motion="reduce")
    page = at(visitor.open("/sign-in"), "sign-in")
    accessible(page)
    page.fill("[name=email]", "nobody@example.org")
    page.fill("[name=password]", "not the password")
    press(page, "sign-in")
    page.wait_for_selector("[role=alert]")
    accessible(page)

    worker = people.staff(language=language, reduced_motion="reduce")
    accessible(at(worker.open("/launch/group"), "launch"))
    desk = launch(worker, "group")
    accessible(desk.page)
    guests = [people.client(language) for _ in range(2)]
    for guest in guests:
        to_wait(guest, desk.link)
    desk.page.wait_for_selector("[data-action=admit-all]")
    press(desk.page, "message", ".message-codes")
    guests[0].page.wait_for_selector("#status blockquote")
    accessible(guests[0].page)
    desk.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    accessible(desk.page)
    press(desk.page, "admit-all")
    go_in(guests[0].page)
    go_in(guests[1].page)
    in_meeting(guests[0].page)
    desk.page.wait_for_selector("#list-inside [data-action=remove]")
    accessible(desk.page)
    desk.end()
    accessible(at(worker.open("/desk"), "desk"))
    accessible(at(people.staff("administrator", language).open("/admin"), "admin"))


@in_each_language
def test_pages_beside_the_way(people: People, language: str) -> None:
    """Refusal, withdrawal, decline, removal, links in every state, faults, and pages for all."""
    worker = people.staff(language=language, reduced_motion="reduce")
    client = people.client(language, reduced_motion="reduce")
    desk = launch(worker)
    page = to_notice(client, desk.link)
    press(page, "refuse")
    page.wait_for_selector("[data-page=notice]:not(:has([data-action=refuse]))")
    accessible(page)
    press(page, "agree")
    waits(page)
    press(page, "withdraw")
    accessible(at(page, "bye"))
    press(page, "agree")
    waits(page)

    other = people.client(language, reduced_motion="reduce")
    accessible(at(other.open(desk.link), "landing"))  # "continue here"
    accessible(at(other.open(page.url), "error"))  # another browser's place
    press(desk.page, "decline", "#list-waiting li")
    accessible(at(page, "bye"))

    second = launch(worker)
    to_wait(client, second.link)
    second.admit()
    go_in(page)
    press(second.page, "remove", INSIDE)
    accessible(at(page, "bye"))
    second.end()
    accessible(at(client.open(second.link), "landing"))  # ended

    for path, name in (
        ("/privacy", "privacy"),
        ("/try", "try"),
        ("/accessibility", "accessibility"),
        ("/j/" + "a" * 32, "error"),
    ):
        accessible(at(client.open(path), name))


def test_links_of_planned_encounters(people: People) -> None:
    """JOIN 3: a link that is too early, and one that was called off."""
    worker = people.staff()
    page = at(worker.open("/launch/appointment"), "launch")
    page.click("details.later summary")
    later = datetime.now(UTC) + timedelta(days=30)
    page.fill("[name=starts_at]", f"{later:%Y-%m-%dT10:00}")
    press(page, "schedule")
    at(page, "desk-encounter")
    accessible(page)
    link = page.input_value("input[id^=link-]")
    client = people.client()
    accessible(at(client.open(link), "landing"))
    assert client.page.locator("[data-action=continue]").count() == 0
    press(page, "cancel")
    page.wait_for_selector("dialog [data-confirm=yes]")
    accessible(page)
    page.click("dialog [data-confirm=yes]")
    at(page, "desk")
    accessible(at(client.open(link), "landing"))


def test_a_group_is_asked_for_a_nickname(people: People) -> None:
    """ROOM 5: the field, and the fault beside it."""
    desk = launch(people.staff(), "group")
    page = at(people.client().open(desk.link), "landing")
    accessible(page)
    page.fill("[name=name]", "x" * 300)
    press(page, "continue")
    page.wait_for_selector("[name=name][aria-invalid=true]")
    accessible(page)
    page.fill("[name=name]", "Sinisiipi")
    press(page, "continue")
    at(page, "notice")
