"""A guest's own time within an encounter (ROOM 4): before it the door is not open to them yet,
after it they come in no more. Whoever is in stays: it puts nobody out."""

from __future__ import annotations

from datetime import datetime

from tuokio.encounters.encounter import LinkState
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Participant


def window_state(
    not_before: datetime | None, not_after: datetime | None, *, now: datetime
) -> LinkState:
    """What the time of a link says by itself; a side that is None is open."""
    if not_before is not None and now < not_before:
        return LinkState.EARLY
    if not_after is not None and now >= not_after:
        return LinkState.LATE
    return LinkState.OPEN


def in_window(person: Participant, *, now: datetime) -> bool:
    """Whether this person may come in now, as far as their own time goes."""
    return window_state(person.not_before, person.not_after, now=now) is LinkState.OPEN


def check_window(person: Participant, *, now: datetime) -> None:
    """Refuse what lies outside the person's own time.

    Raises:
        EncounterError: it has not come, or is over.
    """
    if not in_window(person, now=now):
        raise EncounterError(Refusal.TOO_EARLY)


def until(person: Participant, closes_at: datetime) -> datetime:
    """How long an admission lets this person come in: no longer than the meeting, nor than their
    own time."""
    return closes_at if person.not_after is None else min(closes_at, person.not_after)
