"""`POST /j/<ref>/aside`: someone came in, and one tap back (JOIN 11)."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, entries, main_of, person
from tests.support.way import BEFORE_ADMISSION, OUT, OVER, bring, check_elsewhere, others, press
from tests.support.web import Web


def test_only_staff_are_told(web: Web) -> None:
    encounter, client = bring(web, "admitted")
    response = client.post(f"/j/{client.ref}/aside", on="1")
    assert (response.status_code, response.location) == (303, f"/j/{client.ref}/meeting")
    assert person(web.core, client.ref).aside
    words = web.core.texts.text("fi", "desk-aside")
    desk = web.staff("professional").get(f"/desk/encounters/{encounter}/people")
    assert words in desk.text
    assert words not in client.get(f"/j/{client.ref}/people").text


def test_the_page_tells_of_no_meeting(web: Web) -> None:
    _, client = bring(web, "admitted")
    assert 'data-aside="off"' in client.get(f"/j/{client.ref}/meeting").text
    client.post(f"/j/{client.ref}/aside", on="1")
    main = main_of(client.get(f"/j/{client.ref}/meeting"))
    assert 'data-aside="on"' in main
    panel = main[main.index('class="aside-panel"') : main.index("</section>")].lower()
    for word in ("tapaami", "ammattilai", "väkivalta", "joku"):
        assert word not in panel


def test_one_tap_back(web: Web) -> None:
    encounter, client = bring(web, "admitted")
    client.post(f"/j/{client.ref}/aside", on="1")
    client.post(f"/j/{client.ref}/aside", on="0")
    assert not person(web.core, client.ref).aside
    assert person(web.core, client.ref).place == "admitted"
    kinds = entries(web.core, encounter)
    assert (kinds.count("stepped_aside"), kinds.count("stepped_back")) == (1, 1)


def test_twice_is_once(web: Web) -> None:
    encounter, client = bring(web, "admitted")
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/aside", on="1").status_code == 303
    assert entries(web.core, encounter).count("stepped_aside") == 1


def test_a_script_gets_no_page(web: Web) -> None:
    _, client = bring(web, "admitted")
    headers = {"Accept": "application/json", "X-CSRFToken": client.csrf()}
    response = client.client.post(f"/j/{client.ref}/aside", data={"on": "1"}, headers=headers)
    assert (response.status_code, response.data) == (204, b"")
    assert person(web.core, client.ref).aside


@pytest.mark.parametrize("on", ["", "yes", "2"])
def test_neither_yes_nor_no(web: Web, on: str) -> None:
    _, client = bring(web, "admitted")
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/aside", on=on).status_code == 400
    assert dump(web.core) == before


@pytest.mark.parametrize(
    ("state", "status"),
    [*((state, 409) for state in (*BEFORE_ADMISSION, *OUT)), *((state, 410) for state in OVER)],
)
def test_only_from_the_meeting(web: Web, state: str, status: int) -> None:
    _, client = bring(web, state)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/aside", on="1").status_code == status
    assert dump(web.core) == before


def test_who_is_sent_back_is_not_aside_any_more(web: Web) -> None:
    encounter, client = bring(web, "admitted")
    client.post(f"/j/{client.ref}/aside", on="1")
    press(web, encounter, "send-back", who=web.who(encounter, client.ref))
    assert not person(web.core, client.ref).aside


def test_nobody_else(web: Web) -> None:
    _, client = bring(web, "admitted")
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/aside", on="1"), who)
    assert not person(web.core, client.ref).aside


def test_only_post_and_with_its_token(web: Web) -> None:
    _, client = bring(web, "admitted")
    assert client.get(f"/j/{client.ref}/aside").status_code == 405
    assert client.client.post(f"/j/{client.ref}/aside", data={"on": "1"}).status_code == 400
    assert not person(web.core, client.ref).aside


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/aside", on="1"))
