"""Checkpoints: what a log was at one size, signed by it (C2SP tlog-checkpoint; LOG 3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tuokio.ledger.hashing import HASH_BYTES
from tuokio.ledger.notes import (
    ED25519,
    NoteInvalid,
    Verifier,
    decode_base64,
    encode_base64,
    split_note,
)
from tuokio.ledger.proofs import LARGEST

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_BREAK = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The root of a log at a size, in entries. Whether a size 0 has the root of the empty tree is
    for the tree to say.

    Raises:
        NoteInvalid: a value that cannot be written as a checkpoint.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for line in (self.origin, *self.extensions):
            if not line or _BREAK.search(line):
                raise NoteInvalid("a line of the checkpoint is empty or holds a control character")
        if not 0 <= self.size <= LARGEST:
            raise NoteInvalid("the size of the checkpoint is out of range")
        if len(self.root) != HASH_BYTES:
            raise NoteInvalid(f"the root of the checkpoint does not have {HASH_BYTES} bytes")

    def text(self) -> str:
        """What is signed: one line each, the last one ended too."""
        lines = (self.origin, str(self.size), encode_base64(self.root), *self.extensions)
        return "".join(line + "\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the text of a checkpoint, without signatures.

    Raises:
        NoteInvalid: it is not what `Checkpoint.text` writes.
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop():
        raise NoteInvalid("a checkpoint has three lines or more, and each of them is ended")
    origin, size, root, *extensions = lines
    return Checkpoint(origin, parse_number(size), decode_base64(root), tuple(extensions))


def parse_number(text: str) -> int:
    """Read a size or an index: decimal digits without zeros in front, at most `LARGEST`.

    Raises:
        NoteInvalid: anything else.
    """
    if not _NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise NoteInvalid("a number is spelled wrongly or out of range")
    return int(text)


def verify_note(text: str, vkeys: Sequence[str]) -> Checkpoint:
    """Return the checkpoint in a note that the log signed.

    Args:
        text: the whole note, with whatever other signatures.
        vkeys: the log's keys: while it changes its key there are two. One signature suffices, by
            a key whose name is the origin. Signatures by other keys are not looked at, and keys of
            witnesses sign no checkpoint: `verify_cosignatures` is for them.

    Raises:
        NoteInvalid: it is no checkpoint, no such signature is there, or any signature by one of
            these keys is wrong.
        KeyInvalid: one of the keys is none.
    """
    body, signatures = split_note(text)
    checkpoint = parse_checkpoint(body)
    keys = [key for key in map(Verifier.parse, vkeys) if key.kind == ED25519]
    good = False
    for signature in signatures:
        for key in keys:
            if key.claims(signature):
                key.check(signature.raw, body.encode())
                good = good or key.name == checkpoint.origin
    if not good:
        raise NoteInvalid("no known key of this log has signed the checkpoint")
    return checkpoint
