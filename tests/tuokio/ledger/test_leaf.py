"""A record has one spelling, and the commitment to it tells of any change and of nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.support.log_trees import flip
from tuokio.ledger.leaf import (
    LEAF_VERSION,
    SALT_BYTES,
    RecordInvalid,
    canonical,
    commit,
    leaf_bytes,
    new_salt,
)

LARGEST = 2**53 - 1  # the last whole number that every JSON reader keeps

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(texts, values, max_size=5)
salts = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)
commitments = st.binary(min_size=32, max_size=32)


def test_known_spellings() -> None:
    record = {"b": [1, None, True], "a": "é€\n", "c": {"y": -1, "x": ""}}
    expected = '{"a":"é€\\n","b":[1,null,true],"c":{"x":"","y":-1}}'
    assert canonical(record) == expected.encode()


def test_names_stand_in_the_order_of_utf_16() -> None:
    """The example of RFC 8785, section 3.2.3."""
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    spelled = json.loads(canonical(dict.fromkeys(names)), object_pairs_hook=list)
    order = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert [name for name, _ in spelled] == order


@given(records)
def test_a_record_comes_back(record: dict[str, Any]) -> None:
    assert json.loads(canonical(record)) == record


@given(records, st.randoms())
def test_the_order_in_which_it_was_written_is_nothing(record: dict[str, Any], random: Any) -> None:
    pairs = list(record.items())
    random.shuffle(pairs)
    assert canonical(dict(pairs)) == canonical(record)


def test_a_tuple_is_a_list() -> None:
    assert canonical({"entries": (1, 2)}) == canonical({"entries": [1, 2]})


@pytest.mark.parametrize("around", ["", "a", "ab"])
@pytest.mark.parametrize("value", [0.5, 1.0, float("nan"), b"bytes", {1}, object(), {1: "one"}])
def test_what_is_no_record_is_refused(around: str, value: object) -> None:
    for name in around:
        value = [{name: value}]
    with pytest.raises(RecordInvalid, match="record"):
        canonical({"it": value})


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1, "secret\ud800"])
def test_what_others_would_read_otherwise_is_refused_unquoted(value: object) -> None:
    with pytest.raises(RecordInvalid) as caught:
        canonical({"it": value})
    assert str(caught.value) == "the record has no canonical form"


def test_a_known_commitment() -> None:
    """As `printf` and `sha256sum` make it."""
    made = commit(bytes(range(32)), b'{"a":1}')
    assert made.hex() == "4f19620c461d8a7dbce184d078ae5cea8d74bdf4cb77c5b4525343a83029003e"


@given(salts, records, st.data())
def test_any_flipped_bit_changes_the_commitment(
    salt: bytes, record: dict[str, Any], data: st.DataObject
) -> None:
    spelled = canonical(record)
    made = commit(salt, spelled)
    bit = data.draw(st.integers(0, 8 * (len(salt) + len(spelled)) - 1))
    changed = flip(salt + spelled, bit)
    assert commit(changed[:SALT_BYTES], changed[SALT_BYTES:]) != made
    assert len(made) == 32


@pytest.mark.parametrize("length", [0, SALT_BYTES - 1, SALT_BYTES + 1])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    """Otherwise bytes could move between the salt and the record."""
    with pytest.raises(RecordInvalid, match="salt"):
        commit(bytes(length), b"{}")


def test_no_salt_comes_twice() -> None:
    made = {new_salt() for _ in range(100)}
    assert len(made) == 100
    assert {len(salt) for salt in made} == {SALT_BYTES}


def test_a_known_leaf() -> None:
    expected = '{"commitment":"' + "ab" * 32 + '","seq":7,"v":1}'
    assert leaf_bytes(7, b"\xab" * 32) == expected.encode()


@given(st.integers(0, LARGEST), commitments)
def test_a_leaf_is_canonical_json(seq: int, commitment: bytes) -> None:
    leaf: dict[str, Any] = {"v": LEAF_VERSION, "seq": seq, "commitment": commitment.hex()}
    assert leaf_bytes(seq, commitment) == rfc8785.dumps(leaf) == canonical(leaf)


@given(st.integers(0, LARGEST), commitments, st.integers(0, 255))
def test_a_leaf_tells_of_any_change(seq: int, commitment: bytes, bit: int) -> None:
    leaf = leaf_bytes(seq, commitment)
    assert leaf_bytes(seq, flip(commitment, bit)) != leaf
    assert leaf_bytes(seq + 1, commitment) != leaf
