"""Whether the page of somebody who waits is open. Whoever closed it keeps the place, but nobody is
told that they stand there (WAIT 3)."""

from __future__ import annotations

from datetime import timedelta

from flask_admin_app.core import Core
from flask_admin_app.models import ParticipantRow
from tuokio.encounters.states import PlaceState
from tuokio.identity.policy import IdentityState

GONE_AFTER = timedelta(minutes=2)
"""Long enough for a page that looks again by itself, without a live line or without script."""


def page_gone(core: Core, person: ParticipantRow) -> bool:
    """Whether somebody waits whose page is open no more. In a check it is another page."""
    elsewhere = person.by_phone or person.identity == IdentityState.IN_CHECK
    if person.place != PlaceState.WAITING or elsewhere or person.waiting_since is None:
        return False
    if person.ref in core.hub.connected(person.encounter_id):
        return False
    last = core.hub.last_look(person.ref) or person.waiting_since
    return core.clock() - max(last, person.waiting_since) >= GONE_AFTER
