"""A worker's decision about one person, made about the person whom they saw (WAIT 5)."""

from __future__ import annotations

from collections.abc import Callable

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.encounter_store import lock_for, save
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, find, opened
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change

Decision = Callable[[Work, ParticipantRow], Change]


def about(core: Core, staff: Staff, encounter_id: str, who: Who, decision: Decision) -> bool:
    """Decide about this person in an open encounter; whether that changed anything. What has
    already happened is simply done.

    Raises:
        NotFoundError: no such encounter, or nobody of that name in it.
        EncounterError: the rule refuses it, or somebody changed the person meanwhile.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        person = find(row, who)
        version = person.version
        change = decision(work, person)
        if change.happened and version != who.version:
            raise EncounterError(Refusal.CHANGED)
        done = save(core, work, person, change)
        if done:
            work.touch(row.id)
        return done
