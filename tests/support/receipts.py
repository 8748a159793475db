"""Taking and opening receipts."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from tests.support.web import Browser, Client, Web

_CODE = re.compile(r"data-receipt-code>([^<]*)<")
_INSTEAD_OF = re.compile(r'name="instead_of" value="([^"]*)"')


def take(client: Client) -> str:
    """Press the button of one's own receipt page; the code as it is shown."""
    url = f"/j/{client.ref}/receipt"
    response = press_as_shown(client, client.get(url))
    assert response.status_code == 200, response.text
    found = _CODE.search(response.text)
    assert found
    return found.group(1)


def press_as_shown(client: Client, page: TestResponse) -> TestResponse:
    """Press the button of that page."""
    found = _INSTEAD_OF.search(page.text)
    assert found
    return client.post(f"/j/{client.ref}/receipt", instead_of=found.group(1))


def shown_code(response: TestResponse) -> str | None:
    """The code on a page, if there is one."""
    found = _CODE.search(response.text)
    return found.group(1) if found else None


def open_with(web: Web, code: str, browser: Browser | None = None) -> TestResponse:
    """Write a code on the page for it, in a browser that has never been here."""
    return (browser or web.client()).post("/receipt", code=code)
