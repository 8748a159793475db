"""What the log signs: hourly for everyone, in between for receipts; and never another history."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogCheckpointRow
from flask_admin_app.services.log.checkpoints import (
    at_or_before,
    covering,
    last,
    latest,
    note_of,
    publish_if_due,
    vkeys,
)
from flask_admin_app.services.log.errands import Errand, remember
from flask_admin_app.services.log.faults import LogDamagedError, LogKeyError
from flask_admin_app.services.log.tree_store import SqlTree
from tests.support.clock import Clock
from tests.support.desk import at_once
from tests.support.kept_log import cut, damage, signed
from tests.support.log_trees import MemoryTree
from tests.support.outside import copy_of, grow, opened, published, size_of
from tuokio.ledger.checkpoint import parse_checkpoint, verify_note
from tuokio.ledger.hashing import EMPTY_ROOT
from tuokio.ledger.notes import Signer, split_note
from tuokio.ledger.tree import node_id, root


def sizes(core: Core, *, public: bool | None = None) -> list[int]:
    """Of every checkpoint, in order; only those that anyone may see, or only the others."""
    with core.database.read() as session:
        rows = session.scalars(select(LogCheckpointRow).order_by(LogCheckpointRow.id))
        return [row.size for row in rows if public in {None, row.published_at is not None}]


def signers_of(core: Core) -> tuple[Signer, ...]:
    """Who signs now."""
    return read_signers(core.settings.log.key_file)


# Hourly ----------------------------------------------------------------------------------------


def test_the_first_is_shown_at_once_even_of_an_empty_log(core: Core) -> None:
    assert publish_if_due(core)
    first = published(core)
    assert (first.size, first.root) == (0, EMPTY_ROOT)
    assert first.origin == signers_of(core)[0].name


def test_then_one_an_hour_at_most(core: Core, clock: Clock) -> None:
    publish_if_due(core)
    grow(core, 3)
    clock.forward(minutes=59, seconds=59.999)
    assert not publish_if_due(core)
    assert published(core).size == 0
    clock.forward(milliseconds=1)
    assert publish_if_due(core)
    assert published(core).size == 3
    grow(core, 1)
    assert not publish_if_due(core)


def test_none_while_nothing_happens(core: Core, clock: Clock) -> None:
    grow(core, 3)
    publish_if_due(core)
    clock.forward(days=2)
    assert not publish_if_due(core)
    grow(core, 1)
    assert publish_if_due(core)
    assert sizes(core) == [3, 4]


def test_a_clock_that_was_set_back_publishes_nothing(core: Core, clock: Clock) -> None:
    grow(core, 1)
    publish_if_due(core)
    grow(core, 1)
    clock.forward(hours=-5)
    assert not publish_if_due(core)


def test_two_workers_publish_one(any_settings: Settings, clock: Clock) -> None:
    with opened(any_settings, clock) as one, opened(any_settings, clock) as other:
        grow(one, 2)
        done = at_once([lambda: publish_if_due(one), lambda: publish_if_due(other)])
        assert sorted(done) == [False, True]
        assert sizes(one) == [2]


def test_it_says_what_the_tree_is(core: Core) -> None:
    size = grow(core, 7)
    publish_if_due(core)
    with core.database.read() as session:
        leaves = SqlTree(session).leaves(0, size)
        assert published(core).root == root(MemoryTree(leaves), size)


# In between ------------------------------------------------------------------------------------


def test_those_for_receipts_do_not_move_what_anyone_sees(core: Core, clock: Clock) -> None:
    grow(core, 3)
    publish_if_due(core)
    grow(core, 2)
    assert covering(core, 4).size == 5
    signed(core)
    assert published(core).size == 3
    assert (sizes(core, public=True), sizes(core, public=False)) == ([3], [5])
    with core.database.read() as session:
        newest, public = last(session), latest(session)
        assert newest
        assert public
        assert (newest.size, public.size) == (5, 3)


def test_nor_does_one_put_off_the_next_for_everyone(core: Core, clock: Clock) -> None:
    grow(core, 3)
    publish_if_due(core)
    clock.forward(minutes=59)
    grow(core, 1)
    covering(core, 3)
    clock.forward(minutes=1)
    assert publish_if_due(core)
    assert published(core).size == 4


def test_covering_takes_the_public_one_if_the_entry_is_in_it(core: Core) -> None:
    grow(core, 3)
    publish_if_due(core)
    grow(core, 2)
    signed(core)
    with core.database.read() as session:
        public, newest = latest(session), last(session)
        assert public
        assert newest
        expected = {0: public.id, 2: public.id, 3: newest.id, 4: newest.id}
    assert {index: covering(core, index).id for index in expected} == expected
    assert sizes(core) == [3, 5]


def test_covering_signs_when_none_has_the_entry(core: Core) -> None:
    grow(core, 3)
    assert covering(core, 1).size == 3
    grow(core, 1)
    row = covering(core, 3)
    assert (row.size, row.published_at) == (4, None)
    assert row.cosignatures == []
    assert row.timestamp is None
    assert sizes(core) == [3, 4]


def test_there_is_none_of_an_entry_that_is_not_there(core: Core) -> None:
    grow(core, 3)
    for index in (3, 99):
        with pytest.raises(LookupError):
            covering(core, index)
    assert sizes(core) == []


def test_an_unchanged_log_is_signed_once_for_receipts(core: Core, clock: Clock) -> None:
    grow(core, 3)
    first = signed(core)
    clock.forward(days=1)
    assert signed(core).id == first.id
    assert signed(core, publish=True).id != first.id
    add_key(core)
    assert signed(core).id not in {first.id, first.id + 1}  # somebody else signs as well
    assert sizes(core) == [3, 3, 3]


def test_at_or_before_takes_what_anyone_has_seen(core: Core) -> None:
    grow(core, 2)
    publish_if_due(core)
    grow(core, 2)
    signed(core)
    with core.database.read() as session:
        found = {size: at_or_before(session, size) for size in (1, 2, 3, 4, 9)}
    assert [row and row.size for row in found.values()] == [None, 2, 2, 2, 2]


def test_at_or_before(core: Core) -> None:
    publish_if_due(core)  # of nothing: it ties nothing together
    assert sizes(core) == [0]
    for _ in range(3):
        grow(core, 2)
        signed(core)
    with core.database.read() as session:
        found = {size: at_or_before(session, size) for size in range(8)}
    assert [row and row.size for row in found.values()] == [None, None, 2, 2, 4, 4, 6, 6]


# Another history -------------------------------------------------------------------------------


def refused(core: Core) -> None:
    """Nothing is signed, whoever asks, and nothing is written."""
    before, public = sizes(core), published(core)
    with pytest.raises(LogDamagedError):
        signed(core)
    with pytest.raises(LogDamagedError):
        signed(core, publish=True)
    assert sizes(core) == before
    assert published(core) == public


def test_a_log_that_lost_entries_signs_nothing(core: Core) -> None:
    grow(core, 5)
    publish_if_due(core)
    cut(core, 3)
    refused(core)


def test_nor_one_that_lost_its_checkpoints_too(core: Core) -> None:
    """Its key, or what was carried outside, still tells that there were some."""
    grow(core, 5)
    publish_if_due(core)
    damage(core, "DELETE FROM log_checkpoints")
    grow(core, 1)
    with pytest.raises(LogDamagedError):
        signed(core)
    damage(core, "DELETE FROM log_keys")
    with core.database.write() as work:
        remember(work.session, Errand("webhook", 5))
    with pytest.raises(LogDamagedError):
        signed(core)
    damage(core, "DELETE FROM log_errands")
    assert signed(core).size == 6


@pytest.mark.parametrize("note", ["", "x\n\n"])
def test_nor_one_whose_checkpoint_was_changed(core: Core, note: str) -> None:
    grow(core, 5)
    publish_if_due(core)
    damage(core, "UPDATE log_checkpoints SET note = ?", note)
    with pytest.raises(LogDamagedError):
        signed(core)


def test_nor_one_that_grew_again_after_it_lost_some(core: Core) -> None:
    grow(core, 5)
    publish_if_due(core)
    cut(core, 3)
    grow(core, 9, mark="other")
    refused(core)


def test_nor_one_whose_newest_hash_was_changed(core: Core, clock: Clock) -> None:
    grow(core, 5)
    publish_if_due(core)
    damage(core, "UPDATE log_nodes SET hash = ? WHERE id = ?", bytes(32), node_id(0, 4))
    refused(core)
    grow(core, 1)
    clock.forward(hours=2)
    with pytest.raises(LogDamagedError):
        publish_if_due(core)


def test_nor_one_whose_past_was_changed(core: Core) -> None:
    grow(core, 5)
    publish_if_due(core)
    grow(core, 3)
    damage(core, "UPDATE log_nodes SET hash = ? WHERE id = ?", bytes(32), node_id(2, 0))
    refused(core)


def test_nor_one_with_a_hole_in_its_tree(core: Core) -> None:
    grow(core, 5)
    publish_if_due(core)
    grow(core, 3)
    damage(core, "DELETE FROM log_nodes WHERE id = ?", node_id(0, 4))
    refused(core)


def test_a_backup_that_was_brought_back_continues_its_own_past(
    core: Core, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    """All of it is older, what was signed too: from within nothing is missing. Witnesses and
    whoever holds a later checkpoint see it (`test_witnesses`)."""
    grow(core, 5)
    publish_if_due(core)
    with core.database.write() as work:
        core.database.forget(work)  # what lies beside the database goes into it
    backup = tmp_path / "backup"
    backup.mkdir()
    shutil.copy(settings.data_dir / "tuokio.db", backup)
    shutil.copy(settings.log.key_file, backup)
    grow(core, 4)
    later = parse_checkpoint(split_note(signed(core).note)[0])
    with opened(copy_of(settings, backup), clock) as old:
        assert size_of(old) == 5
        grow(old, 4, mark="other")
        other = parse_checkpoint(split_note(signed(old).note)[0])
    assert other.size == later.size
    assert other.root != later.root


# Keys ------------------------------------------------------------------------------------------


def add_key(core: Core) -> Signer:
    """Write a new key in front of those that sign."""
    path = core.settings.log.key_file
    new = Signer.generate(signers_of(core)[0].name)
    path.write_text(f"{new.skey}\n{path.read_text()}")
    return new


def test_every_key_that_signs_now_signs(core: Core) -> None:
    grow(core, 2)
    (old,) = signers_of(core)
    before = signed(core)
    new = add_key(core)
    after = signed(core)
    assert verify_note(before.note, [old.vkey]).size == 2
    for key in (old, new):
        assert verify_note(after.note, [key.vkey]).size == 2
    assert [each.key_id for each in split_note(after.note)[1]] == [new.key_id, old.key_id]


def test_public_keys_stay_for_ever_in_the_order_they_came(core: Core, clock: Clock) -> None:
    signed(core)
    known = [signers_of(core)[0].vkey]
    for _ in range(3):
        clock.forward(days=1)
        known.append(add_key(core).vkey)
        signed(core)
        signed(core)
    newest = signers_of(core)[0]
    core.settings.log.key_file.write_text(f"# the others are gone\n\n{newest.skey}\n")
    row = signed(core)
    with core.database.read() as session:
        assert vkeys(session) == known
    assert verify_note(row.note, known[-1:]).size == row.size


def test_a_key_of_another_name_does_not_sign_for_this_log(core: Core) -> None:
    path = core.settings.log.key_file
    path.write_text(f"{Signer.generate('another.example/log').skey}\n{path.read_text()}")
    with pytest.raises(LogKeyError, match="one log"):
        signed(core)
    assert sizes(core) == []


def unreadable(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")


@pytest.mark.parametrize("spoil", [Path.unlink, unreadable])
def test_without_its_key_file_nothing_is_signed(core: Core, spoil: Callable[[Path], None]) -> None:
    grow(core, 2)
    publish_if_due(core)
    spoil(core.settings.log.key_file)
    grow(core, 1)
    for attempt in (lambda: covering(core, 2), lambda: publish_if_due(core)):
        with pytest.raises(LogKeyError):
            attempt()
    assert sizes(core) == [2]


def test_the_note_is_told_as_it_was_signed(core: Core) -> None:
    grow(core, 2)
    row = signed(core)
    with core.database.read() as session:
        assert note_of(session.get_one(LogCheckpointRow, row.id)) == row.note
    assert parse_checkpoint(split_note(row.note)[0]).size == row.size == 2
