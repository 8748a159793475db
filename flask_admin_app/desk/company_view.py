"""Who has not yet said yes to a newcomer, as staff see it (CONS 5)."""

from __future__ import annotations

from dataclasses import dataclass

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import names
from tuokio.encounters.newcomers import is_asked
from tuokio.encounters.people import Participant
from tuokio.encounters.states import PlaceState
from tuokio.sealing import Sealer


@dataclass(frozen=True, slots=True)
class AskedView:
    """Somebody who was asked. `said_no` is told to staff only."""

    who: str
    name: str
    said_no: bool


def asked_about(
    core: Core, sealer: Sealer | None, row: EncounterRow, newcomer: Participant, language: str
) -> list[AskedView]:
    """Those whose yes is missing; nobody's for people of whom the notice spoke."""
    if newcomer.announced or newcomer.place is not PlaceState.WAITING:
        return []
    return [
        AskedView(
            who=f"{person.ref}.{person.version}",
            name=names.shown(core, sealer, person, language),
            said_no=person.company.get(newcomer.ref) is False,
        )
        for person in row.participants
        if is_asked(person.record(), newcomer) and person.company.get(newcomer.ref) is not True
    ]
