"""A person's answers, one purpose at a time (CONS 2): `none → given | refused | withdrawn`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class ConsentMethod(StrEnum):
    """How an answer was given."""

    CLICK = "click"
    ORAL = "oral_confirmed_by_professional"
    PAPER = "paper"
    EID = "eid"


NO_RECORDING = "no_recording/1"
"""The promise of both sides not to record or take pictures (CONS 6), as it stands in the log.
Its words are in the notices from version 2 on."""


class ConsentState(StrEnum):
    """The answer to one purpose."""

    NONE = "none"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def all_given(required: Iterable[str], answers: Mapping[str, ConsentState]) -> bool:
    """Whether every required purpose was agreed to; an absent answer is no answer."""
    return all(answers.get(code) is ConsentState.GIVEN for code in required)


def overall(required: Iterable[str], answers: Mapping[str, ConsentState]) -> ConsentState:
    """One word for the door: given only when all required purposes are."""
    states = {answers.get(code, ConsentState.NONE) for code in required}
    for state in (ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.NONE):
        if state in states:
            return state
    return ConsentState.GIVEN
