"""What can be recorded of a check, and what contradicts itself (ID 3)."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.identity.outcomes import (
    Answer,
    Answers,
    Outcome,
    OutcomeFault,
    OutcomeInvalid,
    Reason,
    Result,
)

YES = Answers(Answer.YES, Answer.YES, Answer.YES, Answer.YES)

any_answers = st.builds(Answers, *[st.sampled_from(Answer)] * 4)


def fault(answers: Answers, result: Result, reason: Reason) -> OutcomeFault | None:
    """What is wrong with it, if anything."""
    try:
        Outcome(answers, result, reason)
    except OutcomeInvalid as error:
        return error.fault
    return None


def test_four_times_yes_is_verified() -> None:
    assert fault(YES, Result.VERIFIED, Reason.OK) is None


def test_a_name_that_nobody_booked_is_not_asked() -> None:
    assert fault(replace(YES, name=Answer.NOT_ASKED), Result.VERIFIED, Reason.OK) is None


@pytest.mark.parametrize("question", ["genuine", "photo", "valid"])
@pytest.mark.parametrize("said", [Answer.NO, Answer.CANNOT_TELL, Answer.NOT_ASKED])
def test_anything_less_is_not(question: str, said: Answer) -> None:
    answers = replace(YES, **{question: said})
    assert fault(answers, Result.VERIFIED, Reason.OK) is OutcomeFault.NOT_ALL_YES


@pytest.mark.parametrize(
    ("reason", "question"),
    [
        (Reason.NOT_GENUINE, "genuine"),
        (Reason.PHOTO_DIFFERS, "photo"),
        (Reason.EXPIRED, "valid"),
        (Reason.NAME_DIFFERS, "name"),
    ],
)
def test_a_reason_needs_the_no_that_it_speaks_of(reason: Reason, question: str) -> None:
    assert fault(YES, Result.NOT_VERIFIED, reason) is OutcomeFault.CONTRADICTION
    assert fault(replace(YES, **{question: Answer.NO}), Result.NOT_VERIFIED, reason) is None


def test_could_not_verify_says_why_in_a_code() -> None:
    assert fault(YES, Result.NOT_VERIFIED, Reason.OK) is OutcomeFault.NO_REASON
    assert fault(YES, Result.NOT_VERIFIED, Reason.NO_DOCUMENT) is None
    assert fault(YES, Result.NOT_VERIFIED, Reason.POOR_PICTURE) is OutcomeFault.CONTRADICTION


@given(any_answers, st.sampled_from(Result), st.sampled_from(Reason))
def test_only_four_times_yes_is_ever_verified(
    answers: Answers, result: Result, reason: Reason
) -> None:
    if fault(answers, result, reason) is None and result is Result.VERIFIED:
        assert reason is Reason.OK
        assert Answer.NO not in {answers.genuine, answers.photo, answers.valid, answers.name}
        assert Answer.CANNOT_TELL not in answers.as_facts().values()


def test_nothing_in_it_could_hold_a_document() -> None:
    """ID 4: every field is one of a few words."""
    assert {field.type for field in fields(Answers)} == {"Answer"}
    assert {field.type for field in fields(Outcome)} == {"Answers", "Result", "Reason"}
