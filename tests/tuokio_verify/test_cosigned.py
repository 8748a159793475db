"""How far witnesses vouch for a bundle or a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.fake_witness import CosigningKey
from tests.support.log_bundles import MemoryLog, consent_record, make_log
from tests.tuokio_verify.calls import list_anew, result, verify
from tuokio.ledger.leaf import canonical


@pytest.fixture
def log() -> MemoryLog:
    """Ten entries, of which a witness has seen seven."""
    return make_log(10)


@pytest.fixture
def bundle(log: MemoryLog, tmp_path: Path) -> Path:
    """Its bundle."""
    return log.bundle(
        tmp_path / "b",
        checkpoint=log.checkpoint(witnesses=0),
        checkpoint_cosigned=log.checkpoint(7),
        timestamps={7: b"response"},
    )


def asking(log: MemoryLog, count: int = 1) -> list[str]:
    """The options that ask for so many witnesses."""
    return ["--witness", log.witness.vkey, "--at-least", str(count)]


def test_one_checkpoint_of_the_bundle_is_enough(log: MemoryLog, bundle: Path) -> None:
    for options in ([], asking(log)):
        outcome = verify(bundle, *options)
        assert outcome.code == 0, outcome.lines
        assert outcome.says("Witnesses vouch up to entry 6; for the 3 entries after it, the log al")
        assert outcome.says("Checkpoint: 7 entries")
        assert outcome.says("Checkpoint: 10 entries")
        assert result(bundle, *options)["vouched"] == 7
    assert verify(bundle, *asking(log, 2)).lines[:-1] == [
        "bundle: 1 of your witnesses cosigned it, not 2"
    ]


def test_older_checkpoint_of_a_part_counts(log: MemoryLog, tmp_path: Path) -> None:
    uncosigned = log.checkpoint(witnesses=0)
    part = log.bundle(tmp_path / "p", part_from=4, checkpoint=uncosigned)
    assert result(part, *asking(log))["vouched"] == 4


def test_nobody_vouches(log: MemoryLog, tmp_path: Path) -> None:
    alone = log.bundle(tmp_path / "b", checkpoint=log.checkpoint(witnesses=0))
    assert not verify(alone).says("vouch")
    assert verify(alone, *asking(log)).says("bundle: 0 of your witnesses cosigned it, not 1")


def test_witness_of_the_reader_alone_counts(log: MemoryLog, bundle: Path) -> None:
    other = CosigningKey("witness.example/w2")
    assert verify(bundle, "--witness", other.vkey, "--at-least", "1").code == 1


def test_cosigned_checkpoint_of_another_history(log: MemoryLog, bundle: Path) -> None:
    split = MemoryLog()
    split.signer, split.witness = log.signer, log.witness
    for number in range(10):
        split.append(consent_record(number, "refused"))
    file = bundle / "checkpoint.cosigned"
    for size, message in (
        (7, "signs another root than the entries have"),
        (10, "has another root of 10 entries than checkpoint: this log has signed two histories"),
    ):
        file.write_text(split.checkpoint(size))
        list_anew(bundle)
        [line] = verify(bundle).lines[:-1]
        assert line.startswith(f"checkpoint.cosigned: {message}")


def test_cosigned_checkpoint_of_a_larger_log(log: MemoryLog, bundle: Path) -> None:
    log.append(consent_record(10))
    (bundle / "checkpoint.cosigned").write_text(log.checkpoint())
    list_anew(bundle)
    assert verify(bundle).lines[:-1] == [
        "checkpoint.cosigned: is of 11 entries; manifest.json says 10"
    ]


def test_cosigned_checkpoint_that_is_listed_is_there(bundle: Path) -> None:
    (bundle / "checkpoint.cosigned").unlink()
    assert verify(bundle).lines[:-1] == ["checkpoint.cosigned: is missing"]


def test_each_entry_of_a_receipt_must_be_vouched_for(log: MemoryLog, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    document = log.receipt(0)
    document["entries"] += log.receipt(3, witnesses=0)["entries"]
    file.write_bytes(canonical(document))
    assert verify(file).code == 0
    assert verify(file, *asking(log)).lines[:-1] == [
        "entry 3: its checkpoint: 0 of your witnesses cosigned it, not 1"
    ]
