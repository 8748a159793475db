"""The independent implementation `pymerkle`, with its proofs in the form of RFC 6962."""

from __future__ import annotations

from collections.abc import Iterable

from pymerkle import InmemoryTree  # type: ignore[import-untyped]


class PymerkleTree:
    """Leaves are counted from 0 here, and from 1 there."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._tree = InmemoryTree(algorithm="sha256")
        for leaf in leaves:
            self._tree.append_entry(leaf)

    def root(self, size: int) -> bytes:
        return bytes(self._tree.get_root(size))

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """Its path begins with the leaf's own hash, which the verifier has."""
        return list(self._tree.prove_inclusion(index + 1, size).path[1:])

    def consistency_proof(self, size1: int, size2: int) -> list[bytes]:
        """Its path splits, where RFC 6962 does not, the subtree on the right of the older tree,
        and it names the older root also where that is itself a node."""
        found = self._tree.prove_consistency(size1, size2)
        older = found.subset.index(1)  # the first hash that is part of the older tree
        new = list(found.path[:older])
        while len(new) > 1:
            assert found.rule[older - len(new)] == 0, "what is split hangs on the left"
            new[:2] = [self._tree.hash_pair(new[0], new[1])]
        known = sum(found.subset) == 1
        return [*([] if known else [found.path[older]]), *new, *found.path[older + 1 :]]
