"""Telling Prosody what it should hold, until it has confirmed each wish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import GateAdmissionRow, GateRoomRow, ParticipantRow
from flask_admin_app.services.encounter_store import lock_all
from flask_admin_app.services.gate.doors import ROOM, settle
from tuokio.jitsi.errors import ProsodyAway, ProsodyError, ProsodyRefused
from tuokio.jitsi.prosody import (
    AdmissionRecord,
    GateRole,
    ProsodyClient,
    Removed,
    RoomKind,
    RoomRecord,
    Written,
)

AT_ONCE = 20
"""Wishes pushed before what they confirmed is written down: nobody at the door of a large group
waits for everybody else's."""

UNKNOWN_ROOM = "unknown-room"


@dataclass(frozen=True, slots=True)
class _Task:
    """One wish. Of a room where `participant` is None; to take away where `record` is None."""

    encounter: str
    room_id: str
    room: str
    participant: str | None
    generation: int
    record: RoomRecord | AdmissionRecord | None
    reason: str = "ended"

    def send(self, prosody: ProsodyClient) -> Written | Removed:
        match self.record, self.participant:
            case RoomRecord() as record, _:
                return prosody.put_room(self.room, record)
            case AdmissionRecord() as record, str(person):
                return prosody.put_admission(self.room, person, record)
            case _, str(person):
                return prosody.delete_admission(
                    self.room, person, reason=self.reason, generation=self.generation
                )
        return prosody.delete_room(self.room, generation=self.generation)


def push(core: Core, prosody: ProsodyClient, *, admit: bool = True) -> None:
    """Push every wish that is not confirmed; without `admit` only those to take somebody away.

    Raises:
        ProsodyError: Prosody does not answer, or will not have it. What it did confirm is kept.
    """
    while tasks := _pending(core, admit=admit):
        done: list[tuple[_Task, Written | Removed]] = []
        failed: list[ProsodyError] = []
        try:
            for task in tasks:
                try:
                    done.append((task, task.send(prosody)))
                except ProsodyError as error:
                    if isinstance(error, ProsodyAway) and error.reason != "faulty":
                        raise
                    failed.append(error)  # the others' turn comes all the same
        finally:
            _confirm(core, done)
        if failed:
            _give_up(core, failed)
            return


def _give_up(core: Core, failed: Sequence[ProsodyError]) -> None:
    """What failed fails again: compare first, or say that something is wrong."""
    for error in failed:
        if not isinstance(error, ProsodyRefused) or error.code != UNKNOWN_ROOM:
            raise error
    core.gate.compare()  # it has forgotten a room that it had confirmed


def room_name(core: Core, room: GateRoomRow) -> str:
    """The room's name, for Prosody."""
    sealer = core.key_encryption_key.open(room.wrapped_key)
    return sealer.unseal(room.name, context=f"{ROOM}:{room.id}")


def room_record(room: GateRoomRow) -> RoomRecord:
    """The room as Prosody should hold it."""
    return RoomRecord(
        kind=RoomKind(room.kind),
        opens_at=int(room.opens_at.timestamp()),
        closes_at=int(room.closes_at.timestamp()),
        generation=room.generation,
    )


def admission_record(row: GateAdmissionRow) -> AdmissionRecord:
    """The admission as Prosody should hold it."""
    return AdmissionRecord(
        role=GateRole(row.role),
        since=int(row.since.timestamp()),
        until=int(row.until.timestamp()),
        generation=row.generation,
    )


def _pending(core: Core, *, admit: bool) -> list[_Task]:
    with core.database.read() as session:
        found = [task for task in _tasks(core, session) if admit or task.record is None]
    return found[:AT_ONCE]


def _tasks(core: Core, session: Session) -> Iterator[_Task]:
    """In this order: first whoever must not come in any more, then the rooms, then the people."""
    rooms = session.scalars(
        select(GateRoomRow).where(GateRoomRow.confirmed < GateRoomRow.generation)
    ).all()
    admissions = session.scalars(
        select(GateAdmissionRow).where(GateAdmissionRow.confirmed < GateAdmissionRow.generation)
    ).all()
    # With an unwanted room all its admissions go.
    admissions = [row for row in admissions if row.room.wanted]
    yield from (_admission_task(core, row) for row in admissions if not row.wanted)
    yield from (_room_task(core, room) for room in rooms if not room.wanted)
    yield from (_room_task(core, room) for room in rooms if room.wanted)
    yield from (_admission_task(core, row) for row in admissions if row.wanted)


def _room_task(core: Core, room: GateRoomRow) -> _Task:
    return _Task(
        encounter=room.encounter_id,
        room_id=room.id,
        room=room_name(core, room),
        participant=None,
        generation=room.generation,
        record=room_record(room) if room.wanted else None,
    )


def _admission_task(core: Core, row: GateAdmissionRow) -> _Task:
    return _Task(
        encounter=row.room.encounter_id,
        room_id=row.room_id,
        room=room_name(core, row.room),
        participant=row.participant_ref,
        generation=row.generation,
        record=admission_record(row) if row.wanted else None,
        reason=row.reason or "ended",
    )


def _confirm(core: Core, done: Sequence[tuple[_Task, Written | Removed]]) -> None:
    if not done:
        return
    with core.database.write() as work:
        lock_all(work, {task.encounter for task, _ in done})
        for task, answer in done:
            if answer.ignored:
                _outdo(work, task, answer.generation or 0)
            elif _note(core, work, task):
                work.touch(task.encounter)


def _outdo(work: Work, task: _Task, held: int) -> None:
    """Prosody knows a later wish than ours, so our store is an older one: count on from there."""
    row = _row(work, task)
    if row is not None:
        row.generation = max(row.generation, held + 1)


def _note(core: Core, work: Work, task: _Task) -> bool:
    """Write down that Prosody did it, unless something else is wished for by now."""
    row = _row(work, task)
    if row is None or row.generation != task.generation:
        return False
    row.confirmed = task.generation
    if isinstance(row, GateAdmissionRow):
        # A room beside the meeting has doors of its own: nobody's meeting opens by it.
        return row.room.kind != RoomKind.MEETING or _settle(row.participant)
    return not row.wanted and _room_gone(core, work, row)


def _row(work: Work, task: _Task) -> GateRoomRow | GateAdmissionRow | None:
    if task.participant is None:
        return work.session.get(GateRoomRow, task.room_id)
    return work.session.get(GateAdmissionRow, (task.room_id, task.participant))


def _room_gone(core: Core, work: Work, room: GateRoomRow) -> bool:
    people = room.encounter.participants if room.kind == RoomKind.MEETING else []
    settled = [_settle(person) for person in people]
    work.session.delete(room)
    core.database.forget(work)  # the room's name goes with it
    return any(settled)


def _settle(row: ParticipantRow) -> bool:
    before = row.record()
    after = settle(before)
    row.apply(after)
    return after != before
