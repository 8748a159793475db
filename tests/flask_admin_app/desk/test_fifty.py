"""Fifty clients at once in one room (WAIT 3): every one is shown, and one button lets all in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.fakes.fake_prosody import FakeProsody
from tests.support.clock import Clock
from tests.support.crowd import Crowd, admitted, gathered, watched
from tests.support.gate import JITSI, eventually, quick_keeper
from tests.support.probe import entries
from tests.support.server import Service, heard_until, serving

FIFTY = 50


@pytest.fixture
def gated_service(
    folder: Path, clock: Clock, prosody: FakeProsody, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    """The real service with its own keeper, and a gate."""
    quick_keeper(monkeypatch)
    prosody.host = "tuokio.meet.jitsi"
    with serving(
        folder,
        clock,
        TUOKIO_PROSODY_URL=prosody.url,
        TUOKIO_PROSODY_SECRET=prosody.secret,
        TUOKIO_JITSI_URL=JITSI,
    ) as found:
        yield found


def test_fifty_wait_and_all_come_in(gated_service: Service, prosody: FakeProsody) -> None:
    with gathered(gated_service, FIFTY) as crowd:
        desk = gated_service.web.staff("professional")
        shown = crowd.shown(desk)
        assert {ref for ref, place in shown.items() if place == "waiting"} == crowd.refs
        with watched(crowd, gated_service.web.staff("professional")) as looks:
            start = time.perf_counter()
            crowd.admit_all(desk)
            decided = time.perf_counter() - start
            assert eventually(lambda: crowd.refs <= admitted(prosody))
        _tell(decided, time.perf_counter() - start, looks)
        assert all(heard_until(line, "changed") for line in crowd.lines)
        check_nobody_is_lost(crowd)


def check_nobody_is_lost(crowd: Crowd) -> None:
    """Each has one admission, one entry and one token of their own."""
    assert eventually(lambda: len(crowd.tokens()) == FIFTY)
    assert entries(crowd.service.core, crowd.encounter).count("admitted") == FIFTY


def _tell(decided: float, confirmed: float, looks: list[float]) -> None:
    print(  # noqa: T201 - the figures are what the test is read for
        f"\n{FIFTY} clients: let in after {decided * 1000:.0f} ms, confirmed by the gate after "
        f"{confirmed * 1000:.0f} ms; the desk's list meanwhile {median(looks):.0f} ms "
        f"(slowest {max(looks):.0f} ms, {len(looks)} times)"
    )
