"""The client's side of a place: arriving, answering, coming and going.

    invited → arrived → waiting → admitted → present ⇄ absent → left

Each change is one function here, in `tuokio.encounters.answers` or in
`tuokio.encounters.admission`, and one log entry; answers have one for each purpose.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tuokio.encounters.answers import answer, ask_again, withdraw
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed, without_admission
from tuokio.encounters.states import PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

__all__ = [
    "answer",
    "arrive",
    "ask_again",
    "come_back",
    "drop",
    "join",
    "leave",
    "take_over",
    "vanish",
    "withdraw",
]

_AWAY = {PlaceState.LEFT, PlaceState.CANNOT_COME}
_DONE = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}


def arrive(person: Participant, *, now: datetime) -> Change:
    """Open the link's door. Arriving twice, or while already further on, changes nothing."""
    if person.place is PlaceState.INVITED:
        return changed(person, EntryType.ARRIVED, place=PlaceState.ARRIVED)
    if person.place in _AWAY:
        return come_back(person, now=now)
    return Change(person)


def take_over(person: Participant, *, now: datetime) -> Change:
    """Another browser continues in this place (JOIN 3).

    Who was admitted waits again, also when they had left and could have come straight back; who is
    asked again reads first. Staff see that the place moved.
    """
    if person.place in _DONE:
        return Change(person)
    inside = person.place.inside
    return changed(
        person,
        EntryType.TAKEN_OVER,
        place=_queue(person) if inside else person.place,
        waiting_since=now if inside else person.waiting_since,
        **_another_browser(person),
    )


def join(person: Participant) -> Change:
    """The meeting server says that the person came in."""
    if person.place is PlaceState.PRESENT:
        return Change(person)
    if not person.place.inside:
        raise EncounterError(Refusal.NOT_INSIDE)
    return changed(person, EntryType.JOINED, place=PlaceState.PRESENT)


def drop(person: Participant) -> Change:
    """The meeting server says that the person's last session went. The admission stands."""
    if person.place is not PlaceState.PRESENT:
        return Change(person)
    return changed(person, EntryType.ABSENT, place=PlaceState.ABSENT)


def leave(person: Participant) -> Change:
    """Go, by one's own wish. Leaving twice is leaving once. A moved place stays marked, so that
    nobody loses the mark by leaving and coming back."""
    if not person.place.here:
        return Change(person)
    asked_again = person.asked_again and person.since is not None
    return changed(person, EntryType.LEFT, place=PlaceState.LEFT, asked_again=asked_again)


def vanish(person: Participant) -> Change:
    """The quick exit (JOIN 11): gone at once, and whoever opens the link next, perhaps with the
    same phone in another hand, waits for staff to see who it is. That holds for an exit from the
    farewell too."""
    if person.place in _DONE or person.place is PlaceState.INVITED:
        return Change(person)
    place = PlaceState.LEFT if person.place.here else person.place
    fields = {"place": place, **_another_browser(person)}
    if all(getattr(person, name) == value for name, value in fields.items()):
        return Change(person)
    return changed(person, EntryType.LEFT, facts={"admission": "ended"}, **fields)


def come_back(person: Participant, *, now: datetime) -> Change:
    """Return after leaving: straight in while the admission stands (WAIT 4), else to the queue."""
    if person.place not in _AWAY:
        return Change(person)
    place = PlaceState.ADMITTED if person.since is not None else _queue(person)
    waiting_since = now if place is PlaceState.WAITING else person.waiting_since
    return changed(person, EntryType.RETURNED, place=place, waiting_since=waiting_since)


def _queue(person: Participant) -> PlaceState:
    """Where a person without an admission belongs: nobody waits who has not agreed."""
    return PlaceState.WAITING if person.agreed else PlaceState.ARRIVED


def _another_browser(person: Participant) -> dict[str, Any]:
    """Fields of a person whose browser is not the one that came so far: whoever holds the link is
    not yet the same person, so the admission ends and identity is confirmed again."""
    found = person.identity in {IdentityState.VERIFIED, IdentityState.IN_CHECK}
    return {
        "identity": IdentityState.PENDING if found else person.identity,
        "moved": person.moved or person.agreed or person.asked_again or found,
        **without_admission(person),
    }
