"""Trees to look at: one kept in memory, and one too large to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuokio.ledger.hashing import leaf_hash, node_hash
from tuokio.ledger.tree import Growth, Position, node_id


def numbered(count: int) -> list[bytes]:
    """So many leaves, all different."""
    return [f"leaf {number}".encode() for number in range(count)]


def flip(value: bytes, bit: int) -> bytes:
    """The same bytes but for one bit."""
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


class MemoryTree:
    """Keeps nodes in one list, at their `node_id`, and remembers what was read."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.growth = Growth(0, [])
        self.hashes: list[bytes] = []
        self.reads: list[list[Position]] = []
        for leaf in leaves:
            self.hashes += self.growth.append(leaf_hash(leaf))

    def read(self, wanted: Sequence[Position]) -> list[bytes]:
        self.reads.append(list(wanted))
        return [self.hashes[node_id(*position)] for position in wanted]


class EndlessTree:
    """Every leaf is the same, so that a full subtree's hash depends on its height only."""

    LEAF = leaf_hash(b"the same")

    def __init__(self, levels: int) -> None:
        self._hashes = [self.LEAF]
        for _ in range(levels):
            self._hashes.append(node_hash(self._hashes[-1], self._hashes[-1]))

    def read(self, wanted: Sequence[Position]) -> list[bytes]:
        return [self._hashes[level] for level, _ in wanted]
