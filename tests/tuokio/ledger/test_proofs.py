"""A proof shows one thing, and nothing else passes for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support import rfc6962
from tests.support.log_trees import EndlessTree, MemoryTree, flip, numbered
from tuokio.ledger.hashing import EMPTY_ROOT, HASH_BYTES, leaf_hash, node_hash
from tuokio.ledger.proofs import LARGEST, ProofInvalid, verify_consistency, verify_inclusion
from tuokio.ledger.tree import consistency_proof, edge, inclusion_proof, root

LEAVES = numbered(300)  # all different: equal halves could be swapped unnoticed
TREE = MemoryTree(LEAVES)
SMALL = range(1, 20)

sizes = st.integers(1, len(LEAVES))
hashes = st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES)
Claim = dict[str, Any]


def inclusion(index: int, size: int, /, **changes: Any) -> Claim:
    """What is true of this leaf in the tree, but for the changes."""
    right = {
        "leaf_hash": leaf_hash(LEAVES[index]),
        "index": index,
        "size": size,
        "proof": inclusion_proof(TREE, index, size),
        "root": root(TREE, size),
    }
    return right | changes


def consistency(size1: int, size2: int, /, **changes: Any) -> Claim:
    """What is true of these two sizes of the tree, but for the changes."""
    right = {
        "size1": size1,
        "size2": size2,
        "proof": consistency_proof(TREE, size1, size2),
        "root1": root(TREE, size1),
        "root2": root(TREE, size2),
    }
    return right | changes


def refused(verify: Callable[..., None], claim: Claim, why: str = ".") -> None:
    with pytest.raises(ProofInvalid, match=why):
        verify(**claim)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[int, int]:
    """Two sizes of the tree, in their order."""
    one, other = draw(sizes), draw(sizes)
    return min(one, other), max(one, other)


@given(pairs())
def test_every_entry_is_shown_to_be_there(pair: tuple[int, int]) -> None:
    verify_inclusion(**inclusion(pair[0] - 1, pair[1]))


@given(pairs())
def test_every_prefix_is_shown_to_be_one(pair: tuple[int, int]) -> None:
    verify_consistency(**consistency(*pair))


def test_small_trees_to_the_last_proof() -> None:
    for size in SMALL:
        for other in range(1, size + 1):
            verify_inclusion(**inclusion(other - 1, size))
            verify_consistency(**consistency(other, size))


@given(st.integers(1, LARGEST), st.integers(1, LARGEST))
@example(LARGEST, LARGEST)
@example(1, LARGEST)
def test_trees_as_large_as_they_may_be(one: int, other: int) -> None:
    size1, size2 = sorted((one, other))
    tree = EndlessTree(size2.bit_length())
    verify_inclusion(
        leaf_hash=EndlessTree.LEAF,
        index=size1 - 1,
        size=size2,
        proof=inclusion_proof(tree, size1 - 1, size2),
        root=root(tree, size2),
    )
    verify_consistency(
        size1=size1,
        size2=size2,
        proof=consistency_proof(tree, size1, size2),
        root1=root(tree, size1),
        root2=root(tree, size2),
    )


@given(pairs(), st.data())
def test_any_flipped_bit_of_an_inclusion_is_noticed(
    pair: tuple[int, int], data: st.DataObject
) -> None:
    claim = inclusion(pair[0] - 1, pair[1])
    _flip_somewhere(claim, ["leaf_hash", "root"], data)
    refused(verify_inclusion, claim, "does not lead to the root")


@given(pairs(), st.data())
def test_any_flipped_bit_of_a_consistency_is_noticed(
    pair: tuple[int, int], data: st.DataObject
) -> None:
    claim = consistency(*pair)
    _flip_somewhere(claim, ["root1", "root2"], data)
    refused(verify_consistency, claim, "does not lead to the (older|newer) root|roots .* differ")


def _flip_somewhere(claim: Claim, single: list[str], data: st.DataObject) -> None:
    where = data.draw(st.sampled_from([*single, *range(len(claim["proof"]))]))
    bit = data.draw(st.integers(0, 8 * HASH_BYTES - 1))
    held = claim["proof"] if isinstance(where, int) else claim
    held[where] = flip(held[where], bit)


def test_each_root_is_said_to_be_wrong_by_its_name() -> None:
    refused(verify_consistency, consistency(3, 7, root1=EMPTY_ROOT), "older root")
    refused(verify_consistency, consistency(3, 7, root2=EMPTY_ROOT), "newer root")
    refused(verify_consistency, consistency(7, 7, root2=EMPTY_ROOT), "same size differ")


@given(pairs(), hashes, st.data())
def test_a_proof_that_is_lengthened_or_cut_is_refused(
    pair: tuple[int, int], more: bytes, data: st.DataObject
) -> None:
    for verify, claim in (
        (verify_inclusion, inclusion(pair[0] - 1, pair[1])),
        (verify_consistency, consistency(*pair)),
    ):
        proof = claim["proof"]
        at = data.draw(st.integers(0, len(proof)))
        refused(verify, claim | {"proof": [*proof[:at], more, *proof[at:]]}, "hashes instead of")
        refused(verify, claim | {"proof": proof * 2 + [more]}, "hashes instead of")
        if at < len(proof):
            refused(verify, claim | {"proof": proof[:at]}, "hashes instead of")
            refused(verify, claim | {"proof": proof[:at] + proof[at + 1 :]}, "hashes instead of")


def test_a_swapped_proof_is_refused() -> None:
    for size in range(4, 20):
        claim = inclusion(size // 2, size)
        refused(verify_inclusion, claim | {"proof": claim["proof"][::-1]})
        claim = consistency(3, size)
        refused(verify_consistency, claim | {"proof": claim["proof"][::-1]})


def test_no_entry_stands_at_another_index() -> None:
    for size in SMALL:
        for index in range(size):
            for wrong in set(range(-2, size + 2)) - {index}:
                refused(verify_inclusion, inclusion(index, size, index=wrong))


def test_an_index_outside_is_refused_by_name() -> None:
    refused(verify_inclusion, inclusion(0, 1, index=1), "index 1 is not below size 1")
    refused(verify_inclusion, inclusion(0, 1, index=-1), "index is below 0")
    refused(verify_inclusion, inclusion(0, 1, size=0), "size is below 1")


def test_a_proof_to_one_size_is_none_to_another() -> None:
    for size in SMALL:
        for index in range(size):
            for other in set(range(20)) - {size}:
                wrong = {"size": other, "root": root(TREE, other)}
                refused(verify_inclusion, inclusion(index, size, **wrong))


def test_another_size_for_the_same_root_passes_only_where_the_way_up_is_the_same() -> None:
    """A root does not tell its size: whoever verifies takes both from the signed checkpoint."""
    for size in SMALL:
        for index in range(size):
            for other in set(range(index + 1, 20)) - {size}:
                claim = inclusion(index, size, size=other)
                if rfc6962.sides(index, size) == rfc6962.sides(index, other):
                    verify_inclusion(**claim)
                else:
                    refused(verify_inclusion, claim)


def test_a_proof_between_two_sizes_is_none_between_others() -> None:
    every = [(size1, size2) for size2 in range(1, 14) for size1 in range(1, size2 + 1)]
    claims = {pair: consistency(*pair) for pair in every}
    for pair, claim in claims.items():
        for other in claims.values():
            if claim["proof"] != other["proof"]:
                refused(verify_consistency, claim | {"proof": other["proof"]}, "proof")
        size1, size2 = pair
        if size1 < size2:
            refused(verify_consistency, claim | {"size1": size2}, "instead of 0")
            swapped = {"size1": size2, "size2": size1}
            refused(verify_consistency, claim | swapped, "is above the newer size")


def test_consistency_from_the_empty_log_is_refused() -> None:
    """It would hold of every log, and so prove nothing."""
    for size in (0, 1, 2, 300):
        for proof in ([], inclusion_proof(TREE, 0, max(size, 1))):
            claim = {"size1": 0, "size2": size, "root1": EMPTY_ROOT, "root2": root(TREE, size)}
            refused(verify_consistency, claim | {"proof": proof}, "older size is below 1")
    refused(verify_consistency, consistency(1, 1, size2=0), "newer size is below 1")


@given(pairs(), st.data())
def test_a_log_that_was_rewritten_is_not_consistent(
    pair: tuple[int, int], data: st.DataObject
) -> None:
    """One entry of the older log is changed; the proof is made from what the log is now."""
    size1, size2 = pair
    changed = data.draw(st.integers(0, size1 - 1))
    now = MemoryTree([*LEAVES[:changed], b"another", *LEAVES[changed + 1 : size2]])
    claim = consistency(size1, size2, root2=root(now, size2))
    refused(verify_consistency, claim | {"proof": consistency_proof(now, size1, size2)})


def test_no_inner_node_passes_for_an_entry() -> None:
    """The lower end of a true proof is cut off, so that it starts at an inner node."""
    for size in range(2, 20):
        for level, index in (part for leaf in range(size) for part in edge(leaf + 1)):
            if level == 0:
                continue
            node = TREE.read([(level, index)])[0]
            proof = inclusion_proof(TREE, index << level, size)[level:]
            for claimed in range(size):
                claim = inclusion(claimed, size, leaf_hash=node, proof=proof)
                refused(verify_inclusion, claim)


def test_an_inner_nodes_content_is_no_entry() -> None:
    """Both halves of an inner node, written as a leaf, have another hash."""
    left, right = TREE.read([(0, 0), (0, 1)])
    claim = inclusion(0, 2, proof=[], leaf_hash=leaf_hash(left + right))
    refused(verify_inclusion, claim | {"size": 1})
    # Nor is there any other way to have the first byte of a node in it.
    claim["leaf_hash"] = leaf_hash(b"\x01" + left + right)
    refused(verify_inclusion, claim | {"size": 1})
    assert claim["root"] == node_hash(left, right)


WRONG_HASHES = [
    (None, "not made of bytes"),
    ("a" * 32, "not made of bytes"),
    (bytearray(32), "not made of bytes"),
    (list(bytes(32)), "not made of bytes"),
    (b"", "has 0 bytes instead of 32"),
    (bytes(31), "has 31 bytes instead of 32"),
    (bytes(33), "has 33 bytes instead of 32"),
]


@pytest.mark.parametrize(("wrong", "why"), WRONG_HASHES)
def test_what_is_no_hash_is_refused_by_name(wrong: object, why: str) -> None:
    refused(verify_inclusion, inclusion(2, 5, leaf_hash=wrong), f"the leaf hash .*{why}")
    refused(verify_inclusion, inclusion(2, 5, root=wrong), f"the root .*{why}")
    refused(verify_consistency, consistency(2, 5, root1=wrong), f"the older root .*{why}")
    refused(verify_consistency, consistency(2, 5, root2=wrong), f"the newer root .*{why}")
    for verify, claim in (
        (verify_inclusion, inclusion(2, 5)),
        (verify_consistency, consistency(2, 5)),
    ):
        claim["proof"][1] = wrong
        refused(verify, claim, f"hash 1 of the proof .*{why}")


def test_the_hash_itself_is_told_from_its_spelling() -> None:
    """A right hash in another type is refused for its type."""
    claim = inclusion(2, 5)
    refused(verify_inclusion, claim | {"root": bytearray(claim["root"])}, "not made of bytes")


@pytest.mark.parametrize("wrong", [None, b"", {}, iter([]), 0])
def test_what_is_no_list_is_no_proof(wrong: object) -> None:
    refused(verify_inclusion, inclusion(0, 1, proof=wrong), "no list of hashes")
    refused(verify_consistency, consistency(1, 1, proof=wrong), "no list of hashes")


def test_a_proof_may_be_a_tuple() -> None:
    verify_inclusion(**inclusion(2, 5, proof=tuple(inclusion_proof(TREE, 2, 5))))
    verify_consistency(**consistency(2, 5, proof=tuple(consistency_proof(TREE, 2, 5))))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (None, "no whole number"),
        ("1", "no whole number"),
        (1.0, "no whole number"),
        (True, "no whole number"),
        (-1, "is below"),
        (LARGEST + 1, "is above"),
        pytest.param(10**5000, "is above", id="too long to be written"),
    ],
)
def test_what_is_no_number_of_entries_is_refused(wrong: object, why: str) -> None:
    refused(verify_inclusion, inclusion(0, 1, size=wrong), f"the size .*{why}")
    refused(verify_inclusion, inclusion(0, 1, index=wrong), f"the index .*{why}")
    refused(verify_consistency, consistency(1, 1, size1=wrong), f"the older size .*{why}")
    refused(verify_consistency, consistency(1, 1, size2=wrong), f"the newer size .*{why}")


def test_two_logs_of_the_same_size_are_the_same_and_need_no_proof() -> None:
    verify_consistency(**consistency(5, 5))
    refused(verify_consistency, consistency(5, 5, proof=[bytes(32)]), "1 hashes instead of 0")


@given(st.lists(hashes, max_size=12), pairs())
def test_noise_is_no_proof(noise: list[bytes], pair: tuple[int, int]) -> None:
    size1, size2 = pair
    if inclusion_proof(TREE, size1 - 1, size2) != noise:
        refused(verify_inclusion, inclusion(size1 - 1, size2, proof=noise))
    if consistency_proof(TREE, size1, size2) != noise:
        refused(verify_consistency, consistency(size1, size2, proof=noise))
