"""Let in is not in: what the client sees while Prosody has not opened the door."""

from __future__ import annotations

import pytest

from flask_admin_app.models import OrganisationRow
from tests.support.doors import away, door, said
from tests.support.probe import actions, dump, main_of, meeting_tokens, page_of
from tests.support.way import press
from tests.support.web import Client, Web
from tuokio.encounters.states import DoorState, PlaceState

LANGUAGES = ("fi", "sv", "en")
INSIDE = (PlaceState.ADMITTED, PlaceState.ABSENT, PlaceState.PRESENT)
PHONE = '<a href="tel:091234567">09 123 4567</a>'


def status(client: Client) -> str:
    """The live part of the waiting room."""
    return client.get(f"/j/{client.ref}/status").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_to_come_in_before_the_door_is_open(web: Web, language: str) -> None:
    _, client = web.admitted()
    client.post("/language", language=language, back="/privacy")
    door(web, client.ref, DoorState.PENDING)
    page = status(client)
    assert said(web, page, "wait-being-let-in-title", language)
    assert f'data-next="/j/{client.ref}/wait"' in page
    away(web)
    page = status(client)
    for key in ("wait-away-title", "wait-away-text", "wait-away-call"):
        assert said(web, page, key, language)
    assert PHONE in page
    assert not said(web, page, "wait-being-let-in-title", language)
    assert not said(web, page, "wait-let-in-title", language)
    assert 'data-action="join"' not in page
    web.core.gate.back()
    door(web, client.ref, DoorState.OPEN)
    page = status(client)
    assert said(web, page, "wait-let-in-title", language)
    assert 'data-action="join"' in page


def test_without_a_phone_none_is_named(web: Web) -> None:
    with web.core.database.write() as work:
        for owner in work.session.query(OrganisationRow):
            owner.backup_phone = None
    _, client = web.admitted()
    door(web, client.ref, DoorState.PENDING)
    away(web)
    page = status(client)
    assert said(web, page, "wait-away-title")
    assert not said(web, page, "wait-away-call")
    assert "tel:" not in page


def test_whoever_is_not_let_in_hears_nothing_of_it(web: Web) -> None:
    _, client = web.waiting()
    away(web)
    assert not said(web, status(client), "wait-away-title")


@pytest.mark.parametrize("place", INSIDE)
def test_new_joins_wait(web: Web, place: PlaceState) -> None:
    _, client = web.admitted()
    door(web, client.ref, DoorState.PENDING, place)
    wait = f"/j/{client.ref}/wait"
    assert client.get(f"/j/{client.ref}/meeting").location == wait
    assert client.post(f"/j/{client.ref}/join").location == wait
    page = client.get(wait)
    assert page_of(page) == "wait"
    assert "join" not in actions(page)
    assert said(web, main_of(page), "wait-being-let-in-title")


@pytest.mark.parametrize("place", INSIDE)
def test_only_a_call_that_runs_goes_on(web: Web, place: PlaceState) -> None:
    encounter, client = web.admitted("group")
    other = web.client()
    other.proceed(web.secret(encounter), name="Kaisa")
    other.answer()
    press(web, encounter, "admit", who=web.who(encounter, other.ref))
    door(web, other.ref, DoorState.OPEN, PlaceState.PRESENT)
    door(web, client.ref, DoorState.PENDING, place)
    goes_on = place is PlaceState.PRESENT
    page = client.get(f"/j/{client.ref}/people").text
    assert f'data-next="/j/{client.ref}/{"meeting" if goes_on else "wait"}"' in page
    assert 'data-own-door="pending"' in page
    assert ("Kaisa" in page) is goes_on
    door(web, client.ref, DoorState.OPEN)
    page = client.get(f"/j/{client.ref}/people").text
    assert f'data-next="/j/{client.ref}/meeting"' in page
    assert 'data-own-door="open"' in page


@pytest.mark.parametrize("action", ["send-back", "remove", "end"])
def test_a_call_ends_for_whoever_is_put_out(web: Web, action: str) -> None:
    encounter, client = web.admitted()
    door(web, client.ref, DoorState.PENDING, PlaceState.PRESENT)
    named = {} if action == "end" else {"who": web.who(encounter, client.ref)}
    press(web, encounter, action, **named)
    page = client.get(f"/j/{client.ref}/people").text
    assert f'data-next="/j/{client.ref}/meeting"' not in page
    assert 'data-own-door="pending"' not in page


@pytest.mark.parametrize("place", INSIDE)
@pytest.mark.parametrize("is_away", [False, True])
def test_no_token_but_a_word_to_wait(web: Web, place: PlaceState, is_away: bool) -> None:
    _, client = web.admitted()
    door(web, client.ref, DoorState.PENDING, place)
    if is_away:
        away(web)
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/token", _json=True)
    assert response.status_code == 409
    assert int(response.headers["Retry-After"]) == 1
    assert not meeting_tokens(response)
    key = "error-door-away" if is_away else "error-door-pending"
    words = [web.core.texts.text("fi", f"{key}-{part}") for part in ("text", "next")]
    assert response.get_json()["detail"] == " ".join(words)
    # By hand it is a page, with the way back to the waiting room.
    page = client.post(f"/j/{client.ref}/token")
    assert (page.status_code, page_of(page)) == (409, "error")
    assert f"/j/{client.ref}/wait" in main_of(page)
    assert dump(web.core) == before


@pytest.mark.parametrize("place", ["arrived", "waiting", "left", "removed", "withdrawn"])
@pytest.mark.parametrize("state", [DoorState.CLOSING, DoorState.PENDING, DoorState.OPEN])
def test_waiting_helps_nobody_without_an_admission(web: Web, place: str, state: DoorState) -> None:
    _, client = web.admitted()
    door(web, client.ref, state, PlaceState(place))
    response = client.post(f"/j/{client.ref}/token", _json=True)
    assert response.status_code == 409
    assert "Retry-After" not in response.headers
