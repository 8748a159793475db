"""The client's side of a place: arriving, answering, coming and going."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.people import (
    CLOSED,
    INSIDE,
    KNOWN,
    LATER,
    NOW,
    WORKER,
    agree,
    attest,
    client,
    confirmed,
    person_in,
    refuse,
    refuses,
    staff,
    the_entry,
    unknown,
)
from tuokio.encounters import admission, place
from tuokio.encounters.errors import Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType


def known(wished: PlaceState) -> Participant:
    """Somebody whom the worker has verified, in that place."""
    person = attest(person_in(PlaceState.WAITING, **unknown())).participant
    if wished is PlaceState.WAITING:
        return person
    person = confirmed(admission.admit(person, actor=WORKER, now=NOW).participant)
    person = place.join(person).participant
    return {
        PlaceState.PRESENT: lambda: person,
        PlaceState.LEFT: lambda: place.leave(person).participant,
        PlaceState.WITHDRAWN: lambda: place.withdraw(person).participant,
    }[wished]()


# --- arriving ---------------------------------------------------------------------------------


def test_arriving() -> None:
    change = place.arrive(client(), now=NOW)
    assert change.participant.place is PlaceState.ARRIVED
    assert the_entry(change) == (EntryType.ARRIVED, {})


@pytest.mark.parametrize(
    "where",
    [state for state in PlaceState if state.here or state in CLOSED] + [PlaceState.WITHDRAWN],
)
def test_arriving_again_changes_nothing(where: PlaceState) -> None:
    person = person_in(where)
    assert place.arrive(person, now=LATER) == Change(person)


def test_arriving_after_leaving_is_coming_back() -> None:
    person = person_in(PlaceState.LEFT)
    assert place.arrive(person, now=LATER) == place.come_back(person, now=LATER)
    assert place.arrive(person, now=LATER).participant.place is PlaceState.ADMITTED


# --- another browser --------------------------------------------------------------------------


@pytest.mark.parametrize("where", INSIDE)
def test_another_browser_waits_again(where: PlaceState) -> None:
    change = place.take_over(person_in(where), now=LATER)
    person = change.participant
    assert (person.place, person.waiting_since) == (PlaceState.WAITING, LATER)
    assert (person.since, person.door, person.moved) == (None, DoorState.CLOSING, True)
    assert the_entry(change) == (EntryType.TAKEN_OVER, {})


def test_another_browser_does_not_come_straight_back_for_whoever_left() -> None:
    person = place.take_over(person_in(PlaceState.LEFT), now=LATER).participant
    assert (person.since, person.door) == (None, DoorState.CLOSING)
    back = place.come_back(person, now=LATER).participant
    assert (back.place, back.moved) == (PlaceState.WAITING, True)


def test_another_browser_keeps_the_place_in_the_queue() -> None:
    person = place.take_over(person_in(PlaceState.WAITING), now=LATER).participant
    assert (person.place, person.waiting_since) == (PlaceState.WAITING, NOW)
    assert person.moved


def test_nothing_has_moved_before_anything_was_agreed() -> None:
    person = place.take_over(person_in(PlaceState.ARRIVED), now=LATER).participant
    assert (person.place, person.moved) == (PlaceState.ARRIVED, False)


@pytest.mark.parametrize(
    "found", [IdentityState.VERIFIED, IdentityState.IN_CHECK], ids=lambda state: state.value
)
def test_another_browser_is_another_person_until_verified(found: IdentityState) -> None:
    person = replace(person_in(PlaceState.WAITING, policy=KNOWN), identity=found)
    assert place.take_over(person, now=LATER).participant.identity is IdentityState.PENDING
    assert place.vanish(person).participant.identity is IdentityState.PENDING


@pytest.mark.parametrize(
    "state", [IdentityState.NOT_REQUIRED, IdentityState.PENDING, IdentityState.NOT_VERIFIED]
)
def test_another_browser_brings_no_better_identity(state: IdentityState) -> None:
    person = person_in(PlaceState.WAITING, identity=state)
    assert place.take_over(person, now=LATER).participant.identity is state


@pytest.mark.parametrize("where", CLOSED)
def test_a_closed_place_is_not_taken_over(where: PlaceState) -> None:
    person = person_in(where)
    assert place.take_over(person, now=LATER) == Change(person)


def test_the_mark_of_a_moved_place_cannot_be_shaken_off() -> None:
    """By leaving and coming back, refusing and agreeing, or withdrawing and agreeing."""
    moved = place.take_over(person_in(PlaceState.WAITING), now=NOW).participant
    left = place.leave(moved).participant
    assert place.come_back(left, now=NOW).participant.moved
    assert agree(refuse(moved).participant).participant.moved
    assert agree(place.withdraw(moved).participant).participant.moved
    assert place.vanish(refuse(moved).participant).participant.moved


def test_admitting_is_the_confirmation_of_a_moved_place() -> None:
    moved = place.take_over(person_in(PlaceState.PRESENT), now=NOW).participant
    admitted = admission.admit(moved, actor=WORKER, now=LATER).participant
    assert (admitted.moved, admitted.since) == (False, LATER)


# --- in the meeting ---------------------------------------------------------------------------


@pytest.mark.parametrize("where", [PlaceState.ADMITTED, PlaceState.ABSENT])
def test_joining(where: PlaceState) -> None:
    before = person_in(where)
    change = place.join(before)
    assert change.participant.place is PlaceState.PRESENT
    assert change.participant.since == before.since
    assert the_entry(change) == (EntryType.JOINED, {})
    assert place.join(change.participant) == Change(change.participant)


@pytest.mark.parametrize("where", [state for state in PlaceState if not state.inside])
def test_nobody_joins_without_an_admission(where: PlaceState) -> None:
    person = person_in(where)
    refuses(Refusal.NOT_INSIDE, lambda: place.join(person))


def test_a_dropped_connection_keeps_the_admission() -> None:
    before = person_in(PlaceState.PRESENT)
    change = place.drop(before)
    assert change.participant.place is PlaceState.ABSENT
    assert (change.participant.since, change.participant.door) == (before.since, DoorState.OPEN)
    assert the_entry(change) == (EntryType.ABSENT, {})


@pytest.mark.parametrize(
    "where", [state for state in PlaceState if state is not PlaceState.PRESENT]
)
def test_only_whoever_is_present_drops_out(where: PlaceState) -> None:
    person = person_in(where)
    assert place.drop(person) == Change(person)


# --- leaving and coming back ------------------------------------------------------------------


@pytest.mark.parametrize("where", [state for state in PlaceState if state.here])
def test_nobody_is_kept_from_leaving(where: PlaceState) -> None:
    before = person_in(where)
    change = place.leave(before)
    assert change.participant.place is PlaceState.LEFT
    assert change.participant.since == before.since
    assert the_entry(change) == (EntryType.LEFT, {})


@pytest.mark.parametrize("where", [state for state in PlaceState if not state.here])
def test_leaving_when_one_is_not_here_changes_nothing(where: PlaceState) -> None:
    person = person_in(where)
    assert place.leave(person) == Change(person)


@pytest.mark.parametrize(
    ("from_", "to"),
    [
        (PlaceState.ARRIVED, PlaceState.ARRIVED),
        (PlaceState.WAITING, PlaceState.WAITING),
        (PlaceState.ADMITTED, PlaceState.ADMITTED),
        (PlaceState.PRESENT, PlaceState.ADMITTED),
        (PlaceState.ABSENT, PlaceState.ADMITTED),
    ],
)
def test_coming_back(from_: PlaceState, to: PlaceState) -> None:
    before = person_in(from_)
    change = place.come_back(place.leave(before).participant, now=LATER)
    assert change.participant.place is to
    assert (change.participant.since, change.participant.door) == (before.since, before.door)
    assert the_entry(change) == (EntryType.RETURNED, {})
    assert place.come_back(change.participant, now=LATER) == Change(change.participant)


def test_coming_back_to_the_queue_is_coming_last() -> None:
    left = place.leave(person_in(PlaceState.WAITING)).participant
    assert place.come_back(left, now=LATER).participant.waiting_since == LATER


def test_whoever_could_not_come_may_come_after_all() -> None:
    person = person_in(PlaceState.CANNOT_COME)
    assert place.come_back(person, now=LATER).participant.place is PlaceState.ARRIVED


@pytest.mark.parametrize("where", [*CLOSED, PlaceState.WITHDRAWN, PlaceState.INVITED])
def test_there_is_no_coming_back_from_there(where: PlaceState) -> None:
    person = person_in(where)
    assert place.come_back(person, now=LATER) == Change(person)


# --- the quick exit ---------------------------------------------------------------------------


@pytest.mark.parametrize("where", [*INSIDE, PlaceState.LEFT])
def test_a_quick_exit_ends_the_admission(where: PlaceState) -> None:
    change = place.vanish(person_in(where))
    person = change.participant
    assert (person.place, person.since, person.door) == (PlaceState.LEFT, None, DoorState.CLOSING)
    assert the_entry(change)[0] is EntryType.LEFT
    next_one = place.arrive(person, now=LATER).participant
    assert (next_one.place, next_one.moved) == (PlaceState.WAITING, True)


@pytest.mark.parametrize("where", [PlaceState.WAITING, PlaceState.PRESENT, PlaceState.LEFT])
def test_after_a_quick_exit_whoever_comes_is_verified_again(where: PlaceState) -> None:
    person = place.vanish(known(where)).participant
    assert (person.identity, person.moved) == (IdentityState.PENDING, True)


def test_a_quick_exit_from_the_farewell_counts_too() -> None:
    person = place.vanish(known(PlaceState.WITHDRAWN)).participant
    assert person.place is PlaceState.WITHDRAWN
    assert (person.identity, person.moved) == (IdentityState.PENDING, True)
    assert agree(person).participant.moved


@pytest.mark.parametrize("where", list(PlaceState))
def test_a_second_quick_exit_changes_nothing(where: PlaceState) -> None:
    gone = place.vanish(person_in(where)).participant
    assert place.vanish(gone) == Change(gone)


@pytest.mark.parametrize("where", [PlaceState.INVITED, *CLOSED])
def test_a_quick_exit_moves_nobody_out_of_a_closed_place(where: PlaceState) -> None:
    person = person_in(where)
    assert place.vanish(person) == Change(person)


def test_a_quick_exit_while_the_door_is_still_pending() -> None:
    person = replace(person_in(PlaceState.ADMITTED), door=DoorState.PENDING)
    assert place.vanish(person).participant.door is DoorState.CLOSING


# --- "I cannot come" ----------------------------------------------------------------------------


@pytest.mark.parametrize("where", [PlaceState.INVITED, PlaceState.ARRIVED, PlaceState.WAITING])
def test_i_cannot_come(where: PlaceState) -> None:
    change = place.cannot_come(person_in(where), new_time=False)
    assert change.participant.place is PlaceState.CANNOT_COME
    assert the_entry(change) == (EntryType.CANNOT_COME, {"new_time": False})
    assert not place.cannot_come(change.participant, new_time=False).happened


def test_another_time_can_be_asked_for_at_once_or_after() -> None:
    person = place.cannot_come(person_in(PlaceState.INVITED), new_time=False).participant
    change = place.cannot_come(person, new_time=True)
    assert change.participant.wants_new_time
    assert place.cannot_come(change.participant, new_time=False) == Change(change.participant)


def test_whoever_thinks_again_comes_back_by_the_same_link() -> None:
    gone = place.cannot_come(person_in(PlaceState.WAITING), new_time=True).participant
    person = place.arrive(gone, now=LATER).participant
    assert (person.place, person.wants_new_time) == (PlaceState.WAITING, False)


def test_from_inside_one_just_leaves() -> None:
    refuses(Refusal.INSIDE, lambda: place.cannot_come(person_in(PlaceState.PRESENT), new_time=True))
    refuses(Refusal.STAFF, lambda: place.cannot_come(staff(), new_time=True))


@pytest.mark.parametrize("where", CLOSED)
def test_a_closed_place_says_nothing_more(where: PlaceState) -> None:
    person = person_in(where)
    refuses(Refusal.GONE, lambda: place.cannot_come(person, new_time=True))


def test_who_left_and_cannot_come_back_has_no_admission() -> None:
    person = place.cannot_come(person_in(PlaceState.LEFT), new_time=False).participant
    assert (person.since, person.door) == (None, DoorState.CLOSING)


# --- "someone came in" ----------------------------------------------------------------------------


def test_stepping_aside_and_back() -> None:
    change = place.step_aside(person_in(PlaceState.PRESENT))
    assert change.participant.aside
    assert the_entry(change) == (EntryType.STEPPED_ASIDE, {})
    assert place.step_aside(change.participant) == Change(change.participant)
    back = place.step_back(change.participant)
    assert the_entry(back) == (EntryType.STEPPED_BACK, {})
    assert not back.participant.aside


def test_only_whoever_is_inside_steps_aside() -> None:
    refuses(Refusal.NOT_INSIDE, lambda: place.step_aside(person_in(PlaceState.WAITING)))
    aside = place.step_aside(person_in(PlaceState.PRESENT)).participant
    assert not place.leave(aside).participant.aside
