"""Everything that was ever signed must still hold, not the last checkpoint only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogCheckpointRow, LogCosignatureRow
from flask_admin_app.services.log.checkpoints import publish_if_due
from flask_admin_app.services.log.past_checkpoints import AT_ONCE, faults
from flask_admin_app.services.log.rotation import retire, rotate
from tests.fakes.fake_witness import CosigningKey
from tests.support.clock import Clock
from tests.support.outside import grow
from tuokio.ledger.checkpoint import Checkpoint
from tuokio.ledger.hashing import HASH_BYTES
from tuokio.ledger.notes import sign_note, split_note


@pytest.fixture
def signed(core: Core, clock: Clock) -> Core:
    """A log with three published checkpoints."""
    for _ in range(3):
        grow(core, 2)
        publish_if_due(core)
        clock.forward(hours=1)
    return core


def found(core: Core) -> list[str]:
    with core.database.read() as session:
        return list(faults(session))


def change(folder: Path, statement: str, *values: object) -> None:
    """What an operator with the database at hand can do."""
    with closing(sqlite3.connect(folder / "tuokio.db")) as other, other:
        other.execute("DROP TRIGGER log_checkpoints_no_update")
        other.execute(statement, values)


def test_a_log_that_grew_has_no_fault(signed: Core) -> None:
    rotate(signed)
    retire(signed)
    grow(signed, 1)
    publish_if_due(signed)
    assert found(signed) == []


def test_an_empty_log_has_no_fault(core: Core) -> None:
    assert found(core) == []
    publish_if_due(core)
    assert found(core) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE log_checkpoints SET size=3 WHERE id=2", "another size"),
        ("UPDATE log_checkpoints SET note=replace(note, '4', '5') WHERE id=2", ""),
        ("UPDATE log_checkpoints SET note='' WHERE id=2", ""),
    ],
)
def test_an_old_one_that_was_changed(
    signed: Core, folder: Path, statement: str, words: str
) -> None:
    change(folder, statement)
    (fault,) = found(signed)
    assert fault.startswith("checkpoint 2, of ")
    assert words in fault


def test_an_old_one_that_the_operator_signed_anew(signed: Core, folder: Path) -> None:
    """The key is at hand; a root that never was is found all the same."""
    signers = read_signers(signed.settings.log.key_file)
    forged = sign_note(Checkpoint(signers[0].name, 4, bytes(HASH_BYTES)).text(), signers)
    change(folder, "UPDATE log_checkpoints SET note=? WHERE id=2", forged)
    (fault,) = found(signed)
    assert "does not begin with what was signed" in fault


def test_one_of_more_entries_than_there_are(signed: Core, folder: Path) -> None:
    signers = read_signers(signed.settings.log.key_file)
    ahead = sign_note(Checkpoint(signers[0].name, 9, bytes(HASH_BYTES)).text(), signers)
    change(folder, "UPDATE log_checkpoints SET size=9, note=? WHERE id=3", ahead)
    (fault,) = found(signed)
    assert fault.startswith("checkpoint 3, of 9 entries")


def test_a_cosignature_that_is_none(signed: Core) -> None:
    key, other = CosigningKey(), CosigningKey()
    with signed.database.write() as work:
        row = work.session.get_one(LogCheckpointRow, 1)
        text, at = split_note(row.note)[0], int(work.now.timestamp())
        line = other.cosign(text, at, as_key=key.verifier)
        work.session.add(
            LogCosignatureRow(checkpoint_id=1, witness=key.vkey, line=line, at=work.now)
        )
    (fault,) = found(signed)
    assert fault.startswith("checkpoint 1, of 2 entries")


def test_all_of_many_are_looked_at(signed: Core, folder: Path) -> None:
    with signed.database.write() as work:
        last = work.session.get_one(LogCheckpointRow, 3)
        more = [
            LogCheckpointRow(at=work.now, size=last.size, note=last.note) for _ in range(AT_ONCE)
        ]
        work.session.add_all(more)
    change(folder, "UPDATE log_checkpoints SET size=1 WHERE id=?", AT_ONCE + 3)
    (fault,) = found(signed)
    assert fault.startswith(f"checkpoint {AT_ONCE + 3},")
