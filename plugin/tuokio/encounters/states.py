"""The states of an encounter and of a person's place in it (the consent and identity states
stand with their own rules in `tuokio.consent` and `tuokio.identity`)."""

from __future__ import annotations

from enum import StrEnum


class EncounterState(StrEnum):
    """`planned → open → ended | cancelled`."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing can happen in it any more."""
        return self in {EncounterState.ENDED, EncounterState.CANCELLED}


class PlaceState(StrEnum):
    """Where a person stands between invitation and farewell."""

    INVITED = "invited"
    ARRIVED = "arrived"
    WAITING = "waiting"
    ADMITTED = "admitted"
    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANNOT_COME = "cannot_come"
    REMOVED = "removed"
    ENDED = "ended"

    @property
    def inside(self) -> bool:
        """Whether an admission stands and the person is, or may at once be, in the meeting."""
        return self in {PlaceState.ADMITTED, PlaceState.PRESENT, PlaceState.ABSENT}

    @property
    def here(self) -> bool:
        """Whether the person is at the door or inside, so that staff should see them."""
        return self in {PlaceState.ARRIVED, PlaceState.WAITING} or self.inside


class DoorState(StrEnum):
    """What the meeting server confirmed; `admitted` is only the decision."""

    PENDING = "pending"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


class Role(StrEnum):
    """Roles in a meeting (ROOM 3)."""

    PROFESSIONAL = "professional"
    HELPER = "helper"
    CLIENT = "client"
    GUARDIAN = "guardian"
    GUEST = "guest"
    INTERPRETER = "interpreter"

    @property
    def staff(self) -> bool:
        """Whether the role works for the organisation and signs in; staff hold the door."""
        return self in {Role.PROFESSIONAL, Role.HELPER}


INVITABLE = (Role.CLIENT, Role.GUARDIAN, Role.GUEST, Role.INTERPRETER, Role.HELPER)
