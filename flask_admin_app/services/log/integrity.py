"""Whether the log in the database is whole: what `tuokio log verify` and the auditor's button ask.

In parts, so that a page can show how far it is: each part checks its leaves against the tree's
hashes, every hash that these leaves complete against its two halves, and every record against its
commitment. The head is checked against what was signed. An outsider need not believe any of it:
`tuokio-verify` does the same on a bundle.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogLeafRow, LogNodeRow, LogRecordRow, NoticeTextRow
from flask_admin_app.services.log.checkpoints import last, note_of, signed_size, vkeys
from flask_admin_app.services.log.erased_places import ErasedPlaces
from flask_admin_app.services.log.faults import RecordUnreadableError
from flask_admin_app.services.log.filing import wrong_column
from flask_admin_app.services.log.past_checkpoints import lost
from flask_admin_app.services.log.sealed import Opener
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.bundle import texts_of
from tuokio.ledger.checkpoint import verify_note
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.hashing import leaf_hash, node_hash
from tuokio.ledger.leaf import commit, leaf_bytes
from tuokio.ledger.notes import NoteInvalid
from tuokio.ledger.tree import Position, node_id, root

PART = 2000
"""Entries in one part."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some entries in a row. `next` is where the next part begins."""

    checked: int
    opened: int
    erased: int
    next: int | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What was found of the whole. `root` is in hex; `cosigned` counts witnesses."""

    size: int
    root: str
    signed_size: int
    cosigned: int
    faults: tuple[str, ...]


def check_part(
    core: Core,
    session: Session,
    first: int,
    count: int = PART,
    *,
    erased_places: ErasedPlaces | None = None,
) -> Part:
    """Check the entries from `first` on, at most `count`. Whoever checks several parts gives the
    same `erased_places` to each, so that the entries of erasures are opened once."""
    leaves = session.execute(
        select(LogLeafRow.index, LogLeafRow.commitment)
        .where(LogLeafRow.index >= first, LogLeafRow.index < first + count)
        .order_by(LogLeafRow.index)
    )
    commitments: dict[int, bytes] = dict(leaves.all())
    size = SqlTree(session).size()
    faults = [*_gaps(first, count, size, commitments), *_tree_faults(session, commitments)]
    opened, record_faults = _record_faults(core, session, commitments)
    empty = _empty_places(session, commitments)
    erased = (erased_places or ErasedPlaces(core)).among(session, empty)
    following = first + count
    return Part(
        checked=len(commitments),
        opened=opened,
        erased=len(erased),
        next=following if following < size else None,
        faults=(*faults, *record_faults, *_unexplained(empty - erased)),
    )


def check_head(core: Core, session: Session) -> Head:
    """Check size, root, signatures and texts."""
    tree = SqlTree(session)
    size = tree.size()
    faults = [*_stray_rows(session, size), *_text_faults(session), *lost(session)]
    signed_before = signed_size(session)
    if signed_before > size:
        faults.append(f"{signed_before} entries were signed, and there are {size}")
    try:
        top = root(tree, size).hex()
    except LookupError as error:
        return Head(size, "", 0, 0, (*faults, str(error)))
    signed = last(session)
    if signed is None:
        return Head(size, top, 0, 0, tuple(faults))
    cosigned = 0
    try:
        checkpoint = verify_note(signed.note, vkeys(session))
        if checkpoint.size <= size and root(tree, checkpoint.size) != checkpoint.root:
            faults.append(f"the first {checkpoint.size} entries are not those that were signed")
        policy = core.settings.log.witness_policy
        keys = [witness.vkey for witness in policy.witnesses] if policy else []
        cosigned = len(verify_cosignatures(note_of(signed), keys))
    except (NoteInvalid, LookupError) as error:
        faults.append(f"the last checkpoint does not verify: {error}")
    return Head(size, top, signed.size, cosigned, tuple(faults))


def _gaps(first: int, count: int, size: int, there: Collection[int]) -> Iterator[str]:
    for index in range(first, min(first + count, size)):
        if index not in there:
            yield f"entry {index} is missing"


def _tree_faults(session: Session, commitments: dict[int, bytes]) -> list[str]:
    """Leaf hashes against leaves; parents against their children."""
    if not commitments:
        return []
    first, after = min(commitments), max(commitments) + 1
    known = _nodes_between(session, node_id(0, first), node_id(0, after))
    faults = []
    for index, commitment in commitments.items():
        if known.get(node_id(0, index)) != leaf_hash(leaf_bytes(index, commitment)):
            faults.append(f"entry {index} is not the one that stands in the tree")
        for parent, left, right in _completed(index):
            halves = [known.get(node_id(*each)) or _node(session, each) for each in (left, right)]
            whole = known.get(node_id(*parent))
            if None in halves or whole != node_hash(halves[0] or b"", halves[1] or b""):
                faults.append(f"the tree is damaged above entry {index}")
    return faults


def _completed(index: int) -> Iterator[tuple[Position, Position, Position]]:
    """The parents that a leaf completes, with their two children."""
    level = 0
    while index & 1:
        yield (level + 1, index >> 1), (level, index - 1), (level, index)
        level, index = level + 1, index >> 1


def _nodes_between(session: Session, first: int, after: int) -> dict[int, bytes]:
    rows = session.execute(
        select(LogNodeRow.id, LogNodeRow.hash).where(LogNodeRow.id >= first, LogNodeRow.id < after)
    )
    return {row.id: row.hash for row in rows}


def _node(session: Session, position: Position) -> bytes | None:
    return session.scalar(select(LogNodeRow.hash).where(LogNodeRow.id == node_id(*position)))


def _record_faults(
    core: Core, session: Session, commitments: dict[int, bytes]
) -> tuple[int, list[str]]:
    """How many records opened and are those that were committed to; what is wrong with others."""
    opener = Opener(session, core.key_encryption_key)
    texts = set(session.scalars(select(NoticeTextRow.sha256)))
    opened, faults = 0, []
    for row in session.scalars(select(LogRecordRow).where(_among(commitments))):
        fault = _record_fault(opener, row, commitments.get(row.index), texts)
        if fault is None:
            opened += 1
        else:
            faults.append(fault)
    session.expunge_all()
    return opened, faults


def _record_fault(
    opener: Opener, row: LogRecordRow, commitment: bytes | None, texts: set[str]
) -> str | None:
    try:
        found = opener.open(row)
    except RecordUnreadableError:
        return f"the record of entry {row.index} does not open"
    if commit(found.salt, found.canonical) != commitment:
        return f"the record of entry {row.index} is not the one that was logged"
    if misfiled := wrong_column(row, found.record):
        return f"the record of entry {row.index} is filed under another {misfiled}"
    for sha256 in texts_of(found.record):
        if sha256 not in texts:
            return f"the text {sha256} of entry {row.index} is missing"
    return None


def _empty_places(session: Session, commitments: dict[int, bytes]) -> set[int]:
    """Entries whose records are gone."""
    there = session.scalars(select(LogRecordRow.index).where(_among(commitments)))
    return set(commitments) - set(there)


def _unexplained(places: Iterable[int]) -> Iterator[str]:
    for index in sorted(places):
        yield f"the record of entry {index} is gone, and no entry says why"


def _among(commitments: dict[int, bytes]) -> ColumnElement[bool]:
    """Records of these entries, which stand in a row."""
    if not commitments:
        return false()
    return LogRecordRow.index.between(min(commitments), max(commitments))


def _stray_rows(session: Session, size: int) -> list[str]:
    nodes = session.scalar(select(func.count()).select_from(LogNodeRow)) or 0
    records = session.scalar(select(func.max(LogRecordRow.index)))
    leaves = session.scalar(select(func.count()).select_from(LogLeafRow)) or 0
    faults = []
    if leaves != size:
        faults.append(f"{size - leaves} entries are missing")
    if nodes != node_id(0, size):
        faults.append("the tree has too many or too few hashes")
    if records is not None and records >= size:
        faults.append(f"there is a record {records} without an entry")
    return faults


def _text_faults(session: Session) -> list[str]:
    return [
        f"the text {row.sha256} was changed"
        for row in session.scalars(select(NoticeTextRow))
        if hashlib.sha256(row.text.encode()).hexdigest() != row.sha256
    ]
