"""When staff are expected, and when nobody seems to come (WAIT 1, WAIT 7)."""

from __future__ import annotations

from datetime import datetime, timedelta

LATE = {
    "late_5": timedelta(minutes=5),
    "late_10": timedelta(minutes=10),
    "late_15": timedelta(minutes=15),
}
"""The ready messages that move the expected time."""


def late_until(starts_at: datetime, late: timedelta, *, now: datetime) -> datetime:
    """When somebody comes who says "I am about ten minutes late": ten minutes after the agreed
    time; said when that is over, ten minutes from now."""
    agreed = starts_at + late
    return agreed if agreed > now else now + late


def nobody_at(expected: datetime, waiting_since: datetime | None, patience: timedelta) -> datetime:
    """When somebody who still waits is told what to do: some time after staff were expected, or
    after they came themselves, whichever is later."""
    return max(expected, waiting_since or expected) + patience
