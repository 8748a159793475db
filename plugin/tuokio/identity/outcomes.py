"""What a check found: four answers, a result, and a code of why (ID 3).

There is no field here that could hold a document's number, its picture, its machine-readable zone,
a personal identity code or a date of birth (ID 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RETRIES = 2
"""How often a picture that was too poor to tell may be tried again; then another way is due."""


class Answer(StrEnum):
    """To one question of the checklist."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"
    NOT_ASKED = "not_asked"
    """Where no name was booked, nobody asks whether it is the same."""


class Result(StrEnum):
    """What came of a check."""

    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    POOR_PICTURE = "poor_picture"
    STOPPED = "stopped"


class Reason(StrEnum):
    """Why, in a code. None of them says why somebody has no document: nobody asks (ID 7)."""

    OK = "ok"
    NOT_GENUINE = "not_genuine"
    PHOTO_DIFFERS = "photo_differs"
    EXPIRED = "expired"
    NAME_DIFFERS = "name_differs"
    CANNOT_TELL = "cannot_tell"
    NO_DOCUMENT = "no_document"
    POOR_PICTURE = "poor_picture"
    CLIENT_STOPPED = "client_stopped"
    STAFF_STOPPED = "staff_stopped"
    LEVEL_TOO_LOW = "level_too_low"
    PROVIDER_FAILED = "provider_failed"


class OutcomeFault(StrEnum):
    """What is wrong with an outcome; the service turns each into words."""

    ANSWER_MISSING = "answer_missing"
    NOT_ALL_YES = "not_all_yes"
    NO_REASON = "no_reason"
    CONTRADICTION = "contradiction"


class OutcomeInvalid(ValueError):
    """An outcome that contradicts itself."""

    def __init__(self, fault: OutcomeFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Answers:
    """Genuine-looking when tilted, photo is the person, valid, name as booked (ID 2)."""

    genuine: Answer
    photo: Answer
    valid: Answer
    name: Answer

    @property
    def all_yes(self) -> bool:
        """Whether nothing speaks against the person. A name that nobody booked cannot."""
        asked = {self.genuine, self.photo, self.valid}
        return asked == {Answer.YES} and self.name in {Answer.YES, Answer.NOT_ASKED}

    def as_facts(self) -> dict[str, str]:
        """As they stand in the log."""
        return {
            "genuine": self.genuine.value,
            "photo": self.photo.value,
            "valid": self.valid.value,
            "name": self.name.value,
        }


NOTHING_ASKED = Answers(Answer.NOT_ASKED, Answer.NOT_ASKED, Answer.NOT_ASKED, Answer.NOT_ASKED)

_SAYS_NO = {
    Reason.NOT_GENUINE: "genuine",
    Reason.PHOTO_DIFFERS: "photo",
    Reason.EXPIRED: "valid",
    Reason.NAME_DIFFERS: "name",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the professional recorded.

    `verified` needs four times yes; a reason that names a question needs a no to it; too poor a
    picture is only that.

    Raises:
        OutcomeInvalid: answers, result and reason do not fit together.
    """

    answers: Answers
    result: Result
    reason: Reason

    def __post_init__(self) -> None:
        if self.result is Result.VERIFIED:
            if not self.answers.all_yes:
                raise OutcomeInvalid(OutcomeFault.NOT_ALL_YES)
            self._only({Reason.OK})
        elif self.result is Result.POOR_PICTURE:
            self._only({Reason.POOR_PICTURE})
        elif self.result is Result.STOPPED:
            self._only({Reason.CLIENT_STOPPED, Reason.STAFF_STOPPED})
        else:
            self._check_refusal()

    def _only(self, allowed: set[Reason]) -> None:
        if self.reason not in allowed:
            raise OutcomeInvalid(OutcomeFault.CONTRADICTION)

    def _check_refusal(self) -> None:
        if self.reason is Reason.OK:
            raise OutcomeInvalid(OutcomeFault.NO_REASON)
        self._only({*_SAYS_NO, Reason.CANNOT_TELL, Reason.NO_DOCUMENT})
        question = _SAYS_NO.get(self.reason)
        if question is not None and getattr(self.answers, question) is not Answer.NO:
            raise OutcomeInvalid(OutcomeFault.CONTRADICTION)
