"""The doors on the desk: who is on duty, and who has come (JOIN 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow, TemplateRow
from flask_admin_app.services import duty
from flask_admin_app.services.duty import ALIVE, AT_THE_DOOR
from flask_admin_app.services.page_open import page_gone
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.service_template import parse
from tuokio.encounters.states import PlaceState, Role


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One door, and who is on duty at it."""

    slug: str
    service: str
    link: str
    until: datetime | None
    others: list[str]
    open: bool
    opens: datetime | None


@dataclass(frozen=True, slots=True)
class VisitorLine:
    """Somebody at a door, who has not been let in. `taken` says that a colleague is there already:
    the page of the meeting is open somewhere else; `gone`, that theirs is open no more."""

    id: str
    service: str
    reading: bool
    since: datetime
    taken: bool
    gone: bool
    url: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """The worker's doors. `waiting` counts those whom nobody has taken."""

    doors: list[DoorLine]
    visitors: list[VisitorLine]
    waiting: int
    ticket_url: str = "/desk/ticket"


def duty_view(core: Core, staff: Staff, language: str) -> DutyView:
    """What the desk shows of doors; nothing where the organisation has none."""
    with core.database.read() as session:
        doors = [_door(core, session, row, staff, language) for row in _rows(session, staff)]
        visitors = _visitors(core, session, staff, language) if doors else []
    alone = [each for each in visitors if not each.taken and not each.gone]
    return DutyView(doors, visitors, len(alone))


def _rows(session: Session, staff: Staff) -> list[TemplateRow]:
    return duty.doors_for(session, staff)


def _door(core: Core, session: Session, row: TemplateRow, staff: Staff, language: str) -> DoorLine:
    template = parse(row.data)
    now, zone = core.clock(), ZoneInfo(staff.time_zone)
    there = duty.on_duty(session, row.id, now)
    return DoorLine(
        slug=row.slug,
        service=template.text(template.name, language),
        link=f"{core.settings.public_url}/o/{row.door}",
        until=next((each.until for each in there if each.staff.id == staff.id), None),
        others=[each.staff.shown_name for each in there if each.staff.id != staff.id],
        open=template.hours.open_at(now, zone),
        opens=template.hours.next_opening(now, zone),
    )


def _visitors(core: Core, session: Session, staff: Staff, language: str) -> list[VisitorLine]:
    mine = select(ParticipantRow.encounter_id).where(
        ParticipantRow.user_id == staff.id,
        ParticipantRow.place != PlaceState.LEFT,  # handed over
    )
    rows = session.scalars(
        select(EncounterRow)
        .where(
            EncounterRow.id.in_(mine),
            EncounterRow.door_id.is_not(None),
            EncounterRow.state.in_(ALIVE),
        )
        .order_by(EncounterRow.starts_at, EncounterRow.id)
    )
    found = (_visitor(core, row, staff, language) for row in rows)
    return [line for line in found if line is not None]


def _visitor(core: Core, row: EncounterRow, staff: Staff, language: str) -> VisitorLine | None:
    clients = [
        person
        for person in row.participants
        if person.role == Role.CLIENT and person.place in AT_THE_DOOR
    ]
    if not clients:
        return None
    template = row.template
    others = {
        person.ref
        for person in row.participants
        if Role(person.role).staff and person.user_id != staff.id
    }
    return VisitorLine(
        id=row.id,
        service=template.text(template.name, language),
        reading=all(person.place == PlaceState.ARRIVED for person in clients),
        since=min(person.waiting_since or row.starts_at for person in clients),
        gone=all(page_gone(core, person) for person in clients),
        taken=bool(others & core.hub.connected(row.id)),
        url=f"/desk/encounters/{row.id}",
    )
