"""Reading the auditor's pages."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from tests.support.web import Browser, Web

_INDEX = re.compile(r'id="entry-(\d+)"')


def shown(page: str) -> list[int]:
    """The indexes of the entries on a page, in order."""
    return [int(found) for found in _INDEX.findall(page)]


def event(web: Web, type_: str, language: str = "fi") -> str:
    """What an entry of this type is called."""
    return web.core.texts.text(language, "audit-event", type=type_)


def post_json(browser: Browser, path: str, body: object) -> TestResponse:
    """Ask as a script does."""
    headers = browser.headers | {"Accept": "application/json", "X-CSRFToken": browser.csrf()}
    return browser.client.post(path, json=body, headers=headers)
