"""Checkpoints and the log's signature on them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.log_trees import flip
from tuokio.ledger.checkpoint import Checkpoint, parse_checkpoint, parse_number, verify_note
from tuokio.ledger.notes import (
    COSIGNATURE,
    KeyInvalid,
    NoteInvalid,
    Signer,
    Verifier,
    add_signatures,
    decode_base64,
    sign_note,
    split_note,
)
from tuokio.ledger.proofs import LARGEST

# The example of C2SP tlog-checkpoint. Its key is not published.
SOFA = (
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhc"
    "yv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)
SOFA_TEXT, _ = split_note(SOFA)

ORIGIN = "log.example.org/consent"
KEY, NEXT_KEY, OTHER_KEY = (Signer.generate(ORIGIN) for _ in range(3))
NOW = Checkpoint(ORIGIN, 42, sha256(b"root").digest())
NOTE = sign_note(NOW.text(), [KEY])

LINES = st.text(st.characters(codec="utf-8", min_codepoint=0x20), min_size=1)
CHECKPOINTS = st.builds(
    Checkpoint,
    origin=LINES,
    size=st.integers(0, LARGEST),
    root=st.binary(min_size=32, max_size=32),
    extensions=st.lists(LINES).map(tuple),
)


def test_the_example_of_the_specification_is_read() -> None:
    found = parse_checkpoint(SOFA_TEXT)
    assert found == Checkpoint(
        "example.com/behind-the-sofa",
        20852163,
        decode_base64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="),
    )
    assert found.text() == SOFA_TEXT


@given(CHECKPOINTS)
@example(replace(NOW, size=0))
@example(replace(NOW, size=LARGEST))
def test_what_is_written_is_read(checkpoint: Checkpoint) -> None:
    assert parse_checkpoint(checkpoint.text()) == checkpoint


@given(CHECKPOINTS, st.data())
def test_no_character_can_be_changed_unnoticed(checkpoint: Checkpoint, data: st.DataObject) -> None:
    text = checkpoint.text()
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters().filter(lambda each: each != text[place]))
    changed = text[:place] + other + text[place + 1 :]
    try:
        assert parse_checkpoint(changed).text() == changed
    except NoteInvalid:
        return
    assert parse_checkpoint(changed) != checkpoint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("20852163", "020852163"),
        ("20852163", "+20852163"),
        ("20852163", "-20852163"),
        ("20852163", " 20852163"),
        ("20852163", "20852163 "),
        ("20852163", "20_852_163"),
        ("20852163", "\N{FULLWIDTH DIGIT TWO}0"),
        ("20852163", "00"),
        ("20852163", "-0"),
        ("20852163", ""),
        ("20852163", "9" * 5000),
        ("20852163", str(LARGEST + 1)),
        ("q2I=\n", "q2I\n"),
        ("q2I=\n", "q2J=\n"),
        ("q2I=\n", "q2I= \n"),
        ("q2I=\n", "q2I=\r\n"),
        ("q2I=\n", "q2I="),
        ("q2I=\n", "q2I=\n\n"),
        ("q2I=\n", "q2I=\n\nmore\n"),
        ("q2I=\n", "q2I=\nmo\tre\n"),
        ("CsUYapGG", ""),
        ("CsUYapGG", "CsUYapGGCsUY"),
        ("example.com/behind-the-sofa", ""),
        ("example.com/behind-the-sofa\n", ""),
        ("example.com", "exam\x00ple.com"),
    ],
)
def test_no_other_spelling_is_read(old: str, new: str) -> None:
    assert old in SOFA_TEXT
    with pytest.raises(NoteInvalid):
        parse_checkpoint(SOFA_TEXT.replace(old, new))


@pytest.mark.parametrize(
    "change",
    [
        {"origin": ""},
        {"origin": "two\nlines"},
        {"size": -1},
        {"size": LARGEST + 1},
        {"root": bytes(31)},
        {"root": bytes(33)},
        {"extensions": ("",)},
        {"extensions": ("a", "b\nc")},
    ],
)
def test_what_cannot_be_written_is_no_checkpoint(change: dict[str, object]) -> None:
    with pytest.raises(NoteInvalid):
        replace(NOW, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0, 1, 9, 10, LARGEST])
def test_numbers_are_read(number: int) -> None:
    assert parse_number(str(number)) == number


@pytest.mark.parametrize("text", ["", "-1", "01", "1 ", "1\n", "1.0", "x", str(LARGEST + 1)])
def test_other_numbers_are_not(text: str) -> None:
    with pytest.raises(NoteInvalid, match="number"):
        parse_number(text)


def test_a_signed_checkpoint_is_believed() -> None:
    assert verify_note(NOTE, [KEY.vkey]) == NOW
    assert verify_note(NOTE, [OTHER_KEY.vkey, KEY.vkey, KEY.vkey]) == NOW


def test_extensions_are_signed_too() -> None:
    more = replace(NOW, extensions=("one", "two"))
    note = sign_note(more.text(), [KEY])
    assert verify_note(note, [KEY.vkey]) == more
    with pytest.raises(NoteInvalid, match="does not verify"):
        verify_note(note.replace("two\n", ""), [KEY.vkey])


@given(st.integers(0, len(NOTE.encode()) * 8 - 1))
def test_no_bit_of_a_note_can_be_changed(bit: int) -> None:
    changed = flip(NOTE.encode(), bit).decode("utf-8", "surrogateescape")
    with pytest.raises(NoteInvalid):
        verify_note(changed, [KEY.vkey])


@given(st.integers(0, len(NOTE) - 1))
def test_nothing_can_be_cut_off(length: int) -> None:
    with pytest.raises(NoteInvalid):
        verify_note(NOTE[:length], [KEY.vkey])
    with pytest.raises(NoteInvalid):
        verify_note(NOTE[length + 1 :], [KEY.vkey])


def test_nobody_known_has_signed() -> None:
    for vkeys in ([], [OTHER_KEY.vkey]):
        with pytest.raises(NoteInvalid, match="no known key"):
            verify_note(NOTE, vkeys)


def test_another_log_has_signed() -> None:
    other = Signer.generate("log.example.org/other")
    for note in (
        sign_note(NOW.text(), [other]),
        sign_note(replace(NOW, origin=other.name).text(), [KEY]),
    ):
        with pytest.raises(NoteInvalid, match="no known key"):
            verify_note(note, [KEY.vkey, other.vkey])
    assert verify_note(sign_note(NOW.text(), [other, KEY]), [KEY.vkey, other.vkey]) == NOW


def test_while_the_key_is_changed_either_suffices() -> None:
    note = sign_note(NOW.text(), [KEY, NEXT_KEY])
    for vkeys in ([KEY.vkey], [NEXT_KEY.vkey], [KEY.vkey, NEXT_KEY.vkey]):
        assert verify_note(note, vkeys) == NOW


def test_one_bad_signature_by_a_known_key_spoils_the_note() -> None:
    # The new key's line over another text, beside the old key's good one.
    bad = NEXT_KEY.sign(replace(NOW, size=43).text())
    for note in (
        add_signatures(NOTE, [bad]),
        sign_note(NOW.text(), [KEY, KEY]).replace(KEY.sign(NOW.text()), bad, 1),
    ):
        with pytest.raises(NoteInvalid, match="does not verify"):
            verify_note(note, [KEY.vkey, NEXT_KEY.vkey])
        assert verify_note(note, [KEY.vkey]) == NOW


def test_a_second_bad_signature_by_the_same_key_is_seen() -> None:
    bad = KEY.sign(replace(NOW, size=43).text())
    with pytest.raises(NoteInvalid, match="does not verify"):
        verify_note(NOTE + bad + "\n", [KEY.vkey])


def test_signatures_of_unknown_make_are_not_looked_at() -> None:
    lines = ["— witness.example AAAAAAE=", f"— {ORIGIN} AAAAAAE=", f"— {ORIGIN} {'A' * 4000}"]
    assert verify_note(add_signatures(NOTE, lines), [KEY.vkey]) == NOW
    # The same id under another name, and the same name with another id.
    same_id = KEY.sign(NOW.text()).replace(ORIGIN, "someone.example")
    assert verify_note(add_signatures(NOTE, [same_id]), [KEY.vkey]) == NOW
    with pytest.raises(NoteInvalid, match="no known key"):
        verify_note(f"{NOW.text()}\n{same_id}\n", [KEY.vkey])


def test_what_is_signed_must_be_a_checkpoint() -> None:
    for text in (NOW.text() + "\nmore\n", "text\n", NOW.text().replace("42", "042")):
        with pytest.raises(NoteInvalid):
            verify_note(sign_note(text, [KEY]), [KEY.vkey])


def test_a_witness_is_no_log() -> None:
    witness = Verifier(ORIGIN, COSIGNATURE, Verifier.parse(KEY.vkey).public)
    assert verify_note(NOTE, [KEY.vkey, witness.vkey]) == NOW
    with pytest.raises(NoteInvalid, match="no known key"):
        verify_note(NOTE, [witness.vkey])
    with pytest.raises(KeyInvalid):
        verify_note(NOTE, [KEY.vkey, "nothing"])


def test_the_key_of_the_example_is_not_known() -> None:
    with pytest.raises(NoteInvalid, match="no known key"):
        verify_note(SOFA, [Signer.generate("example.com/behind-the-sofa").vkey])
