"""The consent and audit log: what is written, the tree that proves it, and who outside can check.

`entries` is what happens, `leaf` what is committed to. `hashing`, `tree`, `proofs` and `tiles` are
the tree (RFC 6962, C2SP tlog-tiles); `notes`, `checkpoint` and `tlog_proof` what is signed of it;
`cosignatures`, `policy`, `witness` and `timestamps` the eyes outside; `bundle` what an auditor
takes away.
"""

from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.entries import Entry, EntryType, Ledger
from tuokio.ledger.notes import NoteInvalid
from tuokio.ledger.proofs import ProofInvalid, verify_consistency, verify_inclusion

__all__ = [
    "Checkpoint",
    "Entry",
    "EntryType",
    "Ledger",
    "NoteInvalid",
    "ProofInvalid",
    "verify_consistency",
    "verify_inclusion",
    "verify_note",
]
