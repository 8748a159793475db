"""LOG 5 in a browser: an auditor looks, checks and takes along; the administrator opens a name."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People, Person
from tests.browser.walk import Desk, at, launch, press, to_wait


@pytest.fixture
def met(people: People) -> Desk:
    """A meeting with a client who has agreed and was let in."""
    desk = launch(people.staff())
    to_wait(people.client(), desk.link)
    desk.page.wait_for_selector("[data-action=admit]")
    desk.admit()
    desk.page.wait_for_selector("#list-waiting [data-action=admit]", state="detached")
    return desk


def auditor(people: People, language: str = "fi", **options: Any) -> Person:
    """The auditor with a phone."""
    fields = {"viewport": chromium.PHONE, "reduced_motion": "reduce"} | options
    return people.staff("auditor", language, **fields)


def unfold(page: Page) -> None:
    """Show what is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")


@pytest.mark.usefixtures("met")
def test_an_auditor_looks_checks_and_takes_along(people: People) -> None:
    """At 360 px; axe finds nothing on any page, light and dark."""
    page = at(auditor(people).open("/audit"), "audit")
    press_by_key(page, "verify")
    page.wait_for_selector("[data-verify-said=good]")
    expect(page.locator("[data-action=verify]")).to_be_focused()
    unfold(page)
    accessible(page)

    page.select_option("#filter-type", "consent_given")
    press(page, "filter")
    expect(page.locator(".log-entry")).to_have_count(1)
    with page.expect_download() as download:
        unfold(page)
        press(page, "export")
    assert download.value.suggested_filename.endswith(".csv")
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["event"] for row in csv.DictReader(file)] == ["consent_given"]

    page.click("a[href^='/audit/encounters/']")
    at(page, "audit-encounter")
    unfold(page)
    accessible(page)
    page.locator("a[href^='/audit/notices/']").first.click()
    at(page, "audit-notice")
    page.wait_for_selector("[data-hash=match]")
    accessible(page)
    page.go_back()
    page.locator("a[href^='/audit/entries/']").last.click()
    at(page, "audit-entry")
    with page.expect_download() as download:
        press(page, "proof")
    assert download.value.path().read_text().startswith("c2sp.org/tlog-proof@v1\n")
    unfold(page)
    accessible(page)
    page.click("a[href='/audit/health']")
    accessible(at(page, "audit-health"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.usefixtures("met")
def test_in_other_languages(people: People, language: str) -> None:
    person = auditor(people, language)
    page = person.open("/audit?type=nothing")
    page.wait_for_selector("#type-error")
    accessible(page)
    page = person.open("/audit")
    press(page, "verify")
    page.wait_for_selector("[data-verify-said=good]")
    unfold(page)
    accessible(page)
    accessible(at(person.open("/audit/health"), "audit-health"))


@pytest.mark.usefixtures("met")
def test_the_check_works_without_script(people: People) -> None:
    page = auditor(people, java_script_enabled=False).open("/audit")
    press(page, "verify")
    at(page, "audit-verified")
    expect(page.locator("main .status")).to_be_visible()
    expect(page.locator("main .alert")).to_have_count(0)


@pytest.mark.usefixtures("met")
def test_a_name_is_opened(people: People) -> None:
    page = auditor(people, viewport=chromium.COMPUTER).open("/audit?type=admitted")
    page.locator("summary[aria-label]").first.click()
    press(page, "ask-pseudonym")
    expect(page.locator("[data-action=ask-pseudonym]")).to_have_count(0)
    unfold(page)
    accessible(page)

    desk = people.staff("administrator", reduced_motion="reduce")
    other = at(desk.open("/admin/log"), "admin-log")
    accessible(other)
    press(other, "open-pseudonym")
    expect(other.locator("[data-action=open-pseudonym]")).to_have_count(0)
    other.fill("#erase-number", "nothing")
    press(other, "erase-look")
    other.wait_for_selector("#erase-error")
    unfold(other)
    accessible(other)

    page.reload()
    expect(page.locator("main")).to_contain_text("Ammi")
