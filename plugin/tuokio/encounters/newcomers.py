"""Somebody comes of whom the notice said nothing (CONS 5): those present answer first, by tap or
aloud, and the call goes on meanwhile. So does a client who is ready to come in: else who was let in
first would decide whether anybody is asked."""

from __future__ import annotations

from collections.abc import Iterable

from tuokio.consent.choices import ConsentMethod
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed
from tuokio.encounters.states import PlaceState, Role
from tuokio.ledger import EntryType

_HEARD = (ConsentMethod.CLICK, ConsentMethod.ORAL)


def is_asked(person: Participant, newcomer: Participant) -> bool:
    """Whether this person is among those whose answer counts: everyone in the meeting, and each
    client who has agreed and waits to come in; but not staff, who invited. Two newcomers who wait
    do not hold each other."""
    if person.role.staff or person.ref == newcomer.ref:
        return False
    ready = person.place is PlaceState.WAITING and person.agreed and person.announced
    return person.place.inside or (ready and person.role is Role.CLIENT)


def waits_for(newcomer: Participant, people: Iterable[Participant]) -> list[Participant]:
    """Whose yes is missing before this newcomer may come in; nobody's for people of a kind that
    was announced."""
    if newcomer.announced or newcomer.role.staff:
        return []
    return [
        person
        for person in people
        if is_asked(person, newcomer) and person.company.get(newcomer.ref) is not True
    ]


def answer(
    person: Participant,
    newcomer: Participant,
    *,
    yes: bool,
    method: ConsentMethod = ConsentMethod.CLICK,
    actor: str | None = None,
) -> Change:
    """Record yes or no to a newcomer; `actor` is the professional who heard it said aloud.
    Answering the same twice is once.

    Raises:
        EncounterError: the person is neither in the meeting nor about to be, nobody was asked, or
            the newcomer is not at the door any more.
    """
    if method not in _HEARD:
        raise EncounterError(Refusal.NOT_ASKED)
    if not is_asked(person, newcomer):
        raise EncounterError(Refusal.NOT_INSIDE)
    if newcomer.announced:
        raise EncounterError(Refusal.NOT_ASKED)
    if newcomer.place is not PlaceState.WAITING:
        raise EncounterError(Refusal.GONE)
    if person.company.get(newcomer.ref) is yes:
        return Change(person)
    return changed(
        person,
        EntryType.COMPANY_ANSWERED,
        actor=actor,
        facts={"role": newcomer.role.value, "yes": yes, "method": method.value},
        company={**person.company, newcomer.ref: yes},
    )
