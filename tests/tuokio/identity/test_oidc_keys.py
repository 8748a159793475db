"""Our own keys towards a provider: files that can be used, and files that cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc.jwk import ECKey

from tests.support.oidc.setting_up import key_file, own_keys, public_keys
from tuokio.identity.oidc import ClientKeys, KeysInvalid, load_keys


def written(folder: Path, content: str | bytes | dict[str, Any]) -> Path:
    path = folder / "keys"
    raw = json.dumps(content) if isinstance(content, dict) else content
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return path


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_a_set_with_a_key_for_each_use(tmp_path: Path) -> None:
    keys = load_keys(key_file(tmp_path))
    assert keys.signing.kid == "ours-sig"
    assert [key.kid for key in keys.opening] == ["ours-enc"]
    assert keys.algorithm == "RS256"


def test_the_public_halves_hold_nothing_private(tmp_path: Path) -> None:
    keys = load_keys(key_file(tmp_path)).jwks()["keys"]
    assert [key["n"] for key in keys] == [key["n"] for key in public_keys()["keys"]]
    assert not {name for key in keys for name in key} & {"d", "p", "q", "dp", "dq", "qi"}


def test_one_key_alone_does_both(tmp_path: Path) -> None:
    both = {name: value for name, value in own_keys()[0].items() if name not in {"use", "kid"}}
    keys = load_keys(written(tmp_path, both))
    assert keys.signing.kid == keys.opening[0].kid


def test_pem_the_first_signs_and_the_others_open(tmp_path: Path) -> None:
    first = ec.generate_private_key(ec.SECP256R1())
    others = [rsa.generate_private_key(65537, 2048) for _ in range(2)]
    keys = load_keys(written(tmp_path, b"".join([pem(first), *map(pem, others)])))
    assert isinstance(keys.signing, ECKey)
    assert keys.algorithm == "ES256"
    assert len(keys.opening) == 2
    assert [key["use"] for key in keys.jwks()["keys"]] == ["sig", "enc", "enc"]


def test_nothing_private_shows_when_it_is_printed(tmp_path: Path) -> None:
    keys: ClientKeys = load_keys(key_file(tmp_path))
    assert own_keys()[0]["d"] not in repr(keys)


def _short(folder: Path) -> Path:
    return written(folder, pem(rsa.generate_private_key(65537, 1024)))  # noqa: S505 - to refuse it


def _curve(folder: Path) -> Path:
    return written(folder, pem(ec.generate_private_key(ec.SECP384R1())))


def _twice(folder: Path) -> Path:
    return written(folder, {"keys": [own_keys()[0], {**own_keys()[1], "kid": "ours-sig"}]})


def _algorithm(folder: Path) -> Path:
    return written(folder, {"keys": [{**own_keys()[0], "alg": "RS512"}]})


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "nowhere", "cannot be read"),
    "empty": (lambda folder: written(folder, b""), "neither"),
    "no key in it": (lambda folder: written(folder, {"keys": []}), "to sign with"),
    "huge": (lambda folder: written(folder, b" " * 300_000), "too large"),
    "public": (lambda folder: written(folder, public_keys()), "public key"),
    "a secret": (lambda folder: written(folder, {"kty": "oct", "k": "c2VjcmV0"}), "neither RSA"),
    "garbage": (lambda folder: written(folder, {"keys": [{"kty": "RSA", "n": "x" * 400}]}), "nei"),
    "a list": (lambda folder: written(folder, b"[1, 2]"), "neither"),
    "cut": (lambda folder: written(folder, b"-----BEGIN PRIVATE KEY-----\nAAAA"), "to sign with"),
    "short": (_short, "2048 bits"),
    "another curve": (_curve, "P-256"),
    "the same name twice": (_twice, "same kid"),
    "another algorithm": (_algorithm, "algorithm"),
    "only to open": (lambda folder: written(folder, {"keys": [own_keys()[1]]}), "to sign with"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str) -> None:
    make, words = BAD[name]
    with pytest.raises(KeysInvalid, match=words) as refused:
        load_keys(make(tmp_path))
    assert own_keys()[0]["d"] not in str(refused.value)
