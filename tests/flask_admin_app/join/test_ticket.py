"""`POST /j/<ref>/ticket`: for the live connection, which carries no content."""

from __future__ import annotations

import pytest

from flask_admin_app.live.tickets import Ticket
from tests.support.probe import dump, meeting_tokens
from tests.support.way import bring, check_elsewhere, others
from tests.support.web import Web


@pytest.mark.parametrize("state", ["arrived", "waiting", "admitted"])
def test_admits_once_to_the_own_encounter_only(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    response = client.post(f"/j/{client.ref}/ticket", _json=True)
    assert response.status_code == 200
    found = response.get_json()
    assert set(found) == {"ticket", "url", "protocol", "expires_in"}
    assert found["url"] == f"/live/encounters/{encounter}"
    assert found["protocol"] == "tuokio.v1"
    assert web.core.tickets.use(found["ticket"]) == Ticket(encounter, client.ref, staff=False)
    assert web.core.tickets.use(found["ticket"]) is None
    assert not meeting_tokens(response)


def test_each_is_new_and_none_is_stored(web: Web) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    given = [client.post(f"/j/{client.ref}/ticket", _json=True).get_json() for _ in range(3)]
    assert len({each["ticket"] for each in given}) == 3
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/ticket", _json=True), who)


def test_only_post(web: Web) -> None:
    _, client = web.waiting()
    assert client.get(f"/j/{client.ref}/ticket").status_code == 405


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/ticket", _json=True))
