"""Which checkpoints others vouch for: what receipts and bundles are best proved by."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogCheckpointRow, LogCosignatureRow
from flask_admin_app.services.log.checkpoints import latest


def cosigned(session: Session, size: int | None = None) -> LogCheckpointRow | None:
    """The newest published checkpoint that a witness cosigned, of a log with at most `size`
    entries, and with any at all."""
    query = select(LogCheckpointRow).where(
        LogCheckpointRow.published_at.is_not(None),
        LogCheckpointRow.size > 0,
        LogCheckpointRow.cosignatures.any(),
    )
    if size is not None:
        query = query.where(LogCheckpointRow.size <= size)
    return session.scalar(query.order_by(LogCheckpointRow.id.desc()).limit(1))


def best(session: Session, row: LogCheckpointRow) -> LogCheckpointRow:
    """Of the checkpoints of the same size as this one, that which most witnesses cosigned."""
    query = select(LogCheckpointRow).where(LogCheckpointRow.size == row.size)
    same: list[LogCheckpointRow] = [row, *session.scalars(query)]
    return max(same, key=lambda each: len(each.cosignatures))


def public(session: Session, index: int) -> LogCheckpointRow | None:
    """The published checkpoint to prove an entry by: the newest that witnesses cosigned, or else
    the newest. None while the entry is in neither."""
    rows = (cosigned(session), latest(session))
    return next((row for row in rows if row is not None and row.size > index), None)


def witness_vkeys(core: Core, session: Session) -> list[str]:
    """The key of every witness that is asked now, or that ever cosigned."""
    policy = core.settings.log.witness_policy
    now = [each.vkey for each in policy.witnesses] if policy else []
    ever = session.scalars(select(LogCosignatureRow.witness).distinct())
    return list(dict.fromkeys([*now, *sorted(ever)]))
