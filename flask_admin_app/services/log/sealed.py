"""Records as they lie beside the tree: salt and canonical record, sealed under one key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log.faults import LogHoleError, RecordUnreadableError
from flask_admin_app.services.log.record_keys import RecordKeys
from tuokio.ledger.leaf import SALT_BYTES
from tuokio.sealing import KeyEncryptionKey, Sealer, SealingError


@dataclass(frozen=True, slots=True)
class Opened:
    """A record that was opened. `salt` and `canonical` are what its commitment was made of."""

    index: int
    salt: bytes
    canonical: bytes

    @property
    def record(self) -> dict[str, Any]:
        """The record."""
        found: dict[str, Any] = json.loads(self.canonical)
        return found


def seal(sealer: Sealer, index: int, salt: bytes, record: bytes) -> bytes:
    """Seal a record for its place in the log."""
    return sealer.seal(salt.hex() + record.decode(), context=_context(index))


class Opener:
    """Opens records; it remembers the keys that it has unwrapped."""

    def __init__(self, session: Session, wrapping: KeyEncryptionKey) -> None:
        self._keys = RecordKeys(session, wrapping)

    def open(self, row: LogRecordRow) -> Opened:
        """Open one.

        Raises:
            RecordUnreadableError: its bytes were changed or moved, or the key is another or gone.
        """
        try:
            text = self._keys.sealer(row.key_id).unseal(row.sealed, context=_context(row.index))
        except (SealingError, LogHoleError) as error:
            raise RecordUnreadableError(f"the record of entry {row.index} does not open") from error
        salt, record = text[: 2 * SALT_BYTES], text[2 * SALT_BYTES :]
        return Opened(row.index, bytes.fromhex(salt), record.encode())


def _context(index: int) -> str:
    return f"log record:{index}"
