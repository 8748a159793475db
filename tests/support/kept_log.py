"""The log as a test finds it in the database: walks that fill it, faults in it, damage to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask_admin_app.core import Core
from flask_admin_app.models import LogCheckpointRow, LogLeafRow, LogRecordRow
from flask_admin_app.services import meeting
from flask_admin_app.services.log import checkpoints, integrity, proofs
from flask_admin_app.services.log.sealed import Opened, Opener
from tests.support.probe import person
from tests.support.way import press
from tests.support.web import Client, Web
from tuokio.ledger.checkpoint import Checkpoint
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import leaf_bytes
from tuokio.ledger.tlog_proof import verify_proof
from tuokio.ledger.tree import node_id


@dataclass(frozen=True)
class Walked:
    """An encounter that somebody went through. `subject` is what the log calls them."""

    encounter: str
    client: Client
    subject: str


def subject_of(core: Core, ref: str) -> str:
    """What the log calls a client."""
    found = person(core, ref).subject_ref
    assert found
    return found


def inside(web: Web, slug: str = "talk") -> Walked:
    """Somebody was let in and came."""
    encounter, client = web.admitted(slug)
    meeting.joined(web.core, client.ref)
    return Walked(encounter, client, subject_of(web.core, client.ref))


def ended(web: Web, slug: str = "talk") -> Walked:
    """The same, and the encounter is over."""
    walked = inside(web, slug)
    press(web, walked.encounter, "end")
    return walked


def faults(core: Core, *, part: int = integrity.PART) -> list[str]:
    """All that is wrong with the log, looked at in parts of that many entries."""
    found: list[str] = []
    following: int | None = 0
    with core.database.read() as session:
        while following is not None:
            looked = integrity.check_part(core, session, following, part)
            found += looked.faults
            following = looked.next
        return found + list(integrity.check_head(core, session).faults)


@contextmanager
def damaging(core: Core) -> Iterator[sqlite3.Connection]:
    """SQLite without any of our guards: triggers and foreign keys are off."""
    path = core.database.engine.url.database
    assert path
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = guards.fetchall()
        assert kept
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in kept:
            connection.execute(sql)
    finally:
        connection.close()


def damage(core: Core, statement: str, *values: Any) -> None:
    """One change that nobody may make; it must change something."""
    with damaging(core) as database:
        assert database.execute(statement, values).rowcount > 0, statement


def cut(core: Core, size: int) -> None:
    """The log as it was at that size, as neatly as can be; what was signed since then stays."""
    with damaging(core) as database:
        database.execute('DELETE FROM log_records WHERE "index" >= ?', (size,))
        database.execute('DELETE FROM log_leaves WHERE "index" >= ?', (size,))
        database.execute("DELETE FROM log_nodes WHERE id >= ?", (node_id(0, size),))


def indexes(core: Core, **columns: Any) -> list[int]:
    """The places of records with these columns, in order."""
    with core.database.read() as session:
        rows = session.query(LogRecordRow).filter_by(**columns).order_by(LogRecordRow.index)
        return [row.index for row in rows]


def opened(core: Core, **columns: Any) -> list[Opened]:
    """Those records, opened."""
    with core.database.read() as session:
        opener = Opener(session, core.key_encryption_key)
        rows = session.query(LogRecordRow).filter_by(**columns).order_by(LogRecordRow.index)
        return [opener.open(row) for row in rows]


def signed(core: Core, *, publish: bool = False) -> LogCheckpointRow:
    """The log, signed as it is now."""
    with core.database.write() as work:
        return checkpoints.sign(core, work, publish=publish)


def leaf_of(core: Core, index: int) -> bytes:
    """The hash of an entry's leaf, from the leaf as it stands."""
    with core.database.read() as session:
        return leaf_hash(leaf_bytes(index, session.get_one(LogLeafRow, index).commitment))


def proof(core: Core, index: int, checkpoint: LogCheckpointRow) -> str:
    """That the entry is in the log of that checkpoint."""
    with core.database.read() as session:
        row = session.get_one(LogCheckpointRow, checkpoint.id)
        return proofs.proof_of(session, index, row)


def check(core: Core, index: int, text: str) -> Checkpoint:
    """Check a proof with nothing but the leaf and the log's public keys."""
    with core.database.read() as session:
        keys = checkpoints.vkeys(session)
    return verify_proof(text, leaf_hash=leaf_of(core, index), vkeys=keys)
