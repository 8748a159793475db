"""`/desk/encounters/<id>/private`: a room for the facilitators alone (ROOM 4)."""

from __future__ import annotations

import pytest

from flask_admin_app.models import EncounterRow, GateRoomRow, SideRoomRow, UserRow
from flask_admin_app.services import hand_over, meeting, practice_gate
from tests.support.clock import Clock
from tests.support.desk import base, helper, kept
from tests.support.gate import Gated
from tests.support.probe import actions, claims, page_of, records
from tests.support.web import Browser, Web
from tuokio.jitsi.prosody import RoomKind

OTHERS = {"other_unit": 404, "stranger": 404, "auditor": 404, "administrator": 404}


def opened(web: Web) -> tuple[str, Browser, Browser]:
    """An encounter with two workers, whose own room is open."""
    encounter = web.launch("group")
    second = helper(web, encounter)
    first = web.staff("professional")
    response = first.post(f"{base(encounter)}/private")
    assert response.location == f"{base(encounter)}/private"
    return encounter, first, second


def room_in(web: Web, browser: Browser, encounter: str) -> str:
    """The room's name, as a worker's token has it."""
    found = browser.post(f"{base(encounter)}/private/token", _json=True)
    assert found.status_code == 200, found.text
    return str(claims(found.get_json()["token"])["room"])


def test_both_come_in_and_it_is_not_the_meeting(web: Web) -> None:
    encounter, first, second = opened(web)
    for browser in (first, second):
        page = browser.get(f"{base(encounter)}/private")
        assert (page.status_code, page_of(page)) == (200, "private")
        assert actions(page) >= {"join", "close-private"}
    room = room_in(web, first, encounter)
    assert room_in(web, second, encounter) == room
    ours = first.post(f"{base(encounter)}/token", _json=True).get_json()
    assert claims(ours["token"])["room"] != room
    told = records(web.core, encounter, "side_room_opened")
    assert [entry["facts"] for entry in told] == [{"kind": "private"}]


def test_each_token_opens_its_own_room_only(web: Web) -> None:
    encounter, first, _second = opened(web)
    for path in ("token", "private/token"):
        token = first.post(f"{base(encounter)}/{path}", _json=True).get_json()["token"]
        entered = practice_gate.admitted_by(
            web.core, web.core.reader.verify(token, now=web.core.clock())
        )
        assert entered is not None
        assert entered.meeting == (path == "token")


def test_it_is_offered_where_there_are_two(web: Web) -> None:
    encounter = web.launch("group")
    staff = web.staff("professional")
    assert "open-private" not in actions(staff.get(base(encounter)))
    helper(web, encounter)
    assert "open-private" in actions(staff.get(base(encounter)))


def test_opening_twice_is_one_room(web: Web) -> None:
    encounter, first, second = opened(web)
    room = room_in(web, first, encounter)
    assert second.post(f"{base(encounter)}/private").status_code == 303
    assert room_in(web, first, encounter) == room
    assert len(records(web.core, encounter, "side_room_opened")) == 1


def test_who_comes_to_the_team_later_comes_in_by_the_button(web: Web) -> None:
    encounter = web.launch("group")
    first = web.staff("professional")
    first.post(f"{base(encounter)}/private")
    late = helper(web, encounter)
    assert late.get(f"{base(encounter)}/private").location == base(encounter)
    assert late.post(f"{base(encounter)}/private/token", _json=True).status_code == 409
    assert late.post(f"{base(encounter)}/private").status_code == 303
    assert room_in(web, late, encounter) == room_in(web, first, encounter)


def test_closed_by_staff_and_with_the_encounter(web: Web) -> None:
    encounter, first, second = opened(web)
    token = first.post(f"{base(encounter)}/private/token", _json=True).get_json()["token"]
    assert second.post(f"{base(encounter)}/private/close").status_code == 303
    assert second.post(f"{base(encounter)}/private/close").status_code == 303  # twice is once
    assert first.get(f"{base(encounter)}/private").location == base(encounter)
    assert f'data-next="{base(encounter)}"' in first.get(f"{base(encounter)}/private/status").text
    assert first.post(f"{base(encounter)}/private/token", _json=True).status_code == 409
    verified = web.core.reader.verify(token, now=web.core.clock())
    assert practice_gate.admitted_by(web.core, verified) is None
    assert len(records(web.core, encounter, "side_room_closed")) == 1
    first.post(f"{base(encounter)}/private")
    first.post(f"{base(encounter)}/end")
    with web.core.database.read() as session:
        assert session.query(SideRoomRow).count() == 0
    for path in ("private", "private/close", "private/token"):
        assert first.post(f"{base(encounter)}/{path}").status_code == 410


def test_clients_learn_nothing_of_it(web: Web) -> None:
    encounter, first, _second = opened(web)
    room = room_in(web, first, encounter)
    client = web.client().to_waiting(web.secret(encounter))
    first.post(f"{base(encounter)}/admit", who=web.who(encounter, client.ref))
    seen = [client.get(f"/j/{client.ref}/{page}").text for page in ("wait", "meeting", "people")]
    found = client.post(f"/j/{client.ref}/token", _json=True)
    seen += [found.text, str(claims(found.get_json()["token"]))]
    assert not [text for text in seen if room in text or "/private" in text]
    assert client.post(f"{base(encounter)}/private/token", _json=True).status_code == 401
    with web.core.database.read() as session:
        assert client.ref not in session.query(SideRoomRow).one().members


def test_whoever_leaves_the_team_leaves_the_room(gated: Gated) -> None:
    web = gated.web
    encounter, first, second = opened(web)
    with web.core.database.read() as session:
        (room,) = session.query(GateRoomRow).filter_by(kind=RoomKind.PRIVATE)
        assert len(room.admissions) == 2
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        to = hand_over.key_of(web.core, row, session.get_one(UserRow, web.cast.other_unit.id))
    hand_over.give(web.core, web.cast.professional, encounter, to=to, leaves=True)
    assert first.post(f"{base(encounter)}/private/token", _json=True).status_code == 403
    with web.core.database.read() as session:
        (room,) = session.query(GateRoomRow).filter_by(kind=RoomKind.PRIVATE)
        assert sorted(admission.wanted for admission in room.admissions) == [False, True]
    assert second.get(f"{base(encounter)}/private").status_code == 200


def test_the_gate_opens_it_and_moves_nobodys_place(gated: Gated) -> None:
    encounter, first, _second = opened(gated.web)
    path = f"{base(encounter)}/private/token"
    waits = first.post(path, _json=True)
    assert (waits.status_code, waits.headers["Retry-After"]) == (409, "1")
    before = [row.place for row in gated.people(encounter)]
    gated.push()
    assert first.post(path, _json=True).status_code == 200
    assert [row.place for row in gated.people(encounter)] == before
    first.post(f"{base(encounter)}/private/close")
    gated.push()
    assert [room.kind for room in gated.rooms() if room.wanted] == [RoomKind.MEETING]


def test_not_before_it_opens(web: Web, clock: Clock) -> None:
    staff = web.staff("professional")
    encounter = staff.post("/launch/group", starts_at="2030-06-01T12:00").location.split("/")[-1]
    before = kept(web)
    assert staff.post(f"{base(encounter)}/private").status_code == 409
    assert kept(web) == before


@pytest.mark.parametrize("who", [*OTHERS, "colleague"])
def test_nobody_else(web: Web, who: str) -> None:
    encounter = web.launch("group")
    web.staff("professional").post(f"{base(encounter)}/private")
    before = kept(web)
    browser, status = web.staff(who), OTHERS.get(who, 403)
    for path in ("private", "private/close", "private/token"):
        assert browser.post(f"{base(encounter)}/{path}").status_code == status
    for path in ("private", "private/status"):
        assert browser.get(f"{base(encounter)}/{path}").status_code == status
    assert kept(web) == before


def test_nobody_signed_in_bad_ids_and_wrong_method(web: Web) -> None:
    encounter, first, _second = opened(web)
    assert web.client().post(f"{base(encounter)}/private").status_code == 401
    assert web.client().get(f"{base(encounter)}/private").status_code == 303
    assert first.get(f"{base(encounter)}/private/close").status_code == 405
    for bad in ("a" * 26, "x", "%00"):
        assert first.post(f"{base(bad)}/private").status_code == 404


def test_a_meeting_pass_is_not_of_a_private_kind(web: Web) -> None:
    encounter, _first, _second = opened(web)
    found = meeting.pass_for_staff(web.core, web.cast.professional, encounter, language="fi")
    assert found.kind is RoomKind.MEETING
