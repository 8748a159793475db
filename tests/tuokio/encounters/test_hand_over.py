"""Hand-over between two workers (WAIT 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.people import (
    LATER,
    NOW,
    WORKER,
    client,
    confirmed,
    person_in,
    refuses,
    staff,
    the_entry,
)
from tuokio.encounters import hand_over
from tuokio.encounters.admission import admit_staff, may_have_token
from tuokio.encounters.errors import Refusal
from tuokio.encounters.hand_over import Giver, How, Staffing
from tuokio.encounters.people import Participant
from tuokio.encounters.states import EncounterState, PlaceState, Role
from tuokio.ledger import EntryType


def helper() -> Participant:
    """A second worker who stands inside."""
    person = client(ref="h" * 26, role=Role.HELPER, required=())
    return confirmed(admit_staff(person, now=LATER).participant)


def test_the_giver_helps_on() -> None:
    change = hand_over.give(staff(), Giver.HELPER)
    assert the_entry(change) == (
        EntryType.STAFF_JOINED,
        {"role": "helper", "promise": "no_recording/1"},
    )
    assert change.participant.role is Role.HELPER
    assert may_have_token(change.participant, EncounterState.OPEN)


def test_the_giver_goes() -> None:
    change = hand_over.give(staff(), Giver.LEAVES)
    assert the_entry(change) == (EntryType.LEFT, {"admission": "ended"})
    gone = confirmed(change.participant)
    assert (gone.role, gone.place, gone.may_return) == (Role.HELPER, PlaceState.LEFT, False)
    assert not may_have_token(gone, EncounterState.OPEN)


def test_only_the_professional_gives() -> None:
    refuses(Refusal.NOT_INSIDE, lambda: hand_over.give(helper(), Giver.HELPER))
    refuses(Refusal.NOT_INSIDE, lambda: hand_over.give(person_in(PlaceState.PRESENT), Giver.LEAVES))
    gone = hand_over.give(staff(), Giver.LEAVES).participant
    refuses(Refusal.NOT_INSIDE, lambda: hand_over.give(gone, Giver.HELPER))


def test_the_colleague_comes_anew_or_from_helping_or_back() -> None:
    anew = client(role=Role.PROFESSIONAL, required=())
    for person in (anew, helper(), hand_over.give(staff(), Giver.LEAVES).participant):
        change = hand_over.receive(person, now=LATER)
        assert the_entry(change)[0] is EntryType.STAFF_JOINED
        assert change.participant.role is Role.PROFESSIONAL
        assert change.participant.place.inside
        assert not hand_over.receive(change.participant, now=LATER).happened


def test_no_clients_place_becomes_a_workers() -> None:
    refuses(Refusal.STAFF, lambda: hand_over.receive(person_in(PlaceState.PRESENT), now=LATER))


def test_the_entry_names_nobody() -> None:
    entry = hand_over.handed_over("e" * 26, to="h" * 26, actor=WORKER, how=How.TAKEN)
    assert (entry.type, entry.subject, entry.facts) == (
        EntryType.HANDED_OVER,
        "h" * 26,
        {"how": "taken"},
    )


DUE = NOW + hand_over.TAKEN_AFTER


@pytest.mark.parametrize(
    ("where", "needed"),
    [
        (PlaceState.INVITED, False),
        (PlaceState.ARRIVED, False),  # who still reads is nobody else's business
        (PlaceState.WAITING, True),
        (PlaceState.PRESENT, True),
        (PlaceState.LEFT, False),
        (PlaceState.DECLINED, False),
    ],
)
def test_somebody_is_needed_when_somebody_waits(where: PlaceState, needed: bool) -> None:
    people, away = [staff(), person_in(where)], Staffing(NOW, here=False)
    assert hand_over.needs_somebody(people, away, now=DUE) is needed
    assert not hand_over.needs_somebody(people, Staffing(NOW, here=True), now=DUE)
    here = replace(staff(), place=PlaceState.PRESENT)
    assert not hand_over.needs_somebody([here, person_in(where)], away, now=DUE)


@pytest.mark.parametrize(("seconds", "needed"), [(-1, False), (0, True)])
def test_staff_who_are_not_late_are_not_stood_in_for(seconds: int, needed: bool) -> None:
    people, away = [staff(), person_in(PlaceState.WAITING)], Staffing(NOW, here=False)
    now = DUE + timedelta(seconds=seconds)
    assert hand_over.needs_somebody(people, away, now=now) is needed
