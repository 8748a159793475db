"""The client's side of a place: arriving, answering, coming and going.

    invited → arrived → waiting → admitted → present ⇄ absent → left

Each change is one function here, in `tuokio.encounters.answers` or in
`tuokio.encounters.admission`, and one log entry; answers have one for each purpose.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tuokio.encounters.admission import NOBODY, Company
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
    "ask_contact",
    "can_come",
    "cannot_come",
    "come_back",
    "drop",
    "join",
    "leave",
    "step_aside",
    "step_back",
    "take_over",
    "vanish",
    "withdraw",
]

_AWAY = {PlaceState.LEFT, PlaceState.CANNOT_COME}
_DONE = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}


def arrive(person: Participant, *, now: datetime, company: Company = NOBODY) -> Change:
    """Open the link's door. Arriving twice, or while already further on, changes nothing."""
    if person.place is PlaceState.INVITED:
        return changed(person, EntryType.ARRIVED, place=PlaceState.ARRIVED)
    if person.place in _AWAY:
        return come_back(person, now=now, company=company)
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
    """The meeting server says that the person's last session went. The admission stands. It knows
    nothing of whoever is on the telephone (CONS 10)."""
    if person.place is not PlaceState.PRESENT or person.by_phone:
        return Change(person)
    return changed(person, EntryType.ABSENT, place=PlaceState.ABSENT)


def leave(person: Participant, *, actor: str | None = None) -> Change:
    """Go, by one's own wish. Leaving twice is leaving once. A moved place stays marked, so that
    nobody loses the mark by leaving and coming back. `actor` is the professional who says so for
    somebody on the telephone."""
    if not person.place.here:
        return Change(person)
    asked_again = person.asked_again and person.since is not None
    return changed(
        person, EntryType.LEFT, actor=actor, place=PlaceState.LEFT, asked_again=asked_again
    )


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


def come_back(person: Participant, *, now: datetime, company: Company = NOBODY) -> Change:
    """Return after leaving, or after "I cannot come": straight in while the admission stands
    (WAIT 4), else to the queue. A child whose guardian took the yes back meanwhile waits for the
    professional again (CONS 9)."""
    if person.place not in _AWAY:
        return Change(person)
    stands = person.since is not None and not company.lacks_guardian(person)
    ends = person.since is not None and not stands
    place = PlaceState.ADMITTED if stands else _queue(person)
    waiting_since = now if place is PlaceState.WAITING else person.waiting_since
    return changed(
        person,
        EntryType.RETURNED,
        facts={"admission": "ended"} if ends else None,
        place=place,
        waiting_since=waiting_since,
        wants_new_time=False,
        **({} if stands else without_admission(person)),
    )


def cannot_come(person: Participant, *, new_time: bool) -> Change:
    """Say so, with one tap and without a reason, and perhaps ask for another time (JOIN 9). Whoever
    thinks again comes back by the same link.

    Raises:
        EncounterError: staff, who end or hand over instead; or somebody inside, who just leaves.
    """
    if person.role.staff:
        raise EncounterError(Refusal.STAFF)
    if person.place.inside:
        raise EncounterError(Refusal.INSIDE)
    if person.place in _DONE:
        raise EncounterError(Refusal.GONE)
    wants = person.wants_new_time or new_time
    if person.place is PlaceState.CANNOT_COME and wants == person.wants_new_time:
        return Change(person)
    return changed(
        person,
        EntryType.CANNOT_COME,
        facts={"new_time": wants},
        place=PlaceState.CANNOT_COME,
        wants_new_time=wants,
        **without_admission(person),
    )


def can_come(person: Participant) -> Change:
    """Take "I cannot come" back before the door has opened: invited as before."""
    if person.place is not PlaceState.CANNOT_COME:
        return Change(person)
    return changed(person, EntryType.RETURNED, place=PlaceState.INVITED, wants_new_time=False)


def ask_contact(person: Participant) -> Change:
    """Ask to be contacted (WAIT 7). How, stands nowhere here.

    Raises:
        EncounterError: staff; or a place that is closed, whose page names the ways to get in touch.
    """
    if person.role.staff:
        raise EncounterError(Refusal.STAFF)
    if person.place in _DONE:
        raise EncounterError(Refusal.GONE)
    return changed(person, EntryType.CONTACT_ASKED)


def step_aside(person: Participant) -> Change:
    """Somebody came into the room (JOIN 11): only staff are told. Twice is once.

    Raises:
        EncounterError: the person is not in the meeting.
    """
    return _aside(person, EntryType.STEPPED_ASIDE, aside=True)


def step_back(person: Participant) -> Change:
    """The person is alone again.

    Raises:
        EncounterError: the person is not in the meeting.
    """
    return _aside(person, EntryType.STEPPED_BACK, aside=False)


def _aside(person: Participant, type_: EntryType, *, aside: bool) -> Change:
    if not person.place.inside:
        raise EncounterError(Refusal.NOT_INSIDE)
    if person.aside is aside:
        return Change(person)
    return changed(person, type_, aside=aside)


def _queue(person: Participant) -> PlaceState:
    """Where a person without an admission belongs: nobody waits who has not agreed."""
    return PlaceState.WAITING if person.agreed else PlaceState.ARRIVED


def _another_browser(person: Participant) -> dict[str, Any]:
    """Fields of a person whose browser is not the one that came so far: whoever holds the link is
    not yet the same person, so the admission ends and identity is confirmed again."""
    found = person.identity in {IdentityState.VERIFIED, IdentityState.IN_CHECK}
    # Half of what was asked, proven in one browser, is nothing in the next.
    proven = person.proven if person.policy.met(person.proven) else ()
    return {
        "proven": proven,
        "last_check": None,
        "identity": person.policy.resting if found else person.identity,
        "moved": person.moved or person.agreed or person.asked_again or found,
        **without_admission(person),
    }
