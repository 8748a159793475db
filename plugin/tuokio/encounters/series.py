"""Meetings that come again: every week or every few, on the same weekday at the same time by the
wall clock (ROOM 4). What was 10.00 stays 10.00 when summer time begins or ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MOST_WEEKS = 12
"""Further apart is no series but single meetings."""

FURTHEST = timedelta(days=366 * 2)
"""A first day beyond this is a slip of the finger."""


class SeriesInvalid(ValueError):
    """A series that cannot be kept; `code` is `weeks`, `last_day` or `no_day`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Series:
    """When a group meets. `first_day` gives the weekday; `last_day` may be the last (inclusive), or
    None: until it is stopped. On a day in `skipped` it does not meet; the others stay."""

    first_day: date
    starts: time
    zone: ZoneInfo
    every_weeks: int = 1
    last_day: date | None = None
    skipped: frozenset[date] = frozenset()

    def start_on(self, day: date) -> datetime:
        """When the meeting of that day begins, in UTC. A time that the clocks leap over is the same
        time later that morning; of one that comes twice, the first counts."""
        return datetime.combine(day, self.starts, tzinfo=self.zone).astimezone(UTC)

    def falls_on(self, day: date) -> bool:
        """Whether that day belongs to the series, be it skipped or not."""
        gone = (day - self.first_day).days
        late = self.last_day is not None and day > self.last_day
        return gone >= 0 and not late and gone % (7 * self.every_weeks) == 0

    def days(self, since: date) -> Iterator[date]:
        """The days on which it meets, from `since` on. It may never end."""
        step = timedelta(weeks=self.every_weeks)
        behind = max(0, (since - self.first_day).days)
        day = self.first_day + step * -(-behind // step.days)
        while self.last_day is None or day <= self.last_day:
            if day not in self.skipped:
                yield day
            if day > date.max - step:
                return
            day += step

    def coming(self, now: datetime, length: timedelta) -> Iterator[date]:
        """The days whose meeting is not over yet, the next first."""
        since = now.astimezone(self.zone).date() - timedelta(days=1) - length
        return (day for day in self.days(since) if self.start_on(day) + length > now)


def checked(series: Series, *, now: datetime) -> Series:
    """The series, if anybody could keep it.

    Raises:
        SeriesInvalid: the weeks are none or too many, it ends before it begins, or it begins in the
            past or too far away.
    """
    if not 1 <= series.every_weeks <= MOST_WEEKS:
        raise SeriesInvalid("weeks")
    if series.last_day is not None and series.last_day < series.first_day:
        raise SeriesInvalid("last_day")
    today = now.astimezone(series.zone).date()
    if not today <= series.first_day <= today + FURTHEST:
        raise SeriesInvalid("no_day")
    return series
