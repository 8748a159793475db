"""What stands in the tree: a commitment to a record, and nothing else of it (LOG 1).

A leaf is canonical JSON (RFC 8785) of `{"commitment", "seq", "v"}`. The commitment is
SHA-256 over a random salt and the canonical record, so that a leaf tells nobody what kind of
record it stands for, and nothing at all once record and salt are destroyed.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import rfc8785

LEAF_VERSION = 1
SALT_BYTES = 32


class RecordInvalid(ValueError):
    """A record that has no canonical form, or may not be written. No value is quoted."""


def canonical(record: Mapping[str, Any]) -> bytes:
    """The one spelling of a record (RFC 8785). Records hold no floats, so that any verifier can
    spell them.

    Raises:
        RecordInvalid: a value that is no text, whole number, truth value, null, list or object.
    """
    _check(record)
    try:
        return rfc8785.dumps(dict(record))
    except rfc8785.CanonicalizationError as error:
        raise RecordInvalid("the record has no canonical form") from error


def new_salt() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def commit(salt: bytes, record: bytes) -> bytes:
    """SHA-256 over the salt and the canonical record: 32 bytes."""
    if len(salt) != SALT_BYTES:
        raise RecordInvalid(f"a salt has {SALT_BYTES} bytes")
    return hashlib.sha256(salt + record).digest()


def leaf_bytes(seq: int, commitment: bytes) -> bytes:
    """The leaf of one entry, as it is hashed into the tree."""
    # Spelled out: it is the canonical form, and it is written for every entry.
    return f'{{"commitment":"{commitment.hex()}","seq":{seq},"v":{LEAF_VERSION}}}'.encode()


def _check(value: object) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise RecordInvalid("a name in the record is no text")
        for each in value.values():
            _check(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(each)
    else:
        raise RecordInvalid(f"a record holds no {type(value).__name__}")
