"""A proof for one entry, as a text that stands alone (C2SP tlog-proof; LOG 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tuokio.ledger.checkpoint import Checkpoint, parse_number, verify_note
from tuokio.ledger.hashing import HASH_BYTES
from tuokio.ledger.notes import MOST_BYTES, NoteInvalid, decode_base64, encode_base64
from tuokio.ledger.proofs import LARGEST, ProofInvalid, verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63
MOST_CHARACTERS = 2 * MOST_BYTES
"""A checkpoint, and as much again."""


@dataclass(frozen=True, slots=True)
class TlogProof:
    """An entry's index from 0, the hashes from its leaf up, and a signed checkpoint as it was
    published. `extra` is for the application and is not proven by anything.

    Raises:
        ProofInvalid: a value that cannot be written as a proof.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.index < LARGEST:
            raise ProofInvalid("the index of the proof is out of range")
        if len(self.path) > MOST_HASHES or any(len(each) != HASH_BYTES for each in self.path):
            raise ProofInvalid(f"the proof has at most {MOST_HASHES} hashes of {HASH_BYTES} bytes")
        if self.extra == b"":
            raise ProofInvalid("the extra data of the proof is empty, and not absent")

    def text(self) -> str:
        """The proof as it is kept in a file."""
        extra = [] if self.extra is None else [f"extra {encode_base64(self.extra)}"]
        lines = (HEADER, *extra, f"index {self.index}", *map(encode_base64, self.path))
        return "\n".join(lines) + "\n\n" + self.checkpoint


def parse_proof(text: str) -> TlogProof:
    """Read what `TlogProof.text` writes. Nothing is verified, and the checkpoint is not read.

    Raises:
        ProofInvalid: it is spelled otherwise, or longer than `MOST_CHARACTERS`.
    """
    if len(text) > MOST_CHARACTERS:
        raise ProofInvalid(f"the proof is longer than {MOST_CHARACTERS} characters")
    head, _, checkpoint = text.partition("\n\n")
    header, *lines = head.split("\n")
    if header != HEADER:
        raise ProofInvalid(f"the proof does not start with {HEADER}")
    try:
        extra = decode_base64(_value(lines, "extra")) if _starts(lines, "extra") else None
        index = parse_number(_value(lines, "index"))
        return TlogProof(index, tuple(map(decode_base64, lines)), checkpoint, extra)
    except NoteInvalid as error:
        raise ProofInvalid(f"the proof is misspelled: {error}") from None


def verify_proof(text: str, *, leaf_hash: bytes, vkeys: Sequence[str]) -> Checkpoint:
    """Return the checkpoint that the entry is proven to stand in.

    Cosignatures are not looked at: see `cosignatures.verify_cosignatures`, with the `checkpoint`
    of `parse_proof`.

    Args:
        text: the proof.
        leaf_hash: what `hashing.leaf_hash` makes of the entry.
        vkeys: the log's keys; see `checkpoint.verify_note`.

    Raises:
        ProofInvalid: the proof is misspelled, or proves something else.
        NoteInvalid: the log did not sign its checkpoint.
    """
    proof = parse_proof(text)
    checkpoint = verify_note(proof.checkpoint, vkeys)
    verify_inclusion(
        leaf_hash=leaf_hash,
        index=proof.index,
        size=checkpoint.size,
        proof=list(proof.path),
        root=checkpoint.root,
    )
    return checkpoint


def _starts(lines: list[str], word: str) -> bool:
    return bool(lines) and lines[0].startswith(word + " ")


def _value(lines: list[str], word: str) -> str:
    if not _starts(lines, word):
        raise ProofInvalid(f"the proof has no {word} where it must stand")
    return lines.pop(0).removeprefix(word + " ")
