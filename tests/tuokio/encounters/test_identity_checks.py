"""Making sure who a client is: each step, and where it leads (ID 2, ID 3, ID 5, ID 6, ID 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.people import (
    CHECK_ID,
    KNOWN,
    LATER,
    NOW,
    WORKER,
    attest,
    check,
    confirmed,
    person_in,
    refuses,
    the_entry,
    unknown,
)
from tuokio.encounters import admission, identity_checks, place
from tuokio.encounters.errors import Refusal
from tuokio.encounters.identity_checks import ProviderAnswer
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import PlaceState
from tuokio.identity import builtin
from tuokio.identity.methods import Assurance
from tuokio.identity.outcomes import Answer, Answers, Outcome, Reason, Result
from tuokio.identity.policy import IdentityPolicy, IdentityState
from tuokio.ledger import EntryType

DOCUMENT = IdentityPolicy((("document_on_camera",),), required=True)
EITHER = IdentityPolicy((("document_on_camera", "known_client", "strong_eid"),), required=True)
BOTH = IdentityPolicy((("strong_eid",), ("known_client",)), required=True)
FREE = IdentityPolicy((("document_on_camera",),), required=False)
YES = Answers(Answer.YES, Answer.YES, Answer.YES, Answer.YES)
GOOD = Outcome(YES, Result.VERIFIED, Reason.OK)
POOR = Outcome(YES, Result.POOR_PICTURE, Reason.POOR_PICTURE)
OTHER_FACE = Outcome(replace(YES, photo=Answer.NO), Result.NOT_VERIFIED, Reason.PHOTO_DIFFERS)
STOPPED = Outcome(YES, Result.STOPPED, Reason.CLIENT_STOPPED)
LOOK = check(builtin.DOCUMENT_ON_CAMERA)
FIELDS_OF_ID_3 = {
    "check",
    "method",
    "genuine",
    "photo",
    "valid",
    "name",
    "result",
    "reason",
    "assurance",
    "started_at",
    "ended_at",
}


def waiting(policy: IdentityPolicy) -> Participant:
    return person_in(PlaceState.WAITING, **unknown(policy, identity=policy.resting))


def opened(person: Participant) -> Participant:
    return identity_checks.open_check(person, LOOK, actor=WORKER).participant


def record(person: Participant, outcome: Outcome) -> Change:
    return identity_checks.record(person, LOOK, outcome, actor=WORKER, now=LATER)


def identify(
    person: Participant,
    level: Assurance = Assurance.SUBSTANTIAL,
    name: Answer = Answer.NOT_ASKED,
) -> Change:
    answer = ProviderAnswer("a_broker", level, name)
    look = check(builtin.STRONG_EID)
    wanted = Assurance.SUBSTANTIAL
    return identity_checks.identified(person, look, answer, wanted=wanted, now=LATER)


# --- document on camera -----------------------------------------------------------------------


def test_a_check_is_opened_for_somebody_who_waits() -> None:
    change = identity_checks.open_check(waiting(DOCUMENT), LOOK, actor=WORKER)
    assert change.participant.identity is IdentityState.IN_CHECK
    assert change.participant.place is PlaceState.WAITING
    told = {"check": CHECK_ID, "method": "document_on_camera"}
    assert the_entry(change) == (EntryType.IDENTITY_CHECK_OPENED, told)
    assert not admission.admittable(change.participant, now=LATER)
    refuses(
        Refusal.IN_CHECK,
        lambda: identity_checks.open_check(change.participant, LOOK, actor=WORKER),
    )


def test_the_log_has_exactly_the_fields_of_id_3() -> None:
    change = record(opened(waiting(DOCUMENT)), GOOD)
    assert change.participant.identity is IdentityState.VERIFIED
    assert change.entries[0].actor == WORKER
    type_, facts = the_entry(change)
    assert type_ is EntryType.IDENTITY_CHECK_RECORDED
    assert set(facts) == FIELDS_OF_ID_3
    assert facts["assurance"] == "low"
    assert facts["started_at"] < facts["ended_at"]


def test_an_outcome_needs_a_check() -> None:
    refuses(Refusal.NO_CHECK, lambda: record(waiting(DOCUMENT), GOOD))


@pytest.mark.parametrize("policy", [KNOWN, BOTH])
def test_only_what_the_policy_offers_now(policy: IdentityPolicy) -> None:
    refuses(Refusal.NO_METHOD, lambda: opened(waiting(policy)))


def test_nobody_is_checked_before_they_wait() -> None:
    arrived = person_in(PlaceState.ARRIVED, **unknown(DOCUMENT))
    refuses(Refusal.NOT_AGREED, lambda: opened(arrived))
    refuses(Refusal.GONE, lambda: opened(place.leave(waiting(DOCUMENT)).participant))


def test_a_poor_picture_can_be_tried_twice_more_then_another_way_is_due() -> None:
    person = waiting(EITHER)
    for left in (True, True, False):
        assert ("document_on_camera" in identity_checks.offered(person)) is True
        person = record(opened(person), POOR).participant
        assert ("document_on_camera" in identity_checks.offered(person)) is left
        assert person.identity is IdentityState.PENDING
    assert identity_checks.offered(person) == ("known_client", "strong_eid")


def test_after_the_last_poor_picture_without_another_way_staff_lead_on() -> None:
    person = waiting(DOCUMENT)
    for _ in range(3):
        person = record(opened(person), POOR).participant
    assert person.identity is IdentityState.NOT_VERIFIED
    assert identity_checks.offered(person) == ()


def test_could_not_verify_is_no_dead_end() -> None:
    person = record(opened(waiting(EITHER)), OTHER_FACE).participant
    assert person.identity is IdentityState.NOT_VERIFIED
    assert person.place is PlaceState.WAITING
    assert not admission.admittable(person, now=LATER)
    assert attest(person).participant.identity is IdentityState.VERIFIED


def test_whoever_does_not_want_to_is_where_they_were() -> None:
    change = record(opened(waiting(DOCUMENT)), STOPPED)
    assert change.participant.identity is IdentityState.PENDING
    assert identity_checks.offered(change.participant) == ("document_on_camera",)
    assert the_entry(change)[1]["assurance"] == "none"


def test_a_check_that_is_free_of_choice_keeps_nobody_out() -> None:
    person = waiting(FREE)
    assert admission.admittable(person, now=LATER)
    found = record(opened(person), GOOD).participant
    assert found.identity is IdentityState.VERIFIED
    refused = record(opened(person), OTHER_FACE).participant
    assert refused.identity is IdentityState.NOT_REQUIRED


@pytest.mark.parametrize(
    "go",
    [
        place.leave,
        place.withdraw,
        place.vanish,
        lambda person: admission.decline(person, actor=WORKER),
        lambda person: place.take_over(person, now=LATER),
        lambda person: place.cannot_come(person, new_time=False),
    ],
    ids=["leave", "withdraw", "vanish", "declined", "take over", "cannot come"],
)
def test_whoever_goes_takes_the_check_with_them(go: Callable[[Participant], Change]) -> None:
    person = go(opened(waiting(DOCUMENT))).participant
    assert person.identity is IdentityState.PENDING
    refuses(Refusal.NO_CHECK, lambda: record(person, GOOD))


# --- known clients ----------------------------------------------------------------------------


def test_attesting() -> None:
    change = attest(waiting(KNOWN))
    assert change.participant.identity is IdentityState.VERIFIED
    type_, facts = the_entry(change)
    assert type_ is EntryType.IDENTITY_CHECK_RECORDED
    assert (facts["method"], facts["result"], facts["assurance"]) == (
        "known_client",
        "verified",
        "low",
    )
    assert facts["seen_on"] == LATER.date().isoformat()
    assert change.entries[0].actor == WORKER
    assert attest(change.participant) == Change(change.participant)


def test_an_attestation_expires() -> None:
    person = waiting(KNOWN)
    year_ago = LATER.date() - timedelta(days=365)
    assert attest(person, seen_on=year_ago).happened
    older = year_ago - timedelta(days=1)
    refuses(Refusal.ATTESTATION_EXPIRED, lambda: attest(person, seen_on=older))
    assert attest(person, seen_on=older, valid_days=366).happened


def test_nobody_is_known_since_a_day_to_come() -> None:
    person = waiting(KNOWN)
    later = LATER.date() + timedelta(days=2)
    refuses(Refusal.ATTESTATION_DATE, lambda: attest(person, seen_on=later))


def test_an_open_service_never_asks() -> None:
    refuses(Refusal.NOT_ASKED, lambda: attest(person_in(PlaceState.WAITING)))


@pytest.mark.parametrize(
    ("where", "why"),
    [
        (PlaceState.INVITED, Refusal.NOT_AGREED),
        (PlaceState.ARRIVED, Refusal.NOT_AGREED),
        (PlaceState.CANNOT_COME, Refusal.NOT_AGREED),
    ],
)
def test_nobody_is_verified_before_they_wait(where: PlaceState, why: Refusal) -> None:
    refuses(why, lambda: attest(person_in(where, **unknown())))


def test_nobody_is_verified_after_they_left() -> None:
    person = waiting(KNOWN)
    refuses(Refusal.GONE, lambda: attest(place.leave(person).participant))
    declined = admission.decline(person, actor=WORKER).participant
    refuses(Refusal.GONE, lambda: attest(declined))


# --- strong electronic identification ---------------------------------------------------------


def test_a_provider_vouches() -> None:
    change = identify(waiting(EITHER), Assurance.HIGH)
    assert change.participant.identity is IdentityState.VERIFIED
    facts = the_entry(change)[1]
    assert (facts["broker"], facts["assurance"], facts["name"]) == (
        "a_broker",
        "high",
        "not_asked",
    )


@pytest.mark.parametrize(
    ("level", "name", "reason"),
    [
        (Assurance.LOW, Answer.YES, "level_too_low"),
        (Assurance.HIGH, Answer.NO, "name_differs"),
    ],
)
def test_too_little_is_not_enough(level: Assurance, name: Answer, reason: str) -> None:
    change = identify(waiting(EITHER), level, name)
    assert change.participant.identity is IdentityState.NOT_VERIFIED
    facts = the_entry(change)[1]
    assert (facts["result"], facts["reason"], facts["assurance"]) == (
        "not_verified",
        reason,
        "none",
    )
    assert "document_on_camera" in identity_checks.offered(change.participant)


def test_steps_are_taken_in_turn() -> None:
    person = waiting(BOTH)
    refuses(Refusal.NO_METHOD, lambda: attest(person))
    person = identify(person).participant
    assert person.identity is IdentityState.PENDING
    assert not admission.admittable(person, now=LATER)
    assert attest(person).participant.identity is IdentityState.VERIFIED


# --- another browser --------------------------------------------------------------------------


def moved(person: Participant) -> Participant:
    return place.take_over(person, now=LATER).participant


def test_one_tap_says_that_it_is_the_same_person() -> None:
    inside = confirmed(
        admission.admit(attest(waiting(KNOWN)).participant, actor=WORKER, now=NOW).participant
    )
    person = moved(inside)
    assert (person.identity, person.place) == (IdentityState.PENDING, PlaceState.WAITING)
    assert identity_checks.confirmable(person)
    change = identity_checks.confirm(person, CHECK_ID, actor=WORKER, now=LATER)
    assert change.participant.identity is IdentityState.VERIFIED
    assert the_entry(change)[1]["method"] == "confirmed_again"
    again = identity_checks.confirm(change.participant, CHECK_ID, actor=WORKER, now=LATER)
    assert not again.happened


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_was_never_proven_cannot_be_confirmed(elsewhere: bool) -> None:
    person = moved(waiting(KNOWN)) if elsewhere else waiting(KNOWN)
    assert not identity_checks.confirmable(person)
    refuses(
        Refusal.NO_METHOD,
        lambda: identity_checks.confirm(person, CHECK_ID, actor=WORKER, now=LATER),
    )


def test_half_of_it_is_nothing_in_another_browser() -> None:
    person = moved(identify(waiting(BOTH)).participant)
    assert person.proven == ()
    assert identity_checks.offered(person) == ("strong_eid",)
