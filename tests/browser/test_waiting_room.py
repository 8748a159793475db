"""WAIT 1, WAIT 6, WAIT 7, JOIN 9: the waiting room as an organisation made it, while time passes.
The service runs in this process, so that the test can move its clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect

from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People
from tests.browser.walk import at, press, to_wait, waits
from tests.support import pictures
from tests.support.cast import PASSWORD, email_of
from tests.support.clock import Clock
from tests.support.server import Service, serving

LANGUAGES = ("fi", "sv", "en")

# What a screen reader would say of the waiting room: every change of its live region.
LISTEN = """
() => {
  window.testSaid = [];
  const region = document.querySelector("#status [aria-live]");
  const hear = (changes) => {
    for (const each of changes) window.testSaid.push(...[...each.addedNodes, each.target]
      .map((node) => node.textContent.trim()).filter(Boolean).slice(0, 1));
  };
  const all = { childList: true, characterData: true, subtree: true };
  new MutationObserver(hear).observe(region, all);
}
"""


@pytest.fixture
def service(folder: Path, clock: Clock) -> Iterator[Service]:
    """The service, with a clock that the test moves."""
    with serving(folder, clock) as started:
        yield started


@pytest.fixture
def people(playwright: Playwright, browser: Browser, service: Service) -> Iterator[People]:
    """This test's persons; the administrator has signed in."""
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()
    page.goto(f"{service.url}/sign-in")
    page.fill("[name=email]", email_of("administrator"))
    page.fill("[name=password]", PASSWORD)
    press(page, "sign-in")
    page.wait_for_selector("[data-action=sign-out]")
    states = {"administrator": context.storage_state()}
    context.close()
    made = People(playwright, browser, service, states)  # type: ignore[arg-type]
    yield made
    assert made.close() == []


def choose(page: Page, name: str, content: bytes) -> None:
    """Choose a file, as it lies on somebody's disk."""
    page.set_input_files("#file", FilePayload(name=name, mimeType="image/png", buffer=content))


def decorate(people: People) -> None:
    """The administrator writes what clients see, with a slip on the way, and looks at a service."""
    page = at(people.staff("administrator", reduced_motion="reduce").open("/admin/waiting"),
              "admin-waiting")  # fmt: skip
    for language in LANGUAGES:
        page.fill(f"#welcome-{language}", "Tervetuloa, welcome, välkommen.")
        page.fill(f"#rules-{language}", "1\n2")
        page.fill(f"#alt-{language}", "Järvi")
    page.fill("#video", "https://video.example.org/")
    press(page, "save")
    page.wait_for_selector("[role=status]")
    choose(page, "a.svg", pictures.svg())
    press(page, "save-picture")
    page.wait_for_selector("#file-fault")
    accessible(page)
    choose(page, "a.png", pictures.png(900, 400))
    for language in LANGUAGES:
        page.fill(f"#alt-{language}", "Järvi")
    press(page, "save-picture")
    page.wait_for_selector("img.waiting-picture")
    accessible(page)

    page.goto(page.url.replace("waiting", "services/talk"))
    page.fill("#nobody_after_minutes", "12")
    page.fill("#hours-2-0-from", "09:00")
    press(page, "save")
    page.wait_for_selector("#hours-2-0-from-fault")
    accessible(page)
    page.fill("#hours-2-0-from", "")
    press(page, "save")
    page.wait_for_selector("[role=status]")
    accessible(at(page, "admin-services"))


def touch(service: Service, encounter: str) -> None:
    """The professional says that they come soon. Said again, it changes nothing."""
    staff = service.web.staff("professional")
    assert staff.post(f"/desk/encounters/{encounter}/message", code="soon").status_code == 303


def said(page: Page) -> list[str]:
    """What was said aloud since `LISTEN`."""
    found: list[str] = page.evaluate("window.testSaid")
    return found


def test_waiting_in_each_language(people: People, service: Service, clock: Clock) -> None:
    decorate(people)
    for language in LANGUAGES:
        encounter = service.web.launch()
        client = people.client(language, reduced_motion="reduce")
        page = to_wait(client, f"/j/{service.web.secret(encounter)}")
        page.wait_for_function(
            "document.querySelector('picture img').scrollIntoView() || "
            "document.querySelector('picture img').naturalWidth === 900"
        )
        accessible(page)

        page.evaluate(LISTEN)
        clock.forward(minutes=12)
        with page.expect_response("**/status"):
            touch(service, encounter)
        page.wait_for_selector("#nobody")
        text = service.core.texts.text(language, "wait-nobody")
        assert [each for each in said(page) if text in each], said(page)
        heard = len(said(page))
        with page.expect_response("**/status"):
            touch(service, encounter)
        expect(page.locator("#nobody")).to_be_visible()
        assert len(said(page)) == heard, "the same was said again"
        accessible(page)

        page.click("#nobody a[href$='/contact']")
        at(page, "contact")
        press(page, "contact")
        page.wait_for_selector("#contact[aria-invalid=true]")
        accessible(page)
        page.fill("#contact", "040 765 4321")
        press(page, "contact")
        waits(page)
        press_by_key(page, "new-time")
        accessible(at(page, "bye"))
        press(page, "join")
        waits(page)


def test_i_cannot_come_before_the_door_opens(
    people: People, service: Service, clock: Clock
) -> None:
    encounter = service.web.launch("appointment", starts_at=clock.now + timedelta(days=1))
    page = people.client().open(f"/j/{service.web.secret(encounter)}")
    accessible(at(page, "landing"))
    press_by_key(page, "cannot-come")
    page.wait_for_selector("[data-action=can-come]")
    accessible(page)
    press_by_key(page, "new-time")
    page.wait_for_selector("[data-action=can-come]:visible")
    press_by_key(page, "can-come")
    page.wait_for_selector("[data-action=cannot-come]")
