"""The exception family of encounters: what the rules refuse, and why."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a change is refused; the service turns each into words and a status."""

    GONE = "gone"
    """The person is no longer at the door or in the meeting."""
    NOT_AGREED = "not_agreed"
    """A required purpose has no agreement (CONS 1)."""
    IDENTITY = "identity"
    """The identity policy of the template is not met (ID 1)."""
    INSIDE = "inside"
    """The person is already in the meeting."""
    NOT_INSIDE = "not_inside"
    """The person is not in the meeting."""
    STAFF = "staff"
    """The person is staff; staff are not waited for, declined or sent back."""
    OVER = "over"
    """The encounter has ended or was cancelled."""
    NOT_OPEN = "not_open"
    """The encounter has not opened, or takes nobody new any more."""
    STARTED = "started"
    """The encounter has opened: it can be ended, no longer called off."""
    NOT_ASKED = "not_asked"
    """An answer to something that was not asked."""
    NO_METHOD = "no_method"
    """The policy offers no such method now, or this one was tried in vain."""
    IN_CHECK = "in_check"
    """A check is under way."""
    NO_CHECK = "no_check"
    """No check is under way."""
    ATTESTATION_EXPIRED = "attestation_expired"
    """Known for so long ago that the policy wants a fresh look (ID 5)."""
    ATTESTATION_DATE = "attestation_date"
    """Known since a day that has not come yet."""
    HELD = "held"
    """Those present have not all agreed to this newcomer (CONS 5)."""
    GUARDIAN = "guardian"
    """The template wants a guardian's answer first (CONS 9)."""
    BY_PHONE = "by_phone"
    """The person is on the telephone: no door opens for them (CONS 10)."""
    STAFF_HERE = "staff_here"
    """Staff are here: a colleague takes nothing out of their hands (WAIT 5)."""
    TOO_EARLY = "too_early"
    """The guest's own time has not come, or is over."""
    CHANGED = "changed"
    """Somebody else changed this meanwhile."""


class EncounterError(Exception):
    """A change that the rules of an encounter refuse."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
