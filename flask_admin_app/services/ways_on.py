"""Ways on for somebody who could not be identified, or does not want to be (ID 7).

A way that leads to another meeting makes it at once. Its link is sealed with the place, so that
only the client's own page shows it, and it goes when their encounter ends.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, ParticipantRow, TemplateRow
from flask_admin_app.services.encounter_store import lock_for, save, sealer_of
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.invitations import secret_of
from flask_admin_app.services.launch import Planned, make
from flask_admin_app.services.own_place import find_locked
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, find, opened
from tuokio.encounters import place, ways_on
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.states import PlaceState
from tuokio.encounters.ways_on import Way, service_of
from tuokio.sealing import Sealer

_MAY_GO = {PlaceState.WAITING, PlaceState.LEFT}
"""Who waits, and who pressed twice."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What was offered: for staff the other encounter, for the client the secret of its link."""

    way: Way
    encounter: str | None = None
    secret: str | None = None


def offer(core: Core, staff: Staff, encounter_id: str, who: Who, way: str) -> None:
    """Offer it to this person; offering the same again is once.

    Raises:
        NotFoundError: no such way, or nobody of that name.
        FormError: the organisation has no such service any more.
        EncounterError: the person does not wait for it, or somebody changed them meanwhile.
    """
    if way not in {each.value for each in Way}:
        raise NotFoundError
    chosen = Way(way)
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        person = find(row, who)
        sealer = sealer_of(core, row)
        before = offered(sealer, person)
        if before is not None and before.way is chosen:
            return
        change = ways_on.offer(person.record(), chosen, row.template, actor=staff.ref)
        if sealer is None or person.version != who.version:
            raise EncounterError(Refusal.CHANGED)
        made = _make(core, work, row, person, staff, chosen)
        person.way_on = _seal(sealer, person.ref, made)
        save(core, work, person, change)
        work.touch(row.id)


def take(core: Core, ref: str, token: str | None) -> str | None:
    """The client goes on in the other meeting: here they are gone, so nobody waits for them in
    vain. The secret of its link; None where none is offered any more.

    Raises:
        PlaceElsewhereError: no such place, or another browser holds it.
    """
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        last = offered(sealer_of(core, row), person)
        if last is None or last.encounter is None or person.place not in _MAY_GO:
            return None
        other = work.session.get(EncounterRow, last.encounter)
        goes = other is not None and not other.over  # its page says what to do when it is
        if goes and save(core, work, person, place.leave(person.record())):
            # Not their own page: it is on its way to the other meeting.
            work.touch(row.id, {each.ref for each in row.participants} - {ref})
        return last.secret


def offered(sealer: Sealer | None, person: ParticipantRow) -> Offered | None:
    """What this person was offered last."""
    if sealer is None or person.way_on is None:
        return None
    kept = json.loads(sealer.unseal(person.way_on, context=_context(person.ref)))
    return Offered(Way(kept["way"]), kept.get("encounter"), kept.get("secret"))


def _make(
    core: Core, work: Work, row: EncounterRow, person: ParticipantRow, staff: Staff, way: Way
) -> Offered:
    slug = service_of(way, row.template)
    if slug is None:
        return Offered(way)
    template = _row(work.session, row, slug)
    if template is None:
        raise FormError("way-error-service")
    wish = Planned(
        data=template.data,
        unit_id=row.unit_id,
        hosts=(staff,),
        actor=staff.ref,
        language=person.language,
        child=person.child,
    )
    other = make(core, work, wish)
    return Offered(way, other.id, secret_of(core, other.invitations[0]))


def _seal(sealer: Sealer, ref: str, made: Offered) -> bytes:
    kept = {"way": made.way.value, "encounter": made.encounter, "secret": made.secret}
    return sealer.seal(json.dumps(kept), context=_context(ref))


def _context(ref: str) -> str:
    return f"way-on/{ref}"


def _row(session: Session, row: EncounterRow, slug: str) -> TemplateRow | None:
    owner = row.unit.organisation_id
    return session.scalar(
        select(TemplateRow).where(TemplateRow.organisation_id == owner, TemplateRow.slug == slug)
    )
