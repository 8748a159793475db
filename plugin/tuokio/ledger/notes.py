"""Signed notes: a text, and lines that sign it (C2SP signed-note; LOG 3).

Keys are Ed25519 and are passed around as one line of text: *vkey* for checking, *skey* for
signing, in the encodings that Go's `golang.org/x/mod/sumdb/note` made common. Every text has one
spelling here; a second one is refused, so that nobody can make two files of one note.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = 0x01
"""Key type: signs the text of a note."""
COSIGNATURE = 0x04
"""Key type: a witness's, signs a time and the text of a checkpoint."""

MOST_BYTES = 64 * 1024
MOST_SIGNATURES = 32
_KINDS = (ED25519, COSIGNATURE)
_ID_BYTES = 4
_KEY_BYTES = 32
_DASH = "\N{EM DASH} "
_HEX_ID = re.compile(r"[0-9a-f]{8}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteInvalid(Exception):
    """A note that is not to be believed. Says why in words, and quotes nothing of it."""


class KeyInvalid(NoteInvalid):
    """A key that cannot be used, whatever the note. Never quotes it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: whose it says it is, the bytes after the key's id, and the line itself
    without its newline."""

    name: str
    key_id: bytes
    raw: bytes
    line: str


@dataclass(frozen=True, slots=True)
class Verifier:
    """A key to check with."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def parse(cls, vkey: str) -> Verifier:
        """Read `<name>+<8 hex>+<base64 of the type and 32 bytes>`.

        Raises:
            KeyInvalid: it is not spelled so, its id is not its own, or its type is neither
                `ED25519` nor `COSIGNATURE`.
        """
        parts = vkey.split("+", 2)
        if len(parts) != 3:
            raise KeyInvalid("a key for checking has a name, an id and a key, with + between")
        name, key_id, raw = _key_parts(*parts)
        if raw[0] not in _KINDS:
            raise KeyInvalid(f"keys of type {raw[0]} are not known here")
        made = cls(name, raw[0], raw[1:])
        if made.key_id.hex() != key_id:
            raise KeyInvalid("the id of the key does not belong to it")
        return made

    @property
    def key_id(self) -> bytes:
        """Four bytes that name the key in signature lines."""
        what = b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(self.name.encode() + what).digest()[:_ID_BYTES]

    @property
    def vkey(self) -> str:
        """The key as one line of text."""
        key = encode_base64(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{key}"

    def claims(self, signature: Signature) -> bool:
        """Whether the line says that it is by this key."""
        return signature.name == self.name and signature.key_id == self.key_id

    def check(self, raw: bytes, message: bytes) -> None:
        """Verify 64 bytes of Ed25519.

        Raises:
            NoteInvalid: they are not this key's signature of the message.
        """
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(raw, message)
        except (InvalidSignature, ValueError):
            raise NoteInvalid("a signature by a known key does not verify") from None


class Signer:
    """A key to sign notes with. Keep `skey` secret: it is the key itself."""

    __slots__ = ("_key", "_verifier")

    def __init__(self, name: str, seed: bytes) -> None:
        """Take the 32 bytes of an Ed25519 private key; see `generate` and `parse`.

        Raises:
            KeyInvalid: the name is empty or holds a space, a plus or a control character.
        """
        try:
            _check_name(name)
        except NoteInvalid as error:
            raise KeyInvalid(str(error)) from None
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._verifier = Verifier(name, ED25519, self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Signer:
        """Make a new key. For a log, the name is its origin."""
        return cls(name, secrets.token_bytes(_KEY_BYTES))

    @classmethod
    def parse(cls, skey: str) -> Signer:
        """Read `PRIVATE+KEY+<name>+<8 hex>+<base64 of 0x01 and 32 bytes>`.

        Raises:
            KeyInvalid: it is not spelled so, or its id is not its own.
        """
        parts = skey.split("+", 4)
        if len(parts) != 5 or parts[:2] != ["PRIVATE", "KEY"]:
            raise KeyInvalid("a key for signing starts with PRIVATE+KEY and has three parts more")
        name, key_id, raw = _key_parts(*parts[2:])
        if raw[0] != ED25519:
            raise KeyInvalid(f"keys of type {raw[0]} do not sign here")
        made = cls(name, raw[1:])
        if made.key_id.hex() != key_id:
            raise KeyInvalid("the id of the key does not belong to it")
        return made

    @property
    def name(self) -> str:
        """Whose key it is, as signature lines say."""
        return self._verifier.name

    @property
    def key_id(self) -> bytes:
        """Four bytes that name the key in signature lines."""
        return self._verifier.key_id

    @property
    def vkey(self) -> str:
        """The public half, for everybody."""
        return self._verifier.vkey

    @property
    def skey(self) -> str:
        """The private key as text. Secret."""
        key = encode_base64(bytes([ED25519]) + self._key.private_bytes_raw())
        return f"PRIVATE+KEY+{self.name}+{self.key_id.hex()}+{key}"

    def sign(self, text: str) -> str:
        """Return the signature line of a note's text, without a newline.

        Raises:
            NoteInvalid: the text cannot stand in a note.
        """
        raw = self._key.sign(_check_text(text))
        return f"{_DASH}{self.name} {encode_base64(self.key_id + raw)}"


def sign_note(text: str, signers: Sequence[Signer]) -> str:
    """Return the text signed by every one of these, in this order.

    Raises:
        NoteInvalid: the text cannot stand in a note, or nobody signs.
    """
    return _join(text, [signer.sign(text) for signer in signers])


def split_note(note: str) -> tuple[str, list[Signature]]:
    """Return the text and its signatures. None of them has been verified.

    Raises:
        NoteInvalid: this is no note, or it is larger than `MOST_BYTES` or `MOST_SIGNATURES`.
    """
    if len(note) > MOST_BYTES or len(_check_text(note)) > MOST_BYTES:
        raise NoteInvalid(f"the note is larger than {MOST_BYTES} bytes")
    cut = note.rfind("\n\n")
    # The last line is ended, so that nothing can be hung on it unseen.
    lines = note[cut + 2 : -1].split("\n")
    if cut < 0 or lines == [""]:
        raise NoteInvalid("the note is not signed")
    if len(lines) > MOST_SIGNATURES:
        raise NoteInvalid(f"the note has more than {MOST_SIGNATURES} signatures")
    return note[: cut + 1], [parse_signature(line) for line in lines]


def parse_signature(line: str) -> Signature:
    """Read one signature line, without its newline.

    Raises:
        NoteInvalid: it is not spelled as one.
    """
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise NoteInvalid("a signature is a dash, a name and the signature, with spaces between")
    _check_name(name)
    raw = decode_base64(encoded)
    if len(raw) <= _ID_BYTES:
        raise NoteInvalid("a signature is too short")
    return Signature(name, raw[:_ID_BYTES], raw[_ID_BYTES:], line)


def add_signatures(note: str, lines: Iterable[str]) -> str:
    """Return the note with these lines at its end, one for each key: what a key has already
    signed, it need not sign again. Nothing is verified.

    Raises:
        NoteInvalid: the note, a line, or what comes out is not well formed.
    """
    text, there = split_note(note)
    signed = {(each.name, each.key_id) for each in there}
    for new in map(parse_signature, lines):
        if (new.name, new.key_id) not in signed:
            signed.add((new.name, new.key_id))
            there.append(new)
    return _join(text, [each.line for each in there])


def encode_base64(raw: bytes) -> str:
    """RFC 4648, section 4, with padding."""
    return base64.b64encode(raw).decode("ascii")


def decode_base64(text: str) -> bytes:
    """Read what `encode_base64` writes, and no second spelling of it.

    Raises:
        NoteInvalid: the text is no such thing.
    """
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raise NoteInvalid("this is no base64") from None
    if encode_base64(raw) != text:
        raise NoteInvalid("this base64 has another spelling than the only one")
    return raw


def _join(text: str, lines: Sequence[str]) -> str:
    note = text + "\n" + "".join(line + "\n" for line in lines)
    split_note(note)
    return note


def _key_parts(name: str, key_id: str, encoded: str) -> tuple[str, str, bytes]:
    if not _HEX_ID.fullmatch(key_id):
        raise KeyInvalid("the id of a key has eight hex digits in lower case")
    try:
        _check_name(name)
        raw = decode_base64(encoded)
    except NoteInvalid as error:
        raise KeyInvalid(str(error)) from None
    if len(raw) != 1 + _KEY_BYTES:
        raise KeyInvalid(f"the key has a type and {_KEY_BYTES} bytes")
    return name, key_id, raw


def _check_name(name: str) -> None:
    if not name or "+" in name or any(map(str.isspace, name)) or _CONTROL.search(name):
        raise NoteInvalid("the name of a key is empty or holds a space, a plus or a control")
    _utf8(name)


def _check_text(text: str) -> bytes:
    if not text.endswith("\n"):
        raise NoteInvalid("the text does not end with a newline")
    if _CONTROL.search(text):
        raise NoteInvalid("the text holds a control character")
    return _utf8(text)


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NoteInvalid("the text cannot be written as UTF-8") from None
