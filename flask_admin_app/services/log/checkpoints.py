"""Signed checkpoints: what the log was at a size (C2SP tlog-checkpoint).

Those that are shown to anyone move on hourly at most: a live count would tell how much work a small
service has. Receipts and auditors get others in between, of the same tree.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import LogCheckpointRow, LogErrandRow, LogKeyRow
from flask_admin_app.services.log.faults import LogDamagedError, LogHoleError
from flask_admin_app.services.log.signing_keys import remember, signers_of
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.notes import NoteInvalid, Signer, add_signatures, sign_note, split_note
from tuokio.ledger.proofs import ProofInvalid, verify_consistency
from tuokio.ledger.tree import consistency_proof, root

PUBLISH_EVERY = timedelta(hours=1)


def latest(session: Session) -> LogCheckpointRow | None:
    """The newest that is shown to anyone."""
    return session.scalar(
        select(LogCheckpointRow)
        .where(LogCheckpointRow.published_at.is_not(None))
        .order_by(LogCheckpointRow.id.desc())
        .limit(1)
    )


def last(session: Session) -> LogCheckpointRow | None:
    """The newest that was signed."""
    return session.scalar(select(LogCheckpointRow).order_by(LogCheckpointRow.id.desc()).limit(1))


def at_or_before(session: Session, size: int) -> LogCheckpointRow | None:
    """The newest of a log with at most `size` entries, and with any at all: of those that anyone
    has seen, if there is one."""
    seen = or_(LogCheckpointRow.published_at.is_not(None), LogCheckpointRow.cosignatures.any())
    return session.scalar(
        select(LogCheckpointRow)
        .where(LogCheckpointRow.size <= size, LogCheckpointRow.size > 0)
        .order_by(
            seen.desc(),
            LogCheckpointRow.size.desc(),
            LogCheckpointRow.cosignatures.any().desc(),
            LogCheckpointRow.id.desc(),
        )
        .limit(1)
    )


def covering(core: Core, index: int) -> LogCheckpointRow:
    """One that the entry is in: the newest published one, else any; else one that is signed now.

    Raises:
        LogHoleError: there is no such entry (a `LookupError`).
        LogDamagedError: as `sign`.
    """
    with core.database.read() as session:
        if index >= SqlTree(session).size():
            raise LogHoleError(f"there is no entry {index}")
        for row in (latest(session), last(session)):
            if row is not None and row.size > index:
                return _detached(session, row)
    with core.database.write() as work:
        row = sign(core, work, publish=False)
        work.session.flush()
        return _detached(work.session, row)


def sign(core: Core, work: Work, *, publish: bool) -> LogCheckpointRow:
    """Sign the log as it is now, with every key that it signs with. One that is not published is
    the last one, if nothing has changed since.

    Raises:
        LogDamagedError: it does not continue what was signed before, or its key file is of no use.
    """
    session = work.session
    signers = check(core, session)
    tree = SqlTree(session)
    size = tree.size()
    before = last(session)
    if not publish and before is not None and _is_of(before, size, signers):
        return before
    checkpoint = Checkpoint(signers[0].name, size, root(tree, size))
    row = LogCheckpointRow(
        at=work.now,
        size=size,
        note=sign_note(checkpoint.text(), signers),
        published_at=work.now if publish else None,
    )
    session.add(row)
    session.flush()
    remember(work, signers, vkeys(session), size)
    return row


def check(core: Core, session: Session) -> tuple[Signer, ...]:
    """Make sure that the log continues what was signed before, and can be signed; return who
    signs. It reads little: the whole log is checked by `integrity`.

    Raises:
        LogDamagedError: it does not, or its key file is of no use.
    """
    tree = SqlTree(session)
    signed, size = signed_size(session), tree.size()
    if signed > size:
        raise LogDamagedError(f"{signed} entries were signed, and there are {size}")
    known = vkeys(session)
    before = last(session)
    if before is not None:
        _check_continues(tree, before, known, size)
    elif known or signed:
        raise LogDamagedError("the log was signed, and no checkpoint of it is left")
    return signers_of(core, known)


def signed_size(session: Session) -> int:
    """How many entries were signed, by all that tells of it: checkpoints, keys, and errands, which
    remember what they carried outside."""
    columns = (LogCheckpointRow.size, LogKeyRow.from_size, LogErrandRow.size)
    return max(session.scalar(select(func.max(column))) or 0 for column in columns)


def publish_if_due(core: Core) -> bool:
    """Show a new one to anyone, if the last is an hour old and there are entries since; the first
    one at once. Whether it did.

    Raises:
        LogDamagedError: as `check`, whether one is due or not.
    """
    with core.database.read() as session:
        check(core, session)
        if not _due(core, session):
            return False
    with core.database.write() as work:
        if not _due(core, work.session):
            return False
        sign(core, work, publish=True)
        return True


def note_of(row: LogCheckpointRow) -> str:
    """The note, with what witnesses said of it."""
    return add_signatures(row.note, [each.line for each in row.cosignatures])


def vkeys(session: Session) -> list[str]:
    """Every public key that the log ever signed with, the oldest first."""
    query = select(LogKeyRow.vkey).order_by(LogKeyRow.since, LogKeyRow.vkey)
    return list(session.scalars(query))


def _due(core: Core, session: Session) -> bool:
    before = latest(session)
    if before is None:
        return True
    rested = core.clock() - before.at >= PUBLISH_EVERY
    return rested and SqlTree(session).size() > before.size


def _check_continues(tree: SqlTree, before: LogCheckpointRow, known: list[str], size: int) -> None:
    try:
        signed = verify_note(before.note, known)
        if signed.size == 0:
            return
        verify_consistency(
            size1=signed.size,
            size2=size,
            proof=consistency_proof(tree, signed.size, size),
            root1=signed.root,
            root2=root(tree, size),
        )
    except NoteInvalid as error:
        raise LogDamagedError(f"what was signed last does not verify: {error}") from error
    except (ProofInvalid, ValueError, LookupError) as error:
        raise LogDamagedError("the log does not continue what was signed before") from error


def _is_of(row: LogCheckpointRow, size: int, signers: tuple[Signer, ...]) -> bool:
    """Whether it is of a log of this size, and signed by just these."""
    signed = {(each.name, each.key_id) for each in split_note(row.note)[1]}
    return row.size == size and signed == {(each.name, each.key_id) for each in signers}


def _detached(session: Session, row: LogCheckpointRow) -> LogCheckpointRow:
    """To be read after the session has ended."""
    _ = (row.cosignatures, row.timestamp)
    session.expunge(row)
    return row
