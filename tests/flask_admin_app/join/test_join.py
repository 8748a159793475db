"""`POST /j/<ref>/join`: going in, and coming back (WAIT 4)."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, entries, person
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web


def test_the_admitted_go_in(web: Web) -> None:
    _, client = web.admitted()
    before = dump(web.core)
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/meeting"
    # Whether somebody is present, the meeting server says.
    assert dump(web.core) == before


def test_who_left_comes_straight_back_while_the_admission_stands(web: Web) -> None:
    encounter, client = bring(web, "left")
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/meeting"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200
    assert entries(web.core, encounter).count("returned") == 1


def test_who_left_the_waiting_room_waits_again(web: Web) -> None:
    _, client = bring(web, "left-waiting")
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/wait"


def test_who_left_before_reading_reads_first(web: Web) -> None:
    _, client = bring(web, "left-unread")
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/notice"


@pytest.mark.parametrize(
    ("state", "goes_to"),
    [
        ("arrived", "notice"),
        ("refused", "notice"),
        ("waiting", "wait"),
        ("sent-back", "wait"),
        ("moved", "wait"),
        ("declined", "bye"),
        ("removed", "bye"),
        ("withdrawn", "bye"),
        ("withdrawn-inside", "bye"),
    ],
)
def test_it_opens_no_door_by_itself(web: Web, state: str, goes_to: str) -> None:
    _, client = bring(web, state)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/{goes_to}"
    assert dump(web.core) == before


def test_too_late(web: Web) -> None:
    encounter, client = bring(web, "left")
    press(web, encounter, "end")
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/join").status_code == 410
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = bring(web, "left")
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/join"), who)
    assert person(web.core, client.ref).place == "left"


def test_only_post(web: Web) -> None:
    _, client = bring(web, "left")
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/join").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/join"))
