"""What an auditor takes away: a bundle that `tuokio-verify` checks without us (LOG 5)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogCheckpointRow, LogRecordRow, NoticeTextRow
from flask_admin_app.services.log.checkpoints import at_or_before, latest, note_of, sign, vkeys
from flask_admin_app.services.log.reading import Filters, Scope, each, last_index
from flask_admin_app.services.log.tree_store import SqlTree
from flask_admin_app.services.log.vouching import best, cosigned, witness_vkeys
from tuokio.ledger.bundle import BundleHead, write_bundle


def write(
    core: Core,
    folder: Path,
    *,
    scope: Scope | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> int:
    """Write a bundle and return how many records it shows. `since` is included, `until` is not;
    without a scope everything is shown: for the operator.

    The whole tree goes in, which tells nobody anything; records only of the time and the units
    asked for. A part is tied to a checkpoint before it by a consistency proof. Where no witness has
    cosigned the newest checkpoint, the last that one did cosign goes with it.

    Raises:
        BundleRefused: the folder is not empty.
    """
    filters = Filters(since=since, until=until)
    newest = _checkpoint(core, scope, filters).id
    shown = _Shown()
    with core.database.read() as session:
        row = session.get_one(LogCheckpointRow, newest)
        before = _before(session, since, row.size)
        head_row = best(session, row)
        seen = None if head_row.cosignatures else cosigned(session, row.size)
        head = BundleHead(
            checkpoint=note_of(head_row),
            checkpoint_from=note_of(before) if before else None,
            checkpoint_cosigned=note_of(seen) if seen else None,
            keys=vkeys(session),
            witness_keys=witness_vkeys(core, session),
            made_at=core.clock(),
            start=since,
            end=until,
            scope="all" if scope is None else "units",
            timestamps=_timestamps(session, {row.size, seen.size if seen else row.size}),
        )
        # Two sessions: reading records forgets what it has read, to hold little at a time.
        with core.database.read() as records:
            write_bundle(
                folder,
                SqlTree(session),
                head,
                records=shown.counted(each_record(core, records, scope, filters, row.size)),
                texts=lambda sha256: _text(session, sha256),
            )
    return shown.records


def each_record(
    core: Core, session: Session, scope: Scope | None, filters: Filters, size: int
) -> Iterator[tuple[int, bytes, Mapping[str, Any]]]:
    """(index, salt, record), the oldest first."""
    for found in each(core, session, scope, filters, size=size):
        yield found.index, found.salt, found.record


def _checkpoint(core: Core, scope: Scope | None, filters: Filters) -> LogCheckpointRow:
    """The public one, which witnesses have cosigned, if all that is asked for is in it; else one
    that is signed now."""
    with core.database.read() as session:
        last = last_index(session, scope, filters)
        public = latest(session)
        if public is not None and last is not None and last < public.size:
            return public
    with core.database.write() as work:
        return sign(core, work, publish=False)


class _Shown:
    """Counts what goes by."""

    def __init__(self) -> None:
        self.records = 0

    def counted(
        self, records: Iterator[tuple[int, bytes, Mapping[str, Any]]]
    ) -> Iterator[tuple[int, bytes, Mapping[str, Any]]]:
        """The same, counted."""
        for record in records:
            self.records += 1
            yield record


def _before(session: Session, since: datetime | None, size: int) -> LogCheckpointRow | None:
    """A checkpoint before the part begins."""
    if since is None:
        return None
    first = session.scalar(select(func.min(LogRecordRow.index)).where(LogRecordRow.at >= since))
    return at_or_before(session, size if first is None else first)


def _timestamps(session: Session, sizes: Collection[int]) -> dict[int, bytes]:
    rows = session.scalars(
        select(LogCheckpointRow).where(
            LogCheckpointRow.size.in_(sizes), LogCheckpointRow.timestamp.has()
        )
    )
    return {row.size: row.timestamp.response for row in rows if row.timestamp}


def _text(session: Session, sha256: str) -> bytes:
    return session.get_one(NoticeTextRow, sha256).text.encode()
