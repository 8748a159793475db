"""The consent and audit log: what is written, and the interface that it is written through."""

from tuokio.ledger.entries import Entry, EntryType, Ledger

__all__ = ["Entry", "EntryType", "Ledger"]
