"""How somebody who waits in vain wants to be reached (WAIT 7). Sealed under the encounter's key,
for its staff alone, and gone with it. The clock does not end an encounter over a request that
nobody has read, for `KEPT` at most."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import lock_for, save, sealer_of
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.own_place import find_locked
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters import place
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.identity.forbidden import forbidden_in

LONGEST = 200
"""Characters."""

KEPT = timedelta(days=7)
"""How long after the encounter's time an unread request waits for staff."""

READ_FOR = timedelta(hours=1)
"""How long staff have it before them once they opened the encounter."""

_EMAIL = re.compile(r"\S+@\S+\.\S+")


def ask(core: Core, ref: str, token: str | None, text: str) -> None:
    """Keep it in place of an earlier one. The same again is once, and the log is told only of the
    first: nobody can fill it by changing their mind.

    Raises:
        FormError: nothing, too much, or something that nobody may write here.
        EncounterError: the encounter is over, or the place is closed.
    """
    text = _cleaned(text)
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        sealer = sealer_of(core, row)
        if row.over or sealer is None:
            raise EncounterError(Refusal.OVER)
        change = place.ask_contact(person.record())
        if names.contact_text(sealer, person) == text:
            return
        if person.contact is None:
            save(core, work, person, change)
        person.contact = names.seal_contact(sealer, person.ref, text)
        here = core.hub.staff_here(row.id)
        person.contact_until = work.now + READ_FOR if here else max(work.now, row.closes_at) + KEPT
        work.touch(row.id, {person.ref})


def take_back(core: Core, ref: str, token: str | None) -> None:
    """Forget it. Twice is once."""
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        if person.contact is not None:
            person.contact = person.contact_until = None
            work.touch(row.id, {person.ref})


def kept_days(row: EncounterRow) -> int:
    """For how many days at most an unread request is kept: no longer than anything else."""
    return min(KEPT.days, row.template.retention_days)


def opened(core: Core, staff: Staff, encounter_id: str) -> None:
    """Staff have the encounter before them, and the requests in it."""
    with core.database.read() as session:
        row = session.get_one(EncounterRow, encounter_id)
        until = core.clock() + READ_FOR
        if not any(_unread(person, until) for person in row.participants):
            return  # mostly: nothing is written
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        for person in row.participants:
            if _unread(person, work.now + READ_FOR):
                person.contact_until = work.now + READ_FOR


def _unread(person: ParticipantRow, until: datetime) -> bool:
    return person.contact_until is not None and person.contact_until > until


def _cleaned(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise FormError("contact-error-empty")
    if len(text) > LONGEST:
        raise FormError("contact-error-long")
    # An address such as "ab123456@example.org" is no document.
    found = forbidden_in(_EMAIL.sub(" ", text))
    if found is not None:
        raise FormError(f"contact-error-{found.value.replace('_', '-')}")
    return text
