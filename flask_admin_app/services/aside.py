"""Someone came into the client's room, and went again (JOIN 11): only staff are told."""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.services.encounter_store import save
from flask_admin_app.services.own_place import find_locked
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.place import step_aside, step_back


def set_aside(core: Core, ref: str, token: str | None, *, aside: bool) -> None:
    """Keep whether the person has stepped aside. Saying it twice is saying it once. The page is
    quiet already, whatever is answered here.

    Raises:
        PlaceElsewhereError: another browser holds the place, or there is none.
        EncounterError: the person is not in the meeting, or it is over.
    """
    with core.database.write() as work:
        encounter, row = find_locked(core, work, ref, token)
        if encounter.over:
            raise EncounterError(Refusal.OVER)
        step = step_aside if aside else step_back
        if save(core, work, row, step(row.record())):
            work.touch(encounter.id, {row.ref})
