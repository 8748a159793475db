"""What the desk says of doors that Prosody has not confirmed, and while it does not answer."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import base, helper
from tests.support.doors import away, door, own_door, said
from tests.support.probe import dump, main_of
from tests.support.web import Web
from tuokio.encounters.states import DoorState, PlaceState

LANGUAGES = ("fi", "sv", "en")
OUT = ("arrived", "waiting", "left", "declined", "withdrawn", "removed")


def people(web: Web, encounter: str) -> str:
    """The live part of the page."""
    return web.staff("professional").get(f"{base(encounter)}/people").text


def group(page: str, id_: str) -> str:
    """One list of people."""
    found = re.search(rf'<ul class="people-list" id="list-{id_}">(.*?)\n    </ul>', page, re.DOTALL)
    return found.group(1) if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gate_that_is_away_is_told_calmly(web: Web, language: str) -> None:
    encounter, _client = web.waiting()
    staff = web.staff("professional")
    staff.post("/language", language=language, back="/desk")
    pages = ("/desk", base(encounter), f"{base(encounter)}/people")
    for there in (False, True, False):
        for path in pages:
            page = staff.get(path).text
            assert page.count('id="gate-away" role="status"') == 1
            for key in ("desk-gate-away-title", "desk-gate-away-text"):
                assert said(web, page, key, language) is there, (path, key)
        if there:
            web.core.gate.back()
        else:
            away(web)


def test_it_is_no_matter_of_the_auditor(web: Web) -> None:
    away(web)
    assert not said(web, web.staff("auditor").get("/desk").text, "desk-gate-away-title")


def test_let_in_is_not_in(web: Web) -> None:
    encounter, client = web.admitted()
    door(web, client.ref, DoorState.PENDING)
    page = people(web, encounter)
    assert client.ref in group(page, "let-in")
    assert not group(page, "present")
    assert said(web, page, "desk-people-summary-let-in", count=1)
    assert said(web, page, "desk-people-summary-here", count=0)
    assert said(web, page, "desk-door", door="pending")
    assert not said(web, page, "desk-door", door="away")
    away(web)
    page = people(web, encounter)
    assert said(web, page, "desk-door", door="away")
    assert not said(web, page, "desk-door", door="pending")
    assert not group(page, "present")
    door(web, client.ref, DoorState.OPEN, PlaceState.PRESENT)
    page = people(web, encounter)
    assert client.ref in group(page, "present")
    assert said(web, page, "desk-people-summary-here", count=1)
    assert not said(web, page, "desk-door", door="away")


def test_whoever_dropped_before_a_doubted_door_is_let_in(web: Web) -> None:
    encounter, client = web.admitted()
    door(web, client.ref, DoorState.OPEN, PlaceState.ABSENT)
    assert client.ref in group(people(web, encounter), "present")
    assert said(web, people(web, encounter), "desk-people-summary-here", count=0)
    door(web, client.ref, DoorState.PENDING)
    assert client.ref in group(people(web, encounter), "let-in")


def test_a_call_that_runs_waits_for_no_door(web: Web) -> None:
    encounter, client = web.admitted()
    door(web, client.ref, DoorState.PENDING, PlaceState.PRESENT)
    page = people(web, encounter)
    assert client.ref in group(page, "present")
    assert not said(web, page, "desk-door", door="pending")


@pytest.mark.parametrize("place", OUT)
def test_nobody_is_called_out_before_it_is_so(web: Web, place: str) -> None:
    encounter, client = web.admitted()
    door(web, client.ref, DoorState.CLOSING, PlaceState(place))
    assert said(web, people(web, encounter), "desk-door", door="closing")
    door(web, client.ref, DoorState.CLOSED)
    assert not said(web, people(web, encounter), "desk-door", door="closing")


@pytest.mark.parametrize("place", OUT)
def test_in_a_crowd_it_stands_outside_what_is_folded(web: Web, place: str) -> None:
    encounter, client = web.admitted("group")
    secret = web.secret(encounter)
    for _ in range(4):
        web.client().to_waiting(secret)
    door(web, client.ref, DoorState.CLOSING, PlaceState(place))
    page = people(web, encounter)
    assert "data-crowd" in page
    # Of each folded part its title is left.
    seen = re.sub(r"(</summary>).*?</details>", r"\1", page, flags=re.DOTALL)
    key = "desk-door" if place == "waiting" else "desk-people-unconfirmed"
    assert said(web, seen, key, door="closing")
    door(web, client.ref, DoorState.CLOSED)
    assert not said(web, people(web, encounter), key, door="closing")


@pytest.mark.parametrize("state", [DoorState.PENDING, DoorState.OPEN])
def test_the_page_knows_the_workers_own_door(web: Web, state: DoorState) -> None:
    encounter, client = web.admitted()
    own_door(web, encounter, state)
    door(web, client.ref, DoorState.CLOSED)
    assert f'data-own-door="{state}"' in people(web, encounter)


@pytest.mark.parametrize("is_away", [False, True])
def test_before_the_own_door_is_open_the_page_is_told_to_wait(web: Web, is_away: bool) -> None:
    encounter = web.launch()
    own_door(web, encounter, DoorState.PENDING)
    if is_away:
        away(web)
    staff = web.staff("professional")
    before = dump(web.core)
    response = staff.post(f"{base(encounter)}/token", _json=True)
    assert response.status_code == 409
    assert int(response.headers["Retry-After"]) == 1
    key = "error-door-away" if is_away else "error-door-pending"
    words = [web.core.texts.text("fi", f"{key}-{part}") for part in ("text", "next")]
    assert response.get_json()["detail"] == " ".join(words)
    assert dump(web.core) == before
    own_door(web, encounter, DoorState.OPEN)
    response = staff.post(f"{base(encounter)}/token", _json=True)
    assert response.status_code == 200
    assert "Retry-After" not in response.headers


def test_waiting_helps_nobody_before_the_encounter_opens(web: Web) -> None:
    staff = web.staff("professional")
    location = staff.post("/launch/talk", starts_at="2030-05-14T13:00").location
    own_door(web, location.rsplit("/", 1)[1], DoorState.PENDING)
    response = staff.post(f"{location}/token", _json=True)
    assert response.status_code == 409
    assert "Retry-After" not in response.headers


def test_a_helper_waits_alike(web: Web) -> None:
    encounter = web.launch()
    other = helper(web, encounter)
    own_door(web, encounter, DoorState.PENDING)
    assert "Retry-After" in other.post(f"{base(encounter)}/token", _json=True).headers
    page = people(web, encounter)
    assert "ohjaaja Kolle" in group(page, "let-in")


def test_the_farewell_calls_nobody_out_before_it_is_so(web: Web) -> None:
    encounter, client = web.admitted()
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/end")

    def told() -> set[str]:
        page = main_of(staff.get(f"{base(encounter)}/bye"))
        return {key for key in ("text", "closing", "away") if said(web, page, f"desk-bye-{key}")}

    assert told() == {"text"}
    door(web, client.ref, DoorState.CLOSING)
    assert told() == {"closing"}
    away(web)
    assert told() == {"away"}
    door(web, client.ref, DoorState.CLOSED)
    assert told() == {"text"}
