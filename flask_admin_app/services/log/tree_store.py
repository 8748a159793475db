"""The log's tree in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flask_admin_app.models import LogLeafRow, LogNodeRow
from flask_admin_app.services.log.faults import LogHoleError
from flask_admin_app.services.log.memory import LogMemory
from tuokio.ledger.leaf import leaf_bytes
from tuokio.ledger.tree import Growth, Position, edge, node_id


class SqlTree:
    """Reads nodes and leaves (`tuokio.ledger.tree.Nodes`, `tuokio.ledger.bundle.BundleSource`)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def nodes(self) -> SqlTree:
        """Itself: it reads both."""
        return self

    def size(self) -> int:
        """How many entries there are."""
        last = self._session.scalar(select(func.max(LogLeafRow.index)))
        return 0 if last is None else last + 1

    def read(self, wanted: Sequence[Position]) -> list[bytes]:
        """Hashes of full subtrees, in the order asked for.

        Raises:
            LogHoleError: one is not there.
        """
        ids = [node_id(level, index) for level, index in wanted]
        found: dict[int, bytes] = {}
        for start in range(0, len(ids), _MOST_IDS):
            part = ids[start : start + _MOST_IDS]
            rows = self._session.execute(
                select(LogNodeRow.id, LogNodeRow.hash).where(LogNodeRow.id.in_(part))
            )
            found.update((row.id, row.hash) for row in rows)
        missing = [id_ for id_ in ids if id_ not in found]
        if missing:
            raise LogHoleError(f"node {missing[0]} of the log is missing")
        return [found[id_] for id_ in ids]

    def leaves(self, first: int, count: int) -> list[bytes]:
        """Leaves as they were hashed, at most `count`, from index `first` on."""
        rows = self._session.execute(
            select(LogLeafRow.index, LogLeafRow.commitment)
            .where(LogLeafRow.index >= first, LogLeafRow.index < first + count)
            .order_by(LogLeafRow.index)
        )
        return [leaf_bytes(index, commitment) for index, commitment in rows]

    def growth(self, memory: LogMemory) -> Growth:
        """The tree's right edge, to append to. Hold the log's lock."""
        newest = select(LogNodeRow.hash).order_by(LogNodeRow.id.desc()).limit(1).scalar_subquery()
        last, hash_ = self._session.execute(select(func.max(LogLeafRow.index), newest)).one()
        size = 0 if last is None else last + 1
        return memory.growth(size, hash_) or Growth(size, self.read(edge(size)))


_MOST_IDS = 500
"""In one statement: SQLite of old allows 999 parameters."""
