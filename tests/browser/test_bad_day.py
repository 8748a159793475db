"""One client's bad day, never a dead end (JOIN 3, 5, 11): each page offers a next step."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People
from tests.browser.walk import (
    INSIDE,
    at,
    go_in,
    in_meeting,
    launch,
    moving_picture,
    press,
    to_wait,
    waits,
)

WHATSAPP = (
    "Mozilla/5.0 (Linux; Android 11; SM-A405FN; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Version/4.0 Chrome/96.0 Mobile Safari/537.36 WhatsApp/2.22"
)

BLOCKED = """
() => { navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException("Permission denied", "NotAllowedError")); }
"""


def _goes_on(page: Page, step: str) -> None:
    """The page has this next step, in sight and large enough to press."""
    button = page.locator(step).first
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44, step


def test_never_a_dead_end(people: People) -> None:
    """In-app browser → camera blocked → Chrome → quick exit → a second phone → the meeting."""
    desk = launch(people.staff())

    in_app = at(people.client(user_agent=WHATSAPP).open(desk.link), "landing")
    _goes_on(in_app, "main aside a[href^='intent://']")
    _goes_on(in_app, "[data-action=continue]")
    press(in_app, "continue")
    press(at(in_app, "notice"), "agree")
    waits(in_app)
    in_app.click("a[href$='/device']")
    at(in_app, "device").evaluate(BLOCKED)
    in_app.click("[data-device=start]")
    in_app.wait_for_selector("[data-fault=in-app]")
    _goes_on(in_app, "[data-device=without]")
    in_app.click("[data-device=without]")
    assert in_app.locator("[name=take-part]:checked").input_value() == "none"
    expect(in_app.locator("[data-action=skip]")).to_be_focused()
    in_app.keyboard.press("Enter")
    waits(in_app)

    chrome = people.client()
    chrome.answer_elsewhere()
    page = at(chrome.open(desk.link), "landing")
    _goes_on(page, "[data-action=take-over]")
    press(page, "take-over")
    waits(page)
    # The old page says what to do: open the link of the message.
    expect(at(in_app, "error").locator("main h2 + p")).to_be_visible()
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")
    press(page, "exit")
    at(page, "elsewhere")
    desk.page.wait_for_selector("#list-gone li")

    second = at(people.client().open(desk.link), "landing")
    _goes_on(second, "[data-action=continue], [data-action=take-over]")
    second.click("[data-action=continue], [data-action=take-over]")
    waits(second)
    desk.admit()
    go_in(second)
    desk.join()
    moving_picture(second)
    desk.page.wait_for_selector(INSIDE)


def test_someone_came_in(people: People) -> None:
    """One tap: nothing seen or heard, only staff are told; one tap back, with the same call."""
    desk = launch(people.staff())
    client = people.client(reduced_motion="reduce")
    page = to_wait(client, desk.link)
    desk.admit()
    go_in(page)
    desk.join()
    frame = in_meeting(page)
    moving_picture(page)
    frame.evaluate("window.tuokioTestSame = true")
    desk.page.wait_for_selector(INSIDE)
    press_by_key(page, "someone-came-in")
    seen = page.locator("main").inner_text() + page.locator("header").inner_text()
    for word in ("tapaami", "Ammi", "Joku", "tallenna"):
        assert word not in seen
    told = desk.page.locator("#list-inside [data-aside=on] .person-state")
    expect(told).to_be_visible()
    frame.wait_for_function(
        "() => [...document.querySelectorAll('video[data-practice=remote]')]"
        ".every((video) => video.volume === 0)"
    )
    page.wait_for_function("() => document.querySelector('iframe').hidden")
    accessible(page)
    assert client.tracks[-1] == "audio ended,video ended"
    press_by_key(page, "come-back")
    desk.page.wait_for_selector("#list-inside [data-aside=on]", state="detached")
    assert in_meeting(page).evaluate("window.tuokioTestSame")
    moving_picture(page)
    moving_picture(desk.page)
