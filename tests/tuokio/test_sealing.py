"""What is sealed comes back only whole, in its own place and under its own key."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.sealing import (
    KeyEncryptionKey,
    KeyInvalid,
    Sealer,
    SealingError,
    Tampered,
    TextInvalid,
    WrongKey,
    wrapped_version,
)

KEY = KeyEncryptionKey(bytes(range(32)))
WRAPPED, SEALER = KEY.new_data_key()

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
contexts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def flip(blob: bytes, bit: int) -> bytes:
    changed = bytearray(blob)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


@given(texts, contexts)
def test_a_text_comes_back(text: str, context: str) -> None:
    assert SEALER.unseal(SEALER.seal(text, context=context), context=context) == text


@given(texts, contexts)
def test_a_text_comes_back_through_the_stored_key(text: str, context: str) -> None:
    blob = SEALER.seal(text, context=context)
    assert KEY.open(WRAPPED).unseal(blob, context=context) == text


@given(texts, st.data())
def test_any_flipped_bit_is_noticed(text: str, data: st.DataObject) -> None:
    blob = SEALER.seal(text, context="name")
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    with pytest.raises(Tampered):
        SEALER.unseal(flip(blob, bit), context="name")


@given(texts, contexts, contexts)
def test_a_value_cannot_move_to_another_field(text: str, here: str, there: str) -> None:
    blob = SEALER.seal(text, context=here)
    if here != there:
        with pytest.raises(Tampered):
            SEALER.unseal(blob, context=there)


@given(texts, st.data())
def test_a_cut_value_is_noticed(text: str, data: st.DataObject) -> None:
    blob = SEALER.seal(text, context="name")
    cut = blob[: data.draw(st.integers(0, len(blob) - 1))]
    with pytest.raises(Tampered):
        SEALER.unseal(cut, context="name")


@given(st.integers(0, len(WRAPPED) * 8 - 1))
def test_any_flipped_bit_of_a_wrapped_key_is_noticed(bit: int) -> None:
    with pytest.raises(SealingError):
        KEY.open(flip(WRAPPED, bit))


@given(st.binary(max_size=120))
def test_noise_is_neither_a_value_nor_a_key(noise: bytes) -> None:
    with pytest.raises(SealingError):
        SEALER.unseal(noise, context="name")
    with pytest.raises(SealingError):
        KEY.open(noise)


def test_the_same_text_never_looks_the_same_twice() -> None:
    assert len({SEALER.seal("Maija", context="name") for _ in range(100)}) == 100


def test_the_text_and_the_keys_are_not_to_be_seen() -> None:
    raw = secrets.token_bytes(32)
    wrapped, sealer = KeyEncryptionKey(raw).new_data_key()
    assert b"Maija" not in sealer.seal("Maija", context="name")
    assert raw not in bytes(wrapped)
    assert raw.hex() not in repr(sealer)


def test_each_encounter_has_a_key_of_its_own() -> None:
    _, other = KEY.new_data_key()
    with pytest.raises(Tampered):
        other.unseal(SEALER.seal("Maija", context="name"), context="name")


def test_another_organisations_key_does_not_open() -> None:
    with pytest.raises(WrongKey):
        KeyEncryptionKey(secrets.token_bytes(32)).open(WRAPPED)


def test_a_key_of_another_version_is_told_apart() -> None:
    raw = secrets.token_bytes(32)
    wrapped, sealer = KeyEncryptionKey(raw, version=2).new_data_key()
    assert wrapped_version(wrapped) == 2
    blob = sealer.seal("Maija", context="name")
    assert KeyEncryptionKey(raw, version=2).open(wrapped).unseal(blob, context="name") == "Maija"
    with pytest.raises(WrongKey, match="version 2"):
        KeyEncryptionKey(raw, version=1).open(wrapped)


def test_damage_after_the_check_value_is_damage_and_not_a_wrong_key() -> None:
    with pytest.raises(Tampered):
        KEY.open(flip(WRAPPED, len(WRAPPED) * 8 - 1))


@pytest.mark.parametrize("raw", [b"", b"a" * 31, b"a" * 33, bytes(32), b"ab" * 16])
def test_a_key_that_is_short_long_or_not_random_is_refused(raw: bytes) -> None:
    with pytest.raises(KeyInvalid):
        KeyEncryptionKey(raw)


@pytest.mark.parametrize("version", [-1, 0, 256])
def test_the_version_fits_one_byte(version: int) -> None:
    with pytest.raises(KeyInvalid):
        KeyEncryptionKey(bytes(range(32)), version=version)


def test_a_data_key_of_another_length_is_refused() -> None:
    with pytest.raises(KeyInvalid):
        Sealer(b"short")


def test_a_value_needs_a_context() -> None:
    with pytest.raises(ValueError, match="context"):
        SEALER.seal("Maija", context="")


def test_a_lone_surrogate_is_refused_without_repeating_it() -> None:
    with pytest.raises(TextInvalid) as caught:
        SEALER.seal("Maija\ud800", context="name")
    assert "Maija" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("wrapped", [b"", b"\x01", bytes(200)])
def test_the_version_of_something_else_is_not_guessed(wrapped: bytes) -> None:
    with pytest.raises(Tampered):
        wrapped_version(wrapped)
