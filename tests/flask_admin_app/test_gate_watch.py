"""Whether the gate answers, and the bell: what many threads share."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from flask_admin_app.core import Core
from flask_admin_app.gate_watch import GateWatch
from tests.support.server import PATIENCE

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def watch() -> GateWatch:
    return GateWatch()


@pytest.fixture
def changes(watch: GateWatch) -> list[datetime | None]:
    """What everybody was told, each time that they were."""
    told: list[datetime | None] = []
    watch.on_change = lambda: told.append(watch.away_since)
    return told


def test_at_first_nothing_is_wrong_and_all_is_to_be_compared(watch: GateWatch) -> None:
    assert watch.away_since is None
    assert watch.must_compare()
    assert not watch.must_compare()


def test_lost_is_told_once_with_its_beginning(
    watch: GateWatch, changes: list[datetime | None]
) -> None:
    watch.lost(NOW)
    watch.lost(NOW + timedelta(minutes=1))
    assert watch.away_since == NOW
    assert changes == [NOW]


def test_back_is_told_once(watch: GateWatch, changes: list[datetime | None]) -> None:
    watch.back()
    assert changes == []
    watch.lost(NOW)
    for _ in range(2):
        watch.back()
    assert changes == [NOW, None]
    later = NOW + timedelta(hours=1)
    watch.lost(later)
    assert changes == [NOW, None, later]


def test_its_own_faults_are_kept_as_long_as_it_is_lost(
    watch: GateWatch, changes: list[datetime | None]
) -> None:
    watch.lost(NOW, ("no_muc",))
    assert list(watch.faults) == ["no_muc"]
    watch.lost(NOW)
    assert list(watch.faults) == []
    watch.lost(NOW, ("storage", "no_muc"))
    watch.back()
    assert (list(watch.faults), watch.away_since) == ([], None)
    assert changes == [NOW, None]


@pytest.mark.parametrize("ring", [GateWatch.wake, GateWatch.compare])
def test_a_bell_that_rang_before_is_heard(
    watch: GateWatch, ring: Callable[[GateWatch], None]
) -> None:
    ring(watch)
    began = time.monotonic()
    watch.wait(PATIENCE)
    assert time.monotonic() - began < PATIENCE / 2
    watch.wait(0)  # and only once: this one is for the next


def test_the_bell_rings_once_for_each_wait(watch: GateWatch) -> None:
    watch.wake()
    watch.wait(PATIENCE)
    began = time.monotonic()
    watch.wait(0.05)
    assert time.monotonic() - began >= 0.04


@pytest.mark.parametrize("ring", [GateWatch.wake, GateWatch.compare])
def test_it_wakes_who_waits(watch: GateWatch, ring: Callable[[GateWatch], None]) -> None:
    waiting = Thread(target=watch.wait, args=(600,), daemon=True)
    waiting.start()
    ring(watch)
    waiting.join(PATIENCE)
    assert not waiting.is_alive()


def test_only_who_asks_to_compare_is_compared(watch: GateWatch) -> None:
    watch.must_compare()
    watch.wake()
    assert not watch.must_compare()
    watch.compare()
    assert watch.must_compare()


def test_many_who_ask_at_once_are_answered_by_one_compare(watch: GateWatch) -> None:
    watch.must_compare()
    threads = [Thread(target=watch.compare) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [watch.must_compare() for _ in range(3)] == [True, False, False]


def test_every_open_page_hears_of_it(core: Core) -> None:
    heard: list[str] = []
    core.hub.publish = lambda encounter, refs=None: heard.append(encounter)  # type: ignore[method-assign]
    core.hub._listeners = {"one": {}, "two": {}}
    core.gate.lost(NOW)
    assert heard == ["one", "two"]
    core.gate.back()
    assert heard == ["one", "two"] * 2
