"""`GET /j/<ref>/status` and `/people`: the parts of pages that change."""

from __future__ import annotations

import pytest

from flask_admin_app.models import EncounterRow
from flask_admin_app.services import meeting
from tests.support.probe import dump, meeting_tokens
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web

PARTS = ("status", "people")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("state", "goes_to"),
    [
        ("arrived", "notice"),
        ("waiting", "wait"),
        ("admitted", "meeting"),
        ("sent-back", "wait"),
        ("left", "bye"),
        ("declined", "bye"),
        ("removed", "bye"),
        ("withdrawn-inside", "bye"),
        ("ended", "bye"),
    ],
)
def test_says_which_page_it_is_time_for(web: Web, part: str, state: str, goes_to: str) -> None:
    _, client = bring(web, state)
    response = client.get(f"/j/{client.ref}/{part}")
    assert response.status_code == 200
    assert f'data-next="/j/{client.ref}/{goes_to}"' in response.text
    assert "<html" not in response.text
    assert not meeting_tokens(response)


def test_after_admission_the_way_in_stands_there(web: Web) -> None:
    encounter, client = web.waiting()
    assert "/join" not in client.get(f"/j/{client.ref}/status").text
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    assert f'action="/j/{client.ref}/join"' in client.get(f"/j/{client.ref}/status").text


def test_everyone_present_is_named_to_those_inside(web: Web) -> None:
    encounter, client = web.admitted("group")
    guest = web.client()
    guest.proceed(web.secret(encounter), name="Kaisa")
    guest.answer()
    press(web, encounter, "admit", who=web.who(encounter, guest.ref))
    meeting.joined(web.core, guest.ref)
    inside = client.get(f"/j/{client.ref}/people").text
    assert web.core.texts.text("fi", "meeting-here-now", names="Kaisa") in inside
    assert "Kaisa" not in guest.get(f"/j/{guest.ref}/people").text


@pytest.mark.parametrize(
    "state", ["arrived", "waiting", "sent-back", "declined", "removed", "withdrawn-inside"]
)
def test_names_of_those_inside_are_not_for_those_outside(web: Web, state: str) -> None:
    encounter, outside = bring(web, state)
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        staff = next(each for each in row.participants if each.user_id)
        staff.place = "present"
    for part in ("people", "status", "wait", "meeting"):
        assert "Ammi" not in outside.get(f"/j/{outside.ref}/{part}").text


@pytest.mark.parametrize("part", PARTS)
def test_nobody_else(web: Web, part: str) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/{part}"), who)


@pytest.mark.parametrize("part", PARTS)
def test_only_get_and_it_changes_nothing(web: Web, part: str) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/{part}").status_code == 200
    assert client.post(f"/j/{client.ref}/{part}").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize("part", PARTS)
def test_unknown_place(web: Web, part: str) -> None:
    check_elsewhere(web.client().get(f"/j/{'a' * 26}/{part}"))
