"""Which places in the log are empty by rule: every erasure has an entry that names them (LOG 4)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log.faults import RecordUnreadableError
from flask_admin_app.services.log.sealed import Opener
from tuokio.ledger import EntryType


class ErasedPlaces:
    """What the `erased` entries tell. Each is opened once, however many parts of the log ask. The
    log may grow between two questions, so one that cannot be answered looks for newer entries."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._places: set[int] = set()
        self._read_to = -1

    def among(self, session: Session, empty: AbstractSet[int]) -> set[int]:
        """Those of the empty places that an entry tells of."""
        if not empty <= self._places:
            self._read_on(session)
        return self._places & empty

    def _read_on(self, session: Session) -> None:
        opener = Opener(session, self._core.key_encryption_key)
        rows = session.scalars(
            select(LogRecordRow)
            .where(LogRecordRow.type == EntryType.ERASED, LogRecordRow.index > self._read_to)
            .order_by(LogRecordRow.index)
        )
        for row in rows:
            self._read_to = row.index
            try:
                record = opener.open(row).record
            except RecordUnreadableError:
                continue  # it is told as a fault of its own
            if record["event_type"] == EntryType.ERASED:
                self._places.update(record["facts"]["entries"])
