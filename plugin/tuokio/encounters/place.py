"""The client's side of a place: arriving, answering, coming and going.

    invited → arrived → waiting → admitted → present ⇄ absent → left

Each change is one function here or in `tuokio.encounters.admission` and one log entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tuokio.consent.choices import ConsentState
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed, without_admission
from tuokio.encounters.states import PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

_AWAY = {PlaceState.LEFT, PlaceState.CANNOT_COME}
_DONE = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}


def arrive(person: Participant, *, now: datetime) -> Change:
    """Open the link's door. Arriving twice, or while already further on, changes nothing."""
    if person.place is PlaceState.INVITED:
        return changed(person, EntryType.ARRIVED, place=PlaceState.ARRIVED)
    if person.place in _AWAY:
        return come_back(person, now=now)
    return Change(person)


def answer(person: Participant, given: Mapping[str, bool], *, notice: str, now: datetime) -> Change:
    """Record yes or no to one or more purposes of the notice with SHA-256 `notice` (CONS 2).

    With all required agreements the person goes on to wait; a refusal brings them back to the
    notice, or out of the meeting when they were in it. A yes beside a no is not kept: whoever
    comes to agree after all is asked again.

    Raises:
        EncounterError: the person is gone, or a purpose was not asked.
    """
    if person.place in _DONE or person.place is PlaceState.INVITED:
        raise EncounterError(Refusal.GONE)
    if not set(given) <= set(person.required):
        raise EncounterError(Refusal.NOT_ASKED)
    if not all(given.values()):
        return _refuse(person, given, notice=notice)
    if all(person.answers.get(code) is ConsentState.GIVEN for code in given):
        return Change(person)
    answers = {**person.answers, **dict.fromkeys(given, ConsentState.GIVEN)}
    ready = all(answers.get(code) is ConsentState.GIVEN for code in person.required)
    goes_on = ready and not person.place.inside and person.place is not PlaceState.WAITING
    return changed(
        person,
        EntryType.CONSENT_GIVEN,
        facts={"notice": notice, "purposes": ",".join(sorted(given)), "method": "click"},
        answers=answers,
        place=PlaceState.WAITING if goes_on else person.place,
        waiting_since=now if goes_on else person.waiting_since,
    )


def _refuse(person: Participant, given: Mapping[str, bool], *, notice: str) -> Change:
    refused = sorted(code for code, yes in given.items() if not yes)
    if all(person.answers.get(code) is ConsentState.REFUSED for code in refused):
        return Change(person)
    return changed(
        person,
        EntryType.CONSENT_REFUSED,
        facts={"notice": notice, "purposes": ",".join(refused), "method": "click"},
        answers={**person.answers, **dict.fromkeys(refused, ConsentState.REFUSED)},
        place=PlaceState.ARRIVED,
        **without_admission(person),
    )


def withdraw(person: Participant) -> Change:
    """Take back what was agreed to (CONS 4): from anywhere, at once; withdrawing twice is once.

    Raises:
        EncounterError: nothing was agreed to, or staff or the end have closed the place.
    """
    given = {code for code in person.required if person.answers.get(code) is ConsentState.GIVEN}
    if person.place is PlaceState.WITHDRAWN and not given:
        return Change(person)
    if person.place in _DONE or not given:
        raise EncounterError(Refusal.GONE)
    return changed(
        person,
        EntryType.CONSENT_WITHDRAWN,
        facts={"purposes": ",".join(sorted(given)), "method": "click"},
        answers={**person.answers, **dict.fromkeys(given, ConsentState.WITHDRAWN)},
        place=PlaceState.WITHDRAWN,
        **without_admission(person),
    )


def take_over(person: Participant, *, now: datetime) -> Change:
    """Another browser continues in this place (JOIN 3).

    Who was admitted waits again, also when they had left and could have come straight back. Staff
    see that the place moved.
    """
    if person.place in _DONE:
        return Change(person)
    inside = person.place.inside
    return changed(
        person,
        EntryType.TAKEN_OVER,
        place=PlaceState.WAITING if inside else person.place,
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
    return changed(person, EntryType.LEFT, place=PlaceState.LEFT)


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
    if person.since is not None:
        place = PlaceState.ADMITTED
    else:
        place = PlaceState.WAITING if person.agreed else PlaceState.ARRIVED
    waiting_since = now if place is PlaceState.WAITING else person.waiting_since
    return changed(person, EntryType.RETURNED, place=place, waiting_since=waiting_since)


def _another_browser(person: Participant) -> dict[str, Any]:
    """Fields of a person whose browser is not the one that came so far: whoever holds the link is
    not yet the same person, so the admission ends and identity is confirmed again."""
    found = person.identity in {IdentityState.VERIFIED, IdentityState.IN_CHECK}
    return {
        "identity": IdentityState.PENDING if found else person.identity,
        "moved": person.moved or person.agreed or found,
        **without_admission(person),
    }
