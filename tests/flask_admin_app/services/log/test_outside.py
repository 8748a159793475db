"""Time-stamps of published checkpoints (RFC 3161), over HTTP with an authority of our own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogTimestampRow
from flask_admin_app.services.log import outside
from flask_admin_app.services.log.checkpoints import latest, publish_if_due
from flask_admin_app.services.log.outside import NAME, stamp_if_due
from tests.fakes.fake_tsa import FakeTsa, Mood, fake_tsa
from tests.support.clock import Clock
from tests.support.outside import errand, grow, opened, published
from tuokio.ledger.timestamps import verify


@pytest.fixture
def tsa(tmp_path: Path) -> Iterator[FakeTsa]:
    """An authority."""
    folder = tmp_path / "tsa"
    folder.mkdir()
    with fake_tsa(folder) as running:
        yield running


@pytest.fixture
def stamped(settings: Settings, clock: Clock, tsa: FakeTsa) -> Iterator[Core]:
    """The services, with that authority set, and a published checkpoint."""
    with opened(settings, clock, timestamp_url=tsa.url) as core:
        grow(core, 3)
        publish_if_due(core)
        yield core


def stamps(core: Core) -> int:
    with core.database.read() as session:
        return session.scalar(select(func.count()).select_from(LogTimestampRow)) or 0


def test_the_text_of_the_checkpoint_is_stamped_once(
    stamped: Core, tsa: FakeTsa, clock: Clock
) -> None:
    stamp_if_due(stamped)
    first = tsa.last
    with stamped.database.read() as session:
        row = latest(session)
        assert row
        assert row.timestamp
        verify(row.timestamp.response, published(stamped).text().encode(), [tsa.root])
    clock.forward(hours=5)
    stamp_if_due(stamped)
    assert tsa.last == first
    assert errand(stamped, NAME).size == 3


def test_each_published_one_gets_its_own(stamped: Core, clock: Clock) -> None:
    stamp_if_due(stamped)
    clock.forward(hours=1)
    grow(stamped, 1)
    publish_if_due(stamped)
    stamp_if_due(stamped)
    assert stamps(stamped) == 2


@pytest.mark.parametrize(
    ("mood", "fault"),
    [
        (Mood.AWAY, "unreachable"),
        (Mood.FAULTY, "faulty"),
        (Mood.STRANGER, "refused"),
        (Mood.REFUSES, "refused"),
        (Mood.GARBAGE, "answer"),
        (Mood.HUGE, "answer"),
    ],
)
def test_one_that_gives_no_time_is_asked_again_later(
    stamped: Core,
    tsa: FakeTsa,
    clock: Clock,
    mood: Mood,
    fault: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    tsa.mood = mood
    stamp_if_due(stamped)
    assert (errand(stamped, NAME).fault, stamps(stamped)) == (fault, 0)
    assert [each.levelno for each in caplog.records] == [logging.WARNING]
    assert tsa.url not in caplog.text
    tsa.mood = Mood.WELL
    clock.forward(minutes=4, seconds=59)
    stamp_if_due(stamped)
    assert stamps(stamped) == 0, "it is left alone for a while"
    clock.forward(seconds=1)
    stamp_if_due(stamped)
    assert (errand(stamped, NAME).fault, stamps(stamped)) == (None, 1)


def test_one_that_keeps_silent_is_not_waited_for(
    stamped: Core, tsa: FakeTsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "TIMEOUT", 0.2)
    tsa.mood = Mood.SILENT
    stamp_if_due(stamped)
    assert errand(stamped, NAME).fault == "slow"


def test_without_an_authority_or_a_checkpoint_nothing_is_asked(
    settings: Settings, clock: Clock, tsa: FakeTsa
) -> None:
    with opened(settings, clock) as core:
        publish_if_due(core)
        stamp_if_due(core)
        assert stamps(core) == 0
        assert errand(core, NAME).tried_at is None


def test_before_the_first_checkpoint_nothing_is_asked(
    settings: Settings, clock: Clock, tsa: FakeTsa
) -> None:
    with opened(settings, clock, timestamp_url=tsa.url) as core:
        stamp_if_due(core)
        assert (errand(core, NAME).tried_at, tsa.last) == (None, b"")
