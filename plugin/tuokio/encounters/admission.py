"""The door: who is let in, by whom, and who may have a token (WAIT 2, WAIT 3).

These functions are the first of the two locks. They need no web and no database, so that
nothing but the rule decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tuokio.consent.choices import NO_RECORDING
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.guardians import GuardianRule, lacks_guardian
from tuokio.encounters.newcomers import waits_for
from tuokio.encounters.people import Change, Participant, changed, without_admission
from tuokio.encounters.states import DoorState, EncounterState, PlaceState
from tuokio.encounters.windows import check_window, in_window
from tuokio.identity.policy import satisfied
from tuokio.ledger import EntryType


@dataclass(frozen=True, slots=True)
class Company:
    """Who else is in the encounter, and what its template says of guardians and guests: what one
    person's way in may depend on besides themselves."""

    people: Sequence[Participant] = ()
    guardian: GuardianRule = GuardianRule.NONE

    def holds(self, person: Participant) -> Refusal | None:
        """Why the others keep this person waiting, if they do."""
        if waits_for(person, self.people):
            return Refusal.HELD
        return Refusal.GUARDIAN if self.lacks_guardian(person) else None

    def lacks_guardian(self, person: Participant) -> bool:
        """Whether a guardian's yes is missing for this person (CONS 9)."""
        return lacks_guardian(person, self.people, self.guardian)


NOBODY = Company()


def may_have_token(person: Participant, encounter: EncounterState) -> bool:
    """Whether a meeting token may be minted: the encounter is open, the admission stands, every
    required consent is given, identity is as the policy says, and the door is open.

    Whoever is in the call and is asked again because the notice changed keeps what they had until
    they answer (CONS 5): a dropped line must not lock them out of their own meeting (WAIT 4).
    """
    return (
        encounter is EncounterState.OPEN
        and person.place.inside
        and person.since is not None
        and person.may_enter
        and satisfied(person.identity)
        and person.door is DoorState.OPEN
        and not person.by_phone
    )


def admittable(person: Participant, company: Company = NOBODY, *, now: datetime) -> bool:
    """Whether `admit` would let this person in."""
    ready = person.place is PlaceState.WAITING and person.agreed and satisfied(person.identity)
    in_person = ready and not person.by_phone and in_window(person, now=now)
    return in_person and company.holds(person) is None


def admit(person: Participant, *, actor: str, now: datetime, company: Company = NOBODY) -> Change:
    """Let one person in. Admitting twice, also by two workers at once, is admitting once.

    Raises:
        EncounterError: the person is gone, has not agreed, or identity is not as the policy says;
            somebody else's answer is missing (CONS 5, CONS 9); they are on the telephone, where no
            door has to open (CONS 10); or it is not their own time (ROOM 4).
    """
    if person.place.inside:
        return Change(person)
    if person.place is PlaceState.ARRIVED:
        raise EncounterError(Refusal.NOT_AGREED)
    if person.place is not PlaceState.WAITING:
        raise EncounterError(Refusal.GONE)
    if person.by_phone:
        raise EncounterError(Refusal.BY_PHONE)
    check_ready(person, company)
    check_window(person, now=now)
    return changed(
        person,
        EntryType.ADMITTED,
        actor=actor,
        place=PlaceState.ADMITTED,
        since=now,
        door=DoorState.PENDING,
        was_in=True,
        moved=False,
    )


def check_ready(person: Participant, company: Company) -> None:
    """Whether somebody who waits may come in at all, by whichever way.

    Raises:
        EncounterError: consent, identity or somebody else's answer is missing.
    """
    if not person.agreed:
        raise EncounterError(Refusal.NOT_AGREED)
    if not satisfied(person.identity):
        raise EncounterError(Refusal.IDENTITY)
    if (held := company.holds(person)) is not None:
        raise EncounterError(held)


def admit_staff(person: Participant, *, now: datetime) -> Change:
    """Staff of the encounter stand inside from the start: they signed in, and hold the door. By
    coming in they promise not to record or take pictures (CONS 6).

    Raises:
        EncounterError: the role is not staff, or the encounter is over.
    """
    if not person.role.staff:
        raise EncounterError(Refusal.STAFF)
    if person.place is PlaceState.ENDED:
        raise EncounterError(Refusal.OVER)
    if person.place.inside:
        return Change(person)
    return changed(
        person,
        EntryType.STAFF_JOINED,
        facts={"role": person.role.value, "promise": NO_RECORDING},
        place=PlaceState.ADMITTED,
        since=now,
        door=DoorState.PENDING,
    )


def decline(person: Participant, *, actor: str) -> Change:
    """Turn somebody away, kindly, at the door.

    Raises:
        EncounterError: the person is staff, in the meeting (send back or remove them), or gone.
    """
    _not_staff(person)
    if person.place is PlaceState.DECLINED:
        return Change(person)
    if person.place.inside:
        raise EncounterError(Refusal.INSIDE)
    if person.place not in {PlaceState.ARRIVED, PlaceState.WAITING}:
        raise EncounterError(Refusal.GONE)
    return changed(
        person,
        EntryType.DECLINED,
        actor=actor,
        place=PlaceState.DECLINED,
        asked_again=False,
    )


def send_back(person: Participant, *, actor: str, now: datetime) -> Change:
    """From the meeting back to the waiting room; the admission ends. Whoever is being asked again
    has not answered yet, so they go back to the notice.

    Raises:
        EncounterError: the person is staff, or not in the meeting.
    """
    _not_staff(person)
    if person.place is PlaceState.WAITING:
        return Change(person)
    if not person.place.inside:
        raise EncounterError(Refusal.NOT_INSIDE)
    return changed(
        person,
        EntryType.SENT_BACK,
        actor=actor,
        place=PlaceState.WAITING if person.agreed else PlaceState.ARRIVED,
        waiting_since=now,
        **without_admission(person),
    )


def remove(person: Participant, *, actor: str) -> Change:
    """Out of the meeting for good; also who left a moment ago and could come straight back.

    Raises:
        EncounterError: the person is staff, or not in the meeting.
    """
    _not_staff(person)
    if person.place is PlaceState.REMOVED:
        return Change(person)
    if not person.place.inside and not person.may_return:
        raise EncounterError(Refusal.NOT_INSIDE)
    return changed(
        person,
        EntryType.REMOVED,
        actor=actor,
        place=PlaceState.REMOVED,
        **without_admission(person),
    )


def _not_staff(person: Participant) -> None:
    if person.role.staff:
        raise EncounterError(Refusal.STAFF)
