"""`POST /j/<ref>/leave`: going, with the way back open."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, entries, person
from tests.support.way import bring, check_elsewhere, others
from tests.support.web import Web


@pytest.mark.parametrize("state", ["arrived", "waiting", "admitted", "sent-back", "moved"])
def test_twice_is_once(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/leave").location == f"/j/{client.ref}/bye"
    assert entries(web.core, encounter).count("left") == 1
    assert person(web.core, client.ref).place == "left"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_the_link_leads_back_in(web: Web) -> None:
    encounter, client = bring(web, "left")
    assert client.proceed(web.secret(encounter)).location == f"/j/{client.ref}/meeting"


@pytest.mark.parametrize("state", ["declined", "removed", "withdrawn", "ended", "ended-waiting"])
def test_who_is_out_stays_where_they_are(web: Web, state: str) -> None:
    _, client = bring(web, state)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/leave").location == f"/j/{client.ref}/bye"
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/leave"), who)
    assert person(web.core, client.ref).place == "waiting"


def test_only_post(web: Web) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/leave").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/leave"))
