"""Those present answer to a newcomer of whom the notice said nothing (CONS 5), and the professional
judges whether a child needs a guardian here (CONS 9)."""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.deciding import about
from flask_admin_app.services.encounter_store import save
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.own_place import find_locked
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, opened
from tuokio.consent.choices import ConsentMethod
from tuokio.encounters import guardians, newcomers
from tuokio.encounters.people import Change
from tuokio.encounters.states import PlaceState


def asks(row: EncounterRow) -> list[ParticipantRow]:
    """The newcomers at the door about whom those present are asked."""
    return [
        person
        for person in row.participants
        if person.place == PlaceState.WAITING and not person.announced
    ]


def answer(core: Core, ref: str, token: str | None, *, newcomer: str, yes: bool) -> None:
    """Somebody in the meeting answers in their own page. The call goes on meanwhile.

    Raises:
        PlaceElsewhereError: this browser does not hold the place.
        NotFoundError: nobody of that name is in the encounter.
        EncounterError: nobody was asked, or the newcomer has gone; or the encounter is over.
    """
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        who = _find(opened(row), newcomer)
        change = newcomers.answer(person.record(), who.record(), yes=yes)
        if save(core, work, person, change):
            work.touch(row.id, {person.ref, who.ref})


def answer_for(
    core: Core, staff: Staff, encounter_id: str, who: Who, *, newcomer: str, yes: bool | None
) -> None:
    """The professional heard somebody answer aloud, and writes it down.

    Raises:
        FormError: neither yes nor no.
        EncounterError: nobody was asked, or the newcomer has gone.
    """

    def decision(_work: Work, person: ParticipantRow) -> Change:
        if yes is None:
            raise FormError("desk-error-company-answer")
        return newcomers.answer(
            person.record(),
            _find(person.encounter, newcomer).record(),
            yes=yes,
            method=ConsentMethod.ORAL,
            actor=staff.ref,
        )

    about(core, staff, encounter_id, who, decision)


def waive_guardian(core: Core, staff: Staff, encounter_id: str, who: Who) -> None:
    """This child needs no guardian here, as the professional judges.

    Raises:
        EncounterError: that is no child, or they are gone.
    """

    def decision(_work: Work, person: ParticipantRow) -> Change:
        return guardians.waive(person.record(), actor=staff.ref)

    about(core, staff, encounter_id, who, decision)


def _find(row: EncounterRow, ref: str) -> ParticipantRow:
    for person in row.participants:
        if person.ref == ref:
            return person
    raise NotFoundError
