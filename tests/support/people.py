"""People for tests of the rules: walked by the rules themselves to where a test wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tuokio.consent.notices import Notice
from tuokio.encounters import admission, identity_checks, place
from tuokio.encounters.encounter import end_place
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.identity_checks import Check
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity import builtin
from tuokio.identity.methods import IdentityMethod
from tuokio.identity.policy import IdentityPolicy, IdentityState
from tuokio.ledger import EntryType

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
READ = Notice("talk", 2, "fi", "# Ennen kuin aloitamme\n\nKuvaa ja ääntä ei tallenneta.\n")
"""What they read; a service must have kept it before the log can name it."""
NOTICE = READ.sha256
PURPOSE = "remote_meeting"
TWO = ("remote_meeting", "interpreter")
COPY, STUDY = "board_copy", "a_study"
WORKER = "w" * 26
OPEN = EncounterState.OPEN
INSIDE = [state for state in PlaceState if state.inside]
CLOSED = [PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED]
"""Nobody comes back from there."""

KNOWN = IdentityPolicy((("known_client",),), required=True)
CHECK_ID = "0196d1f0-0000-7000-8000-000000000001"
YEAR = 365

_SETTLED = {DoorState.PENDING: DoorState.OPEN, DoorState.CLOSING: DoorState.CLOSED}


def client(**fields: Any) -> Participant:
    """Somebody who was invited and must agree to one purpose."""
    start: dict[str, Any] = {
        "ref": "c" * 26,
        "encounter": "e" * 26,
        "role": Role.CLIENT,
        "required": (PURPOSE,),
    }
    return Participant(**(start | fields))


def unknown(policy: IdentityPolicy = KNOWN, **fields: Any) -> dict[str, Any]:
    """Fields of somebody whose identity is asked and not known yet."""
    return {"policy": policy, "identity": IdentityState.PENDING, **fields}


def check(method: IdentityMethod = builtin.KNOWN_CLIENT) -> Check:
    """A look at somebody that began a moment ago."""
    return Check(CHECK_ID, method, NOW)


def attest(person: Participant, *, now: datetime = LATER, **more: Any) -> Change:
    """The worker knows them, since this very day unless told otherwise."""
    told: dict[str, Any] = {"seen_on": now.date(), "valid_days": YEAR, **more}
    return identity_checks.attest(person, check(), actor=WORKER, now=now, **told)


def staff(**fields: Any) -> Participant:
    """A professional who stands inside, with the door open."""
    person = client(role=Role.PROFESSIONAL, required=(), **fields)
    return confirmed(admission.admit_staff(person, now=NOW).participant)


def agree(person: Participant, *, now: datetime = NOW) -> Change:
    """Say yes to everything that is required."""
    return place.answer(person, dict.fromkeys(person.required, True), notice=NOTICE, now=now)


def refuse(person: Participant, *, now: datetime = NOW) -> Change:
    """Say no to everything that is required."""
    return place.answer(person, dict.fromkeys(person.required, False), notice=NOTICE, now=now)


def say(person: Participant, answers: dict[str, bool], **more: Any) -> Change:
    """Answer these purposes, a little later."""
    return place.answer(person, answers, notice=NOTICE, now=LATER, **more)


def optional(where: PlaceState, **fields: Any) -> Participant:
    """Somebody who may also agree to two optional purposes, in that place."""
    return person_in(where, optional=(COPY, STUDY), **fields)


def with_copy(where: PlaceState) -> Participant:
    """Somebody who has agreed to an optional purpose, in that place."""
    return say(optional(where), {COPY: True}).participant


def confirmed(person: Participant) -> Participant:
    """The meeting server has done what was asked of the door."""
    return replace(person, door=_SETTLED.get(person.door, person.door))


def person_in(wished: PlaceState, **fields: Any) -> Participant:
    """A client in that place, who came there by the rules."""
    return _WAYS[wished](client(**fields))


def the_entry(change: Change) -> tuple[EntryType, dict[str, Any]]:
    """Type and facts of the one entry that a change has."""
    (entry,) = change.entries
    assert entry.subject == change.participant.ref
    assert entry.encounter == change.participant.encounter
    return entry.type, dict(entry.facts)


def the_answers(change: Change) -> list[tuple[EntryType, str]]:
    """Type and purpose of each entry of a change of answers, in order."""
    for entry in change.entries:
        assert entry.subject == change.participant.ref
        assert entry.encounter == change.participant.encounter
    return [(entry.type, str(entry.facts["purpose"])) for entry in change.entries]


def asked_again(wished: PlaceState, **fields: Any) -> Participant:
    """A client who stood in that place when the notice changed."""
    return place.ask_again(person_in(wished, **fields), actor=WORKER).participant


def refuses(why: Refusal, act: Callable[[], object]) -> None:
    """The rule refuses, for that reason."""
    with pytest.raises(EncounterError) as caught:
        act()
    assert caught.value.refusal is why


def _arrived(person: Participant) -> Participant:
    return place.arrive(person, now=NOW).participant


def _waiting(person: Participant) -> Participant:
    return agree(_arrived(person)).participant


def _admitted(person: Participant) -> Participant:
    return confirmed(admission.admit(_waiting(person), actor=WORKER, now=NOW).participant)


def _present(person: Participant) -> Participant:
    return place.join(_admitted(person)).participant


_WAYS: dict[PlaceState, Callable[[Participant], Participant]] = {
    PlaceState.INVITED: lambda person: person,
    PlaceState.ARRIVED: _arrived,
    PlaceState.WAITING: _waiting,
    PlaceState.ADMITTED: _admitted,
    PlaceState.PRESENT: _present,
    PlaceState.ABSENT: lambda person: place.drop(_present(person)).participant,
    PlaceState.LEFT: lambda person: place.leave(_present(person)).participant,
    PlaceState.DECLINED: lambda person: (
        admission.decline(_waiting(person), actor=WORKER).participant
    ),
    PlaceState.WITHDRAWN: lambda person: place.withdraw(_present(person)).participant,
    PlaceState.CANNOT_COME: lambda person: (
        place.cannot_come(_arrived(person), new_time=False).participant
    ),
    PlaceState.REMOVED: lambda person: admission.remove(_present(person), actor=WORKER).participant,
    PlaceState.ENDED: lambda person: end_place(_present(person)).participant,
}
