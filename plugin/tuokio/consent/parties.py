"""Who answers for the data (GDPR 13), as a record names it: by the hash of a document that is kept
for ever beside the notices."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from tuokio.ledger.leaf import canonical

MEDIA_TYPE = "application/json"


def party_document(
    *, name: str, address: str | None, contact: str | None, dpo: str | None
) -> dict[str, Any]:
    """An organisation's public words about itself: its name, its address, how to reach it, and how
    to reach its data-protection officer. None where it has told none."""
    return {"address": address, "contact": contact, "dpo": dpo, "name": name}


def party_bytes(document: Mapping[str, Any]) -> bytes:
    """The exact bytes that are kept, of media type `MEDIA_TYPE`, and that the id is the hash of."""
    return canonical(document)


def party_id(document: Mapping[str, Any]) -> str:
    """`sha256:` and the hash of the document's bytes in hex."""
    return "sha256:" + hashlib.sha256(party_bytes(document)).hexdigest()
