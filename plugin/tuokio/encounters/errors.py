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
    CHANGED = "changed"
    """Somebody else changed this meanwhile."""


class EncounterError(Exception):
    """A change that the rules of an encounter refuse."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
