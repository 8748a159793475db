"""What a colleague of the unit sees of an encounter: that it exists (design: *Who sees what*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.desk.people import state_now
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import hand_over, names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.states import EncounterState, PlaceState, Role

_COMING = (EncounterState.PLANNED, EncounterState.OPEN)


@dataclass(frozen=True, slots=True)
class ColleagueLine:
    """An encounter of the unit, as a colleague may know of it: that it exists, and who hosts it.
    Nothing of the people who come. `needs_somebody` says that it can be taken over now."""

    id: str
    service: str
    state: str
    starts_at: datetime
    started: bool
    hosts: list[str]
    needs_somebody: bool
    url: str


@dataclass(frozen=True, slots=True)
class ColleagueView:
    """The page of one such encounter."""

    row: ColleagueLine
    error: str | None


def unit_encounters(core: Core, staff: Staff, language: str) -> list[ColleagueLine]:
    """The open and coming encounters of the unit that are not the worker's own, the next first."""
    with core.database.read() as session:
        rows = session.scalars(
            select(EncounterRow)
            .where(EncounterRow.unit_id == staff.unit_id, EncounterRow.state.in_(_COMING))
            .order_by(EncounterRow.starts_at)
        ).all()
        return [colleague_line(core, row, language) for row in rows if not _own(row, staff)]


def _own(row: EncounterRow, staff: Staff) -> bool:
    return any(
        person.user_id == staff.id and person.place != PlaceState.LEFT
        for person in row.participants
    )


def colleague_line(core: Core, row: EncounterRow, language: str) -> ColleagueLine:
    """One of them."""
    sealer = sealer_of(core, row)
    state = state_now(core, row).state
    hosts = [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if person.role == Role.PROFESSIONAL and person.place != PlaceState.LEFT
    ]
    return ColleagueLine(
        id=row.id,
        service=row.template.text(row.template.name, language),
        state=state.value,
        starts_at=row.starts_at,
        started=row.starts_at <= core.clock(),
        hosts=hosts,
        needs_somebody=state is EncounterState.OPEN and hand_over.needs_somebody(core, row),
        url=f"/desk/encounters/{row.id}",
    )
