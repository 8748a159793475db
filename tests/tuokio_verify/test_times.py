"""Entries that are dated otherwise than they stand."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.log_bundles import MemoryLog, at, audit_record, make_log, stamp
from tests.tuokio_verify.calls import result, verify
from tuokio.ledger.leaf import canonical


def dated(log: MemoryLog, time: str) -> MemoryLog:
    """The log, with an entry of that time."""
    log.append({**audit_record(log.size), "event_time": time})
    return log


def spelled(number: float) -> str:
    """The time of an entry, or between two."""
    return (
        (at(0) + timedelta(minutes=number))
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )


def late(log: MemoryLog) -> dict[str, Any]:
    """A bundle's head that everything is early enough for."""
    return {"checkpoint": log.checkpoint(cosigned_at=at(9999)), "made_at": at(9999)}


def test_entry_dated_back(tmp_path: Path) -> None:
    log = dated(make_log(10), "2019-01-01T00:00:00.000Z")
    log.append(audit_record(11))
    outcome = verify(log.bundle(tmp_path / "b"))
    assert outcome.lines[:-1] == [
        "entry 10: is dated 2019-01-01T00:00:00.000Z, before an earlier entry"
    ]


@pytest.mark.parametrize(("minutes", "faults"), [(7, 0), (6.99, 1)])
def test_clocks_may_differ_by_two_minutes(minutes: float, faults: int, tmp_path: Path) -> None:
    log = dated(make_log(10), spelled(minutes))
    assert len(result(log.bundle(tmp_path / "b"))["faults"]) == faults


def test_small_steps_back_add_up(tmp_path: Path) -> None:
    log = make_log(10)
    for minutes in (8, 6.5, 5):
        dated(log, spelled(minutes))
    assert [line[:9] for line in verify(log.bundle(tmp_path / "b")).lines[:-1]] == ["entry 11:"]


def test_receipt_whose_entries_run_backwards(tmp_path: Path) -> None:
    log = dated(make_log(10), stamp(2))
    file = tmp_path / "r.json"
    file.write_bytes(canonical(log.receipt(6, 10)))
    assert verify(file).lines[:-1] == [f"entry 10: is dated {stamp(2)}, before an earlier entry"]


def test_entry_later_than_the_bundle(tmp_path: Path) -> None:
    log = dated(dated(make_log(10), "2099-01-01T00:00:00.000Z"), "2099-01-02T00:00:00.000Z")
    outcome = verify(log.bundle(tmp_path / "b", checkpoint=log.checkpoint(witnesses=0)))
    assert outcome.lines[:-1] == [
        "entry 10: is dated 2099-01-01T00:00:00.000Z, but the bundle was made"
        f" {stamp(12)} (such entries: 2)"
    ]


@pytest.mark.parametrize(("minutes", "code"), [(12, 0), (12.01, 1)])
def test_entry_later_than_a_cosignature_that_covers_it(
    minutes: float, code: int, tmp_path: Path
) -> None:
    log = dated(make_log(10), spelled(minutes))
    head = late(log) | {"checkpoint": log.checkpoint(cosigned_at=at(10))}
    outcome = verify(log.bundle(tmp_path / "b", **head))
    assert outcome.code == code, outcome.lines
    file = tmp_path / "r.json"
    document = log.receipt(10)
    document["entries"][0]["proof"] = document["entries"][0]["proof"].replace(
        log.checkpoint(), log.checkpoint(cosigned_at=at(10))
    )
    file.write_bytes(canonical(document))
    assert verify(file).code == code
    if code:
        said = "cosigned the log with it in it, at 2026-01-05T09:10:00Z"
        assert outcome.says(f"entry 10: is dated {spelled(minutes)}, but witness.example/w1+")
        assert outcome.says(said)
        assert verify(file).says(said)


def test_cosignature_says_nothing_of_entries_after_it(tmp_path: Path) -> None:
    log = make_log(10)
    head = late(log) | {"checkpoint": log.checkpoint(witnesses=0)}
    cosigned = log.checkpoint(5, cosigned_at=at(5))
    assert verify(log.bundle(tmp_path / "b", checkpoint_cosigned=cosigned, **head)).code == 0


def test_cosignature_that_was_kept_counts_as_well(tmp_path: Path) -> None:
    log = dated(make_log(10), spelled(50))
    seen = tmp_path / "checkpoint.txt"
    seen.write_text(log.checkpoint(cosigned_at=at(10)))
    bundle = log.bundle(tmp_path / "b", **late(log))
    assert verify(bundle).code == 0
    assert verify(bundle, "--seen", str(seen)).says(f"entry 10: is dated {spelled(50)}, but witn")


def test_entries_of_a_part_dated_before_its_beginning_was_cosigned(tmp_path: Path) -> None:
    """A witness that was away explains it as well as a date set back: it is told, no more."""
    log = make_log(10)
    older = log.checkpoint(5, cosigned_at=at(8))
    bundle = log.bundle(tmp_path / "b", part_from=5, checkpoint_from=older)
    outcome = verify(bundle)
    assert outcome.code == 0, outcome.lines
    assert outcome.says("Records from entry 5 on, dated before a witness cosigned the checkp")
    assert result(bundle)["early"] == 1  # entry 5; entry 6 is within two minutes
    assert not verify(log.bundle(tmp_path / "c", part_from=5)).says("dated before a witness")
