"""Meetings that come again, by the wall clock (ROOM 4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.encounters.series import FURTHEST, Series, SeriesInvalid, checked

HELSINKI = ZoneInfo("Europe/Helsinki")
ZONES = st.sampled_from([HELSINKI, ZoneInfo("UTC"), ZoneInfo("America/New_York")])
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@st.composite
def all_series(draw: st.DrawFn) -> Series:
    """Any series that somebody could keep."""
    first = draw(DAYS)
    weeks = draw(st.integers(1, 12))
    steps = draw(st.sets(st.integers(0, 10)))
    last = draw(st.none() | st.integers(0, 2000).map(lambda days: first + timedelta(days=days)))
    return Series(
        first_day=first,
        starts=draw(st.times().map(lambda at: at.replace(second=0, microsecond=0))),
        zone=draw(ZONES),
        every_weeks=weeks,
        last_day=last,
        skipped=frozenset(first + timedelta(weeks=weeks * step) for step in steps),
    )


@given(all_series(), DAYS)
def test_days_are_those_that_fall_on_it_and_are_not_skipped(series: Series, since: date) -> None:
    found = list(islice(series.days(since), 12))
    assert found == sorted(set(found))
    end = found[-1] if found else min(since + timedelta(weeks=30), date(2046, 1, 1))
    every = [since + timedelta(days=ahead) for ahead in range((end - since).days + 1)]
    assert found == [day for day in every if series.falls_on(day) and day not in series.skipped]
    assert all(day.weekday() == series.first_day.weekday() for day in found)


@given(all_series())
def test_the_clock_on_the_wall_says_the_same_each_time(series: Series) -> None:
    for day in islice(series.days(series.first_day), 60):
        start = series.start_on(day)
        local = start.astimezone(series.zone)
        exists = datetime.combine(day, series.starts, tzinfo=series.zone)
        if exists.astimezone(UTC).astimezone(series.zone).replace(tzinfo=None) == (
            exists.replace(tzinfo=None)
        ):
            assert (local.date(), local.time()) == (day, series.starts)
        else:  # the clocks leap over it
            assert timedelta() < local.replace(tzinfo=None) - exists.replace(tzinfo=None)
            assert local.date() == day


@given(all_series(), DAYS, st.times())
def test_what_comes_is_not_over(series: Series, day: date, at: time) -> None:
    now, length = datetime.combine(day, at, tzinfo=UTC), timedelta(hours=5)
    first = next(series.coming(now, length), None)
    if first is not None:
        assert series.start_on(first) + length > now
    before = now.astimezone(series.zone).date() - timedelta(days=10)
    missed = [
        day
        for day in islice(series.days(before), 5)
        if series.start_on(day) + length > now and (first is None or day < first)
    ]
    assert missed == []


def test_ten_stays_ten_when_summer_time_ends() -> None:
    series = Series(date(2030, 10, 24), time(10), HELSINKI)
    before, after = (series.start_on(day) for day in islice(series.days(date(2030, 10, 24)), 2))
    assert (before.hour, after.hour) == (7, 8)
    assert after - before == timedelta(days=7, hours=1)


def test_a_time_that_the_clocks_leap_over_or_repeat() -> None:
    spring = Series(date(2030, 3, 31), time(3, 30), HELSINKI)
    assert spring.start_on(date(2030, 3, 31)) == datetime(2030, 3, 31, 1, 30, tzinfo=UTC)
    autumn = Series(date(2030, 10, 27), time(3, 30), HELSINKI)
    assert autumn.start_on(date(2030, 10, 27)) == datetime(2030, 10, 27, 0, 30, tzinfo=UTC)


def test_until_the_last_day_inclusive() -> None:
    series = Series(date(2030, 5, 2), time(17), HELSINKI, last_day=date(2030, 5, 16))
    assert list(series.days(date(2030, 1, 1))) == [
        date(2030, 5, 2),
        date(2030, 5, 9),
        date(2030, 5, 16),
    ]


NOW = datetime(2030, 5, 14, 22, 30, tzinfo=UTC)  # the 15th in Helsinki


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"every_weeks": 0}, "weeks"),
        ({"every_weeks": 13}, "weeks"),
        ({"last_day": date(2030, 5, 14)}, "last_day"),
        ({"first_day": date(2030, 5, 14)}, "no_day"),
        ({"first_day": date(2030, 5, 16) + FURTHEST}, "no_day"),
    ],
)
def test_what_nobody_could_keep(changes: dict[str, object], code: str) -> None:
    fields: dict[str, object] = {"first_day": date(2030, 5, 15), "starts": time(9)}
    with pytest.raises(SeriesInvalid) as refused:
        checked(Series(**(fields | {"zone": HELSINKI} | changes)), now=NOW)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_today_is_early_enough() -> None:
    series = Series(date(2030, 5, 15), time(9), HELSINKI)
    assert checked(series, now=NOW) is series
