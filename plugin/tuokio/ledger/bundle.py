"""Bundles: a log, or a part of it, as files that an outsider can check alone (LOG 3, LOG 5).

A bundle is a C2SP tlog-tiles folder with all tiles and leaves (which tell nobody anything), the
records that its reader may see, the texts that these name, and a manifest. `tuokio_verify.py`
checks one; docs/verifying.md says what each file is.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, Protocol

from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.leaf import SALT_BYTES, canonical
from tuokio.ledger.notes import Verifier, encode_base64
from tuokio.ledger.tiles import TILE, bundles_of, entry_bundle, tile_bytes, tiles_of
from tuokio.ledger.tree import Nodes, consistency_proof

SCHEMA = "tuokio-bundle/1"
_CHUNK = 1 << 20  # bytes: how much of a file is in memory at a time
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same files make the same zip


class BundleRefused(Exception):
    """A bundle that cannot be written as asked. Says why in words."""


class BundleSource(Protocol):
    """Where tree and leaves are kept."""

    @property
    def nodes(self) -> Nodes:
        """The tree."""
        ...

    def leaves(self, first: int, count: int) -> Sequence[bytes]:
        """So many leaves from the entry `first` on, in order."""
        ...


@dataclass(frozen=True)
class BundleHead:
    """All that stands in a bundle besides entries, records and texts.

    `checkpoint` and the older `checkpoint_from`, where a part begins, are signed notes; so is
    `checkpoint_cosigned`, the newest that witnesses vouch for, where that is not `checkpoint`.
    `keys` and `witness_keys` are verifier keys; every key that the log ever had. `start`, `end` and
    `scope` say what was asked for; nobody signs them. `timestamps` are RFC 3161 responses by tree
    size.
    """

    checkpoint: str
    keys: Sequence[str]
    made_at: datetime
    checkpoint_from: str | None = None
    checkpoint_cosigned: str | None = None
    witness_keys: Sequence[str] = ()
    start: datetime | None = None
    end: datetime | None = None
    scope: Literal["all", "units"] = "all"
    timestamps: Mapping[int, bytes] = field(default_factory=dict)


def write_bundle(
    folder: Path,
    source: BundleSource,
    head: BundleHead,
    *,
    records: Iterable[tuple[int, bytes, Mapping[str, Any]]],
    texts: Callable[[str], bytes],
) -> None:
    """Write a bundle into a new or empty folder, readable by its owner only.

    Never holds more than one tile or record in memory, besides the names of the files.

    Args:
        folder: where; made if it is not there.
        source: tree and leaves, at least as many as the checkpoint covers.
        head: what else stands in it.
        records: (index, salt, record) of those that the reader may see, ascending.
        texts: the bytes of a notice or a party document by its SHA-256 in hex.

    Raises:
        BundleRefused: the folder is not empty; records are not ascending or not in the log; a
            text is not what its hash says; an older checkpoint is not older.
        NoteInvalid: a checkpoint is not signed by one of the keys.
    """
    newest = verify_note(head.checkpoint, head.keys)
    oldest = _older(head.checkpoint_from, head.keys, newest)
    _older(head.checkpoint_cosigned, head.keys, newest)
    out = _Folder(folder)
    _write_checkpoints(out, source, head, newest.size, oldest)
    _write_tiles(out, source, newest.size)
    named: set[str] = set()
    out.write("records.jsonl", _lines(records, newest.size, named))
    for name in sorted(named):
        text = texts(name)
        if hashlib.sha256(text).hexdigest() != name:
            raise BundleRefused(f"the text {name} is not what its hash says")
        out.write(f"notices/{name}", [text])
    # Last: without it, what an interrupted export leaves is no bundle.
    manifest = {
        "schema": SCHEMA,
        "origin": newest.origin,
        "size": newest.size,
        "from_size": oldest.size if oldest else 0,
        "from": _time(head.start),
        "to": _time(head.end),
        "made_at": _time(head.made_at),
        "scope": head.scope,
        "files": out.files,
    }
    out.write("manifest.json", [canonical(manifest)])


def _older(note: str | None, keys: Sequence[str], newest: Checkpoint) -> Checkpoint | None:
    older = verify_note(note, keys) if note else None
    if older and not (older.origin == newest.origin and 0 < older.size <= newest.size):
        raise BundleRefused("a checkpoint beside the newest is not an older one of this log")
    return older


def zip_bundle(folder: Path, to: Path | IO[bytes]) -> None:
    """Pack a bundle into an open file, or into a new one that only its owner reads. The same bundle
    always makes the same bytes.

    Raises:
        BundleRefused: the file is there already, or the folder holds no bundle.
    """
    if not (folder / "manifest.json").is_file():
        raise BundleRefused(f"{folder} is no bundle")
    if isinstance(to, Path):
        with _create(to) as stream:
            _pack(folder, stream)
    else:
        _pack(folder, to)


def _pack(folder: Path, stream: IO[bytes]) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o600) << 16
            with path.open("rb") as source, archive.open(info, "w") as target:
                while block := source.read(_CHUNK):
                    target.write(block)


def texts_of(record: Mapping[str, Any]) -> Iterator[str]:
    """SHA-256 in hex of every text that a record names: who the parties are, and the notice."""
    facts = record.get("facts") or {}
    notice = record.get("notice") or {"sha256": facts.get("notice")}
    parties = [record["controller"]["party_id"], *record.get("recipients", ())]
    for name in (*parties, notice["sha256"]):
        if name:
            yield name.removeprefix("sha256:")


class _Folder:
    """A new folder that remembers the SHA-256 of every file written to it."""

    def __init__(self, folder: Path) -> None:
        _make_folder(folder)
        if any(folder.iterdir()):
            raise BundleRefused(f"{folder} is not empty")
        self._folder = folder
        self.files: dict[str, str] = {}

    def write(self, name: str, blocks: Iterable[bytes]) -> None:
        path = self._folder / name
        _make_folder(path.parent)
        digest = hashlib.sha256()
        with _create(path) as stream:
            for block in blocks:
                digest.update(block)
                stream.write(block)
        self.files[name] = digest.hexdigest()


def _make_folder(path: Path) -> None:
    # `mkdir(parents=True)` would leave the folders in between open to others.
    if not path.is_dir():
        _make_folder(path.parent)
        path.mkdir(mode=0o700)


def _create(path: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except FileExistsError as error:
        raise BundleRefused(f"{path} is there already") from error


def _write_checkpoints(
    out: _Folder, source: BundleSource, head: BundleHead, size: int, oldest: Checkpoint | None
) -> None:
    out.write("checkpoint", [head.checkpoint.encode()])
    if head.checkpoint_cosigned:
        out.write("checkpoint.cosigned", [head.checkpoint_cosigned.encode()])
    if oldest and head.checkpoint_from:
        proof = consistency_proof(source.nodes, oldest.size, size)
        out.write("checkpoint.from", [head.checkpoint_from.encode()])
        out.write("consistency.from", [f"{encode_base64(each)}\n".encode() for each in proof])
    for vkey in dict.fromkeys(head.keys):
        out.write(f"keys/{Verifier.parse(vkey).key_id.hex()}.vkey", [f"{vkey}\n".encode()])
    for vkey in dict.fromkeys(head.witness_keys):
        name = f"keys/witness-{Verifier.parse(vkey).key_id.hex()}.vkey"
        out.write(name, [f"{vkey}\n".encode()])
    for count, response in head.timestamps.items():
        out.write(f"timestamps/{count}.tsr", [response])


def _write_tiles(out: _Folder, source: BundleSource, size: int) -> None:
    for tile in tiles_of(size):
        out.write(tile.path, [tile_bytes(source.nodes, tile)])
    for tile in bundles_of(size):
        out.write(tile.path, [entry_bundle(source.leaves(tile.n * TILE, tile.width))])


def _lines(
    records: Iterable[tuple[int, bytes, Mapping[str, Any]]], size: int, named: set[str]
) -> Iterator[bytes]:
    """The lines of `records.jsonl`; `named` gathers the texts that the records name."""
    last = -1
    for index, salt, record in records:
        if not last < index < size or len(salt) != SALT_BYTES:
            raise BundleRefused(f"the record of entry {index} does not belong here")
        named.update(texts_of(record))
        yield b'{"index":%d,"record":%s,"salt":"%s"}\n' % (
            index, canonical(record), salt.hex().encode()
        )  # fmt: skip
        last = index


def _time(time: datetime | None) -> str | None:
    """RFC 3339 in UTC with milliseconds."""
    if time is None:
        return None
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
