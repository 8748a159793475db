"""A person as the rules see them: nothing changes without a version and an entry."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from tests.support.people import NOW, WORKER, client, person_in
from tuokio.consent.choices import ConsentState
from tuokio.encounters import place
from tuokio.encounters.people import Change, changed, told, without_admission
from tuokio.encounters.states import DoorState, PlaceState, Role
from tuokio.ledger import EntryType


def test_a_person_begins_outside_and_unasked() -> None:
    person = client()
    assert (person.place, person.door, person.since) == (
        PlaceState.INVITED,
        DoorState.CLOSED,
        None,
    )
    assert (person.agreed, person.consent) == (False, ConsentState.NONE)
    assert (person.asked_again, person.may_stay) == (False, False)


def test_whoever_is_asked_nothing_has_agreed() -> None:
    person = client(role=Role.PROFESSIONAL, required=())
    assert (person.agreed, person.consent) == (True, ConsentState.GIVEN)


def test_a_person_is_never_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        client().place = PlaceState.ADMITTED  # type: ignore[misc]


def test_a_change_is_one_version_and_one_entry() -> None:
    before = client(version=7)
    change = changed(before, EntryType.ARRIVED, actor=WORKER, place=PlaceState.ARRIVED)
    (entry,) = change.entries
    assert (entry.type, entry.subject, entry.actor) == (EntryType.ARRIVED, before.ref, WORKER)
    assert change.participant.version == 8
    assert change.participant.place is PlaceState.ARRIVED
    assert before.place is PlaceState.INVITED


def test_a_shaky_line_takes_no_version() -> None:
    before = client(version=7, place=PlaceState.ADMITTED)
    there = changed(before, EntryType.JOINED, place=PlaceState.PRESENT).participant
    assert changed(there, EntryType.ABSENT, place=PlaceState.ABSENT).participant.version == 7


def test_one_change_may_have_several_entries() -> None:
    before = client(version=7)
    change = told(
        before,
        [(EntryType.CONSENT_GIVEN, {"purpose": code}) for code in "ab"],
        actor=WORKER,
        place=PlaceState.WAITING,
    )
    assert change.participant == replace(before, version=8, decided=8, place=PlaceState.WAITING)
    assert [entry.facts["purpose"] for entry in change.entries] == ["a", "b"]
    assert {entry.actor for entry in change.entries} == {WORKER}


def test_whether_something_happened_shows_in_the_entries() -> None:
    assert not Change(client()).happened
    assert changed(client(), EntryType.ARRIVED).happened


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (DoorState.CLOSED, DoorState.CLOSED),
        (DoorState.PENDING, DoorState.CLOSING),
        (DoorState.OPEN, DoorState.CLOSING),
        (DoorState.CLOSING, DoorState.CLOSING),
    ],
)
def test_only_the_meeting_server_closes_a_door(before: DoorState, after: DoorState) -> None:
    person = client(door=before, since=NOW)
    assert without_admission(person) == {"since": None, "door": after, "asked_again": False}


def test_whoever_was_inside_and_left_may_return() -> None:
    may = {state for state in PlaceState if person_in(state).may_return}
    assert may == {PlaceState.LEFT}
    assert not place.leave(person_in(PlaceState.WAITING)).participant.may_return
    assert not place.vanish(person_in(PlaceState.LEFT)).participant.may_return


def test_every_place_can_be_walked_to() -> None:
    assert all(person_in(state).place is state for state in PlaceState)
