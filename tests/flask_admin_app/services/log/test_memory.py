"""What the log's writer remembers, and that it believes none of it blindly."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, event, insert
from sqlalchemy.exc import IntegrityError

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogNodeRow, LogRecordRow, RecordKeyRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.log import memory
from flask_admin_app.services.log.erasure import erase_subject, purge
from flask_admin_app.services.log.memory import LogMemory
from tests.support.clock import Clock
from tests.support.log import (
    append,
    append_in_vain,
    check_whole,
    end,
    entry,
    leaves_of,
    records_of,
    visit,
)
from tests.support.probe import dump, person
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.tree import Growth, node_id
from tuokio.sealing import Sealer


@pytest.fixture
def another(settings: Settings, clock: Clock) -> Iterator[Core]:
    """Another process of the service, with a memory of its own."""
    made = Core(settings, clock=clock)
    yield made
    made.database.close()


Statements = list[str]


@pytest.fixture
def asked(core: Core) -> Statements:
    """What the database is asked from now on."""
    found: Statements = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(core.database.engine, "before_cursor_execute", note)
    return found


@pytest.fixture
def backup(core: Core, folder: Path, tmp_path: Path) -> Callable[[], Callable[[], None]]:
    """Copies the database, and returns what brings the copy back, under the service's feet."""
    there, copy = folder / "tuokio.db", tmp_path / "backup.db"

    def back_up() -> Callable[[], None]:
        _copy(there, copy)
        return lambda: _copy(copy, there)

    return back_up


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def test_the_edge_and_the_keys_are_asked_once(core: Core, asked: Statements) -> None:
    append(core, *map(entry, range(7)))
    asked.clear()
    append(core, entry())
    assert not [each for each in asked if "log_nodes.id IN" in each or "wrapped_key" in each]
    core.log_memory = LogMemory()
    fresh = Core(core.settings, clock=core.clock)
    fresh_asked: Statements = []
    event.listen(
        fresh.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_more: fresh_asked.append(statement),
    )
    append(fresh, entry())
    assert [each for each in fresh_asked if "wrapped_key" in each], "this is how they are asked"
    fresh.database.close()
    check_whole(core)


def test_another_writer_is_noticed(core: Core, another: Core) -> None:
    for turn in range(9):
        assert append(core, entry()) == [3 * turn]
        assert append(another, entry(), entry()) == [3 * turn + 1, 3 * turn + 2]
    check_whole(core)


def test_what_was_rolled_back_is_not_remembered(core: Core) -> None:
    client = visit(core)
    before = check_whole(core)
    for _ in range(3):
        about = entry(encounter=client.encounter, subject=client.ref)
        # The first makes the key of the house.
        assert append_in_vain(core, entry(), about) == [before.size, before.size + 1]
    assert append(core, entry()) == [before.size]
    assert check_whole(core).leaves[:-1] == before.leaves


@pytest.mark.parametrize("more", [1, 2, 5, 8])
def test_an_older_copy_of_the_database_is_noticed(
    core: Core, backup: Callable[[], Callable[[], None]], more: int
) -> None:
    """Somebody brings a backup back and does not start the service anew."""
    append(core, *map(entry, range(5)))
    older = check_whole(core)
    restore = backup()
    for number in range(more):
        append(core, entry(number))
    newer = check_whole(core)
    restore()
    for step in range(more + 2):  # up to where it was, and beyond
        assert append(core, entry()) == [older.size + step]
        whole = check_whole(core)
        assert whole.leaves[: older.size] == older.leaves
        assert whole.leaves != newer.leaves


@pytest.mark.parametrize("more", [1, 2, 3])
def test_an_older_copy_that_grew_as_far_is_noticed(
    core: Core, another: Core, backup: Callable[[], Callable[[], None]], more: int
) -> None:
    """By its end: it has as many entries as are remembered, and others."""
    append(core, *map(entry, range(5)))
    restore = backup()
    append(core, *map(entry, range(more)))
    restore()
    append(another, *map(entry, range(more)))
    for step in range(9):  # sooner or later everything at the edge goes into a node
        assert append(core, entry()) == [5 + more + step]
    check_whole(core)


def test_what_an_older_copy_lacks_is_written_again(
    core: Core, backup: Callable[[], Callable[[], None]]
) -> None:
    """Keys of houses, and the documents of who answers for the data."""
    restore = backup()
    append(core, entry())
    visit(core)
    restore()
    append(core, entry())
    visit(core)
    check_whole(core)


def test_a_destroyed_key_seals_nothing(core: Core, another: Core) -> None:
    client = visit(core)
    append(core, entry(encounter=client.encounter))
    assert core.log_memory.sealer(client.encounter)
    with another.database.write() as work:
        work.session.execute(delete(LogRecordRow).where(LogRecordRow.key_id == client.encounter))
        work.session.execute(delete(RecordKeyRow).where(RecordKeyRow.id == client.encounter))
    before = dump(core)
    with pytest.raises(IntegrityError):
        append(core, entry(encounter=client.encounter))
    assert dump(core) == before


def test_a_key_that_was_made_in_vain_is_made_again(core: Core, another: Core) -> None:
    """For an encounter from before the log had keys; a transaction fails at its very end, or
    before."""
    client = visit(another)
    with another.database.write() as work:
        work.session.execute(delete(LogRecordRow).where(LogRecordRow.key_id == client.encounter))
        work.session.execute(delete(RecordKeyRow).where(RecordKeyRow.id == client.encounter))
    about = entry(encounter=client.encounter)
    taken = insert(LogNodeRow).values(id=node_id(0, len(leaves_of(core))), hash=b"x" * 32)

    def fail() -> None:
        with core.database.write() as work:
            work.ledger.append(about)
            work.session.execute(taken)

    with pytest.raises(IntegrityError):
        fail()
    append_in_vain(core, about)
    (index,) = append(core, about)
    assert records_of(core, leaves_of(core))[index]["encounter_ref"] == client.encounter


def test_a_purge_in_another_process_leaves_a_log_that_goes_on(
    core: Core, another: Core, clock: Clock
) -> None:
    client = visit(core)
    end(core, client.encounter)
    clock.forward(days=5000)
    assert purge(another).encounters == 1
    assert core.log_memory.sealer(client.encounter), "nobody has told us"
    append(core, entry())
    visit(core)
    check_whole(core)


def test_a_key_that_another_process_destroyed_is_soon_forgotten(core: Core, another: Core) -> None:
    client = visit(core)
    end(core, client.encounter)
    append(core, entry())
    subject = person(core, client.ref).subject_ref
    assert subject
    before = core.log_memory.key_ids()
    erase_subject(another, subject_ref=subject, actor=None, organisation_id=None)
    assert subject in before
    assert core.log_memory.key_ids() == before, "nobody has told us"
    lifecycle.tick(core)
    assert core.log_memory.key_ids() == [each for each in before if each != subject]
    assert len(before) > 2


def test_while_nothing_is_remembered_nothing_is_asked(core: Core, asked: Statements) -> None:
    lifecycle.tick(core)
    assert not [each for each in asked if "record_keys" in each]
    append(core, entry())
    lifecycle.tick(core)
    assert [each for each in asked if "record_keys" in each], "this is how it is asked"


# Alone -----------------------------------------------------------------------------------------


def grown(count: int) -> Growth:
    """A tree with so many leaves."""
    growth = Growth(0, [])
    for number in range(count):
        growth.append(leaf_hash(b"%d" % number))
    return growth


def newest(growth: Growth) -> bytes | None:
    """The hash that the database would end with."""
    return growth.edge_hashes[-1] if growth.size else None


def test_an_empty_log_needs_no_memory() -> None:
    found = LogMemory().growth(0, None)
    assert found
    assert found.size == 0


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 100])
def test_a_tree_goes_on_from_memory(count: int) -> None:
    mind = LogMemory()
    mind.committed(grown(count), {}, {})
    found = mind.growth(count, newest(grown(count)))
    assert found
    found.append(leaf_hash(b"%d" % count))
    assert found.root() == grown(count + 1).root()
    again = mind.growth(count, newest(grown(count)))
    assert again
    assert again.size == count, "what goes on from it changes it only by a commit"


@pytest.mark.parametrize("size", [0, 1, 6, 8])
def test_another_size_or_another_end_is_another_tree(size: int) -> None:
    for asked in ((size, newest(grown(7))), (7, newest(grown(6))), (7, None)):
        mind = LogMemory()
        mind.committed(grown(7), {}, {})
        assert mind.growth(*asked) is None


def test_a_commit_that_is_told_late_takes_nothing_back() -> None:
    mind = LogMemory()
    mind.committed(grown(5), {}, {})
    mind.committed(grown(4), {}, {})
    assert mind.growth(5, newest(grown(5)))


def test_the_key_that_rested_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_KEYS", 3)
    mind = LogMemory()
    keys = {name: Sealer(secrets.token_bytes(32)) for name in "abcd"}
    for name in "abc":
        mind.committed(grown(0), {name: keys[name]}, {})
    assert mind.sealer("a") is keys["a"]
    mind.committed(grown(0), {"d": keys["d"]}, {})
    assert [name for name in "abcd" if mind.sealer(name)] == ["a", "c", "d"]


def test_a_destroyed_key_is_forgotten() -> None:
    mind = LogMemory()
    mind.committed(grown(0), {"a": Sealer(secrets.token_bytes(32))}, {})
    mind.forget(["a", "b"])
    assert mind.sealer("a") is None
