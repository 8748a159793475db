"""Leaves and inner nodes are hashed as RFC 6962 says, and never alike."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tuokio.ledger.hashing import EMPTY_ROOT, HASH_BYTES, leaf_hash, node_hash

hashes = st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES)


def test_known_answers() -> None:
    """From the tests of Certificate Transparency's own log."""
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    empty = leaf_hash(b"")
    assert empty.hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    both = node_hash(empty, leaf_hash(b"\0"))
    assert both.hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"


@given(st.binary(max_size=200))
def test_a_leaf_has_a_zero_before_it(data: bytes) -> None:
    assert leaf_hash(data) == hashlib.sha256(b"\x00" + data).digest()


@given(hashes, hashes)
def test_a_node_has_a_one_before_it(left: bytes, right: bytes) -> None:
    assert node_hash(left, right) == hashlib.sha256(b"\x01" + left + right).digest()


@given(hashes, hashes)
def test_no_leaf_is_a_node(left: bytes, right: bytes) -> None:
    assert leaf_hash(left + right) != node_hash(left, right)
    assert leaf_hash(b"\x01" + left + right) != node_hash(left, right)


@given(hashes, hashes)
def test_left_and_right_are_not_the_same(left: bytes, right: bytes) -> None:
    assert (node_hash(left, right) == node_hash(right, left)) == (left == right)
