"""Envelope encryption of what must be forgotten: names, room names, contact requests (LOG 4).

Each encounter has a data key of its own. Only its wrapped form is stored, encrypted under the
organisation's key encryption key. Destroying the wrapped key destroys every value sealed under it.
A backup from before holds both, so there it is destroyed when the backup is, or the key encryption
key.

Algorithm: AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces: at most 2**32 values under one
key (section 8.3), far above what one encounter writes. The length of a value stays visible.

Layouts, in bytes:

- wrapped key: version of the key encryption key (1), its check value (8), nonce (12),
  encrypted data key (32), tag (16)
- sealed value: version of the layout (1), nonce (12), encrypted UTF-8 text, tag (16)
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import NewType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_CHECK_BYTES = 8
_VALUE_VERSION = 1
_WRAPPED_BYTES = 1 + _CHECK_BYTES + _NONCE_BYTES + KEY_BYTES + _TAG_BYTES
_LEAST_DISTINCT_BYTES = 8

WrappedKey = NewType("WrappedKey", bytes)
"""A data key encrypted under a key encryption key: the only form in which it may be stored."""


class SealingError(Exception):
    """Something could not be sealed or unsealed. No message carries a key or a text."""


class KeyInvalid(SealingError):
    """The key encryption key itself is not usable."""


class WrongKey(SealingError):
    """The data key was wrapped under another key encryption key than this one."""


class Tampered(SealingError):
    """The bytes were changed, cut, moved to another field or sealed under another data key."""


class TextInvalid(SealingError):
    """The text cannot be written as UTF-8 (a lone surrogate)."""


class Sealer:
    """Seals and unseals the short texts of one encounter under its data key."""

    __slots__ = ("_cipher",)

    def __init__(self, data_key: bytes) -> None:
        """Take a data key of `KEY_BYTES` bytes. Made by `KeyEncryptionKey`, not by callers."""
        if len(data_key) != KEY_BYTES:
            raise KeyInvalid(f"a data key has {KEY_BYTES} bytes")
        self._cipher = AESGCM(data_key)

    def seal(self, text: str, *, context: str) -> bytes:
        """Encrypt a text for one place.

        Args:
            text: any text; sealing the same text twice gives different bytes.
            context: names the field, and the row where rows could be swapped, for example
                `"participant.name:<ref>"`. It is not stored; `unseal` must be told the same.

        Raises:
            TextInvalid: the text holds a lone surrogate.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, _utf8(text), _value_context(context))
        return bytes([_VALUE_VERSION]) + nonce + sealed

    def unseal(self, blob: bytes, *, context: str) -> str:
        """Return the text that `seal` was given.

        Raises:
            Tampered: the bytes or the context are not those of `seal`, or the key is another.
        """
        if len(blob) < 1 + _NONCE_BYTES + _TAG_BYTES or blob[0] != _VALUE_VERSION:
            raise Tampered("these bytes are no sealed value")
        nonce, sealed = blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :]
        try:
            text = self._cipher.decrypt(nonce, sealed, _value_context(context))
        except InvalidTag:
            raise Tampered("the sealed value does not verify in this place") from None
        return text.decode("utf-8")


class KeyEncryptionKey:
    """The organisation's key, under which the data keys of encounters are stored.

    `version` is written in front of every wrapped key. To change the key, give the new one the
    next version, and choose the key for an old wrapped key by `wrapped_version`.
    """

    __slots__ = ("_check", "_cipher", "version")

    def __init__(self, raw: bytes, *, version: int = 1) -> None:
        """Take the raw key.

        Args:
            raw: 32 random bytes, for example from `secrets.token_bytes(32)`.
            version: 1 to 255.

        Raises:
            KeyInvalid: another length, too little variety to be random, or a version out of range.
        """
        if len(raw) != KEY_BYTES:
            raise KeyInvalid(f"the key must have {KEY_BYTES} bytes, not {len(raw)}")
        if len(set(raw)) < _LEAST_DISTINCT_BYTES:
            raise KeyInvalid("the key is not random: it repeats a few bytes")
        if not 1 <= version <= 255:
            raise KeyInvalid("the version must be between 1 and 255")
        self.version = version
        self._cipher = AESGCM(raw)
        # Tells a wrong key from damaged bytes, which an operator must treat differently.
        self._check = hmac.digest(raw, b"tuokio key check", hashlib.sha256)[:_CHECK_BYTES]

    def new_data_key(self) -> tuple[WrappedKey, Sealer]:
        """Make a data key: its wrapped form to store, and a sealer to use now."""
        data_key = secrets.token_bytes(KEY_BYTES)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        header = self._header()
        wrapped = header + nonce + self._cipher.encrypt(nonce, data_key, _key_context(header))
        return WrappedKey(wrapped), Sealer(data_key)

    def open(self, wrapped: bytes) -> Sealer:
        """Return the sealer for a stored data key.

        Raises:
            WrongKey: it was wrapped under another key, or another version of this one.
            Tampered: its bytes were changed or cut.
        """
        if len(wrapped) != _WRAPPED_BYTES:
            raise Tampered("these bytes are no wrapped key")
        header, rest = wrapped[: 1 + _CHECK_BYTES], wrapped[1 + _CHECK_BYTES :]
        if header[0] != self.version:
            raise WrongKey(f"wrapped under version {header[0]}, this key is {self.version}")
        if not hmac.compare_digest(header, self._header()):
            raise WrongKey("wrapped under another key encryption key")
        nonce, sealed = rest[:_NONCE_BYTES], rest[_NONCE_BYTES:]
        try:
            data_key = self._cipher.decrypt(nonce, sealed, _key_context(header))
        except InvalidTag:
            raise Tampered("the wrapped key does not verify") from None
        return Sealer(data_key)

    def _header(self) -> bytes:
        return bytes([self.version]) + self._check


def wrapped_version(wrapped: bytes) -> int:
    """Return the version of the key encryption key that a wrapped key needs.

    Raises:
        Tampered: these bytes are no wrapped key.
    """
    if len(wrapped) != _WRAPPED_BYTES:
        raise Tampered("these bytes are no wrapped key")
    return wrapped[0]


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # `from None`: the original error carries the text.
        raise TextInvalid("the text cannot be written as UTF-8") from None


def _value_context(context: str) -> bytes:
    if not context:
        raise ValueError("a sealed value needs a context")
    return b"tuokio value\x00" + bytes([_VALUE_VERSION]) + _utf8(context)


def _key_context(header: bytes) -> bytes:
    return b"tuokio data key\x00" + header
