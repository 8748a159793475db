"""The receipt that a client takes along (CONS 7): entries of the log with the proof that they stand
in it, the keys that signed it, and the texts that were shown. It can be checked without us.

It proves what the holder of the link was shown and answered, not who held it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tuokio.ledger.bundle import texts_of
from tuokio.ledger.leaf import SALT_BYTES

SCHEMA = "tuokio-receipt/1"
MEDIA_TYPE = "application/json"
SUFFIX = ".tuokio-receipt.json"


class ReceiptIncomplete(ValueError):
    """A receipt that could not be checked: no entry, or a text or a key is missing."""


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """One entry as its owner may see it: its record, the salt that it was committed to with, and
    its proof (the text of a `c2sp.org/tlog-proof@v1`)."""

    index: int
    salt: bytes
    record: Mapping[str, Any]
    proof: str


def receipt_document(
    entries: Iterable[OpenedEntry],
    *,
    origin: str,
    keys: Sequence[str],
    witness_keys: Sequence[str] = (),
    texts: Iterable[str],
) -> dict[str, Any]:
    """The receipt as data; `tuokio.ledger.leaf.canonical` gives its bytes.

    `keys` and `witness_keys` are verifier keys (signed-note vkeys). `texts` are the notices and
    party documents that were shown, word for word; those that no entry names are left out.

    Raises:
        ReceiptIncomplete: there is no entry or no key, a salt is no salt, or a text is missing that
            an entry names.
    """
    opened = sorted(entries, key=lambda entry: entry.index)
    if not opened or not keys:
        raise ReceiptIncomplete("a receipt has an entry and a key")
    if any(len(entry.salt) != SALT_BYTES for entry in opened):
        raise ReceiptIncomplete(f"a salt has {SALT_BYTES} bytes")
    by_hash = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    named = sorted({sha256 for entry in opened for sha256 in texts_of(entry.record)})
    if not by_hash.keys() >= set(named):
        raise ReceiptIncomplete("a text that an entry names is missing")
    return {
        "schema": SCHEMA,
        "origin": origin,
        "keys": list(keys),
        "witness_keys": list(witness_keys),
        "entries": [
            {
                "index": entry.index,
                "salt": entry.salt.hex(),
                "record": dict(entry.record),
                "proof": entry.proof,
            }
            for entry in opened
        ],
        "notices": {sha256: by_hash[sha256] for sha256 in named},
    }
