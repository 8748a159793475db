"""WAIT 3, WAIT 5, CONS 4: what happens at the door reaches the client by itself."""

from __future__ import annotations

import time

from playwright.sync_api import Page

from tests.browser.people import People, Person
from tests.browser.walk import (
    INSIDE,
    Desk,
    at,
    go_in,
    in_meeting,
    launch,
    let_in,
    moving_picture,
    press,
    to_wait,
    waits,
)

WITHIN = 5.0
"""Seconds in which a withdrawal takes effect (CONS 4)."""


def test_withdraw_in_the_meeting(people: People) -> None:
    """Out within five seconds, on both sides; one tap back, without explanation."""
    desk = launch(people.staff())
    client = people.client()
    page = let_in(desk, client)
    desk.join()
    moving_picture(desk.page)
    began = time.monotonic()
    press(page, "withdraw")
    at(page, "bye")
    in_meeting(desk.page).wait_for_selector("[data-peer]", state="detached")
    assert time.monotonic() - began < WITHIN
    assert client.tracks[-1] == "audio ended,video ended"
    press(page, "agree")
    waits(page)
    desk.admit()
    go_in(page)
    moving_picture(page)


def test_leave_and_come_back(people: People) -> None:
    """WAIT 4: straight in while the admission stands."""
    desk = launch(people.staff())
    page = let_in(desk, people.client())
    in_meeting(page)
    press(page, "leave")
    at(page, "bye")
    desk.page.wait_for_selector("#list-gone li")
    press(page, "join")
    at(page, "meeting")
    in_meeting(page)


def test_the_client_is_told(people: People) -> None:
    """Send back, remove and decline: the page goes on by itself, and the frame goes first."""
    worker = people.staff()
    desk = launch(worker)
    client = people.client()
    page = let_in(desk, client)
    in_meeting(page)
    press(desk.page, "send-back", INSIDE)
    waits(page)
    assert client.tracks[-1] == "audio ended,video ended"
    desk.admit()
    go_in(page)
    in_meeting(page)
    press(desk.page, "remove", INSIDE)
    at(page, "bye")

    second = launch(worker)
    page = to_wait(client, second.link)
    press(second.page, "decline", "#list-waiting")
    at(page, "bye")


def test_messages_arrive(people: People) -> None:
    """To all who wait, each in their own language."""
    desk = launch(people.staff(), "group")
    pages = [to_wait(people.client(language), desk.link) for language in ("fi", "en")]
    press(desk.page, "message", ".message-codes")
    words = [page.locator("#status blockquote").inner_text() for page in pages]
    assert words[0] != words[1]


def test_two_workers(people: People) -> None:
    """A helper sees the same list; a decision about what has changed since is refused and told."""
    desk = launch(people.staff())
    helper = people.staff("colleague")
    _join_as_helper(desk, helper)
    page = to_wait(people.client(), desk.link)
    for worker in (desk.page, helper.page):
        worker.wait_for_selector("#list-waiting [data-action=admit]")

    # The helper's line is slow: the list on the screen is not the newest.
    helper.context.route("**/people", lambda route: route.abort())
    desk.admit()
    page.wait_for_selector("#status [data-action=join]")
    press(helper.page, "decline", "#list-waiting")
    helper.page.wait_for_selector("#error")
    go_in(page)
    helper.context.unroute_all()
    press(helper.page, "send-back", INSIDE)
    waits(page)
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")


def _join_as_helper(desk: Desk, helper: Person) -> None:
    desk.page.click(".invite-another summary")
    desk.page.select_option("[name=role]", "helper")
    press(desk.page, "invite")
    link = desk.page.locator("input[id^=link-] >> nth=1").input_value()
    page: Page = at(helper.open(link), "landing")
    press(page, "continue")
    at(page, "desk-encounter")
