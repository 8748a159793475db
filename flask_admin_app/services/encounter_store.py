"""Loading an encounter to change it, and writing what the rules decided."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.live.hub import OVER
from flask_admin_app.models import EncounterRow, ParticipantRow, StaffRole
from flask_admin_app.services.errors import ForbiddenError, NotFoundError
from flask_admin_app.services.gate.doors import encounter_decided, person_decided
from flask_admin_app.services.log.erasure import keep_until
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.encounter import Turn, end_place, pass_time
from tuokio.encounters.people import Change
from tuokio.encounters.states import PlaceState
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
    let in and whose page is open. So do a client who waits and staff who are there. A forgotten
    page of one side alone does not.
    """
    connected = core.hub.connected(row.id)
    people = [person.record() for person in row.participants]
    clients = [person for person in people if person.ref in connected and not person.role.staff]
    occupied = (
        any(person.place is PlaceState.PRESENT for person in people)
        or any(person.place.inside for person in clients)
        or (bool(clients) and core.hub.staff_here(row.id))
    )
    return pass_time(row.record(), now=core.clock(), occupied=occupied, grace=row.template.grace)


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
    if own is not None:
        return own
    if staff.unit_id == row.unit_id and staff.has(StaffRole.PROFESSIONAL):
        raise ForbiddenError
    raise NotFoundError


def save(core: Core, work: Work, row: ParticipantRow, change: Change) -> bool:
    """Write what a rule decided about a person, with its log entries and what the gate should hold
    for them. True if anything changed."""
    if not change.happened:
        return False
    row.apply(change.participant)
    person_decided(core, work, row)
    if change.participant.place.inside:
        row.message = None  # "I am 5 minutes late" has had its time
    for entry in change.entries:
        work.ledger.append(entry)
    return True


def save_turn(core: Core, work: Work, row: EncounterRow, turn: Turn) -> None:
    """Write what a rule decided about an encounter; at its end, forget what was said in it."""
    if not turn.entries:
        return
    was_over = row.over
    row.apply(turn.encounter)
    for entry in turn.entries:
        work.ledger.append(entry)
    if row.over and not was_over:
        row.over_at = work.now
        keep_until(work.session, row)
        _forget(row)
        core.database.forget(work)
        work.afterwards.append(lambda: core.hub.close(row.id, None, OVER))
    encounter_decided(core, work, row)
    work.touch(row.id)


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
