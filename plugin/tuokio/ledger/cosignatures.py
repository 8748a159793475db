"""Cosignatures: a witness saw this checkpoint, and at what time (C2SP tlog-cosignature; LOG 3).

Only `cosignature/v1` (Ed25519). The log's own signature is `checkpoint.verify_note`'s to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tuokio.ledger.checkpoint import parse_checkpoint
from tuokio.ledger.notes import (
    COSIGNATURE,
    KeyInvalid,
    NoteInvalid,
    Signature,
    Verifier,
    split_note,
)

_TIME_BYTES = 8
_LATEST = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Cosignature:
    """Which witness had verified, at `time` (UTC, seconds), that the log only ever grew."""

    name: str
    vkey: str
    time: datetime


def verify_cosignatures(note: str, vkeys: Sequence[str]) -> list[Cosignature]:
    """Return the cosignatures by these witnesses: at most one for each key, its earliest, in the
    order of the keys.

    Lines by anybody else are not looked at. A time that lies ahead is for the caller to judge.

    Raises:
        NoteInvalid: the note is no checkpoint, or a cosignature by one of these keys is wrong.
        KeyInvalid: one of the keys is not a witness's.
    """
    text, signatures = split_note(note)
    parse_checkpoint(text)
    found = []
    for vkey in dict.fromkeys(vkeys):
        key = parse_witness_key(vkey)
        times = [_verify(key, each, text) for each in signatures if key.claims(each)]
        if times:
            found.append(Cosignature(key.name, vkey, min(times)))
    return found


def cosigned_message(time: int, text: str) -> bytes:
    """What a witness signs: two lines of its own, with the time in Unix seconds, and the text of
    the checkpoint."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def parse_witness_key(vkey: str) -> Verifier:
    """Read a witness's key.

    Raises:
        KeyInvalid: it is no key, or not a witness's.
    """
    key = Verifier.parse(vkey)
    if key.kind != COSIGNATURE:
        raise KeyInvalid("this key is not a witness's")
    return key


def _verify(key: Verifier, signature: Signature, text: str) -> datetime:
    time = int.from_bytes(signature.raw[:_TIME_BYTES])
    key.check(signature.raw[_TIME_BYTES:], cosigned_message(time, text))
    if not 0 < time <= _LATEST:
        raise NoteInvalid("a cosignature tells no usable time")
    return datetime.fromtimestamp(time, UTC)
