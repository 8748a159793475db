"""Two histories under one key: found by what readers kept, and compared (LOG 3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.log_bundles import MemoryLog, audit_record, make_log
from tests.tuokio_verify.calls import result, verify
from tuokio.ledger.bundle import zip_bundle
from tuokio.ledger.leaf import canonical

FORK = "this log has signed two histories: keep both files"
Keep = Callable[[MemoryLog, Path], Path]


def grown(log: MemoryLog, entries: int) -> MemoryLog:
    """The log, with more entries."""
    for number in range(log.size, entries):
        log.append(audit_record(number))
    return log


def forked(log: MemoryLog, entries: int, at: int = 3) -> MemoryLog:
    """Another history of the same log, by the same keys."""
    other = MemoryLog()
    other.signer, other.witness = log.signer, log.witness
    for number in range(entries):
        record = audit_record(number, "left") if number == at else log.records[number]
        other.append(record)
    return other


def note(log: MemoryLog, folder: Path) -> Path:
    """A checkpoint as it came by mail."""
    file = folder / "checkpoint.txt"
    file.write_text(log.checkpoint())
    return file


def mailed(log: MemoryLog, folder: Path) -> Path:
    """The same, after a mail program had it."""
    file = folder / "checkpoint.txt"
    file.write_bytes(log.checkpoint().replace("\n", "\r\n").encode())
    return file


def receipt(log: MemoryLog, folder: Path) -> Path:
    """A client's receipt."""
    file = folder / "seen.json"
    file.write_bytes(canonical(log.receipt(0)))
    return file


def proof(log: MemoryLog, folder: Path) -> Path:
    """The proof of one entry."""
    file = folder / "entry.tlog-proof"
    file.write_text(log.proof(0))
    return file


def other_bundle(log: MemoryLog, folder: Path) -> Path:
    """Another auditor's bundle."""
    return log.bundle(folder / "seen")


def zipped(log: MemoryLog, folder: Path) -> Path:
    """The same in one file."""
    file = folder / "seen.zip"
    zip_bundle(log.bundle(folder / "packed"), file)
    return file


def inner_checkpoint(log: MemoryLog, folder: Path) -> Path:
    """The checkpoint in it."""
    return other_bundle(log, folder) / "checkpoint"


KEPT: list[Keep] = [note, mailed, receipt, proof, other_bundle, zipped, inner_checkpoint]


@pytest.mark.parametrize("keep", KEPT)
@pytest.mark.parametrize("entries", [5, 10])
def test_fork_is_told_to_whoever_kept_something(keep: Keep, entries: int, tmp_path: Path) -> None:
    log = make_log(10)
    bundle = log.bundle(tmp_path / "b")
    seen = keep(forked(log, entries), tmp_path)
    alone = verify(bundle)
    assert alone.code == 0
    assert alone.says("Not compared with what you or others kept of this log (--seen).")
    outcome = verify(bundle, "--key", log.signer.vkey, "--seen", str(seen))
    [line] = outcome.lines[:-1]
    assert outcome.code == 1
    assert line == f"{seen}: has another root of {entries} entries than {_whose(entries)}: {FORK}"


def _whose(entries: int) -> str:
    return "checkpoint" if entries == 10 else "those here"


@pytest.mark.parametrize("keep", KEPT)
@pytest.mark.parametrize("entries", [5, 10])
def test_what_was_kept_of_this_history_is_told_to_fit(
    keep: Keep, entries: int, tmp_path: Path
) -> None:
    log = make_log(entries)
    seen = keep(log, tmp_path)
    outcome = verify(grown(log, 10).bundle(tmp_path / "b"), "--seen", str(seen))
    assert outcome.code == 0, outcome.lines
    assert outcome.says(f"{seen}: the log of {entries} entries that was signed there is this one")
    assert not outcome.says("Not compared")


def test_larger_one_cannot_be_compared(tmp_path: Path) -> None:
    log = make_log(10)
    bundle = log.bundle(tmp_path / "b")
    seen = note(grown(log, 11), tmp_path)
    outcome = verify(bundle, "--seen", str(seen))
    assert outcome.code == 0
    assert outcome.says(f"{seen}: cannot be compared: nothing here is of the log of 11 entries.")
    assert not result(bundle, "--seen", str(seen))["seen"][0]["compared"]


def test_two_that_were_kept_are_compared_with_each_other(tmp_path: Path) -> None:
    log = make_log(10)
    bundle = log.bundle(tmp_path / "b")
    other = forked(grown(log, 12), 12)
    one, two = note(log, tmp_path), receipt(other, tmp_path)
    outcome = verify(bundle, "--seen", str(one), "--seen", str(two))
    assert outcome.lines[0] == f"{two}: has another root of 12 entries than {one}: {FORK}"


def test_receipts_are_compared_where_sizes_are_the_same(tmp_path: Path) -> None:
    log = make_log(10)
    mine = tmp_path / "mine.json"
    mine.write_bytes(canonical(log.receipt(0, 3)))
    same = note(log, tmp_path)
    assert verify(mine, "--seen", str(same)).says(f"{same}: the log of 10 entries")
    fork = note(forked(log, 10), tmp_path)
    outcome = verify(mine, "--seen", str(fork))
    assert outcome.code == 1
    assert outcome.says(f"entries than entry 0: its checkpoint: {FORK}")
    # Without the entries, a root of another size says nothing: not even two that were kept do.
    for size in (9, 11):
        other = note(forked(grown(log, 11), size), tmp_path)
        outcome = verify(mine, "--seen", str(other), "--seen", str(other))
        assert outcome.code == 0
        assert outcome.says(f"{other}: cannot be compared: nothing here is of the log of {size} ")


def test_one_receipt_of_two_histories(tmp_path: Path) -> None:
    log = make_log(10)
    document = log.receipt(0)
    document["entries"] += forked(log, 10).receipt(3)["entries"]
    file = tmp_path / "both.json"
    file.write_bytes(canonical(document))
    outcome = verify(file, "--key", log.signer.vkey)
    assert outcome.lines[0] == (
        f"entry 3: its checkpoint: has another root of 10 entries than entry 0: its checkpoint:"
        f" {FORK}"
    )
    assert outcome.code == 1


def test_what_is_not_of_this_log_is_a_fault(tmp_path: Path) -> None:
    log = make_log(10)
    bundle = log.bundle(tmp_path / "b")
    no_zip = tmp_path / "no.zip"
    no_zip.write_bytes(b"PK")
    for seen, words in (
        (note(make_log(10, "log.example/other"), tmp_path), "is of another log, 'log.example/othe"),
        (receipt(make_log(10), tmp_path), "no key that is known for the log"),
        (tmp_path / "nowhere", "there is no such file or folder"),
        (tmp_path / "x.zip", "there is no such file or folder"),
        (no_zip, "cannot be read"),
        (bundle / "tile", "there is no checkpoint in it"),
        (bundle / "manifest.json", "is unknown here, only 'tuokio-receipt/1'"),
        (bundle / "records.jsonl", "is not a whole object"),
        (bundle / "tile/entries/000.p/10", "is not a signed checkpoint"),
    ):
        outcome = verify(bundle, "--seen", str(seen))
        assert (outcome.code, len(outcome.lines)) == (1, 2), outcome.lines
        assert outcome.lines[0].startswith(f"{seen}: ")
        assert words in outcome.lines[0]
        assert "Error" not in outcome.lines[0]


def test_broken_proof_in_a_receipt_that_was_kept(tmp_path: Path) -> None:
    log = make_log(10)
    document = log.receipt(0)
    document["entries"][0]["proof"] = "c2sp.org/tlog-proof@v1\n"
    file = tmp_path / "seen.json"
    file.write_bytes(canonical(document))
    outcome = verify(log.bundle(tmp_path / "b"), "--seen", str(file))
    assert outcome.lines[:-1] == [f"{file}: there is a broken proof in it"]


def test_what_was_kept_need_not_be_cosigned(tmp_path: Path) -> None:
    log = make_log(10)
    seen = tmp_path / "checkpoint.txt"
    seen.write_text(log.checkpoint(5, witnesses=0))
    witness = ("--witness", log.witness.vkey, "--at-least", "1")
    assert verify(log.bundle(tmp_path / "b"), *witness, "--seen", str(seen)).code == 0
