"""JOIN 11: the quick exit. Sound and picture stop first; it works without network; the link
stays good, and begins anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.people import ELSEWHERE, People
from tests.browser.service import EXIT_URL
from tests.browser.walk import at, in_meeting, launch, let_in, press, to_wait, waits

STOPPED = "audio ended,video ended"


def _by_button(page: Page) -> None:
    press(page, "exit")


def _by_escape(page: Page) -> None:
    page.locator("main").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [_by_button, _by_escape], ids=["button", "escape"])
def test_from_the_meeting(people: People, leave: Callable[[Page], None]) -> None:
    """Camera off, page gone, place free; the link begins anew, and the door is asked for again:
    whoever opens it next may be somebody else."""
    desk = launch(people.staff())
    client = people.client()
    client.answer_elsewhere()
    page = let_in(desk, client)
    in_meeting(page)
    page.evaluate("sessionStorage.setItem('tuokio-take-part', 'both')")
    leave(page)
    at(page, "elsewhere")
    assert page.url == EXIT_URL
    assert client.tracks[-1] == STOPPED
    desk.page.wait_for_selector("#list-gone li")
    assert [each["name"] for each in client.context.cookies() if "place" in each["name"]] == []

    page = at(people.client().open(desk.link), "landing")
    press(page, "continue")
    waits(page)
    desk.page.wait_for_selector("#list-waiting [data-action=admit]")


def test_nothing_brings_the_person_back(people: People) -> None:
    """While the next page is on its way: neither one Esc too many (to the browser it means "stop
    loading") nor what the server says of a place that is free now."""
    desk = launch(people.staff())
    client = people.client()
    on_the_way: list[Route] = []

    def hold(route: Route) -> None:
        on_the_way.append(route)

    client.context.route(f"{EXIT_URL}**", hold)
    page = to_wait(client, desk.link)
    with page.expect_request(EXIT_URL), page.expect_response("**/status"):
        _by_escape(page)
    page.keyboard.press("Escape")
    desk.page.wait_for_selector("#list-gone li")
    on_the_way[0].fulfill(body=ELSEWHERE, content_type="text/html")
    at(page, "elsewhere")
    assert len(on_the_way) == 1


def test_from_the_waiting_room(people: People) -> None:
    """Our storage is emptied; the browser's Back does not show the page again."""
    desk = launch(people.staff())
    client = people.client()
    client.answer_elsewhere()
    page = to_wait(client, desk.link)
    held = page.url
    page.evaluate("sessionStorage.setItem('tuokio-sound', 'on')")
    _by_escape(page)
    at(page, "elsewhere")
    desk.page.wait_for_selector("#list-gone li")
    page.go_back()
    assert page.url != held
    client.open("/privacy")
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("leave", [_by_button, _by_escape], ids=["button", "escape"])
def test_while_the_service_is_away(people: People, leave: Callable[[Page], None]) -> None:
    """Nothing of it waits for the network."""
    desk = launch(people.staff())
    client = people.client()
    client.answer_elsewhere()
    page = let_in(desk, client)
    in_meeting(page)
    client.context.route(f"{client.service.url}/**", lambda route: route.abort())
    leave(page)
    at(page, "elsewhere")
    client.context.unroute_all()
    assert client.tracks[-1] == STOPPED
