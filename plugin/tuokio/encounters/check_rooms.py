"""Who may be in a check room, and when (ID 2).

A check room is for two: the one who is looked at, and the member of staff who looks. Its token
names that room alone and dies with the outcome; a meeting token never opens it, nor the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass

from tuokio.encounters.people import Participant
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.identity.policy import IdentityState


@dataclass(frozen=True, slots=True)
class CheckRoom:
    """The two of a check, and whether it is still open."""

    client: Participant
    staff: Participant
    open: bool = True


def may_enter(ref: str, room: CheckRoom, encounter: EncounterState) -> bool:
    """Whether that person may have a token for the room: it is one of the two, the check is open,
    the client waits, has agreed and is in it, and the worker holds the door of an open
    encounter."""
    client = room.client
    return (
        room.open
        and encounter is EncounterState.OPEN
        and client.identity is IdentityState.IN_CHECK
        and client.place is PlaceState.WAITING
        and client.agreed
        and room.staff.role.staff
        and room.staff.place.inside
        and ref in {client.ref, room.staff.ref}
    )
