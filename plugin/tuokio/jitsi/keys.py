"""The RSA keys that sign meeting tokens, and their public half as a JWK set.

A key file holds one or several private keys in PEM form, one after the other. The first signs; all
are published, so that tokens of the previous key stay valid while they last. Rotation is told in
`docs/tokens.md`.

Sources: RFC 7517 (JWK), RFC 7518 section 6.3 (RSA), RFC 7638 (thumbprint).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tuokio.jitsi.errors import KeyFileInvalid, KeyFileUnreadable, KeyTooWeak

LEAST_KEY_BITS = 2048
LEAST_EXPONENT = 65537
_MOST_FILE_BYTES = 256 * 1024

_PEM_BLOCK = re.compile(
    rb"-----BEGIN (?P<label>[A-Z0-9 ]+)-----.*?-----END (?P=label)-----", re.DOTALL
)
_PRIVATE_LABELS = {b"PRIVATE KEY", b"RSA PRIVATE KEY"}


@dataclass(frozen=True)
class SigningKey:
    """One RSA key pair. `kid` is the RFC 7638 thumbprint of its public half.

    Raises:
        KeyTooWeak: less than 2048 bits, or a public exponent below 65537.
    """

    private_key: RSAPrivateKey = field(repr=False, compare=False)
    kid: str = field(init=False)

    def __post_init__(self) -> None:
        if self.private_key.key_size < LEAST_KEY_BITS:
            bits = self.private_key.key_size
            raise KeyTooWeak(f"an RSA key needs {LEAST_KEY_BITS} bits, this one has {bits}")
        if self.public_key.public_numbers().e < LEAST_EXPONENT:
            raise KeyTooWeak(f"an RSA key needs a public exponent of {LEAST_EXPONENT} or more")
        object.__setattr__(self, "kid", thumbprint(self.public_key))

    @property
    def public_key(self) -> RSAPublicKey:
        """The half that may be shown to anyone."""
        return self.private_key.public_key()


def thumbprint(key: RSAPublicKey) -> str:
    """Return the RFC 7638 thumbprint of a public key: SHA-256, base64url, 43 characters."""
    members = json.dumps(_public_members(key), sort_keys=True, separators=(",", ":"))
    return _base64url(hashlib.sha256(members.encode("ascii")).digest())


def load_signing_keys(path: Path) -> tuple[SigningKey, ...]:
    """Read a key file. The first key of the result signs.

    Raises:
        KeyFileUnreadable: the file is missing, cannot be read or is larger than 256 KiB.
        KeyFileInvalid: it does not hold RSA private keys only, each once, without a password.
        KeyTooWeak: one of its keys is too weak.
    """
    try:
        with path.open("rb") as file:
            pem = file.read(_MOST_FILE_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KeyFileUnreadable(f"cannot read the key file {path}: {why}") from error
    if len(pem) > _MOST_FILE_BYTES:
        raise KeyFileUnreadable(f"{path} is too large to be a key file")
    return parse_signing_keys(pem)


def parse_signing_keys(pem: bytes) -> tuple[SigningKey, ...]:
    """Read private keys from the content of a key file. The first key of the result signs.

    Raises:
        KeyFileInvalid: not RSA private keys only, each once, without a password.
        KeyTooWeak: one of the keys is too weak.
    """
    blocks = list(_PEM_BLOCK.finditer(pem))
    if len(blocks) != pem.count(b"-----BEGIN "):
        raise KeyFileInvalid("the key file is cut off: a BEGIN line has no matching END line")
    if not blocks:
        raise KeyFileInvalid("the key file holds no key: no line starts with -----BEGIN")
    keys: list[SigningKey] = []
    for number, block in enumerate(blocks, start=1):
        key = SigningKey(_load_block(number, block["label"], block.group()))
        if any(key.kid == earlier.kid for earlier in keys):
            raise KeyFileInvalid(f"key {number} of the key file stands there twice")
        keys.append(key)
    return tuple(keys)


def jwks(keys: Iterable[SigningKey]) -> dict[str, list[dict[str, str]]]:
    """Return the public keys as a JWK set, ready for `/.well-known/jwks.json`."""
    return {
        "keys": [
            {**_public_members(key.public_key), "kid": key.kid, "use": "sig", "alg": "RS256"}
            for key in keys
        ]
    }


def _load_block(number: int, label: bytes, pem: bytes) -> RSAPrivateKey:
    if label == b"ENCRYPTED PRIVATE KEY" or b"Proc-Type: 4,ENCRYPTED" in pem:
        raise KeyFileInvalid(f"key {number} of the key file has a password: write it without one")
    if label not in _PRIVATE_LABELS:
        kind = label.decode("ascii").lower()
        raise KeyFileInvalid(f"part {number} of the key file is a {kind}, not an RSA private key")
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # `from None`: what a parser says about a private key stays out of the log.
        raise KeyFileInvalid(f"key {number} of the key file is damaged") from None
    if not isinstance(key, RSAPrivateKey):
        raise KeyFileInvalid(f"key {number} of the key file is not an RSA key")
    return key


def _public_members(key: RSAPublicKey) -> Mapping[str, str]:
    numbers = key.public_numbers()
    return {"e": _base64url_int(numbers.e), "kty": "RSA", "n": _base64url_int(numbers.n)}


def _base64url_int(number: int) -> str:
    return _base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
