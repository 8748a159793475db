"""Browsers without a browser: Flask's test client with the manners of a person."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from html import unescape
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from flask_admin_app.auth.session import SESSION_KEY
from flask_admin_app.core import Core
from flask_admin_app.models import StaffSessionRow
from flask_admin_app.services.arrival import hash_token
from flask_admin_app.services.launch import launch
from tests.support.cast import Cast

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_WHO = re.compile(r'name="who" value="([a-z2-7]+)\.(\d+)"')
_LINK = re.compile(r'value="([^"]*/j/([a-z2-7]{32}))"')


class Browser:
    """One browser with its own cookies."""

    def __init__(self, client: FlaskClient, language: str = "fi") -> None:
        self.client = client
        self.headers = {"Accept-Language": language, "Accept": "text/html"}

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open a page."""
        return self.client.get(path, headers=self.headers | options.pop("headers", {}), **options)

    def csrf(self) -> str:
        """A CSRF token of this browser's session."""
        found = _TOKEN.search(self.get("/privacy").text)
        assert found
        return unescape(found.group(1))

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Press a button. `_json=True` asks as a script does."""
        headers = dict(self.headers)
        if fields.pop("_json", False):
            headers |= {"Accept": "application/json", "X-CSRFToken": self.csrf()}
            return self.client.post(path, headers=headers)
        return self.client.post(path, data={"csrf_token": self.csrf(), **fields}, headers=headers)


class Client(Browser):
    """A client's browser on its way from a link."""

    ref = ""

    def proceed(self, secret: str, **fields: Any) -> TestResponse:
        """Press the button on the landing page."""
        response = self.post(f"/j/{secret}/continue", **fields)
        if response.status_code == 303 and response.location.startswith("/j/"):
            self.ref = response.location.split("/")[2]
        return response

    def answer(self, answer: str = "agree") -> TestResponse:
        """Answer the notice that is shown."""
        page = self.get(f"/j/{self.ref}/notice").text
        found = re.search(r'name="sha256" value="([0-9a-f]{64})"', page)
        assert found, page
        return self.post(f"/j/{self.ref}/notice", sha256=found.group(1), answer=answer)

    def to_waiting(self, secret: str) -> Client:
        """All the way into the waiting room."""
        assert self.proceed(secret).status_code == 303
        assert self.answer().location.endswith("/wait")
        return self


class Web:
    """Makes browsers, and encounters to walk through."""

    def __init__(self, app: Flask, core: Core, cast: Cast) -> None:
        self.app = app
        self.core = core
        self.cast = cast

    def client(self, language: str = "fi") -> Client:
        """A client's fresh browser."""
        return Client(self.app.test_client(), language)

    def staff(self, who: str) -> Browser:
        """The browser of somebody of the cast, signed in."""
        browser = Browser(self.app.test_client())
        token = secrets.token_urlsafe(32)
        with self.core.database.write() as work:
            work.session.add(
                StaffSessionRow(
                    token_hash=hash_token(token),
                    user_id=getattr(self.cast, who).id,
                    expires_at=work.now + timedelta(hours=12),
                )
            )
        with browser.client.session_transaction() as session:
            session[SESSION_KEY] = token
        return browser

    def launch(self, slug: str = "talk", **options: Any) -> str:
        """An encounter of the professional; returns its id."""
        return launch(self.core, self.cast.professional, slug, **options)

    def secret(self, encounter: str, who: str = "professional") -> str:
        """The secret of the encounter's first link, as staff see it."""
        page = self.staff(who).get(f"/desk/encounters/{encounter}").text
        found = _LINK.search(page)
        assert found, page
        return found.group(2)

    def who(self, encounter: str, ref: str, who: str = "professional") -> str:
        """`<ref>.<version>` as the worker's screen has it now."""
        page = self.staff(who).get(f"/desk/encounters/{encounter}/people").text
        for found in _WHO.finditer(page):
            if found.group(1) == ref:
                return f"{ref}.{found.group(2)}"
        raise AssertionError(page)

    def waiting(self, slug: str = "talk") -> tuple[str, Client]:
        """An encounter with one client in the waiting room."""
        encounter = self.launch(slug)
        return encounter, self.client().to_waiting(self.secret(encounter))

    def admitted(self, slug: str = "talk") -> tuple[str, Client]:
        """An encounter with one client who was let in."""
        encounter, client = self.waiting(slug)
        staff = self.staff("professional")
        base = f"/desk/encounters/{encounter}"
        if slug == "appointment":
            staff.post(f"{base}/attest", who=self.who(encounter, client.ref))
        assert staff.post(f"{base}/admit", who=self.who(encounter, client.ref)).status_code == 303
        return encounter, client
