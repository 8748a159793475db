"""Tokens for the meeting, and who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import ROOM, check_staff, lock, save, sealer_of
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.own_place import find
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters import place
from tuokio.encounters.admission import may_have_token
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change
from tuokio.encounters.states import PlaceState, Role
from tuokio.encounters.windows import check_window
from tuokio.jitsi.prosody import RoomKind
from tuokio.jitsi.reader import Claims
from tuokio.jitsi.tokens import DEFAULT_LIFETIME


@dataclass(frozen=True, slots=True)
class Pass:
    """What a page needs to enter a room. It lives in the page's memory only."""

    token: str
    room: str
    name: str
    kind: RoomKind = RoomKind.MEETING


def pass_for_client(core: Core, ref: str, token: str | None) -> Pass:
    """Mint a token for the browser that holds the place.

    Raises:
        PlaceElsewhereError: this browser does not hold it.
        EncounterError: the person may not have one now.
    """
    now = core.clock()
    with core.database.read() as session:
        return _mint(core, find(session, ref, token), now=now, language=None)


def pass_for_staff(core: Core, staff: Staff, encounter_id: str, *, language: str) -> Pass:
    """Mint a token for staff of the encounter."""
    now = core.clock()
    with core.database.read() as session:
        row = session.get(EncounterRow, encounter_id)
        if row is None:
            raise NotFoundError
        return _mint(core, check_staff(session, staff, row), now=now, language=language)


def _mint(core: Core, row: ParticipantRow, *, now: datetime, language: str | None) -> Pass:
    # `now` is from before the row was read: a token must not look younger than the admission that
    # it was checked against, or it would outlive one that ended meanwhile.
    encounter = open_if_due(row.encounter.record(), now=now).encounter
    sealer = sealer_of(core, row.encounter)
    if encounter.state.over or sealer is None or row.encounter.room is None:
        raise EncounterError(Refusal.OVER)
    if not may_have_token(row.record(), encounter.state):
        raise EncounterError(Refusal.NOT_INSIDE)
    check_window(row.record(), now=now)
    room = sealer.unseal(row.encounter.room, context=ROOM)
    name = names.shown(core, sealer, row, language or row.language or "fi")
    token = core.issuer.mint(
        room=room,
        participant=row.ref,
        name=name,
        moderator=Role(row.role).staff,
        lifetime=DEFAULT_LIFETIME,
        now=now,
    )
    return Pass(token, room, name)


def opens(core: Core, row: ParticipantRow, claims: Claims) -> bool:
    """Whether these claims open the meeting for this person now."""
    sealer = sealer_of(core, row.encounter)
    if sealer is None or row.encounter.room is None or row.since is None:
        return False
    state = open_if_due(row.encounter.record(), now=core.clock()).encounter.state
    return (
        may_have_token(row.record(), state)
        and sealer.unseal(row.encounter.room, context=ROOM) == claims.room
        and claims.issued_at >= row.since.replace(microsecond=0)
    )


def joined(core: Core, ref: str) -> None:
    """The meeting server says that this person's first session came in."""
    _presence(core, ref, present=True)


def dropped(core: Core, ref: str) -> None:
    """The meeting server says that this person's last session went."""
    _presence(core, ref, present=False)


def restarted(core: Core) -> None:
    """The meeting server began anew: all are absent until they come in again. Without this, who
    was in when the service stopped would keep the encounter open for ever."""
    with core.database.read() as session:
        refs = session.scalars(
            select(ParticipantRow.ref).where(ParticipantRow.place == PlaceState.PRESENT)
        ).all()
    for ref in refs:
        dropped(core, ref)


def _presence(core: Core, ref: str, *, present: bool) -> None:
    with core.database.write() as work:
        known = work.session.get(ParticipantRow, ref)
        if known is None:
            return
        encounter = lock(core, work, known.encounter_id)
        work.session.refresh(known)
        if save(core, work, known, _presence_change(known, present=present)):
            work.touch(encounter.id)


def _presence_change(row: ParticipantRow, *, present: bool) -> Change:
    person = row.record()
    if not present:
        return place.drop(person)
    # An admission that ended a moment ago: the server hears of it and shows the person out.
    return place.join(person) if person.place.inside else Change(person)
