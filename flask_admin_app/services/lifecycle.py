"""Ending and cancelling, and the clock that opens and closes encounters by themselves."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import check_watch, oidc_requests, series
from flask_admin_app.services.encounter_store import due, lock, lock_for, save_turn
from flask_admin_app.services.log.record_keys import forget_destroyed
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters import encounter
from tuokio.encounters.states import EncounterState


def end(core: Core, staff: Staff, encounter_id: str) -> None:
    """End for everyone."""
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        save_turn(core, work, row, encounter.end(row.record(), actor=staff.ref))


def cancel(core: Core, staff: Staff, encounter_id: str) -> None:
    """Call off an encounter that has not opened."""
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        save_turn(core, work, row, encounter.cancel(row.record(), actor=staff.ref))


def tick(core: Core) -> None:
    """Let time pass for every encounter that is not over (JOIN 4), forget what is left to be
    forgotten, also what another process destroyed, stop checks that were left alone, and make the
    next meetings of series."""
    core.database.tidy()
    with core.database.read() as session:
        forget_destroyed(session, core.log_memory)
        rows = session.scalars(
            select(EncounterRow).where(
                EncounterRow.state.in_([EncounterState.PLANNED, EncounterState.OPEN]),
                EncounterRow.opens_at <= core.clock(),
            )
        )
        # Only what has something to do takes the write lock.
        ids = [row.id for row in rows if due(core, row).entries]
    for encounter_id in ids:
        with core.database.write() as work:
            lock(core, work, encounter_id)
    check_watch.stop_left_alone(core)
    oidc_requests.forget_expired(core)
    series.make_due(core)
