"""Two workers, and the work that goes from one to the other (WAIT 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tuokio.consent.choices import NO_RECORDING
from tuokio.encounters.admission import admit_staff
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed, without_admission
from tuokio.encounters.states import PlaceState, Role
from tuokio.ledger import Entry, EntryType

TAKEN_AFTER = timedelta(minutes=5)
"""How long after staff were expected a colleague may step in for them."""


class Giver(StrEnum):
    """What becomes of the worker who hands over."""

    HELPER = "helper"
    LEAVES = "leaves"


class How(StrEnum):
    """In the log: whether the meeting was given, or taken because nobody was there."""

    GIVEN = "given"
    TAKEN = "taken"


def give(person: Participant, giver: Giver) -> Change:
    """The professional hands over to a colleague, and helps on or goes. Whoever goes sees the
    encounter no more, like any colleague.

    Raises:
        EncounterError: not a professional who is in the encounter.
    """
    if person.role is not Role.PROFESSIONAL or not person.place.inside:
        raise EncounterError(Refusal.NOT_INSIDE)
    if giver is Giver.HELPER:
        facts = {"role": Role.HELPER.value, "promise": NO_RECORDING}
        return changed(person, EntryType.STAFF_JOINED, facts=facts, role=Role.HELPER)
    out = {"role": Role.HELPER, "place": PlaceState.LEFT, **without_admission(person)}
    return changed(person, EntryType.LEFT, facts={"admission": "ended"}, **out)


def receive(person: Participant, *, now: datetime) -> Change:
    """The colleague has a professional's place now, whether they were a helper, had gone, or come
    anew. Twice is once.

    Raises:
        EncounterError: the encounter is over, or that is no place of staff.
    """
    if not person.place.inside:
        return admit_staff(replace(person, role=Role.PROFESSIONAL), now=now)
    if person.role is Role.PROFESSIONAL:
        return Change(person)
    if not person.role.staff:
        raise EncounterError(Refusal.STAFF)
    facts = {"role": Role.PROFESSIONAL.value, "promise": NO_RECORDING}
    return changed(person, EntryType.STAFF_JOINED, facts=facts, role=Role.PROFESSIONAL)


def handed_over(encounter: str, *, to: str, actor: str, how: How) -> Entry:
    """The entry that tells of it. `to` is the place of the colleague."""
    return Entry(
        EntryType.HANDED_OVER, encounter, subject=to, actor=actor, facts={"how": how.value}
    )


@dataclass(frozen=True, slots=True)
class Staffing:
    """How an encounter stands to its staff now: when they were `expected`, and whether one of them
    has it open (`here`)."""

    expected: datetime
    here: bool

    def late(self, now: datetime) -> bool:
        """Whether they should be there, and are not."""
        return not self.here and now >= self.expected + TAKEN_AFTER


def needs_somebody(people: Iterable[Participant], staffing: Staffing, *, now: datetime) -> bool:
    """Whether a colleague may take the meeting over: somebody waits or is inside, and nobody of
    staff is there though their time has come. Whoever came early and still reads is nobody else's
    business, and staff who are not here yet are not late."""
    people = list(people)
    in_call = any(each.role.staff and each.place is PlaceState.PRESENT for each in people)
    if in_call or not staffing.late(now):
        return False
    return any(
        (each.place is PlaceState.WAITING or each.place.inside) and not each.role.staff
        for each in people
    )
