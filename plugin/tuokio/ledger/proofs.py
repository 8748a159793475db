"""Checks what a log claims, with nothing of the log at hand (RFC 6962 and 9162, section 2.1).

How many hashes a proof has, and on which side each stands, follows from index and sizes alone.
A proof of any other form is refused before anything is hashed: so an inner node cannot pass for
a leaf, nor can hashes be added or left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from tuokio.ledger.hashing import HASH_BYTES, node_hash

LARGEST = 2**63 - 1  # leaves: what other implementations can count


class ProofInvalid(Exception):
    """The proof does not show what it should. Says in words which part is wrong."""


def verify_inclusion(
    *, leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that the leaf stands at `index` among the `size` leaves under `root`.

    Raises:
        ProofInvalid: it is not shown to.
    """
    _check_number("size", size, least=1)
    _check_number("index", index, least=0)
    _check_hash("leaf hash", leaf_hash)
    _check_hash("root", root)
    _check_proof(proof)
    if index >= size:
        raise ProofInvalid(f"index {index} is not below size {size}")

    inner, outer = _form(index, size)
    _check_length(proof, inner + outer)
    found = _climb(leaf_hash, index, proof[:inner])
    if _lean_right(found, proof[inner:]) != root:
        raise ProofInvalid("the proof does not lead to the root")


def verify_consistency(
    *, size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes
) -> None:
    """Check that the `size2` leaves under `root2` begin with the `size1` leaves under `root1`.

    Raises:
        ProofInvalid: they are not shown to; also from size 0, which every log begins with.
    """
    _check_number("older size", size1, least=1)
    _check_number("newer size", size2, least=1)
    _check_hash("older root", root1)
    _check_hash("newer root", root2)
    _check_proof(proof)
    if size1 > size2:
        raise ProofInvalid(f"the older size {size1} is above the newer size {size2}")
    if size1 == size2:
        _check_length(proof, 0)
        if root1 != root2:
            raise ProofInvalid("two roots of the same size differ")
        return
    _check_growth(size1, size2, proof, root1, root2)


def _check_growth(
    size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes
) -> None:
    # Everything starts at the last full subtree of the older tree, and goes up from there.
    level = (size1 & -size1).bit_length() - 1
    index = (size1 - 1) >> level
    inner, outer = _form(size1 - 1, size2)
    inner -= level
    # Where that is the older tree itself, its root is known and not in the proof.
    whole = index == 0
    _check_length(proof, inner + outer + (not whole))
    start, *others = [root1, *proof] if whole else proof
    below, above = others[:inner], others[inner:]

    # The older tree has only what is on the left of the way up.
    lefts = [each for height, each in enumerate(below) if index >> height & 1]
    if _lean_right(_lean_right(start, lefts), above) != root1:
        raise ProofInvalid("the proof does not lead to the older root")
    if _lean_right(_climb(start, index, below), above) != root2:
        raise ProofInvalid("the proof does not lead to the newer root")


def _form(index: int, size: int) -> tuple[int, int]:
    """How many hashes lead from a leaf to the root: on either side up to where its way meets that
    of the last leaf, and from there on the left only."""
    inner = (index ^ (size - 1)).bit_length()
    return inner, (index >> inner).bit_count()


def _climb(start: bytes, index: int, proof: Sequence[bytes]) -> bytes:
    """Hash upwards from node `index` of some level; its bits tell on which side each hash is."""
    result = start
    for height, each in enumerate(proof):
        result = node_hash(each, result) if index >> height & 1 else node_hash(result, each)
    return result


def _lean_right(start: bytes, lefts: Sequence[bytes]) -> bytes:
    """Hash upwards where everything else is on the left."""
    result = start
    for each in lefts:
        result = node_hash(each, result)
    return result


def _check_number(name: str, value: object, *, least: int) -> None:
    # True is an int as well, but no number of leaves.
    if not isinstance(value, int) or isinstance(value, bool):
        raise ProofInvalid(f"the {name} is no whole number")
    if value < least:
        raise ProofInvalid(f"the {name} is below {least}")
    if value > LARGEST:
        raise ProofInvalid(f"the {name} is above {LARGEST}")


def _check_hash(name: str, value: object) -> None:
    if not isinstance(value, bytes):
        raise ProofInvalid(f"the {name} is not made of bytes")
    if len(value) != HASH_BYTES:
        raise ProofInvalid(f"the {name} has {len(value)} bytes instead of {HASH_BYTES}")


def _check_proof(proof: object) -> None:
    if not isinstance(proof, list | tuple):
        raise ProofInvalid("the proof is no list of hashes")
    for place, each in enumerate(proof):
        _check_hash(f"hash {place} of the proof", each)


def _check_length(proof: Sequence[bytes], right: int) -> None:
    if len(proof) != right:
        raise ProofInvalid(f"the proof has {len(proof)} hashes instead of {right}")
