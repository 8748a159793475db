"""JOIN 3, WAIT 4: a place is kept, shared between tabs, taken over, and found again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.people import People
from tests.browser.walk import (
    at,
    go_in,
    in_meeting,
    launch,
    let_in,
    moving_picture,
    press,
    to_notice,
    to_wait,
    waits,
)

COUNTDOWN_MS = 15_000


def test_reload_keeps_the_place(people: People) -> None:
    """In the waiting room, and in the meeting with the picture coming back."""
    desk = launch(people.staff())
    client = people.client()
    page = to_wait(client, desk.link)
    page.reload()
    waits(page)
    assert desk.page.locator("#list-waiting > li").count() == 1
    desk.admit()
    go_in(page)
    desk.join()
    moving_picture(page)
    page.reload()
    at(page, "meeting")
    moving_picture(page)
    moving_picture(desk.page)


def test_second_tab_is_the_same_person(people: People) -> None:
    """The link opened again in the same browser goes on in the same place."""
    desk = launch(people.staff())
    client = people.client()
    first = to_wait(client, desk.link)
    second = client.context.new_page()
    second.goto(desk.link)
    press(at(second, "landing"), "continue")
    waits(second)
    assert second.url == first.url
    assert desk.page.locator("#list-waiting > li").count() == 1
    desk.admit()
    for page in (first, second):
        page.wait_for_selector("#status [data-action=join]")


def test_back_button(people: People) -> None:
    """Back from the waiting room and from the meeting: never a dead end, one tap onwards."""
    desk = launch(people.staff())
    page = to_wait(people.client(), desk.link)
    page.go_back()
    at(page, "notice")
    page.click("main a[href$='/wait']")
    waits(page)
    desk.admit()
    go_in(page)
    in_meeting(page)
    page.go_back()
    waits(page)
    assert page.locator("iframe").count() == 0
    desk.join()
    go_in(page)
    moving_picture(page)


def test_another_device_takes_over(people: People) -> None:
    """The old page learns it by itself; whoever was admitted waits; nothing is agreed twice."""
    desk = launch(people.staff())
    old = let_in(desk, people.client())
    in_meeting(old)
    new = at(people.client().open(desk.link), "landing")
    press(new, "take-over")
    waits(new)
    at(old, "error")
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")
    desk.admit()
    go_in(new)
    in_meeting(new)


def test_in_app_browser(people: People) -> None:
    """The hint, with a way into Chrome where there is one; the way on stays open."""
    desk = launch(people.staff())
    android = "Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 Chrome/120 WhatsApp"
    page = at(people.client(user_agent=android).open(desk.link), "landing")
    assert page.locator("main aside a[href^='intent://']").is_visible()
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Instagram 300.0"
    page = at(people.client(user_agent=iphone).open(desk.link), "landing")
    assert page.locator("main aside").is_visible()
    press(page, "continue")
    at(page, "notice")
    page = at(people.client().open(desk.link), "landing")
    assert page.locator("main aside").count() == 0


def test_language_switch_keeps_the_page(people: People) -> None:
    """ALL 1: on every page of the way, with what was typed."""
    desk = launch(people.staff(), "group")
    page = at(people.client().open(desk.link), "landing")
    page.fill("[name=name]", "Sinisiipi")
    _switch(page, "sv", "landing")
    assert page.input_value("[name=name]") == "Sinisiipi"
    press(page, "continue")
    at(page, "notice")
    _switch(page, "en", "notice")
    press(page, "agree")
    at(page, "wait")
    _switch(page, "fi", "wait")
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")


def _switch(page: Page, language: str, name: str) -> None:
    before = page.url
    page.click(f"[data-action=language][value={language}]")
    page.wait_for_selector(f"html[lang={language}]", state="attached")
    at(page, name)
    assert page.url == before


@pytest.mark.parametrize(("choice", "tracks"), [("none", []), ("sound", ["audio ended"])])
def test_ways_to_take_part(people: People, choice: str, tracks: list[str]) -> None:
    """JOIN 5: without camera, or without both, is a choice like any other."""
    desk = launch(people.staff())
    client = people.client()
    page = to_wait(client, desk.link)
    page.click("a[href$='/device']")
    at(page, "device")
    page.check(f"[name=take-part][value={choice}]")
    press(page, "skip")
    waits(page)
    desk.admit()
    go_in(page)
    desk.join()
    in_meeting(page).wait_for_selector("[data-practice=people] li >> nth=1")
    desk.end()
    at(page, "bye")
    assert client.tracks[-1:] == tracks


def test_goes_in_by_itself(people: People) -> None:
    """WAIT 1: after the countdown, without a tap."""
    desk = launch(people.staff())
    client = people.client()
    client.page.clock.install()
    page = to_wait(client, desk.link)
    desk.admit()
    page.wait_for_selector("[data-wait=let-in]")
    page.clock.run_for(COUNTDOWN_MS - 2000)
    at(page, "wait")
    page.clock.run_for(3000)
    at(page, "meeting")


def test_not_yet_stops_the_countdown(people: People) -> None:
    """WCAG 2.2.1: the person decides when; the door stays open."""
    desk = launch(people.staff())
    client = people.client()
    client.page.clock.install()
    page = to_wait(client, desk.link)
    desk.admit()
    page.click("[data-wait=not-yet]")
    page.clock.run_for(4 * COUNTDOWN_MS)
    at(page, "wait")
    go_in(page)


def test_without_script(people: People) -> None:
    """The pages up to the waiting room work by forms alone; the invitation to come in too."""
    desk = launch(people.staff())
    client = people.client(java_script_enabled=False)
    page = to_notice(client, desk.link)
    press(page, "refuse")
    page.wait_for_selector("[data-page=notice]:not(:has([data-action=refuse]))")
    press(page, "agree")
    at(page, "wait")
    assert page.locator("meta[http-equiv=refresh]").count() == 1
    # The device check needs script, and is not offered; who comes to it finds the way back.
    client.open(page.url.replace("/wait", "/device"))
    press(at(page, "device"), "skip")
    at(page, "wait")
    press(page, "withdraw")
    press(at(page, "bye"), "agree")
    at(page, "wait")
    page.click("[data-action=language][value=sv]")
    page.wait_for_selector("html[lang=sv]", state="attached")
    at(page, "wait")
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")
    desk.admit()
    desk.page.wait_for_selector("#list-inside li >> nth=1")
    page.reload()
    go_in(page)
    press(page, "leave")
    at(page, "bye")
