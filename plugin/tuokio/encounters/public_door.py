"""A public door: a service that takes people without invitation (JOIN 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tuokio.encounters.opening_hours import Hours

LONGEST_DUTY = timedelta(hours=4)
"""Who forgets to go off duty is not waited for the whole night."""

MOST_WAITING = 20
"""At one door at once. Whoever comes then is told so, and whom to call, instead of waiting for
hours."""

_WORD = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])")


class DoorWordInvalid(ValueError):
    """A word that cannot stand in the address of a door."""


class DoorState(StrEnum):
    """What a door says to whoever comes now."""

    OPEN = "open"
    CLOSED = "closed"
    """Outside its hours."""
    EMPTY = "empty"
    """Within its hours, and nobody is on duty."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Door:
    """A door as it stands now."""

    hours: Hours
    zone: ZoneInfo
    on_duty: int
    waiting: int

    def state(self, now: datetime) -> DoorState:
        """Whether it takes anybody in. Nobody is let in where nobody would see them."""
        if not self.hours.open_at(now, self.zone):
            return DoorState.CLOSED
        if self.on_duty == 0:
            return DoorState.EMPTY
        return DoorState.OPEN if self.waiting < MOST_WAITING else DoorState.FULL


def door_word(raw: str) -> str:
    """The word of a door's address: small letters a to z, digits and hyphens, 2 to 40 of them.

    Raises:
        DoorWordInvalid: anything else.
    """
    word = raw.strip().lower()
    if not _WORD.fullmatch(word) or "--" in word:
        raise DoorWordInvalid("small letters a to z, digits and single hyphens, 2 to 40 of them")
    return word


def duty_ends(hours: Hours, zone: ZoneInfo, now: datetime) -> datetime:
    """When a duty that begins now ends by itself: when the hours end, and at the latest after
    `LONGEST_DUTY`."""
    latest = now + LONGEST_DUTY
    closes = hours.closes_at(now, zone)
    return latest if closes is None else min(latest, closes)
