"""What a person answers, takes back, or is asked again (CONS 2, CONS 4, CONS 5).

One purpose, one answer, one log entry: required purposes first, each kind in order of its codes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tuokio.consent.choices import NO_RECORDING, ConsentMethod, ConsentState, all_given
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, told, without_admission
from tuokio.encounters.states import PlaceState
from tuokio.ledger import EntryType

_CLOSED = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}
_NO_FACTS: Mapping[str, Any] = MappingProxyType({})
_ENTRIES = {
    ConsentState.NONE: EntryType.CONSENT_SUPERSEDED,
    ConsentState.GIVEN: EntryType.CONSENT_GIVEN,
    ConsentState.REFUSED: EntryType.CONSENT_REFUSED,
    ConsentState.WITHDRAWN: EntryType.CONSENT_WITHDRAWN,
}

Answers = Mapping[str, ConsentState]


def answer(
    person: Participant,
    given: Mapping[str, bool],
    *,
    notice: str,
    now: datetime,
    method: ConsentMethod = ConsentMethod.CLICK,
    facts: Mapping[str, Any] = _NO_FACTS,
    actor: str | None = None,
) -> Change:
    """Record yes or no to one or more purposes of the notice with SHA-256 `notice` (CONS 2).
    `actor` is the professional who heard it said aloud (CONS 10).

    With all required agreements the person goes on to wait; refusing one brings them back to the
    notice, or out of the meeting when they were in it. A yes beside such a no is not kept: whoever
    comes to agree after all is asked again. Answers to optional purposes alone move nobody. `facts`
    are added to each entry.

    Raises:
        EncounterError: the person is gone, or a purpose was not asked.
        TypeError: `facts` has a name that the entry itself has.
    """
    if person.place in _CLOSED or person.place is PlaceState.INVITED:
        raise EncounterError(Refusal.GONE)
    if not set(given) <= _asked(person):
        raise EncounterError(Refusal.NOT_ASKED)
    refusing = not all(given.get(code, True) for code in person.required)
    new = {
        code: ConsentState.GIVEN if yes else ConsentState.REFUSED
        for code, yes in given.items()
        if not (yes and refusing)
    }
    new = {code: state for code, state in new.items() if person.answers.get(code) is not state}
    shared = dict(notice=notice, method=method.value, **facts)
    if ConsentState.REFUSED in {new.get(code) for code in person.required}:
        back = {"place": PlaceState.ARRIVED, **without_admission(person)}
        return _answered(person, new, shared, actor=actor, **back)
    return _answered(person, new, shared, actor=actor, **_going_on(person, new, now))


def withdraw(
    person: Participant,
    purposes: Collection[str] | None = None,
    *,
    method: ConsentMethod = ConsentMethod.CLICK,
    facts: Mapping[str, Any] = _NO_FACTS,
    actor: str | None = None,
) -> Change:
    """Take back what was agreed to, all of it or these `purposes` (CONS 4): from anywhere, at once;
    withdrawing twice is once. `actor` is the professional who heard it said aloud. Whoever takes
    back optional purposes alone stays where they are. Whoever is asked again takes back what they
    had agreed to before.

    Raises:
        EncounterError: one of the purposes was not asked, or not agreed to; nothing was agreed to;
            or staff or the end have closed the place.
        TypeError: `facts` has a name that the entry itself has.
    """
    given = _in_state(person, ConsentState.GIVEN)
    if person.asked_again:
        given |= set(person.required)
    taken_back = _in_state(person, ConsentState.WITHDRAWN)
    wanted = given if purposes is None else set(purposes)
    if not wanted <= _asked(person):
        raise EncounterError(Refusal.NOT_ASKED)
    if wanted <= taken_back and (wanted or person.place is PlaceState.WITHDRAWN):
        return Change(person)
    if person.place in _CLOSED or not wanted or not wanted <= given | taken_back:
        raise EncounterError(Refusal.GONE)
    new = dict.fromkeys(wanted & given, ConsentState.WITHDRAWN)
    shared = dict(method=method.value, **facts)
    if set(new).isdisjoint(person.required):
        return _answered(person, new, shared, actor=actor)
    out = {"place": PlaceState.WITHDRAWN, **without_admission(person)}
    return _answered(person, new, shared, actor=actor, **out)


def ask_again(
    person: Participant, *, actor: str | None, facts: Mapping[str, Any] = _NO_FACTS
) -> Change:
    """The notice changed, and the change touches this meeting (CONS 5): whatever was agreed to is
    superseded. Whoever waits reads again and keeps their turn; for whoever is inside, or left and
    may come straight back, everything goes on while they are asked. A no stays a no. Staff are not
    asked. Asking twice is asking once.
    """
    given = _in_state(person, ConsentState.GIVEN)
    if person.role.staff or person.place in _CLOSED:
        return Change(person)
    new = dict.fromkeys(given, ConsentState.NONE)
    asked = person.asked_again or (person.agreed and person.counts and _lacks(person, new))
    reads = person.place is PlaceState.WAITING and asked
    return _answered(
        person,
        new,
        facts,
        actor=actor,
        place=PlaceState.ARRIVED if reads else person.place,
        asked_again=asked,
    )


def _going_on(person: Participant, new: Answers, now: datetime) -> dict[str, Any]:
    """Fields of a person who has just agreed to all that is required; none for anybody else."""
    if person.agreed or _lacks(person, new):
        return {}
    if person.since is not None:
        return {"asked_again": False}
    keeps_turn = person.asked_again and person.waiting_since is not None
    return {
        "asked_again": False,
        "place": PlaceState.WAITING,
        "waiting_since": person.waiting_since if keeps_turn else now,
    }


def _answered(
    person: Participant,
    new: Answers,
    facts: Mapping[str, Any],
    *,
    actor: str | None = None,
    **fields: Any,
) -> Change:
    """The person with these new answers, and an entry for each."""
    if not new:
        return Change(person)
    events = [
        (_ENTRIES[new[code]], _facts(code, new[code], person, facts))
        for code in _order(new, person)
    ]
    return told(person, events, actor=actor, answers={**person.answers, **new}, **fields)


def _facts(
    code: str, state: ConsentState, person: Participant, facts: Mapping[str, Any]
) -> Mapping[str, Any]:
    """By agreeing to the meeting, the person promises not to record it either (CONS 6)."""
    if state is ConsentState.GIVEN and code in person.required:
        return dict(purpose=code, promise=NO_RECORDING, **facts)
    return dict(purpose=code, **facts)


def _order(codes: Iterable[str], person: Participant) -> list[str]:
    return sorted(codes, key=lambda code: (code not in person.required, code))


def _asked(person: Participant) -> set[str]:
    return {*person.required, *person.optional}


def _in_state(person: Participant, wanted: ConsentState) -> set[str]:
    return {code for code, state in person.answers.items() if state is wanted}


def _lacks(person: Participant, new: Answers) -> bool:
    return not all_given(person.required, {**person.answers, **new})
