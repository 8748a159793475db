"""The log's Merkle tree (RFC 6962, section 2.1): how it grows, and the proofs it gives.

Only full subtrees are stored. A node, once stored, never changes; whatever a root or a proof
needs besides is hashed from a few of them, so that a proof reads about log2(size) nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Protocol

from tuokio.ledger.hashing import EMPTY_ROOT, HASH_BYTES, node_hash

Position = tuple[int, int]
"""(level, index): the root of the leaves from `index << level` up to `(index + 1) << level`."""

_Range = tuple[int, int]  # leaves: the first, and the one after the last


class Nodes(Protocol):
    """Where the nodes are kept."""

    def read(self, wanted: Sequence[Position]) -> list[bytes]:
        """The hashes of these nodes, in this order. Called once at most for a root or a proof."""
        ...


def nodes_before(leaf_index: int) -> int:
    """How many nodes are stored before this leaf's hash: the `node_id` of that hash."""
    return 2 * leaf_index - leaf_index.bit_count()


def node_id(level: int, index: int) -> int:
    """Where a node stands in the order of creation, from 0 and without gaps.

    A leaf's hash comes first, then every subtree that it completes, from the smallest to the
    largest; then the next leaf. Go's `sumdb/tlog` numbers its stored hashes in the same way.
    """
    last_leaf = ((index + 1) << level) - 1
    return nodes_before(last_leaf) + level


def edge(size: int) -> list[Position]:
    """The full subtrees that a tree of this size consists of, left to right.

    Raises:
        ValueError: a negative size.
    """
    if size < 0:
        raise ValueError("a tree has no negative size")
    return _subtrees((0, size))


class Growth:
    """The right edge of a tree, which is all that is needed to append to it.

    Belongs to one transaction: when that is rolled back, start anew from what is stored.
    """

    def __init__(self, size: int, edge_hashes: Sequence[bytes]) -> None:
        """Go on from a tree of `size` leaves, given the hashes of `edge(size)`.

        Raises:
            ValueError: these are not so many hashes, or no hashes.
        """
        if len(edge_hashes) != len(edge(size)):
            raise ValueError(f"a tree of {size} leaves has {len(edge(size))} hashes at its edge")
        for each in edge_hashes:
            _check_hash(each)
        self._size = size
        self._edge = list(edge_hashes)

    @property
    def size(self) -> int:
        """Leaves so far: the index of the next."""
        return self._size

    def append(self, leaf_hash: bytes) -> list[bytes]:
        """Add a leaf and return the new nodes' hashes in the order of `node_id`, the leaf first.

        Raises:
            ValueError: the leaf's hash has not 32 bytes.
        """
        _check_hash(leaf_hash)
        made = [leaf_hash]
        waiting = self._size
        # Each full subtree of the same height at the edge becomes one with the new one.
        while waiting & 1:
            made.append(node_hash(self._edge.pop(), made[-1]))
            waiting >>= 1
        self._edge.append(made[-1])
        self._size += 1
        return made

    @property
    def edge_hashes(self) -> tuple[bytes, ...]:
        """The hashes of `edge(size)`, from which another `Growth` goes on. The last of them is the
        node that was made last."""
        return tuple(self._edge)

    def root(self) -> bytes:
        """The root over all leaves so far."""
        return _fold(self._edge)


def root(nodes: Nodes, size: int) -> bytes:
    """The root of the first `size` leaves.

    Raises:
        ValueError: a negative size.
    """
    return _fold(read_nodes(nodes, edge(size)))


def inclusion_proof(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root of `size` leaves, from below.

    Raises:
        ValueError: no such leaf among so many.
    """
    if not 0 <= index < size:
        raise ValueError(f"there is no entry {index} in a log of {size}")
    beside: list[_Range] = []
    start, end = 0, size
    while end - start > 1:
        middle = _middle(start, end)
        if index < middle:
            beside.append((middle, end))
            end = middle
        else:
            beside.append((start, middle))
            start = middle
    return _roots(nodes, beside[::-1])


def consistency_proof(nodes: Nodes, size1: int, size2: int) -> list[bytes]:
    """The hashes that show the first `size2` leaves to begin with the first `size1`.

    Raises:
        ValueError: not 0 < size1 <= size2. The empty log begins every log: that proves nothing.
    """
    if not 0 < size1 <= size2:
        raise ValueError(f"nothing leads from a log of {size1} to one of {size2}")
    beside: list[_Range] = []
    start, end = 0, size2
    while end > size1:
        middle = _middle(start, end)
        if size1 <= middle:
            beside.append((middle, end))
            end = middle
        else:
            beside.append((start, middle))
            start = middle
    if start:
        # A verifier has the older root, but no part of it.
        beside.append((start, end))
    return _roots(nodes, beside[::-1])


def read_nodes(nodes: Nodes, wanted: Sequence[Position]) -> list[bytes]:
    """The hashes of these nodes, in this order; nothing is read where none is wanted.

    Raises:
        LookupError: not all of them are there.
    """
    found = nodes.read(wanted) if wanted else []
    if len(found) != len(wanted):
        raise LookupError(f"{len(wanted)} nodes were asked for, {len(found)} came")
    return found


def _middle(start: int, end: int) -> int:
    """Where the tree over these leaves forks: its left half is the largest full one that is not
    the whole."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def _subtrees(leaves: _Range) -> list[Position]:
    """The full subtrees that make up a range, which begins where a subtree of its height may."""
    start, end = leaves
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def _roots(nodes: Nodes, ranges: Sequence[_Range]) -> list[bytes]:
    """The root of each range, with one read for all."""
    parts = [_subtrees(each) for each in ranges]
    hashes = iter(read_nodes(nodes, [position for part in parts for position in part]))
    return [_fold(list(islice(hashes, len(part)))) for part in parts]


def _fold(hashes: Sequence[bytes]) -> bytes:
    """The root over full subtrees, given left to right. The smallest are hashed first."""
    if not hashes:
        return EMPTY_ROOT
    *others, result = hashes
    for left in reversed(others):
        result = node_hash(left, result)
    return result


def _check_hash(value: bytes) -> None:
    if len(value) != HASH_BYTES:
        raise ValueError(f"a hash has {HASH_BYTES} bytes, not {len(value)}")
