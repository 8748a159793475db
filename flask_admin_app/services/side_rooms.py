"""Rooms beside a meeting: their names, and how they open and close."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, ParticipantRow, SideRoomRow
from flask_admin_app.services.gate import side_doors
from tuokio.ids import new_ref, new_room_name
from tuokio.jitsi.prosody import RoomKind
from tuokio.sealing import Sealer


def open_room(
    core: Core,
    work: Work,
    row: EncounterRow,
    kind: RoomKind,
    members: Sequence[ParticipantRow],
    sealer: Sealer,
) -> SideRoomRow:
    """Open a room for these people of the encounter, with a name of its own, and tell the gate."""
    id_, name = new_ref(), new_room_name()
    room = SideRoomRow(
        id=id_,
        encounter=row,
        kind=kind.value,
        room=sealer.seal(name, context=f"{side_doors.NAME}/{id_}"),
        members=[person.ref for person in members],
        since=work.now,
    )
    work.session.add(room)
    work.session.flush()
    side_doors.register(core, work, room, name, members)
    return room


def close_room(core: Core, work: Work, room: SideRoomRow) -> None:
    """Close it: its name and its members are forgotten, and everyone is put out."""
    if room.closed_at is not None:
        return
    room.closed_at = work.now
    room.room = None
    room.members = []
    side_doors.close(core, work, room.id)


def add_member(core: Core, work: Work, room: SideRoomRow, person: ParticipantRow) -> None:
    """One more may come into an open room."""
    if person.ref not in room.members:
        room.members = [*room.members, person.ref]
        side_doors.admit(core, work, room, person)


def drop_member(core: Core, work: Work, person: ParticipantRow) -> None:
    """Whoever has left the encounter is in none of its side rooms any more."""
    for room in open_rooms(work.session, person.encounter_id):
        if person.ref in room.members:
            room.members = [ref for ref in room.members if ref != person.ref]
            side_doors.put_out(core, work, room.id, person.ref)


def open_rooms(session: Session, encounter_id: str) -> Sequence[SideRoomRow]:
    """The side rooms of an encounter that are open."""
    still = SideRoomRow.closed_at.is_(None) & (SideRoomRow.encounter_id == encounter_id)
    return session.scalars(select(SideRoomRow).where(still)).all()


def name_of(sealer: Sealer | None, room: SideRoomRow) -> str | None:
    """The room's name, while it is open and its encounter's key is there."""
    if sealer is None or room.room is None:
        return None
    return sealer.unseal(room.room, context=f"{side_doors.NAME}/{room.id}")
