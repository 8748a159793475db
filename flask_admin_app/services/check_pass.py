"""Tokens for a check room: for its two people, while the check is open, and nothing else (ID 2)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, IdentityCheckRow, ParticipantRow, SideRoomRow
from flask_admin_app.services import checks, names, side_rooms
from flask_admin_app.services.check_ends import running
from flask_admin_app.services.encounter_store import check_staff, sealer_of
from flask_admin_app.services.errors import NotFoundError, NotYetError
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.meeting import Pass
from flask_admin_app.services.own_place import find
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.check_rooms import CheckRoom, may_enter
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.states import DoorState, EncounterState, Role
from tuokio.jitsi.features import NO_FEATURES
from tuokio.jitsi.prosody import RoomKind
from tuokio.jitsi.reader import Claims
from tuokio.jitsi.tokens import DEFAULT_LIFETIME


def for_client(core: Core, ref: str, token: str | None) -> Pass:
    """Mint one for the browser that holds the place.

    Raises:
        PlaceElsewhereError: this browser does not hold it.
        NotYetError: the room is not there yet.
        EncounterError: the person is in no check.
    """
    now = core.clock()
    with core.database.read() as session:
        row = find(session, ref, token)
        check = running(session, ref)
        if check is None:
            raise EncounterError(Refusal.NO_CHECK)
        return _mint(core, session, check, row, now=now, language=None)


def for_staff(core: Core, staff: Staff, encounter_id: str, check_id: str, *, language: str) -> Pass:
    """Mint one for the worker who makes the check.

    Raises:
        NotFoundError, ForbiddenError: it is none of this worker's.
        NotYetError: the room is not there yet.
        EncounterError: the check has ended, or a colleague makes it.
    """
    now = core.clock()
    with core.database.read() as session:
        row = session.get(EncounterRow, encounter_id)
        if row is None:
            raise NotFoundError
        own = check_staff(session, staff, row)
        check = checks.find(session, row, check_id)
        return _mint(core, session, check, own, now=now, language=language)


def opens(core: Core, session: Session, row: ParticipantRow, claims: Claims) -> SideRoomRow | None:
    """The check room that these claims open now, as the gate in Prosody would see it."""
    for room in side_rooms.open_rooms(session, row.encounter_id):
        if row.ref not in room.members or room.kind != RoomKind.CHECK:
            continue
        if side_rooms.name_of(sealer_of(core, row.encounter), room) != claims.room:
            continue
        check = _check_in(session, room)
        in_time = claims.issued_at >= side_doors.whole_second(room.since)
        return room if in_time and check and _may_enter(core, session, check, row) else None
    return None


def _mint(
    core: Core,
    session: Session,
    check: IdentityCheckRow,
    row: ParticipantRow,
    *,
    now: datetime,
    language: str | None,
) -> Pass:
    if not _may_enter(core, session, check, row):
        raise EncounterError(Refusal.NO_CHECK)
    sealer = sealer_of(core, row.encounter)
    room = side_rooms.name_of(sealer, check.side_room)
    if sealer is None or room is None:
        raise EncounterError(Refusal.NO_CHECK)
    if side_doors.door(core, session, check.side_room_id, row.ref) is not DoorState.OPEN:
        raise NotYetError
    name = names.shown(core, sealer, row, language or row.language or "fi")
    token = core.issuer.mint(
        room=room,
        participant=row.ref,
        name=name,
        moderator=Role(row.role).staff,
        lifetime=DEFAULT_LIFETIME,
        now=now,
        features=NO_FEATURES,
    )
    return Pass(token, room, name, RoomKind.CHECK)


def _may_enter(core: Core, session: Session, check: IdentityCheckRow, row: ParticipantRow) -> bool:
    encounter = open_if_due(row.encounter.record(), now=core.clock()).encounter
    staff = session.get_one(ParticipantRow, check.staff_ref)
    still = check.ended_at is None and check.side_room.closed_at is None
    room = CheckRoom(check.participant.record(), staff.record(), open=still)
    return may_enter(row.ref, room, EncounterState(encounter.state))


def _check_in(session: Session, room: SideRoomRow) -> IdentityCheckRow | None:
    found = (running(session, ref) for ref in room.members)
    return next((check for check in found if check and check.side_room_id == room.id), None)
