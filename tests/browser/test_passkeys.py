"""A passkey and an authenticator app in a real browser, with an authenticator of the browser's own
making (Chrome DevTools Protocol, WebAuthn)."""

from __future__ import annotations

from datetime import UTC, datetime

import pyotp
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People
from tests.browser.service import Service
from tests.browser.walk import at, press
from tests.support.cast import PASSWORD, email_of

WHO = "other_unit"
"""Nobody else of the browser tests signs in as this person."""

STEP = 30


def plug_in(page: Page) -> None:
    """A phone or computer that keeps passkeys, and whose owner shows a finger each time."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page) -> None:
    page.fill("[name=email]", email_of(WHO))
    page.fill("[name=password]", PASSWORD)
    press(page, "sign-in")


def typed_code(page: Page, secret: str, *, steps: int) -> None:
    """The code that the app shows so many steps after the one that set it up."""
    now = datetime.now(UTC).timestamp()
    page.fill("[name=code]", pyotp.TOTP(secret).at(int(now) + steps * STEP))


def test_a_passkey_and_an_app(people: People, service: Service) -> None:
    """Added, used after the password, used alone, on a phone and by keyboard; axe finds nothing."""
    # Passkeys know host names only, and no bare addresses.
    house = service.url.replace("127.0.0.1", "localhost")
    person = people.client(reduced_motion="reduce", viewport=chromium.PHONE)
    page = at(person.open(f"{house}/sign-in"), "sign-in")
    plug_in(page)
    accessible(page)
    sign_in(page)
    at(page, "desk")
    page.click(".staff-who a")
    accessible(at(page, "account"))
    page.fill("[name=name]", "työpuhelin")
    press_by_key(page, "add-passkey")
    expect(page.locator(".note[role=status]")).to_be_visible()
    expect(page.locator(".account-factor b")).to_have_text("työpuhelin")

    # The same device holds one already: the browser says so, and nothing is added.
    page.fill("[name=name]", "toinen")
    press(page, "add-passkey")
    expect(page.locator("form[data-passkey] [data-passkey-said]")).not_to_be_empty()
    expect(page.locator(".account-factor b")).to_have_count(1)

    press(page, "make-codes")
    accessible(at(page, "account-codes"))
    expect(page.locator("#codes code")).to_have_count(8)
    page.goto(f"{house}/account")
    press(page, "add-app")
    accessible(at(page, "account-app"))
    secret = page.locator(".account-secret code").inner_text().replace(" ", "")
    typed_code(page, secret, steps=-1)
    press(page, "confirm-app")
    at(page, "account")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    accessible(page)

    press(page, "sign-out")
    at(page, "sign-in")
    sign_in(page)
    at(page, "second")
    page.fill("[name=code]", "000000")
    press(page, "second-step")
    page.wait_for_selector("[role=alert]#error")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    accessible(page)
    typed_code(page, secret, steps=1)
    press(page, "second-step")
    at(page, "desk")

    press(page, "sign-out")
    sign_in(at(page, "sign-in"))
    press_by_key(at(page, "second"), "passkey")
    at(page, "desk")

    press(page, "sign-out")
    press_by_key(at(page, "sign-in"), "passkey")
    at(page, "desk")
