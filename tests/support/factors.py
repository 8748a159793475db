"""People with a second factor, and their ways to sign in."""

from __future__ import annotations

import re
from typing import Any

import pyotp
from werkzeug.test import TestResponse

from tests.support.authenticator import Authenticator
from tests.support.cast import PASSWORD, email_of
from tests.support.web import Browser, Web

_SECRET = re.compile(r"<code>([A-Z2-7 ]{32,})</code>")
_CODES = re.compile(r"<li><code>([a-z2-7-]+)</code></li>")
STEP = 30


def password(browser: Browser, who: str = "professional", **fields: str) -> TestResponse:
    """The first step."""
    return browser.post("/sign-in", **{"email": email_of(who), "password": PASSWORD, **fields})


def signed_in(web: Web, who: str = "professional") -> Browser:
    """Somebody without a second factor who just signed in by the form."""
    browser = web.client()
    assert password(browser, who).status_code == 303
    return browser


def code(web: Web, secret: str, *, off: int = 0) -> str:
    """What the app shows; `off` steps of half a minute early or late."""
    return pyotp.TOTP(secret).at(int(web.core.clock().timestamp()) + off * STEP)


def wrong_code(web: Web, secret: str) -> str:
    """Six digits that fit at no time near."""
    near = {code(web, secret, off=off) for off in range(-3, 4)}
    return next(typed for typed in map("{:06}".format, range(10)) if typed not in near)


def secret_of(page: TestResponse) -> str:
    """The key to be typed into the app."""
    found = _SECRET.search(page.text)
    assert found, page.text
    return found.group(1).replace(" ", "")


def add_app(web: Web, browser: Browser, **fields: str) -> str:
    """Set up the app; its secret. The code is used up, so the clock goes on by a step."""
    assert browser.post("/account/totp", **fields).location == "/account/totp"
    secret = secret_of(browser.get("/account/totp"))
    response = browser.post("/account/totp/confirm", code=code(web, secret))
    assert response.location == "/account", response.text
    next_code(web)
    return secret


def next_code(web: Web) -> None:
    """Wait until the app shows another code."""
    clock: Any = web.core.clock
    clock.forward(seconds=STEP)


def with_app(web: Web, who: str = "professional") -> tuple[Browser, str]:
    """Somebody who signs in with an app, signed in; and its secret."""
    browser = signed_in(web, who)
    return browser, add_app(web, browser)


def codes_of(browser: Browser, **fields: str) -> list[str]:
    """New recovery codes."""
    page = browser.post("/account/recovery", **fields)
    found = _CODES.findall(page.text)
    assert found, page.text
    return found


def half(web: Web, who: str = "professional") -> Browser:
    """A browser after the right password of somebody with a second factor."""
    browser = web.client()
    assert password(browser, who).location == "/sign-in/second"
    return browser


def send(browser: Browser, path: str, said: object) -> TestResponse:
    """As our script sends."""
    headers = browser.headers | {"Accept": "application/json", "X-CSRFToken": browser.csrf()}
    return browser.client.post(path, json=said, headers=headers)


def add_passkey(browser: Browser, **fields: str) -> Authenticator:
    """Add a passkey."""
    key = Authenticator()
    named = {"name": "työpuhelin", **fields}
    asked = send(browser, "/account/passkeys/options", named)
    assert asked.status_code == 200, asked.text
    answer = {**named, "credential": key.make(asked.get_json())}
    assert send(browser, "/account/passkeys", answer).get_json() == {"next": "/account"}
    return key


def answered(browser: Browser, key: Authenticator, at: str = "/sign-in/passkey") -> TestResponse:
    """Ask for a passkey and answer with this one."""
    asked = send(browser, f"{at}/options", {})
    assert asked.status_code == 200, asked.text
    return send(browser, at, {"credential": key.use(asked.get_json())})


def inside(browser: Browser) -> bool:
    """Whether this browser may work."""
    return browser.get("/desk").status_code == 200
