"""Our own keys towards a provider: one signs what we send, one opens what is sent to us.

A key file is a JWK set (RFC 7517) or private keys in PEM form, one after the other. In a JWK set
`use` says what a key is for; without it a key does both. Of several PEM keys the first signs and
the others open. Older keys may stay in the file while something is under way for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeyParameters, RSAKey

OwnKey = RSAKey | ECKey

LEAST_BITS = 2048
_LEAST_DIGITS = LEAST_BITS // 6
_MOST_BYTES = 256 * 1024
_PEM = re.compile(
    rb"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----.*?-----END (?:RSA |EC )?PRIVATE KEY-----", re.DOTALL
)
_PUBLIC = ("kty", "n", "e", "crv", "x", "y", "use", "alg", "kid")


class KeysInvalid(ValueError):
    """A key file that cannot be used. The message quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class ClientKeys:
    """Private keys; they do not show when they are printed."""

    signing: OwnKey = field(repr=False)
    opening: tuple[RSAKey, ...] = field(repr=False)
    public: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def algorithm(self) -> str:
        """What we sign with."""
        if isinstance(self.signing, ECKey):
            return "ES256"
        return str(self.signing.get("alg") or "RS256")

    def jwks(self) -> dict[str, list[dict[str, Any]]]:
        """The public halves, as providers fetch them."""
        return {"keys": [dict(key) for key in self.public]}


def load_keys(path: Path) -> ClientKeys:
    """Read a key file.

    Raises:
        KeysInvalid: it cannot be read, or holds no private key to sign with, or a weak one.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError:
        raise KeysInvalid("it cannot be read: check the path and who may read it") from None
    if len(raw) > _MOST_BYTES:
        raise KeysInvalid("it is too large to be a key file")
    try:
        keys = list(_from_pem(raw)) if b"-----BEGIN" in raw else list(_from_jwks(raw))
    except KeysInvalid:
        raise
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, UnsupportedAlgorithm):
        # `from None`: what a parser says about a private key stays out of the log.
        raise KeysInvalid("it is neither a JWK set of private keys nor PEM") from None
    return _chosen(keys)


def is_weak(jwk: Mapping[str, Any]) -> bool:
    """Whether it is an RSA key that is too short to be trusted, before anybody computes with it."""
    return jwk.get("kty") == "RSA" and len(str(jwk.get("n", "")).rstrip("=")) < _LEAST_DIGITS


def _from_jwks(raw: bytes) -> Iterable[OwnKey]:
    data = json.loads(raw)
    for each in data.get("keys", [data]):
        if is_weak(each):
            raise KeysInvalid(_TOO_SHORT)
        if each["kty"] not in {"RSA", "EC"}:
            raise KeysInvalid("it holds a key that is neither RSA nor EC")
        yield RSAKey.import_key(each) if each["kty"] == "RSA" else ECKey.import_key(each)


def _from_pem(raw: bytes) -> Iterable[OwnKey]:
    blocks = _PEM.findall(raw)
    for number, block in enumerate(blocks):
        key = load_pem_private_key(block, password=None)
        use: KeyParameters | None = None
        if len(blocks) > 1:
            use = {"use": "enc" if number else "sig"}
        if isinstance(key, RSAPrivateKey) and key.key_size < LEAST_BITS:
            raise KeysInvalid(_TOO_SHORT)
        if isinstance(key, RSAPrivateKey):
            yield RSAKey.import_key(key, use)
        elif isinstance(key, EllipticCurvePrivateKey):
            yield ECKey.import_key(key, use)


def _chosen(keys: list[OwnKey]) -> ClientKeys:
    for key in keys:
        _check(key)
    signing = [key for key in keys if key.get("use") in {None, "sig"}]
    opening = [key for key in keys if isinstance(key, RSAKey) and key.get("use") in {None, "enc"}]
    if not signing:
        raise KeysInvalid("it holds no private key to sign with")
    if len({key.kid for key in keys}) != len(keys):
        raise KeysInvalid("two of its keys have the same kid")
    return ClientKeys(signing[0], tuple(opening), tuple(_public(key) for key in keys))


def _check(key: OwnKey) -> None:
    key.ensure_kid()
    if not key.is_private:
        raise KeysInvalid("it holds a public key: the private ones are needed")
    if isinstance(key, ECKey) and key.curve_name != "P-256":
        raise KeysInvalid("an EC key must be on the curve P-256")
    if isinstance(key, RSAKey) and key.get("alg") not in _RSA_ALGORITHMS[str(key.get("use"))]:
        raise KeysInvalid("an RSA key names an algorithm that we do not use")


_TOO_SHORT = f"an RSA key needs {LEAST_BITS} bits"
_SIGN = {None, "RS256", "PS256"}
_OPEN = {None, "RSA-OAEP", "RSA-OAEP-256"}
_RSA_ALGORITHMS: dict[str, set[str | None]] = {"None": _SIGN, "sig": _SIGN, "enc": _OPEN}


def _public(key: OwnKey) -> dict[str, Any]:
    whole = key.as_dict(private=False)
    return {name: whole[name] for name in _PUBLIC if name in whole}
