"""Who is in an encounter, and whom to call, as a client's pages tell it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import sealer_of
from tuokio.encounters.states import PlaceState, Role


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call when the page does not work (JOIN 7)."""

    backup_phone: str | None
    backup_email: str | None


def contact_of(row: EncounterRow) -> Contact:
    """The organisation's."""
    owner = row.unit.organisation
    return Contact(owner.backup_phone, owner.backup_email)


def host_of(core: Core, row: EncounterRow, language: str) -> str | None:
    """The professional's title and first name; None once the encounter is over."""
    sealer = sealer_of(core, row)
    if sealer is None:
        return None
    for person in row.participants:
        if person.role == Role.PROFESSIONAL:
            return names.shown(core, sealer, person, language)
    return None


def staff_names(core: Core, row: EncounterRow, language: str) -> list[str]:
    """The staff of the encounter."""
    sealer = sealer_of(core, row)
    return [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if Role(person.role).staff
    ]


def present_names(core: Core, row: EncounterRow, language: str, *, but: str) -> list[str]:
    """Everyone who is in the meeting now, except one."""
    sealer = sealer_of(core, row)
    return [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if person.place == PlaceState.PRESENT and person.ref != but
    ]
