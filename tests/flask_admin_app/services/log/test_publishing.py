"""Publishing as often as that may be, and what happens when the log was tampered with."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from flask_admin_app.core import Core
from flask_admin_app.services.log.publishing import DAMAGED, KEY, NAME, publish
from tests.support.clock import Clock
from tests.support.kept_log import cut
from tests.support.outside import errand, grow, published


def damage(folder: Path, value: bytes) -> bytes:
    """Change a hash that every later root is made of; return what it was."""
    with closing(sqlite3.connect(folder / "tuokio.db")) as other, other:
        other.execute("DROP TRIGGER IF EXISTS log_nodes_no_update")
        (before,) = other.execute("SELECT hash FROM log_nodes WHERE id = 2").fetchone()
        other.execute("UPDATE log_nodes SET hash = ? WHERE id = 2", (value,))
    assert isinstance(before, bytes)
    return before


def test_it_is_written_down(core: Core, clock: Clock) -> None:
    grow(core, 2)
    publish(core)
    first = errand(core, NAME)
    assert (first.size, first.done_at, first.fault) == (2, clock.now, None)
    clock.forward(minutes=30)
    publish(core)
    assert errand(core, NAME) == first, "nothing was done"


def test_a_damaged_log_is_not_signed_and_told_hourly(
    core: Core, clock: Clock, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    grow(core, 3)
    publish(core)
    before = damage(folder, bytes(32))
    grow(core, 1)
    clock.forward(hours=1)
    for _ in range(120):
        publish(core)
        clock.forward(seconds=30)
    assert published(core).size == 3
    assert (errand(core, NAME).size, errand(core, NAME).fault) == (3, DAMAGED)
    assert [each.levelno for each in caplog.records] == [logging.ERROR]
    publish(core)
    assert len(caplog.records) == 2
    damage(folder, before)
    clock.forward(hours=1)
    publish(core)
    assert (published(core).size, errand(core, NAME).fault) == (4, None)


def test_a_log_that_was_cut_short_is_told_without_a_new_entry(core: Core, clock: Clock) -> None:
    grow(core, 20)
    publish(core)
    cut(core, 12)
    publish(core)
    assert errand(core, NAME).fault == DAMAGED
    clock.forward(hours=5)
    publish(core)
    assert (errand(core, NAME).size, errand(core, NAME).fault) == (20, DAMAGED)


def test_an_alarm_goes_when_the_log_is_whole_again(core: Core, clock: Clock, folder: Path) -> None:
    """Also while nothing happens in it."""
    grow(core, 3)
    publish(core)
    done = errand(core, NAME)
    before = damage(folder, bytes(32))
    publish(core)
    assert errand(core, NAME).fault == DAMAGED
    damage(folder, before)
    publish(core)
    assert errand(core, NAME).fault == DAMAGED, "it looks again within the hour"
    clock.forward(hours=1)
    publish(core)
    assert errand(core, NAME) == replace(done, tried_at=clock.now)


def test_a_missing_key_file_is_told(
    core: Core, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    grow(core, 3)
    publish(core)
    path = core.settings.log.key_file
    kept = path.read_text()
    path.unlink()
    publish(core)
    publish(core)
    assert errand(core, NAME).fault == KEY
    assert [each.levelno for each in caplog.records] == [logging.ERROR]
    assert str(path) not in caplog.text
    path.write_text(kept)
    clock.forward(hours=1)
    publish(core)
    assert errand(core, NAME).fault is None
