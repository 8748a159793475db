"""Somebody takes part by telephone (CONS 10). They have no page: the professional reads the notice
aloud and writes down what was said. No number is kept, no token is made and no door opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tuokio.consent.choices import ConsentMethod
from tuokio.encounters import place
from tuokio.encounters.admission import NOBODY, Company, check_ready
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed
from tuokio.encounters.states import PlaceState
from tuokio.ledger import EntryType

_NO_FACTS: Mapping[str, Any] = MappingProxyType({})


def call(person: Participant) -> Participant:
    """A new place for somebody who is on the line: the notice can be read to them at once.

    Raises:
        EncounterError: the person is staff, who sign in.
    """
    if person.role.staff:
        raise EncounterError(Refusal.STAFF)
    return replace(person, by_phone=True, place=PlaceState.ARRIVED)


def answer(
    person: Participant,
    *,
    yes: bool,
    notice: str,
    actor: str,
    now: datetime,
    facts: Mapping[str, Any] = _NO_FACTS,
) -> Change:
    """What they said to the notice with SHA-256 `notice`, when it was read to them.

    Raises:
        EncounterError: the person is not on the telephone, or gone.
    """
    _by_phone(person)
    return place.answer(
        person,
        dict.fromkeys(person.required, yes),
        notice=notice,
        now=now,
        method=ConsentMethod.ORAL,
        facts=facts,
        actor=actor,
    )


def joinable(person: Participant, company: Company = NOBODY) -> bool:
    """Whether `join` would count this person in."""
    if not person.by_phone or person.place is not PlaceState.WAITING:
        return False
    try:
        check_ready(person, company)
    except EncounterError:
        return False
    return True


def join(person: Participant, *, actor: str, company: Company = NOBODY) -> Change:
    """They are in the meeting now, and everyone is told so. What holds for a door holds here too:
    consent, identity, and the answers of those present. Joining twice is once.

    Raises:
        EncounterError: the person is not on the telephone, has not agreed, is gone, or somebody
            else's answer is missing.
    """
    _by_phone(person)
    if person.place is PlaceState.PRESENT:
        return Change(person)
    if person.place is PlaceState.ARRIVED:
        raise EncounterError(Refusal.NOT_AGREED)
    if person.place is not PlaceState.WAITING:
        raise EncounterError(Refusal.GONE)
    check_ready(person, company)
    return changed(
        person, EntryType.JOINED_BY_PHONE, actor=actor, place=PlaceState.PRESENT, was_in=True
    )


def hang_up(person: Participant, *, actor: str) -> Change:
    """The call is over. Hanging up twice is once.

    Raises:
        EncounterError: the person is not on the telephone.
    """
    _by_phone(person)
    return place.leave(person, actor=actor)


def call_again(person: Participant, *, now: datetime) -> Change:
    """They are on the line again: what they agreed to still stands.

    Raises:
        EncounterError: the person is not on the telephone.
    """
    _by_phone(person)
    return place.come_back(person, now=now)


def withdraw(person: Participant, *, actor: str, facts: Mapping[str, Any] = _NO_FACTS) -> Change:
    """They take back what they agreed to, aloud (CONS 4).

    Raises:
        EncounterError: the person is not on the telephone, or nothing was agreed to.
    """
    _by_phone(person)
    return place.withdraw(person, method=ConsentMethod.ORAL, facts=facts, actor=actor)


def _by_phone(person: Participant) -> None:
    if not person.by_phone:
        raise EncounterError(Refusal.NOT_ASKED)
