"""What Prosody should hold of the rooms beside a meeting: who is in them, and no longer than that.

A side room has the same id here as in its own table. Its doors are not the meeting's: a confirmed
admission moves nobody's place (design: *States*).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    EncounterRow,
    GateAdmissionRow,
    GateRoomRow,
    ParticipantRow,
    SideRoomRow,
)
from flask_admin_app.services.gate.doors import add_room, times
from tuokio.encounters.states import DoorState, Role
from tuokio.jitsi.prosody import GateRole, RoomKind
from tuokio.sealing import Sealer

NAME = "side-room"


def register(
    core: Core, work: Work, room: SideRoomRow, name: str, members: Sequence[ParticipantRow]
) -> None:
    """Wish for a side room, and for its members in it."""
    if core.prosody is None:
        return
    add_room(core, work, room.encounter, name, RoomKind(room.kind), id_=room.id)
    for person in members:
        admit(core, work, room, person)


def admit(core: Core, work: Work, room: SideRoomRow, person: ParticipantRow) -> None:
    """Wish for one more member of a side room."""
    gate_room = work.session.get(GateRoomRow, room.id)
    if gate_room is None:
        return
    staff = Role(person.role).staff
    known = work.session.get(GateAdmissionRow, (room.id, person.ref))
    if known is None:
        work.session.add(
            GateAdmissionRow(
                room_id=room.id,
                participant_ref=person.ref,
                role=GateRole.MODERATOR if staff else GateRole.PARTICIPANT,
                since=whole_second(room.since),
                until=gate_room.closes_at,
            )
        )
    elif not known.wanted:
        known.since, known.until = whole_second(work.now), gate_room.closes_at
        known.wanted, known.reason = True, None
        known.generation += 1
    work.session.flush()
    work.afterwards.append(core.gate.wake)


def put_out(core: Core, work: Work, room_id: str, ref: str) -> None:
    """One member goes; the room stays."""
    known = work.session.get(GateAdmissionRow, (room_id, ref))
    if known is None or not known.wanted:
        return
    known.wanted, known.reason = False, "left"
    known.generation += 1
    work.session.flush()
    work.afterwards.append(core.gate.wake)


def close(core: Core, work: Work, room_id: str) -> None:
    """No longer wish for it: with the room everyone in it goes."""
    known = work.session.get(GateRoomRow, room_id)
    if known is None or not known.wanted:
        return
    known.wanted = False
    known.generation += 1
    work.session.flush()
    work.afterwards.append(core.gate.wake)


def follow(core: Core, work: Work, row: EncounterRow) -> None:
    """The times of a side room are those of its encounter."""
    if core.prosody is None or row.over:
        return
    opens_at, closes_at = times(row)
    for room in _open(work.session, row.id):
        if (room.opens_at, room.closes_at) == (opens_at, closes_at):
            continue
        room.opens_at, room.closes_at = opens_at, closes_at
        room.generation += 1
        for admission in room.admissions:
            admission.until = closes_at
            admission.generation += 1
        work.afterwards.append(core.gate.wake)


def adopt(core: Core, work: Work, row: EncounterRow, sealer: Sealer | None) -> None:
    """A gate that was set while side rooms were open learns of them."""
    still = SideRoomRow.closed_at.is_(None) & (SideRoomRow.encounter_id == row.id)
    for room in work.session.scalars(select(SideRoomRow).where(still)):
        known = work.session.get(GateRoomRow, room.id)
        if sealer is None or room.room is None or known is not None:
            continue
        name = sealer.unseal(room.room, context=f"{NAME}/{room.id}")
        members = [person for person in row.participants if person.ref in room.members]
        register(core, work, room, name, members)


def door(core: Core, session: Session, room_id: str, ref: str) -> DoorState:
    """What Prosody confirmed of that person in that room; open where no gate stands."""
    if core.prosody is None:
        return DoorState.OPEN
    known = session.get(GateAdmissionRow, (room_id, ref))
    if known is None or not known.wanted or not known.room.wanted:
        return DoorState.CLOSED
    return DoorState.OPEN if known.confirmed == known.generation else DoorState.PENDING


def whole_second(when: datetime) -> datetime:
    """Tokens count whole seconds: one made in the second of the admission must be good."""
    return when.replace(microsecond=0)


def _open(session: Session, encounter_id: str) -> Sequence[GateRoomRow]:
    beside = (GateRoomRow.encounter_id == encounter_id) & (GateRoomRow.kind != RoomKind.MEETING)
    return session.scalars(select(GateRoomRow).where(beside, GateRoomRow.wanted)).all()
