"""Who may come into the facilitators' own room (ROOM 4)."""

from __future__ import annotations

from collections.abc import Collection

from tuokio.encounters.people import Participant
from tuokio.encounters.states import EncounterState


def may_enter(person: Participant, members: Collection[str], encounter: EncounterState) -> bool:
    """Whether that person may have a token for the room: staff of an open encounter who are still
    part of it, and are members of the room."""
    return (
        encounter is EncounterState.OPEN
        and person.role.staff
        and person.place.inside
        and person.ref in members
    )
