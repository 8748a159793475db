"""What a public door says, and how long a duty lasts (JOIN 13)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tuokio.encounters.opening_hours import Hours, parse_hours
from tuokio.encounters.public_door import (
    LONGEST_DUTY,
    MOST_WAITING,
    Door,
    DoorState,
    DoorWordInvalid,
    door_word,
    duty_ends,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
TUESDAY = parse_hours([{"days": [2], "from": "09:00", "to": "13:00"}])
NOON = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)  # a Tuesday, 12.00 in Helsinki


@pytest.mark.parametrize(
    ("hours", "on_duty", "waiting", "state"),
    [
        (TUESDAY, 1, 0, DoorState.OPEN),
        (Hours(), 1, MOST_WAITING - 1, DoorState.OPEN),
        (TUESDAY, 0, 0, DoorState.EMPTY),
        (Hours(), 0, 0, DoorState.EMPTY),
        (TUESDAY, 2, MOST_WAITING, DoorState.FULL),
    ],
)
def test_states(hours: Hours, on_duty: int, waiting: int, state: DoorState) -> None:
    assert Door(hours, HELSINKI, on_duty, waiting).state(NOON) is state


def test_closed_comes_first() -> None:
    door = Door(TUESDAY, HELSINKI, 0, MOST_WAITING)
    assert door.state(NOON + timedelta(hours=1)) is DoorState.CLOSED


def test_a_duty_ends_with_the_hours_or_after_four() -> None:
    assert duty_ends(TUESDAY, HELSINKI, NOON) == NOON + timedelta(hours=1)
    assert duty_ends(TUESDAY, HELSINKI, NOON - timedelta(hours=4)) == NOON
    assert duty_ends(Hours(), HELSINKI, NOON) == NOON + LONGEST_DUTY


@pytest.mark.parametrize("word", ["juttele", "ab", "nuoret-2", " Juttele ", "a" * 40])
def test_words(word: str) -> None:
    assert door_word(word) == word.strip().lower()


@pytest.mark.parametrize("word", ["", "a", "-a", "a-", "a--b", "a b", "ä1", "a/b", "a" * 41, "a.b"])
def test_no_words(word: str) -> None:
    with pytest.raises(DoorWordInvalid):
        door_word(word)
