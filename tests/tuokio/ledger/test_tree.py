"""Roots and proofs are those of RFC 6962, whatever is appended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import rfc6962
from tests.support.log_trees import MemoryTree, numbered
from tests.support.pymerkle_tree import PymerkleTree
from tuokio.ledger.hashing import EMPTY_ROOT, leaf_hash
from tuokio.ledger.tree import (
    Growth,
    Position,
    consistency_proof,
    edge,
    inclusion_proof,
    node_id,
    nodes_before,
    read_nodes,
    root,
)

# The example in the tests of Certificate Transparency's own log.
CT_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _leaves(size: int) -> st.SearchStrategy[list[bytes]]:
    return st.lists(st.binary(max_size=4), min_size=size, max_size=size)


logs = st.integers(0, 70).flatmap(_leaves)  # lists by themselves would be short
LARGE = numbered(700)
LARGE_TREE = MemoryTree(LARGE)
LARGE_PYMERKLE = PymerkleTree(LARGE)
sizes = st.integers(1, len(LARGE))


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    assert root(MemoryTree(CT_LEAVES), size).hex() == CT_ROOTS[size]


def test_known_proofs() -> None:
    tree = MemoryTree(CT_LEAVES)
    assert [each.hex() for each in inclusion_proof(tree, 5, 8)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [each.hex() for each in consistency_proof(tree, 6, 8)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [each.hex() for each in consistency_proof(tree, 2, 5)] == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]


@given(logs)
def test_every_root_is_everybodys(leaves: list[bytes]) -> None:
    tree, other, growth = MemoryTree(leaves), PymerkleTree(leaves), Growth(0, [])
    for size in range(len(leaves) + 1):
        right = rfc6962.mth(leaves[:size])
        assert growth.size == size
        assert growth.root() == root(tree, size) == other.root(size) == right
        growth.append(leaf_hash(leaves[size] if size < len(leaves) else b"one more"))


@given(logs.filter(bool), st.data())
def test_every_inclusion_proof_is_everybodys(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    tree, other = MemoryTree(leaves), PymerkleTree(leaves)
    for index in range(size):
        right = rfc6962.path(index, leaves[:size])
        assert inclusion_proof(tree, index, size) == other.inclusion_proof(index, size) == right


@given(logs.filter(bool), st.data())
def test_every_consistency_proof_is_everybodys(leaves: list[bytes], data: st.DataObject) -> None:
    size2 = data.draw(st.integers(1, len(leaves)))
    tree, other = MemoryTree(leaves), PymerkleTree(leaves)
    for size1 in range(1, size2 + 1):
        right = rfc6962.proof(size1, leaves[:size2])
        assert consistency_proof(tree, size1, size2) == right
        assert other.consistency_proof(size1, size2) == right


@given(sizes, sizes)
def test_larger_trees_too(one: int, other: int) -> None:
    size1, size2 = sorted((one, other))
    assert root(LARGE_TREE, size2) == LARGE_PYMERKLE.root(size2)
    path = inclusion_proof(LARGE_TREE, size1 - 1, size2)
    assert path == LARGE_PYMERKLE.inclusion_proof(size1 - 1, size2)
    proof = consistency_proof(LARGE_TREE, size1, size2)
    assert proof == LARGE_PYMERKLE.consistency_proof(size1, size2)


@given(st.integers(0, len(LARGE)), st.integers(0, 20))
def test_growth_goes_on_from_its_edge(size: int, more: int) -> None:
    growth = Growth(size, LARGE_TREE.read(edge(size)))
    leaves = [leaf_hash(leaf) for leaf in LARGE[size : size + more]]
    made = [each for leaf in leaves for each in growth.append(leaf)]
    assert growth.size == size + len(leaves)
    assert growth.root() == root(LARGE_TREE, growth.size)
    start = nodes_before(size)
    assert made == LARGE_TREE.hashes[start : start + len(made)]
    assert start + len(made) == nodes_before(growth.size)


def test_nodes_are_numbered_as_they_are_made() -> None:
    made: list[Position] = []
    for leaf in range(1000):
        assert nodes_before(leaf) == len(made)
        level, index = 0, leaf
        made.append((level, index))
        while index % 2:
            level, index = level + 1, index // 2
            made.append((level, index))
    assert [node_id(*position) for position in made] == list(range(len(made)))
    assert made[:8] == [(0, 0), (0, 1), (1, 0), (0, 2), (0, 3), (1, 1), (2, 0), (0, 4)]


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257, 700])
def test_an_append_makes_two_nodes_on_average(size: int) -> None:
    """And so hashes once beside the leaf."""
    made = len(MemoryTree(LARGE[:size]).hashes)
    assert size <= made < 2 * size


@given(st.integers(0, 2**64))
def test_the_edge_is_the_whole_tree_in_ever_smaller_parts(size: int) -> None:
    parts = [(index << level, (index + 1) << level) for level, index in edge(size)]
    assert [0, *(end for _, end in parts)] == [*(start for start, _ in parts), size]
    widths = [end - start for start, end in parts]
    assert all(wider > narrower for wider, narrower in pairwise(widths))


@given(sizes, sizes)
def test_a_proof_reads_once_and_little(one: int, other: int) -> None:
    size1, size2 = sorted((one, other))
    tree = MemoryTree(LARGE[:size2])
    root(tree, size2)
    inclusion_proof(tree, size1 - 1, size2)
    consistency_proof(tree, size1, size2)
    assert len(tree.reads) == (3 if size1 < size2 else 2 if size2 > 1 else 1)
    assert max(map(len, tree.reads)) <= 2 * size2.bit_length()


def test_nothing_is_read_where_nothing_is_needed() -> None:
    tree = MemoryTree(numbered(1))
    assert root(tree, 0) == EMPTY_ROOT
    assert inclusion_proof(tree, 0, 1) == consistency_proof(tree, 1, 1) == []
    assert not tree.reads


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 3), (3, 3), (4, 3), (0, -1)])
def test_no_inclusion_of_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match=f"no entry {index} in a log of {size}"):
        inclusion_proof(LARGE_TREE, index, size)


@pytest.mark.parametrize(("size1", "size2"), [(0, 0), (0, 3), (-1, 3), (4, 3), (1, 0)])
def test_no_consistency_from_nothing_nor_backwards(size1: int, size2: int) -> None:
    with pytest.raises(ValueError, match=f"from a log of {size1} to one of {size2}"):
        consistency_proof(LARGE_TREE, size1, size2)


def test_no_tree_is_smaller_than_empty() -> None:
    with pytest.raises(ValueError, match="negative"):
        edge(-1)
    with pytest.raises(ValueError, match="negative"):
        root(LARGE_TREE, -1)
    with pytest.raises(ValueError, match="negative"):
        Growth(-1, [])


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8])
def test_growth_needs_its_edge_whole(size: int) -> None:
    whole = LARGE_TREE.read(edge(size))
    with pytest.raises(ValueError, match="at its edge"):
        Growth(size, [*whole, bytes(32)])
    if whole:
        with pytest.raises(ValueError, match="at its edge"):
            Growth(size, whole[1:])
        with pytest.raises(ValueError, match="32 bytes"):
            Growth(size, [*whole[1:], b"short"])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_leaf_that_is_no_hash_changes_nothing(length: int) -> None:
    growth = Growth(3, LARGE_TREE.read(edge(3)))
    with pytest.raises(ValueError, match=f"32 bytes, not {length}"):
        growth.append(bytes(length))
    assert (growth.size, growth.root()) == (3, root(LARGE_TREE, 3))


def test_the_edge_that_was_given_stays_the_givers() -> None:
    given_edge = LARGE_TREE.read(edge(3))
    Growth(3, given_edge).append(bytes(32))
    assert given_edge == LARGE_TREE.read(edge(3))


class Forgetful(MemoryTree):
    """A store that has lost its last nodes and says nothing of it."""

    def read(self, wanted: Sequence[Position]) -> list[bytes]:
        return super().read(wanted)[:-1]


def test_missing_nodes_are_not_passed_over() -> None:
    tree = Forgetful(numbered(7))
    with pytest.raises(LookupError, match="3 nodes were asked for, 2 came"):
        root(tree, 7)
    with pytest.raises(LookupError):
        inclusion_proof(tree, 0, 7)
    with pytest.raises(LookupError):
        consistency_proof(tree, 3, 7)
    with pytest.raises(LookupError):
        read_nodes(tree, [(0, 0)])
