"""One Chromium and one service for all browser tests; new profiles for each test.

Playwright keeps an event loop running in this thread, so it must stop with this folder: tests of
other folders start loops of their own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.people import People
from tests.browser.service import Service, running
from tests.support.cast import PASSWORD, email_of

STAFF = ("professional", "colleague", "administrator", "auditor")


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium; a context of it is a profile."""
    started = playwright.chromium.launch(**chromium.options())
    yield started
    started.close()


@pytest.fixture(scope="package")
def service(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service with the cast, and practice meetings."""
    folder = tmp_path_factory.mktemp("service") / "var"
    shutil.copytree(prepared, folder)
    with running(folder) as started:
        yield started


@pytest.fixture(scope="package")
def staff_states(browser: Browser, service: Service) -> dict[str, Any]:
    """The cookies of those who signed in: once each, since sign-in has a rate limit."""
    return sign_in_all(browser, service)


@pytest.fixture
def people(
    playwright: Playwright, browser: Browser, service: Service, staff_states: dict[str, Any]
) -> Iterator[People]:
    """Makes this test's persons."""
    made = People(playwright, browser, service, staff_states)
    yield made
    assert made.close() == []


def sign_in_all(browser: Browser, service: Service) -> dict[str, Any]:
    """Sign the staff in, by the form; return their cookies."""
    states: dict[str, Any] = {}
    for who in STAFF:
        context = browser.new_context(locale="fi-FI")
        page = context.new_page()
        page.goto(f"{service.url}/sign-in")
        page.fill("[name=email]", email_of(who))
        page.fill("[name=password]", PASSWORD)
        page.click("[data-action=sign-in]")
        page.wait_for_selector("[data-action=sign-out]")
        states[who] = context.storage_state()
        context.close()
    return states
