"""What the meeting server has confirmed.

Where no gate stands in Prosody (the practice meeting, or a Jitsi whose operator accepted to run
without one) the service's own decision is the door, and it moves at once.
"""

from __future__ import annotations

from dataclasses import replace

from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState

_SETTLED = {DoorState.PENDING: DoorState.OPEN, DoorState.CLOSING: DoorState.CLOSED}


def settle(person: Participant) -> Participant:
    """The person with their door as it stands now."""
    return replace(person, door=_SETTLED.get(person.door, person.door))
