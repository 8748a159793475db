"""A room for the facilitators alone, before and after (ROOM 4).

Only staff of the encounter come in. A client's page is never told that there is such a room.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow, SideRoomRow
from flask_admin_app.services import names, side_rooms
from flask_admin_app.services.encounter_store import check_staff, lock_for, sealer_of
from flask_admin_app.services.errors import NotFoundError, NotYetError
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.meeting import Pass
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import opened
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.private_rooms import may_enter
from tuokio.encounters.states import DoorState, Role
from tuokio.jitsi.prosody import RoomKind
from tuokio.jitsi.reader import Claims
from tuokio.jitsi.tokens import DEFAULT_LIFETIME
from tuokio.ledger import Entry, EntryType


def open_(core: Core, staff: Staff, encounter_id: str) -> None:
    """Open the room for all staff who are part of the encounter now, or come into the one that is
    open.

    Raises:
        NotFoundError, ForbiddenError: it is none of this worker's.
        EncounterError: the encounter is over, or not open yet.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        sealer = sealer_of(core, row)
        if sealer is None:
            raise EncounterError(Refusal.OVER)
        own = check_staff(work.session, staff, row)
        room = find(work.session, row)
        if room is not None:
            side_rooms.add_member(core, work, room, own)
            return
        team = [
            each
            for each in row.participants
            if Role(each.role).staff and each.record().place.inside
        ]
        side_rooms.open_room(core, work, row, RoomKind.PRIVATE, team, sealer)
        work.ledger.append(_entry(EntryType.SIDE_ROOM_OPENED, row, staff))
        work.touch(row.id, ())


def close(core: Core, staff: Staff, encounter_id: str) -> None:
    """Close it for all. Closing twice is closing once.

    Raises:
        NotFoundError, ForbiddenError: it is none of this worker's.
        EncounterError: the encounter is over.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        room = find(work.session, row)
        if room is not None:
            side_rooms.close_room(core, work, room)
            work.ledger.append(_entry(EntryType.SIDE_ROOM_CLOSED, row, staff))
            work.touch(row.id, ())


def find(session: Session, row: EncounterRow) -> SideRoomRow | None:
    """The private room of the encounter that is open."""
    rooms = side_rooms.open_rooms(session, row.id)
    return next((room for room in rooms if room.kind == RoomKind.PRIVATE), None)


def pass_for(core: Core, staff: Staff, encounter_id: str, *, language: str) -> Pass:
    """Mint a token for the room.

    Raises:
        NotFoundError, ForbiddenError: it is none of this worker's.
        NotYetError: the room is not there yet.
        EncounterError: it is closed, or this worker is not one of its members.
    """
    now = core.clock()
    with core.database.read() as session:
        row = session.get(EncounterRow, encounter_id)
        if row is None:
            raise NotFoundError
        return _mint(core, session, check_staff(session, staff, row), now, language)


def opens(core: Core, session: Session, row: ParticipantRow, claims: Claims) -> SideRoomRow | None:
    """The private room that these claims open now, as the gate in Prosody would see it."""
    room = find(session, row.encounter)
    if room is None or not _may_enter(core, row, room):
        return None
    if side_rooms.name_of(sealer_of(core, row.encounter), room) != claims.room:
        return None
    return room if claims.issued_at >= side_doors.whole_second(room.since) else None


def _mint(core: Core, session: Session, own: ParticipantRow, now: datetime, language: str) -> Pass:
    sealer = sealer_of(core, own.encounter)
    room = find(session, own.encounter)
    name = side_rooms.name_of(sealer, room) if room else None
    if own.encounter.over:
        raise EncounterError(Refusal.OVER)
    if room is None or name is None or not _may_enter(core, own, room):
        raise EncounterError(Refusal.NOT_INSIDE)
    if side_doors.door(core, session, room.id, own.ref) is not DoorState.OPEN:
        raise NotYetError
    shown = names.shown(core, sealer, own, language)
    token = core.issuer.mint(
        room=name,
        participant=own.ref,
        name=shown,
        moderator=True,
        lifetime=DEFAULT_LIFETIME,
        now=now,
    )
    return Pass(token, name, shown, RoomKind.PRIVATE)


def _may_enter(core: Core, row: ParticipantRow, room: SideRoomRow) -> bool:
    state = open_if_due(row.encounter.record(), now=core.clock()).encounter.state
    return may_enter(row.record(), room.members, state)


def _entry(type_: EntryType, row: EncounterRow, staff: Staff) -> Entry:
    return Entry(type_, row.id, actor=staff.ref, facts={"kind": RoomKind.PRIVATE.value})
