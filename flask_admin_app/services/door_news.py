"""The desks of those who are on duty hear what becomes of a visitor (JOIN 13)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, UserRow
from flask_admin_app.services.stand_ins import desk_topic


def desks(core: Core, session: Session, row: EncounterRow) -> list[str]:
    """Whose desk shows the meeting at a door: what they listen to. Nobody's, if it has none."""
    if row.door_id is None:
        return []
    staff = [person.user_id for person in row.participants if person.user_id is not None]
    refs = session.scalars(select(UserRow.ref).where(UserRow.id.in_(staff)))
    return [desk_topic(core, ref) for ref in refs]
