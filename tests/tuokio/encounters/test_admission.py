"""The door: who is let in, by whom, and who may have a token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.people import (
    INSIDE,
    KNOWN,
    LATER,
    NOW,
    OPEN,
    PURPOSE,
    WORKER,
    client,
    person_in,
    refuses,
    staff,
    the_entry,
)
from tuokio.consent.choices import NO_RECORDING, ConsentState
from tuokio.encounters import admission, place
from tuokio.encounters.encounter import end_place
from tuokio.encounters.errors import Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

OUTSIDE = [state for state in PlaceState if not state.inside]


def admit(person: Participant) -> Change:
    return admission.admit(person, actor=WORKER, now=LATER)


def decline(person: Participant) -> Change:
    return admission.decline(person, actor=WORKER)


def send_back(person: Participant) -> Change:
    return admission.send_back(person, actor=WORKER, now=LATER)


def remove(person: Participant) -> Change:
    return admission.remove(person, actor=WORKER)


# --- tokens -----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", INSIDE)
def test_whoever_is_inside_may_have_a_token(where: PlaceState) -> None:
    assert admission.may_have_token(person_in(where), OPEN)


@pytest.mark.parametrize("where", OUTSIDE)
def test_nobody_else_may(where: PlaceState) -> None:
    assert not admission.may_have_token(person_in(where), OPEN)


@pytest.mark.parametrize(
    "lacking",
    [
        {"place": PlaceState.WAITING},
        {"place": PlaceState.LEFT},
        {"since": None},
        {"answers": {}},
        {"answers": {PURPOSE: ConsentState.REFUSED}},
        {"answers": {PURPOSE: ConsentState.WITHDRAWN}},
        {"required": (PURPOSE, "interpreter")},
        {"identity": IdentityState.PENDING},
        {"identity": IdentityState.IN_CHECK},
        {"identity": IdentityState.NOT_VERIFIED},
        {"door": DoorState.PENDING},
        {"door": DoorState.CLOSING},
        {"door": DoorState.CLOSED},
    ],
    ids=str,
)
def test_each_condition_is_needed_for_a_token(lacking: dict[str, Any]) -> None:
    person = person_in(PlaceState.PRESENT)
    assert admission.may_have_token(person, OPEN)
    assert not admission.may_have_token(replace(person, **lacking), OPEN)


@pytest.mark.parametrize("state", [state for state in EncounterState if state is not OPEN])
def test_a_token_needs_an_open_encounter(state: EncounterState) -> None:
    assert not admission.may_have_token(person_in(PlaceState.PRESENT), state)
    assert not admission.may_have_token(staff(), state)


def test_staff_may_have_a_token() -> None:
    assert admission.may_have_token(staff(), OPEN)


# --- admitting --------------------------------------------------------------------------------


def test_admitting() -> None:
    change = admit(person_in(PlaceState.WAITING))
    person = change.participant
    assert (person.place, person.since, person.door) == (
        PlaceState.ADMITTED,
        LATER,
        DoorState.PENDING,
    )
    assert the_entry(change) == (EntryType.ADMITTED, {})
    assert change.entries[0].actor == WORKER


@pytest.mark.parametrize("where", INSIDE)
def test_admitting_twice_is_admitting_once(where: PlaceState) -> None:
    person = person_in(where)
    assert admit(person) == Change(person)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        (PlaceState.INVITED, Refusal.GONE),
        (PlaceState.ARRIVED, Refusal.NOT_AGREED),
        (PlaceState.LEFT, Refusal.GONE),
        (PlaceState.DECLINED, Refusal.GONE),
        (PlaceState.WITHDRAWN, Refusal.GONE),
        (PlaceState.CANNOT_COME, Refusal.GONE),
        (PlaceState.REMOVED, Refusal.GONE),
        (PlaceState.ENDED, Refusal.GONE),
    ],
)
def test_nobody_is_admitted_from_elsewhere(where: PlaceState, why: Refusal) -> None:
    person = person_in(where)
    assert not admission.admittable(person, now=LATER)
    refuses(why, lambda: admit(person))


def test_nobody_is_admitted_without_having_agreed() -> None:
    person = replace(person_in(PlaceState.WAITING), answers={})
    assert not admission.admittable(person, now=LATER)
    refuses(Refusal.NOT_AGREED, lambda: admit(person))


@pytest.mark.parametrize("state", list(IdentityState))
def test_nobody_is_admitted_against_the_identity_policy(state: IdentityState) -> None:
    person = replace(person_in(PlaceState.WAITING, policy=KNOWN), identity=state)
    fine = state in {IdentityState.NOT_REQUIRED, IdentityState.VERIFIED}
    assert admission.admittable(person, now=LATER) is fine
    if fine:
        assert admit(person).happened
    else:
        refuses(Refusal.IDENTITY, lambda: admit(person))


def test_an_admission_after_being_sent_back_is_a_new_one() -> None:
    """Tokens from before are older than `since`, so the gate refuses them."""
    first = person_in(PlaceState.PRESENT)
    again = admit(send_back(first).participant).participant
    assert first.since == NOW
    assert again.since == LATER


# --- staff ------------------------------------------------------------------------------------


def test_staff_stand_inside_from_the_start() -> None:
    change = admission.admit_staff(client(role=Role.HELPER, required=()), now=NOW)
    assert (change.participant.place, change.participant.since) == (PlaceState.ADMITTED, NOW)
    assert change.participant.door is DoorState.PENDING
    assert the_entry(change) == (
        EntryType.STAFF_JOINED,
        {"role": "helper", "promise": NO_RECORDING},
    )
    assert admission.admit_staff(change.participant, now=LATER) == Change(change.participant)


@pytest.mark.parametrize("role", [role for role in Role if not role.staff])
def test_nobody_else_walks_in_like_staff(role: Role) -> None:
    refuses(Refusal.STAFF, lambda: admission.admit_staff(client(role=role), now=NOW))


def test_staff_too_stay_out_after_the_end() -> None:
    ended = end_place(staff()).participant
    refuses(Refusal.OVER, lambda: admission.admit_staff(ended, now=LATER))


def test_staff_drop_out_and_come_straight_back() -> None:
    left = place.leave(place.join(staff()).participant).participant
    back = place.come_back(left, now=LATER).participant
    assert admission.may_have_token(back, OPEN)


@pytest.mark.parametrize("act", [decline, send_back, remove])
def test_staff_are_not_shown_the_door(act: Callable[[Participant], Change]) -> None:
    refuses(Refusal.STAFF, lambda: act(staff()))


# --- turning away -----------------------------------------------------------------------------


@pytest.mark.parametrize("where", [PlaceState.ARRIVED, PlaceState.WAITING])
def test_declining(where: PlaceState) -> None:
    change = decline(person_in(where))
    assert change.participant.place is PlaceState.DECLINED
    assert the_entry(change) == (EntryType.DECLINED, {})
    assert change.entries[0].actor == WORKER
    assert decline(change.participant) == Change(change.participant)


@pytest.mark.parametrize("where", INSIDE)
def test_whoever_is_inside_is_not_declined(where: PlaceState) -> None:
    person = person_in(where)
    refuses(Refusal.INSIDE, lambda: decline(person))


@pytest.mark.parametrize(
    "where",
    [
        PlaceState.INVITED,
        PlaceState.LEFT,
        PlaceState.WITHDRAWN,
        PlaceState.CANNOT_COME,
        PlaceState.REMOVED,
        PlaceState.ENDED,
    ],
)
def test_whoever_is_not_at_the_door_is_not_declined(where: PlaceState) -> None:
    person = person_in(where)
    refuses(Refusal.GONE, lambda: decline(person))


@pytest.mark.parametrize("where", INSIDE)
def test_sending_back(where: PlaceState) -> None:
    change = send_back(person_in(where))
    person = change.participant
    assert (person.place, person.waiting_since) == (PlaceState.WAITING, LATER)
    assert (person.since, person.door) == (None, DoorState.CLOSING)
    assert admission.admittable(person, now=LATER)
    assert the_entry(change) == (EntryType.SENT_BACK, {})
    assert send_back(person) == Change(person)


@pytest.mark.parametrize("where", [*INSIDE, PlaceState.LEFT])
def test_removing(where: PlaceState) -> None:
    """Also who left a moment ago and could come straight back."""
    change = remove(person_in(where))
    person = change.participant
    assert (person.place, person.since, person.door) == (
        PlaceState.REMOVED,
        None,
        DoorState.CLOSING,
    )
    assert the_entry(change) == (EntryType.REMOVED, {})
    assert remove(person) == Change(person)


def test_whoever_left_without_having_been_let_in_is_not_removed() -> None:
    left = place.leave(person_in(PlaceState.WAITING)).participant
    refuses(Refusal.NOT_INSIDE, lambda: remove(left))


NOWHERE = [
    PlaceState.INVITED,
    PlaceState.ARRIVED,
    PlaceState.DECLINED,
    PlaceState.WITHDRAWN,
    PlaceState.CANNOT_COME,
    PlaceState.ENDED,
]


@pytest.mark.parametrize("where", NOWHERE)
@pytest.mark.parametrize("act", [send_back, remove])
def test_whoever_is_not_inside_is_not_put_out(
    where: PlaceState, act: Callable[[Participant], Change]
) -> None:
    person = person_in(where)
    refuses(Refusal.NOT_INSIDE, lambda: act(person))


def test_whoever_left_is_not_sent_back() -> None:
    refuses(Refusal.NOT_INSIDE, lambda: send_back(person_in(PlaceState.LEFT)))


def test_whoever_waits_is_declined_not_removed() -> None:
    refuses(Refusal.NOT_INSIDE, lambda: remove(person_in(PlaceState.WAITING)))


def test_whoever_was_removed_is_not_sent_back() -> None:
    refuses(Refusal.NOT_INSIDE, lambda: send_back(person_in(PlaceState.REMOVED)))
