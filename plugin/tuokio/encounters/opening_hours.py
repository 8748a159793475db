"""When a service's door is open (JOIN 13, ROOM 1): times of the week in the organisation's zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_DAYS = range(1, 8)


class HoursInvalid(ValueError):
    """Hours that cannot be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time on some days of the week (1 is Monday, ISO 8601). It ends on the day
    that it began."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """All stretches of a week. None at all means that no hours are kept: staff on duty decide."""

    spans: tuple[Span, ...] = ()

    def open_at(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether the door is open then."""
        if not self.spans:
            return True
        local = moment.astimezone(zone)
        return any(
            local.isoweekday() in span.days and span.opens <= local.time() < span.closes
            for span in self.spans
        )

    def closes_at(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """When the stretch that runs then ends; None outside of all, and without any hours."""
        local = moment.astimezone(zone)
        ends = [
            datetime.combine(local.date(), span.closes, tzinfo=zone)
            for span in self.spans
            if local.isoweekday() in span.days and span.opens <= local.time() < span.closes
        ]
        return max(ends, default=None)

    def next_opening(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """When it opens next, within the coming week; None where no hours are kept."""
        local = moment.astimezone(zone)
        starts = [
            datetime.combine(day.date(), span.opens, tzinfo=zone)
            for ahead in range(8)
            for day in [local + timedelta(days=ahead)]
            for span in self.spans
            if day.isoweekday() in span.days
        ]
        return min((start for start in starts if start > local), default=None)


def parse_hours(data: object) -> Hours:
    """Hours from a template's data: `[{"days": [1, 2], "from": "09:00", "to": "15:30"}]`.

    Raises:
        HoursInvalid: not such a list, no such day or time, or a stretch that ends before it begins.
    """
    if not isinstance(data, list):
        raise HoursInvalid("a list of days and times")
    return Hours(tuple(_span(item) for item in data))


def _span(item: object) -> Span:
    if not isinstance(item, dict):
        raise HoursInvalid("each has days, from and to")
    days = item.get("days")
    if not isinstance(days, list) or not days or any(day not in _DAYS for day in days):
        raise HoursInvalid("days are numbers from 1 (Monday) to 7")
    opens, closes = _time(item.get("from")), _time(item.get("to"))
    if opens >= closes:
        raise HoursInvalid("a stretch ends before it begins")
    return Span(tuple(sorted(set(days))), opens, closes)


def _time(value: object) -> time:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise HoursInvalid("times are written like 09:00")
    return time(int(match[1]), int(match[2]))
