"""What one invitation tells, read from the database."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask_admin_app.core import Core
from flask_admin_app.models import InvitationRow
from flask_admin_app.services import invitation_texts, names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.invitation_texts import Details
from flask_admin_app.services.invitations import link_of
from tuokio.encounters.states import Role


def details_of(core: Core, row: InvitationRow) -> Details:
    """The details of an invitation. When the encounter is over, nobody is named and the link leads
    nowhere."""
    encounter = row.encounter
    owner = encounter.unit.organisation
    template = encounter.template
    sealer = sealer_of(core, encounter)
    hosts = [person for person in encounter.participants if person.role == Role.PROFESSIONAL]
    return Details(
        link=link_of(core, row),
        starts_at=row.not_before or encounter.starts_at,
        zone=ZoneInfo(owner.time_zone),
        minutes=int(template.length.total_seconds() // 60),
        host=names.shown(core, sealer, hosts[0], "fi") if hosts and sealer else None,
        organisation=owner.name,
        backup_phone=template.backup_phone or owner.backup_phone,
        neutral=template.neutral,
    )


def calendar_of(core: Core, row: InvitationRow, language: str, *, cancelled: bool = False) -> bytes:
    """The invitation as a calendar file. A cancellation comes after every version of the link."""
    return invitation_texts.calendar_file(
        core.texts,
        language=language,
        uid=f"{row.id}@tuokio",
        sequence=row.generation if cancelled else row.generation - 1,
        stamp=core.clock(),
        cancelled=cancelled,
        **details_of(core, row),
    )
