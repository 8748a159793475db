"""What a worker may write down about a check: answers out of a list, and nothing else (ID 3, ID 4).

A field that looks like a personal identity code, a document's number or its machine-readable zone
is refused with a word of why, whatever it is called. It is not shown again and stands in no log.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from flask import request

from flask_admin_app.services.errors import FormError
from tuokio.identity.documents import DocumentKind, Origin
from tuokio.identity.forbidden import Forbidden, forbidden_in
from tuokio.identity.outcomes import (
    NOTHING_ASKED,
    Answer,
    Answers,
    Outcome,
    OutcomeFault,
    OutcomeInvalid,
    Reason,
    Result,
)

QUESTIONS = ("genuine", "photo", "valid", "name")
ANSWERS = (Answer.YES, Answer.NO, Answer.CANNOT_TELL)
RESULTS = (Result.VERIFIED, Result.NOT_VERIFIED, Result.POOR_PICTURE)
REASONS = (
    Reason.NOT_GENUINE,
    Reason.PHOTO_DIFFERS,
    Reason.EXPIRED,
    Reason.NAME_DIFFERS,
    Reason.CANNOT_TELL,
    Reason.NO_DOCUMENT,
)
OUTCOME_FIELDS = frozenset({*QUESTIONS, "result", "reason"})
DOCUMENT_FIELDS = frozenset({"document", "origin"})

_CSRF = "csrf_token"
_WORDS = {
    Forbidden.IDENTITY_CODE: "check-error-identity-code",
    Forbidden.DOCUMENT_NUMBER: "check-error-document-number",
    Forbidden.MACHINE_READABLE: "check-error-machine-readable",
}
_FAULTS = {
    OutcomeFault.ANSWER_MISSING: "check-error-answer-missing",
    OutcomeFault.NOT_ALL_YES: "check-error-not-all-yes",
    OutcomeFault.NO_REASON: "check-error-no-reason",
    OutcomeFault.CONTRADICTION: "check-error-contradiction",
}

_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CheckForm:
    """What was pressed, and what was wrong with it. Only codes out of our own lists are kept: what
    somebody may have typed is never shown again."""

    answers: dict[str, str] = field(default_factory=dict)
    result: str = ""
    reason: str = ""
    error: str | None = None


def guard(known: Collection[str]) -> None:
    """Refuse a form with anything in it that nobody may write down, and any field, or any file,
    that we do not know.

    Raises:
        FormError: with the words of why.
    """
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != _CSRF]
    for name, value in (*fields, *request.args.items(multi=True)):
        found = forbidden_in(value) or forbidden_in(name)
        if found is not None:
            raise FormError(_WORDS[found])
    if request.files or request.args or any(name not in known for name, _ in fields):
        raise FormError("check-error-unknown-field")


def kept(error: str | None = None) -> CheckForm:
    """The form as it was sent, without whatever is none of our codes."""
    return CheckForm(
        answers={
            question: answer.value
            for question in QUESTIONS
            if (answer := _code(Answer, request.form.get(question))) in ANSWERS and answer
        },
        result=_value(_code(Result, request.form.get("result")), RESULTS),
        reason=_value(_code(Reason, request.form.get("reason")), REASONS),
        error=error,
    )


def outcome_of(form: CheckForm, *, name_booked: bool) -> Outcome:
    """The outcome.

    Raises:
        FormError: something is missing, or does not fit together.
    """
    if not form.result:
        raise FormError("check-error-result")
    result = Result(form.result)
    try:
        return Outcome(_answers(form, result, name_booked=name_booked), result, _reason(form))
    except OutcomeInvalid as error:
        raise FormError(_FAULTS[error.fault]) from error


def document_of() -> tuple[DocumentKind, Origin]:
    """Which document it is.

    Raises:
        FormError: one that we have no checklist for.
    """
    kind = _code(DocumentKind, request.form.get("document"))
    origin = _code(Origin, request.form.get("origin"))
    if kind is None or origin is None:
        raise FormError("check-error-document")
    return kind, origin


def _answers(form: CheckForm, result: Result, *, name_booked: bool) -> Answers:
    given = dict(form.answers)
    if not name_booked and given.pop("name", None) is not None:
        raise OutcomeInvalid(OutcomeFault.CONTRADICTION)
    nothing_seen = result is Result.POOR_PICTURE or form.reason == Reason.NO_DOCUMENT
    if nothing_seen and not given:
        return NOTHING_ASKED
    asked = QUESTIONS if name_booked else QUESTIONS[:-1]
    if not nothing_seen and any(question not in given for question in asked):
        raise OutcomeInvalid(OutcomeFault.ANSWER_MISSING)
    answer = {question: Answer(given.get(question, Answer.NOT_ASKED)) for question in QUESTIONS}
    return Answers(**answer)


def _reason(form: CheckForm) -> Reason:
    """Where the result says it all, no reason has to be chosen."""
    if form.reason:
        return Reason(form.reason)
    return Reason.POOR_PICTURE if form.result == Result.POOR_PICTURE else Reason.OK


def _code(kind: type[_Code], value: str | None) -> _Code | None:
    return kind(value) if value in set(kind) else None


def _value(code: StrEnum | None, allowed: Collection[StrEnum]) -> str:
    return code.value if code is not None and code in allowed else ""
