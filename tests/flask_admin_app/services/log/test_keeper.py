"""The thread that carries checkpoints outside: what it does, in which order, and that it lives."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from flask_admin_app import config, database
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogCheckpointRow
from flask_admin_app.services.log import keeper as module
from flask_admin_app.services.log.daily import MAIL, WEBHOOK
from flask_admin_app.services.log.keeper import LogKeeper
from flask_admin_app.services.log.publishing import KEY
from flask_admin_app.services.log.witnesses import PREFIX
from tests.fakes.fake_witness import FakeWitness, Mood
from tests.support.clock import Clock
from tests.support.gate import eventually, thread_names
from tests.support.letter_box import LetterBox
from tests.support.outside import (
    errand,
    grow,
    introduce,
    opened,
    policy_of,
    published,
    shown,
    with_log,
)
from tests.support.server import PATIENCE, process, serving
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.hashing import EMPTY_ROOT


@pytest.fixture
def outward(settings: Settings, witness: FakeWitness, box: LetterBox) -> Settings:
    """Settings with a witness and a web address."""
    return with_log(
        settings, witness_policy=policy_of(witness), checkpoint_webhook_url=f"{box.url}/log"
    )


@pytest.fixture
def served(outward: Settings, clock: Clock) -> Iterator[Core]:
    """The services with these."""
    with opened(outward, clock) as core:
        yield core


def checkpoints_there(core: Core) -> int:
    with core.database.read() as session:
        return session.scalar(select(func.count()).select_from(LogCheckpointRow)) or 0


def cosigned(core: Core, witness: FakeWitness) -> bool:
    return bool(verify_cosignatures(shown(core), [witness.key.vkey]))


def test_the_first_checkpoint_at_once_also_of_an_empty_log(core: Core) -> None:
    LogKeeper(core).look()
    assert (published(core).size, published(core).root) == (0, EMPTY_ROOT)


def test_then_hourly_at_most_and_only_with_new_entries(core: Core, clock: Clock) -> None:
    keeper = LogKeeper(core)
    grow(core, 2)
    keeper.look()
    grow(core, 1)
    for _ in range(119):  # every half minute, up to a moment before the hour
        clock.forward(seconds=30)
        keeper.look()
        assert published(core).size == 2
    clock.forward(seconds=30)
    keeper.look()
    assert published(core).size == 3
    for _ in range(5):
        clock.forward(hours=1)
        keeper.look()
    assert (checkpoints_there(core), published(core).size) == (2, 3)


def test_all_errands_in_one_look_and_cosigned_before_it_is_sent(
    served: Core, witness: FakeWitness, box: LetterBox
) -> None:
    grow(served, 5)
    LogKeeper(served).look()
    ((_, _, sent),) = box.taken
    assert sent == shown(served).encode()
    assert witness.key.verifier.name in sent.decode()


def test_one_errand_that_breaks_keeps_no_other(
    served: Core,
    box: LetterBox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_core: Core) -> None:
        raise RuntimeError("a secret")

    errands = [(name, broken if name == "witnesses" else do) for name, do in module.ERRANDS]
    monkeypatch.setattr(module, "ERRANDS", errands)
    LogKeeper(served).look()
    assert len(box.taken) == 1
    assert "witnesses: missed: RuntimeError" in caplog.text
    assert "a secret" not in caplog.text


def test_what_was_due_when_it_was_killed_is_done_by_the_next(
    outward: Settings, clock: Clock, witness: FakeWitness, box: LetterBox
) -> None:
    witness.mood, box.status = Mood.AWAY, 503
    with opened(outward, clock) as core:
        grow(core, 2)
        LogKeeper(core).look()
        assert (cosigned(core, witness), errand(core, WEBHOOK).fault) == (False, "faulty")
    witness.mood, box.status = Mood.WELL, 200
    with opened(outward, clock) as core:  # at once: no sooner than it would have been
        LogKeeper(core).look()
        assert not cosigned(core, witness)
        clock.forward(minutes=5)
        LogKeeper(core).look()
        assert cosigned(core, witness)
    clock.forward(minutes=55)
    with opened(outward, clock) as core:
        LogKeeper(core).look()
        assert errand(core, WEBHOOK).fault is None
    with opened(outward, clock) as core:
        LogKeeper(core).look()
        assert (checkpoints_there(core), len(box.taken), len(witness.asked)) == (1, 2, 2)


@pytest.mark.parametrize("dies_in", ["publish", "witnesses", "webhook"])
def test_whatever_it_died_of_the_next_one_finishes(
    outward: Settings,
    clock: Clock,
    witness: FakeWitness,
    box: LetterBox,
    dies_in: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Killed(BaseException):
        pass

    def killed(_core: Core) -> None:
        raise Killed

    errands = [(name, killed if name == dies_in else do) for name, do in module.ERRANDS]
    with opened(outward, clock) as core, monkeypatch.context() as patch:
        grow(core, 2)
        patch.setattr(module, "ERRANDS", errands)
        with pytest.raises(Killed):
            LogKeeper(core).look()
    with opened(outward, clock) as core:
        LogKeeper(core).look()
        assert cosigned(core, witness)
        assert errand(core, WEBHOOK).size == 2
    assert (len(witness.asked), len(box.taken)) == (1, 1)


def test_a_fault_that_lasts_is_told_once(
    core: Core, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = True

    def errand_that_fails(_core: Core) -> None:
        if away:
            raise FileNotFoundError

    monkeypatch.setattr(module, "ERRANDS", (("made-up", errand_that_fails),))
    keeper = LogKeeper(core)
    for _ in range(5):
        keeper.look()
    assert caplog.text.count("made-up: missed: FileNotFoundError") == 1
    away = False
    keeper.look()
    away = True
    keeper.look()
    assert caplog.text.count("made-up: missed: FileNotFoundError") == 2


def test_a_key_file_that_is_away_is_an_errands_fault(core: Core, clock: Clock) -> None:
    path = core.settings.log.key_file
    path.rename(path.with_suffix(".away"))
    keeper = LogKeeper(core)
    keeper.look()
    assert errand(core, "publish").fault == KEY
    path.with_suffix(".away").rename(path)
    clock.forward(hours=1)
    keeper.look()
    assert errand(core, "publish").fault is None


def test_it_runs_until_it_is_stopped(
    served: Core, clock: Clock, witness: FakeWitness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    witness.mood = Mood.AWAY
    keeper = LogKeeper(served)
    keeper.start()
    name = PREFIX + witness.key.verifier.key_id.hex()
    assert eventually(lambda: errand(served, name).fault == "unreachable")
    assert "tuokio-log" in thread_names()
    witness.mood = Mood.WELL
    clock.forward(minutes=5)
    assert eventually(lambda: cosigned(served, witness))
    began = time.monotonic()
    keeper.stop()
    assert time.monotonic() - began < PATIENCE / 2
    assert "tuokio-log" not in thread_names()


def test_the_service_runs_it_and_stops_it(folder: Path, clock: Clock) -> None:
    with serving(folder, clock) as service:
        assert eventually(lambda: httpx.get(f"{service.url}/log/checkpoint").status_code == 200)
        assert "tuokio-log" in thread_names()
    assert "tuokio-log" not in thread_names()


def test_a_service_that_was_killed_publishes_no_sooner(folder: Path, tmp_path: Path) -> None:
    notes = []
    for _ in range(2):
        with process(folder, tmp_path / "log") as (running, url):
            assert eventually(lambda at=url: httpx.get(f"{at}/log/checkpoint").status_code == 200)  # type: ignore[misc]
            notes.append(httpx.get(f"{url}/log/checkpoint").text)
            running.kill()
        with opened(config.load({"TUOKIO_DATA_DIR": str(folder)}), Clock()) as core:
            grow(core, 5)
    assert notes[0] == notes[1]


def test_it_stops_while_it_waits(core: Core) -> None:
    keeper = LogKeeper(core)
    keeper.start()
    assert eventually(lambda: checkpoints_there(core) == 1)
    began = time.monotonic()
    keeper.stop()
    assert time.monotonic() - began < module.LOOK_EVERY / 2


def test_a_locked_database_is_no_end_of_it(
    core: Core, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    core.database.engine.dispose()
    keeper = LogKeeper(core)
    with closing(sqlite3.connect(folder / "tuokio.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        keeper.start()
        assert eventually(lambda: "publish: missed: OperationalError" in caplog.text)
        other.execute("ROLLBACK")
    assert eventually(lambda: checkpoints_there(core) == 1)
    keeper.stop()


def test_nothing_that_it_says_holds_an_address_or_a_key(
    outward: Settings,
    clock: Clock,
    witness: FakeWitness,
    box: LetterBox,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="tuokio.log")
    witness.mood, box.status = Mood.FAULTY, 500
    with opened(outward, clock, timestamp_url=f"{box.url}/tsa") as core:
        for _ in range(3):
            LogKeeper(core).look()
            clock.forward(hours=1)
        assert errand(core, MAIL).tried_at is None
    said = [each.getMessage() for each in caplog.records if each.name == "tuokio.log"]
    assert len(said) == 3, said
    for hidden in (box.url, witness.url, read_signers(outward.log.key_file)[0].skey):
        assert hidden not in "\n".join(said)


def test_on_each_database(any_settings: Settings, clock: Clock, witness: FakeWitness) -> None:
    introduce(witness, any_settings, clock)
    with opened(any_settings, clock, witness_policy=policy_of(witness)) as core:
        for size in (300, 301):
            grow(core, size - (0 if size == 300 else 300))
            LogKeeper(core).look()
            assert (published(core).size, cosigned(core, witness)) == (size, True)
            clock.forward(hours=1)
