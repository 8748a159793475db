"""A guest's own time, as the invitation's form has it (ROOM 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from flask_admin_app.models import EncounterRow
from flask_admin_app.services.errors import FormError


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a link takes its guest in; a side that is None is open."""

    begins: datetime | None = None
    ends: datetime | None = None


ANY_TIME = Window()


def window_of(row: EncounterRow, begins: str, ends: str, *, now: datetime) -> Window:
    """The window of two times of day, such as 12:30, on the day of the meeting. Either may be left
    out.

    Raises:
        FormError: it cannot be read, ends before it begins, or is over already.
    """
    zone = ZoneInfo(row.unit.organisation.time_zone)
    window = Window(_moment(row, begins, zone), _moment(row, ends, zone))
    if window.ends is not None and window.ends <= max(now, window.begins or now):
        raise FormError("desk-error-window")
    return window


def _moment(row: EncounterRow, typed: str, zone: ZoneInfo) -> datetime | None:
    if not typed.strip():
        return None
    try:
        at = time.fromisoformat(typed.strip()[:8])
    except ValueError as error:
        raise FormError("desk-error-window") from error
    day = row.starts_at.astimezone(zone).date()
    return datetime.combine(day, at.replace(tzinfo=None), tzinfo=zone).astimezone(UTC)
