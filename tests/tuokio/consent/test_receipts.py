"""The receipt: all that an outsider needs to check it, and nothing more."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.tuokio.consent.around import SHOWN, around, consent, event
from tuokio.consent.parties import party_bytes, party_document, party_id
from tuokio.consent.receipts import OpenedEntry, ReceiptIncomplete, receipt_document
from tuokio.consent.records import record_of
from tuokio.ledger.leaf import canonical

ORIGIN = "log.example.org/tuokio"
KEY, WITNESS = "log.example.org/tuokio+0a1b2c3d+AAAA", "witness.example+01020304+AAAA"
TEXT = "# Ennen kuin aloitamme\n\nÄäntä ei tallenneta.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
DOCUMENT = party_document(name="Rantakylä", address=None, contact=None, dpo=None)
PARTY = party_bytes(DOCUMENT).decode()
PARTY_SHA256 = party_id(DOCUMENT).removeprefix("sha256:")
PROOF = "c2sp.org/tlog-proof@v1\nindex 7\n"

NAMED = around(notice=replace(SHOWN, sha256=SHA256))
AGREED = record_of(consent(notice=SHA256), NAMED)
JOINED = record_of(event(), NAMED)


def opened(index: int, record: dict[str, Any]) -> OpenedEntry:
    return OpenedEntry(index, bytes([index]) * 32, record, PROOF)


def receipt(*entries: OpenedEntry, **changes: Any) -> dict[str, Any]:
    words: dict[str, Any] = {
        "origin": ORIGIN,
        "keys": [KEY],
        "witness_keys": [WITNESS],
        "texts": [TEXT, PARTY, "# Somebody else's\n"],
    }
    return receipt_document(entries or (opened(7, AGREED),), **(words | changes))


def test_a_receipt_in_full() -> None:
    assert receipt() == {
        "schema": "tuokio-receipt/1",
        "origin": ORIGIN,
        "keys": [KEY],
        "witness_keys": [WITNESS],
        "entries": [{"index": 7, "salt": "07" * 32, "record": AGREED, "proof": PROOF}],
        "notices": {SHA256: TEXT, PARTY_SHA256: PARTY},
    }


def test_a_receipt_has_one_spelling() -> None:
    assert json.loads(canonical(receipt())) == receipt()


def test_entries_stand_in_the_order_of_the_log() -> None:
    found = receipt(opened(9, JOINED), opened(7, AGREED))["entries"]
    assert [entry["index"] for entry in found] == [7, 9]


def test_it_needs_no_witness() -> None:
    assert receipt(witness_keys=[])["witness_keys"] == []


def test_it_brings_the_texts_that_its_entries_name_and_no_others() -> None:
    assert receipt()["notices"].keys() == {SHA256, PARTY_SHA256}
    assert receipt(opened(7, JOINED))["notices"].keys() == {PARTY_SHA256}
    shown = record_of(event(notice=SHA256), NAMED)
    assert receipt(opened(7, shown))["notices"].keys() == {SHA256, PARTY_SHA256}
    nobody = record_of(consent(), around(notice=None, controller_party_id=None))
    assert receipt(opened(7, nobody))["notices"] == {}


def test_it_brings_the_documents_of_recipients() -> None:
    other = party_document(name="Kuntala", address=None, contact=None, dpo=None)
    given = record_of(consent(notice=SHA256), replace(NAMED, recipients=(party_id(other),)))
    with pytest.raises(ReceiptIncomplete, match="text"):
        receipt(opened(7, given))
    found = receipt(opened(7, given), texts=[TEXT, PARTY, party_bytes(other).decode()])
    assert party_id(other).removeprefix("sha256:") in found["notices"]


@pytest.mark.parametrize("texts", [[], [TEXT], [PARTY], [TEXT + " ", PARTY]])
def test_a_receipt_without_its_texts_is_none(texts: list[str]) -> None:
    with pytest.raises(ReceiptIncomplete, match="text"):
        receipt(texts=texts)


def test_a_receipt_without_a_key_or_an_entry_is_none() -> None:
    with pytest.raises(ReceiptIncomplete):
        receipt(keys=[])
    with pytest.raises(ReceiptIncomplete):
        receipt_document([], origin=ORIGIN, keys=[KEY], texts=[])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_has_its_length(length: int) -> None:
    with pytest.raises(ReceiptIncomplete, match="salt"):
        receipt(replace(opened(7, AGREED), salt=bytes(length)))
