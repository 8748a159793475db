"""The one thread that talks to Prosody, and what people see of it."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flask_admin_app import database
from flask_admin_app.services.gate import keeper as module
from flask_admin_app.services.gate.keeper import FIRST_RETRY, LAST_RETRY, Keeper
from tests.fakes.fake_prosody import FakeProsody, FakeRequest, Mood
from tests.support.clock import Clock
from tests.support.gate import Gated, eventually, quick_keeper, thread_names
from tests.support.server import (
    PATIENCE,
)
from tuokio.jitsi.prosody import ProsodyClient


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tries again sooner than it would."""
    quick_keeper(monkeypatch)


@pytest.fixture
def keeper(gated: Gated, quick: None) -> Iterator[Keeper]:
    """A keeper that runs."""
    made = Keeper(gated.core)
    made.start()
    yield made
    made.stop()


def compared(prosody: FakeProsody) -> int:
    """How often it asked for everything that Prosody holds."""
    return sum(each.target == "/tuokio/v1/rooms" for each in list(prosody.asked))


def test_what_waited_before_it_began_is_told(gated: Gated) -> None:
    encounter, client = gated.admitted()
    made = Keeper(gated.core)
    made.start()
    assert eventually(lambda: gated.door(client) == "open")
    made.stop()
    asked = [each.method for each in gated.prosody.asked]
    assert "PUT" not in asked[: asked.index("GET") + 1], "it looks before it tells"
    assert set(gated.doors(encounter).values()) == {"open"}
    assert gated.core.gate.away_since is None


def test_a_decision_wakes_it(gated: Gated, keeper: Keeper) -> None:
    encounter, client = gated.admitted()
    assert eventually(lambda: gated.gets_token(client))
    gated.decide(encounter, "send-back", client)
    assert eventually(lambda: gated.door(client) == "closed")
    assert client not in gated.held()
    gated.decide(encounter, "admit", client)
    assert eventually(lambda: gated.gets_token(client))
    gated.end(encounter)
    assert eventually(lambda: gated.rooms() == [])
    assert gated.prosody.gate.rooms == {}


def test_away_and_back(
    gated: Gated, keeper: Keeper, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[datetime | None] = []
    gated.core.gate.on_change = lambda: told.append(gated.core.gate.away_since)
    gated.admitted()
    assert eventually(lambda: gated.pending() == 0)
    gated.prosody.mood = Mood.AWAY
    encounter, client = gated.admitted()
    assert eventually(lambda: gated.core.gate.away_since == clock.now)
    asked = len(gated.prosody.asked)
    assert eventually(lambda: len(gated.prosody.asked) > asked + 3), "it tries again"
    assert gated.door(client) == "pending"
    assert told == [clock.now]
    before = compared(gated.prosody)
    gated.prosody.mood = Mood.WELL
    assert eventually(lambda: gated.gets_token(client))
    assert eventually(lambda: gated.core.gate.away_since is None)
    assert compared(gated.prosody) > before, "it may come back without what it held"
    assert told == [clock.now, None]
    said = [each.getMessage() for each in caplog.records if each.name == "tuokio.gate"]
    assert len(said) == 2, "each change is told once"
    everything = "\n".join(each.getMessage() for each in caplog.records)
    for hidden in (gated.room(encounter).removeprefix("tuokio-"), client, gated.prosody.secret):
        assert hidden not in everything


def test_it_comes_back_without_what_it_held(gated: Gated, keeper: Keeper) -> None:
    _, client = gated.admitted()
    assert eventually(lambda: gated.gets_token(client))
    gated.prosody.mood = Mood.AWAY
    gated.core.gate.compare()
    assert eventually(lambda: gated.core.gate.away_since is not None)
    gated.prosody.gate.lose_everything()
    gated.prosody.mood = Mood.WELL
    assert eventually(lambda: client in gated.held() and gated.gets_token(client))


@pytest.mark.parametrize("mood", [Mood.FAULTY, Mood.GARBAGE, Mood.STRANGER, Mood.BROKEN_HEADERS])
def test_whatever_is_wrong_with_it_it_is_away(gated: Gated, keeper: Keeper, mood: Mood) -> None:
    gated.prosody.mood = mood
    _, client = gated.admitted()
    assert eventually(lambda: gated.core.gate.away_since is not None)
    assert gated.door(client) == "pending"
    gated.prosody.mood = Mood.WELL
    assert eventually(lambda: gated.door(client) == "open")


def test_one_that_does_not_accept_us_is_away_too(
    gated: Gated, keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    good = gated.prosody.secret
    gated.prosody.secret = "Zz9y" + good[4:]
    gated.admitted()
    assert eventually(lambda: gated.core.gate.away_since is not None)
    said = "\n".join(each.getMessage() for each in caplog.records)
    assert "signature" in said
    assert good not in said
    gated.prosody.secret = good
    assert eventually(lambda: gated.core.gate.away_since is None)


@pytest.mark.parametrize("fault", ["no_muc", "not_loaded_tuokio_admission"])
def test_a_gate_that_guards_nothing_opens_no_door(
    gated: Gated, keeper: Keeper, clock: Clock, fault: str
) -> None:
    """It answers, and says so itself."""
    assert eventually(lambda: compared(gated.prosody) == 1)
    gated.prosody.gate.faults.append(fault)
    gated.core.gate.compare()
    assert eventually(lambda: gated.core.gate.faults == (fault,))
    assert gated.core.gate.away_since == clock.now
    asked = len(gated.prosody.asked)
    _, client = gated.admitted()
    assert eventually(lambda: len(gated.prosody.asked) > asked + 3)
    assert (gated.door(client), gated.held()) == ("pending", set())
    gated.prosody.gate.faults.clear()
    assert eventually(lambda: gated.gets_token(client))
    assert eventually(lambda: gated.core.gate.away_since is None)
    assert gated.core.gate.faults == ()


def test_a_gate_that_is_not_whole_still_puts_people_out(gated: Gated, keeper: Keeper) -> None:
    encounter, client = gated.admitted()
    assert eventually(lambda: gated.door(client) == "open")
    gated.prosody.gate.faults.append("not_loaded_tuokio_events")
    gated.core.gate.compare()
    assert eventually(lambda: gated.core.gate.faults == ("not_loaded_tuokio_events",))
    _, other = gated.admitted()
    gated.decide(encounter, "remove", client)
    assert eventually(lambda: gated.door(client) == "closed")
    assert client not in gated.held()
    assert gated.door(other) == "pending"
    assert other not in gated.held()


@pytest.mark.parametrize("fault", ["no_muc", "not_loaded_tuokio_admission"])
def test_nobody_is_called_out_by_a_gate_that_puts_nobody_out(
    gated: Gated, keeper: Keeper, fault: str
) -> None:
    encounter, client = gated.admitted()
    assert eventually(lambda: gated.door(client) == "open")
    gated.prosody.gate.faults.append(fault)
    gated.core.gate.compare()
    assert eventually(lambda: gated.core.gate.faults == (fault,))
    asked = len(gated.prosody.asked)
    gated.decide(encounter, "remove", client)
    assert eventually(lambda: len(gated.prosody.asked) > asked + 2)
    assert gated.door(client) == "closing"


@pytest.mark.parametrize("fault", ["service_away", "something_new"])
def test_a_fault_that_leaves_the_gate_shut_stops_nobody(
    gated: Gated, keeper: Keeper, fault: str
) -> None:
    gated.prosody.gate.faults.append(fault)
    gated.core.gate.compare()
    _, client = gated.admitted()
    assert eventually(lambda: gated.gets_token(client))
    assert gated.core.gate.away_since is None


@pytest.mark.parametrize("answer", [(404, {"error": "not-found"}), (200, {"status": "fine"})])
def test_a_gate_that_does_not_tell_how_it_is_does_its_work(
    gated: Gated, keeper: Keeper, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, object]
) -> None:
    """As one of another version."""
    original = gated.prosody.answer

    def answered(request: FakeRequest) -> tuple[int, dict[str, Any]]:
        return answer if request.target.endswith("/health") else original(request)  # type: ignore[return-value]

    monkeypatch.setattr(gated.prosody, "answer", answered)
    gated.core.gate.compare()
    _, client = gated.admitted()
    assert eventually(lambda: gated.gets_token(client))
    assert gated.core.gate.away_since is None


def test_it_waits_longer_each_time_but_never_long(gated: Gated) -> None:
    gated.prosody.mood = Mood.AWAY
    made = Keeper(gated.core)
    waits = [made._round(gated.client) for _ in range(6)]
    assert waits == [FIRST_RETRY, 1.0, 2.0, 4.0, LAST_RETRY, LAST_RETRY]
    gated.prosody.mood = Mood.WELL
    assert LAST_RETRY < made._round(gated.client) <= module.COMPARE_EVERY
    gated.prosody.mood = Mood.AWAY
    gated.core.gate.compare()
    assert made._round(gated.client) == FIRST_RETRY


def test_it_compares_now_and_then_by_itself(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COMPARE_EVERY", 0.02)
    made = Keeper(gated.core)
    made.start()
    assert eventually(lambda: compared(gated.prosody) > 3)
    _, client = gated.admitted()
    assert eventually(lambda: gated.door(client) == "open")
    gated.prosody.gate.lose_everything()
    assert eventually(lambda: client in gated.held() and gated.door(client) == "open")
    made.stop()


def test_it_does_not_compare_for_every_decision(gated: Gated, keeper: Keeper) -> None:
    for _ in range(3):
        _, client = gated.admitted()
        assert eventually(lambda ref=client: gated.door(ref) == "open")  # type: ignore[misc]
    assert compared(gated.prosody) == 1


def test_when_prosody_says_that_it_began_anew_it_compares(gated: Gated, keeper: Keeper) -> None:
    _, client = gated.admitted()
    assert eventually(lambda: gated.door(client) == "open")
    gated.prosody.gate.lose_everything()
    before = compared(gated.prosody)
    assert gated.tell() == 1
    assert eventually(lambda: compared(gated.prosody) > before)
    assert eventually(lambda: client in gated.held() and gated.door(client) == "open")


def test_it_ends_when_it_is_told_to(gated: Gated) -> None:
    made = Keeper(gated.core)
    made.start()
    assert eventually(lambda: compared(gated.prosody) == 1)
    assert "tuokio-gate" in thread_names()
    began = time.monotonic()
    made.stop()
    assert time.monotonic() - began < PATIENCE / 2
    assert "tuokio-gate" not in thread_names()
    asked = len(gated.prosody.asked)
    gated.admitted()
    assert len(gated.prosody.asked) == asked


def test_it_ends_also_while_prosody_keeps_silent(gated: Gated) -> None:
    settings = gated.core.settings
    gated.core.prosody = ProsodyClient(
        gated.prosody.url, settings.prosody_host, gated.prosody.secret, timeout=0.2
    )
    gated.prosody.mood = Mood.SILENT
    made = Keeper(gated.core)
    made.start()
    assert eventually(lambda: bool(gated.prosody.asked))
    made.stop()
    assert "tuokio-gate" not in thread_names()


def test_without_a_gate_it_ends_at_once(gated: Gated) -> None:
    gated.core.prosody = None
    made = Keeper(gated.core)
    made.start()
    assert eventually(lambda: "tuokio-gate" not in thread_names())
    made.stop()


def test_a_locked_database_is_no_end_of_it(
    gated: Gated,
    folder: Path,
    quick: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    gated.core.database.engine.dispose()
    _, client = gated.admitted()
    with closing(sqlite3.connect(folder / "tuokio.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        made = Keeper(gated.core)
        made.start()
        assert eventually(lambda: "missed a round" in caplog.text)
        assert "OperationalError" in caplog.text
        other.execute("ROLLBACK")
    assert eventually(lambda: gated.gets_token(client))
    assert gated.core.gate.away_since is None
    made.stop()


def test_a_lock_between_asking_and_writing_down_loses_nothing(
    gated: Gated, folder: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prosody has done it, and we could not note it: it is done again, and counts then."""
    monkeypatch.setattr(database, "BUSY_MS", 20)
    gated.core.database.engine.dispose()
    _, client = gated.admitted()
    made = Keeper(gated.core)
    made._round(gated.client)
    gated.prosody.gate.lose_everything()
    gated.compare()
    with closing(sqlite3.connect(folder / "tuokio.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        made._round(gated.client)
        assert client in gated.held()
        assert gated.door(client) == "pending"
        other.execute("ROLLBACK")
    made._round(gated.client)
    assert gated.gets_token(client)
