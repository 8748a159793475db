"""Appends to the log, in the transaction that changes the state (LOG 2, LOG 3).

The index of an entry is the size of the log under the write lock, never a database sequence, which
leaves gaps. What a transaction appends is written at its end, in one go: leaves, the nodes of the
tree that they complete, and the sealed records beside them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from flask_admin_app.models import LogLeafRow, LogNodeRow, LogRecordRow
from flask_admin_app.services.log.memory import LogMemory
from flask_admin_app.services.log.parties import Parties
from flask_admin_app.services.log.record_keys import RecordKeys
from flask_admin_app.services.log.scribe import Scribe
from flask_admin_app.services.log.sealed import seal
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger import Entry
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import canonical, commit, leaf_bytes, new_salt
from tuokio.ledger.tree import Growth, node_id
from tuokio.sealing import KeyEncryptionKey


class SqlLedger:
    """The `Ledger` of one transaction."""

    def __init__(
        self, session: Session, now: datetime, wrapping: KeyEncryptionKey, memory: LogMemory
    ) -> None:
        self._session = session
        self._memory = memory
        self._keys = RecordKeys(session, wrapping, memory)
        self._parties = Parties(session, memory)
        self._scribe = Scribe(session, now, self._keys, self._parties)
        self._growth: Growth | None = None
        self._first_node = 0
        self._leaves: list[dict[str, Any]] = []
        self._nodes: list[bytes] = []
        self._records: list[dict[str, Any]] = []

    def append(self, entry: Entry) -> int:
        """Write one entry and return its index.

        Raises:
            RecordInvalid: it holds what may stand in no record.
        """
        growth = self._open()
        index = growth.size
        written = self._scribe.write(entry)
        record = canonical(written.record)
        salt = new_salt()
        commitment = commit(salt, record)
        self._nodes += growth.append(leaf_hash(leaf_bytes(index, commitment)))
        self._leaves.append({"index": index, "commitment": commitment})
        sealed = seal(self._keys.sealer(written.key_id), index, salt, record)
        self._records.append(
            {"index": index, "key_id": written.key_id, "sealed": sealed, **written.columns}
        )
        return index

    def finish(self) -> None:
        """Write what was appended: the last thing that a transaction does."""
        if not self._leaves:
            return
        nodes = [
            {"id": id_, "hash": hash_} for id_, hash_ in enumerate(self._nodes, self._first_node)
        ]
        connection = self._session.connection()
        connection.execute(insert(LogLeafRow), self._leaves)
        connection.execute(insert(LogNodeRow), nodes)
        connection.execute(insert(LogRecordRow), self._records)

    def committed(self) -> None:
        """It is in the database: what need not be asked again is remembered."""
        if self._growth is not None:
            self._memory.committed(self._growth, self._keys.used, self._parties.kept)

    def _open(self) -> Growth:
        self._session.flush()  # what the entry tells of may not be in the database yet
        if self._growth is None:
            self._growth = SqlTree(self._session).growth(self._memory)
            self._first_node = node_id(0, self._growth.size)
        return self._growth
