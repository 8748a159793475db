"""What the log's writer need not ask the database again: it lives in the process, and only what
was committed comes in.

None of it is believed blindly. The tree's edge counts only as long as the newest hash in the
database is still the one that it ends with; and the database itself refuses a record whose key was
destroyed (foreign key), so that a remembered key seals nothing that outlives it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

from tuokio.ledger.tree import Growth
from tuokio.sealing import Sealer

MOST_KEYS = 1000

Words = tuple[str, str | None, str | None, str | None]
"""What an organisation tells about itself: name, address, contact, data-protection officer."""


class LogMemory:
    """Shared by all threads of the service."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._edge: tuple[int, tuple[bytes, ...]] = (0, ())
        self._sealers: OrderedDict[str, Sealer] = OrderedDict()
        self._parties: dict[Words, str] = {}

    def growth(self, size: int, newest: bytes | None) -> Growth | None:
        """The tree to append to, if the log still has this size and ends with this hash."""
        with self._lock:
            known, hashes = self._edge
            if known == size and newest == (hashes[-1] if hashes else None):
                return Growth(size, hashes)
            # Another process wrote, or this is an older copy of the database: nothing of what is
            # remembered need be in it.
            self._edge = (0, ())
            self._sealers.clear()
            self._parties.clear()
            return None

    def sealer(self, key_id: str) -> Sealer | None:
        """A key that was unwrapped before."""
        with self._lock:
            if key_id in self._sealers:
                self._sealers.move_to_end(key_id)
            return self._sealers.get(key_id)

    def key_ids(self) -> list[str]:
        """The keys that are remembered."""
        with self._lock:
            return list(self._sealers)

    def forget(self, key_ids: Iterable[str]) -> None:
        """These keys are destroyed: here, too."""
        with self._lock:
            for key_id in key_ids:
                self._sealers.pop(key_id, None)

    def party(self, words: Words) -> str | None:
        """The id of a controller's document that is kept already."""
        with self._lock:
            return self._parties.get(words)

    def committed(
        self,
        growth: Growth,
        sealers: dict[str, Sealer],
        parties: dict[Words, str],
    ) -> None:
        """A transaction that appended is in the database: the tree as it left it, the keys that it
        used and the documents that it kept."""
        with self._lock:
            if growth.size > self._edge[0]:
                self._edge = (growth.size, growth.edge_hashes)
            self._sealers.update(sealers)
            while len(self._sealers) > MOST_KEYS:
                self._sealers.popitem(last=False)
            self._parties.update(parties)
