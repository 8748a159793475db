"""Records must be whole, all be there where all are promised, and fit each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import tuokio_verify
from tests.support.log_bundles import (
    TEXTS,
    MemoryLog,
    at,
    audit_record,
    consent_record,
    make_log,
    record_id,
    stamp,
)
from tests.tuokio.consent.around import around, consent, event
from tests.tuokio_verify.calls import Outcome, list_anew, result, verify
from tuokio.consent.records import record_of
from tuokio.ledger.leaf import canonical


def with_record(folder: Path, record: dict[str, Any]) -> Outcome:
    """Entry 3 of a log."""
    log = make_log(3)
    log.append(record)
    return verify(log.bundle(folder / "b"))


@pytest.mark.parametrize("record", [record_of(consent(), around()), record_of(event(), around())])
def test_fields_are_those_of_the_records_that_are_written(record: dict[str, Any]) -> None:
    assert record.keys() == tuokio_verify.FIELDS[record["schema"]]
    inner = {name: record[name].keys() for name in tuokio_verify.INNER if name in record}
    assert inner == {name: tuokio_verify.INNER[name] for name in inner}
    assert len(inner) == (4 if "notice" in record else 1)


NOBODY = {"party_id": None}
BASIC = {"schema", "event_type", "event_time"}
FIELDS = [
    (make, name)
    for make, schema in ((audit_record, "audit-event/1"), (consent_record, "consent-event/1"))
    # The writer itself needs who answers for the data.
    for name in sorted(tuokio_verify.FIELDS[schema] - {*BASIC, "controller"})
]


@pytest.mark.parametrize(("make", "name"), FIELDS)
def test_field_that_is_missing(make: Any, name: str, tmp_path: Path) -> None:
    record = make(3)
    del record[name]
    outcome = with_record(tmp_path, record)
    assert outcome.code == 1
    assert outcome.lines[0] == f"entry 3: fields are missing or unknown in it: {name}"


@pytest.mark.parametrize("place", ["", "controller", "notice", "ui", "withdrawal_method"])
def test_field_that_is_unknown(place: str, tmp_path: Path) -> None:
    record = consent_record(3)
    inner = record[place] = dict(record[place]) if place else record
    if not place:
        del record[""]
    inner["more"] = None
    outcome = with_record(tmp_path, record)
    assert outcome.lines[0] == "entry 3: fields are missing or unknown in it: more"
    assert outcome.code == 1


def test_consent_needs_a_notice(tmp_path: Path) -> None:
    for number, (state, code) in enumerate([("given", 1), ("requested", 0), ("withdrawn", 0)]):
        outcome = with_record(tmp_path / str(number), consent_record(3, state) | {"notice": None})
        assert outcome.code == code
        assert outcome.says("entry 3: a consent that names no notice") == (code == 1)


def test_a_notice_without_its_hash_is_none(tmp_path: Path) -> None:
    record = consent_record(3, "given")
    record["notice"] = dict(record["notice"]) | {"sha256": None}
    assert with_record(tmp_path, record).says("entry 3: a consent that names no notice")


def test_state_and_type_agree(tmp_path: Path) -> None:
    outcome = with_record(tmp_path, consent_record(3) | {"event_state": "refused"})
    assert outcome.lines[0] == "entry 3: its state is not the one of its type"


def test_documents_of_recipients_are_there(tmp_path: Path) -> None:
    """Bundle, receipt and verifier agree on which texts a record names."""
    other = next(name for name in TEXTS if name != consent_record(3)["notice"]["sha256"])
    record = consent_record(3) | {"recipients": [f"sha256:{other}"], "controller": NOBODY}
    log = MemoryLog()
    log.append({**record, "event_time": stamp(0)})
    bundle, receipt = log.bundle(tmp_path / "b"), tmp_path / "r.json"
    receipt.write_bytes(canonical(log.receipt(0)))
    assert (verify(bundle).code, verify(receipt).code) == (0, 0)
    (bundle / "notices" / other).unlink()
    list_anew(bundle)
    document = log.receipt(0)
    del document["notices"][other]
    receipt.write_bytes(canonical(document))
    for path in (bundle, receipt):
        assert verify(path).lines[:-1] == [f"entry 0: names a text that is not here: {other}"]


# Everything that is promised ---------------------------------------------------------------------


def test_record_left_out_of_a_bundle_of_all(tmp_path: Path) -> None:
    log = make_log(10)
    del log.records[4], log.records[7]
    outcome = verify(log.bundle(tmp_path / "b"))
    assert outcome.lines[:-1] == ["entry 4: is neither shown nor erased, one of 2 such"]
    for name, asked in (
        ("units", {"scope": "units"}),
        ("from", {"start": at(0)}),
        ("to", {"end": at(99)}),
    ):
        outcome = verify(log.bundle(tmp_path / name, **asked))
        assert outcome.code == 0
        assert outcome.says("Records erased: 0. Not shown to this reader: 2.")


def test_beginning_left_out_of_a_bundle_of_all(tmp_path: Path) -> None:
    bundle = make_log(10).bundle(tmp_path / "b", part_from=4, start=None)
    assert verify(bundle).says("entry 0: is neither shown nor erased, one of 4 such")


# What was before ---------------------------------------------------------------------------------


def chained(before: str) -> MemoryLog:
    """A log whose entry 3 says that this record was before it."""
    log = make_log(3)
    log.append(consent_record(3, "withdrawn") | {"prev_record_id": before})
    return log


def test_record_before_is_there(tmp_path: Path) -> None:
    outcome = verify(chained(record_id(0)).bundle(tmp_path / "b"))
    assert outcome.code == 0
    assert not outcome.says("name one before them")


@pytest.mark.parametrize("number", [3, 4])
def test_record_before_stands_later(number: int, tmp_path: Path) -> None:
    log = chained(record_id(number))
    log.append(audit_record(4))
    outcome = verify(log.bundle(tmp_path / "b", scope="units"))
    assert outcome.lines[:-1] == ["entry 3: names a later record as the one before it"]


def test_record_before_that_never_was(tmp_path: Path) -> None:
    log = chained(record_id(99))
    outcome = verify(log.bundle(tmp_path / "b"))
    assert outcome.lines[:-1] == ["entry 3: names a record before it that is not here"]
    outcome = verify(log.bundle(tmp_path / "units", scope="units"))
    assert outcome.code == 0
    assert outcome.says("Records that name one before them which is erased or not shown: 1.")


def test_record_before_that_was_erased_is_told(tmp_path: Path) -> None:
    log = chained(record_id(0))
    log.erase(0)
    found = result(log.bundle(tmp_path / "b"))
    assert (found["ok"], found["lost"]) == (True, 1)


def test_record_before_the_part_is_not_missed(tmp_path: Path) -> None:
    log = chained(record_id(0))
    assert result(log.bundle(tmp_path / "b", part_from=3))["lost"] == 0
    assert result(log.bundle(tmp_path / "c", part_from=3, start=at(0)))["lost"] == 1


# Erasures ----------------------------------------------------------------------------------------


def test_erasures_are_listed(tmp_path: Path) -> None:
    log = make_log(6)
    log.erase(1, 2)
    log.erase(4)
    bundle = log.bundle(tmp_path / "b")
    assert result(bundle)["erasures"] == [
        {"index": 6, "event_time": stamp(6), "reason": "retention", "count": 2},
        {"index": 7, "event_time": stamp(7), "reason": "retention", "count": 1},
    ]
    assert verify(bundle).says(f"Erased by entry 7 at {stamp(7)}: 1, reason: retention.")


@pytest.mark.parametrize("gone", [6, 7, -1, True, "1"])
def test_erasure_of_what_is_no_earlier_entry(gone: Any, tmp_path: Path) -> None:
    log = make_log(6)
    log.append(audit_record(6, "erased", reason="retention", entries=[gone], keys=1))
    outcome = verify(log.bundle(tmp_path / "b"))
    assert outcome.code == 1
    assert outcome.says("entry 6: tells of the erasure of what is no earlier entry")
