"""Any sequence of decisions, pushes that fail anywhere, and stores that are lost: what Prosody
holds and what the service believes stay within the law, and one compare and push mends all."""

from __future__ import annotations

import copy
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

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
from flask_admin_app.services.gate.events import take
from tests.fakes.fake_prosody import FakeProsody
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.gate import Gated, with_gate
from tests.support.people import WORKER, agree, refuse
from tests.support.straight import Line, Straight
from tests.support.web import Web
from tuokio.encounters import admission, place
from tuokio.encounters.admission import may_have_token
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, Role
from tuokio.jitsi.errors import ProsodyAway
from tuokio.jitsi.gate_events import parse

Action = Callable[[Participant, datetime], Change]

ACTIONS: dict[str, Action] = {
    "admit": lambda person, now: admission.admit(person, actor=WORKER, now=now),
    "send back": lambda person, now: admission.send_back(person, actor=WORKER, now=now),
    "remove": lambda person, _now: admission.remove(person, actor=WORKER),
    "withdraw": lambda person, _now: place.withdraw(person),
    "refuse": lambda person, now: refuse(person, now=now),
    "agree": lambda person, now: agree(person, now=now),
    "leave": lambda person, _now: place.leave(person),
    "vanish": lambda person, _now: place.vanish(person),
    "come back": lambda person, now: place.come_back(person, now=now),
    "take over": lambda person, now: place.take_over(person, now=now),
}
MOST_ENCOUNTERS = 3
PEOPLE = 3

# Admissions are what this is about, so they come often.
actions = st.sampled_from(["admit", "admit", "admit", "send back", "agree", *sorted(ACTIONS)])
numbers = st.integers(0, 20)
times = st.sampled_from([0.2, 1, 30, 200, 1500, 4000])


class Laws(RuleBasedStateMachine):
    """Two encounters and more, a few people in each, one gate."""

    prepared: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.clock = Clock()
        shutil.copytree(self.prepared, self.folder.name, dirs_exist_ok=True)
        self.gate = FakeProsody(url="http://127.0.0.1:1")
        settings = with_gate(config.load({"TUOKIO_DATA_DIR": self.folder.name}), self.gate)
        core = Core(settings, clock=self.clock)
        event.listen(core.database.engine, "connect", _hasty)
        self.line = Line(self.gate.gate)
        core.prosody = Straight(self.line)
        self.gated = Gated(Web(cast(Any, None), core, Cast(core)), self.gate, self.clock)
        self.snapshot: tuple[Any, ...] | None = None
        self.backup: Path | None = None
        # Whether a store was lost or restored since the two were last compared.
        self.astray = False
        self.restored = False

    def teardown(self) -> None:
        self.gated.core.database.engine.dispose()
        self.folder.cleanup()

    # What people do ---------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        for _ in range(2):
            self.launch()

    @precondition(lambda self: len(self.everybody()) < MOST_ENCOUNTERS * (PEOPLE + 2))
    @rule()
    def launch(self) -> None:
        self.gated.crowd(self.gated.web.launch("group"), PEOPLE)

    @rule(number=numbers, action=actions)
    def decide(self, number: int, action: str) -> None:
        open_ = [row for row, state in self.everybody() if not state.over]
        if open_:
            row = open_[number % len(open_)]
            with suppress(EncounterError):
                self.gated.change(row.ref, ACTIONS[action])

    @rule(number=numbers, seldom=st.integers(0, 3))
    def end(self, number: int, seldom: int) -> None:
        if seldom == 0:
            found = self.encounters()
            self.gated.end(found[number % len(found)].id)

    @rule(seconds=times)
    def let_time_pass(self, seconds: float) -> None:
        self.clock.forward(seconds=seconds)
        lifecycle.tick(self.gated.core)

    @rule(number=numbers)
    def come_in(self, number: int) -> None:
        held = sorted(self.gate.gate.admissions)
        if held:
            room, ref = held[number % len(held)]
            self.gate.gate.join(room, ref, issued_at=self.clock.now.timestamp())

    @rule(number=numbers)
    def lose_the_line(self, number: int) -> None:
        inside = sorted(self.gate.gate.sessions)
        if inside:
            self.gate.gate.leave(inside[number % len(inside)], type_="unavailable")

    @rule()
    def tell(self) -> None:
        outbox = self.gate.gate.outbox
        while outbox:
            take(self.gated.core, parse(json.dumps(outbox[0]).encode()))
            del outbox[0]

    # What the keeper does ---------------------------------------------------------------------

    @rule(answered=st.integers(0, 8), done_first=st.booleans(), after=numbers, action=actions)
    def push_that_fails(self, answered: int, done_first: bool, after: int, action: str) -> None:
        """And somebody may decide otherwise about the person whom it was about, before it has."""
        self.line.left, self.line.done_first = answered, done_first
        self.line.meanwhile = self.somebody_decides(min(after, answered), action)
        with suppress(ProsodyAway):
            self.gated.push()
        self.line.heal()

    @rule()
    def push(self) -> None:
        self.gated.push()

    @rule(after=st.integers(0, 5), action=actions)
    def push_while_somebody_decides(self, after: int, action: str) -> None:
        self.line.meanwhile = self.somebody_decides(after, action)
        self.gated.push()
        self.line.heal()

    def somebody_decides(self, after: int, action: str) -> Callable[[str], None]:
        """Once so many changes were made: something else about whoever the last was about."""
        heard = count()

        def decide(target: str) -> None:
            if next(heard) == after and "/admissions/" in target:
                with suppress(EncounterError):
                    self.gated.change(target.rpartition("/")[2], ACTIONS[action])

        return decide

    @rule(answered=st.integers(0, 3), done_first=st.booleans())
    def compare_that_fails(self, answered: int, done_first: bool) -> None:
        self.line.left, self.line.done_first = answered, done_first
        with suppress(ProsodyAway):
            self.gated.compare()
            self.astray = False
        self.line.heal()

    @rule()
    def compare(self) -> None:
        self.gated.compare()
        self.astray = False

    @rule()
    def mend(self) -> None:
        """Once; and where a backup of ours was restored, as often as the keeper is asked to."""
        self.gated.core.gate.must_compare()
        for _ in range(3 if self.restored else 1):
            self.compare()
            self.gated.push()
            if not self.gated.core.gate.must_compare():
                break
        self.restored = False
        self.check_mended()

    # What goes wrong --------------------------------------------------------------------------

    @rule()
    def restart(self) -> None:
        self.gate.gate.restart()

    @rule()
    def lose_prosodys_store(self) -> None:
        self.gate.gate.lose_everything()
        self.astray = True

    @rule()
    def back_up_prosodys_store(self) -> None:
        gate = self.gate.gate
        self.snapshot = copy.deepcopy((gate.rooms, gate.admissions, gate._graves))

    @precondition(lambda self: self.snapshot is not None)
    @rule()
    def restore_prosodys_store(self) -> None:
        gate = self.gate.gate
        gate.rooms, gate.admissions, gate._graves = copy.deepcopy(self.snapshot)  # type: ignore[misc]
        gate.restart()
        self.astray = True

    @rule()
    def back_up_our_database(self) -> None:
        self.backup = Path(self.folder.name) / "backup.db"
        self.backup.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(self.database())) as ours,
            closing(sqlite3.connect(self.backup)) as there,
        ):
            ours.backup(there)

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore_our_database(self) -> None:
        assert self.backup
        with (
            closing(sqlite3.connect(self.backup)) as there,
            closing(sqlite3.connect(self.database())) as ours,
        ):
            there.backup(ours)
        self.astray = self.restored = True

    def database(self) -> Path:
        return Path(self.folder.name) / "tuokio.db"

    # The laws ---------------------------------------------------------------------------------

    def encounters(self) -> list[EncounterRow]:
        with self.gated.core.database.read() as session:
            return session.query(EncounterRow).order_by(EncounterRow.id).all()

    def everybody(self) -> list[tuple[ParticipantRow, EncounterState]]:
        with self.gated.core.database.read() as session:
            rows = session.query(ParticipantRow).order_by(ParticipantRow.ref).all()
            return [(row, EncounterState(row.encounter.state)) for row in rows]

    def admitted(self) -> dict[str, dict[str, Any]]:
        """What Prosody holds, by person: nobody has more than one admission."""
        return {ref: held for (_room, ref), held in self.gate.gate.admissions.items()}

    @invariant()
    def nobody_gets_a_token_whom_prosody_does_not_hold(self) -> None:
        if self.astray:
            return
        held = self.admitted()
        for row, state in self.everybody():
            person = row.record()
            if may_have_token(person, state):
                assert person.since
                assert held[row.ref]["since"] == int(person.since.timestamp())
                moderator = held[row.ref]["role"] == "moderator"
                assert moderator == Role(row.role).staff

    @invariant()
    def nobody_is_held_whose_door_is_called_closed(self) -> None:
        if self.astray:
            return
        held = self.admitted()
        closed = {row.ref for row, _state in self.everybody() if row.door == DoorState.CLOSED}
        assert not closed & held.keys()

    @invariant()
    def a_door_is_as_the_admission(self) -> None:
        for row, _state in self.everybody():
            stands = DoorState(row.door) in {DoorState.PENDING, DoorState.OPEN}
            assert stands == (row.since is not None)

    @invariant()
    def what_is_over_lets_nobody_in(self) -> None:
        for row, state in self.everybody():
            assert not (state.over and row.since)

    def check_mended(self) -> None:
        people, gate = self.everybody(), self.gate.gate
        names = {row.encounter_id: self.gated.room(row.encounter_id) for row in self.gated.rooms()}
        assert names.keys() == {row.id for row in self.encounters() if not row.over}
        assert gate.rooms.keys() == set(names.values())
        assert gate.admissions.keys() == {
            (names[row.encounter_id], row.ref) for row, _state in people if row.since
        }
        for row in self.gated.rooms():
            room = gate.rooms[names[row.encounter_id]]
            assert room["generation"] == row.generation == row.confirmed
            assert room["closes_at"] == int(row.closes_at.timestamp())
            for (name, _ref), held in gate.admissions.items():
                assert name != names[row.encounter_id] or held["until"] == room["closes_at"]
        for person, _state in people:
            assert person.door == (DoorState.OPEN if person.since else DoorState.CLOSED)
        assert self.gated.pending() == 0


def _hasty(connection: Any, _record: Any) -> None:
    """Nothing of an example outlives it, so nothing needs to reach the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def test_the_laws_hold_whatever_happens(prepared: Path) -> None:
    Laws.prepared = prepared
    quick = hypothesis_settings.get_current_profile_name() == "quick"
    # Each step is a transaction, perhaps a request: thousands of examples take half an hour.
    examples, steps = (50, 40) if quick else (300, 60)
    found = hypothesis_settings(max_examples=examples, stateful_step_count=steps)
    run_state_machine_as_test(Laws, settings=found)
