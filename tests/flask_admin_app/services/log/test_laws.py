"""Whatever happens to the log, in any order: the tree is the one that another implementation makes,
what was once proved stays proved, and what is left opens to what was committed to."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import event

from flask_admin_app import config
from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.errors import PlaceElsewhereError
from flask_admin_app.services.log import checkpoints, proofs
from flask_admin_app.services.log.erasure import EraseRefused, erase_subject, purge
from flask_admin_app.services.log.rotation import RetireRefused, retire, rotate
from flask_admin_app.services.log.tree_store import SqlTree
from tests.support.clock import Clock
from tests.support.log import (
    Visit,
    Whole,
    answer,
    append,
    append_in_vain,
    check_checkpoints,
    check_whole,
    end,
    entry,
    visit,
    withdraw,
)
from tuokio.encounters.errors import EncounterError
from tuokio.ledger import Checkpoint, ProofInvalid, verify_consistency, verify_note
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.tlog_proof import verify_proof
from tuokio.ledger.tree import inclusion_proof

MOST_VISITS = 5
SAMPLES = 3
"""Of proofs, after each step."""

numbers = st.integers(0, 20)
times = st.sampled_from([{"minutes": 5}, {"hours": 3}, {"days": 100}, {"days": 800}])


@dataclass(frozen=True)
class Proved:
    """A proof as somebody holds it, with the keys that they knew then."""

    leaf: bytes
    text: str
    keys: tuple[str, ...]


class Laws(RuleBasedStateMachine):
    """One log; who has looked at it remembers everything that they saw."""

    prepared: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        shutil.copytree(self.prepared, self.folder.name, dirs_exist_ok=True)
        self.clock = Clock()
        self.core = _core(Path(self.folder.name), self.clock)
        self.visits: list[Visit] = []
        self.seen = Whole((), b"", {})
        self.signed: list[Checkpoint] = []
        self.proved: list[Proved] = []
        self.erasing = False
        self.chance = random.Random(0)

    def teardown(self) -> None:
        self.core.database.close()
        self.folder.cleanup()

    # What people do ---------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.come("talk")

    @precondition(lambda self: len(self.visits) < MOST_VISITS)
    @rule(slug=st.sampled_from(["talk", "group"]))
    def come(self, slug: str) -> None:
        self.visits.append(visit(self.core, slug))

    @precondition(lambda self: self.visits)
    @rule(number=numbers, yes=st.booleans())
    def answer(self, number: int, yes: bool) -> None:
        with suppress(EncounterError, PlaceElsewhereError):  # the latter after an erasure
            answer(self.core, self.one(number), yes)

    @precondition(lambda self: self.visits)
    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        with suppress(EncounterError, PlaceElsewhereError):  # the latter after an erasure
            withdraw(self.core, self.one(number))

    @precondition(lambda self: self.visits)
    @rule(number=numbers)
    def end(self, number: int) -> None:
        with suppress(EncounterError):
            end(self.core, self.one(number).encounter)

    @rule(count=st.integers(1, 9))
    def append(self, count: int) -> None:
        size = self.seen.size
        found = append(self.core, *(entry(number) for number in range(count)))
        assert found == list(range(size, size + count))

    @precondition(lambda self: self.visits)
    @rule(number=numbers)
    def append_in_vain(self, number: int) -> None:
        """Keys, nodes and sizes of a transaction that fails are not remembered."""
        client = self.one(number)
        about = entry(encounter=client.encounter, subject=client.ref)
        size = self.seen.size
        assert append_in_vain(self.core, about, entry()) == [size, size + 1]

    @rule(delta=times)
    def let_time_pass(self, delta: dict[str, float]) -> None:
        self.clock.forward(**delta)
        lifecycle.tick(self.core)

    # What is destroyed ------------------------------------------------------------------------

    @precondition(lambda self: self.visits)
    @rule(number=numbers)
    def erase(self, number: int) -> None:
        self.erasing = True
        with self.core.database.read() as session:
            subject = session.get_one(ParticipantRow, self.one(number).ref).subject_ref
        with suppress(EraseRefused):
            erase_subject(
                self.core, subject_ref=subject or "nobody", actor=None, organisation_id=None
            )

    @rule()
    def purge(self) -> None:
        self.erasing = True
        purge(self.core)
        with self.core.database.read() as session:
            kept = {row.id for row in session.query(EncounterRow)}
        self.visits = [each for each in self.visits if each.encounter in kept]

    # What is signed ---------------------------------------------------------------------------

    @rule(publish=st.booleans(), number=numbers)
    def sign(self, publish: bool, number: int) -> None:
        """And somebody takes a proof along."""
        with self.core.database.write() as work:
            row = checkpoints.sign(self.core, work, publish=publish)
            keys = tuple(checkpoints.vkeys(work.session))
            self.signed.append(verify_note(row.note, keys))
            assert self.signed[-1].size == self.seen.size
            index = number % row.size
            text = proofs.proof_of(work.session, index, row)
        self.proved.append(Proved(self.seen.leaves[index], text, keys))

    @rule()
    def rotate(self) -> None:
        done = rotate(self.core)
        for vkey in (done.old, done.new):
            self.signed.append(verify_note(done.note, [vkey]))

    @rule()
    def retire(self) -> None:
        with suppress(RetireRefused):
            retire(self.core)

    @rule()
    def restart(self) -> None:
        self.core.database.close()
        self.core = _core(Path(self.folder.name), self.clock)

    @rule(ours=st.integers(1, 9), theirs=st.integers(1, 9))
    def fork(self, ours: int, theirs: int) -> None:
        """A copy goes on differently; each of the two is a good log, and the other is not it."""
        with TemporaryDirectory() as folder:
            for key in ("record.key", "ledger.key", ".env"):
                shutil.copy(Path(self.folder.name) / key, folder)
            with (
                closing(sqlite3.connect(Path(self.folder.name) / "tuokio.db")) as original,
                closing(sqlite3.connect(Path(folder) / "tuokio.db")) as copy,
            ):
                original.backup(copy)
            fork = _core(Path(folder), self.clock)
            append(self.core, *(entry(number) for number in range(ours)))
            append(fork, *(entry(number) for number in range(theirs)))
            mine, other = check_whole(self.core), check_whole(fork)
            _check_apart(self.core, mine, other)
            _check_apart(fork, other, mine)
            fork.database.close()

    # The laws ---------------------------------------------------------------------------------

    def one(self, number: int) -> Visit:
        return self.visits[number % len(self.visits)]

    @invariant()
    def nothing_changes_but_what_is_erased(self) -> None:
        before, self.seen = self.seen, check_whole(self.core)
        now = self.seen
        assert now.leaves[: before.size] == before.leaves
        left = {index: record for index, record in now.records.items() if index < before.size}
        assert left.items() <= before.records.items()
        assert self.erasing or left.keys() == before.records.keys()
        self.erasing = False

    @invariant()
    def proofs_are_those_of_another_implementation(self) -> None:
        size = self.seen.size
        with self.core.database.read() as session:
            for _ in range(SAMPLES if size else 0):
                at = self.chance.randint(1, size)
                index = self.chance.randrange(at)
                found = inclusion_proof(SqlTree(session), index, at)
                assert found == self.seen.tree.inclusion_proof(index, at)
                older = self.chance.randint(1, at)
                assert proofs.consistency(session, older, at) == (
                    self.seen.tree.consistency_proof(older, at)
                )

    @invariant()
    def what_was_signed_still_holds(self) -> None:
        with self.core.database.read() as session:
            for older in self.signed:
                verify_consistency(
                    size1=older.size,
                    size2=self.seen.size,
                    proof=proofs.consistency(session, older.size, self.seen.size),
                    root1=older.root,
                    root2=self.seen.root,
                )
        check_checkpoints(self.core)

    @invariant()
    def what_was_proved_still_is(self) -> None:
        for each in self.proved:
            verify_proof(each.text, leaf_hash=leaf_hash(each.leaf), vkeys=each.keys)


def _core(folder: Path, clock: Clock) -> Core:
    made = Core(config.load({"TUOKIO_DATA_DIR": str(folder)}), clock=clock)
    event.listen(made.database.engine, "connect", _hasty)
    return made


def _hasty(connection: Any, _record: Any) -> None:
    """Nothing of an example outlives it, so nothing needs to reach the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def _check_apart(core: Core, mine: Whole, other: Whole) -> None:
    """No proof leads from their log to mine: neither mine, nor the one of an honest log."""
    if other.size > mine.size:
        return
    with core.database.read() as session:
        honest: Sequence[bytes] = proofs.consistency(session, other.size, mine.size)
    for proof in (honest, mine.tree.consistency_proof(other.size, mine.size)):
        with pytest.raises(ProofInvalid):
            verify_consistency(
                size1=other.size, size2=mine.size, proof=proof, root1=other.root, root2=mine.root
            )


def test_the_laws_hold_whatever_happens(prepared: Path) -> None:
    Laws.prepared = prepared
    quick = hypothesis_settings.get_current_profile_name() == "quick"
    # The whole log is checked after each step: thousands of examples take half an hour.
    examples, steps = (30, 30) if quick else (300, 60)
    found = hypothesis_settings(max_examples=examples, stateful_step_count=steps)
    run_state_machine_as_test(Laws, settings=found)
