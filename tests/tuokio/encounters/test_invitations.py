"""Links: shown again as often as staff wish, guessed by nobody, stored nowhere."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.encounters.invitations import hash_of, secret_for
from tuokio.ids import is_invitation_secret, new_ref

KEY = bytes(range(32))

# All of one length: HMAC fills a short key up with zeros, so a key and itself plus zeros are one.
keys = st.binary(min_size=32, max_size=32)
refs = st.from_regex(r"\A[a-z2-7]{25}[aeimquy4]\Z")
generations = st.integers(1, 10**9)
wishes = st.tuples(keys, refs, generations)


def secret(wish: tuple[bytes, str, int]) -> str:
    key, invitation, generation = wish
    return secret_for(key=key, invitation=invitation, generation=generation)


@given(wishes)
def test_a_secret_can_be_shown_again(wish: tuple[bytes, str, int]) -> None:
    assert secret(wish) == secret(wish)


@given(wishes)
def test_a_secret_is_160_bits_in_32_characters(wish: tuple[bytes, str, int]) -> None:
    assert re.fullmatch(r"[a-z2-7]{32}", secret(wish))
    assert is_invitation_secret(secret(wish))
    assert len(base64.b32decode(secret(wish).upper())) * 8 == 160


@given(wishes, wishes)
def test_other_wishes_have_other_secrets(
    one: tuple[bytes, str, int], other: tuple[bytes, str, int]
) -> None:
    assert (secret(one) == secret(other)) == (one == other)


def test_each_key_invitation_and_generation_matters() -> None:
    ref = new_ref()
    found = {
        secret((key, invitation, generation))
        for key in (KEY, bytes(32), KEY + b"\1")
        for invitation in (ref, new_ref())
        for generation in (1, 2, 11)
    }
    assert len(found) == 18


def test_id_and_generation_do_not_run_together() -> None:
    assert secret((KEY, "a1", 1)) != secret((KEY, "a", 11))
    assert secret((KEY, "a\n1", 1)) != secret((KEY, "a", 1))


def test_it_is_a_plain_hmac() -> None:
    """Whoever writes another tool can derive the same."""
    digest = hmac.digest(KEY, b"tuokio-invitation\nabc\n3", hashlib.sha256)
    assert secret((KEY, "abc", 3)) == base64.b32encode(digest[:20]).decode().lower()


@pytest.mark.parametrize("key", [b"", b"k", bytes(31)])
def test_a_short_key_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="too short"):
        secret((key, "abc", 1))


@pytest.mark.parametrize("generation", [0, -1])
def test_generations_count_from_one(generation: int) -> None:
    with pytest.raises(ValueError, match="from 1"):
        secret((KEY, "abc", generation))


@given(wishes)
def test_what_is_stored_is_not_the_secret(wish: tuple[bytes, str, int]) -> None:
    stored = hash_of(secret(wish))
    assert re.fullmatch(r"[0-9a-f]{64}", stored)
    assert secret(wish) not in stored
    assert stored == hashlib.sha256(secret(wish).encode()).hexdigest()
