"""Checks a bundle or a receipt of a Tuokio log, without trusting whoever made it (LOG 3).

One file, of the standard library and `cryptography` only. docs/verifying.md describes the formats.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import stat
import sys
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BUNDLE, RECEIPT = "tuokio-bundle/1", "tuokio-receipt/1"
CONSENT, AUDIT = "consent-event/1", "audit-event/1"
LOG, WITNESS = 1, 4  # kinds of keys: signature types of C2SP signed-note
WIDTH = 256  # hashes in a full tile
NOTE_LIMIT, LINE_LIMIT, FILE_LIMIT = 64 << 10, 1 << 20, 64 << 20  # bytes
ZIP_RATIO = 100  # hashes do not shrink: no honest bundle packs that well
TOLERANCE = 120.0  # seconds by which clocks may differ
FORK = "this log has signed two histories: keep both files"
SHARED = """ schema record_id event_type event_time controller unit_ref service_template
    encounter_ref subject_ref entity_id """
ANSWER = """ event_state prev_record_id acting_for recipients jurisdiction consent_kind legal_basis
    purpose_code purpose_version data_categories special_category storage_location notice ui
    retention_rule_id destroy_after valid_until method withdrawal_method room_ref receipt_id
    identity_check_ref """
FIELDS = {AUDIT: {*SHARED.split(), "facts"}, CONSENT: {*(SHARED + ANSWER).split()}}
INNER = {
    "controller": {"party_id"},
    "notice": {"id", "version", "lang", "sha256", "media_type", "shown_at", "layer"},
    "ui": {"build", "locale", "control_label_sha256", "default_unchecked"},
    "withdrawal_method": {"url_path", "steps"},
}
LEAF = re.compile(rb'\{"commitment":"([0-9a-f]{64})","seq":(0|[1-9][0-9]*),"v":1\}')
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
ODD_NAME = re.compile(r'"(?:[^"\\\x80-\U0010ffff]|\\.)*+[^\0-\x7f](?:[^"\\]|\\.)*+":')
B64 = "[A-Za-z0-9+/]+={0,2}"
SIGNATURE = re.compile(rf"— ([^\s+\0-\x1f]+) ({B64})\n")
CHECKPOINT = re.compile(
    rf"([^\0-\x1f]+)\n(0|[1-9][0-9]{{0,15}})\n({B64})\n([^\0-\x1f]+\n)*\n({SIGNATURE.pattern})+"
)
PROOF = re.compile(
    rf"c2sp\.org/tlog-proof@v1\n(?:extra {B64}\n)?index ([0-9]+)\n((?:{B64}\n)*)\n(.*)", re.DOTALL
)
HEADS = ("checkpoint", "checkpoint.cosigned", "checkpoint.from")
STAMP = re.compile(r"timestamps/(0|[1-9][0-9]{0,15})\.tsr")
Files = dict[str, Callable[[], Any]]  # how to open each file of a bundle, by name
# What broken input provokes: of these the words alone say enough.
EXPECTED = (
    *(ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError),
    *(NotImplementedError, OSError, EOFError, zipfile.BadZipFile, zlib.error, InvalidSignature),
)


class Fault(Exception):
    """One thing that is wrong: one line for the reader."""


@contextmanager
def otherwise(fault: str) -> Iterator[None]:
    """Tell this fault when the block fails; name the error only if nobody expects that kind."""
    try:
        yield
    except Fault:
        raise
    except EXPECTED as error:
        raise Fault(fault) from error
    except Exception as error:
        raise Fault(f"{fault} ({type(error).__name__})") from error


# What is not whole becomes a text, and so is spelled otherwise when it is encoded again: refused.
# Names beyond ASCII, which sort otherwise, are not ours.
_DECODE = json.JSONDecoder(parse_float=str, parse_constant=str).decode
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def load(data: bytes, where: str, schema: str = "") -> dict[str, Any]:
    """An object in the one spelling of RFC 8785 (so no name stands twice in it)."""
    with otherwise(f"{where}: is not a whole object of canonical JSON (RFC 8785)"):
        value: dict[str, Any] = _DECODE(text := data.decode())
        # Before its spelling: another schema may have another one.
        if (found := value.get("schema")) is None and schema:
            raise Fault(f"{where}: names no schema; only {schema!r} is known here")
        if schema and found != schema:
            raise Fault(f"{where}: the schema {found!r} is unknown here, only {schema!r}")
        if _ENCODE(value) != text or not (text.isascii() or not ODD_NAME.search(text)):
            raise ValueError
    return value


def unbase64(text: str, where: str) -> bytes:
    """Bytes from base64 in its one spelling."""
    with otherwise(f"{where}: is not base64 in its one spelling"):
        if b64encode(data := b64decode(text)).decode() != text:
            raise ValueError
    return data


class Key(NamedTuple):
    """The public key of a log or of a witness."""

    kind: int
    text: str  # <name>+<id>
    public: Ed25519PublicKey
    given: bool  # by the reader; otherwise it came with what it is to vouch for

    @classmethod
    def parse(cls, vkey: str, kind: int, where: str, *, given: bool = False) -> Key:
        """Read `<name>+<id>+<base64>`; the id must follow from name and key."""
        with otherwise(f"{where}: is not the key of a {'log' if kind == LOG else 'witness'}"):
            name, key_id, encoded = vkey.split("+", 2)
            raw = unbase64(encoded, where)
            if not SIGNATURE.fullmatch(f"— {name} x\n") or raw[0] != kind:
                raise ValueError
            if sha256(f"{name}\n".encode() + raw).hexdigest()[:8] != key_id:
                raise Fault(f"{where}: name, id and key do not belong together")
            return cls(kind, f"{name}+{key_id}", Ed25519PublicKey.from_public_bytes(raw[1:]), given)

    def check(self, raw: bytes, body: str, where: str) -> dict[str, Any]:
        """Refuse a signature that this key did not make. What to say of it, with its time."""
        said: dict[str, Any] = {"key": self.text, "given_by_reader": self.given}
        with otherwise(f"{where}: the signature by {self.text} is wrong"):
            if self.kind == WITNESS:
                seconds, raw = int.from_bytes(raw[:8], "big"), raw[8:]
                body = f"cosignature/v1\ntime {seconds}\n{body}"
                said["time"] = f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
            self.public.verify(raw, body.encode())
        return said


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two hashes (RFC 6962)."""
    return sha256(b"\1" + left + right).digest()


def tree_root(row: Sequence[bytes]) -> bytes:
    """The root over the hashes of entries."""
    while len(row) > 1:  # pairs move up; so does, as it is, one that is left over
        pairs = list(map(node_hash, row[::2], row[1::2]))
        row = [*pairs, *row[2 * len(pairs) :]]
    return row[0] if row else sha256().digest()


def root_by_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root to which an inclusion proof leads; nothing where its length cannot be right."""
    if size <= 1 or not path or not all(len(step) == 32 for step in path):
        return leaf if (index, size, len(path)) == (0, 1, 0) else b""
    half = 1 << (size - 1).bit_length() - 1  # the largest power of two below the size
    if index < half:
        return node_hash(root_by_path(leaf, index, half, path[:-1]), path[-1])
    return node_hash(path[-1], root_by_path(leaf, index - half, size - half, path[:-1]))


def consistency(row: Sequence[bytes], size: int, whole: bool = True) -> list[bytes]:
    """The one right proof that the first `size` entries are the beginning of all of them."""
    if size == len(row):
        return [] if whole else [tree_root(row)]
    half = 1 << (len(row) - 1).bit_length() - 1
    if size <= half:
        return [*consistency(row[:half], size, whole), tree_root(row[half:])]
    return [*consistency(row[half:], size - half, False), tree_root(row[:half])]


def tile_name(level: int | str, number: int, width: int) -> str:
    """Where a tile stands (C2SP tlog-tiles)."""
    parts = [f"{number % 1000:03d}"]
    while number := number // 1000:
        parts.insert(0, f"x{number % 1000:03d}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")


def moment(time: str) -> float:
    """Seconds since 1970."""
    return datetime.fromisoformat(time).timestamp()


def notes_in(path: Path) -> Iterator[bytes]:
    """The signed checkpoints in what a reader kept: a bundle, a receipt, a proof or a note."""
    if not isinstance(data := kept(path), bytes):
        if "checkpoint" not in data:
            raise Fault(f"{path}: there is no checkpoint in it")
        for name in filter(data.__contains__, HEADS):
            with data[name]() as stream:
                yield stream.read(NOTE_LIMIT)
        return
    if not data.startswith((b"{", b"c2sp.org/tlog-proof@")):
        yield data.replace(b"\r\n", b"\n")  # mail programs do that
        return
    proofs = [data.decode()]
    if data.startswith(b"{"):
        document = load(data.removesuffix(b"\n"), str(path), RECEIPT)
        proofs = [entry["proof"] for entry in document["entries"]]
    for proof in proofs:
        if not (found := PROOF.fullmatch(proof)):
            raise Fault(f"{path}: there is a broken proof in it")
        yield found[3].encode()


class Check:
    """A check of a bundle or a receipt. One fault hides no other: they gather."""

    def __init__(self) -> None:
        self.given, self.at_least, self.origin = list[Key](), 0, ""
        self.faults, self.enclosed, self.texts = list[str](), list[Key](), set[str]()
        self.opened: dict[int, tuple[str, str]] = {}  # entry: type and time of its record
        self.at: dict[int, float] = {}  # entry: the same time in seconds
        self.ids: dict[str, int] = {}  # id of a record: its entry
        self.previous: dict[int, str] = {}  # entry: id of the record that it says was before it
        self.limits: dict[tuple[float, float], str] = {}  # entries below it, latest time: why
        self.roots: dict[int, tuple[str, str]] = {}  # size: root that was signed, and where
        self.heads: dict[str, dict[str, Any]] = {}  # file of a bundle: the checkpoint in it
        self.named: dict[str, int] = {}  # SHA-256 of a text: the first entry that names it
        self.erased: dict[int, int] = {}  # entry: the entry that tells of its erasure
        self.erasures, self.compared = list[dict[str, Any]](), list[dict[str, Any]]()
        self.facts: dict[str, Any] = {}  # the result, if no fault turns up
        self.files, self.listed, self.used, self.size = Files(), dict[str, str](), set[str](), 0
        self.row, self.held = list[bytes](), list[str]()  # of every leaf: hash, commitment

    def attempt(self, where: str, step: Callable[..., object], *arguments: Any) -> None:
        """Do one step, and note its fault."""
        try:
            with otherwise(f"{where}: is not of the form that it must have"):
                step(*arguments)
        except Fault as fault:
            self.faults.append(str(fault))

    def receipt(self, data: bytes) -> None:
        """A few records, each with a proof of its own."""
        document = load(data.removesuffix(b"\n"), "receipt", RECEIPT)
        self.origin, proved = document["origin"], list[dict[str, Any]]()
        for kind, vkeys in ((LOG, document["keys"]), (WITNESS, document["witness_keys"])):
            self.enclosed += [Key.parse(vkey, kind, "receipt: a key") for vkey in vkeys]
        for name, text in document["notices"].items():
            self.attempt(f"notice {name}", self._text, name, text.encode())
        for number, each in enumerate(document["entries"], 1):
            self.attempt(f"receipt: entry no. {number} in it", self._proved, each, proved)
        if not document["entries"]:
            raise Fault("receipt: there is no entry in it")
        self._fit_together()
        self.facts = {"kind": "receipt", "origin": self.origin, "entries": proved}

    def _proved(self, entry: dict[str, Any], proved: list[dict[str, Any]]) -> None:
        index, record, where = entry["index"], entry["record"], f"entry {entry['index']}"
        found = PROOF.fullmatch(entry["proof"])
        if not found or found[1] != str(index) or index in self.opened:
            raise Fault(f"{where}: stands twice, or its proof is broken or of another entry")
        path = [unbase64(line, f"{where}: its proof") for line in found[2].split()]
        head = self._checkpoint(found[3].encode(), at := f"{where}: its checkpoint")
        if (count := own_witnesses(head)) < self.at_least:
            raise Fault(f"{at}: {count} of your witnesses cosigned it, not {self.at_least}")
        held = commitment(entry["salt"], _ENCODE(record).encode(), where)
        leaf = _ENCODE({"commitment": held, "seq": index, "v": 1}).encode()
        root = root_by_path(sha256(b"\0" + leaf).digest(), index, head["size"], path)
        if root != b64decode(head["root"]):
            raise Fault(f"{where}: its record is not the one logged, or its proof is wrong")
        self._record(index, record)
        names = ["event_type", "event_time"]
        if record["schema"] == CONSENT:
            names += ["event_state", "purpose_code", "notice"]
        proved.append({"index": index, **{name: record[name] for name in names}, **head})

    def _text(self, name: str, data: bytes) -> None:
        self.texts.add(name)
        if sha256(data).hexdigest() != name:
            raise Fault(f"notice {name}: the text is not the one with this hash")

    def _checkpoint(self, data: bytes, where: str) -> dict[str, Any]:
        text = data[:NOTE_LIMIT].decode(errors="replace")
        if not (found := CHECKPOINT.fullmatch(text)):
            raise Fault(f"{where}: is not a signed checkpoint, or not all of it")
        name, size, root = found.group(1, 2, 3)
        if name != self.origin:
            raise Fault(f"{where}: is of another log, {name!r} instead of {self.origin!r}")
        body, _, lines = text.rpartition("\n\n")
        logs, seen = self._signatures(body, lines, where)
        if not logs:
            raise Fault(f"{where}: no key that is known for the log {name!r} has signed it")
        first, there = self.roots.setdefault(int(size), (root, where))
        if first != root:
            raise Fault(f"{where}: has another root of {size} entries than {there}: {FORK}")
        for each in seen:  # who cosigned had seen these entries: they were there by then
            why = f"{each['key']} cosigned the log with it in it, at {each['time']}"
            self.limits[int(size), moment(each["time"])] = why
        return {"size": int(size), "root": root, "signed_by": logs, "cosigned_by": seen}

    def _signatures(self, body: str, lines: str, where: str) -> list[list[Any]]:
        kinds = {key.kind for key in self.given}  # of these, enclosed keys do not count
        keys = [*self.given, *(key for key in self.enclosed if key.kind not in kinds)]
        signed: dict[int, dict[str, Any]] = {LOG: {}, WITNESS: {}}
        for name, encoded in SIGNATURE.findall(lines):
            raw = unbase64(encoded, f"{where}: the signature by {name}")
            for key in keys:
                own = key.kind == WITNESS or name == self.origin
                if own and f"{name}+{raw[:4].hex()}" == key.text:
                    signed[key.kind][key.text] = key.check(raw[4:], f"{body}\n", where)
        return [list(each.values()) for each in signed.values()]

    def _record(self, index: int, record: dict[str, Any]) -> None:
        schema, kind, time = record["schema"], record["event_type"], record["event_time"]
        if schema not in FIELDS or (schema == CONSENT) != kind.startswith("consent_"):
            raise Fault(f"entry {index}: a record {kind!r} in the schema {schema!r} is unknown")
        parts = [(record, FIELDS[schema]), *((record.get(at), INNER[at]) for at in INNER)]
        for part, fields in parts:
            if part is not None and part.keys() != fields:
                odd = ", ".join(sorted(part.keys() ^ fields))
                raise Fault(f"entry {index}: fields are missing or unknown in it: {odd}")
        with otherwise(f"entry {index}: its time is not in UTC with milliseconds"):
            self.at[index] = moment(time if TIME.fullmatch(time) else "")
        self.opened[index] = (kind, time)
        self.ids[record["record_id"]] = index
        texts = [record["controller"]["party_id"], *record.get("recipients", ())]
        place, name = ("notice", "sha256") if schema == CONSENT else ("facts", "notice")
        for text in filter(None, [*texts, (record[place] or {}).get(name)]):
            self.named.setdefault(text.removeprefix("sha256:"), index)
        if schema == CONSENT:
            self._consent(index, record)
        elif kind == "erased":
            self._erasure(index, time, record["facts"])

    def _consent(self, index: int, record: dict[str, Any]) -> None:
        if record["event_type"] != f"consent_{record['event_state']}":
            raise Fault(f"entry {index}: its state is not the one of its type")
        if record["event_state"] == "given" and not (record["notice"] or {}).get("sha256"):
            raise Fault(f"entry {index}: a consent that names no notice")
        if record["prev_record_id"] is not None:
            self.previous[index] = record["prev_record_id"]

    def _erasure(self, index: int, time: str, facts: dict[str, Any]) -> None:
        for gone in facts["entries"]:
            if type(gone) is not int or not 0 <= gone < index:
                raise Fault(f"entry {index}: tells of the erasure of what is no earlier entry")
            self.erased[gone] = index
        told = {"index": index, "event_time": time, "reason": str(facts["reason"])}
        self.erasures.append(told | {"count": len(set(facts["entries"]))})

    def _fit_together(self) -> None:
        for name in sorted(self.named.keys() - self.texts):
            self.faults.append(f"entry {self.named[name]}: names a text that is not here: {name}")
        for index in sorted(self.erased.keys() & self.opened.keys()):
            self.faults.append(f"entry {index}: is shown; entry {self.erased[index]} erased it")
        for index, before in self.previous.items():
            if self.ids.get(before, -1) >= index:
                self.faults.append(f"entry {index}: names a later record as the one before it")

    def times(self) -> None:
        """That no entry is dated otherwise than it stands."""
        latest = -math.inf
        for index in sorted(self.at):
            if (time := self.at[index]) < latest - TOLERANCE:
                when = self.opened[index][1]
                self.faults.append(f"entry {index}: is dated {when}, before an earlier entry")
                latest = time  # of a clock that was wrong once, the change is told, not the rest
            latest = max(latest, time)
        for (size, limit), why in self.limits.items():
            late = [at for at, time in self.at.items() if at < size and time > limit + TOLERANCE]
            if late:
                when, count = self.opened[late[0]][1], f"such entries: {len(late)}"
                self.faults.append(f"entry {late[0]}: is dated {when}, but {why} ({count})")

    def seen(self, path: Path) -> None:
        """Compare with what the reader kept."""
        for note in dict.fromkeys(notes_in(path)):
            size = (head := self._checkpoint(note, str(path)))["size"]
            if "checkpoint" not in self.heads:  # no entries: only equal sizes can be compared
                same = size in [entry["size"] for entry in self.facts.get("entries", ())]
            elif (same := size <= self.size) and unlike(head, self.row):
                raise Fault(f"{path}: has another root of {size} entries than those here: {FORK}")
            self.compared.append({"file": str(path), "size": size, "compared": same})

    def bundle(self, files: Files) -> None:
        """A whole log, or a part of it, with the records that its reader may see."""
        self.files = files
        manifest = load(self._read("manifest.json").removesuffix(b"\n"), "manifest.json", BUNDLE)
        with otherwise("manifest.json: is not of the form of its schema"):
            self.origin, self.listed = manifest["origin"], dict(manifest["files"])
            self.size, start = manifest["size"], manifest["from_size"]
            said = {name: manifest[name] for name in ("from", "to", "made_at", "scope")}
            times = [said["made_at"], *filter(None, (said["from"], said["to"]))]
            good = said["scope"] in ("all", "units") and all(map(TIME.fullmatch, times))
            good &= all(moment(time) < math.inf for time in times)
            sizes = 0 <= start <= self.size <= WIDTH * len(self.listed)
            if not good or not sizes or len(manifest) != 9:
                raise ValueError
        for name in sorted(files.keys() - self.used):
            self.attempt(name, self._file, name)
        self.facts = {"kind": "bundle", "origin": self.origin, "start": start, "said": said}
        for step in (self._entries, self._tiles, self._lines):
            self.attempt("bundle", step)
        self.attempt("checkpoint", self._head, "checkpoint", self.size)
        if "checkpoint.cosigned" in files:
            self.attempt("checkpoint.cosigned", self._head, "checkpoint.cosigned")
        if start:
            self.used.add("consistency.from")  # its place does not hang on the older checkpoint
            self.attempt("checkpoint.from", self._head, "checkpoint.from", start)
        for name in sorted({*files, *self.listed} - self.used):
            place = "has no place in a bundle like this" if name in files else "is missing"
            self.faults.append(f"{name}: {place}")
        self._fit_together()
        self.limits[math.inf, moment(said["made_at"])] = f"the bundle was made {said['made_at']}"
        self._witnessed()
        self._sum_up(start, said)

    def _witnessed(self) -> None:
        """As far as a checkpoint goes that enough witnesses cosigned: one of them must do."""
        counts = [(own_witnesses(head), head["size"]) for head in self.heads.values()]
        if (most := max(counts, default=(0, 0))[0]) < (wanted := self.at_least):
            self.faults.append(f"bundle: {most} of your witnesses cosigned it, not {wanted}")
        if not wanted:
            counts = [(len(head["cosigned_by"]), head["size"]) for head in self.heads.values()]
        enough = [size for count, size in counts if count >= max(wanted, 1)]
        self.facts["vouched"] = max(enough, default=0)

    def _sum_up(self, start: int, said: dict[str, str]) -> None:
        times = [time for _, time in self.opened.values()]
        hidden = set(range(len(self.row))) - self.opened.keys() - self.erased.keys()
        lost = [at for at, each in self.previous.items() if self._lost(each, said["from"])]
        if said["scope"] == "all" and not (said["from"] or said["to"] or self.faults):
            if hidden:
                rest = f"one of {len(hidden)} such"
                self.faults.append(f"entry {min(hidden)}: is neither shown nor erased, {rest}")
            if lost and not self.erased:
                self.faults.append(f"entry {lost[0]}: names a record before it that is not here")
        older = self.heads.get("checkpoint.from", {}).get("cosigned_by", ())
        cosigned = min((moment(each["time"]) for each in older), default=-math.inf) - TOLERANCE
        early = sum(at >= start and time < cosigned for at, time in self.at.items())
        self.facts |= {"first": min(times, default="-"), "last": max(times, default="-")}
        self.facts |= {"opened": len(self.opened), "erased": len(self.erased)}
        self.facts |= {"hidden": len(hidden), "hidden_since": sum(at >= start for at in hidden)}
        self.facts |= {"erasures": self.erasures, "lost": len(lost), "early": early}
        stamps = [*filter(STAMP.fullmatch, self.files)]
        self.facts |= {"texts": len(self.texts), "stamps": len(stamps), "heads": self.heads}

    def _lost(self, record: str, start: str | None) -> bool:
        """Whether a record is not shown, and by the time in its id (UUIDv7) not of before."""
        if record in self.ids:
            return False
        return not start or int(record.replace("-", "")[:12], 16) >= 1000 * moment(start)

    @contextmanager
    def _open(self, name: str) -> Iterator[Any]:
        self.used.add(name)
        if name not in self.files:
            raise Fault(f"{name}: is missing")
        with otherwise(f"{name}: is broken or cannot be read"), self.files[name]() as stream:
            yield stream

    def _read(self, name: str) -> bytes:
        with self._open(name) as stream:
            return bytes(stream.read(FILE_LIMIT))

    def _file(self, name: str) -> None:
        with self._open(name) as stream:
            if file_digest(stream, "sha256").hexdigest() != self.listed.get(name):
                self.faults.append(f"{name}: was changed or cut off, or is not in manifest.json")
        if name.startswith("notices/"):
            self._text(name.removeprefix("notices/"), self._read(name))
        elif name.startswith("keys/"):
            kind, prefix = (WITNESS, "witness-") if "/witness-" in name else (LOG, "")
            vkey = self._read(name).decode().removesuffix("\n")
            self.enclosed.append(key := Key.parse(vkey, kind, name))
            if name != f"keys/{prefix}{key.text[-8:]}.vkey":
                raise Fault(f"{name}: holds another key")
        elif not STAMP.fullmatch(name):
            self.used.remove(name)

    def _head(self, name: str, count: int | None = None) -> None:
        head = self._checkpoint(self._read(name), name)
        if head["size"] > self.size or count not in (None, head["size"]):
            said = self.size if count is None else count
            raise Fault(f"{name}: is of {head['size']} entries; manifest.json says {said}")
        whole = len(self.row) == self.size  # if not, that is told already
        if whole and unlike(head, self.row):
            raise Fault(f"{name}: signs another root than the entries have")
        if whole and name == "checkpoint.from":
            hashes = consistency(self.row, head["size"])
            if self._read("consistency.from") != b"".join(b64encode(h) + b"\n" for h in hashes):
                raise Fault("consistency.from: the proof is wrong")
        self.facts |= head if name == "checkpoint" else {}
        self.heads |= {name: head} if whole else {}

    def _entries(self) -> None:
        for first in range(0, self.size, WIDTH):
            width, at = min(WIDTH, self.size - first), 0
            data = self._read(name := tile_name("entries", first // WIDTH, width))
            for index in range(first, first + width):
                end = at + 2 + int.from_bytes(data[at : at + 2], "big")
                leaf, at = data[at + 2 : end], end
                if end > len(data):
                    raise Fault(f"{name}: is cut off at entry {index}")
                found = LEAF.fullmatch(leaf)
                if not found or found[2] != str(index).encode():
                    self.faults.append(f"entry {index}: its leaf is of an unknown form or number")
                self.held.append(found[1].decode() if found else "")
                self.row.append(sha256(b"\0" + leaf).digest())
            if at < len(data):
                raise Fault(f"{name}: is too long")

    def _tiles(self) -> None:
        level, row = 0, self.row if len(self.row) == self.size else []
        while row:
            tiles = [row[first : first + WIDTH] for first in range(0, len(row), WIDTH)]
            for number, hashes in enumerate(tiles):
                self.attempt("tile", self._tile, level, number, hashes)
            level, row = level + 1, [tree_root(each) for each in tiles if len(each) == WIDTH]

    def _tile(self, level: int, number: int, hashes: Sequence[bytes]) -> None:
        data = self._read(name := tile_name(level, number, len(hashes)))
        if data != b"".join(hashes):
            wrong = [at for at, each in enumerate(hashes) if data[32 * at :][:32] != each]
            entry = (number * WIDTH + min(wrong, default=0)) * WIDTH**level
            raise Fault(f"entry {entry}: does not have the hash that stands in {name}")

    def _lines(self) -> None:
        with self._open("records.jsonl") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LINE_LIMIT), b""), 1):
                where = f"records.jsonl, line {number}"
                self.attempt(where, self._line, line, where)

    def _line(self, line: bytes, where: str) -> None:
        document = load(line[:-1], where)
        index, salt, where = document["index"], document["salt"], f"entry {document['index']}"
        if index in self.opened or index < next(reversed(self.opened), 0) or len(document) != 3:
            raise Fault(f"{where}: its record stands twice or not in order, or not alone")
        if not 0 <= index < self.size:
            raise Fault(f"{where}: there is no such entry in a log of {self.size}")
        # The line is canonical: the record's own spelling stands in it, between the others.
        spelled = line[len(f'{{"index":{index},"record":') : -len(f',"salt":"{salt}"}}\n')]
        held = commitment(salt, spelled, where)
        if index < len(self.held) and self.held[index] != held:
            raise Fault(f"{where}: its record is not the one that was logged")
        self._record(index, document["record"])


def unlike(head: dict[str, Any], row: Sequence[bytes]) -> bool:
    """Whether a checkpoint has another root than its entries."""
    return b64decode(head["root"]) != tree_root(row[: head["size"]])


def own_witnesses(head: dict[str, Any]) -> int:
    """How many of the reader's witnesses cosigned a checkpoint."""
    return sum(each["given_by_reader"] for each in head["cosigned_by"])


def commitment(salt: str, record: bytes, where: str) -> str:
    """What the leaf of a record holds of it."""
    if not re.fullmatch("[0-9a-f]{64}", salt):
        raise Fault(f"{where}: its salt is not of 32 bytes")
    return sha256(bytes.fromhex(salt) + record).hexdigest()


def folder_files(folder: Path) -> Files:
    """The files of a folder; nothing but plain files and folders may be in it."""
    files: Files = {}
    for path in folder.rglob("*"):
        name, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
        if stat.S_ISREG(mode):
            files[name] = partial(path.open, "rb")
        elif not stat.S_ISDIR(mode):
            raise Fault(f"{name}: is a link or a device, not a plain file")
    return files


def zip_files(path: Path) -> Files:
    """The files in a zip, to be read where they are: nothing is unpacked to disk."""
    files, archive = Files(), zipfile.ZipFile(path)
    if sum(info.file_size for info in archive.infolist()) > ZIP_RATIO * path.stat().st_size:
        raise Fault("the zip would unpack to far more than a bundle can be: a zip bomb")
    for info in archive.infolist():
        name, is_link = info.filename, stat.S_ISLNK(info.external_attr >> 16)
        if is_link or info.flag_bits & 1 or name in files:
            raise Fault(f"{name}: is a link, is encrypted, or stands twice in the zip")
        if not info.is_dir():
            files[name] = partial(archive.open, info)
    return unwrapped(files)


def unwrapped(files: Files) -> Files:
    """The files without the one folder in which all of them lie: many programs pack it as well."""
    top = next(iter(files), "").partition("/")[0]
    inside = f"{top}/manifest.json" in files and all(name.startswith(f"{top}/") for name in files)
    if not inside or top in ("", ".", ".."):
        return files
    return {name.removeprefix(f"{top}/"): opening for name, opening in files.items()}


def kept(path: Path) -> Files | bytes:
    """The files of a bundle, be it a folder or a zip; or what stands in another file."""
    with otherwise(f"{path}: cannot be read"):
        if path.is_dir():
            return folder_files(path)
        if not path.is_file():
            raise Fault(f"{path}: there is no such file or folder")
        if path.suffix == ".zip":
            return zip_files(path)
        with path.open("rb") as stream:
            return stream.read(FILE_LIMIT)


WHAT = """\
Checks a bundle or a receipt of a Tuokio log, without trusting whoever made it.
Ends with 0 and says what it proved, or with 1 and names each fault."""
WHO = "The log proves what the holder of the link was shown and answered, not who held it."
OPENED = "Records opened: {opened}, each the very one that was logged; of {first} to {last}."
IN_RECEIPT = "Entries that stand in the log, by the checkpoint below them: {}."
SHOWN = "; notice {id}, version {version}, {lang}, {sha256!s:.12}"
SCOPES = {"all": "of all units", "units": "of the units of its reader"}
ERASURE = "Erased by entry {index} at {event_time}: {count}, reason: {reason}."
LOST = "Records that name one before them which is erased or not shown: {lost}."
EARLY = """\
Records from entry {start} on, dated before a witness cosigned the checkpoint there: {early}.
They are back-dated, or the witness was away when they were written."""
VOUCHED = "Witnesses vouch up to entry {}; for the {} entries after it, the log alone."
VOUCHED_ALL = "Witnesses vouch up to entry {}, the last one."
COMPARED = {
    True: "{file}: the log of {size} entries that was signed there is this one, or its beginning.",
    False: "{file}: cannot be compared: nothing here is of the log of {size} entries.",
}


def words(facts: dict[str, Any]) -> Iterator[str]:
    """The result in plain words."""
    yield f"Proved for the log {facts['origin']}:"
    yield from (_of_bundle if facts["kind"] == "bundle" else _of_receipt)(facts)
    if not facts["seen"]:
        yield "Not compared with what you or others kept of this log (--seen)."
    for each in facts["seen"]:
        yield COMPARED[each["compared"]].format(**each)
    yield WHO


def _of_bundle(facts: dict[str, Any]) -> Iterator[str]:
    yield "Entries: {size}, without a gap, each where the log committed to it.".format(**facts)
    yield from _of_records(facts)
    yield from _unchecked(facts["said"], facts["stamps"])
    yield from (ERASURE.format(**each) for each in facts["erasures"])
    for count, text in ((facts["lost"], LOST), (facts["early"], EARLY)):
        if count:
            yield from text.format(**facts).split("\n")
    if facts["start"]:
        yield f"The log of {facts['start']} entries that it signed before is its beginning."
    for head in facts["heads"].values():
        yield from _of_head(head)
    if newest := facts["vouched"]:
        rest = facts["size"] - newest
        yield (VOUCHED if rest else VOUCHED_ALL).format(newest - 1, rest)


def _of_records(facts: dict[str, Any]) -> Iterator[str]:
    yield (OPENED if facts["opened"] else "Records opened: 0.").format(**facts)
    since = ", {hidden_since} since entry {start}" if facts["start"] else ""
    hidden = f" Not shown to this reader: {{hidden}}{since}." if facts["hidden"] else ""
    yield f"Records erased: {{erased}}.{hidden}".format(**facts)
    if facts["texts"]:
        yield f"Texts (notices, parties): {facts['texts']}, each the very one that was named."


def _unchecked(said: dict[str, Any], stamps: int) -> Iterator[str]:
    times = " ".join(f"{word} {said[word]}" for word in ("from", "to") if said[word])
    about = f"{SCOPES[said['scope']]}, {times or 'of all times'}, made at {said['made_at']}"
    yield f"Not checked, as nobody signed it: this bundle is {about}."
    if stamps:
        yield f"Not checked: time stamps ({stamps})."


def _of_receipt(facts: dict[str, Any]) -> Iterator[str]:
    by_head: dict[str, list[dict[str, Any]]] = {}
    for entry in facts["entries"]:
        head = [entry[name] for name in ("size", "root", "signed_by", "cosigned_by")]
        by_head.setdefault(json.dumps(head), []).append(entry)
    for alike in by_head.values():
        yield IN_RECEIPT.format(len(alike))
        yield from map(_of_entry, alike)
        yield from _of_head(alike[0])


def _of_entry(entry: dict[str, Any]) -> str:
    what, notice = entry["event_type"], entry.get("notice")
    if state := entry.get("event_state"):
        what = f"consent {state} {'to' if state == 'given' else 'for'} {entry['purpose_code']}"
    shown = SHOWN.format(**notice) if notice else ""
    return f"Entry {entry['index']}, {what}, of {entry['event_time']}{shown}."


def _of_head(head: dict[str, Any]) -> Iterator[str]:
    yield "  Checkpoint: {size} entries, root {root}.".format(**head)
    for key in head["signed_by"] + head["cosigned_by"]:
        signed = f"Cosigned at {key['time']}" if "time" in key else "Signed"
        own = "you gave it" if key["given_by_reader"] else "it came along: compare it elsewhere"
        yield f"  {signed} by the key {key['key']} ({own})."


def verify(check: Check, options: argparse.Namespace) -> None:
    """Check what stands there, with the keys that the reader gave."""
    for file in options.key_file:
        with otherwise(f"{file}: cannot be read"):
            options.key += Path(file).read_text(encoding="utf-8").split()
    check.at_least = options.at_least
    for kind, vkeys in ((LOG, options.key), (WITNESS, options.witness)):
        check.given += [Key.parse(vkey, kind, vkey, given=True) for vkey in vkeys]
    if isinstance(found := kept(options.path), bytes):
        check.attempt("receipt", check.receipt, found)
    else:
        check.attempt("bundle", check.bundle, found)
    for path in map(Path, options.seen):
        check.attempt(str(path), check.seen, path)
    check.times()
    check.facts["seen"] = check.compared


def say(lines: Sequence[str]) -> None:
    """Print. Names come from strangers: nothing in them may steer a terminal."""
    plain = ("".join(c if c.isprintable() else ascii(c)[1:-1] for c in line) for line in lines)
    try:
        sys.stdout.buffer.write("".join(line + "\n" for line in plain).encode())
        sys.stdout.buffer.flush()
    except OSError:  # whoever listened has gone; there is nobody to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `tuokio-verify`; returns its exit code."""
    parser = argparse.ArgumentParser("tuokio-verify", description=WHAT, epilog=WHO)
    add = parser.add_argument
    add("path", type=Path, help="a bundle (folder or .zip) or a receipt (.json)")
    add("--key", metavar="VKEY", action="append", default=[], help="a key of the log")
    add("--key-file", metavar="FILE", action="append", default=[], help="keys, one a line")
    add("--witness", metavar="VKEY", action="append", default=[], help="a key of a witness")
    add("--at-least", metavar="K", type=int, default=0, help="how many must have cosigned")
    add("--seen", metavar="FILE", action="append", default=[], help="what you kept of the log")
    add("--json", action="store_true", help="print one JSON object")
    options, check = parser.parse_args(arguments), Check()
    check.attempt("tuokio-verify", verify, check, options)
    faults = list(dict.fromkeys(check.faults))
    if options.json:
        say([json.dumps({"ok": not faults, "faults": faults} | ({} if faults else check.facts))])
    else:
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
        say([*faults, f"Not proved: {count}."] if faults else [*words(check.facts)])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
