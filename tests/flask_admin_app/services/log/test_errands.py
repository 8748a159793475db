"""When errands are due: decisions alone, without a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flask_admin_app.core import Core
from flask_admin_app.services.log.errands import (
    FIRST_WAIT,
    LONGEST_WAIT,
    Errand,
    daily_due,
    hourly_due,
    recall,
    remember,
    retry_due,
)

SINCE = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BLANK = Errand("x")


def test_what_was_never_tried_is_due() -> None:
    assert retry_due(BLANK, since=SINCE, now=SINCE)
    assert daily_due(BLANK, SINCE)


def test_what_is_wanted_anew_is_due_at_once() -> None:
    before = replace(BLANK, tried_at=SINCE - MINUTE, fault="slow")
    assert retry_due(before, since=SINCE, now=SINCE)


@pytest.mark.parametrize(
    ("failed_for", "wait"), [(0, 5), (5, 5), (10, 10), (20, 20), (40, 40), (80, 60), (900, 60)]
)
def test_it_waits_as_long_again_within_limits(failed_for: int, wait: int) -> None:
    tried = SINCE + failed_for * MINUTE
    errand = replace(BLANK, tried_at=tried, fault="slow")
    due = tried + wait * MINUTE
    assert not retry_due(errand, since=SINCE, now=due - timedelta(seconds=1))
    assert retry_due(errand, since=SINCE, now=due)


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    later = replace(BLANK, tried_at=SINCE + timedelta(days=900), fault="slow")
    assert retry_due(later, since=SINCE, now=SINCE)
    assert daily_due(later, SINCE)
    assert daily_due(replace(later, done_at=later.tried_at, fault=None), SINCE)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_never_sooner_than_minutes_never_later_than_an_hour(failed_for: int, passed: int) -> None:
    tried = SINCE + timedelta(seconds=failed_for)
    now = tried + timedelta(seconds=passed)
    due = retry_due(replace(BLANK, tried_at=tried, fault="slow"), since=SINCE, now=now)
    if now - tried < FIRST_WAIT:
        assert not due
    if now - tried >= LONGEST_WAIT:
        assert due


@pytest.mark.parametrize(
    ("done", "now", "due"),
    [
        ("2030-05-14T09:00", "2030-05-14T23:59", False),
        ("2030-05-14T23:59", "2030-05-15T00:00", True),
        ("2030-05-14T09:00", "2030-06-14T09:00", True),
    ],
)
def test_once_on_each_day_of_utc(done: str, now: str, due: bool) -> None:
    at = datetime.fromisoformat(done).replace(tzinfo=UTC)
    errand = replace(BLANK, done_at=at, tried_at=at)
    assert daily_due(errand, datetime.fromisoformat(now).replace(tzinfo=UTC)) is due


@pytest.mark.parametrize("due", [daily_due, hourly_due])
def test_hourly_while_it_fails(due: Callable[[Errand, datetime], bool]) -> None:
    failed = replace(BLANK, tried_at=SINCE, fault="slow")
    assert not due(failed, SINCE + 59 * MINUTE)
    assert due(failed, SINCE + 60 * MINUTE)
    assert due(failed, SINCE - MINUTE), "a clock that was set back"


def test_what_succeeds_may_be_tried_at_any_time() -> None:
    assert hourly_due(replace(BLANK, tried_at=SINCE, done_at=SINCE), SINCE)


def test_done_today_is_done_although_somebody_refused() -> None:
    done = replace(BLANK, done_at=SINCE, tried_at=SINCE, fault="recipients")
    assert not daily_due(done, SINCE + timedelta(hours=2))


def test_it_is_remembered(core: Core) -> None:
    for errand in (
        Errand("x", 5, done_at=SINCE, tried_at=SINCE + MINUTE, fault="slow"),
        Errand("x", 6, done_at=SINCE + MINUTE, tried_at=SINCE + MINUTE),
    ):
        with core.database.write() as work:
            remember(work.session, errand)
        with core.database.read() as session:
            assert recall(session, "x") == errand
            assert recall(session, "y") == Errand("y")
