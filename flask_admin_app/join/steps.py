"""Which page of the way it is time for."""

from __future__ import annotations

from enum import StrEnum

from tuokio.encounters.encounter import Encounter
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, PlaceState


class Step(StrEnum):
    """The pages of a client's way after the link."""

    NOTICE = "notice"
    WAIT = "wait"
    CHECK = "check"
    """Beside the waiting room, by the person's own tap: `step_of` sends nobody there."""
    MEETING = "meeting"
    BYE = "bye"


_GONE = {
    PlaceState.LEFT,
    PlaceState.DECLINED,
    PlaceState.WITHDRAWN,
    PlaceState.CANNOT_COME,
    PlaceState.REMOVED,
    PlaceState.ENDED,
}


def step_of(person: Participant, encounter: Encounter) -> Step:
    """The page that this person should be on now."""
    if encounter.state.over or person.place in _GONE:
        return Step.BYE
    if person.place is PlaceState.ADMITTED and not person.may_enter:
        return Step.NOTICE  # asked again before they went in
    if person.place.inside:
        return Step.MEETING if person.door is DoorState.OPEN else Step.WAIT
    return Step.WAIT if person.place is PlaceState.WAITING else Step.NOTICE


def step_in_call(person: Participant, encounter: Encounter) -> Step:
    """The same for a page that shows the meeting. Where Prosody has to be told again of somebody
    who is in, only new joins wait: the call that runs goes on."""
    in_call = person.place is PlaceState.PRESENT and person.door is DoorState.PENDING
    if in_call and not encounter.state.over:
        return Step.MEETING
    return step_of(person, encounter)


def url_of(ref: str, step: Step) -> str:
    """The address of a client's page."""
    return f"/j/{ref}/{step}"
