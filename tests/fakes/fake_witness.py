"""A FAKE of a witness on loopback, which keeps to C2SP tlog-witness: cosignature/v1 only.

It can also be in another mood: away, slow, broken, or lying.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.fakes.http import Moody, MoodyHandler, served
from tuokio.ledger.checkpoint import Checkpoint, parse_checkpoint, parse_number, verify_note
from tuokio.ledger.cosignatures import cosigned_message
from tuokio.ledger.hashing import EMPTY_ROOT
from tuokio.ledger.notes import (
    COSIGNATURE,
    NoteInvalid,
    Verifier,
    add_signatures,
    decode_base64,
    encode_base64,
    split_note,
)
from tuokio.ledger.proofs import ProofInvalid, verify_consistency

NAME = "witness.example.org/w1"
MOST_HASHES = 63
SIZE_TYPE = "text/x.tlog.size"


class Mood(Enum):
    """How it answers."""

    WELL = auto()
    AWAY = auto()
    """Hangs up without a word."""
    SILENT = auto()
    """Takes the request and says nothing until the mood changes."""
    DROP_BY_DROP = auto()
    """Answers so slowly that no single wait is long."""
    FAULTY = auto()
    """503."""
    REDIRECT = auto()
    GARBAGE = auto()
    """200, and no signature lines."""
    NO_TEXT = auto()
    """200, and bytes that are no UTF-8."""
    HUGE = auto()
    """An answer that does not end."""
    CONFLICT_WITHOUT_SIZE = auto()
    """409 with a page instead of a size."""
    OTHER_CHECKPOINT = auto()
    """A good cosignature, of a tree with one entry more."""
    OTHER_KEY = auto()
    """A good cosignature, by a key that nobody knows."""
    FORGED = auto()
    """The known key's id over a signature by another."""
    IN_COMPANY = auto()
    """Its cosignature after one by an unknown witness."""
    MORE_TEXT = auto()
    """Its cosignature after a text of its own."""


class CosigningKey:
    """A witness's key: what makes cosignatures."""

    def __init__(self, name: str = NAME) -> None:
        """Make a new one."""
        self._key = Ed25519PrivateKey.generate()
        public = self._key.public_key().public_bytes_raw()
        self.verifier = Verifier(name, COSIGNATURE, public)
        self.vkey = self.verifier.vkey

    def cosign(self, text: str, at: int, *, as_key: Verifier | None = None) -> str:
        """Return the signature line over a checkpoint's text at a time in Unix seconds.

        Args:
            as_key: another key to claim that it is by.
        """
        claimed = as_key or self.verifier
        raw = at.to_bytes(8) + self._key.sign(cosigned_message(at, text))
        return f"\N{EM DASH} {claimed.name} {encode_base64(claimed.key_id + raw)}"


@dataclass
class FakeWitness(Moody[Mood]):
    """Where it is, whom it knows (origin: the log's vkeys), and what it has cosigned."""

    logs: dict[str, Sequence[str]] = field(default_factory=dict)
    key: CosigningKey = field(default_factory=CosigningKey)
    clock: Callable[[], float] = time.time
    latest: dict[str, str] = field(default_factory=dict)
    """The newest note for each origin, with its cosignature."""
    asked: list[bytes] = field(default_factory=list)
    _mood: Mood = field(default=Mood.WELL, kw_only=True)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def size(self, origin: str) -> int:
        """Of the checkpoint that it last cosigned; 0 for none."""
        return self._cosigned(origin).size

    def add_checkpoint(self, body: bytes) -> tuple[int, str]:
        """Answer a request: status and text. One at a time, so that no two race."""
        with self._lock:
            try:
                old_size, proof, note = _parse_request(body)
                text, _ = split_note(note)
                new = parse_checkpoint(text)
            except (NoteInvalid, UnicodeDecodeError):
                return 400, "bad request\n"
            status = self._refusal(old_size, proof, note, new)
            if status == 409:
                return status, f"{self.size(new.origin)}\n"
            if status is not None:
                return status, "refused\n"
            line = self.key.cosign(text, int(self.clock()))
            self.latest[new.origin] = add_signatures(_only(note, self.logs[new.origin]), [line])
            return 200, line + "\n"

    def checkpoint(self, origin_hash: str) -> tuple[int, str]:
        """Answer whoever reads: the newest checkpoint of the log, named by its origin's SHA-256."""
        for origin, note in self.latest.items():
            if hashlib.sha256(origin.encode()).hexdigest() == origin_hash:
                return 200, note
        return 404, "never cosigned\n"

    def _refusal(self, old_size: int, proof: list[bytes], note: str, new: Checkpoint) -> int | None:
        if new.origin not in self.logs:
            return 404
        try:
            verify_note(note, self.logs[new.origin])
        except NoteInvalid:
            return 403
        if old_size > new.size:
            return 400
        old = self._cosigned(new.origin)
        if old_size != old.size:
            return 409
        return None if _continues(old, new, proof) else 422

    def _cosigned(self, origin: str) -> Checkpoint:
        if origin not in self.latest:
            return Checkpoint(origin, 0, EMPTY_ROOT)
        return parse_checkpoint(split_note(self.latest[origin])[0])


def _parse_request(body: bytes) -> tuple[int, list[bytes], str]:
    head, blank, note = body.decode("utf-8").partition("\n\n")
    first, *hashes = head.split("\n")
    if not first.startswith("old ") or not blank or len(hashes) > MOST_HASHES:
        raise NoteInvalid("no request to add a checkpoint")
    return parse_number(first.removeprefix("old ")), [decode_base64(each) for each in hashes], note


def _continues(old: Checkpoint, new: Checkpoint, proof: list[bytes]) -> bool:
    if new.size == 0 and new.root != EMPTY_ROOT:
        return False
    if old.size == 0:
        return not proof
    try:
        verify_consistency(
            size1=old.size, size2=new.size, proof=proof, root1=old.root, root2=new.root
        )
    except ProofInvalid:
        return False
    return True


def _only(note: str, vkeys: Sequence[str]) -> str:
    """The note with the signatures that it verified, and no others."""
    text, signatures = split_note(note)
    keys = [Verifier.parse(vkey) for vkey in vkeys]
    kept = [each.line for each in signatures if any(key.claims(each) for key in keys)]
    return text + "\n" + "".join(line + "\n" for line in kept)


class _Handler(MoodyHandler[FakeWitness]):
    methods = ("GET", "POST")
    kind = "text/plain"

    def answer(self) -> None:
        if self.command == "GET":
            origin_hash = self.path.removeprefix("/").removesuffix("/checkpoint")
            self.reply(*self.fake.checkpoint(origin_hash))
        else:
            self._take()

    def _take(self) -> None:
        body = self.body()
        self.fake.asked.append(body)
        special = _MOODS.get(self.fake.mood)
        if special is not None:
            special(self, body)
        elif self.path != "/add-checkpoint":
            self.reply(404, "no such call\n")
        else:
            status, text = self.fake.add_checkpoint(body)
            self.reply(status, text, SIZE_TYPE if status == 409 else "text/plain; charset=utf-8")

    def cosign(self, key: CosigningKey, text: str, **options: Verifier) -> str:
        """Return a signature line by this key, now, and its newline."""
        return key.cosign(text, int(self.fake.clock()), **options) + "\n"


def _text_of(body: bytes) -> str:
    return split_note(_parse_request(body)[2])[0]


def _other_checkpoint(handler: _Handler, body: bytes) -> None:
    asked = parse_checkpoint(_text_of(body))
    other = Checkpoint(asked.origin, asked.size + 1, asked.root)
    handler.reply(200, handler.cosign(handler.fake.key, other.text()))


def _other_key(handler: _Handler, body: bytes) -> None:
    handler.reply(200, handler.cosign(CosigningKey(), _text_of(body)))


def _forged(handler: _Handler, body: bytes) -> None:
    known = handler.fake.key.verifier
    handler.reply(200, handler.cosign(CosigningKey(), _text_of(body), as_key=known))


def _in_company(handler: _Handler, body: bytes) -> None:
    stranger = handler.cosign(CosigningKey("witness.example.net/other"), _text_of(body))
    status, own = handler.fake.add_checkpoint(body)
    handler.reply(status, stranger + own)


def _more_text(handler: _Handler, body: bytes) -> None:
    handler.reply(200, "more\n\n" + handler.cosign(handler.fake.key, _text_of(body)))


_MOODS: dict[Mood, Callable[[_Handler, bytes], None]] = {
    Mood.AWAY: lambda handler, _body: handler.hang_up(),
    Mood.SILENT: lambda handler, _body: handler.stay_silent(Mood.SILENT),
    Mood.DROP_BY_DROP: lambda handler, _body: handler.drop_by_drop(Mood.DROP_BY_DROP),
    Mood.FAULTY: lambda handler, _body: handler.reply(503, "later\n"),
    Mood.REDIRECT: lambda handler, _body: handler.reply(307, "elsewhere\n"),
    Mood.GARBAGE: lambda handler, _body: handler.reply(200, "<!doctype html>\n"),
    Mood.NO_TEXT: lambda handler, _body: handler.reply(200, b"\xff\xfe\n"),
    Mood.HUGE: lambda handler, _body: handler.pour(Mood.HUGE),
    Mood.CONFLICT_WITHOUT_SIZE: lambda handler, _body: handler.reply(409, "5\n", "text/html"),
    Mood.OTHER_CHECKPOINT: _other_checkpoint,
    Mood.OTHER_KEY: _other_key,
    Mood.FORGED: _forged,
    Mood.IN_COMPANY: _in_company,
    Mood.MORE_TEXT: _more_text,
}


@contextmanager
def fake_witness() -> Iterator[FakeWitness]:
    """Serve it."""
    with served(_Handler, FakeWitness()) as fake:
        yield fake
