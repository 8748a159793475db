"""When staff are expected, and when somebody who waits is told what to do (WAIT 1, WAIT 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tuokio.encounters.expecting import LATE, late_until, nobody_at

START = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("code", LATE)
@pytest.mark.parametrize("said", [-30, -1, 0, 3])
def test_late_counts_from_the_agreed_time(code: str, said: int) -> None:
    assert late_until(START, LATE[code], now=START + said * MINUTE) == START + LATE[code]


def test_said_when_that_is_over_it_counts_from_now() -> None:
    now = START + 20 * MINUTE
    assert late_until(START, LATE["late_10"], now=now) == now + 10 * MINUTE
    assert late_until(START, LATE["late_10"], now=START + 10 * MINUTE) == START + 20 * MINUTE


@pytest.mark.parametrize(("since", "expected"), [(None, 10), (-60, 10), (0, 10), (25, 35)], ids=str)
def test_patience_begins_with_whoever_comes_last(since: int | None, expected: int) -> None:
    came = None if since is None else START + since * MINUTE
    assert nobody_at(START, came, 10 * MINUTE) == START + expected * MINUTE
