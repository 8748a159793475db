"""Somebody by telephone (CONS 10): no door, no token, the same rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.people import COPY, LATER, NOTICE, NOW, OPEN, WORKER, client, person_in, refuses
from tests.support.people import staff as a_worker
from tuokio.consent.choices import ConsentState
from tuokio.encounters import admission, phone, place
from tuokio.encounters.admission import Company, may_have_token
from tuokio.encounters.errors import Refusal
from tuokio.encounters.guardians import GuardianRule
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, PlaceState, Role
from tuokio.identity.policy import IdentityPolicy, IdentityState
from tuokio.ledger import EntryType

POLICY = IdentityPolicy((("known_client",),), required=True)


def called(**fields: object) -> Participant:
    """Somebody who is on the line."""
    return phone.call(client(**fields))


def said(person: Participant, *, yes: bool = True) -> Participant:
    """They answered."""
    change = phone.answer(person, yes=yes, notice=NOTICE, actor=WORKER, now=NOW)
    return change.participant


def present(**fields: object) -> Participant:
    """They agreed and were counted in."""
    return phone.join(said(called(**fields)), actor=WORKER).participant


def test_works() -> None:
    person = called(optional=(COPY,))
    answered = phone.answer(person, yes=True, notice=NOTICE, actor=WORKER, now=NOW)
    (entry,) = answered.entries
    assert (entry.type, entry.actor) == (EntryType.CONSENT_GIVEN, WORKER)
    assert entry.facts["method"] == "oral_confirmed_by_professional"
    joined = phone.join(answered.participant, actor=WORKER)
    assert [each.type for each in joined.entries] == [EntryType.JOINED_BY_PHONE]
    assert joined.entries[0].actor == WORKER
    assert joined.participant.place is PlaceState.PRESENT


def test_no_door_no_admission_no_token() -> None:
    person = present()
    assert (person.since, person.door) == (None, DoorState.CLOSED)
    assert not may_have_token(replace(person, since=NOW, door=DoorState.OPEN), OPEN)
    waiting = said(called())
    assert not admission.admittable(waiting, now=LATER)
    refuses(Refusal.BY_PHONE, lambda: admission.admit(waiting, actor=WORKER, now=NOW))


def test_a_meeting_server_that_begins_anew_says_nothing_about_the_telephone() -> None:
    person = present()
    assert not place.drop(person).happened


def test_a_no_keeps_them_out_and_can_become_a_yes() -> None:
    person = said(called(), yes=False)
    assert (person.place, person.consent) == (PlaceState.ARRIVED, ConsentState.REFUSED)
    refuses(Refusal.NOT_AGREED, lambda: phone.join(person, actor=WORKER))
    assert phone.joinable(said(person))


def test_identity_is_asked_here_too() -> None:
    person = said(called(policy=POLICY, identity=IdentityState.PENDING))
    assert not phone.joinable(person)
    refuses(Refusal.IDENTITY, lambda: phone.join(person, actor=WORKER))


def test_those_present_are_asked_here_too() -> None:
    here = person_in(PlaceState.PRESENT, ref="d" * 26)
    person = said(called(role=Role.INTERPRETER, announced=False))
    company = Company([here, person])
    assert not phone.joinable(person, company)
    refuses(Refusal.HELD, lambda: phone.join(person, actor=WORKER, company=company))


def test_a_childs_guardian_is_asked_here_too() -> None:
    person = said(called(child=True))
    company = Company([person], GuardianRule.REQUIRED)
    refuses(Refusal.GUARDIAN, lambda: phone.join(person, actor=WORKER, company=company))


@pytest.mark.parametrize("again", [phone.join, phone.hang_up])
def test_twice_is_once(again: object) -> None:
    person = again(present(), actor=WORKER).participant  # type: ignore[operator]
    assert not again(person, actor=WORKER).happened  # type: ignore[operator]


def test_hanging_up_and_calling_again() -> None:
    gone = phone.hang_up(present(), actor=WORKER)
    assert gone.entries[0].actor == WORKER
    assert (gone.participant.place, gone.participant.may_return) == (PlaceState.LEFT, False)
    back = phone.call_again(gone.participant, now=LATER).participant
    assert back.place is PlaceState.WAITING
    assert phone.joinable(back)


def test_taking_it_back_aloud() -> None:
    change = phone.withdraw(present(), actor=WORKER)
    (entry,) = change.entries
    assert (entry.type, entry.actor) == (EntryType.CONSENT_WITHDRAWN, WORKER)
    assert entry.facts["method"] == "oral_confirmed_by_professional"
    assert change.participant.place is PlaceState.WITHDRAWN


def test_staff_send_back_and_remove() -> None:
    back = admission.send_back(present(), actor=WORKER, now=LATER).participant
    assert back.place is PlaceState.WAITING
    out = admission.remove(present(), actor=WORKER).participant
    assert out.place is PlaceState.REMOVED
    refuses(Refusal.GONE, lambda: phone.join(out, actor=WORKER))


def test_nobody_else_is_on_the_telephone() -> None:
    waiting = person_in(PlaceState.WAITING)
    for rule in (phone.join, phone.hang_up, phone.withdraw):
        refuses(Refusal.NOT_ASKED, lambda rule=rule: rule(waiting, actor=WORKER))  # type: ignore[misc]
    refuses(Refusal.NOT_ASKED, lambda: phone.call_again(waiting, now=NOW))
    refuses(Refusal.STAFF, lambda: phone.call(a_worker()))
