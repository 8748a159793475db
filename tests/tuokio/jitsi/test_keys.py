"""Key files: what is read, what is published, and clear words for what is wrong."""

from __future__ import annotations

import base64
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tuokio.jitsi import (
    KeyFileInvalid,
    KeyFileUnreadable,
    KeyTooWeak,
    SigningKey,
    SigningKeyError,
    TokenConfig,
    TokenConfigInvalid,
    TokenIssuer,
    jwks,
    load_signing_keys,
    parse_signing_keys,
)
from tuokio.jitsi.keys import thumbprint

SMALL = 1024

Pair = tuple[SigningKey, SigningKey]


def pem(
    key: SigningKey | rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    layout: PrivateFormat = PrivateFormat.PKCS8,
    password: KeySerializationEncryption | None = None,
) -> bytes:
    private = key.private_key if isinstance(key, SigningKey) else key
    return private.private_bytes(Encoding.PEM, layout, password or NoEncryption())


def test_the_thumbprint_of_the_standards_example() -> None:
    # RFC 7638 section 3.1
    modulus = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJE"
        "CPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Q"
        "vzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6"
        "WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    )
    number = int.from_bytes(base64.urlsafe_b64decode(modulus + "=="), "big")
    key = rsa.RSAPublicNumbers(65537, number).public_key()
    assert thumbprint(key) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


def test_one_key(tmp_path: Path, signing_keys: Pair) -> None:
    file = tmp_path / "keys.pem"
    file.write_bytes(pem(signing_keys[0]))
    assert [key.kid for key in load_signing_keys(file)] == [signing_keys[0].kid]


def test_several_keys_keep_their_order(tmp_path: Path, signing_keys: Pair) -> None:
    file = tmp_path / "keys.pem"
    new, old = signing_keys
    file.write_bytes(
        b"# new\n" + pem(new) + b"\n# old\n" + pem(old, PrivateFormat.TraditionalOpenSSL)
    )
    assert [key.kid for key in load_signing_keys(file)] == [new.kid, old.kid]


def test_windows_line_ends_do_not_matter(signing_keys: Pair) -> None:
    text = pem(signing_keys[0]).replace(b"\n", b"\r\n")
    assert parse_signing_keys(text)[0].kid == signing_keys[0].kid


def test_only_the_public_half_is_published(signing_keys: Pair) -> None:
    published = jwks(signing_keys)
    assert [set(key) for key in published["keys"]] == [{"kty", "n", "e", "kid", "use", "alg"}] * 2
    assert [key["kid"] for key in published["keys"]] == [key.kid for key in signing_keys]
    assert published["keys"][0]["e"] == "AQAB"


def test_a_token_verifies_with_what_is_published(signing_keys: Pair, rs256: TokenConfig) -> None:
    token = TokenIssuer(rs256).mint(room="r", participant="p", name="", moderator=False)
    published = {key["kid"]: key for key in jwks(signing_keys)["keys"]}
    key = jwt.PyJWK(published[jwt.get_unverified_header(token)["kid"]])
    assert jwt.decode(token, key, algorithms=["RS256"], audience="tuokio")["room"] == "r"


def test_no_keys_publish_an_empty_set() -> None:
    assert jwks([]) == {"keys": []}


def test_a_key_does_not_show_itself(signing_keys: Pair) -> None:
    assert repr(signing_keys[0]) == f"SigningKey(kid='{signing_keys[0].kid}')"


def test_a_small_key_is_refused() -> None:
    with pytest.raises(KeyTooWeak, match="2048"):
        SigningKey(rsa.generate_private_key(65537, SMALL))


def test_a_small_exponent_is_refused() -> None:
    with pytest.raises(KeyTooWeak, match="exponent"):
        SigningKey(rsa.generate_private_key(3, 2048))


def test_a_weak_key_in_a_file_is_refused(signing_keys: Pair) -> None:
    weak = pem(rsa.generate_private_key(65537, SMALL))
    with pytest.raises(KeyTooWeak):
        parse_signing_keys(pem(signing_keys[0]) + weak)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadable, match="No such file"):
        load_signing_keys(tmp_path / "none.pem")


def test_a_folder_is_no_key_file(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadable):
        load_signing_keys(tmp_path)


def test_a_large_file_is_no_key_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.pem"
    file.write_bytes(b"\n" * (256 * 1024 + 1))
    with pytest.raises(KeyFileUnreadable, match="too large"):
        load_signing_keys(file)


def test_what_is_wrong_is_said(signing_keys: Pair) -> None:
    good = pem(signing_keys[0])
    public = signing_keys[0].public_key.public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    curve = ec.generate_private_key(ec.SECP256R1())
    locked = BestAvailableEncryption(b"x")
    for content, words in (
        (b"", "holds no key"),
        (b"secret", "holds no key"),
        (good[:-30], "cut off"),
        (good + good, "key 2 .* twice"),
        (good + public, "part 2 .* public key"),
        (pem(curve), "not an RSA key"),
        (pem(curve, PrivateFormat.TraditionalOpenSSL), "ec private key"),
        (pem(signing_keys[0], password=locked), "password"),
        (pem(signing_keys[0], PrivateFormat.TraditionalOpenSSL, locked), "password"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "damaged"),
    ):
        with pytest.raises(KeyFileInvalid, match=words):
            parse_signing_keys(content)


def test_every_fault_is_of_one_family() -> None:
    assert issubclass(SigningKeyError, TokenConfigInvalid)
    for fault in (KeyFileInvalid, KeyFileUnreadable, KeyTooWeak):
        assert issubclass(fault, SigningKeyError)
