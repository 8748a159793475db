"""What an operator or a stranger could forge, with every hash outside the tree made to fit."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.fake_witness import CosigningKey
from tests.support.log_bundles import MemoryLog, consent_record, make_log
from tests.tuokio_verify.calls import Outcome, change, list_anew, verify
from tuokio.ledger.leaf import canonical, commit, leaf_bytes
from tuokio.ledger.notes import Signer, encode_base64

OTHER = b"Kaikki tallennetaan.\n"


@pytest.fixture
def whole(log: MemoryLog, tmp_path: Path) -> Path:
    """A bundle of the whole log."""
    return log.bundle(tmp_path / "whole")


def replace_leaf(folder: Path, log: MemoryLog, index: int, leaf: bytes) -> None:
    """Put another leaf of the same length into the entries and, as its hash, into the tile."""
    old = log.stored[index]
    change(folder / "tile/entries/000", lambda data: data.replace(old, leaf))
    new_hash = hashlib.sha256(b"\0" + leaf).digest()
    old_hash = hashlib.sha256(b"\0" + old).digest()
    change(folder / "tile/0/000", lambda data: data.replace(old_hash, new_hash))


def test_changed_record(whole: Path) -> None:
    change(
        whole / "records.jsonl", lambda data: data.replace(b'"consent_given"', b'"consent_lost"', 1)
    )
    list_anew(whole)
    assert verify(whole).lines[0] == "entry 0: its record is not the one that was logged"


def test_changed_record_with_a_leaf_that_fits(whole: Path, log: MemoryLog) -> None:
    record = canonical(consent_record(3, "refused"))
    salt = log.salt(3)
    old = canonical(log.records[3])
    change(whole / "records.jsonl", lambda data: data.replace(old, record))
    replace_leaf(whole, log, 3, leaf_bytes(3, commit(salt, record)))
    list_anew(whole)
    outcome = verify(whole)
    assert outcome.code == 1
    assert outcome.says("checkpoint: signs another root than the entries have")
    assert outcome.says("entry 0: does not have the hash that stands in tile/1/000.p/1")


def test_leaf_of_another_number(whole: Path, log: MemoryLog) -> None:
    replace_leaf(whole, log, 3, log.stored[4])
    list_anew(whole)
    assert verify(whole).says("entry 3: its leaf is of an unknown form or number")


def test_leaf_of_another_version(whole: Path, log: MemoryLog) -> None:
    replace_leaf(whole, log, 3, log.stored[3].replace(b'"v":1', b'"v":2'))
    list_anew(whole)
    assert verify(whole).says("entry 3: its leaf is of an unknown form or number")


def test_another_text_for_a_notice(whole: Path) -> None:
    for path in list((whole / "notices").iterdir()):
        path.write_bytes(OTHER)
    list_anew(whole)
    outcome = verify(whole)
    assert outcome.code == 1
    assert outcome.says("the text is not the one with this hash")


def test_text_left_out(whole: Path) -> None:
    for path in list((whole / "notices").iterdir()):
        path.unlink()
    list_anew(whole)
    assert (
        sum("entry 0: names a text that is not here" in line for line in verify(whole).lines) == 2
    )


def test_checkpoint_by_another_key(whole: Path, log: MemoryLog) -> None:
    forger = make_log(3)
    (whole / "checkpoint").write_text(forger.checkpoint(witnesses=0))
    list_anew(whole)
    assert verify(whole).says("no key that is known for the log 'log.example/tuokio' has signed it")
    (whole / f"keys/{forger.signer.key_id.hex()}.vkey").write_text(forger.signer.vkey + "\n")
    list_anew(whole)
    assert verify(whole, "--key", log.signer.vkey).says("no key that is known")


def test_whole_log_made_up_is_found_by_the_key_from_elsewhere(
    log: MemoryLog, tmp_path: Path
) -> None:
    made_up = make_log(3).bundle(tmp_path / "made-up")
    assert verify(made_up).code == 0
    for option in (["--key", log.signer.vkey], ["--witness", log.witness.vkey, "--at-least", "1"]):
        assert verify(made_up, *option).code == 1


def test_enclosed_witnesses_count_for_nothing_that_is_demanded(whole: Path) -> None:
    outcome = verify(whole, "--at-least", "1")
    assert outcome.says("bundle: 0 of your witnesses cosigned it, not 1")


def test_one_witness_twice_is_one_witness(whole: Path, log: MemoryLog) -> None:
    [line] = [line for line in log.checkpoint().splitlines() if "witness" in line]
    change(whole / "checkpoint", lambda data: data + f"{line}\n".encode())
    list_anew(whole)
    twice = ["--witness", log.witness.vkey] * 2
    assert verify(whole, *twice, "--at-least", "1").code == 0
    assert verify(whole, *twice, "--at-least", "2").code == 1


def test_wrong_cosignature_of_a_known_witness(whole: Path, log: MemoryLog) -> None:
    other = CosigningKey(log.witness.verifier.name)
    text = log.checkpoint().rpartition("\n\n")[0] + "\n"
    line = other.cosign(text, 1, as_key=log.witness.verifier)
    change(whole / "checkpoint", lambda data: data + f"{line}\n".encode())
    list_anew(whole)
    assert verify(whole).says(f"checkpoint: the signature by {log.witness.verifier.name}+")


def test_cosignature_beyond_all_time(whole: Path, log: MemoryLog) -> None:
    text = log.checkpoint().rpartition("\n\n")[0] + "\n"
    line = log.witness.cosign(text, 2**63)
    change(whole / "checkpoint", lambda data: data + f"{line}\n".encode())
    list_anew(whole)
    witness = log.witness.verifier.name
    [fault] = verify(whole).lines[:-1]
    assert fault.startswith(f"checkpoint: the signature by {witness}+")
    assert fault.endswith(" is wrong")


def test_older_checkpoint_of_another_history(bundle: Path, log: MemoryLog) -> None:
    other = make_log(130)
    other.signer, other.witness = log.signer, log.witness
    other.tree = make_log(131).tree
    (bundle / "checkpoint.from").write_text(other.checkpoint(131).replace("\n131\n", "\n130\n"))
    list_anew(bundle)
    # What stands beside it is in its place all the same.
    [line] = verify(bundle).lines[:-1]
    assert line.startswith("checkpoint.from: the signature by log.example/tuokio+")
    split = MemoryLog()
    split.signer, split.witness = log.signer, log.witness
    for number in range(130):
        split.append(consent_record(number, "refused"))
    (bundle / "checkpoint.from").write_text(split.checkpoint())
    list_anew(bundle)
    assert verify(bundle).says("checkpoint.from: signs another root than the entries have")


def test_other_consistency_proof(bundle: Path) -> None:
    change(bundle / "consistency.from", lambda data: data.split(b"\n", 1)[1])
    list_anew(bundle)
    assert verify(bundle).lines[:-1] == ["consistency.from: the proof is wrong"]


def test_erased_and_shown_all_the_same(log: MemoryLog, tmp_path: Path) -> None:
    again = copy.copy(log)
    again.records = {131: make_log(132).records[131], **log.records}
    again.records = dict(sorted(again.records.items()))
    outcome = verify(again.bundle(tmp_path / "b"))
    assert outcome.lines[:-1] == ["entry 131: is shown; entry 299 erased it"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"schema": "audit-event/2"}, "in the schema 'audit-event/2' is unknown"),
        (
            {"schema": "consent-event/1", "notice": None},
            "'arrived' in the schema 'consent-event/1' is unknown",
        ),
        ({"event_type": "consent_given"}, "'consent_given' in the schema 'audit-event/1' is unkn"),
        ({"event_time": "2026-01-05 09:00"}, "its time is not in UTC with milliseconds"),
        ({"event_type": "erased", "facts": {"entries": [1]}}, "tells of the erasure of what is no"),
    ],
)
def test_record_that_was_logged_and_is_not_understood(
    changes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    log = make_log(1)
    log.append({**make_log(2).records[1], **changes})
    for path in (log.bundle(tmp_path / "b"), write(tmp_path, log.receipt(0, 1))):
        outcome = verify(path)
        assert outcome.code == 1
        assert outcome.says("entry 1: ")
        assert outcome.says(message)


def write(folder: Path, receipt: dict[str, Any]) -> Path:
    """A receipt as a file."""
    file = folder / "receipt.json"
    file.write_bytes(canonical(receipt))
    return file


Forgery = Callable[[dict[str, Any]], object]


def entry(**changes: Any) -> Forgery:
    """Change the entry in the receipt."""
    return lambda receipt: receipt["entries"][0].update(changes)


def proof(old: str, new: str) -> Forgery:
    """Change its proof."""

    def edit(receipt: dict[str, Any]) -> None:
        [one] = receipt["entries"]
        assert old in one["proof"]
        one["proof"] = one["proof"].replace(old, new, 1)

    return edit


FORGERIES: dict[str, tuple[Forgery, str]] = {
    "schema": (lambda receipt: receipt.update(schema="tuokio-receipt/2"), "receipt: the schema"),
    "no entry": (lambda receipt: receipt.update(entries=[]), "receipt: there is no entry in it"),
    "entry that is none": (
        lambda receipt: receipt.update(entries=[5]),
        "receipt: entry no. 1 in it: is not of the form",
    ),
    "no keys": (lambda receipt: receipt.pop("keys"), "receipt: is not of the form"),
    "other origin": (
        lambda receipt: receipt.update(origin="x"),
        "entry 3: its checkpoint: is of an",
    ),
    "record": (
        entry(record=consent_record(3, "refused")),
        "entry 3: its record is not the one log",
    ),
    "salt": (entry(salt="00" * 32), "entry 3: its record is not the one logged, or its proof is"),
    "short salt": (entry(salt="00"), "entry 3: its salt is not of 32 bytes"),
    "index": (entry(index=4), "entry 4: stands twice, or its proof is broken or of another entry"),
    "both indexes": (
        lambda receipt: (entry(index=4)(receipt), proof("index 3", "index 4")(receipt)),
        "entry 4: its record is not the one logged, or its proof is wrong",
    ),
    "hash": (
        proof("\n\n", f"\n{encode_base64(bytes(32))}\n\n"),
        "entry 3: its record is not the one logged, or its proof is wrong",
    ),
    "second spelling": (proof("=\n", "\n"), "entry 3: its proof: is not base64 in its one"),
    "leading zero": (proof("index 3", "index 03"), "entry 3: stands twice, or its proof is broken"),
    "size": (proof("\n300\n", "\n301\n"), "entry 3: its checkpoint: the signature by"),
    "no signature": (proof("\n\n— log", "\n\n— lag"), "entry 3: its checkpoint: no key"),
    "cut": (
        lambda receipt: entry(proof=receipt["entries"][0]["proof"][:-1])(receipt),
        "entry 3: its checkpoint: is not a signed checkpoint, or not all of it",
    ),
    "text": (
        lambda receipt: receipt.update(notices=dict.fromkeys(receipt["notices"], "other")),
        "the text is not the one with this hash",
    ),
    "no text": (lambda receipt: receipt.update(notices={}), "entry 3: names a text that is not he"),
    "twice": (
        lambda receipt: receipt.update(entries=receipt["entries"] * 2),
        "entry 3: stands twice, or its proof is broken",
    ),
    "forger's key": (
        lambda receipt: receipt.update(keys=[Signer.generate("log.example/tuokio").vkey]),
        "entry 3: its checkpoint: no key that is known",
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_receipt(name: str, log: MemoryLog, tmp_path: Path) -> None:
    forge, message = FORGERIES[name]
    receipt = copy.deepcopy(log.receipt(3))
    forge(receipt)
    outcome: Outcome = verify(write(tmp_path, receipt))
    assert outcome.code == 1
    assert outcome.says(message), outcome.lines


def test_receipt_of_another_log_is_found_by_the_key(log: MemoryLog, tmp_path: Path) -> None:
    file = write(tmp_path, make_log(4).receipt(3))
    assert verify(file).code == 0
    assert verify(file, "--key", log.signer.vkey).says("entry 3: its checkpoint: no key")


@pytest.mark.parametrize(
    "options",
    [
        ["--key", "hello"],
        ["--key", "log.example/tuokio+00000000+AAAA"],
        ["--key", make_log(0).witness.vkey],
        ["--key", make_log(0).signer.vkey.replace("tuokio", "tuakio")],
        ["--witness", make_log(0).signer.vkey],
        ["--key-file", "/nowhere"],
    ],
)
def test_key_that_is_none(options: list[str], log: MemoryLog, tmp_path: Path) -> None:
    outcome = verify(write(tmp_path, log.receipt(3)), *options)
    assert outcome.code == 1
    assert len(outcome.lines) == 2
    assert options[1] in outcome.lines[0]


def test_inner_node_is_no_leaf(tmp_path: Path) -> None:
    log = make_log(4)
    receipt = log.receipt(2)
    [one] = receipt["entries"]
    head, _, rest = one["proof"].partition("index 2\n")
    # One step less: the proof of the node above, as if it were an entry of its own.
    one["proof"] = f"{head}index 2\n{rest.split(chr(10), 1)[1]}"
    assert verify(write(tmp_path, receipt)).says("its proof is wrong")
