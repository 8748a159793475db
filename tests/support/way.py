"""States of a client's place, each reached by its own road, and the people who do not hold it."""

from __future__ import annotations

from collections.abc import Iterator

from werkzeug.test import TestResponse

from tests.support.probe import page_of
from tests.support.web import Browser, Client, Web

STAFF = ("professional", "colleague", "other_unit", "stranger", "auditor", "administrator")

BEFORE_ADMISSION = ("arrived", "refused", "waiting", "waiting-unknown", "sent-back", "moved")
"""States of somebody who may come in later."""

OUT = ("left-unread", "left-waiting", "declined", "removed", "withdrawn", "withdrawn-inside")
"""States of somebody who went or was shown out."""

OVER = ("ended", "ended-waiting")


def bring(web: Web, state: str) -> tuple[str, Client]:
    """An encounter and a client in that state."""
    if state in {"arrived", "refused", "left-unread"}:
        encounter = web.launch()
        client = web.client()
        client.proceed(web.secret(encounter))
        if state == "refused":
            client.answer("refuse")
        if state == "left-unread":
            client.post(f"/j/{client.ref}/leave")
        return encounter, client
    if state in {"waiting", "left-waiting", "declined", "withdrawn", "ended-waiting"}:
        encounter, client = web.waiting()
    elif state == "waiting-unknown":
        return web.waiting("appointment")
    else:
        encounter, client = web.admitted()
    _move(web, state, encounter, client)
    return encounter, client


def _move(web: Web, state: str, encounter: str, client: Client) -> None:
    staff = {"declined": "decline", "sent-back": "send-back", "removed": "remove"}
    own = {
        "left": "leave",
        "left-waiting": "leave",
        "withdrawn": "withdraw",
        "withdrawn-inside": "withdraw",
    }
    if state in staff:
        press(web, encounter, staff[state], who=web.who(encounter, client.ref))
    elif state in own:
        assert client.post(f"/j/{client.ref}/{own[state]}").status_code == 303
    elif state in {"ended", "ended-waiting"}:
        press(web, encounter, "end")
    elif state == "moved":
        other = web.client()
        assert other.proceed(web.secret(encounter), take_over="1").status_code == 303
        client.client = other.client
    else:
        assert state in {"waiting", "admitted"}, state


def press(web: Web, encounter: str, action: str, **fields: str) -> None:
    """The professional presses a button of the encounter."""
    response = web.staff("professional").post(f"/desk/encounters/{encounter}/{action}", **fields)
    assert response.status_code == 303, response.text


def others(web: Web) -> Iterator[tuple[str, Browser]]:
    """Everybody of the cast who does not hold a client's place."""
    for who in STAFF:
        yield who, web.staff(who)
    yield "another client", web.waiting()[1]
    yield "somebody without a place", web.client()


def check_elsewhere(response: TestResponse, who: str = "") -> None:
    """The answer to a browser that does not hold the place. It does not tell whether there is
    such a place."""
    assert response.status_code == 404, who
    if response.content_type == "application/problem+json":
        assert set(response.get_json()) == {"type", "title", "status", "detail"}
    else:
        assert page_of(response) == "error", who
