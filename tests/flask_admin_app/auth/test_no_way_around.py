"""Whoever has the password, and not the second factor, gets in by no way."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flask_admin_app.limits import limiter
from flask_admin_app.services.factors.store import forget_all
from tests.support.authenticator import Authenticator
from tests.support.cast import PASSWORD
from tests.support.factors import (
    add_app,
    add_passkey,
    code,
    codes_of,
    half,
    next_code,
    password,
    send,
    signed_in,
)
from tests.support.web import Browser, Web

SECOND = "/sign-in/second"
EXAMPLES = 200 if os.environ.get("TUOKIO_DEEP") == "1" else 4
BEHIND = ("/desk", "/account", "/launch/talk")


class Thief:
    """Knows the password and everything that was used up, and has another's passkey, app and
    recovery codes: those of a colleague who is in league with the thief."""

    def __init__(self, web: Web) -> None:
        self.web = web
        with web.core.database.write() as work:
            for who in (web.cast.professional, web.cast.colleague):
                forget_all(work, who.id)
        self.before = signed_in(web)  # a session from before the second factor was set
        owner = signed_in(web)
        self.secret = add_app(web, owner)
        key = add_passkey(owner)
        self.used_code = code(web, self.secret, off=-1)
        self.used_recovery = codes_of(owner)[0]
        assert half(web).post(SECOND, recovery=self.used_recovery).location == "/desk"
        self.used_answer = self._overheard(key)
        helper = signed_in(web, "colleague")
        self.other_key = add_passkey(helper)
        self.other_recovery = codes_of(helper)[0]
        self.browser = web.client()

    def _overheard(self, key: Authenticator) -> dict[str, Any]:
        owner = self.web.client()
        question = send(owner, "/sign-in/passkey/options", {}).get_json()
        answer = key.use(question)
        assert send(owner, "/sign-in/passkey", {"credential": answer}).status_code == 200
        return answer

    def post(self, path: str, **fields: str) -> None:
        self.browser.post(path, **fields)

    def answer(self, at: str, answer: dict[str, Any]) -> None:
        send(self.browser, f"{at}/options", {})
        send(self.browser, at, {"credential": answer})

    def ask(self, at: str, key: Authenticator) -> None:
        question = send(self.browser, f"{at}/options", {}).get_json()
        if question and "challenge" in question:
            send(self.browser, at, {"credential": key.use(question), "next": "/desk"})

    def old_session(self) -> None:
        self.before.post("/account/password", old=PASSWORD, new=secrets.token_hex())
        assert outside(self.before)


def outside(browser: Browser) -> bool:
    """Whether nothing behind the sign-in opens."""
    return all(browser.get(path).status_code == 303 for path in BEHIND)


WAYS: dict[str, Callable[[Thief], object]] = {
    "password": lambda thief: password(thief.browser),
    "password and next": lambda thief: password(thief.browser, next="/desk"),
    "another's password": lambda thief: password(thief.browser, password="wrong"),
    "no code": lambda thief: thief.post(SECOND),
    "old code": lambda thief: thief.post(SECOND, code=thief.used_code),
    "code too late": lambda thief: thief.post(SECOND, code=code(thief.web, thief.secret, off=-2)),
    "used recovery": lambda thief: thief.post(SECOND, recovery=thief.used_recovery),
    "another's recovery": lambda thief: thief.post(SECOND, recovery=thief.other_recovery),
    "code as recovery": lambda thief: thief.post(SECOND, recovery=thief.used_code),
    "overheard": lambda thief: thief.answer("/sign-in/passkey", thief.used_answer),
    "overheard second": lambda thief: thief.answer(f"{SECOND}/passkey", thief.used_answer),
    "another's passkey": lambda thief: thief.ask(f"{SECOND}/passkey", thief.other_key),
    "own passkey": lambda thief: thief.ask("/sign-in/passkey", Authenticator(user_handle=b"x")),
    "add app": lambda thief: thief.post("/account/totp", proof=PASSWORD),
    "remove app": lambda thief: thief.post("/account/totp/remove", proof=PASSWORD),
    "new codes": lambda thief: thief.post("/account/recovery", proof=PASSWORD),
    "new password": lambda thief: thief.post("/account/password", old=PASSWORD, new=PASSWORD * 2),
    "old session": Thief.old_session,
    "sign out": lambda thief: thief.post("/sign-out"),
    "look": lambda thief: thief.browser.get("/sign-in/second"),
    "wait": lambda thief: next_code(thief.web),
}
"""Everything that the thief may try, in any order."""


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps the thief out is not that the tries run out."""
    monkeypatch.setattr(limiter, "enabled", False)


def test_everything_once(web: Web) -> None:
    thief = Thief(web)
    for name, way in WAYS.items():
        password(thief.browser)
        way(thief)
        assert outside(thief.browser), name


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.sampled_from(sorted(WAYS)), min_size=4, max_size=12))
def test_in_any_order(web: Web, tries: list[str]) -> None:
    thief = Thief(web)
    for name in tries:
        WAYS[name](thief)
        assert outside(thief.browser), tries


def test_the_owner_gets_in(web: Web) -> None:
    """By the same way, with the right code: else the tests above would prove nothing."""
    thief = Thief(web)
    password(thief.browser)
    next_code(web)
    assert thief.browser.post(SECOND, code=code(web, thief.secret)).location == "/desk"
    assert not outside(thief.browser)
