"""Answers: one purpose, one yes or no, one entry; and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import (
    CLOSED,
    COPY,
    INSIDE,
    LATER,
    NOTICE,
    NOW,
    OPEN,
    PURPOSE,
    STUDY,
    TWO,
    WORKER,
    agree,
    confirmed,
    optional,
    person_in,
    refuse,
    refuses,
    say,
    staff,
    the_answers,
    the_entry,
    with_copy,
)
from tuokio.consent.choices import NO_RECORDING, ConsentMethod, ConsentState
from tuokio.encounters import admission, place
from tuokio.encounters.errors import Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, PlaceState
from tuokio.ledger import EntryType

AGREED = [PlaceState.WAITING, *INSIDE, PlaceState.LEFT]
GIVEN, REFUSED = EntryType.CONSENT_GIVEN, EntryType.CONSENT_REFUSED
WITHDRAWN = EntryType.CONSENT_WITHDRAWN


# --- required purposes ------------------------------------------------------------------------


def test_agreeing_leads_to_the_waiting_room() -> None:
    change = agree(person_in(PlaceState.ARRIVED), now=LATER)
    assert change.participant.place is PlaceState.WAITING
    assert change.participant.waiting_since == LATER
    assert change.participant.agreed
    assert the_entry(change) == (
        GIVEN,
        {"purpose": PURPOSE, "notice": NOTICE, "method": "click", "promise": NO_RECORDING},
    )


@pytest.mark.parametrize("where", AGREED)
def test_agreeing_again_changes_nothing(where: PlaceState) -> None:
    person = person_in(where)
    assert agree(person, now=LATER) == Change(person)


def test_nothing_is_agreed_by_halves() -> None:
    half = say(person_in(PlaceState.ARRIVED, required=TWO), {TWO[0]: True})
    assert half.participant.place is PlaceState.ARRIVED
    assert not half.participant.agreed
    assert the_answers(half) == [(GIVEN, TWO[0])]
    whole = say(half.participant, dict.fromkeys(TWO, True))
    assert whole.participant.place is PlaceState.WAITING
    assert the_answers(whole) == [(GIVEN, TWO[1])]


def test_a_yes_beside_a_no_is_not_kept() -> None:
    """Nor is one to an optional purpose: whoever agrees after all is asked everything again."""
    arrived = optional(PlaceState.ARRIVED, required=TWO)
    change = say(arrived, {TWO[0]: True, TWO[1]: False, COPY: True, STUDY: False})
    assert change.participant.answers == {
        TWO[1]: ConsentState.REFUSED,
        STUDY: ConsentState.REFUSED,
    }
    assert the_answers(change) == [(REFUSED, TWO[1]), (REFUSED, STUDY)]


def test_each_purpose_has_its_entry_in_one_order() -> None:
    arrived = optional(PlaceState.ARRIVED, required=TWO)
    answers = {STUDY: True, TWO[0]: True, COPY: False, TWO[1]: True}
    change = say(arrived, answers)
    assert the_answers(change) == [
        (GIVEN, "interpreter"),
        (GIVEN, "remote_meeting"),
        (GIVEN, STUDY),
        (REFUSED, COPY),
    ]
    assert change.participant.version == arrived.version + 1


def test_only_by_agreeing_to_the_meeting_one_promises_something() -> None:
    change = say(optional(PlaceState.ARRIVED), {PURPOSE: True, COPY: True, STUDY: False})
    assert ["promise" in entry.facts for entry in change.entries] == [True, False, False]
    assert "promise" not in the_entry(refuse(person_in(PlaceState.ARRIVED)))[1]


def test_an_answer_tells_how_it_was_given() -> None:
    change = say(
        person_in(PlaceState.ARRIVED),
        {PURPOSE: True},
        method=ConsentMethod.ORAL,
        facts={"locale": "fi"},
    )
    facts = the_entry(change)[1]
    assert (facts["method"], facts["locale"]) == ("oral_confirmed_by_professional", "fi")


@pytest.mark.parametrize("name", ["purpose", "notice", "method", "promise"])
def test_nobody_else_tells_what_the_answer_was(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        say(person_in(PlaceState.ARRIVED), {PURPOSE: True}, facts={name: "other"})


def test_refusing_keeps_the_notice_open() -> None:
    change = refuse(person_in(PlaceState.ARRIVED))
    assert change.participant.place is PlaceState.ARRIVED
    assert change.participant.consent is ConsentState.REFUSED
    assert the_entry(change) == (
        REFUSED,
        {"purpose": PURPOSE, "notice": NOTICE, "method": "click"},
    )
    assert refuse(change.participant) == Change(change.participant)


def test_whoever_refused_can_agree_after_all() -> None:
    refused = refuse(person_in(PlaceState.ARRIVED)).participant
    assert agree(refused).participant.place is PlaceState.WAITING


def test_refusing_in_the_waiting_room_leads_back_to_the_notice() -> None:
    change = refuse(person_in(PlaceState.WAITING))
    assert change.participant.place is PlaceState.ARRIVED
    assert not admission.admittable(change.participant, now=LATER)


@pytest.mark.parametrize("where", [*INSIDE, PlaceState.LEFT])
def test_refusing_ends_an_admission(where: PlaceState) -> None:
    person = refuse(person_in(where)).participant
    assert person.since is None
    assert person.door is DoorState.CLOSING
    assert not person.place.inside


@pytest.mark.parametrize("where", [PlaceState.INVITED, *CLOSED])
@pytest.mark.parametrize("act", [agree, refuse])
def test_nobody_answers_from_there(where: PlaceState, act: Callable[[Participant], Change]) -> None:
    person = person_in(where)
    refuses(Refusal.GONE, lambda: act(person))


@pytest.mark.parametrize("yes", [True, False])
def test_only_what_was_asked_is_answered(yes: bool) -> None:
    person = optional(PlaceState.ARRIVED)
    refuses(Refusal.NOT_ASKED, lambda: say(person, {PURPOSE: True, "recording": yes}))


def test_an_empty_answer_is_no_answer() -> None:
    person = person_in(PlaceState.ARRIVED)
    assert say(person, {}) == Change(person)


# --- optional purposes ------------------------------------------------------------------------


@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize("where", [*AGREED, PlaceState.ARRIVED, PlaceState.WITHDRAWN])
def test_an_optional_answer_moves_nobody(where: PlaceState, yes: bool) -> None:
    before = optional(where)
    change = say(before, {COPY: yes})
    state = ConsentState.GIVEN if yes else ConsentState.REFUSED
    assert change.participant == replace(
        before, answers={**before.answers, COPY: state}, version=before.version + 1
    )
    assert the_answers(change) == [(GIVEN if yes else REFUSED, COPY)]
    assert say(change.participant, {COPY: yes}) == Change(change.participant)


def test_refusing_what_is_optional_hinders_nobody() -> None:
    change = say(optional(PlaceState.ARRIVED), {PURPOSE: True, COPY: False})
    assert change.participant.place is PlaceState.WAITING
    assert admission.admittable(change.participant, now=LATER)


def test_agreeing_to_what_is_optional_opens_nothing() -> None:
    change = say(optional(PlaceState.ARRIVED), {COPY: True, STUDY: True})
    assert change.participant.place is PlaceState.ARRIVED
    assert not change.participant.agreed


def test_an_optional_yes_can_become_a_no() -> None:
    change = say(with_copy(PlaceState.PRESENT), {COPY: False})
    assert the_answers(change) == [(REFUSED, COPY)]
    assert admission.may_have_token(change.participant, OPEN)


# --- withdrawing ------------------------------------------------------------------------------


@pytest.mark.parametrize("where", AGREED)
@pytest.mark.parametrize("purposes", [None, [PURPOSE]])
def test_withdrawing_works_from_anywhere_and_at_once(
    where: PlaceState, purposes: list[str] | None
) -> None:
    before = person_in(where)
    change = place.withdraw(before, purposes)
    assert change.participant.place is PlaceState.WITHDRAWN
    assert change.participant.consent is ConsentState.WITHDRAWN
    assert change.participant.since is None
    assert (change.participant.door is DoorState.CLOSING) == (before.since is not None)
    assert the_entry(change) == (WITHDRAWN, {"purpose": PURPOSE, "method": "click"})
    assert place.withdraw(change.participant, purposes) == Change(change.participant)


@pytest.mark.parametrize("where", [PlaceState.INVITED, PlaceState.ARRIVED, *CLOSED])
@pytest.mark.parametrize("purposes", [None, [PURPOSE], [COPY], []])
def test_there_is_nothing_to_withdraw(where: PlaceState, purposes: list[str] | None) -> None:
    person = optional(where)
    refuses(Refusal.GONE, lambda: place.withdraw(person, purposes))


def test_staff_have_agreed_to_nothing_that_they_could_withdraw() -> None:
    refuses(Refusal.GONE, lambda: place.withdraw(staff()))


def test_half_an_agreement_can_be_withdrawn_and_only_that_half() -> None:
    half = say(person_in(PlaceState.ARRIVED, required=TWO), {TWO[0]: True}).participant
    change = place.withdraw(half)
    assert change.participant.answers == {TWO[0]: ConsentState.WITHDRAWN}
    assert the_answers(change) == [(WITHDRAWN, TWO[0])]


@pytest.mark.parametrize("where", AGREED)
def test_all_that_was_given_is_withdrawn_together(where: PlaceState) -> None:
    change = place.withdraw(with_copy(where))
    assert change.participant.place is PlaceState.WITHDRAWN
    assert set(change.participant.answers.values()) == {ConsentState.WITHDRAWN}
    assert the_answers(change) == [(WITHDRAWN, PURPOSE), (WITHDRAWN, COPY)]


@pytest.mark.parametrize("where", AGREED)
def test_what_is_optional_is_withdrawn_alone(where: PlaceState) -> None:
    """CONS 4: the call goes on."""
    before = with_copy(where)
    change = place.withdraw(before, [COPY], facts={"locale": "sv"})
    assert change.participant == replace(
        before,
        answers={**before.answers, COPY: ConsentState.WITHDRAWN},
        version=before.version + 1,
    )
    assert the_entry(change) == (WITHDRAWN, {"purpose": COPY, "method": "click", "locale": "sv"})
    assert place.withdraw(change.participant, [COPY]) == Change(change.participant)


def test_one_of_two_required_purposes_is_enough_to_leave() -> None:
    change = place.withdraw(person_in(PlaceState.PRESENT, required=TWO), [TWO[1]])
    assert change.participant.place is PlaceState.WITHDRAWN
    assert change.participant.answers == {
        TWO[0]: ConsentState.GIVEN,
        TWO[1]: ConsentState.WITHDRAWN,
    }
    back = say(change.participant, {TWO[1]: True}).participant
    assert back.place is PlaceState.WAITING


def test_nothing_is_withdrawn_beside_what_was_not_given() -> None:
    person = with_copy(PlaceState.PRESENT)
    refuses(Refusal.GONE, lambda: place.withdraw(person, [COPY, STUDY]))
    refuses(Refusal.NOT_ASKED, lambda: place.withdraw(person, [COPY, "recording"]))


@pytest.mark.parametrize("where", CLOSED)
def test_a_closed_place_keeps_its_answers(where: PlaceState) -> None:
    person = with_copy(PlaceState.PRESENT)
    closed = replace(person, place=where)
    refuses(Refusal.GONE, lambda: place.withdraw(closed))
    refuses(Refusal.GONE, lambda: place.withdraw(closed, [COPY]))


def test_the_way_back_is_one_tap() -> None:
    withdrawn = person_in(PlaceState.WITHDRAWN)
    change = agree(withdrawn, now=LATER)
    assert change.participant.place is PlaceState.WAITING
    assert change.participant.waiting_since == LATER
    assert place.withdraw(change.participant).happened


def test_a_door_is_not_called_closed_before_the_server_says_so() -> None:
    """Sent back, then withdrawn, while the meeting server has not answered yet."""
    back = admission.send_back(person_in(PlaceState.PRESENT), actor=WORKER, now=NOW).participant
    assert place.withdraw(back).participant.door is DoorState.CLOSING
    assert refuse(back).participant.door is DoorState.CLOSING
    assert place.vanish(back).participant.door is DoorState.CLOSING


@given(
    where=st.sampled_from(PlaceState),
    answers=st.dictionaries(st.sampled_from([*TWO, COPY, STUDY]), st.booleans()),
)
def test_answers_are_what_their_entries_say(where: PlaceState, answers: dict[str, bool]) -> None:
    before = optional(where, required=TWO)
    if where in {PlaceState.INVITED, *CLOSED}:
        refuses(Refusal.GONE, lambda: say(before, answers))
        return
    change = say(before, answers)
    told = {
        str(entry.facts["purpose"]): (
            ConsentState.GIVEN if entry.type is GIVEN else ConsentState.REFUSED
        )
        for entry in change.entries
    }
    assert len(told) == len(change.entries)
    assert change.participant.answers == {**before.answers, **told}
    assert all(before.answers.get(code) is not state for code, state in told.items())
    assert confirmed(change.participant).agreed == (
        {code for code in TWO if change.participant.answers.get(code) is ConsentState.GIVEN}
        == set(TWO)
    )
