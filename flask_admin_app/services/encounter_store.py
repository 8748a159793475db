"""Loading an encounter to change it, and writing what the rules decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.live.hub import OVER
from flask_admin_app.models import EncounterRow, ParticipantRow, StaffRole
from flask_admin_app.services.check_ends import (
    end_check,
    end_side_rooms,
    made_by,
    stopped,
)
from flask_admin_app.services.door_news import desks
from flask_admin_app.services.errors import ForbiddenError, NotFoundError
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.gate.doors import encounter_decided, person_decided
from flask_admin_app.services.log.erasure import keep_until
from flask_admin_app.services.post import outbox
from flask_admin_app.services.side_rooms import drop_member
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.encounter import Turn, end_place, pass_time
from tuokio.encounters.people import Change
from tuokio.encounters.states import PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.sealing import Sealer

ROOM = "room"


def lock(core: Core, work: Work, encounter_id: str) -> EncounterRow:
    """The encounter, locked until the transaction ends, as the clock has it now.

    Raises:
        NotFoundError: there is none.
    """
    row = work.session.scalar(
        select(EncounterRow)
        .where(EncounterRow.id == encounter_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFoundError
    pass_clock(core, work, row)
    return row


def lock_all(work: Work, encounter_ids: Iterable[str]) -> None:
    """Lock several encounters, always in the same order: else two who do so could wait for each
    other. Before anything is read that must not change meanwhile, or written."""
    for encounter_id in sorted(encounter_ids):
        work.session.execute(
            select(EncounterRow.id).where(EncounterRow.id == encounter_id).with_for_update()
        )


def lock_for(core: Core, work: Work, staff: Staff, encounter_id: str) -> EncounterRow:
    """As `lock`, for staff of the encounter only."""
    row = lock(core, work, encounter_id)
    check_staff(work.session, staff, row)
    return row


def pass_clock(core: Core, work: Work, row: EncounterRow) -> None:
    """Open, move on or end the encounter as its times say."""
    save_turn(core, work, row, due(core, row))


def due(core: Core, row: EncounterRow) -> Turn:
    """What its times make of the encounter now.

    People in the meeting keep it open: those whom the meeting server reports, and clients who were
    let in and whose page is open. So do a client who waits, or somebody on the telephone, and
    staff who are there. A forgotten page or call of one side alone does not. A contact request that
    nobody has read keeps it for a while (WAIT 7).
    """
    now = core.clock()
    connected = core.hub.connected(row.id)
    people = [person.record() for person in row.participants]
    clients = [person for person in people if person.ref in connected and not person.role.staff]
    on_phone = any(person.by_phone and person.place is PlaceState.PRESENT for person in people)
    occupied = (
        any(person.place is PlaceState.PRESENT and not person.by_phone for person in people)
        or any(person.place.inside for person in clients)
        or ((bool(clients) or on_phone) and core.hub.staff_here(row.id))
    )
    return pass_time(
        row.record(),
        now=now,
        occupied=occupied,
        grace=row.template.grace,
        unread=_unread(row, now),
    )


def _unread(row: EncounterRow, now: datetime) -> bool:
    """Whether a contact request still waits for staff: never for longer than anything is kept."""
    return now < row.destroy_at_latest and any(
        person.contact_until is not None and now < person.contact_until
        for person in row.participants
    )


def check_staff(session: Session, staff: Staff, row: EncounterRow) -> ParticipantRow:
    """The member of staff's own place in the encounter.

    Raises:
        ForbiddenError: a colleague of the unit may know that it exists, and no more.
        NotFoundError: everyone else, administrators too.
    """
    own = session.scalar(
        select(ParticipantRow).where(
            ParticipantRow.encounter_id == row.id, ParticipantRow.user_id == staff.id
        )
    )
    if not staff.has(StaffRole.PROFESSIONAL):
        raise NotFoundError  # also who was one when they took the place
    if own is not None and own.place != PlaceState.LEFT:  # who handed over and went is a colleague
        return own
    if staff.unit_id == row.unit_id:
        raise ForbiddenError
    raise NotFoundError


def save(core: Core, work: Work, row: ParticipantRow, change: Change) -> bool:
    """Write what a rule decided about a person, with its log entries and what the gate should hold
    for them. True if anything changed."""
    if not change.happened:
        return False
    was_in_check = row.identity == IdentityState.IN_CHECK
    row.apply(change.participant)
    person_decided(core, work, row)
    if change.participant.place.inside:
        row.message = None  # "I am 5 minutes late" has had its time
    for entry in change.entries:
        work.ledger.append(entry)
    for desk in desks(core, work.session, row.encounter):
        work.touch(desk)
    if was_in_check and row.identity != IdentityState.IN_CHECK:
        end_check(core, work, row, change)
    if change.participant.role.staff and not change.participant.place.inside:
        for check in made_by(work.session, row.ref):  # whoever goes takes the check with them
            save(core, work, check.participant, stopped(check, actor=row.ref, now=work.now))
        drop_member(core, work, row)
    return True


def save_turn(core: Core, work: Work, row: EncounterRow, turn: Turn) -> None:
    """Write what a rule decided about an encounter; at its end, forget what was said in it."""
    if not turn.entries:
        return
    was_over = row.over
    if turn.encounter.state.over and not was_over:
        end_side_rooms(core, work, row)
    row.apply(turn.encounter)
    for entry in turn.entries:
        work.ledger.append(entry)
    if row.over and not was_over:
        row.over_at = work.now
        keep_until(work.session, row)
        outbox.close(core, work, row)  # before the key goes
        _forget(row)
        core.database.forget(work)
        work.afterwards.append(lambda: core.hub.close(row.id, None, OVER))
    encounter_decided(core, work, row)
    side_doors.follow(core, work, row)
    work.touch(row.id)


def heard_by(row: EncounterRow, ref: str) -> set[str] | None:
    """Whose pages show what one person did, beside those of staff; None for everybody's. Where one
    is served at a time, everybody's place in the queue may change. A newcomer of whom the notice
    said nothing concerns all (CONS 5). Fifty who wait for a group need not hear of each other."""
    newcomer = any(person.ref == ref and not person.announced for person in row.participants)
    if row.template.one_to_one or newcomer:
        return None
    inside = {
        person.ref
        for person in row.participants
        if PlaceState(person.place).inside or person.child or not person.announced
    }
    return inside | {ref}


def sealer_of(core: Core, row: EncounterRow) -> Sealer | None:
    """What opens the encounter's sealed values; None when its key is destroyed."""
    return core.key_encryption_key.open(row.wrapped_key) if row.wrapped_key else None


def next_position(rows: list[int]) -> int:
    """The position after the last."""
    return max(rows, default=0) + 1


def _forget(row: EncounterRow) -> None:
    """Names, room and messages go with the encounter's key (design: *At rest*)."""
    row.wrapped_key = None
    row.room = None
    for person in row.participants:
        person.apply(end_place(person.record()).participant)
        person.name = None
        person.message = None
        person.contact = person.contact_until = None
        person.way_on = None
        person.last_check = None
