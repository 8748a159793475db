"""A worker says who somebody is without a check: known from before, or the same as a moment ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from flask_admin_app.core import Core
from flask_admin_app.services.encounter_store import lock_for, save
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, find, opened
from tuokio.encounters import identity_checks
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.identity_checks import Check
from tuokio.encounters.people import Participant
from tuokio.identity.known import known_methods
from tuokio.identity.methods import How, IdentityMethod
from tuokio.ids import new_record_id


def attestations(person: Participant) -> list[IdentityMethod]:
    """The methods by which a worker could say now that they know this person."""
    known = known_methods()
    offered = [known[code] for code in identity_checks.offered(person) if code in known]
    return [method for method in offered if method.how is How.ATTESTATION]


def attest(
    core: Core, staff: Staff, encounter_id: str, people: Sequence[Who], *, method: str, seen_on: str
) -> None:
    """The worker knows this client since that day (`YYYY-MM-DD`; today where none is told), and
    says so with their name (ID 5). `method` may be left out: then the first that is offered.

    Raises:
        FormError: that is no day.
        EncounterError: the policy offers it not, or it was too long ago.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        who = _the_one(people)
        person = find(row, who)
        before = person.record()
        found = next((each for each in attestations(before) if method in {"", each.code}), None)
        change = identity_checks.attest(
            before,
            Check(new_record_id(work.now), found or _any(method), work.now),
            actor=staff.ref,
            now=work.now,
            seen_on=_day(seen_on) or work.now.astimezone(ZoneInfo(staff.time_zone)).date(),
            valid_days=row.template.known_client_days,
        )
        if change.happened and before.version != who.version:
            raise EncounterError(Refusal.CHANGED)
        if save(core, work, person, change):
            work.touch(row.id)


def confirm(core: Core, staff: Staff, encounter_id: str, people: Sequence[Who]) -> None:
    """It is the same person, in another browser (JOIN 3).

    Raises:
        EncounterError: there is nothing to confirm, or somebody changed it meanwhile.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        who = _the_one(people)
        person = find(row, who)
        before = person.record()
        change = identity_checks.confirm(
            before, new_record_id(work.now), actor=staff.ref, now=work.now
        )
        if change.happened and before.version != who.version:
            raise EncounterError(Refusal.CHANGED)
        if save(core, work, person, change):
            work.touch(row.id)


def _the_one(people: Sequence[Who]) -> Who:
    if not people:
        raise FormError("desk-error-nobody")
    return people[0]


def _any(method: str) -> IdentityMethod:
    """A method to refuse in words: the rule says why it cannot be used."""
    known = known_methods()
    return known.get(method) or next(each for each in known.values() if each.how is How.ATTESTATION)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FormError("desk-error-seen-on") from error
