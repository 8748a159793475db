"""Proofs of one entry that stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.log_trees import MemoryTree, flip, numbered
from tuokio.ledger.checkpoint import Checkpoint
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.notes import NoteInvalid, Signer, encode_base64, sign_note
from tuokio.ledger.proofs import LARGEST, ProofInvalid
from tuokio.ledger.tlog_proof import MOST_CHARACTERS, TlogProof, parse_proof, verify_proof
from tuokio.ledger.tree import inclusion_proof, root

LOG = Signer.generate("log.example.org/consent")
LEAVES = numbered(21)
TREE = MemoryTree(LEAVES)


def checkpoint(size: int) -> Checkpoint:
    """Of so many leaves."""
    return Checkpoint(LOG.name, size, root(TREE, size))


def proof_of(index: int, size: int, extra: bytes | None = None) -> TlogProof:
    """The proof that the log gives."""
    path = tuple(inclusion_proof(TREE, index, size))
    return TlogProof(index, path, sign_note(checkpoint(size).text(), [LOG]), extra)


PROOF = proof_of(5, 21, b"extra")
TEXT = PROOF.text()


def verify(text: str, index: int = 5) -> Checkpoint:
    """Verify a proof of this leaf."""
    return verify_proof(text, leaf_hash=leaf_hash(LEAVES[index]), vkeys=[LOG.vkey])


@given(
    st.integers(1, 21).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))),
    st.none() | st.binary(min_size=1, max_size=200),
)
def test_every_entry_can_be_proven(place: tuple[int, int], extra: bytes | None) -> None:
    index, size = place
    text = proof_of(index, size, extra).text()
    assert verify(text, index) == checkpoint(size)
    assert parse_proof(text) == proof_of(index, size, extra)


def test_it_is_written_as_the_specification_says() -> None:
    hashes = "".join(encode_base64(each) + "\n" for each in PROOF.path)
    start = "c2sp.org/tlog-proof@v1\n"
    assert PROOF.text() == f"{start}extra ZXh0cmE=\nindex 5\n{hashes}\n{PROOF.checkpoint}"
    only = proof_of(0, 1)
    assert only.text() == f"{start}index 0\n\n{only.checkpoint}"


@given(st.integers(0, len(TEXT.encode()) * 8 - 1))
def test_no_bit_can_be_changed(bit: int) -> None:
    changed = flip(TEXT.encode(), bit).decode("utf-8", "surrogateescape")
    try:
        found = verify(changed)
    except (ProofInvalid, NoteInvalid):
        return
    # Nothing vouches for the extra data, and only for that.
    proof = parse_proof(changed)
    assert found == checkpoint(21)
    assert proof.extra != PROOF.extra
    assert (proof.index, proof.path, proof.checkpoint) == (5, PROOF.path, PROOF.checkpoint)


@given(st.integers(0, len(TEXT) - 1))
def test_nothing_can_be_cut_off(length: int) -> None:
    for text in (TEXT[:length], TEXT[length + 1 :]):
        with pytest.raises((ProofInvalid, NoteInvalid)):
            verify(text)


def test_it_proves_one_entry_at_one_place() -> None:
    with pytest.raises(ProofInvalid):
        verify(TEXT, 6)
    with pytest.raises(ProofInvalid):
        verify(TEXT.replace("index 5\n", "index 4\n"))
    path = tuple(inclusion_proof(TREE, 5, 20))
    with pytest.raises(ProofInvalid):
        verify(TlogProof(5, path, PROOF.checkpoint).text())


def test_it_proves_nothing_to_whom_the_log_is_unknown() -> None:
    for vkeys in ([], [Signer.generate(LOG.name).vkey]):
        with pytest.raises(NoteInvalid, match="no known key"):
            verify_proof(TEXT, leaf_hash=leaf_hash(LEAVES[5]), vkeys=vkeys)


FIRST = encode_base64(PROOF.path[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@v1\n", "@v2\n"),
        ("@v1\n", "@v1 \n"),
        ("@v1\n", "@v1\r\n"),
        ("c2sp", "\nc2sp"),
        ("c2sp", "\N{ZERO WIDTH NO-BREAK SPACE}c2sp"),
        ("extra ZXh0cmE=\n", "extra \n"),
        ("extra ZXh0cmE=\n", "extra\n"),
        ("extra ZXh0cmE=\n", "extra  ZXh0cmE=\n"),
        ("extra ZXh0cmE=\n", "extra ZXh0cmE= \n"),
        ("extra ZXh0cmE=\n", "extra ZXh0cmF=\n"),
        ("extra ZXh0cmE=\n", "extra ZXh0cmE\n"),
        ("extra ZXh0cmE=\n", "extra ZXh0cmE=\nextra ZXh0cmE=\n"),
        ("extra ZXh0cmE=\nindex 5\n", "index 5\nextra ZXh0cmE=\n"),
        ("index 5\n", ""),
        ("index 5\n", "index\n"),
        ("index 5\n", "index \n"),
        ("index 5\n", "index  5\n"),
        ("index 5\n", "index 05\n"),
        ("index 5\n", "index +5\n"),
        ("index 5\n", "index -5\n"),
        ("index 5\n", "index 5 \n"),
        ("index 5\n", "index 5\r\n"),
        ("index 5\n", "Index 5\n"),
        ("index 5\n", "index 5\nindex 5\n"),
        ("index 5\n", f"index {LARGEST}\n"),
        ("index 5\n", f"index {LARGEST + 1}\n"),
        ("index 5\n", f"index {'9' * 5000}\n"),
        ("index 5\n", "index 5\n\n"),
        (FIRST, FIRST + " "),
        (FIRST, " " + FIRST),
        (FIRST, FIRST[:-1]),
        (FIRST, encode_base64(bytes(31))),
        (FIRST, encode_base64(bytes(33))),
        (FIRST + "\n", (FIRST + "\n") * 60),
        ("\n\nlog.example", "\nlog.example"),
        ("\n\nlog.example", "\n\n\nlog.example"),
    ],
)
def test_no_other_spelling_is_read(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises((ProofInvalid, NoteInvalid)):
        verify(TEXT.replace(old, new, 1))


def test_there_is_a_longest_proof() -> None:
    room = MOST_CHARACTERS - len(TEXT) + len("extra ZXh0cmE=") - len("extra ")
    extra = "A" * (room // 4 * 4)
    longest = TEXT.replace("ZXh0cmE=", extra)
    assert verify(longest) == checkpoint(21)
    with pytest.raises(ProofInvalid, match="longer"):
        verify(TEXT.replace("ZXh0cmE=", extra + "AAAAAAAA"))


@pytest.mark.parametrize(
    ("index", "path", "extra"),
    [
        (-1, (), None),
        (LARGEST, (), None),
        (0, (bytes(31),), None),
        (0, (bytes(32),) * 64, None),
        (0, (), b""),
    ],
)
def test_what_cannot_be_written_is_no_proof(
    index: int, path: tuple[bytes, ...], extra: bytes | None
) -> None:
    with pytest.raises(ProofInvalid):
        TlogProof(index, path, PROOF.checkpoint, extra)
