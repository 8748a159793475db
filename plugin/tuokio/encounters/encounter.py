"""An encounter's life and times: `planned → open → ended | cancelled`.

`opens_at` lets people in early to get help (JOIN 4), `starts_at` is the agreed time. `closes_at`
closes the door to newcomers; it evicts nobody and moves on while people are there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed, without_admission
from tuokio.encounters.service_template import ServiceTemplate
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.ledger import Entry, EntryType

MOVE_ON_BEFORE = timedelta(minutes=10)
"""How long before `closes_at` an encounter with people in it gets more time."""


class LinkState(StrEnum):
    """What a link says today (JOIN 3)."""

    EARLY = "early"
    OPEN = "open"
    LATE = "late"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting. Times are UTC."""

    id: str
    state: EncounterState
    opens_at: datetime
    starts_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """What a rule made of an encounter, and the log entries that tell of it."""

    encounter: Encounter
    entries: tuple[Entry, ...] = ()


def plan(
    *,
    id_: str,
    template: ServiceTemplate,
    starts_at: datetime | None,
    now: datetime,
    actor: str | None,
) -> Turn:
    """A new encounter: at `starts_at`, or now, and then open at once. Without `actor` nobody of
    staff began it: somebody came to a public door.

    Raises:
        EncounterError: the time is past.
    """
    if starts_at is not None and starts_at < now - timedelta(minutes=1):
        raise EncounterError(Refusal.NOT_OPEN)
    start = starts_at or now
    encounter = Encounter(
        id=id_,
        state=EncounterState.PLANNED,
        opens_at=max(now, start - template.early_opening) if starts_at else now,
        starts_at=start,
        closes_at=start + template.length,
    )
    planned = Entry(
        EntryType.ENCOUNTER_PLANNED, id_, actor=actor, facts={"template": template.slug}
    )
    opened = open_if_due(encounter, now=now)
    return Turn(opened.encounter, (planned, *opened.entries))


def open_if_due(encounter: Encounter, *, now: datetime) -> Turn:
    """`planned → open` when `opens_at` has come."""
    if encounter.state is not EncounterState.PLANNED or now < encounter.opens_at:
        return Turn(encounter)
    after = replace(encounter, state=EncounterState.OPEN)
    return Turn(after, (Entry(EntryType.ENCOUNTER_OPENED, encounter.id),))


def pass_time(
    encounter: Encounter,
    *,
    now: datetime,
    occupied: bool,
    grace: timedelta,
    unread: bool = False,
) -> Turn:
    """Open what is due, give more time where people are, end what stands empty.

    Nothing ends under people's feet: while somebody is there (`occupied`) the end moves on, to
    `grace` from now and never less than twice `MOVE_ON_BEFORE`; an empty encounter ends `grace`
    after its time, unless somebody left word in it that nobody has read (`unread`, WAIT 7).
    """
    turn = open_if_due(encounter, now=now)
    encounter = turn.encounter
    if encounter.state is not EncounterState.OPEN:
        return turn
    if occupied and now > encounter.closes_at - MOVE_ON_BEFORE:
        after = replace(encounter, closes_at=now + max(grace, 2 * MOVE_ON_BEFORE))
        moved = Entry(EntryType.ENCOUNTER_MOVED_ON, encounter.id)
        return Turn(after, (*turn.entries, moved))
    if not occupied and not unread and now > encounter.closes_at + grace:
        ended = end(encounter, actor=None)
        return Turn(ended.encounter, (*turn.entries, *ended.entries))
    return turn


def end(encounter: Encounter, *, actor: str | None) -> Turn:
    """End for everyone. Ending twice is ending once.

    Raises:
        EncounterError: the encounter was cancelled.
    """
    if encounter.state is EncounterState.ENDED:
        return Turn(encounter)
    if encounter.state is EncounterState.CANCELLED:
        raise EncounterError(Refusal.OVER)
    after = replace(encounter, state=EncounterState.ENDED)
    return Turn(after, (Entry(EntryType.ENCOUNTER_ENDED, encounter.id, actor=actor),))


def cancel(encounter: Encounter, *, actor: str) -> Turn:
    """Call off an encounter that has not opened yet.

    Raises:
        EncounterError: it has opened (end it instead) or is over.
    """
    if encounter.state is EncounterState.CANCELLED:
        return Turn(encounter)
    if encounter.state is EncounterState.OPEN:
        raise EncounterError(Refusal.STARTED)
    if encounter.state is not EncounterState.PLANNED:
        raise EncounterError(Refusal.OVER)
    after = replace(encounter, state=EncounterState.CANCELLED)
    return Turn(after, (Entry(EntryType.ENCOUNTER_CANCELLED, encounter.id, actor=actor),))


def end_place(person: Participant) -> Change:
    """A person's place when the encounter is over. The encounter's own entry tells of it, so
    this one adds none to the log; ways out that a person took before stay as they were."""
    stays = {
        PlaceState.DECLINED,
        PlaceState.WITHDRAWN,
        PlaceState.CANNOT_COME,
        PlaceState.REMOVED,
        PlaceState.ENDED,
    }
    place = person.place if person.place in stays else PlaceState.ENDED
    after = changed(person, EntryType.ENCOUNTER_ENDED, place=place, **without_admission(person))
    return Change(after.participant)


def link_state(encounter: Encounter, *, now: datetime) -> LinkState:
    """What the link says to somebody who is not in the encounter yet."""
    if encounter.state is EncounterState.ENDED:
        return LinkState.ENDED
    if encounter.state is EncounterState.CANCELLED:
        return LinkState.CANCELLED
    if now < encounter.opens_at:
        return LinkState.EARLY
    if now > encounter.closes_at:
        return LinkState.LATE
    return LinkState.OPEN
