"""Comparing what Prosody holds with what it should hold, and mending the difference.

Done at the start, when Prosody began anew, when it was away, and every minute: a store that was
lost or restored on either side must not leave anybody in, or keep anybody out, for long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import delete, select

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    EncounterRow,
    GateAdmissionRow,
    GateRoomRow,
    GateSessionRow,
    ParticipantRow,
)
from flask_admin_app.services.encounter_store import ROOM, lock, lock_all, sealer_of
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.gate.doors import doubt, encounter_decided, register
from flask_admin_app.services.gate.events import let_go
from flask_admin_app.services.gate.push import admission_record, room_name, room_record
from tuokio.encounters.states import DoorState, EncounterState
from tuokio.jitsi.prosody import (
    AdmissionRecord,
    ProsodyClient,
    RoomKind,
    RoomRecord,
    RoomState,
)

LOST = "unknown"
"""The reason told for an admission that Prosody holds and we know nothing of."""


def adopt(core: Core) -> None:
    """Bring encounters in step with the gate that is set now: one that came after they were made,
    or one that was taken away."""
    if core.prosody is None:
        _disown(core)
        return
    with core.database.read() as session:
        ids = session.scalars(
            select(EncounterRow.id).where(
                EncounterRow.state.in_([EncounterState.PLANNED, EncounterState.OPEN]),
                EncounterRow.id.not_in(
                    select(GateRoomRow.encounter_id).where(GateRoomRow.kind == RoomKind.MEETING)
                ),
            )
        ).all()
    for encounter_id in ids:
        with core.database.write() as work:
            row = lock(core, work, encounter_id)
            sealer = sealer_of(core, row)
            if sealer is not None and row.room is not None:
                register(core, work, row, sealer.unseal(row.room, context=ROOM))
            encounter_decided(core, work, row)
            side_doors.adopt(core, work, row, sealer)


def _disown(core: Core) -> None:
    """Without a gate no door waits for it, and what it was told is not kept: should it be set
    again, everything is told anew, and what it still holds by then is not ours."""
    with core.database.read() as session:
        told = session.scalar(select(GateRoomRow.id).limit(1))
        waiting = select(ParticipantRow.encounter_id).where(
            ParticipantRow.door.in_([DoorState.PENDING, DoorState.CLOSING])
        )
        ids = session.scalars(select(EncounterRow.id).where(EncounterRow.id.in_(waiting))).all()
    for encounter_id in ids:
        with core.database.write() as work:
            encounter_decided(core, work, lock(core, work, encounter_id))
    if told is not None:
        with core.database.write() as work:
            for table in (GateAdmissionRow, GateRoomRow, GateSessionRow):
                work.session.execute(delete(table))
            core.database.forget(work)


def reconcile(core: Core, prosody: ProsodyClient) -> None:
    """Ask Prosody for all it holds; mark what must be pushed anew, and take away what is not ours.

    Raises:
        ProsodyError: it does not answer.
    """
    with core.database.read() as session:
        believed = set(session.scalars(select(GateSessionRow.id)))
    # Asked first, read second: a wish is always written before it is pushed, so whatever they hold
    # and we do not know was never ours, or is no longer.
    theirs = prosody.state().rooms
    with core.database.write() as work:
        lock_all(work, set(work.session.scalars(select(GateRoomRow.encounter_id))))
        rooms = {room_name(core, room): room for room in work.session.scalars(select(GateRoomRow))}
        for name, room in rooms.items():
            _compare_room(work, room, theirs.get(name))
        strangers = list(_strangers(rooms, theirs))
        lost = any(room.wanted and name not in theirs for name, room in rooms.items())
    if not lost:  # a room that it forgot may still have people in it; the next look will tell
        let_go(core, believed - _live(theirs, believed))
    for room_, participant in strangers:
        if participant is None:
            prosody.delete_room(room_)
        else:
            prosody.delete_admission(room_, participant, reason=LOST)


def _live(theirs: Mapping[str, RoomState], believed: set[str]) -> set[str]:
    """The sessions that are in. Whoever came after `believed` was read is told of by an event."""
    live: set[str] = set()
    for state in theirs.values():
        if state.sessions is None:
            return believed  # it does not tell
        live.update(each.session for each in state.sessions)
    return live


def _strangers(
    rooms: dict[str, GateRoomRow], theirs: Mapping[str, RoomState]
) -> Iterator[tuple[str, str | None]]:
    for name, state in theirs.items():
        room = rooms.get(name)
        if room is None:
            yield name, None
            continue
        ours = {row.participant_ref for row in room.admissions}
        yield from (
            (name, participant) for participant in state.admissions if participant not in ours
        )


def _compare_room(work: Work, room: GateRoomRow, theirs: RoomState | None) -> None:
    held = theirs.record if theirs else None
    _compare(room, held, room_record(room))
    for row in room.admissions:
        known = theirs.admissions.get(row.participant_ref) if theirs else None
        was_confirmed = row.confirmed == row.generation
        differs = _compare(row, known, admission_record(row))
        # A wish that was not pushed yet differs, and what Prosody holds still lets them in.
        missing = row.wanted and (known is None or (differs and was_confirmed))
        if missing and (room.kind != RoomKind.MEETING or doubt(row.participant)):
            work.touch(room.encounter_id, {row.participant_ref})


def _compare(
    row: GateRoomRow | GateAdmissionRow,
    held: RoomRecord | AdmissionRecord | None,
    ours: RoomRecord | AdmissionRecord,
) -> bool:
    """Whether they differ. Then it is pushed anew, with a generation that Prosody will not take for
    an old one: after a backup was restored here, Prosody knows later wishes than we do."""
    same = held == ours if row.wanted else held is None
    if same:
        return False
    row.confirmed = 0
    if held is not None:
        row.generation = max(row.generation, held.generation + 1)
    return True
