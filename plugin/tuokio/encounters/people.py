"""A person's place in an encounter, as the rules see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tuokio.consent.choices import ConsentState, all_given, overall
from tuokio.encounters.states import DoorState, PlaceState, Role
from tuokio.identity.outcomes import Reason
from tuokio.identity.policy import NO_POLICY, IdentityPolicy, IdentityState
from tuokio.ledger import Entry, EntryType


@dataclass(frozen=True, slots=True)
class Participant:
    """One person in one encounter.

    `ref` is random (128 bits) and stands for the person everywhere outside the sealed name.
    `required` are the purposes that this person must agree to, `optional` those that they may.
    `since` is when the admission that stands was given (UTC); tokens made before it are refused.
    `was_in` tells whether the person was ever let in. `moved` tells staff that the place went to
    another browser after it was agreed or verified (JOIN 3). `asked_again` tells that what the
    person had agreed to was superseded by a changed notice, and that they have not answered since
    (CONS 5). `version` grows with every change, so that two workers cannot undo each other unseen
    (WAIT 5).

    `policy` is what the template asks about identity, `proven` the methods that found the person
    and `spent` those that were tried in vain; `poor_pictures` counts looks that showed too little,
    and `last_check` tells how the last one ended, to the person and to staff.
    `announced` tells that the notice spoke of people of this kind; whoever is not waits until
    those present have answered (`company`: their answers about newcomers, by ref; CONS 5).
    `child` reads a notice of its own, and may need a guardian unless the professional judged
    otherwise (`guardian_waived`, CONS 9). `by_phone` has no page and never a token (CONS 10).
    `aside` tells staff that somebody came into the person's room (JOIN 11). `wants_new_time` tells
    them that another time was asked for (JOIN 9). A guest may have a time of their own, from
    `not_before` to `not_after` (ROOM 4, `windows`). `decided` is the version that staff made last:
    what the person did since then keeps nobody from turning them away.
    """

    ref: str
    encounter: str
    role: Role
    place: PlaceState = PlaceState.INVITED
    identity: IdentityState = IdentityState.NOT_REQUIRED
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    answers: Mapping[str, ConsentState] = field(default_factory=dict)
    door: DoorState = DoorState.CLOSED
    since: datetime | None = None
    waiting_since: datetime | None = None
    was_in: bool = False
    moved: bool = False
    asked_again: bool = False
    policy: IdentityPolicy = NO_POLICY
    proven: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    poor_pictures: int = 0
    last_check: Reason | None = None
    announced: bool = True
    company: Mapping[str, bool] = field(default_factory=dict)
    child: bool = False
    guardian_waived: bool = False
    by_phone: bool = False
    aside: bool = False
    wants_new_time: bool = False
    not_before: datetime | None = None
    not_after: datetime | None = None
    version: int = 1
    decided: int = 1

    @property
    def counts(self) -> bool:
        """Whether the person takes a seat: at the door, inside, or free to come straight back."""
        return self.place.here or self.may_return

    @property
    def may_return(self) -> bool:
        """Whether the person left, and could come straight back while the admission stands."""
        return self.place is PlaceState.LEFT and self.since is not None

    @property
    def agreed(self) -> bool:
        """Whether every required purpose was agreed to."""
        return all_given(self.required, self.answers)

    @property
    def may_stay(self) -> bool:
        """Whether consent lets this person's admission stand: it is given, or it was, and the
        person is asked again and has not said no."""
        return self.agreed or (self.asked_again and self.consent is ConsentState.NONE)

    @property
    def may_enter(self) -> bool:
        """Whether consent lets this person into the meeting. Being asked again interrupts no call,
        nor a line that drops; whoever is not in the call yet answers first."""
        in_call = self.place in {PlaceState.PRESENT, PlaceState.ABSENT}
        return self.agreed or (in_call and self.may_stay)

    @property
    def consent(self) -> ConsentState:
        """The answers in one word."""
        return overall(self.required, self.answers)


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule made of a participant, and the log entries that tell of it. A rule that finds
    nothing to do returns the same participant and no entry."""

    participant: Participant
    entries: tuple[Entry, ...] = ()

    @property
    def happened(self) -> bool:
        """Whether anything changed."""
        return bool(self.entries)


_QUIET = {
    EntryType.JOINED,
    EntryType.ABSENT,
    EntryType.STEPPED_ASIDE,
    EntryType.STEPPED_BACK,
    EntryType.CONTACT_ASKED,
}
"""What no decision about the person depends on."""


def without_admission(person: Participant) -> dict[str, Any]:
    """Fields of a person whose admission ends. A door that the meeting server may still hold open
    is closing until the server confirms; it is never called closed before."""
    door = person.door if person.door is DoorState.CLOSED else DoorState.CLOSING
    return {"since": None, "door": door, "asked_again": False}


def changed(
    before: Participant,
    type_: EntryType,
    *,
    actor: str | None = None,
    facts: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Change:
    """One change of state, one version, one log entry. Coming and going on a shaky line is done by
    nobody, and stepping aside or asking for a call makes nobody another: they take no version, and
    a worker's decision about that person still stands."""
    return told(before, [(type_, facts or {})], actor=actor, **fields)


def told(
    before: Participant,
    events: Iterable[tuple[EntryType, Mapping[str, Any]]],
    *,
    actor: str | None = None,
    **fields: Any,
) -> Change:
    """One change of state and one version, told by one log entry or several: each purpose has its
    own. `events` are their types and facts, at least one."""
    entries = tuple(
        Entry(type_, before.encounter, subject=before.ref, actor=actor, facts=facts)
        for type_, facts in events
    )
    quiet = all(entry.type in _QUIET for entry in entries)
    version = before.version if quiet else before.version + 1
    decided = before.decided if actor is None else version
    after = replace(before, version=version, decided=decided, **fields)
    return Change(_settled(after), entries)


def _settled(person: Participant) -> Participant:
    """Nobody is in a check who does not wait any more: whoever goes takes the check with them. And
    nobody stands aside who is not inside."""
    if person.identity is IdentityState.IN_CHECK and person.place is not PlaceState.WAITING:
        person = replace(person, identity=person.policy.resting)
    if person.aside and not person.place.inside:
        person = replace(person, aside=False)
    return person
