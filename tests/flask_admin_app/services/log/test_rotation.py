"""A new key for the log, and the end of an old one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log.checkpoints import covering, publish_if_due, vkeys
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.rotation import RetireRefused, retire, rotate
from flask_admin_app.services.log.sealed import Opener
from flask_admin_app.services.log.signing_keys import code_of
from flask_admin_app.services.log.witnesses import ask_due
from tests.fakes.fake_witness import fake_witness
from tests.support.clock import Clock
from tests.support.kept_log import cut
from tests.support.outside import (
    grow,
    introduce,
    opened,
    policy_of,
    published,
    shown,
    size_of,
)
from tuokio.consent.private import is_clean
from tuokio.ledger import EntryType
from tuokio.ledger.checkpoint import verify_note
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.notes import NoteInvalid, Signer


def keys_of(core: Core) -> list[str]:
    """The public halves of what signs now, the newest first."""
    return [each.vkey for each in read_signers(core.settings.log.key_file)]


def rotations(core: Core) -> list[dict[str, object]]:
    """What the log tells of them."""
    query = select(LogRecordRow).where(LogRecordRow.type == EntryType.KEY_ROTATED)
    with core.database.read() as session:
        opener = Opener(session, core.key_encryption_key)
        return [opener.open(row).record["facts"] for row in session.scalars(query)]


def verifies(note: str, vkey: str) -> bool:
    try:
        verify_note(note, [vkey])
    except NoteInvalid:
        return False
    return True


def test_both_keys_sign_under_the_same_origin(core: Core, clock: Clock) -> None:
    (old,) = keys_of(core)
    grow(core, 2)
    publish_if_due(core)
    done = rotate(core)
    assert keys_of(core) == [done.new, done.old]
    assert (done.old, done.old == done.new) == (old, False)
    for vkey in (done.old, done.new):
        checkpoint = verify_note(done.note, [vkey])
        assert (checkpoint.origin, checkpoint.size) == (published(core).origin, size_of(core))
    clock.forward(hours=1)
    publish_if_due(core)
    assert verifies(shown(core), done.old)
    assert verifies(shown(core), done.new)


def test_the_log_tells_of_it_by_the_ids(core: Core) -> None:
    done = rotate(core)
    old, new = (each.split("+")[1] for each in (done.old, done.new))
    assert rotations(core) == [{"old": f"id{old}", "new": f"id{new}"}]
    with core.database.read() as session:
        assert set(vkeys(session)) == {done.old, done.new}


@given(st.binary(min_size=4, max_size=4))
@example(bytes.fromhex("00082754"))
@example(bytes.fromhex("0310203f"))
def test_no_key_is_taken_for_a_telephone_number(key_id: bytes) -> None:
    code = code_of(f"localhost/log+{key_id.hex()}+AQ==")
    assert is_clean(code)
    assert key_id.hex() in code


def test_the_public_checkpoint_stays_as_it_was(core: Core) -> None:
    publish_if_due(core)
    before = shown(core)
    rotate(core)
    assert shown(core) == before


def test_the_key_file_is_for_its_owner_and_keeps_its_remarks(core: Core) -> None:
    path = core.settings.log.key_file
    path.write_text("# ours\n" + path.read_text())
    path.chmod(0o644)
    done = rotate(core)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "# ours\n" in path.read_text()
    retire(core)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().startswith("# ours\n")
    assert keys_of(core) == [done.new]
    assert [each.name for each in path.parent.glob(".ledger.key*")] == []


def test_a_file_that_is_a_link_stays_one(core: Core, tmp_path: Path) -> None:
    path = core.settings.log.key_file
    real = tmp_path / "real.key"
    path.rename(real)
    path.symlink_to(real)
    rotate(core)
    assert path.is_symlink()
    assert len(read_signers(real)) == 2


def test_a_retired_key_signs_no_more_and_what_it_signed_stays_good(
    core: Core, clock: Clock
) -> None:
    grow(core, 1)
    publish_if_due(core)
    before = shown(core)
    done = rotate(core)
    assert retire(core) == (done.old,)
    clock.forward(hours=1)
    publish_if_due(core)
    assert verifies(shown(core), done.new)
    assert not verifies(shown(core), done.old)
    with core.database.read() as session:
        verify_note(before, vkeys(session))
        verify_note(shown(core), vkeys(session))


def test_several_rotations_and_one_retirement(core: Core) -> None:
    (first,) = keys_of(core)
    second, third = rotate(core).new, rotate(core).new
    assert keys_of(core) == [third, second, first]
    assert retire(core) == (second, first)
    assert len(rotations(core)) == 2


def test_the_only_key_is_not_dropped(core: Core) -> None:
    before = core.settings.log.key_file.read_text()
    with pytest.raises(RetireRefused, match="one key only"):
        retire(core)
    assert core.settings.log.key_file.read_text() == before


def after_a_power_cut(core: Core) -> Signer:
    """The key file was replaced, and what should have been in the log with it is lost."""
    path = core.settings.log.key_file
    new = Signer.generate(read_signers(path)[0].name)
    path.write_text(f"{new.skey}\n{path.read_text()}")
    return new


@pytest.mark.parametrize("signed_before", [True, False])
def test_a_power_cut_in_the_middle_leaves_no_key_untold(core: Core, signed_before: bool) -> None:
    (old,) = keys_of(core)
    grow(core, 1)
    if signed_before:
        publish_if_due(core)
        grow(core, 1)
    new = after_a_power_cut(core).vkey
    assert rotations(core) == []
    for _ in range(2):
        covering(core, 0 if not signed_before else 1)
    assert rotations(core) == [{"old": code_of(old), "new": code_of(new)}]
    with core.database.read() as session:
        assert set(vkeys(session)) == {old, new}
    assert len(retire(core)) == 1


def test_each_of_several_is_told(core: Core, clock: Clock) -> None:
    grow(core, 1)
    publish_if_due(core)
    names = [*keys_of(core), after_a_power_cut(core).vkey, after_a_power_cut(core).vkey]
    grow(core, 1)
    clock.forward(hours=1)
    publish_if_due(core)
    first, second, third = map(code_of, names)
    assert rotations(core) == [{"old": first, "new": second}, {"old": second, "new": third}]


def test_a_signature_that_fails_tells_of_no_key(core: Core) -> None:
    grow(core, 3)
    publish_if_due(core)
    before = core.settings.log.key_file.read_text()
    cut(core, 2)
    with pytest.raises(LogDamagedError):
        rotate(core)
    assert core.settings.log.key_file.read_text() == before
    assert rotations(core) == []


def test_a_key_that_has_signed_nothing_replaces_none(core: Core) -> None:
    after_a_power_cut(core)
    with pytest.raises(RetireRefused, match="has not signed"):
        retire(core)
    grow(core, 1)
    publish_if_due(core)
    assert len(retire(core)) == 1


def test_a_file_that_cannot_be_replaced_changes_nothing(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(core, 1)
    path, size = core.settings.log.key_file, size_of(core)
    before = path.read_text()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        rotate(core)
    assert (path.read_text(), size_of(core), rotations(core)) == (before, size, [])
    assert [each.name for each in path.parent.glob(".ledger.key*")] == []


def test_a_transaction_that_fails_takes_the_key_back(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = core.settings.log.key_file.read_text()
    original = core.database._ledger

    def broken(*args: object) -> object:
        ledger = original(*args)  # type: ignore[arg-type]

        def finish() -> None:
            raise RuntimeError("no disk")

        ledger.finish = finish  # type: ignore[method-assign]
        return ledger

    with monkeypatch.context() as patch:
        patch.setattr(core.database, "_ledger", broken)
        with pytest.raises(RuntimeError):
            rotate(core)
    assert core.settings.log.key_file.read_text() == before
    assert rotations(core) == []


def test_a_witness_follows_the_log_over_a_rotation(settings: Settings, clock: Clock) -> None:
    with fake_witness() as witness:
        introduce(witness, settings, clock)
        with opened(settings, clock, witness_policy=policy_of(witness)) as core:
            grow(core, 2)
            publish_if_due(core)
            ask_due(core)
            rotate(core)
            clock.forward(hours=1)
            publish_if_due(core)
            ask_due(core)  # it knows the old key
            assert verify_cosignatures(shown(core), [witness.key.vkey])
            introduce(witness, settings, clock)
            retire(core)
            grow(core, 1)
            clock.forward(hours=1)
            publish_if_due(core)
            ask_due(core)  # and now the new one
            assert verify_cosignatures(shown(core), [witness.key.vkey])
