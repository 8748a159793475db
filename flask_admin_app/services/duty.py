"""Who takes people from a public door now (JOIN 13).

A duty ends by itself, and with the sign-in: whoever has gone home is not waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    DutyRow,
    EncounterRow,
    ParticipantRow,
    StaffRole,
    StaffSessionRow,
    TemplateRow,
    UserRow,
)
from flask_admin_app.services.encounter_store import lock, lock_all, save, sealer_of
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.places import add_staff_place
from flask_admin_app.services.staff_sessions import Staff, staff_of
from flask_admin_app.services.stand_ins import desk_topic
from tuokio.encounters.admission import admit_staff
from tuokio.encounters.public_door import duty_ends
from tuokio.encounters.service_template import parse
from tuokio.encounters.states import EncounterState, PlaceState, Role

AT_THE_DOOR = (PlaceState.ARRIVED, PlaceState.WAITING)
ALIVE = (EncounterState.PLANNED, EncounterState.OPEN)


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody who is on duty, and until when."""

    staff: Staff
    until: datetime


def topic_of(core: Core, staff: Staff) -> str:
    """What a worker's desk listens to: that somebody came to a door of theirs. It stands in an
    address, so it is not the pseudonym of the log (LOG 5)."""
    return desk_topic(core, staff.ref)


def doors_for(session: Session, staff: Staff) -> list[TemplateRow]:
    """The organisation's services that have a door, for professionals."""
    if not staff.has(StaffRole.PROFESSIONAL):
        return []
    rows = session.scalars(
        select(TemplateRow)
        .where(TemplateRow.organisation_id == staff.organisation_id, TemplateRow.door.is_not(None))
        .order_by(TemplateRow.position)
    )
    return list(rows)


def on_duty(session: Session, template_id: int, now: datetime) -> list[Duty]:
    """Who is on duty at a door, who came on first first."""
    signed_in = select(StaffSessionRow.user_id).where(StaffSessionRow.expires_at > now)
    rows = session.scalars(
        select(DutyRow)
        .join(UserRow)
        .where(
            DutyRow.template_id == template_id, DutyRow.until > now, DutyRow.user_id.in_(signed_in)
        )
        .order_by(DutyRow.id)
    )
    found = [Duty(staff_of(row.user), row.until) for row in rows]
    return [duty for duty in found if duty.staff.has(StaffRole.PROFESSIONAL)]


def begin(core: Core, staff: Staff, slug: str) -> None:
    """Take people from this door from now on, also those who wait there already.

    Raises:
        NotFoundError: no such door for this person.
    """
    with core.database.write() as work:
        door = _door(work.session, staff, slug)
        _take_away(work, staff, door.id)
        zone = ZoneInfo(staff.time_zone)
        until = duty_ends(parse(door.data).hours, zone, work.now)
        work.session.add(DutyRow(template_id=door.id, user_id=staff.id, until=until))
        _meet_who_waits(core, work, staff, door.id)
        tell(core, work, door.id)


def end(core: Core, staff: Staff, slug: str) -> None:
    """Take nobody new. Meetings that began go on.

    Raises:
        NotFoundError: no such door for this person.
    """
    with core.database.write() as work:
        door = _door(work.session, staff, slug)
        _take_away(work, staff, door.id)
        tell(core, work, door.id)
        work.touch(topic_of(core, staff))


def tell(core: Core, work: Work, template_id: int) -> None:
    """The desks of all who are on duty at the door look again."""
    work.session.flush()
    for duty in on_duty(work.session, template_id, work.now):
        work.touch(topic_of(core, duty.staff))


def _door(session: Session, staff: Staff, slug: str) -> TemplateRow:
    for row in doors_for(session, staff):
        if row.slug == slug:
            return row
    raise NotFoundError


def _take_away(work: Work, staff: Staff, template_id: int) -> None:
    own = (DutyRow.user_id == staff.id) & (DutyRow.template_id == template_id)
    work.session.execute(delete(DutyRow).where(own | (DutyRow.until <= work.now)))


def _meet_who_waits(core: Core, work: Work, staff: Staff, template_id: int) -> None:
    """A place in each meeting at that door whose client waits and has not been let in."""
    waiting = work.session.scalars(
        select(EncounterRow.id)
        .join(ParticipantRow)
        .where(
            EncounterRow.door_id == template_id,
            EncounterRow.state.in_(ALIVE),
            ParticipantRow.role == Role.CLIENT,
            ParticipantRow.place.in_(AT_THE_DOOR),
        )
        .distinct()
    ).all()
    lock_all(work, waiting)
    for encounter_id in sorted(waiting):
        join_encounter(core, work, lock(core, work, encounter_id), staff)


def join_encounter(core: Core, work: Work, row: EncounterRow, staff: Staff) -> None:
    """Give a worker on duty a place, unless they have one or the meeting is over."""
    sealer = sealer_of(core, row)
    if sealer is None or any(person.user_id == staff.id for person in row.participants):
        return
    own = add_staff_place(row, staff, Role.PROFESSIONAL, sealer)
    work.session.flush()
    save(core, work, own, admit_staff(own.record(), now=work.now))
    work.touch(row.id)
