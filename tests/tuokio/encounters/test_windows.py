"""A guest's own time (ROOM 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tuokio.encounters import admission
from tuokio.encounters.encounter import LinkState
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Participant
from tuokio.encounters.states import PlaceState, Role
from tuokio.encounters.windows import in_window, until, window_state

NOON = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
GUEST = Participant(
    ref="a" * 26,
    encounter="b" * 26,
    role=Role.GUEST,
    place=PlaceState.WAITING,
    not_before=NOON,
    not_after=NOON + HOUR,
)


@pytest.mark.parametrize(
    ("late", "state"),
    [
        (-timedelta(seconds=1), LinkState.EARLY),
        (timedelta(), LinkState.OPEN),
        (HOUR - timedelta(seconds=1), LinkState.OPEN),
        (HOUR, LinkState.LATE),
    ],
)
def test_the_door_opens_and_closes(late: timedelta, state: LinkState) -> None:
    now = NOON + late
    assert window_state(GUEST.not_before, GUEST.not_after, now=now) is state
    assert in_window(GUEST, now=now) is (state is LinkState.OPEN)
    assert admission.admittable(GUEST, now=now) is (state is LinkState.OPEN)
    if state is LinkState.OPEN:
        assert admission.admit(GUEST, actor="c" * 26, now=now).participant.place.inside
    else:
        with pytest.raises(EncounterError) as refused:
            admission.admit(GUEST, actor="c" * 26, now=now)
        assert refused.value.refusal is Refusal.TOO_EARLY


def test_a_side_may_be_open() -> None:
    assert in_window(replace(GUEST, not_before=None), now=NOON - HOUR)
    assert in_window(replace(GUEST, not_after=None), now=NOON + 9 * HOUR)


def test_the_gate_is_told_the_nearer_end() -> None:
    assert until(GUEST, NOON + 2 * HOUR) == NOON + HOUR
    assert until(GUEST, NOON) == NOON
    assert until(replace(GUEST, not_after=None), NOON + 2 * HOUR) == NOON + 2 * HOUR
