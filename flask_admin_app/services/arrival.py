"""From the link to a place that this browser holds (JOIN 3).

Looking at a link changes nothing. `proceed`, which only a POST calls, binds the place to one
browser by a random token; another browser may take the place over.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.live.hub import SESSION_GONE
from flask_admin_app.models import EncounterRow, InvitationRow, ParticipantRow, StaffRole
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import lock, save, sealer_of
from flask_admin_app.services.errors import FormError, LinkClosedError, PlaceElsewhereError
from flask_admin_app.services.invitations import by_secret
from flask_admin_app.services.places import add_staff_place, new_place
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import company_of
from tuokio.encounters import place
from tuokio.encounters.admission import admit_staff
from tuokio.encounters.encounter import LinkState, link_state
from tuokio.encounters.invitations import InvitationKind
from tuokio.encounters.states import PlaceState, Role
from tuokio.encounters.windows import window_state

MOST_PEOPLE = 100
"""At one time in one encounter. Who was turned away takes nobody's place."""

MOST_PLACES = 1000
"""Ever made in one encounter, so that a shared link on a wall fills no disk."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where the browser goes on. `token` is set when the browser must remember a new one."""

    ref: str
    token: str | None


@dataclass(frozen=True, slots=True)
class StaffArrived:
    """A helper's link, used by somebody who signed in: the desk of that encounter."""

    encounter: str


FIRST = "first."
"""How the token of a browser begins that took the place before anything was answered in it."""


def hash_token(token: str) -> str:
    """What is stored of a browser's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def holds(row: ParticipantRow, token: str | None) -> bool:
    """Whether the browser with this token holds the place."""
    if token is None or row.browser_hash is None:
        return False
    return hmac.compare_digest(row.browser_hash, hash_token(token))


def first_hands(token: str | None) -> bool:
    """Whether all that was answered in the place was answered in the browser with this token. Only
    the token's hash is kept, beginning and all, so nobody can write that beginning themselves."""
    return token is not None and token.startswith(FIRST)


def place_in(
    session: Session, invitation: InvitationRow, tokens: Mapping[str, str]
) -> ParticipantRow | None:
    """The place that a browser with these tokens (by ref) has through the link, if any."""
    if invitation.kind == InvitationKind.PERSONAL:
        return invitation.participant
    for ref, token in tokens.items():
        row = session.get(ParticipantRow, ref)
        if row is not None and row.encounter_id == invitation.encounter_id and holds(row, token):
            return row
    return None


def asks_name(invitation: InvitationRow, person: ParticipantRow | None) -> bool:
    """Whether the visitor may choose a name: once, where staff wrote none (ROOM 5)."""
    nameless = person is None or person.name is None
    return nameless and names.asked(invitation.encounter.template, Role(invitation.role))


def state_of(invitation: InvitationRow, *, now: datetime) -> LinkState:
    """What the link says now: the meeting's own state, and within it the guest's time (ROOM 4)."""
    state = link_state(invitation.encounter.record(), now=now)
    if state is not LinkState.OPEN:
        return state
    return window_state(invitation.not_before, invitation.not_after, now=now)


def may_enter(invitation: InvitationRow, person: ParticipantRow | None, *, now: datetime) -> bool:
    """Whether the link lets this person in now. Who came before closing time comes back; after a
    guest's own time nobody does."""
    row = invitation.encounter
    state = link_state(row.record(), now=now)
    been_here = person is not None and person.place != PlaceState.INVITED
    own_time = window_state(invitation.not_before, invitation.not_after, now=now)
    in_time = state is LinkState.OPEN or (state is LinkState.LATE and been_here and not row.over)
    return in_time and own_time is LinkState.OPEN


def proceed(
    core: Core,
    secret: str,
    *,
    tokens: Mapping[str, str],
    staff: Staff | None,
    name: str | None,
    take_over: bool,
    language: str,
) -> Arrived | StaffArrived:
    """Go on from the link.

    Raises:
        NotFoundError: unknown or replaced link.
        LinkClosedError: too early, too late, ended or cancelled.
        PlaceElsewhereError: another browser holds the place and `take_over` was not asked for.
        FormError: the name cannot be used, or the encounter is full.
    """
    with core.database.write() as work:
        row, invitation = _locked(core, work, secret)
        person = place_in(work.session, invitation, tokens)
        if not may_enter(invitation, person, now=work.now):
            raise LinkClosedError(state_of(invitation, now=work.now).value)
        if Role(invitation.role).staff:
            return _staff_arrives(core, work, row, staff, Role(invitation.role))
        if person is None:
            person = new_guest(row, Role(invitation.role), child=invitation.child)
            work.session.flush()
        asked = asks_name(invitation, person)
        shown_name = names.cleaned(name, prefix="landing") if asked else None
        return bind(core, work, row, person, tokens, shown_name, take_over, language)


def _locked(core: Core, work: Work, secret: str) -> tuple[EncounterRow, InvitationRow]:
    """The encounter of the link, locked. The link is read again under the lock: it may have been
    replaced a moment ago, and that of a series may lead to the next meeting by now."""
    invitation = by_secret(work.session, secret)
    while True:
        row = lock(core, work, invitation.encounter_id)
        invitation = by_secret(work.session, secret)
        if invitation.encounter_id == row.id:
            return row, invitation


def bind(  # noqa: PLR0913, PLR0917 - one step of `proceed`
    core: Core,
    work: Work,
    row: EncounterRow,
    person: ParticipantRow,
    tokens: Mapping[str, str],
    name: str | None,
    take_over: bool,
    language: str,
) -> Arrived:
    """Bind the place to a browser, and let its person arrive.

    Raises:
        PlaceElsewhereError: another browser holds the place and `take_over` was not asked for.
        FormError: somebody else has that name.
    """
    token = None
    if not holds(person, tokens.get(person.ref)):
        if person.browser_hash is not None:
            if not take_over:
                raise PlaceElsewhereError
            save(core, work, person, place.take_over(person.record(), now=work.now))
            ref = person.ref
            work.afterwards.append(lambda: core.hub.close(row.id, ref, SESSION_GONE))
            person.message = person.way_on = None  # they were for the person who sat there
        token = ("" if person.answers else FIRST) + secrets.token_urlsafe(32)
        person.browser_hash = hash_token(token)
    sealer = sealer_of(core, row)
    if name and sealer:
        names.check_free(core, sealer, row, person, name)
        person.name = names.seal(sealer, person.ref, name)
        person.version += 1  # staff who saw the old name look again before they act
    person.language = language
    change = place.arrive(person.record(), now=work.now, company=company_of(row))
    save(core, work, person, change)
    work.touch(row.id, {person.ref})
    return Arrived(person.ref, token)


def new_guest(row: EncounterRow, role: Role, *, child: bool = False) -> ParticipantRow:
    """One more place in an encounter that many come to.

    Raises:
        FormError: the encounter is full.
    """
    here = sum(1 for person in row.participants if person.record().counts)
    if here >= MOST_PEOPLE or len(row.participants) >= MOST_PLACES:
        raise FormError("landing-error-full")
    return new_place(row, role, child=child)


def _staff_arrives(
    core: Core, work: Work, row: EncounterRow, staff: Staff | None, role: Role
) -> StaffArrived:
    """No link alone gives power to admit: a helper signs in, a professional of the same
    organisation."""
    if staff is None or staff.organisation_id != row.unit.organisation_id:
        raise PlaceElsewhereError
    if not staff.has(StaffRole.PROFESSIONAL):
        raise PlaceElsewhereError
    sealer = sealer_of(core, row)
    known = any(person.user_id == staff.id for person in row.participants)
    if not known and sealer is not None:
        own = add_staff_place(row, staff, role, sealer)
        work.session.flush()
        save(core, work, own, admit_staff(own.record(), now=work.now))
        work.touch(row.id)
    return StaffArrived(row.id)
