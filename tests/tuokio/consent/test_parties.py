"""Who answers for the data: one document, one name for it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tuokio.consent.parties import party_bytes, party_document, party_id

WORDS: dict[str, str | None] = {
    "name": "Rantakylän hyvinvointialue",
    "address": "Satamakatu 1, 48100 Kotka",
    "contact": "kirjaamo@rantakyla.example",
    "dpo": "tietosuoja@rantakyla.example",
}


def document(**words: str | None) -> dict[str, Any]:
    return party_document(**(WORDS | words))  # type: ignore[arg-type]


def test_the_bytes_are_the_one_spelling() -> None:
    raw = party_bytes(document())
    assert json.loads(raw) == WORDS
    assert raw.startswith(b'{"address":"Satamakatu')
    assert b"hyvinvointialue" in raw
    assert raw == party_bytes(dict(reversed(document().items())))


def test_the_id_is_the_hash_of_the_bytes() -> None:
    digest = hashlib.sha256(party_bytes(document())).hexdigest()
    assert party_id(document()) == f"sha256:{digest}"


@pytest.mark.parametrize("name", ["address", "contact", "dpo"])
def test_what_was_not_told_is_null(name: str) -> None:
    assert json.loads(party_bytes(document(**{name: None})))[name] is None


@pytest.mark.parametrize("name", WORDS)
def test_other_words_are_another_party(name: str) -> None:
    assert party_id(document(**{name: "other"})) != party_id(document())
