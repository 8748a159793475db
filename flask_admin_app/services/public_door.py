"""A public door: coming in without an invitation (JOIN 13).

Looking at a door changes nothing. `enter`, which only a POST calls, makes one meeting for one
visitor, with a place that is bound to the browser; from there on the way is that of every client.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, object_session

from flask_admin_app.core import Core, derive
from flask_admin_app.database import Work
from flask_admin_app.models import (
    EncounterRow,
    OrganisationRow,
    ParticipantRow,
    TemplateRow,
)
from flask_admin_app.services.arrival import (
    FIRST,
    Arrived,
    bind,
    hash_token,
    holds,
    new_guest,
)
from flask_admin_app.services.duty import (
    ALIVE,
    AT_THE_DOOR,
    join_encounter,
    on_duty,
    tell,
)
from flask_admin_app.services.encounter_store import lock
from flask_admin_app.services.errors import NotFoundError, ServiceError
from flask_admin_app.services.launch import Planned, make
from flask_admin_app.services.page_open import page_gone
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.encounter import LinkState, link_state
from tuokio.encounters.public_door import Door, DoorState, DoorWordInvalid, door_word
from tuokio.encounters.service_template import ServiceTemplate, parse
from tuokio.encounters.states import PlaceState, Role

FORGOTTEN = timedelta(minutes=10)
"""Whoever waits since so long ago and has no page open has gone away, and keeps nobody waiting."""

LOOKED_IN = timedelta(minutes=2)
"""The same for whoever came and did not get to the waiting room: pressing a button is cheap."""


class DoorClosedError(ServiceError):
    """The door takes nobody in now; the page says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A door as it stands now. `ahead` is how many wait, where one is served at a time."""

    template: ServiceTemplate
    state: DoorState
    ahead: int | None
    next_opening: datetime | None


def find(session: Session, word: str) -> TemplateRow:
    """The service behind a door.

    Raises:
        NotFoundError: there is no such door.
    """
    try:
        known = door_word(word) == word
    except DoorWordInvalid:
        known = False
    row = session.scalar(select(TemplateRow).where(TemplateRow.door == word)) if known else None
    if row is None:
        raise NotFoundError
    return row


def standing(core: Core, session: Session, row: TemplateRow) -> Standing:
    """How the door stands now."""
    now = core.clock()
    template = parse(row.data)
    zone = ZoneInfo(session.get_one(OrganisationRow, row.organisation_id).time_zone)
    waiting = _waiting(core, session, row.id, now)
    queue = [
        person
        for person in waiting
        if person.place == PlaceState.WAITING and not page_gone(core, person)
    ]
    door = Door(template.hours, zone, len(on_duty(session, row.id, now)), len(waiting))
    return Standing(
        template=template,
        state=door.state(now),
        ahead=len(queue) if template.one_to_one else None,
        next_opening=template.hours.next_opening(now, zone),
    )


def way_in(
    core: Core, word: str, tokens: Mapping[str, str], visitor: str
) -> ServiceTemplate | None:
    """What the door leads to, for a browser that has no place behind it yet; None where it has.

    Raises:
        NotFoundError: there is no such door.
    """
    with core.database.read() as session:
        door = find(session, word)
        own = _own(core, session, door.id, tokens, visitor)
        return parse(door.data) if own is None else None


def enter(
    core: Core, word: str, *, tokens: Mapping[str, str], visitor: str, language: str
) -> Arrived:
    """Go in, or back to where this browser already is. `visitor` is a secret of the browser: two
    presses of the button are one visitor, also when two processes hear them.

    Raises:
        NotFoundError: there is no such door.
        DoorClosedError: it takes nobody in now.
        FormError: the group behind it is full.
    """
    with core.database.write() as work:
        door = find(work.session, word)
        own = _own(core, work.session, door.id, tokens, visitor)
        row = lock(core, work, own.encounter_id) if own else None
        if own is None or row is None or row.over:
            row, own = _new_place(core, work, door, language)
        token = _token(core, visitor, own.ref)
        if own.browser_hash is None:
            own.browser_hash = hash_token(token)
        kept = token if holds(own, token) else tokens.get(own.ref, "")
        bind(core, work, row, own, {own.ref: kept}, None, False, language)
        work.touch(row.id)
        return Arrived(own.ref, kept)


def ahead_of(core: Core, own: ParticipantRow) -> int:
    """How many came to the same door before this person, and wait too."""
    session, door_id = object_session(own), own.encounter.door_id
    if session is None or door_id is None or own.waiting_since is None:
        return 0
    return sum(
        1
        for person in _waiting(core, session, door_id, core.clock())
        if person.place == PlaceState.WAITING
        and person.ref != own.ref
        and not page_gone(core, person)
        and person.waiting_since is not None
        and person.waiting_since < own.waiting_since
    )


def _new_place(
    core: Core, work: Work, door: TemplateRow, language: str
) -> tuple[EncounterRow, ParticipantRow]:
    now = standing(core, work.session, door)
    if now.state is not DoorState.OPEN:
        raise DoorClosedError
    staff = [duty.staff for duty in on_duty(work.session, door.id, work.now)]
    row = None if now.template.one_to_one else _open_group(core, work, door.id)
    if row is None:
        row = _new_encounter(core, work, door, staff, language)
    for each in staff:
        join_encounter(core, work, row, each)
    own = row.invitations[0].participant or new_guest(row, Role.CLIENT)
    work.session.flush()
    tell(core, work, door.id)
    return row, own


def _new_encounter(
    core: Core, work: Work, door: TemplateRow, staff: list[Staff], language: str
) -> EncounterRow:
    row = make(core, work, Planned(door.data, staff[0].unit_id, staff, None, language=language))
    row.door_id = door.id
    return row


def _open_group(core: Core, work: Work, door_id: int) -> EncounterRow | None:
    """A group behind a door is one meeting, which whoever comes joins."""
    ids = work.session.scalars(
        select(EncounterRow.id)
        .where(EncounterRow.door_id == door_id, EncounterRow.state.in_(ALIVE))
        .order_by(EncounterRow.starts_at.desc())
    ).all()
    for encounter_id in ids:
        row = lock(core, work, encounter_id)
        if link_state(row.record(), now=work.now) is LinkState.OPEN:
            return row
    return None


def _own(
    core: Core, session: Session, door_id: int, tokens: Mapping[str, str], visitor: str
) -> ParticipantRow | None:
    """The place that this browser has behind the door."""
    rows = session.scalars(_clients_of(door_id).where(ParticipantRow.browser_hash.is_not(None)))
    for person in rows:
        for token in (tokens.get(person.ref), _token(core, visitor, person.ref)):
            if holds(person, token):
                return person
    return None


def _waiting(core: Core, session: Session, door_id: int, now: datetime) -> list[ParticipantRow]:
    """Who stands at the door. Whoever closed the page a while ago does not count."""
    rows = session.scalars(_clients_of(door_id).where(ParticipantRow.place.in_(AT_THE_DOOR)))
    return [
        person
        for person in rows
        if _came_just_now(person, now) or person.ref in core.hub.connected(person.encounter_id)
    ]


def _came_just_now(person: ParticipantRow, now: datetime) -> bool:
    if person.place == PlaceState.WAITING and person.waiting_since is not None:
        return person.waiting_since > now - FORGOTTEN
    return person.encounter.starts_at > now - LOOKED_IN


def _clients_of(door_id: int) -> Select[ParticipantRow]:
    return (
        select(ParticipantRow)
        .join(EncounterRow)
        .where(
            EncounterRow.door_id == door_id,
            EncounterRow.state.in_(ALIVE),
            ParticipantRow.role == Role.CLIENT,
        )
        .order_by(EncounterRow.starts_at.desc(), ParticipantRow.position)
    )


def _token(core: Core, visitor: str, ref: str) -> str:
    """The token of a browser that came by itself: the same however often the button is pressed."""
    key = derive(core.settings.secret_key, b"door")
    digest = hmac.digest(key, f"{visitor}\n{ref}".encode(), "sha256")
    return FIRST + base64.urlsafe_b64encode(digest).decode().rstrip("=")
