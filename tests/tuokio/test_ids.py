"""Names that cannot be guessed."""

from __future__ import annotations

import base64
import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.ids import (
    base32,
    is_invitation_secret,
    is_ref,
    is_room_name,
    new_record_id,
    new_ref,
    new_room_name,
    new_secret,
)
from tuokio.jitsi.tokens import check_room, is_participant


def test_a_reference_carries_128_bits_in_26_characters() -> None:
    ref = new_ref()
    assert re.fullmatch(r"[a-z2-7]{26}", ref)
    assert len(base64.b32decode(ref.upper() + "======")) * 8 == 128


def test_a_room_name_carries_160_bits() -> None:
    name = new_room_name()
    assert re.fullmatch(r"tuokio-[a-z2-7]{32}", name)
    assert is_room_name(name)
    assert check_room(name) == name


def test_a_secret_carries_160_bits_and_has_the_form_of_an_invitation_secret() -> None:
    secret = new_secret()
    assert len(base64.b32decode(secret.upper())) * 8 == 160
    assert is_invitation_secret(secret)


def test_a_thousand_of_each_are_all_different() -> None:
    for make in (new_ref, new_room_name, new_secret):
        assert len({make() for _ in range(1000)}) == 1000


def test_every_reference_can_stand_in_a_token() -> None:
    assert all(is_ref(ref) and is_participant(ref) for ref in (new_ref() for _ in range(200)))


@given(st.binary(min_size=16, max_size=16))
def test_any_128_bits_spell_a_reference(raw: bytes) -> None:
    assert is_ref(base32(raw))


@given(st.binary(min_size=16, max_size=16), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_reference_has_one_spelling(raw: bytes, last: str) -> None:
    ref = base32(raw)
    other = ref[:-1] + last
    decodes_alike = base64.b32decode(other.upper() + "======") == raw
    assert not (is_ref(other) and other != ref and decodes_alike)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 25,
        "a" * 27,
        "A" * 26,
        "a" * 25 + "b",
        "a" * 25 + "1",
        "a" * 26 + "\n",
        " " + "a" * 26,
        "ä" * 26,
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert not is_ref(text)


@pytest.mark.parametrize(
    "text", ["", "a" * 31, "a" * 33, "A" * 32, "a" * 31 + "1", "a" * 32 + "\n", "a" * 31 + "="]
)
def test_what_is_no_invitation_secret(text: str) -> None:
    assert not is_invitation_secret(text)


@pytest.mark.parametrize("text", ["", "tuokio-", "tuokio-*", "a" * 32, "tuokio-" + "a" * 32 + "\n"])
def test_what_is_no_room_name(text: str) -> None:
    assert not is_room_name(text)


@given(milliseconds=st.integers(0, 2**42))
def test_a_record_id_is_a_uuid_of_version_7(milliseconds: int) -> None:
    at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
    id_ = uuid.UUID(new_record_id(at))
    assert (id_.version, id_.variant) == (7, uuid.RFC_4122)
    assert id_.int >> 80 == milliseconds


def test_record_ids_of_one_moment_differ_and_those_of_later_sort_later() -> None:
    at = datetime(2030, 5, 14, 9, tzinfo=UTC)
    same = {new_record_id(at) for _ in range(1000)}
    assert len(same) == 1000
    assert max(same) < new_record_id(at + timedelta(milliseconds=1))
