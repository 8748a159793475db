"""Witnesses that are asked over HTTP; and what happens when a log has two histories."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogCosignatureRow
from flask_admin_app.services.log import witnesses
from flask_admin_app.services.log.checkpoints import publish_if_due
from flask_admin_app.services.log.errands import Errand
from flask_admin_app.services.log.witnesses import (
    PREFIX,
    after_fault,
    alarms,
    ask_due,
    fault_of,
    key_id,
)
from tests.fakes.fake_witness import FakeWitness, Mood, fake_witness
from tests.support.clock import Clock
from tests.support.outside import (
    copy_of,
    errand,
    grow,
    introduce,
    opened,
    policy_of,
    published,
    shown,
)
from tests.support.people import NOW
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.policy import Policy, Witness, parse_policy
from tuokio.ledger.witness import WitnessConflict, WitnessRefused


@pytest.fixture
def witnessed(settings: Settings, clock: Clock, witness: FakeWitness) -> Iterator[Core]:
    """The services with that witness, and a published checkpoint."""
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        grow(core, 3)
        publish_if_due(core)
        yield core


def name_of(witness: FakeWitness) -> str:
    return PREFIX + witness.key.verifier.key_id.hex()


def cosigned(core: Core, *by: FakeWitness) -> int:
    """How many of these are on the published checkpoint."""
    return len(verify_cosignatures(shown(core), [each.key.vkey for each in by]))


def publish(core: Core, clock: Clock, *, entries: int = 1) -> None:
    """An hour later, with more entries."""
    clock.forward(hours=1)
    grow(core, entries)
    assert publish_if_due(core)


def raised(core: Core) -> list[str]:
    with core.database.read() as session:
        return [key for key, _ in alarms(session)]


def test_it_cosigns_what_is_published_and_is_asked_once(
    witnessed: Core, witness: FakeWitness, clock: Clock
) -> None:
    ask_due(witnessed)
    (found,) = verify_cosignatures(shown(witnessed), [witness.key.vkey])
    assert found.time == clock.now
    size = published(witnessed).size
    assert errand(witnessed, name_of(witness)) == Errand(
        name_of(witness), size, done_at=clock.now, tried_at=clock.now
    )
    clock.forward(hours=5)
    ask_due(witnessed)
    assert len(witness.asked) == 1


def test_each_checkpoint_is_shown_to_continue_the_last_that_it_saw(
    witnessed: Core, witness: FakeWitness, clock: Clock
) -> None:
    ask_due(witnessed)
    for entries in (1, 300, 5):
        publish(witnessed, clock, entries=entries)
        ask_due(witnessed)
        assert cosigned(witnessed, witness) == 1
    assert len(witness.asked) == 4, "no try was in vain"
    assert witness.size(published(witnessed).origin) == published(witnessed).size


def test_what_it_cosigned_we_may_have_forgotten(
    witnessed: Core, witness: FakeWitness, clock: Clock
) -> None:
    """Its answer was lost: it tells where it stands, and is asked once more."""
    witness.add_checkpoint(f"old 0\n\n{shown(witnessed)}".encode())
    ask_due(witnessed)
    assert (len(witness.asked), cosigned(witnessed, witness)) == (2, 1)
    publish(witnessed, clock)
    body = witness.asked[-1].replace(b"old 3\n", b"old 0\n")
    assert witness.add_checkpoint(body)[0] == 409, "it holds on to what it saw"
    ask_due(witnessed)
    assert (len(witness.asked), cosigned(witnessed, witness)) == (3, 1)


@pytest.mark.parametrize(
    ("mood", "fault"),
    [
        (Mood.AWAY, "unreachable"),
        (Mood.FAULTY, "faulty"),
        (Mood.REDIRECT, "answer"),
        (Mood.GARBAGE, "answer"),
        (Mood.OTHER_CHECKPOINT, "answer"),
        (Mood.FORGED, "answer"),
        (Mood.OTHER_KEY, "answer"),
        (Mood.CONFLICT_WITHOUT_SIZE, "answer"),
    ],
)
def test_one_that_does_not_cosign_is_asked_again_and_comes_back(
    witnessed: Core,
    witness: FakeWitness,
    clock: Clock,
    mood: Mood,
    fault: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    witness.mood = mood
    ask_due(witnessed)
    assert errand(witnessed, name_of(witness)).fault == fault
    assert cosigned(witnessed, witness) == 0
    clock.forward(minutes=4)
    ask_due(witnessed)
    assert len(witness.asked) == 1, "it is left alone for a while"
    clock.forward(minutes=1)
    ask_due(witnessed)
    assert len(witness.asked) == 2
    witness.mood = Mood.WELL
    clock.forward(minutes=5)
    ask_due(witnessed)
    assert cosigned(witnessed, witness) == 1
    assert errand(witnessed, name_of(witness)).fault is None
    said = [each.getMessage() for each in caplog.records]
    assert len(said) == 2, "each change is told once"
    assert "again" in said[1]
    assert witness.url not in caplog.text


def test_a_new_checkpoint_is_shown_at_once_to_one_that_was_away(
    witnessed: Core, witness: FakeWitness, clock: Clock
) -> None:
    witness.mood = Mood.AWAY
    for _ in range(6):
        ask_due(witnessed)
        clock.forward(minutes=20)
    asked = len(witness.asked)
    grow(witnessed, 1)
    publish_if_due(witnessed)
    witness.mood = Mood.WELL
    ask_due(witnessed)
    assert (len(witness.asked), cosigned(witnessed, witness)) == (asked + 1, 1)


def test_silence_is_not_waited_for(
    witnessed: Core, witness: FakeWitness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witnesses, "TIMEOUT", 0.2)
    witness.mood = Mood.SILENT
    ask_due(witnessed)
    assert errand(witnessed, name_of(witness)).fault == "slow"


def test_one_that_is_away_keeps_no_other_from_cosigning(
    settings: Settings, clock: Clock, witness: FakeWitness
) -> None:
    with fake_witness() as away:
        introduce(away, settings, clock)
        away.mood = Mood.AWAY
        with opened(settings, clock, witness_policy=policy_of(away, witness)) as core:
            grow(core, 1)
            publish_if_due(core)
            ask_due(core)
            assert (cosigned(core, away), cosigned(core, witness)) == (0, 1)
            away.mood = Mood.WELL
            clock.forward(minutes=5)
            ask_due(core)
            assert cosigned(core, away, witness) == 2
            assert len(witness.asked) == 1


@pytest.mark.parametrize(("known", "fault"), [(False, "refused-404"), (True, "refused-403")])
def test_one_that_does_not_know_us_is_no_alarm(
    witnessed: Core, witness: FakeWitness, settings: Settings, known: bool, fault: str
) -> None:
    origin = published(witnessed).origin
    witness.logs = {origin: []} if known else {}
    ask_due(witnessed)
    assert errand(witnessed, name_of(witness)).fault == fault
    assert raised(witnessed) == []


def test_a_witness_without_an_address_is_not_asked(
    settings: Settings, clock: Clock, witness: FakeWitness
) -> None:
    policy = Policy((), (Witness("w", witness.key.vkey),), (), "w")
    with opened(settings, clock, witness_policy=policy) as core:
        publish_if_due(core)
        ask_due(core)
        assert errand(core, name_of(witness)).tried_at is None


def test_an_address_that_cannot_be_used_is_told(
    settings: Settings, clock: Clock, witness: FakeWitness
) -> None:
    policy = Policy((), (Witness("w", witness.key.vkey, "http://example.org"),), (), "w")
    with opened(settings, clock, witness_policy=policy) as core:
        publish_if_due(core)
        ask_due(core)
        assert errand(core, name_of(witness)).fault == "address"


def test_without_witnesses_or_a_checkpoint_nobody_is_asked(
    settings: Settings, clock: Clock, witness: FakeWitness
) -> None:
    with opened(settings, clock) as core:
        ask_due(core)
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        ask_due(core)
    assert witness.asked == []


@pytest.mark.parametrize("entries", [2, 5, 9])
def test_a_second_history_is_refused_and_the_alarm_stands(
    settings: Settings,
    clock: Clock,
    witness: FakeWitness,
    tmp_path: Path,
    entries: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The folder is copied; both copies go on, each for itself, with the log's own key: the second
    has fewer entries than the first, as many, or more."""
    policy = policy_of(witness)
    with opened(settings, clock, witness_policy=policy) as core:
        grow(core, 3)
        publish_if_due(core)
        ask_due(core)
    shutil.copytree(settings.data_dir, tmp_path / "copy")
    other = copy_of(settings, tmp_path / "copy")
    with opened(settings, clock, witness_policy=policy) as core:
        publish(core, clock, entries=5)
        ask_due(core)
        assert cosigned(core, witness) == 1
        seen = published(core)
    caplog.clear()
    with opened(other, clock, witness_policy=policy) as core:
        grow(core, entries, mark="other")
        assert publish_if_due(core)
        ask_due(core)
        _check_alarm(core, witness, caplog)
        for _ in range(3):  # nothing that the forger does makes it cosign
            publish(core, clock, entries=4)
            ask_due(core)
            _check_alarm(core, witness, caplog)
        witness.mood = Mood.AWAY
        publish(core, clock)
        ask_due(core)
        _check_alarm(core, witness, caplog)
        witness.mood = Mood.WELL
    assert witness.size(seen.origin) == seen.size
    with opened(settings, clock, witness_policy=policy) as core:
        publish(core, clock)
        ask_due(core)
        assert cosigned(core, witness) == 1, "the history that it saw goes on"


def _check_alarm(core: Core, witness: FakeWitness, caplog: pytest.LogCaptureFixture) -> None:
    assert cosigned(core, witness) == 0
    assert raised(core) == [witness.key.verifier.key_id.hex()]
    assert caplog.records[-1].levelno == logging.ERROR
    caplog.clear()


def test_entries_that_were_lost_are_an_alarm(
    settings: Settings, clock: Clock, witness: FakeWitness, tmp_path: Path
) -> None:
    """An old backup: what we remember of the witness went back as well."""
    policy = policy_of(witness)
    with opened(settings, clock, witness_policy=policy) as core:
        grow(core, 3)
        publish_if_due(core)
        ask_due(core)
    shutil.copytree(settings.data_dir, tmp_path / "backup")
    with opened(settings, clock, witness_policy=policy) as core:
        publish(core, clock, entries=7)
        ask_due(core)
    with opened(copy_of(settings, tmp_path / "backup"), clock, witness_policy=policy) as core:
        publish(core, clock)
        ask_due(core)
        assert errand(core, name_of(witness)).fault == "ahead"


def test_an_alarm_outlives_other_faults_and_one_alarm_replaces_another() -> None:
    alarmed = Errand("x", 3, tried_at=NOW, fault="inconsistent")
    assert after_fault(alarmed, "slow", NOW).fault == "inconsistent"
    assert after_fault(alarmed, "ahead", NOW).fault == "ahead"
    assert after_fault(replace(alarmed, fault="slow"), "faulty", NOW).fault == "faulty"


def test_faults_have_codes() -> None:
    assert fault_of(WitnessRefused(422)) == "inconsistent"
    assert fault_of(WitnessRefused(400)) == "refused-400"
    assert fault_of(WitnessConflict(5)) == "conflict"


def test_the_name_of_a_witness_stands_in_its_key(witness: FakeWitness) -> None:
    found = key_id(Witness("w", witness.key.vkey, witness.url))
    assert f"+{found}+" in witness.key.vkey


def test_what_it_said_is_kept_once(witnessed: Core, witness: FakeWitness) -> None:
    ask_due(witnessed)
    ask_due(witnessed)
    with witnessed.database.read() as session:
        assert session.scalar(select(func.count()).select_from(LogCosignatureRow)) == 1


def test_the_example_in_the_documents_is_a_policy() -> None:
    text = (Path(__file__).parents[4] / "docs/witnesses.md").read_text()
    (example,) = re.findall(r"^```\n(# <name>.*?)^```$", text, re.MULTILINE | re.DOTALL)
    policy = parse_policy(example)
    assert all(each.url for each in policy.witnesses)
    assert not policy.satisfied([policy.witnesses[0].vkey])
    assert policy.satisfied([each.vkey for each in policy.witnesses[1:]])
