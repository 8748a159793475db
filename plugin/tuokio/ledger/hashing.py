"""The two hashes that the tree is made of (RFC 6962, section 2.1)."""

from __future__ import annotations

import hashlib

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

# Different first bytes: no inner node can be passed off as a leaf, nor a leaf as an inner node.
_LEAF = b"\x00"
_NODE = b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 over 0x00 and the leaf's bytes: 32 bytes."""
    return hashlib.sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 over 0x01 and the hashes of both halves: 32 bytes."""
    return hashlib.sha256(_NODE + left + right).digest()
