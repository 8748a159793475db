"""Hours of the week, in the organisation's zone (JOIN 13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.encounters.opening_hours import Hours, HoursInvalid, parse_hours

HELSINKI = ZoneInfo("Europe/Helsinki")
WEEKDAYS = parse_hours([{"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "15:30"}])


def at(text: str) -> datetime:
    """A local time."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2026-11-23 08:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 15:29", True),
        ("2026-11-23 15:30", False),
        ("2026-11-28 12:00", False),
        ("2026-07-01 09:00", True),
    ],
)
def test_the_door_keeps_local_time(when: str, is_open: bool) -> None:
    assert WEEKDAYS.open_at(at(when), HELSINKI) is is_open


@pytest.mark.parametrize(
    ("when", "opens"),
    [
        ("2026-11-23 08:00", "2026-11-23 09:00"),
        ("2026-11-23 09:00", "2026-11-24 09:00"),
        ("2026-11-27 16:00", "2026-11-30 09:00"),
        ("2026-03-28 12:00", "2026-03-30 09:00"),  # the clocks go forward between
    ],
)
def test_the_next_opening(when: str, opens: str) -> None:
    found = WEEKDAYS.next_opening(at(when), HELSINKI)
    assert found is not None
    assert found.astimezone(UTC) == at(opens)


def test_without_hours_staff_decide() -> None:
    assert Hours().open_at(at("2026-11-28 03:00"), HELSINKI)
    assert Hours().next_opening(at("2026-11-28 03:00"), HELSINKI) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 - any local time
def test_the_next_opening_is_within_a_week_and_open(local: datetime) -> None:
    moment = local.replace(tzinfo=UTC)
    opens = WEEKDAYS.next_opening(moment, HELSINKI)
    assert opens is not None
    assert moment < opens <= moment + timedelta(days=8)
    assert WEEKDAYS.open_at(opens, HELSINKI)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        ["monday"],
        [{"days": [], "from": "09:00", "to": "10:00"}],
        [{"days": [0], "from": "09:00", "to": "10:00"}],
        [{"days": [8], "from": "09:00", "to": "10:00"}],
        [{"days": "1", "from": "09:00", "to": "10:00"}],
        [{"days": [1], "from": "9", "to": "10:00"}],
        [{"days": [1], "from": "24:00", "to": "25:00"}],
        [{"days": [1], "from": "10:00", "to": "10:00"}],
        [{"days": [1], "from": "10:00"}],
    ],
)
def test_hours_that_cannot_be_kept_are_refused(data: object) -> None:
    with pytest.raises(HoursInvalid):
        parse_hours(data)
