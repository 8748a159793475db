"""Signed notes and their keys."""

from __future__ import annotations

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.log_trees import flip
from tuokio.ledger.notes import (
    COSIGNATURE,
    ED25519,
    MOST_BYTES,
    MOST_SIGNATURES,
    KeyInvalid,
    NoteInvalid,
    Signer,
    Verifier,
    add_signatures,
    decode_base64,
    encode_base64,
    parse_signature,
    sign_note,
    split_note,
)

# The example of C2SP signed-note.
FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_NOTE = (
    "This is an example message.\n"
    "\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXm"
    "RKuwHjG1Yu72IneyaQM=\n"
)
# The example key of Go's golang.org/x/mod/sumdb/note.
PETER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngo"
    "tpRZb6KE6RyyBwJnAM="
)

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Z", "C"), exclude_characters="+"), min_size=1
)
LINES = st.text(st.characters(codec="utf-8", min_codepoint=0x20))
TEXTS = st.lists(LINES).map(lambda lines: "".join(line + "\n" for line in lines)).filter(bool)


def check(note: str, vkey: str) -> str:
    """Verify the one signature of a note by this key, and return the text."""
    text, signatures = split_note(note)
    key = Verifier.parse(vkey)
    [signature] = [each for each in signatures if key.claims(each)]
    key.check(signature.raw, text.encode())
    return text


def test_the_example_of_the_specification_verifies() -> None:
    assert check(FOO_NOTE, FOO) == "This is an example message.\n"


def test_the_example_of_go_is_signed_to_the_byte() -> None:
    signer = Signer.parse(PETER)
    assert (signer.name, signer.vkey, signer.skey) == ("PeterNeumann", PETER_PUBLIC, PETER)
    assert signer.sign(PETER_TEXT) == PETER_LINE
    assert check(sign_note(PETER_TEXT, [signer]), PETER_PUBLIC) == PETER_TEXT


@given(name=NAMES, text=TEXTS)
@example(name="ä.example/1", text="\n")
@example(name="a", text="ends with empty lines\n\n\n")
def test_what_is_signed_verifies(name: str, text: str) -> None:
    signer = Signer.generate(name)
    again = Signer.parse(signer.skey)
    assert again.vkey == signer.vkey == Verifier.parse(signer.vkey).vkey
    note = sign_note(text, [again])
    assert check(note, signer.vkey) == text
    # Anybody who signs too leaves text and signature as they are.
    more = add_signatures(note, [Signer.generate("someone.example").sign(text)])
    assert check(more, signer.vkey) == text


def test_two_new_keys_of_one_name_differ() -> None:
    first, second = Signer.generate("log.example"), Signer.generate("log.example")
    assert first.name == second.name
    assert first.vkey != second.vkey


def test_a_key_says_which_type_it_has() -> None:
    public = Verifier.parse(FOO).public
    log, witness = Verifier("a", ED25519, public), Verifier("a", COSIGNATURE, public)
    assert log.key_id != witness.key_id
    assert Verifier.parse(witness.vkey) == witness


def test_a_signature_is_of_one_text_and_one_key() -> None:
    first, second = Signer.generate("a"), Signer.generate("a")
    raw = parse_signature(first.sign("text\n")).raw
    Verifier.parse(first.vkey).check(raw, b"text\n")
    for vkey, message in (
        (second.vkey, b"text\n"),
        (first.vkey, b"text\n\n"),
        (first.vkey, b""),
    ):
        with pytest.raises(NoteInvalid, match="does not verify"):
            Verifier.parse(vkey).check(raw, message)


@pytest.mark.parametrize("length", [0, 1, 63, 65, 128])
def test_a_signature_of_another_length_does_not_verify(length: int) -> None:
    with pytest.raises(NoteInvalid, match="does not verify"):
        Verifier.parse(FOO).check(bytes(length), b"text\n")


@given(bit=st.integers(0, len(base64.b64decode(PETER_LINE.split()[2])) * 8 - 1))
def test_no_bit_of_a_signature_can_be_changed(bit: int) -> None:
    raw = flip(decode_base64(PETER_LINE.split()[2]), bit)
    note = f"{PETER_TEXT}\n— PeterNeumann {encode_base64(raw)}\n"
    text, [signature] = split_note(note)
    key = Verifier.parse(PETER_PUBLIC)
    if bit < 32:
        assert not key.claims(signature)
        return
    with pytest.raises(NoteInvalid, match="does not verify"):
        key.check(signature.raw, text.encode())


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "example.com/foo",
        FOO.replace("+", " "),
        FOO.replace("example.com/foo", ""),
        FOO.replace("example.com/foo", "example.com/ foo"),
        FOO.replace("example.com/foo", "example.com/\N{NO-BREAK SPACE}foo"),
        FOO.replace("example.com/foo", "example.com/\x01foo"),
        FOO.replace("example.com/foo", "example.com/bar"),
        FOO.replace("foo+", "foo\ud800+"),
        FOO.replace("530d903a", "530D903A"),
        FOO.replace("530d903a", "530d903b"),
        FOO.replace("530d903a", "530d903"),
        FOO.replace("530d903a", "+530d903a"),
        FOO.replace("AekyeR", "AukyeR"),  # type 2
        FOO.replace("AekyeR", "BukyeR"),  # type 6
        FOO[:-1],
        FOO + "\n",
        FOO + "A",
        " " + FOO,
        "PRIVATE+KEY+" + FOO,
    ],
)
def test_no_other_spelling_of_a_key_is_read(vkey: str) -> None:
    with pytest.raises(KeyInvalid):
        Verifier.parse(vkey)


@pytest.mark.parametrize(
    "skey",
    [
        "",
        PETER.removeprefix("PRIVATE+"),
        PETER.replace("PRIVATE", "private"),
        PETER.replace("KEY", "KEYS"),
        PETER.replace("PeterNeumann", "Peter Neumann"),
        PETER.replace("PeterNeumann", "PeterNewman"),
        PETER.replace("c74f20a3", "c74f20a4"),
        PETER.replace("AYEK", "BIEK"),  # a witness's
        PETER.replace("AYEK", "AYEL"),  # another key
        PETER + "=",
        PETER + "\n",
        PETER_PUBLIC,
    ],
)
def test_no_other_spelling_of_a_private_key_is_read_or_quoted(skey: str) -> None:
    with pytest.raises(KeyInvalid) as caught:
        Signer.parse(skey)
    assert "KFALVFGyNhPJEMzD1QIDr" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n", "a\t", "\ud800", "a\N{EM SPACE}"])
def test_a_name_has_no_spaces(name: str) -> None:
    with pytest.raises(KeyInvalid):
        Signer.generate(name)


def test_a_signer_does_not_show_its_key() -> None:
    signer = Signer.parse(PETER)
    assert "KFALVFGyNhPJEMzD1QIDr" not in f"{signer!r} {signer}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "newline"),
        ("text", "newline"),
        ("text\r\n", "control"),
        ("te\x00xt\n", "control"),
        ("te\txt\n", "control"),
        ("te\x1fxt\n", "control"),
        ("te\ud800xt\n", "UTF-8"),
        ("x" * MOST_BYTES + "\n", "larger"),
        ("ä" * (MOST_BYTES // 2) + "\n", "larger"),
    ],
)
def test_what_cannot_stand_in_a_note_is_not_signed(text: str, reason: str) -> None:
    with pytest.raises(NoteInvalid, match=reason):
        sign_note(text, [Signer.parse(PETER)])


def test_a_note_needs_a_signature() -> None:
    with pytest.raises(NoteInvalid, match="not signed"):
        sign_note("text\n", [])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        FOO_NOTE[:-1],
        FOO_NOTE + "\n",
        FOO_NOTE + " \n",
        FOO_NOTE.replace("\n", "\r\n"),
        FOO_NOTE.replace("\n\n", "\n"),
        FOO_NOTE.replace("\n\n", "\n \n"),
        FOO_NOTE.replace("— ", "—  "),
        FOO_NOTE.replace("— ", "—"),
        FOO_NOTE.replace("— ", "- "),
        FOO_NOTE.replace("— ", " — "),
        FOO_NOTE.replace("example.com/foo ", "example.com/foo  "),
        FOO_NOTE.replace("example.com/foo ", "example.com/foo\t"),
        FOO_NOTE.replace("example.com/foo ", "example.com/foo"),
        FOO_NOTE.replace("example.com/foo ", " "),
        FOO_NOTE.replace("example.com/foo ", "example.com+foo "),
        FOO_NOTE.replace("example.com/foo ", "example.com/foo\N{EN SPACE} "),
        FOO_NOTE.replace("aQM=\n", "aQM= \n"),
        FOO_NOTE.replace("aQM=\n", "aQM=\n\x0b\n"),
        FOO_NOTE.replace("aQM=\n", "aQM\n"),
        FOO_NOTE.replace("aQM=\n", "aQN=\n"),  # the same bytes, spelled otherwise
        FOO_NOTE.replace("aQM=\n", "aQM-\n"),
        FOO_NOTE.replace("aQM=\n", "aQM=aQM=\n"),
        FOO_NOTE.replace("aQM=\n", "aQMé\n"),
        "text\n\n— example.com/foo Uw2QOg==\n",  # an id and no signature
        "text\n\n— example.com/foo \n",
        "te\ud800xt\n\n— example.com/foo Uw2QOkk=\n",
    ],
)
def test_no_other_spelling_of_a_note_is_read(note: str) -> None:
    with pytest.raises(NoteInvalid):
        split_note(note)


def test_the_text_ends_at_the_last_empty_line() -> None:
    text = "one\n\n— a Uw2QOkk=\n\n\ntwo\n\n"
    found, [signature] = split_note(text + "\n— b AAAAAAE=\n")
    assert found == text
    assert (signature.name, signature.key_id, signature.raw) == ("b", bytes(4), b"\x01")
    assert signature.line == "— b AAAAAAE="


def test_there_is_a_most_of_signatures() -> None:
    lines = [f"— key{number} AAAAAAE=" for number in range(MOST_SIGNATURES + 1)]
    most = add_signatures(FOO_NOTE, lines[1:-1])
    assert len(split_note(most)[1]) == MOST_SIGNATURES
    with pytest.raises(NoteInvalid, match=str(MOST_SIGNATURES)):
        add_signatures(most, lines[-1:])
    with pytest.raises(NoteInvalid, match=str(MOST_SIGNATURES)):
        split_note(most + lines[-1] + "\n")


def test_the_largest_note_is_read() -> None:
    signer = Signer.parse(PETER)
    least = len(sign_note("\n", [signer]).encode())
    text = "x" * (MOST_BYTES - least) + "\n"
    note = sign_note(text, [signer])
    assert len(note.encode()) == MOST_BYTES
    assert check(note, PETER_PUBLIC) == text
    with pytest.raises(NoteInvalid, match="larger"):
        sign_note("x" + text, [signer])


def test_each_key_signs_once() -> None:
    first, second = Signer.generate("a"), Signer.generate("a")
    note = sign_note("text\n", [first])
    both = add_signatures(note, [first.sign("text\n"), second.sign("text\n")])
    assert both == sign_note("text\n", [first, second])
    line = second.sign("text\n")
    assert add_signatures(note, [line, line]) == both
    assert add_signatures(both, []) == both


@pytest.mark.parametrize("line", ["", "text", "— a AAAAAAE=\n", "— a AAAAAAE=\n— b AAAAAAE="])
def test_only_a_signature_line_is_added(line: str) -> None:
    with pytest.raises(NoteInvalid):
        add_signatures(FOO_NOTE, [line])


@given(st.binary())
def test_base64_has_one_spelling(raw: bytes) -> None:
    text = encode_base64(raw)
    assert decode_base64(text) == raw
    for other in (text + "=", text + "\n", " " + text, text.rstrip("=") + "==="):
        with pytest.raises(NoteInvalid):
            decode_base64(other)
