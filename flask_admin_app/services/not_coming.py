"""Saying from the link itself that one cannot come (JOIN 9): before arriving, and before the door
opens."""

from __future__ import annotations

from collections.abc import Mapping

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.arrival import holds, place_in
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.errors import LinkClosedError, PlaceElsewhereError
from flask_admin_app.services.invitations import by_secret
from tuokio.encounters import place
from tuokio.encounters.encounter import link_state


def may_tell(person: ParticipantRow | None, token: str | None) -> bool:
    """Whether whoever has the link may say so for this person: the one who holds the place; anybody
    with the link while nobody does. Behind a shared link nobody is meant yet."""
    return person is not None and (person.browser_hash is None or holds(person, token))


def cannot_come(core: Core, secret: str, tokens: Mapping[str, str], *, new_time: bool) -> None:
    """Say so, without a reason.

    Raises:
        NotFoundError: unknown or replaced link.
        LinkClosedError: the encounter is over.
        PlaceElsewhereError: another browser holds the place, or nobody has one yet.
        EncounterError: the person is in the meeting.
    """
    with core.database.write() as work:
        row, person = _find(core, work, secret, tokens)
        if save(core, work, person, place.cannot_come(person.record(), new_time=new_time)):
            work.touch(row.id)


def can_come(core: Core, secret: str, tokens: Mapping[str, str]) -> None:
    """Take it back before the door has opened; afterwards `continue` does.

    Raises:
        NotFoundError, LinkClosedError, PlaceElsewhereError: as `cannot_come`.
    """
    with core.database.write() as work:
        row, person = _find(core, work, secret, tokens)
        if person.browser_hash is None and save(
            core, work, person, place.can_come(person.record())
        ):
            work.touch(row.id)


def _find(
    core: Core, work: Work, secret: str, tokens: Mapping[str, str]
) -> tuple[EncounterRow, ParticipantRow]:
    row = lock(core, work, by_secret(work.session, secret).encounter_id)
    # The link is read again under the lock: it may have been replaced a moment ago.
    invitation = by_secret(work.session, secret)
    if row.over:
        raise LinkClosedError(link_state(row.record(), now=work.now).value)
    person = place_in(work.session, invitation, tokens)
    if person is None or not may_tell(person, tokens.get(person.ref)):
        raise PlaceElsewhereError
    return row, person
