"""Who is in an encounter, and whom to call, as a client's pages tell it."""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.join.house import Contact, contact_for
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import sealer_of
from tuokio.encounters.states import PlaceState, Role


def contact_of(row: EncounterRow) -> Contact:
    """Of this encounter's service, else the organisation's (JOIN 7)."""
    return contact_for(row.unit.organisation, row.template)


def host_of(core: Core, row: EncounterRow, language: str) -> str | None:
    """The professional's title and first name; None once the encounter is over."""
    sealer = sealer_of(core, row)
    if sealer is None:
        return None
    for person in row.participants:
        if person.role == Role.PROFESSIONAL:
            return names.shown(core, sealer, person, language)
    return None


def met_now(core: Core, row: EncounterRow, language: str) -> str | None:
    """Whom clients meet since the first professional handed over; else None (WAIT 5)."""
    first = next((person for person in row.participants if person.user_id is not None), None)
    if first is None or first.role == Role.PROFESSIONAL:
        return None
    return host_of(core, row, language)


def staff_names(core: Core, row: EncounterRow, language: str) -> list[str]:
    """The staff of the encounter."""
    sealer = sealer_of(core, row)
    return [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if Role(person.role).staff and person.place != PlaceState.LEFT
    ]


def present_names(core: Core, row: EncounterRow, language: str, *, but: str) -> list[str]:
    """Everyone who is in the meeting now, except one."""
    sealer = sealer_of(core, row)
    return [
        _named(core, names.shown(core, sealer, person, language), person, language)
        for person in row.participants
        if person.place == PlaceState.PRESENT and person.ref != but
    ]


def _named(core: Core, name: str, person: ParticipantRow, language: str) -> str:
    """Whoever is only heard is told of as such (CONS 10)."""
    return core.texts.text(language, "common-by-phone", name=name) if person.by_phone else name
