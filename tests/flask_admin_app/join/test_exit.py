"""`POST /j/<ref>/exit`: the quick exit. It never fails (JOIN 11)."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, entries, person
from tests.support.way import BEFORE_ADMISSION, OUT, OVER, bring, others
from tests.support.web import Web


@pytest.mark.parametrize("state", [*BEFORE_ADMISSION, "admitted", "left", *OUT, *OVER])
def test_leads_away_from_everywhere_and_forgets_this_browser(web: Web, state: str) -> None:
    _, client = bring(web, state)
    client.post("/language", language="sv", back="/privacy")
    ref = client.ref
    response = client.post(f"/j/{ref}/exit")
    assert response.status_code == 303
    assert response.location == web.core.settings.exit_url
    assert '"cookies"' in response.headers["Clear-Site-Data"]
    assert '"storage"' in response.headers["Clear-Site-Data"]
    gone = [each for each in response.headers.getlist("Set-Cookie") if "Max-Age=0" in each]
    assert any(each.startswith(f"__Host-place-{ref}=;") for each in gone)
    assert any(each.startswith("__Host-tuokio=;") for each in gone)
    # Neither does what is left of the browser open the place, nor a copy of its cookie.
    assert client.get(f"/j/{ref}/wait").status_code == 404
    assert client.post(f"/j/{ref}/token", _json=True).status_code == 404


def test_a_page_on_its_way_out_is_only_forgotten(web: Web) -> None:
    """What the page's script tells in passing asks for no other page."""
    _, client = web.admitted()
    response = client.post(f"/j/{client.ref}/exit", leaving="already")
    assert response.status_code == 204
    assert "Location" not in response.headers
    assert '"cookies"' in response.headers["Clear-Site-Data"]
    assert client.get(f"/j/{client.ref}/wait").status_code == 404


def test_a_copy_of_the_cookie_opens_nothing_afterwards(web: Web) -> None:
    _, client = web.admitted()
    name = f"__Host-place-{client.ref}"
    cookie = client.client.get_cookie(name)
    assert cookie
    client.post(f"/j/{client.ref}/exit")
    thief = web.client()
    thief.client.set_cookie(name, cookie.value, secure=True)
    assert thief.post(f"/j/{client.ref}/token", _json=True).status_code == 404


def test_staff_see_that_the_person_went(web: Web) -> None:
    encounter, client = web.admitted()
    client.post(f"/j/{client.ref}/exit")
    row = person(web.core, client.ref)
    assert (row.place, row.since, row.browser_hash) == ("left", None, None)
    assert entries(web.core, encounter).count("left") == 1


def test_staff_are_not_told_of_another_device(web: Web) -> None:
    """Nobody went on anywhere, until somebody does."""
    encounter, client = web.admitted()
    secret = web.secret(encounter)
    client.post(f"/j/{client.ref}/exit")
    moved = web.core.texts.text("fi", "desk-moved")
    people = f"/desk/encounters/{encounter}/people"
    assert moved not in web.staff("professional").get(people).text
    web.client().proceed(secret)
    assert moved in web.staff("professional").get(people).text


def test_the_address_is_not_a_visitors_to_choose(web: Web) -> None:
    _, client = web.waiting()
    response = client.post(
        f"/j/{client.ref}/exit?next=https://evil.example", next="https://evil.example"
    )
    assert response.location == web.core.settings.exit_url


def test_everyone_gets_away_and_takes_nobody_along(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        before = dump(web.core)
        response = browser.post(f"/j/{client.ref}/exit")
        assert (response.status_code, response.location) == (303, web.core.settings.exit_url), who
        assert dump(web.core) == before, who
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


@pytest.mark.parametrize("ref", ["x", "a" * 26, "ä"])
def test_from_no_place_at_all(web: Web, ref: str) -> None:
    client = web.client()
    for _ in range(2):
        assert client.post(f"/j/{ref}/exit").location == web.core.settings.exit_url


def test_only_post(web: Web) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/exit").status_code == 405
    assert dump(web.core) == before
