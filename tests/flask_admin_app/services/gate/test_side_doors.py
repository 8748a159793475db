"""The gate and the rooms beside a meeting: two people, their own room, and no longer than that."""

from __future__ import annotations

import pytest

from flask_admin_app.services import checks, meeting
from flask_admin_app.services.check_pass import for_client, for_staff
from flask_admin_app.services.errors import NotYetError
from flask_admin_app.services.gate.reconcile import adopt
from flask_admin_app.services.waiting_room import Who
from tests.support.checks import checks as all_checks
from tests.support.gate import Gated
from tests.support.probe import entries, person
from tuokio.encounters.errors import EncounterError
from tuokio.identity.outcomes import Answer, Answers, Outcome, Reason, Result
from tuokio.jitsi.prosody import GateRole, RoomKind

FOUND = Outcome(
    Answers(Answer.YES, Answer.YES, Answer.YES, Answer.NOT_ASKED), Result.VERIFIED, Reason.OK
)


def open_check(gated: Gated, encounter: str, ref: str) -> str:
    """The professional takes this person aside."""
    seen = Who(ref, person(gated.core, ref).version)
    return checks.open_check(gated.core, gated.web.cast.professional, encounter, seen)


def check_room(gated: Gated) -> str:
    """The name of the one check room that the gate holds."""
    (name,) = [
        name for name, room in gated.prosody.gate.rooms.items() if room["kind"] == RoomKind.CHECK
    ]
    return name


def test_a_check_room_and_its_two_people_are_pushed(any_gated: Gated) -> None:
    gated = any_gated
    encounter, ref = gated.waiting("identified")
    gated.push()
    check = open_check(gated, encounter, ref)
    with pytest.raises(NotYetError):
        for_client(gated.core, ref, ref)
    gated.push()
    room = check_room(gated)
    host = gated.host(encounter)
    held = gated.prosody.gate.admissions
    assert {who for name, who in held if name == room} == {ref, host}
    assert held[room, host]["role"] == GateRole.MODERATOR
    assert held[room, ref]["role"] == GateRole.PARTICIPANT
    assert for_client(gated.core, ref, ref).room == room
    staff = gated.web.cast.professional
    assert for_staff(gated.core, staff, encounter, check, language="fi").room == room
    assert room != meeting.pass_for_staff(gated.core, staff, encounter, language="fi").room


def test_a_confirmed_check_opens_no_meeting(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    gated.push()
    open_check(gated, encounter, ref)
    gated.push()
    assert (gated.place(ref), gated.door(ref)) == ("waiting", "closed")
    assert not gated.gets_token(ref)


def test_with_the_outcome_the_room_goes_and_so_does_everyone(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    check = open_check(gated, encounter, ref)
    gated.push()
    room = check_room(gated)
    now = gated.clock.now.timestamp()
    gated.prosody.gate.join(room, ref, issued_at=now)
    checks.record(gated.core, gated.web.cast.professional, encounter, check, FOUND)
    with pytest.raises(EncounterError):
        for_client(gated.core, ref, ref)
    gated.push()
    assert room not in gated.prosody.gate.rooms
    assert gated.held() == {gated.host(encounter)}
    assert [each.kind for each in gated.rooms()] == [RoomKind.MEETING]
    gated.decide(encounter, "admit", ref)
    gated.push()
    assert gated.door(ref) == "open"


def test_coming_and_going_in_a_check_room_moves_nobody(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    check = open_check(gated, encounter, ref)
    gated.push()
    host, room = gated.host(encounter), check_room(gated)
    now = gated.clock.now.timestamp()
    gated.enter(encounter, host)
    gated.tell()
    assert gated.place(host) == "present"
    for each in (host, ref):
        gated.prosody.gate.join(room, each, issued_at=now)
    gated.tell()
    checks.stop(gated.core, gated.web.cast.professional, encounter, check)
    gated.push()
    gated.tell()
    assert (gated.place(host), gated.place(ref)) == ("present", "waiting")
    assert "evicted" not in entries(gated.core, encounter)


def test_what_prosody_forgot_is_told_again(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    open_check(gated, encounter, ref)
    gated.push()
    room = check_room(gated)
    gated.prosody.gate.rooms.clear()
    gated.prosody.gate.admissions.clear()
    gated.compare()
    with pytest.raises(NotYetError):
        for_client(gated.core, ref, ref)
    gated.push()
    assert check_room(gated) == room
    assert for_client(gated.core, ref, ref).room == room
    assert gated.door(ref) == "closed"


def test_the_end_of_the_meeting_takes_the_check_room_along(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    open_check(gated, encounter, ref)
    gated.push()
    gated.end(encounter)
    gated.push()
    assert gated.prosody.gate.rooms == {}
    assert (gated.rooms(), all_checks(gated.core)) == ([], [])
    assert gated.pending() == 0


def test_a_check_room_stays_open_as_long_as_its_meeting(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    open_check(gated, encounter, ref)
    gated.push()
    before = gated.prosody.gate.rooms[check_room(gated)]["closes_at"]
    host = gated.host(encounter)
    gated.enter(encounter, host)
    gated.tell()
    gated.clock.forward(minutes=80)
    gated.enter(encounter, host)
    gated.tell()
    gated.push()
    rooms = gated.prosody.gate.rooms
    assert {room["closes_at"] for room in rooms.values()} == {rooms[check_room(gated)]["closes_at"]}
    assert rooms[check_room(gated)]["closes_at"] > before


def test_a_gate_that_comes_later_learns_of_open_checks(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    open_check(gated, encounter, ref)
    gated.push()
    room, prosody = check_room(gated), gated.core.prosody
    gated.core.prosody = None
    adopt(gated.core)
    assert gated.rooms() == []
    assert for_client(gated.core, ref, ref).room == room  # without a gate no door waits for it
    gated.core.prosody = prosody
    adopt(gated.core)
    with pytest.raises(NotYetError):
        for_client(gated.core, ref, ref)
    gated.mend()
    assert check_room(gated) == room
    assert for_client(gated.core, ref, ref).room == room


def test_after_a_second_check_the_first_room_is_gone(gated: Gated) -> None:
    encounter, ref = gated.waiting("identified")
    first = open_check(gated, encounter, ref)
    gated.push()
    room = check_room(gated)
    checks.stop_own(gated.core, ref, ref)
    assert open_check(gated, encounter, ref) != first
    gated.push()
    assert check_room(gated) != room
