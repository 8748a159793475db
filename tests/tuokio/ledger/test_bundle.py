"""Writing bundles. What stands in them is checked by tests/tuokio_verify."""

from __future__ import annotations

import base64
import hashlib
import json
import stat
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.support.log_bundles import ORIGIN, START, TEXTS, MemoryLog, make_log
from tuokio.ledger.bundle import BundleHead, BundleRefused, texts_of, write_bundle
from tuokio.ledger.checkpoint import verify_note
from tuokio.ledger.leaf import canonical
from tuokio.ledger.notes import NoteInvalid, Signer, sign_note
from tuokio.ledger.proofs import verify_consistency
from tuokio.ledger.tiles import bundles_of, parse_entry_bundle, tile_bytes, tiles_of


@pytest.fixture
def log() -> MemoryLog:
    """300 entries."""
    return make_log(300)


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest, which must be canonical."""
    data = (folder / "manifest.json").read_bytes()
    found: dict[str, Any] = json.loads(data)
    assert canonical(found) == data
    return found


def test_manifest_lists_every_file_with_its_hash(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b", part_from=7, timestamps={300: b"stamp"})
    listed = manifest_of(folder)["files"]
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    assert listed.keys() == {name for name, path in there.items() if path.is_file()} - {
        "manifest.json"
    }
    for name, digest in listed.items():
        assert hashlib.sha256(there[name].read_bytes()).hexdigest() == digest


def test_manifest_says_what_was_asked_for(log: MemoryLog, tmp_path: Path) -> None:
    eastern = timezone(timedelta(hours=2))
    folder = log.bundle(
        tmp_path / "b",
        part_from=7,
        start=datetime(2026, 1, 1, tzinfo=eastern),
        end=datetime(2026, 2, 1, 0, 0, 0, 1999, tzinfo=UTC),
        scope="units",
    )
    found = manifest_of(folder)
    del found["files"]
    assert found == {
        "schema": "tuokio-bundle/1",
        "origin": ORIGIN,
        "size": 300,
        "from_size": 7,
        "from": "2025-12-31T22:00:00.000Z",
        "to": "2026-02-01T00:00:00.001Z",
        "made_at": "2026-01-05T14:00:00.000Z",
        "scope": "units",
    }


def test_whole_log_has_no_older_checkpoint(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b")
    assert manifest_of(folder)["from_size"] == 0
    assert not list(folder.glob("*.from"))


def test_tiles_and_leaves_are_those_of_the_log(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b")
    for tile in tiles_of(300):
        assert (folder / tile.path).read_bytes() == tile_bytes(log.tree, tile)
    leaves = [
        leaf
        for tile in bundles_of(300)
        for leaf in parse_entry_bundle((folder / tile.path).read_bytes())
    ]
    assert leaves == log.stored


def test_consistency_proof_holds(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b", part_from=7)
    older, newer = (
        verify_note((folder / name).read_text(), [log.signer.vkey])
        for name in ("checkpoint.from", "checkpoint")
    )
    lines = (folder / "consistency.from").read_text().splitlines()
    verify_consistency(
        size1=older.size,
        size2=newer.size,
        proof=[base64.b64decode(line) for line in lines],
        root1=older.root,
        root2=newer.root,
    )


def test_records_and_the_texts_they_name(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b")
    lines = (folder / "records.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    for index, line in enumerate(lines):
        found = {"index": index, "salt": log.salt(index).hex(), "record": log.records[index]}
        assert line == canonical(found)
    assert {path.name: path.read_bytes() for path in (folder / "notices").iterdir()} == TEXTS


def test_only_the_texts_that_are_named(tmp_path: Path) -> None:
    log = make_log(2)
    del log.records[0]
    folder = log.bundle(tmp_path / "b")
    assert len(list((folder / "notices").iterdir())) == 1


def test_texts_of_records() -> None:
    record = make_log(1).records[0]
    notice, party = record["notice"]["sha256"], record["controller"]["party_id"]
    assert [*texts_of(record)] == [party.removeprefix("sha256:"), notice]
    assert [*texts_of({**record, "recipients": ["sha256:ab"]})][1:] == ["ab", notice]
    assert not [*texts_of({**record, "notice": None, "controller": {"party_id": None}})]
    shown = {"controller": {"party_id": None}, "facts": {"notice": notice}}
    assert [*texts_of(shown)] == [notice]


def test_all_is_for_its_owner_only(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    assert modes == {0o600, 0o700}


def test_folder_must_be_empty(log: MemoryLog, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(BundleRefused, match="is not empty"):
        log.bundle(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("indexes", [[1, 0], [1, 1], [300], [-1]])
def test_records_must_ascend_and_be_in_the_log(
    indexes: Sequence[int], log: MemoryLog, tmp_path: Path
) -> None:
    log.records = {}
    refused = [(index, bytes(32), make_log(1).records[0]) for index in indexes]
    with pytest.raises(BundleRefused, match="the record of entry"):
        write(log, tmp_path / "b", records=refused)
    assert not (tmp_path / "b/manifest.json").exists()


def test_salt_must_be_one(log: MemoryLog, tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="the record of entry 0"):
        write(log, tmp_path / "b", records=[(0, b"short", log.records[0])])


def test_text_must_be_the_one_that_was_named(log: MemoryLog, tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="is not what its hash says"):
        write(log, tmp_path / "b", texts=lambda _name: b"another")


def test_checkpoint_must_be_signed_by_the_log(log: MemoryLog, tmp_path: Path) -> None:
    with pytest.raises(NoteInvalid):
        log.bundle(tmp_path / "b", keys=[Signer.generate(ORIGIN).vkey])


def test_older_checkpoint_must_be_older_and_of_this_log(log: MemoryLog, tmp_path: Path) -> None:
    other = make_log(5, "log.example/other")
    keys = [log.signer.vkey, other.signer.vkey]
    for older in (make_older(log, 301), make_older(log, 0), other.checkpoint()):
        with pytest.raises(BundleRefused, match="is not an older one of this log"):
            log.bundle(tmp_path / "b", checkpoint_from=older, keys=keys)
    assert not (tmp_path / "b").exists()


def test_cosigned_checkpoint_goes_along(log: MemoryLog, tmp_path: Path) -> None:
    folder = log.bundle(tmp_path / "b", checkpoint_cosigned=log.checkpoint(200))
    assert (folder / "checkpoint.cosigned").read_text() == log.checkpoint(200)
    assert "checkpoint.cosigned" in manifest_of(folder)["files"]
    for wrong in (make_older(log, 301), make_older(log, 0)):
        with pytest.raises(BundleRefused, match="is not an older one of this log"):
            log.bundle(tmp_path / "c", checkpoint_cosigned=wrong)


def make_older(log: MemoryLog, size: int) -> str:
    """A checkpoint that says a size."""
    text = f"{log.origin}\n{size}\n{base64.b64encode(bytes(32)).decode()}\n"
    return sign_note(text, [log.signer])


def write(log: MemoryLog, folder: Path, **changes: Any) -> None:
    """A bundle of which something is wrong."""
    head = BundleHead(checkpoint=log.checkpoint(), keys=[log.signer.vkey], made_at=START)
    good: dict[str, Any] = {
        "records": [(0, log.salt(0), record) for record in [*log.records.values()][:1]],
        "texts": TEXTS.__getitem__,
    }
    write_bundle(folder, log, head, **{**good, **changes})
