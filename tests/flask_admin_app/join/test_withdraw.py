"""`POST /j/<ref>/withdraw`: taking the agreement back takes as many steps as giving it (CONS 4)."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, entries, person
from tests.support.way import bring, check_elsewhere, others
from tests.support.web import Web


@pytest.mark.parametrize("state", ["waiting", "admitted", "left", "sent-back", "moved"])
def test_it_takes_effect_at_once_and_once(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/withdraw").location == f"/j/{client.ref}/bye"
    row = person(web.core, client.ref)
    assert (row.place, row.since, row.door) == ("withdrawn", None, "closed")
    assert row.answers == {"remote_meeting": "withdrawn"}
    assert entries(web.core, encounter).count("consent_withdrawn") == 1
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_staff_cannot_admit_whoever_withdrew(web: Web) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    client.post(f"/j/{client.ref}/withdraw")
    staff = web.staff("professional")
    assert staff.post(f"/desk/encounters/{encounter}/admit", who=who).status_code == 409
    assert person(web.core, client.ref).place == "withdrawn"


@pytest.mark.parametrize(
    ("state", "status"),
    [("arrived", 409), ("refused", 409), ("declined", 409), ("removed", 409), ("ended", 410)],
)
def test_nothing_to_withdraw(web: Web, state: str, status: int) -> None:
    _, client = bring(web, state)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/withdraw").status_code == status
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/withdraw"), who)
    assert person(web.core, client.ref).place == "admitted"


def test_only_post(web: Web) -> None:
    _, client = web.admitted()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/withdraw").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/withdraw"))
