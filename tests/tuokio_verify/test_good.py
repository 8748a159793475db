"""What is right is told to be right, and what of it is proved."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import cryptography
import pytest

import tuokio_verify
from tests.support.log_bundles import MemoryLog, at, audit_record, consent_record, make_log, stamp
from tests.tuokio_verify.calls import FILE, PYTHON, result, verify
from tests.tuokio_verify.conftest import PART
from tuokio.ledger.bundle import zip_bundle
from tuokio.ledger.leaf import canonical
from tuokio.ledger.notes import Signer, sign_note

WHO = "The log proves what the holder of the link was shown and answered, not who held it."


def test_part_is_proved_in_plain_words(bundle: Path, log: MemoryLog) -> None:
    outcome = verify(bundle)
    assert outcome.code == 0
    assert outcome.lines[0] == f"Proved for the log {log.origin}:"
    for part in (
        "Entries: 300",
        "Records opened: 168",
        f"of {stamp(PART)} to {stamp(299)}",
        "Records erased: 2. Not shown to this reader: 130, 0 since entry 130.",
        f"nobody signed it: this bundle is of all units, from {stamp(PART)}, made at {stamp(300)}.",
        "Texts (notices, parties): 2",
        "Not checked: time stamps (1).",
        "The log of 130 entries that it signed before is its beginning.",
        f"Signed by the key {log.origin}+{log.signer.key_id.hex()} (it came along",
        "Cosigned at 2026-01-05T14:00:00Z by the key witness.example/w1+",
        "Erased by entry 299 at 2026-01-05T13:59:00.000Z: 2, reason: retention.",
        "Witnesses vouch up to entry 299, the last one.",
    ):
        assert outcome.says(part), part
    assert outcome.lines[-1] == WHO


def test_nothing_is_told_of_what_is_not_there(tmp_path: Path) -> None:
    outcome = verify(make_log(0).bundle(tmp_path / "empty"))
    assert outcome.code == 0
    assert outcome.lines[2:4] == ["Records opened: 0.", "Records erased: 0."]
    for word in ("None", "Not shown", "time stamps", "Texts", " - "):
        assert not outcome.says(word), word


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "of all units, of all times, made at "),
        ({"scope": "units"}, "of the units of its reader, of all times, made at "),
        ({"start": at(1)}, f"of all units, from {stamp(1)}, made at "),
        ({"end": at(9)}, f"of all units, to {stamp(9)}, made at "),
        ({"start": at(1), "end": at(9)}, f"of all units, from {stamp(1)} to {stamp(9)}, made at "),
    ],
)
def test_what_was_asked_for_is_told(asked: dict[str, Any], words: str, tmp_path: Path) -> None:
    outcome = verify(make_log(4).bundle(tmp_path / "b", **asked))
    assert outcome.says(f"Not checked, as nobody signed it: this bundle is {words}{stamp(4)}.")


def test_help_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        tuokio_verify.main(["--help"])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "Checks a bundle or a receipt of a Tuokio log, without trusting whoever made it. "
        "Ends with 0 and says what it proved, or with 1 and names each fault."
    ) in said


@pytest.mark.parametrize("entries", [0, 1, 2, 255, 256, 257, 513])
def test_whole_logs_of_many_sizes(entries: int, tmp_path: Path) -> None:
    log = make_log(entries)
    found = result(log.bundle(tmp_path / "b"))
    assert found["ok"], found["faults"]
    assert (found["size"], found["opened"], found["hidden"]) == (entries, entries, 0)


def test_all_sizes_of_a_part(tmp_path: Path) -> None:
    log = make_log(20)
    for start in range(1, 21):
        found = result(log.bundle(tmp_path / str(start), part_from=start))
        assert found["ok"], found["faults"]
        assert (found["start"], found["hidden_since"]) == (start, 0)


def test_three_levels_of_tiles(tmp_path: Path) -> None:
    log = MemoryLog()
    record = make_log(1).records[0]
    for _ in range(65_537):
        log.append(record)
    log.records = {65_536: record}
    bundle = log.bundle(tmp_path / "b", scope="units")
    assert (bundle / "tile/2/000.p/1").is_file()
    assert (bundle / "tile/0/256.p/1").is_file()
    assert result(bundle)["ok"]


def test_zip_says_the_same(bundle: Path, tmp_path: Path) -> None:
    zip_bundle(bundle, tmp_path / "bundle.zip")
    assert result(tmp_path / "bundle.zip") == result(bundle)


def test_receipt_is_proved(log: MemoryLog, tmp_path: Path) -> None:
    file = tmp_path / "mine.tuokio-receipt.json"
    file.write_bytes(canonical(log.receipt(0, 3)) + b"\n")
    outcome = verify(file)
    assert outcome.code == 0
    assert outcome.lines[-1] == WHO


def write(folder: Path, document: dict[str, Any]) -> Path:
    """A receipt as a file."""
    file = folder / "r.json"
    file.write_bytes(canonical(document))
    return file


def test_receipt_tells_what_was_said_to_what(tmp_path: Path) -> None:
    log = make_log(1)
    log.append(audit_record(1))
    log.append(consent_record(2, "withdrawn"))
    log.append({**consent_record(3, "requested"), "notice": None})
    file = write(tmp_path, log.receipt(0, 1, 2, 3))
    sha256 = consent_record(0)["notice"]["sha256"]
    notice = f"notice short, version 1, fi, {sha256[:12]}"
    assert verify(file).lines[1:6] == [
        "Entries that stand in the log, by the checkpoint below them: 4.",
        f"Entry 0, consent given to remote_meeting, of {stamp(0)}; {notice}.",
        f"Entry 1, arrived, of {stamp(1)}.",
        f"Entry 2, consent withdrawn for remote_meeting, of {stamp(2)}; {notice}.",
        f"Entry 3, consent requested for remote_meeting, of {stamp(3)}.",
    ]
    assert not verify(file).says(sha256)
    told = result(file)["entries"]
    assert [each.get("event_state") for each in told] == ["given", None, "withdrawn", "requested"]
    assert [each.get("purpose_code") for each in told] == [
        *("remote_meeting", None, "remote_meeting", "remote_meeting")
    ]
    assert told[0]["notice"] == consent_record(0)["notice"]


def test_checkpoint_is_told_once_for_all_entries_under_it(tmp_path: Path) -> None:
    log = make_log(5)
    document = log.receipt(0, 1)
    document["entries"] += log.receipt(2, witnesses=0)["entries"]
    document["entries"] += log.receipt(3)["entries"]
    log.append(audit_record(5))
    document["entries"] += log.receipt(4)["entries"]
    starts = [
        line.split(",")[0].split(" by the")[0] for line in verify(write(tmp_path, document)).lines
    ]
    assert starts[1:-2] == [
        *("Entries that stand in the log", "Entry 0", "Entry 1", "Entry 3"),
        *("  Checkpoint: 5 entries", "  Signed", f"  Cosigned at {cosigned(5)}"),
        *("Entries that stand in the log", "Entry 2", "  Checkpoint: 5 entries", "  Signed"),
        *("Entries that stand in the log", "Entry 4"),
        *("  Checkpoint: 6 entries", "  Signed", f"  Cosigned at {cosigned(6)}"),
    ]


def cosigned(size: int) -> str:
    """When a log of this size is cosigned, as the tool spells it."""
    return stamp(size).replace(".000", "")


@pytest.mark.parametrize("odd", [None, [], {"a": 1}, "x\x1b" * 9, 7, True])
def test_odd_values_of_a_notice_are_told_as_they_are(odd: object, tmp_path: Path) -> None:
    log = make_log(0)
    notice = dict.fromkeys(consent_record(0)["notice"], odd)
    # What names no text is there; what does must be one.
    log.append({**consent_record(0, "requested"), "notice": notice | {"sha256": None}})
    outcome = verify(write(tmp_path, log.receipt(0)))
    assert outcome.code == 0
    shown = str(odd).replace("\x1b", r"\x1b")
    assert outcome.says(f"; notice {shown}, version {shown}, {shown}, None.")


def test_every_entry_has_a_receipt_that_holds(tmp_path: Path) -> None:
    log = make_log(33)
    file = tmp_path / "all.json"
    file.write_bytes(canonical(log.receipt(*range(33))))
    assert len(result(file)["entries"]) == 33


def test_key_that_the_reader_gave_is_told_apart(
    bundle: Path, log: MemoryLog, tmp_path: Path
) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text(f"\n{log.signer.vkey}\n")
    for options in (("--key", log.signer.vkey), ("--key-file", str(keys))):
        [key] = result(bundle, *options)["signed_by"]
        assert key["given_by_reader"]
    [key] = result(bundle)["signed_by"]
    assert not key["given_by_reader"]


def test_witnesses_can_be_demanded(bundle: Path, log: MemoryLog) -> None:
    outcome = verify(bundle, "--witness", log.witness.vkey, "--at-least", "1")
    assert outcome.code == 0
    assert outcome.says(f"by the key {log.witness.verifier.name}+")


def test_old_and_new_key_sign_side_by_side(tmp_path: Path) -> None:
    log = make_log(5)
    new = Signer.generate(log.origin)
    text = log.checkpoint().rpartition("\n\n")[0] + "\n"
    note = sign_note(text, [log.signer, new])
    keys = [log.signer.vkey, new.vkey]
    found = result(log.bundle(tmp_path / "b", checkpoint=note, keys=keys))
    assert len(found["signed_by"]) == 2


def test_records_without_notice_or_party(tmp_path: Path) -> None:
    log = make_log(1)
    record = {**consent_record(1, "requested"), "notice": None, "controller": {"party_id": None}}
    log.append(record)
    assert result(log.bundle(tmp_path / "b"))["ok"]


def test_imports_nothing_but_the_standard_library_and_cryptography() -> None:
    found = set()
    for node in ast.walk(ast.parse(FILE.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(str(node.module).split(".")[0])
    assert found - sys.stdlib_module_names == {"cryptography"}


@pytest.fixture
def alone(tmp_path: Path) -> list[str]:
    """The file in a Python that has nothing else than `cryptography`, and no network."""
    folder = tmp_path / "only"
    folder.mkdir()
    packages = Path(cryptography.__file__).parents[1]
    for name in ("cryptography", "cffi", "pycparser", "_cffi_backend"):
        for path in packages.glob(f"{name}*"):
            if not path.name.endswith("-info"):
                (folder / path.name).symlink_to(path)
    script = (
        f"import sys, runpy, socket; sys.path.append({str(folder)!r})\n"
        "sys.addaudithook(lambda event, _: sys.exit(9) if event.startswith('socket.') else None)\n"
        f"sys.argv[0] = {str(FILE)!r}; runpy.run_path({str(FILE)!r}, run_name='__main__')"
    )
    return [PYTHON, "-I", "-S", "-c", script]


def test_runs_alone_and_without_network(alone: list[str], bundle: Path) -> None:
    run = subprocess.run([*alone, str(bundle)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert WHO in run.stdout


@pytest.mark.parametrize(
    ("statement", "code"), [("import tuokio", 1), ("import socket as s; s.socket()", 9)]
)
def test_nothing_else_is_within_its_reach(alone: list[str], statement: str, code: int) -> None:
    *command, script = alone
    script = "\n".join([*script.split("\n")[:2], statement])
    run = subprocess.run([*command, script], capture_output=True, check=False)
    assert run.returncode == code


def test_ends_silently_when_nobody_listens(bundle: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        run = subprocess.run(
            [PYTHON, str(FILE), str(bundle)], stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (run.returncode, run.stderr) == (0, b"")
