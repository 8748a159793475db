"""Whatever was done to the log in the database is found, and named by its entry (LOG 3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import (
    LogCheckpointRow,
    LogCosignatureRow,
    LogRecordRow,
    LogTimestampRow,
)
from flask_admin_app.models.base import Base
from flask_admin_app.services.log import integrity
from flask_admin_app.services.log.erasure import erase_subject
from flask_admin_app.services.log.errands import Errand, remember
from flask_admin_app.services.log.record_keys import RecordKeys
from flask_admin_app.services.log.sealed import Opener, seal
from flask_admin_app.services.log.witnesses import ask_due
from tests.fakes.fake_witness import fake_witness
from tests.support.clock import Clock
from tests.support.kept_log import cut, damage, damaging, ended, faults, indexes, signed
from tests.support.log_trees import MemoryTree
from tests.support.outside import grow, introduce, opened, policy_of, size_of
from tests.support.web import Web
from tuokio.ledger import EntryType
from tuokio.ledger.checkpoint import Checkpoint, parse_checkpoint
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import commit, leaf_bytes
from tuokio.ledger.notes import sign_note, split_note
from tuokio.ledger.tree import node_id

ENTRIES = 20
PARTS = [integrity.PART, 1, 7]
"""Looked at in one go, one by one, and across the borders of parts."""


@pytest.fixture
def filled(core: Core) -> Core:
    """A log of `ENTRIES`, signed."""
    assert size_of(core) == 0
    grow(core, ENTRIES)
    signed(core, publish=True)
    return core


def change(core: Core, table: str, column: str, key: int, *, name: str = '"index"') -> None:
    """Flip one bit of a value."""
    with damaging(core) as database:
        where = f"FROM {table} WHERE {name} = ?"
        (value,) = database.execute(f"SELECT {column} {where}", (key,)).fetchone()
        changed = bytes([value[0] ^ 1]) + value[1:]
        statement = f"UPDATE {table} SET {column} = ? WHERE {name} = ?"  # noqa: S608
        database.execute(statement, (changed, key))


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_wrong_with_a_sound_one(web: Web, part: int) -> None:
    ended(web, "group")
    signed(web.core)
    assert faults(web.core, part=part) == []


@pytest.mark.parametrize("part", PARTS)
def test_parts_cover_every_entry_once(filled: Core, part: int) -> None:
    following: int | None = 0
    checked = opened_ = 0
    with filled.database.read() as session:
        while following is not None:
            looked = integrity.check_part(filled, session, following, part)
            checked, opened_ = checked + looked.checked, opened_ + looked.opened
            assert looked.next is None or looked.next == following + part
            following = looked.next
    assert (checked, opened_) == (ENTRIES, ENTRIES)


def test_an_empty_log_is_sound(core: Core) -> None:
    assert faults(core) == []
    with core.database.read() as session:
        part = integrity.check_part(core, session, 0)
        assert (part.checked, part.next) == (0, None)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("index", [0, 6, 7, ENTRIES - 1])
def test_a_changed_leaf(filled: Core, index: int, part: int) -> None:
    change(filled, "log_leaves", "commitment", index)
    found = faults(filled, part=part)
    assert f"entry {index} is not the one that stands in the tree" in found
    assert f"the record of entry {index} is not the one that was logged" in found
    assert len(found) == 2


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("index", [0, 6, ENTRIES - 1])
def test_a_changed_hash_of_a_leaf(filled: Core, index: int, part: int) -> None:
    change(filled, "log_nodes", "hash", node_id(0, index), name="id")
    found = faults(filled, part=part)
    assert f"entry {index} is not the one that stands in the tree" in found


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("position", "completed_by"), [((1, 0), 1), ((1, 3), 7), ((2, 1), 7), ((3, 0), 7), ((4, 0), 15)]
)
def test_a_changed_node(
    filled: Core, position: tuple[int, int], completed_by: int, part: int
) -> None:
    change(filled, "log_nodes", "hash", node_id(*position), name="id")
    assert f"the tree is damaged above entry {completed_by}" in faults(filled, part=part)


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_node(filled: Core, part: int) -> None:
    damage(filled, "DELETE FROM log_nodes WHERE id = ?", node_id(2, 1))
    found = faults(filled, part=part)
    assert "the tree is damaged above entry 7" in found
    assert "the tree has too many or too few hashes" in found


def test_a_node_too_many(filled: Core) -> None:
    extra = node_id(0, ENTRIES)
    damage(filled, "INSERT INTO log_nodes (id, hash) VALUES (?, ?)", extra, bytes(32))
    assert faults(filled) == ["the tree has too many or too few hashes"]


@pytest.mark.parametrize("part", PARTS)
def test_a_changed_record(filled: Core, part: int) -> None:
    change(filled, "log_records", "sealed", 5)
    assert faults(filled, part=part) == ["the record of entry 5 does not open"]


def test_a_changed_last_byte_of_a_record(filled: Core) -> None:
    with damaging(filled) as database:
        row = database.execute('SELECT sealed FROM log_records WHERE "index" = 5').fetchone()
        changed = row[0][:-1] + bytes([row[0][-1] ^ 0x80])
        database.execute('UPDATE log_records SET sealed = ? WHERE "index" = 5', (changed,))
    assert faults(filled) == ["the record of entry 5 does not open"]


@pytest.mark.parametrize("part", PARTS)
def test_records_that_changed_places(filled: Core, part: int) -> None:
    with damaging(filled) as database:
        found = database.execute('SELECT "index", sealed FROM log_records').fetchall()
        sealed = dict(found)
        for index, other in ((3, 12), (12, 3)):
            database.execute(
                'UPDATE log_records SET sealed = ? WHERE "index" = ?', (sealed[other], index)
            )
    assert faults(filled, part=part) == [
        "the record of entry 3 does not open",
        "the record of entry 12 does not open",
    ]


def reworded(core: Core, index: int, before: bytes, after: bytes) -> None:
    """Write another record, sealed as it should be: whoever runs the service has the keys."""
    with core.database.read() as session:
        row = session.get_one(LogRecordRow, index)
        found = Opener(session, core.key_encryption_key).open(row)
        assert before in found.canonical
        sealer = RecordKeys(session, core.key_encryption_key).sealer(row.key_id)
        sealed = seal(sealer, index, found.salt, found.canonical.replace(before, after))
    damage(core, 'UPDATE log_records SET sealed = ? WHERE "index" = ?', sealed, index)


@pytest.mark.parametrize("part", PARTS)
def test_a_record_written_anew_by_who_has_the_keys(filled: Core, part: int) -> None:
    reworded(filled, 5, b'"number":5', b'"number":6')
    expected = ["the record of entry 5 is not the one that was logged"]
    assert faults(filled, part=part) == expected


def test_and_the_leaf_with_it(filled: Core) -> None:
    """Then the tree says so; and if the tree were written anew, what was signed."""
    reworded(filled, 5, b'"number":5', b'"number":6')
    with filled.database.read() as session:
        found = Opener(session, filled.key_encryption_key).open(session.get_one(LogRecordRow, 5))
    commitment = commit(found.salt, found.canonical)
    damage(filled, 'UPDATE log_leaves SET "commitment" = ? WHERE "index" = 5', commitment)
    assert faults(filled) == ["entry 5 is not the one that stands in the tree"]
    rebuild(filled)
    assert faults(filled) == [
        f"the first {ENTRIES} entries are not those that were signed",
    ]


def rebuild(core: Core) -> None:
    """A tree over the leaves as they stand."""

    with damaging(core) as database:
        rows = database.execute('SELECT "index", "commitment" FROM log_leaves ORDER BY "index"')
        tree = MemoryTree(leaf_bytes(index, commitment) for index, commitment in rows)
        for id_, hash_ in enumerate(tree.hashes):
            database.execute("UPDATE log_nodes SET hash = ? WHERE id = ?", (hash_, id_))


@pytest.mark.parametrize("part", PARTS)
def test_a_record_that_is_gone_without_a_word(filled: Core, part: int) -> None:
    damage(filled, 'DELETE FROM log_records WHERE "index" = 5')
    assert faults(filled, part=part) == [
        "the record of entry 5 is gone, and no entry says why",
    ]


def test_more_gone_than_was_told(web: Web) -> None:
    walked = ended(web)
    erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    assert faults(web.core) == []
    (first, *_) = indexes(web.core, encounter=walked.encounter)
    damage(web.core, 'DELETE FROM log_records WHERE "index" = ?', first)
    assert faults(web.core) == [f"the record of entry {first} is gone, and no entry says why"]


def test_how_many_were_destroyed_as_told(web: Web) -> None:
    walked = ended(web)
    gone = erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    with web.core.database.read() as session:
        part = integrity.check_part(web.core, session, 0)
    assert part.erased == gone
    assert part.opened == part.checked - gone


def test_the_entry_that_tells_of_an_erasure_is_gone(web: Web) -> None:
    walked = ended(web)
    places = indexes(web.core, key_id=walked.subject)
    erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    (telling,) = indexes(web.core, type=EntryType.ERASED)
    damage(web.core, 'DELETE FROM log_records WHERE "index" = ?', telling)
    assert faults(web.core) == [
        f"the record of entry {index} is gone, and no entry says why"
        for index in sorted([*places, telling])
    ]


@pytest.mark.parametrize("part", PARTS)
def test_the_last_leaf_is_gone(filled: Core, part: int) -> None:
    damage(filled, 'DELETE FROM log_leaves WHERE "index" = ?', ENTRIES - 1)
    found = faults(filled, part=part)
    assert f"there is a record {ENTRIES - 1} without an entry" in found
    assert "the tree has too many or too few hashes" in found
    assert f"{ENTRIES} entries were signed, and there are {ENTRIES - 1}" in found


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("index", [0, 5, 6, 13])
def test_a_gap(filled: Core, index: int, part: int) -> None:
    damage(filled, 'DELETE FROM log_leaves WHERE "index" = ?', index)
    found = faults(filled, part=part)
    assert f"entry {index} is missing" in found
    assert "1 entries are missing" in found


@pytest.mark.parametrize("part", PARTS)
def test_several_gaps_are_all_named(filled: Core, part: int) -> None:
    damage(filled, 'DELETE FROM log_leaves WHERE "index" IN (3, 4, 11)')
    found = faults(filled, part=part)
    assert {f"entry {index} is missing" for index in (3, 4, 11)} <= set(found)


def test_the_newest_entries_are_cut_off(filled: Core) -> None:
    """As neatly as can be; what was signed tells."""
    cut(filled, ENTRIES - 3)
    assert faults(filled) == [f"{ENTRIES} entries were signed, and there are {ENTRIES - 3}"]


COLUMNS = [
    ("at", "2031-01-01 00:00:00.000000"),
    ("type", "exported"),
    ("type", "erased"),
    ("organisation_id", 77),
    ("unit_id", 77),
    ("encounter", "a" * 26),
    ("template", "talk"),
    ("purpose", "remote_meeting"),
    ("notice", "a" * 64),
    ("record_id", "018f0000-0000-7000-8000-000000000000"),
]


@pytest.mark.parametrize(("column", "value"), COLUMNS)
def test_a_record_that_is_filed_elsewhere(filled: Core, column: str, value: object) -> None:
    """An auditor would not find it where it belongs."""
    damage(filled, f'UPDATE log_records SET {column} = ? WHERE "index" = 5', value)  # noqa: S608
    (fault,) = faults(filled)
    assert "entry 5" in fault


def test_a_key_that_is_gone(web: Web) -> None:
    walked = ended(web)
    damage(web.core, "DELETE FROM record_keys WHERE id = ?", walked.subject)
    places = indexes(web.core, key_id=walked.subject)
    assert faults(web.core) == [f"the record of entry {index} does not open" for index in places]


def test_a_changed_key(web: Web) -> None:
    walked = ended(web)
    with damaging(web.core) as database:
        wrapped = "SELECT wrapped_key FROM record_keys WHERE id = ?"
        (key,) = database.execute(wrapped, (walked.subject,)).fetchone()
        changed = key[:-1] + bytes([key[-1] ^ 1])
        database.execute(
            "UPDATE record_keys SET wrapped_key = ? WHERE id = ?", (changed, walked.subject)
        )
    places = indexes(web.core, key_id=walked.subject)
    assert faults(web.core) == [f"the record of entry {index} does not open" for index in places]


# Texts and signatures --------------------------------------------------------------------------


@pytest.mark.parametrize("media_type", ["text/markdown; charset=utf-8", "application/json"])
def test_a_changed_text(web: Web, media_type: str) -> None:
    ended(web)
    with damaging(web.core) as database:
        kept = "SELECT sha256 FROM notice_texts WHERE media_type = ?"
        ((sha256,),) = database.execute(kept, (media_type,)).fetchall()
        database.execute("UPDATE notice_texts SET text = text || '.' WHERE sha256 = ?", (sha256,))
    assert faults(web.core) == [f"the text {sha256} was changed"]


def test_a_text_that_is_gone(web: Web) -> None:
    ended(web)
    with damaging(web.core) as database:
        ((sha256,),) = database.execute(
            "SELECT sha256 FROM notice_texts WHERE media_type != 'application/json'"
        ).fetchall()
        database.execute("DELETE FROM notice_texts WHERE sha256 = ?", (sha256,))
    found = faults(web.core)
    assert found
    assert all(sha256 in each for each in found)


def resign(core: Core, size: int, root: bytes) -> None:
    """Sign something else with the log's own key."""

    signers = read_signers(core.settings.log.key_file)
    note = sign_note(Checkpoint(signers[0].name, size, root).text(), signers)
    damage(core, "UPDATE log_checkpoints SET note = ?, size = ?", note, size)


def test_the_signed_root_of_another_tree(filled: Core) -> None:
    resign(filled, ENTRIES, leaf_hash(b"another"))
    assert faults(filled) == [
        f"the first {ENTRIES} entries are not those that were signed",
    ]


def test_more_was_signed_than_there_is(filled: Core) -> None:
    resign(filled, ENTRIES + 1, bytes(32))
    assert faults(filled) == [
        f"the checkpoint of {ENTRIES} entries is gone",
        f"{ENTRIES + 1} entries were signed, and there are {ENTRIES}",
    ]


def test_every_checkpoint_is_gone(filled: Core) -> None:
    """The log's keys tell that there was one, and what was carried outside tells the same."""
    damage(filled, "DELETE FROM log_checkpoints")
    expected = [f"the checkpoint of {ENTRIES} entries is gone"]
    assert faults(filled) == expected
    with filled.database.write() as work:
        remember(work.session, Errand("mail", ENTRIES))
        remember(work.session, Errand("purge"))
    assert faults(filled) == expected
    damage(filled, "DELETE FROM log_keys")
    assert faults(filled) == expected


def test_the_newest_checkpoint_and_its_entries_are_gone(filled: Core) -> None:
    grow(filled, 2)
    signed(filled)
    with filled.database.write() as work:
        remember(work.session, Errand("mail", ENTRIES + 2))
    damage(filled, "DELETE FROM log_checkpoints WHERE size > ?", ENTRIES)
    cut(filled, ENTRIES)
    assert faults(filled) == [
        f"the checkpoint of {ENTRIES + 2} entries is gone",
        f"{ENTRIES + 2} entries were signed, and there are {ENTRIES}",
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (lambda id_, at: LogCosignatureRow(checkpoint_id=id_, witness="w", line="-", at=at), "co"),
        (lambda id_, _at: LogTimestampRow(checkpoint_id=id_, response=b"-"), "time-"),
    ],
)
def test_a_checkpoint_in_between_is_gone(
    filled: Core, row: Callable[[int, datetime], Base], what: str
) -> None:
    grow(filled, 1)
    between = signed(filled).id
    grow(filled, 1)
    signed(filled)
    with filled.database.write() as work:
        work.session.add(row(between, work.now))
    assert faults(filled) == []
    damage(filled, "DELETE FROM log_checkpoints WHERE id = ?", between)
    (fault,) = faults(filled)
    assert f"checkpoint {between}, which was {what}" in fault


SPOILT: dict[str, Callable[[str], str]] = {
    "another size": lambda note: note.replace(f"\n{ENTRIES}\n", f"\n{ENTRIES - 1}\n"),
    "another signature": lambda note: note[:-8] + "AAAAAA=\n",
    "no signature": lambda note: note.split("\n\n", maxsplit=1)[0] + "\n\n",
    "nothing": lambda _note: "",
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_changed_note(filled: Core, how: str) -> None:
    spoil = SPOILT[how]
    with filled.database.read() as session:
        note = session.query(LogCheckpointRow).one().note
    assert spoil(note) != note
    damage(filled, "UPDATE log_checkpoints SET note = ?", spoil(note))
    (fault,) = faults(filled)
    assert fault.startswith("the last checkpoint does not verify")


def test_a_note_whose_key_is_not_the_logs(filled: Core) -> None:
    damage(filled, "UPDATE log_keys SET vkey = vkey || 'x'")
    assert "the last checkpoint does not verify" in faults(filled)[0]


def test_the_head_tells_size_root_and_what_was_signed(filled: Core) -> None:
    grow(filled, 1)
    with filled.database.read() as session:
        head = integrity.check_head(filled, session)
    assert (head.size, head.signed_size, head.cosigned) == (ENTRIES + 1, ENTRIES, 0)
    assert head.root == signed_root(filled)


def signed_root(core: Core) -> str:
    """The root as it is signed now."""
    return parse_checkpoint(split_note(signed(core).note)[0]).root.hex()


def test_who_cosigned_is_counted_and_a_false_one_told(
    filled: Core, settings: Settings, clock: Clock
) -> None:
    with fake_witness() as witness:
        introduce(witness, settings, clock)
        with opened(settings, clock, witness_policy=policy_of(witness)) as core:
            ask_due(core)
            with core.database.read() as session:
                assert integrity.check_head(core, session).cosigned == 1
            assert faults(core) == []
            damage(core, "UPDATE log_cosignatures SET line = substr(line, 1, length(line) - 8)")
            (fault,) = faults(core)
            assert fault.startswith("the last checkpoint does not verify")
