"""The log without web pages: people who answer, entries to count, and the whole log checked with
nothing of the service but its tables and its keys."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from sqlalchemy import select, text

from flask_admin_app.core import Core
from flask_admin_app.models import (
    EncounterRow,
    InvitationRow,
    LogCheckpointRow,
    LogRecordRow,
    NoticeTextRow,
)
from flask_admin_app.services import arrival, lifecycle, own_place
from flask_admin_app.services.invitations import secret_of
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import checkpoints, integrity, proofs
from flask_admin_app.services.log.sealed import Opener
from flask_admin_app.services.log.tree_store import SqlTree
from flask_admin_app.services.notice_texts import notice_for
from tests.support.cast import Cast
from tests.support.pymerkle_tree import PymerkleTree
from tuokio.ledger import Checkpoint, Entry, EntryType, verify_consistency, verify_note
from tuokio.ledger.bundle import texts_of
from tuokio.ledger.hashing import EMPTY_ROOT
from tuokio.ledger.tree import root

LANGUAGE = "fi"


def entry(number: int = 0, *, encounter: str | None = None, subject: str | None = None) -> Entry:
    """An entry to count by."""
    facts: dict[str, str | int] = {"what": "test", "number": number}
    return Entry(EntryType.VIEWED, encounter, subject=subject, facts=facts)


def append(core: Core, *entries: Entry) -> list[int]:
    """Append these in one transaction; return their indexes."""
    with core.database.write() as work:
        return [work.ledger.append(each) for each in entries]


class ChangedOurMind(Exception):
    """Why a transaction fails after it has appended."""


def append_in_vain(core: Core, *entries: Entry) -> list[int]:
    """Append these in a transaction that fails; return the indexes that they would have had."""
    found: list[int] = []
    try:
        with core.database.write() as work:
            found += [work.ledger.append(each) for each in entries]
            raise ChangedOurMind
    except ChangedOurMind:
        return found


# People ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Visit:
    """A client who came through the link of an encounter."""

    encounter: str
    ref: str
    token: str | None


def visit(core: Core, slug: str = "talk") -> Visit:
    """An encounter of the professional, and its client, who has not answered yet."""
    encounter = launch(core, Cast(core).professional, slug)
    with core.database.read() as session:
        query = select(InvitationRow).where(InvitationRow.encounter_id == encounter)
        secret = secret_of(core, session.scalars(query).one())
    came = arrival.proceed(
        core, secret, tokens={}, staff=None, name=None, take_over=False, language=LANGUAGE
    )
    assert isinstance(came, arrival.Arrived)
    return Visit(encounter, came.ref, came.token)


def answer(core: Core, client: Visit, yes: bool) -> None:
    """They agree to what the notice asks, or refuse it."""
    with core.database.read() as session:
        notice = notice_for(session.get_one(EncounterRow, client.encounter), LANGUAGE)
    own_place.answer(core, client.ref, client.token, own_place.Answer(yes, notice.sha256))


def withdraw(core: Core, client: Visit) -> None:
    """They take everything back."""
    own_place.withdraw(core, client.ref, client.token, language=LANGUAGE)


def end(core: Core, encounter: str) -> None:
    """The professional ends it for everyone."""
    lifecycle.end(core, Cast(core).professional, encounter)


# From outside ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Whole:
    """A log that was found in order. `records` are those that are left, by index."""

    leaves: tuple[bytes, ...]
    root: bytes
    records: dict[int, dict[str, Any]]

    @property
    def size(self) -> int:
        """Entries."""
        return len(self.leaves)

    @cached_property
    def tree(self) -> PymerkleTree:
        """The tree that another implementation makes of the leaves."""
        return PymerkleTree(self.leaves)


def leaves_of(core: Core) -> list[bytes]:
    """The leaves as docs/verifying.md spells them, made from the bare table. Their indexes have no
    gap."""
    with core.database.engine.connect() as connection:
        query = 'SELECT "index", commitment FROM log_leaves ORDER BY "index"'
        rows = [tuple(row) for row in connection.execute(text(query))]
    assert [index for index, _ in rows] == list(range(len(rows))), "an index is missing"
    return [
        _json({"v": 1, "seq": index, "commitment": bytes(commitment).hex()})
        for index, commitment in rows
    ]


def records_of(core: Core, leaves: list[bytes]) -> dict[int, dict[str, Any]]:
    """Every record that is left, by index. Each is what its leaf commits to."""
    found = {}
    with core.database.read() as session:
        opener = Opener(session, core.key_encryption_key)
        for row in session.scalars(select(LogRecordRow).order_by(LogRecordRow.index)):
            opened = opener.open(row)
            assert opened.canonical == _json(opened.record), "not in the one spelling"
            commitment = hashlib.sha256(opened.salt + opened.canonical).hexdigest()
            assert json.loads(leaves[row.index])["commitment"] == commitment
            found[row.index] = opened.record
    return found


def faults_of(core: Core) -> list[str]:
    """What the service finds wrong with its log."""
    with core.database.read() as session:
        found = list(integrity.check_head(core, session).faults)
        first: int | None = 0
        while first is not None:
            part = integrity.check_part(core, session, first)
            found += part.faults
            first = part.next
        return found


def check_whole(core: Core) -> Whole:
    """The whole log, after making sure that it is one: no gaps, the tree that another
    implementation makes of the leaves, every record what was committed to, every text that it names
    kept, every place without a record told as erased."""
    leaves = leaves_of(core)
    assert faults_of(core) == []
    with core.database.read() as session:
        top = root(SqlTree(session), len(leaves))
    records = records_of(core, leaves)
    whole = Whole(tuple(leaves), top, records)
    assert top == (whole.tree.root(whole.size) if leaves else EMPTY_ROOT)
    erased: set[int] = set()
    for record in records.values():
        if record["event_type"] == "erased":
            erased |= set(record["facts"]["entries"])
    assert erased == set(range(len(leaves))) - records.keys()
    named = {sha256 for record in records.values() for sha256 in texts_of(record)}
    with core.database.read() as session:
        assert named <= set(session.scalars(select(NoticeTextRow.sha256))), "a text is missing"
    return whole


def check_checkpoints(core: Core) -> list[Checkpoint]:
    """All that was ever signed, oldest first: each verifies, and each continues the one before."""
    with core.database.read() as session:
        keys = checkpoints.vkeys(session)
        rows = session.scalars(select(LogCheckpointRow).order_by(LogCheckpointRow.id)).all()
        signed = [verify_note(row.note, keys) for row in rows]
        told = [each for each in signed if each.size > 0]
        for older, newer in pairwise(told):
            verify_consistency(
                size1=older.size,
                size2=newer.size,
                proof=proofs.consistency(session, older.size, newer.size),
                root1=older.root,
                root2=newer.root,
            )
    return signed


def _json(value: object) -> bytes:
    """RFC 8785, of what has no floats and no names beyond ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
