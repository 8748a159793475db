"""The notice changed in the middle of a meeting: asked again, and nothing interrupted (CONS 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.people import (
    CLOSED,
    COPY,
    INSIDE,
    LATER,
    NOW,
    OPEN,
    PURPOSE,
    STUDY,
    TWO,
    WORKER,
    agree,
    asked_again,
    client,
    person_in,
    refuse,
    refuses,
    say,
    staff,
    the_answers,
    the_entry,
    with_copy,
)
from tuokio.consent.choices import ConsentState
from tuokio.encounters import admission, place
from tuokio.encounters.errors import Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

IN_CALL = {PlaceState.PRESENT, PlaceState.ABSENT}
SUPERSEDED = EntryType.CONSENT_SUPERSEDED


def ask(person: Participant) -> Change:
    return place.ask_again(person, actor=WORKER)


def test_whoever_waits_reads_again_and_keeps_their_turn() -> None:
    change = ask(person_in(PlaceState.WAITING))
    person = change.participant
    assert (person.place, person.consent) == (PlaceState.ARRIVED, ConsentState.NONE)
    assert the_entry(change) == (SUPERSEDED, {"purpose": PURPOSE})
    assert change.entries[0].actor == WORKER
    assert not admission.admittable(person, now=LATER)
    refuses(
        Refusal.NOT_AGREED,
        lambda: admission.admit(person, actor=WORKER, now=LATER),
    )
    again = agree(person, now=LATER).participant
    assert (again.place, again.waiting_since) == (PlaceState.WAITING, NOW)
    assert not again.asked_again


def test_whoever_leaves_instead_comes_back_last() -> None:
    left = place.leave(asked_again(PlaceState.WAITING)).participant
    back = place.come_back(left, now=LATER).participant
    assert (back.place, back.asked_again) == (PlaceState.ARRIVED, False)
    assert agree(back, now=LATER).participant.waiting_since == LATER


def test_whoever_left_the_queue_reads_as_if_new() -> None:
    left = place.leave(person_in(PlaceState.WAITING)).participant
    person = ask(left).participant
    assert (person.place, person.agreed, person.asked_again) == (PlaceState.LEFT, False, False)
    assert place.come_back(person, now=LATER).participant.place is PlaceState.ARRIVED


@pytest.mark.parametrize("where", [*INSIDE, PlaceState.LEFT])
def test_being_asked_again_interrupts_nothing(where: PlaceState) -> None:
    before = person_in(where)
    person = ask(before).participant
    assert person == replace(
        before,
        answers={PURPOSE: ConsentState.NONE},
        asked_again=True,
        version=before.version + 1,
        decided=before.version + 1,
    )
    dropped = place.drop(person).participant
    assert admission.may_have_token(dropped, OPEN) == (where in IN_CALL)


@pytest.mark.parametrize("where", [PlaceState.ADMITTED, PlaceState.LEFT])
def test_whoever_is_not_in_the_call_yet_answers_first(where: PlaceState) -> None:
    person = place.come_back(asked_again(where), now=LATER).participant
    assert (person.place, person.since) == (PlaceState.ADMITTED, NOW)
    assert not admission.may_have_token(person, OPEN)
    answered = agree(person, now=LATER).participant
    assert (answered.place, answered.since) == (PlaceState.ADMITTED, NOW)
    assert admission.may_have_token(answered, OPEN)


@pytest.mark.parametrize("where", list(PlaceState))
def test_asking_twice_is_asking_once(where: PlaceState) -> None:
    once = asked_again(where)
    assert ask(once) == Change(once)


def test_every_agreement_is_superseded_and_a_no_stays_a_no() -> None:
    person = say(with_copy(PlaceState.PRESENT), {STUDY: False}).participant
    change = ask(person)
    assert the_answers(change) == [(SUPERSEDED, PURPOSE), (SUPERSEDED, COPY)]
    assert change.participant.answers == {
        PURPOSE: ConsentState.NONE,
        COPY: ConsentState.NONE,
        STUDY: ConsentState.REFUSED,
    }


def test_staff_are_not_asked() -> None:
    assert ask(staff()) == Change(staff())


@pytest.mark.parametrize("where", CLOSED)
def test_nobody_is_asked_who_is_gone(where: PlaceState) -> None:
    person = replace(person_in(PlaceState.PRESENT), place=where)
    assert ask(person) == Change(person)


def test_whoever_had_not_agreed_is_asked_for_the_first_time() -> None:
    half = say(person_in(PlaceState.ARRIVED, required=TWO), {TWO[0]: True}).participant
    person = ask(half).participant
    assert (person.answers, person.asked_again) == ({TWO[0]: ConsentState.NONE}, False)
    refuses(Refusal.GONE, lambda: place.withdraw(person))


def test_answering_yes_inside_ends_the_asking() -> None:
    person = agree(asked_again(PlaceState.PRESENT), now=LATER).participant
    before = person_in(PlaceState.PRESENT)
    assert replace(person, version=before.version, decided=before.decided) == before


def test_answering_yes_after_leaving_keeps_the_way_back() -> None:
    person = agree(asked_again(PlaceState.LEFT), now=LATER).participant
    assert (person.place, person.since, person.asked_again) == (PlaceState.LEFT, NOW, False)


@pytest.mark.parametrize("where", [*INSIDE, PlaceState.LEFT])
@pytest.mark.parametrize(
    ("act", "to"),
    [(refuse, PlaceState.ARRIVED), (place.withdraw, PlaceState.WITHDRAWN)],
    ids=["refuse", "withdraw"],
)
def test_a_no_puts_out_as_ever(
    where: PlaceState, act: Callable[[Participant], Change], to: PlaceState
) -> None:
    change = act(asked_again(where))
    person = change.participant
    assert (person.place, person.since, person.asked_again) == (to, None, False)
    assert not admission.may_have_token(person, OPEN)
    assert act(person) == Change(person)


def test_half_an_answer_does_not_end_the_asking() -> None:
    asked = asked_again(PlaceState.PRESENT, required=TWO)
    half = say(asked, {TWO[0]: True}).participant
    assert half.asked_again
    assert admission.may_have_token(half, OPEN)
    out = say(half, {TWO[1]: False}).participant
    assert not admission.may_have_token(out, OPEN)
    assert place.withdraw(half).participant.answers == dict.fromkeys(TWO, ConsentState.WITHDRAWN)


def test_an_optional_purpose_is_answered_while_one_is_asked_again() -> None:
    asked = ask(with_copy(PlaceState.PRESENT)).participant
    refuses(Refusal.GONE, lambda: place.withdraw(asked, [COPY]))
    person = say(asked, {COPY: False}).participant
    assert (person.place, person.asked_again) == (PlaceState.PRESENT, True)


@pytest.mark.parametrize("where", INSIDE)
def test_whoever_is_sent_back_while_asked_again_reads_first(where: PlaceState) -> None:
    asked = asked_again(where)
    back = admission.send_back(asked, actor=WORKER, now=LATER).participant
    assert (back.place, back.since, back.asked_again) == (PlaceState.ARRIVED, None, False)
    moved = place.take_over(asked, now=LATER).participant
    assert (moved.place, moved.since, moved.asked_again) == (PlaceState.ARRIVED, None, False)
    assert moved.moved


def test_another_browser_of_whoever_waited_and_is_asked_again_is_marked() -> None:
    moved = place.take_over(asked_again(PlaceState.WAITING), now=LATER).participant
    assert (moved.place, moved.moved, moved.asked_again) == (PlaceState.ARRIVED, True, False)


def test_whoever_is_turned_away_is_asked_no_more() -> None:
    asked = asked_again(PlaceState.WAITING)
    assert not admission.decline(asked, actor=WORKER).participant.asked_again


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("state", list(ConsentState))
@pytest.mark.parametrize("where", list(PlaceState))
@pytest.mark.parametrize("since", [None, NOW])
def test_who_may_have_a_token_while_asked_again(
    where: PlaceState, state: ConsentState, asked: bool, since: Any
) -> None:
    """The whole table, also of people whom no rule could make."""
    person = client(
        place=where,
        answers={PURPOSE: state},
        asked_again=asked,
        since=since,
        door=DoorState.OPEN,
    )
    in_call = where in IN_CALL and asked and state is ConsentState.NONE
    consent = state is ConsentState.GIVEN or in_call
    may = where.inside and since is not None and consent
    assert admission.may_have_token(person, OPEN) == may
    for otherwise in (
        {"door": DoorState.CLOSING},
        {"identity": IdentityState.PENDING},
    ):
        assert not admission.may_have_token(replace(person, **otherwise), OPEN)
    assert not admission.may_have_token(person, EncounterState.ENDED)


@pytest.mark.parametrize("where", list(PlaceState))
@pytest.mark.parametrize("state", [ConsentState.NONE, ConsentState.REFUSED, ConsentState.WITHDRAWN])
@pytest.mark.parametrize("asked", [False, True])
def test_nobody_is_let_in_who_is_asked_again(
    where: PlaceState, state: ConsentState, asked: bool
) -> None:
    person = client(place=where, answers={PURPOSE: state}, asked_again=asked)
    assert not admission.admittable(person, now=LATER)
