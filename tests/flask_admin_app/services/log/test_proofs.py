"""Proofs from the database are what an independent tree says, and hold without the service."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flask_admin_app.core import Core
from flask_admin_app.services.log import proofs
from flask_admin_app.services.log.checkpoints import vkeys
from flask_admin_app.services.log.tree_store import SqlTree
from tests.support.kept_log import check, leaf_of, proof, signed
from tests.support.log_trees import MemoryTree
from tests.support.outside import grow
from tests.support.web import Web
from tuokio.ledger.checkpoint import Checkpoint, parse_checkpoint
from tuokio.ledger.notes import NoteInvalid, Signer, split_note
from tuokio.ledger.proofs import ProofInvalid, verify_consistency
from tuokio.ledger.tlog_proof import parse_proof, verify_proof
from tuokio.ledger.tree import consistency_proof, inclusion_proof, root

LARGEST = 70


@pytest.fixture
def grown(core: Core) -> Core:
    """A log of `LARGEST` entries, in transactions of many sizes."""
    for count in (1, 2, 3, 5, 8, 13, 21, 17):
        grow(core, count)
    return core


def twin(core: Core, size: int) -> MemoryTree:
    """A tree in memory over the same leaves."""
    with core.database.read() as session:
        return MemoryTree(SqlTree(session).leaves(0, size))


def head(note: str) -> Checkpoint:
    """What was signed."""
    return parse_checkpoint(split_note(note)[0])


def test_every_entry_has_a_proof_that_holds(grown: Core) -> None:
    row = signed(grown)
    tree = twin(grown, LARGEST)
    for index in range(LARGEST):
        text = proof(grown, index, row)
        assert list(parse_proof(text).path) == inclusion_proof(tree, index, LARGEST)
        assert check(grown, index, text) == head(row.note)


def test_a_proof_is_about_one_leaf_only(grown: Core) -> None:
    text = proof(grown, 9, signed(grown))
    with grown.database.read() as session:
        keys = vkeys(session)
    for other in (0, 8, 10, LARGEST - 1):
        with pytest.raises(ProofInvalid):
            verify_proof(text, leaf_hash=leaf_of(grown, other), vkeys=keys)


def test_it_stands_on_the_logs_key(grown: Core) -> None:
    text = proof(grown, 9, signed(grown))
    stranger = Signer.generate(head(parse_proof(text).checkpoint).origin)
    with pytest.raises(NoteInvalid):
        verify_proof(text, leaf_hash=leaf_of(grown, 9), vkeys=[stranger.vkey])


@pytest.mark.parametrize("index", [LARGEST, LARGEST + 1, -1])
def test_there_is_none_for_what_the_checkpoint_does_not_have(grown: Core, index: int) -> None:
    row = signed(grown)
    grow(grown, 1)
    with pytest.raises(ValueError, match=r"."), grown.database.read() as session:
        proofs.proof_of(session, index, row)


@given(sizes=st.tuples(st.integers(1, LARGEST), st.integers(1, LARGEST)).map(sorted))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_size_continues_each_smaller_one(grown: Core, sizes: list[int]) -> None:
    smaller, larger = sizes
    tree = twin(grown, LARGEST)
    with grown.database.read() as session:
        found = proofs.consistency(session, smaller, larger)
    assert found == consistency_proof(tree, smaller, larger)
    verify_consistency(
        size1=smaller,
        size2=larger,
        proof=found,
        root1=root(twin(grown, smaller), smaller),
        root2=root(twin(grown, larger), larger),
    )


@pytest.mark.parametrize(("size1", "size2"), [(0, 5), (6, 5), (-1, 5), (5, LARGEST + 1)])
def test_there_is_none_between_other_sizes(grown: Core, size1: int, size2: int) -> None:
    with grown.database.read() as session, pytest.raises((ValueError, LookupError)):
        proofs.consistency(session, size1, size2)


def test_on_each_database(any_web: Web) -> None:
    for _ in range(2):
        grow(any_web.core, 5)
        signed(any_web.core)
    grow(any_web.core, 5)
    row = signed(any_web.core)
    for index in range(15):
        assert check(any_web.core, index, proof(any_web.core, index, row)).size == 15
    with any_web.core.database.read() as session:
        assert len(proofs.consistency(session, 5, 15)) == len(
            consistency_proof(twin(any_web.core, 15), 5, 15)
        )


def test_a_proof_carries_the_checkpoint_to_the_byte(grown: Core) -> None:
    row = signed(grown)
    assert parse_proof(proof(grown, 3, row)).checkpoint == row.note
