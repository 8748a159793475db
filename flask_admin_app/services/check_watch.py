"""A check whose worker is gone closes itself (ID 2): a closed tab must not leave a client alone in
a room, nor the worker unable to look at anybody else."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.models import IdentityCheckRow
from flask_admin_app.services.check_ends import left_alone
from flask_admin_app.services.encounter_store import lock, save

AWAY = timedelta(minutes=5)
"""Without any page of the worker's on the encounter. A lift, a lost connection or a computer that
starts again takes less."""


def stop_left_alone(core: Core) -> None:
    """Stop each check whose worker has been away so long. Nobody is known to be here after a
    restart, so then the time begins anew."""
    with core.database.read() as session:
        checks = session.scalars(
            select(IdentityCheckRow).where(IdentityCheckRow.ended_at.is_(None))
        )
        open_now = {check.id: (check.side_room.encounter_id, check.staff_ref) for check in checks}
    now, seen = core.clock(), core.checkers_seen
    for gone in seen.keys() - open_now.keys():
        del seen[gone]
    for check_id, (encounter_id, staff_ref) in open_now.items():
        if staff_ref in core.hub.connected(encounter_id):
            seen[check_id] = now
        elif now - seen.setdefault(check_id, now) >= AWAY:
            _stop(core, encounter_id, check_id)


def _stop(core: Core, encounter_id: str, check_id: str) -> None:
    with core.database.write() as work:
        lock(core, work, encounter_id)
        check = work.session.get(IdentityCheckRow, check_id)
        if check is None or check.ended_at is not None:
            return  # it ended while we waited for the lock
        save(core, work, check.participant, left_alone(check, now=work.now))
        work.touch(encounter_id)
