"""Whether the log still begins with everything that was ever signed of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from flask_admin_app.models import (
    LogCheckpointRow,
    LogCosignatureRow,
    LogErrandRow,
    LogKeyRow,
    LogTimestampRow,
)
from flask_admin_app.services.log.checkpoints import note_of, vkeys
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.checkpoint import verify_note
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.notes import NoteInvalid
from tuokio.ledger.tree import root

AT_ONCE = 200


def faults(session: Session) -> Iterator[str]:
    """Check every stored checkpoint and all signatures on it; tell what is wrong with each."""
    tree, keys = SqlTree(session), vkeys(session)
    rows = session.scalars(
        select(LogCheckpointRow)
        .options(selectinload(LogCheckpointRow.cosignatures))
        .order_by(LogCheckpointRow.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for row in rows:
        fault = _fault(tree, row, keys)
        if fault is not None:
            yield f"checkpoint {row.id}, of {row.size} entries: {fault}"


def lost(session: Session) -> Iterator[str]:
    """Checkpoints that are gone, where something is left that tells of them: a cosignature, a
    time-stamp, a key that signed first, or an errand that carried one outside."""
    for what, row in (("cosigned", LogCosignatureRow), ("time-stamped", LogTimestampRow)):
        there = exists().where(LogCheckpointRow.id == row.checkpoint_id)
        missing = select(row.checkpoint_id).where(~there).distinct()
        for id_ in session.scalars(missing.order_by(row.checkpoint_id)):
            yield f"checkpoint {id_}, which was {what}, is gone"
    sizes: set[int] = set()
    for column, least in ((LogKeyRow.from_size, 0), (LogErrandRow.size, 1)):
        there = exists().where(LogCheckpointRow.size == column)
        sizes.update(session.scalars(select(column).where(column >= least, ~there)))
    yield from (f"the checkpoint of {size} entries is gone" for size in sorted(sizes))


def _fault(tree: SqlTree, row: LogCheckpointRow, keys: list[str]) -> str | None:
    try:
        checkpoint = verify_note(row.note, keys)
        verify_cosignatures(note_of(row), [each.witness for each in row.cosignatures])
        if checkpoint.size != row.size:
            return "it is of another size"
        if root(tree, checkpoint.size) != checkpoint.root:
            return "the log does not begin with what was signed"
    except (NoteInvalid, LookupError) as error:
        return str(error)
    return None
