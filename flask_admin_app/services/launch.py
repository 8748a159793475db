"""Launching an encounter from a template (ROOM 1, ROOM 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, StaffRole, TemplateRow
from flask_admin_app.services import invitations
from flask_admin_app.services.encounter_store import ROOM, save
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.gate.doors import register
from flask_admin_app.services.places import add_staff_place
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.admission import admit_staff
from tuokio.encounters.encounter import plan
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.service_template import ServiceTemplate, parse
from tuokio.encounters.states import Role
from tuokio.ids import new_ref, new_room_name

FURTHEST_YEARS = 2
"""A later year is a slip of the finger."""


def templates_for(core: Core, staff: Staff) -> list[ServiceTemplate]:
    """The organisation's templates, for professionals."""
    if not staff.has(StaffRole.PROFESSIONAL):
        return []
    with core.database.read() as session:
        rows = session.scalars(
            select(TemplateRow)
            .where(TemplateRow.organisation_id == staff.organisation_id)
            .order_by(TemplateRow.position)
        )
        return [parse(row.data) for row in rows]


def template_for(core: Core, staff: Staff, slug: str) -> ServiceTemplate:
    """One template.

    Raises:
        NotFoundError: there is none of that name for this person.
    """
    with core.database.read() as session:
        return parse(template_row(session, staff, slug).data)


def launch(
    core: Core,
    staff: Staff,
    slug: str,
    *,
    starts_at: datetime | None = None,
    language: str | None = None,
) -> str:
    """Make an encounter, the professional's place and the first invitation; return its id.

    Raises:
        NotFoundError: no such template for this person.
        FormError: the time is past, or further away than anyone plans.
    """
    with core.database.write() as work:
        if starts_at is not None and starts_at.year > work.now.year + FURTHEST_YEARS:
            raise FormError("launch-error-time-bad")
        data = template_row(work.session, staff, slug).data
        wish = Planned(data, staff.unit_id, (staff,), staff.ref, starts_at, language)
        try:
            return make(core, work, wish).id
        except EncounterError as error:
            raise FormError("launch-error-time-past") from error


@dataclass(frozen=True, slots=True)
class Planned:
    """What an encounter is made of. `hosts` are the professionals of it; `actor` is who began it,
    where that was one of staff; `child` says that the client is one (CONS 9)."""

    data: dict[str, Any]
    unit_id: int
    hosts: Sequence[Staff]
    actor: str | None
    starts_at: datetime | None = None
    language: str | None = None
    child: bool = False


def make(core: Core, work: Work, wish: Planned) -> EncounterRow:
    """The encounter with its room, the places of its staff and the client's link.

    Raises:
        EncounterError: the time is past.
    """
    turn = plan(
        id_=new_ref(),
        template=parse(wish.data),
        starts_at=wish.starts_at,
        now=work.now,
        actor=wish.actor,
    )
    wrapped, sealer = core.key_encryption_key.new_data_key()
    room = new_room_name()
    row = EncounterRow(
        id=turn.encounter.id,
        unit_id=wish.unit_id,
        template_data=wish.data,
        wrapped_key=wrapped,
        room=sealer.seal(room, context=ROOM),
    )
    row.apply(turn.encounter)
    work.session.add(row)
    register(core, work, row, room)
    for entry in turn.entries:
        work.ledger.append(entry)
    for staff in wish.hosts:
        host = add_staff_place(row, staff, Role.PROFESSIONAL, sealer)
        save(core, work, host, admit_staff(host.record(), now=work.now))
    first = invitations.first(row, language=wish.language, child=wish.child)
    invitations.make(core, work, row, wish.actor, sealer, first)
    return row


def template_row(session: Session, staff: Staff, slug: str) -> TemplateRow:
    """The template of this name.

    Raises:
        NotFoundError: there is none for this person.
    """
    row = session.scalar(
        select(TemplateRow).where(
            TemplateRow.organisation_id == staff.organisation_id, TemplateRow.slug == slug
        )
    )
    if row is None or not staff.has(StaffRole.PROFESSIONAL):
        raise NotFoundError
    return row
