"""Two processes at once, on each database: each meeting of a series is made once, and one visitor
at a door has one meeting (ROOM 4, JOIN 13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import public_door, series
from flask_admin_app.services.series import Wish
from tests.support.clock import Clock
from tests.support.desk import at_once
from tests.support.public_door import WORD, add_door, on_duty
from tests.support.web import Web

PROCESSES = 4


@pytest.fixture
def processes(any_settings: Settings, clock: Clock) -> Iterator[list[Core]]:
    """Services that share nothing but the database."""
    made = [Core(any_settings, clock=clock) for _ in range(PROCESSES)]
    yield made
    for core in made:
        core.database.close()


def test_each_meeting_of_a_series_is_made_once(
    any_web: Web, processes: list[Core], clock: Clock
) -> None:
    wish = Wish("group", "2030-05-16", "17:00")
    series.add(any_web.core, any_web.cast.professional, wish)
    clock.forward(days=2)

    at_once([lambda core=core: series.make_due(core) for core in processes])  # type: ignore[misc]
    with any_web.core.database.read() as session:
        days = Counter(session.scalars(select(EncounterRow.series_day)))
    assert sorted(days.values()) == [1, 1]


def test_one_visitor_who_presses_twice_has_one_meeting(any_web: Web, processes: list[Core]) -> None:
    add_door(any_web)
    on_duty(any_web)
    arrived = at_once(
        [
            lambda core=core: public_door.enter(  # type: ignore[misc]
                core, WORD, tokens={}, visitor="one", language="fi"
            )
            for core in processes
        ]
    )
    assert len({(each.ref, each.token) for each in arrived}) == 1
    others = at_once(
        [
            lambda core=core, name=str(number): public_door.enter(  # type: ignore[misc]
                core, WORD, tokens={}, visitor=name, language="fi"
            )
            for number, core in enumerate(processes)
        ]
    )
    assert len({each.ref for each in others} | {arrived[0].ref}) == PROCESSES + 1
