"""Keeps log entries in a table, in the transaction that changes the state (LOG 2)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from flask_admin_app.models import LogEntryRow
from tuokio.ledger import Entry

_LOCK = 0x74756F6B  # "tuok": one writer of the log at a time on PostgreSQL


class TableLedger:
    """The `Ledger` of the service. The index is the size of the log under the write lock, never
    a database sequence, which leaves gaps."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def append(self, entry: Entry) -> int:
        """Write one entry and return its index."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        last = self._session.scalar(select(func.max(LogEntryRow.index)))
        index = 0 if last is None else last + 1
        self._session.add(
            LogEntryRow(
                index=index,
                at=self._now,
                type=entry.type.value,
                encounter=entry.encounter,
                subject=entry.subject,
                actor=entry.actor,
                facts=dict(entry.facts),
            )
        )
        self._session.flush()
        return index
