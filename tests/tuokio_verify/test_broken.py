"""What was broken is named: the file, the entry or the signature. Never a traceback."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tuokio_verify
from tests.support.log_bundles import MemoryLog, at, make_log
from tests.tuokio_verify.calls import Outcome, change, flip, list_anew, not_proved, result, verify
from tuokio.ledger.leaf import canonical

Break = Callable[[Path], object]


def lines(edit: Callable[[list[bytes]], list[bytes]]) -> Break:
    """Edit the lines of the records."""
    return lambda folder: change(
        folder / "records.jsonl", lambda data: b"".join(edit(data.splitlines(keepends=True)))
    )


def text(name: str, old: bytes, new: bytes) -> Break:
    """Replace something in a file, once."""
    return lambda folder: change(folder / name, lambda data: data.replace(old, new, 1))


def cut(name: str) -> Break:
    """Leave half of a file."""
    return lambda folder: change(folder / name, lambda data: data[: len(data) // 2])


def manifest(**changes: object) -> Break:
    """Change what the manifest says."""
    return lambda folder: list_anew(folder, **changes)


CONTENTS: dict[str, tuple[Break, str]] = {
    "missing entries": (
        lambda folder: (folder / "tile/entries/000").unlink(),
        "tile/entries/000: is missing",
    ),
    "missing tile": (lambda folder: (folder / "tile/1/000.p/1").unlink(), "tile/1/000.p/1: is mis"),
    "missing records": (
        lambda folder: (folder / "records.jsonl").unlink(),
        "records.jsonl: is mis",
    ),
    "missing checkpoint": (lambda folder: (folder / "checkpoint").unlink(), "checkpoint: is miss"),
    "missing proof": (
        lambda folder: (folder / "consistency.from").unlink(),
        "consistency.from: is missing",
    ),
    "extra tile": (
        lambda folder: (folder / "tile/0/001.p/43").write_bytes(bytes(43 * 32)),
        "tile/0/001.p/43: has no place in a bundle like this",
    ),
    "cut entries": (cut("tile/entries/001.p/44"), "tile/entries/001.p/44: is cut off at entry 278"),
    "cut tile": (cut("tile/0/001.p/44"), "entry 278: does not have the hash that stands in tile/0"),
    "cut records": (cut("records.jsonl"), "records.jsonl, line 85: is not a whole object"),
    "cut checkpoint": (cut("checkpoint"), "checkpoint: is not a signed checkpoint, or not all"),
    "longer entries": (
        lambda folder: change(folder / "tile/entries/000", lambda data: data + b"\0"),
        "tile/entries/000: is too long",
    ),
    "broken line": (
        text("records.jsonl", b'{"index":132,', b'{"index":132'),
        "records.jsonl, line 2: is",
    ),
    "spaced line": (
        text("records.jsonl", b'"index":150,', b'"index": 150,'),
        "records.jsonl, line 19: is not a whole object of canonical JSON (RFC 8785)",
    ),
    "number with a fraction": (
        text("records.jsonl", b'"index":150,', b'"index":150.0,'),
        "line 19",
    ),
    "name that stands twice": (
        text("records.jsonl", b'"index":150,', b'"index":150,"index":150,'),
        "records.jsonl, line 19: is not a whole object",
    ),
    "name beyond ASCII": (
        text("records.jsonl", b'"facts":{}', '"facts":{"ä":1}'.encode()),
        "is not a whole object",
    ),
    "deep line": (lines(lambda all_: [b"[" * 100_000 + b"\n", *all_]), "records.jsonl, line 1: is"),
    "endless line": (lines(lambda all_: [b" " * 3_000_000, *all_]), "records.jsonl, line 1: is"),
    "number without end": (
        text("records.jsonl", b'"index":150,', b'"index":' + b"1" * 5000 + b","),
        "records.jsonl, line 19: is",
    ),
    "line that is a list": (lines(lambda all_: [b"[]\n", *all_]), "records.jsonl, line 1: is not"),
    "line twice": (lines(lambda all_: [all_[0], *all_]), "entry 130: its record stands twice"),
    "lines in another order": (
        lines(lambda all_: [*all_[2:], *all_[:2]]),
        "entry 130: its record stands twice or not in order",
    ),
    "index that is not there": (
        lines(lambda all_: [*all_, all_[-1].replace(b'"index":299', b'"index":300')]),
        "entry 300: there is no such entry in a log of 300",
    ),
    "index below zero": (
        lines(lambda all_: [all_[0].replace(b'"index":130', b'"index":-1'), *all_]),
        "entry -1: its record stands twice or not in order",
    ),
    "record of another entry": (
        text("records.jsonl", b'"index":132', b'"index":131'),
        "entry 131: its record is not the one that was logged",
    ),
    "short salt": (
        lines(lambda all_: [all_[0][:-5] + b'"}\n', *all_[1:]]),
        "entry 130: its salt is not of 32 bytes",
    ),
    "changed record": (
        text("records.jsonl", b'"purpose_code":"remote_meeting"', b'"purpose_code":"gdpr_consent"'),
        "entry 132: its record is not the one that was logged",
    ),
    "key that is none": (
        lambda folder: (folder / "keys/00000000.vkey").write_text("hello"),
        "keys/00000000.vkey: is not the key of a log",
    ),
    "witness as a log": (
        lambda folder: next(folder.glob("keys/witness-*")).rename(folder / "keys/00000000.vkey"),
        "keys/00000000.vkey: is not the key of a log",
    ),
}

COVERS: dict[str, tuple[Break, str]] = {
    "missing manifest": (
        lambda folder: (folder / "manifest.json").unlink(),
        "manifest.json: is missing",
    ),
    "extra file": (
        lambda folder: (folder / "notes.txt").write_text("hello"),
        "notes.txt: was changed or cut off, or is not in manifest.json",
    ),
    "link": (
        lambda folder: (folder / "keys/link").symlink_to("/etc/passwd"),
        "keys/link: is a link or a device",
    ),
    "link to a folder": (
        lambda folder: (folder / "more").symlink_to(folder / "tile"),
        "more: is a link or a device",
    ),
    "pipe": (lambda folder: os.mkfifo(folder / "pipe"), "pipe: is a link or a device"),
    "cut manifest": (cut("manifest.json"), "manifest.json: is not a whole object of canonical"),
    "not canonical manifest": (text("manifest.json", b'","', b'", "'), "manifest.json: is not a w"),
    "unknown bundle": (
        manifest(schema="tuokio-bundle/2"),
        "manifest.json: the schema 'tuokio-bundle/2' is unknown here, only 'tuokio-bundle/1'",
    ),
    "size of text": (manifest(size="300"), "manifest.json: is not of the form of its schema"),
    "huge size": (manifest(size=2**52), "manifest.json: is not of the form of its schema"),
    "other size": (manifest(size=299), "checkpoint: is of 300 entries; manifest.json says 299"),
    "other start": (manifest(from_size=129), "checkpoint.from: is of 130 entries; manifest.json"),
    "start after end": (manifest(from_size=301), "manifest.json: is not of the form"),
    "no start": (manifest(from_size=0), "checkpoint.from: has no place in a bundle like this"),
    "odd time": (manifest(made_at="yesterday"), "manifest.json: is not of the form of its schema"),
    "odd scope": (manifest(scope="most"), "manifest.json: is not of the form of its schema"),
    "one more member": (manifest(more=1), "manifest.json: is not of the form of its schema"),
    "other origin": (
        manifest(origin="log.example/other"),
        "checkpoint: is of another log, 'log.example/tuokio' instead of 'log.example/other'",
    ),
}


def classes_named(outcome: Outcome) -> list[str]:
    """Lines that end with a kind of error in brackets, as none does that is foreseen."""
    return [line for line in outcome.lines if re.search(r" \([A-Za-z.]+\)$", line)]


def check_told(bundle: Path, message: str) -> None:
    """A fault, in one line of words, and no proof."""
    outcome = verify(bundle)
    assert outcome.code == 1
    assert outcome.says(message), outcome.lines
    assert outcome.lines[-1] == not_proved(len(outcome.lines) - 1)
    assert not outcome.says("Proved for")
    assert not classes_named(outcome)


@pytest.mark.parametrize("name", CONTENTS | COVERS)
def test_broken_bundle_is_told(name: str, bundle: Path) -> None:
    damage, message = (CONTENTS | COVERS)[name]
    damage(bundle)
    check_told(bundle, message)


@pytest.mark.parametrize("name", CONTENTS)
def test_broken_bundle_is_told_though_the_manifest_fits(name: str, bundle: Path) -> None:
    damage, message = CONTENTS[name]
    damage(bundle)
    list_anew(bundle)
    check_told(bundle, message)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff\xfe", b"PK", b'{"schema":1}', b"null", b"[" * 100_000]
)
@pytest.mark.parametrize("name", ["it.json", "it.zip", "folder/manifest.json"])
def test_what_is_no_bundle_and_no_receipt(content: bytes, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    path = file.parent if "/" in name else file
    outcome = verify(path)
    assert outcome.code == 1
    assert len(outcome.lines) == 2
    assert not classes_named(outcome)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("name", "kind"), [("it.json", "receipt"), ("folder/manifest.json", "bundle")]
)
def test_unknown_schema_is_named_however_it_is_spelled(
    name: str, kind: str, indent: int | None, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    path, where = (file.parent, "manifest.json") if kind == "bundle" else (file, "receipt")
    for content, words in (
        (
            {"schema": f"tuokio-{kind}/9", "size": 1.5, "a": []},
            f"{where}: the schema 'tuokio-{kind}/9' is unknown here, only 'tuokio-{kind}/1'",
        ),
        ({"size": 1}, f"{where}: names no schema; only 'tuokio-{kind}/1' is known here"),
        (
            {"schema": f"tuokio-{kind}/1", "size": 1.5},
            f"{where}: is not a whole object of canonical JSON (RFC 8785)",
        ),
    ):
        file.write_text(json.dumps(content, indent=indent) + "\n")
        assert verify(path).lines == [words, not_proved(1)]


@pytest.mark.parametrize("number", [b"1.5", b"1.0", b"1e3", b"-0", b"NaN", b"-Infinity"])
def test_odd_numbers_are_not_canonical(number: bytes, tmp_path: Path) -> None:
    file = tmp_path / "it.json"
    file.write_bytes(b'{"a":' + number + b',"schema":"tuokio-receipt/1"}')
    assert verify(file).lines[0] == "receipt: is not a whole object of canonical JSON (RFC 8785)"


def test_error_that_nobody_foresaw_is_named(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(tuokio_verify, "tree_root", fail)
    outcome = verify(bundle)
    assert outcome.code == 1
    assert outcome.says("bundle: is not of the form that it must have (MemoryError)")


@pytest.mark.parametrize("suffix", [".json", ".zip"])
def test_file_that_cannot_be_read(suffix: str, tmp_path: Path) -> None:
    missing = verify(tmp_path / f"none{suffix}")
    assert (missing.code, missing.says("there is no such file")) == (1, True)
    os.mkfifo(tmp_path / f"pipe{suffix}")
    assert verify(tmp_path / f"pipe{suffix}").code == 1
    assert verify(Path("a\0b" + suffix)).code == 1
    assert verify(Path("x" * 5000 + suffix)).code == 1


def test_terminal_is_not_steered(bundle: Path) -> None:
    (bundle / "\x1b[31mred\nline").write_bytes(b"")
    outcome = verify(bundle)
    assert outcome.code == 1
    assert outcome.says(r"\x1b[31mred\nline: ")
    os.close(os.open(os.fsencode(bundle) + b"/\xff", os.O_CREAT | os.O_WRONLY))
    assert verify(bundle).says(r"\udcff: ")


SMALL = make_log(6)
SMALL.erase(1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bundle."""
    return SMALL.bundle(tmp_path_factory.mktemp("small") / "b", part_from=3, timestamps={7: b"x"})


def nobody_signs(name: str, data: bytes, changed: bytes) -> bool:
    """What the bundle's maker says of it: another time is as good, if it is not too early."""
    if name != "manifest.json":
        return False
    try:
        before, after = json.loads(data), json.loads(changed)
    except ValueError:
        return False
    free = ("made_at", "from")
    try:
        times = [datetime.fromisoformat(after[name]) for name in free]
    except (KeyError, TypeError, ValueError):
        return False
    if times[0] < at(SMALL.size - 1) - timedelta(minutes=2):
        return False
    if not all(tuokio_verify.TIME.fullmatch(after[name]) for name in free):
        return False
    return {k: v for k, v in before.items() if k not in free} == {
        k: v for k, v in after.items() if k not in free
    } and before.keys() == after.keys()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_bit_is_found(small: Path, data: st.DataObject) -> None:
    names = sorted(str(path.relative_to(small)) for path in small.rglob("*") if path.is_file())
    name = data.draw(st.sampled_from(names))
    file = small / name
    good = file.read_bytes()
    changed = flip(good, data.draw(st.integers(0, len(good) * 8 - 1)))
    file.write_bytes(changed)
    try:
        outcome = verify(small)
    finally:
        file.write_bytes(good)
    assert outcome.code == (0 if nobody_signs(name, good, changed) else 1), name
    assert not classes_named(outcome)


def cosignatures(receipt: Path) -> int:
    """How many there are in a good receipt."""
    return sum(len(entry["cosigned_by"]) for entry in result(receipt)["entries"])


@given(st.data())
def test_any_flipped_bit_of_a_receipt_changes_the_outcome(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    good = canonical(SMALL.receipt(0, 3))
    file = tmp_path_factory.getbasetemp() / "flipped.json"
    file.write_bytes(good)
    assert cosignatures(file) == 2
    file.write_bytes(flip(good, data.draw(st.integers(0, len(good) * 8 - 1))))
    wrong = verify(file)
    assert not classes_named(wrong)
    # A cosignature under another name is not a witness's that is known: it proves less, not more.
    assert wrong.code == 1 or cosignatures(file) < 2


@given(st.binary(max_size=400), st.sampled_from([".json", ".zip"]))
def test_any_bytes_at_all(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any{suffix}"
    file.write_bytes(content)
    outcome = verify(file)
    assert outcome.code == 1
    assert not classes_named(outcome)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


@given(st.data())
def test_any_value_anywhere_in_a_receipt(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    document = json.loads(canonical(SMALL.receipt(0, 6)))
    inner = document
    while True:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else [0]))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    value = data.draw(VALUES.filter(lambda each: each != inner[key]))
    inner[key] = value
    file = tmp_path_factory.getbasetemp() / "value.json"
    file.write_bytes(canonical(document))
    outcome = verify(file)
    assert outcome.code == 1 or (key == "witness_keys" and not value)  # and so, no cosignature
    assert not classes_named(outcome)


def test_names_that_lead_out_lead_nowhere(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"")
    digest = hashlib.sha256(b"").hexdigest()
    names = ["../secret", str(tmp_path / "secret"), "tile/../../secret"]
    files = json.loads((bundle / "manifest.json").read_bytes())["files"]
    list_anew(bundle, files=files | dict.fromkeys(names, digest))
    outcome = verify(bundle)
    assert outcome.code == 1
    assert sorted(outcome.lines[:-1]) == sorted(f"{name}: is missing" for name in names)


def test_log_used_by_these_tests_is_a_good_one(log: MemoryLog, bundle: Path) -> None:
    assert verify(bundle, "--key", log.signer.vkey).code == 0
