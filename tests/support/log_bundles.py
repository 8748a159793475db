"""Small logs in memory, and the bundles and receipts that their readers get."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.fakes.fake_witness import CosigningKey
from tests.support.log_trees import MemoryTree
from tuokio.consent.receipts import OpenedEntry, receipt_document
from tuokio.ledger.bundle import BundleHead, write_bundle
from tuokio.ledger.checkpoint import Checkpoint
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import canonical, commit, leaf_bytes
from tuokio.ledger.notes import Signer, add_signatures, sign_note
from tuokio.ledger.tlog_proof import TlogProof
from tuokio.ledger.tree import Nodes, inclusion_proof, root

ORIGIN = "log.example/tuokio"
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOTICE = "Kuvaa ja ääntä ei tallenneta. 😀\n".encode()
PARTY = b'{"address":null,"contact":"apu@example.org","dpo":null,"name":"Example Services"}'
TEXTS = {hashlib.sha256(text).hexdigest(): text for text in (NOTICE, PARTY)}
_NOTICE_HASH, _PARTY_HASH = TEXTS


def at(number: int) -> datetime:
    """When an entry was logged: one a minute."""
    return START + timedelta(minutes=number)


def stamp(number: int) -> str:
    """The same, as records spell it."""
    return at(number).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def record_id(number: int) -> str:
    """The name of an entry's record: a UUIDv7 of its time."""
    digits = f"{int(at(number).timestamp() * 1000):012x}7{0:03x}8{number:015x}"
    return str(UUID(digits))


def audit_record(number: int, event_type: str = "arrived", **facts: Any) -> dict[str, Any]:
    """Something that happened."""
    return {
        "schema": "audit-event/1",
        "record_id": record_id(number),
        "event_type": event_type,
        "event_time": stamp(number),
        "controller": {"party_id": f"sha256:{_PARTY_HASH}"},
        "unit_ref": "perhetyö",
        "service_template": "network",
        "encounter_ref": "e1",
        "subject_ref": "s1",
        "entity_id": "s1",
        "facts": facts,
    }


def consent_record(number: int, state: str = "given") -> dict[str, Any]:
    """An answer to one purpose."""
    shared = audit_record(number, f"consent_{state}")
    del shared["facts"]
    return shared | {
        "schema": "consent-event/1",
        "event_state": state,
        "prev_record_id": None,
        "acting_for": "self",
        "recipients": [],
        "jurisdiction": "FI",
        "consent_kind": "participation",
        "legal_basis": "gdpr_6_1_e",
        "purpose_code": "remote_meeting",
        "purpose_version": 1,
        "data_categories": ["voice"],
        "special_category": False,
        "storage_location": "none",
        "retention_rule_id": "log",
        "destroy_after": "2028-01-05",
        "notice": {
            "id": "short",
            "version": 1,
            "lang": "fi",
            "sha256": _NOTICE_HASH,
            "media_type": "text/markdown; charset=utf-8",
            "shown_at": stamp(number),
            "layer": "all",
        },
        "ui": {
            "build": "1.0.0",
            "locale": "fi",
            "control_label_sha256": "b2" * 32,
            "default_unchecked": True,
        },
        "valid_until": "session",
        "method": "click",
        "withdrawal_method": {"url_path": "/j/<ref>/withdraw", "steps": 1},
        "room_ref": "room",
        "identity_check_ref": None,
        "receipt_id": None,
    }


class MemoryLog:
    """A log with all that its operator has: leaves, records and salts, keys."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.signer = Signer.generate(origin)
        self.witness = CosigningKey("witness.example/w1")
        self.tree = MemoryTree()
        self.stored: list[bytes] = []
        self.records: dict[int, Mapping[str, Any]] = {}

    @property
    def nodes(self) -> Nodes:
        """For the writer."""
        return self.tree

    def leaves(self, first: int, count: int) -> Sequence[bytes]:
        """For the writer."""
        return self.stored[first : first + count]

    @property
    def size(self) -> int:
        """Entries so far."""
        return len(self.stored)

    def salt(self, index: int) -> bytes:
        """The salt of an entry; the same in every log, so that tests can be repeated."""
        return hashlib.sha256(f"salt {index}".encode()).digest()

    def append(self, record: Mapping[str, Any]) -> int:
        """Log a record."""
        index = self.size
        leaf = leaf_bytes(index, commit(self.salt(index), canonical(record)))
        self.stored.append(leaf)
        self.tree.hashes += self.tree.growth.append(leaf_hash(leaf))
        self.records[index] = record
        return index

    def erase(self, *indexes: int) -> int:
        """Destroy records, and log that."""
        for index in indexes:
            del self.records[index]
        facts = {"reason": "retention", "entries": list(indexes), "keys": 1}
        return self.append(audit_record(self.size, "erased", **facts))

    def checkpoint(
        self,
        size: int | None = None,
        *,
        witnesses: int = 1,
        cosigned_at: datetime | None = None,
    ) -> str:
        """A signed note, cosigned right after its last entry."""
        count = self.size if size is None else size
        text = Checkpoint(self.origin, count, root(self.tree, count)).text()
        note = sign_note(text, [self.signer])
        time = int((cosigned_at or at(count)).timestamp())
        return add_signatures(note, [self.witness.cosign(text, time)][:witnesses])

    def bundle(self, folder: Path, *, part_from: int = 0, **head: Any) -> Path:
        """Write a bundle of the whole log, or of the part from so many entries on."""
        write_bundle(
            folder,
            self,
            BundleHead(
                **{
                    "checkpoint": self.checkpoint(),
                    "checkpoint_from": self.checkpoint(part_from) if part_from else None,
                    "keys": [self.signer.vkey],
                    "witness_keys": [self.witness.vkey],
                    "made_at": at(self.size),
                    "start": at(part_from) if part_from else None,
                }
                | head
            ),
            records=(
                (index, self.salt(index), record)
                for index, record in self.records.items()
                if index >= part_from
            ),
            texts=TEXTS.__getitem__,
        )
        return folder

    def receipt(self, *indexes: int, witnesses: int = 1) -> dict[str, Any]:
        """A receipt over some entries, as data."""
        return receipt_document(
            [
                OpenedEntry(
                    index, self.salt(index), self.records[index], self.proof(index, witnesses)
                )
                for index in indexes
            ],
            origin=self.origin,
            keys=[self.signer.vkey],
            witness_keys=[self.witness.vkey],
            texts=[text.decode() for text in TEXTS.values()],
        )

    def proof(self, index: int, witnesses: int = 1) -> str:
        """The text of an inclusion proof."""
        path = inclusion_proof(self.tree, index, self.size)
        return TlogProof(index, tuple(path), self.checkpoint(witnesses=witnesses)).text()


def make_log(entries: int, origin: str = ORIGIN) -> MemoryLog:
    """A log of so many entries, every third a consent."""
    log = MemoryLog(origin)
    for number in range(entries):
        log.append(audit_record(number) if number % 3 else consent_record(number))
    return log
