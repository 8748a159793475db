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
from tuokio.encounters import place
from tuokio.encounters.admission import admit_staff
from tuokio.encounters.encounter import LinkState, link_state
from tuokio.encounters.invitations import InvitationKind
from tuokio.encounters.service_template import NamePolicy
from tuokio.encounters.states import PlaceState, Role

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


_FIRST = "first."
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
    return token is not None and token.startswith(_FIRST)


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
    """Whether the visitor may choose a name: in a group, once, where staff wrote none (ROOM 5)."""
    template = invitation.encounter.template
    numbered = template.names is NamePolicy.NUMBERED and not template.one_to_one
    nameless = person is None or person.name is None
    return numbered and nameless and not Role(invitation.role).staff


def may_enter(row: EncounterRow, person: ParticipantRow | None, state: LinkState) -> bool:
    """Whether the link lets this person in now. Who came before closing time comes back."""
    been_here = person is not None and person.place != PlaceState.INVITED
    return state is LinkState.OPEN or (state is LinkState.LATE and been_here and not row.over)


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
        row = lock(core, work, by_secret(work.session, secret).encounter_id)
        # The link is read again under the lock: it may have been replaced a moment ago.
        invitation = by_secret(work.session, secret)
        person = place_in(work.session, invitation, tokens)
        state = link_state(row.record(), now=work.now)
        if not may_enter(row, person, state):
            raise LinkClosedError(state.value)
        if Role(invitation.role).staff:
            return _staff_arrives(core, work, row, staff, Role(invitation.role))
        if person is None:
            person = _new_guest(row, Role(invitation.role))
            work.session.flush()
        asked = asks_name(invitation, person)
        shown_name = names.cleaned(name, prefix="landing") if asked else None
        return _bind(core, work, row, person, tokens, shown_name, take_over, language)


def _bind(  # noqa: PLR0913, PLR0917 - one step of `proceed`
    core: Core,
    work: Work,
    row: EncounterRow,
    person: ParticipantRow,
    tokens: Mapping[str, str],
    name: str | None,
    take_over: bool,
    language: str,
) -> Arrived:
    token = None
    if not holds(person, tokens.get(person.ref)):
        if person.browser_hash is not None:
            if not take_over:
                raise PlaceElsewhereError
            save(core, work, person, place.take_over(person.record(), now=work.now))
            ref = person.ref
            work.afterwards.append(lambda: core.hub.close(row.id, ref, SESSION_GONE))
            person.message = None  # it was for the person who sat there
        token = ("" if person.answers else _FIRST) + secrets.token_urlsafe(32)
        person.browser_hash = hash_token(token)
    sealer = sealer_of(core, row)
    if name and sealer:
        names.check_free(core, sealer, row, person, name)
        person.name = names.seal(sealer, person.ref, name)
        person.version += 1  # staff who saw the old name look again before they act
    person.language = language
    save(core, work, person, place.arrive(person.record(), now=work.now))
    work.touch(row.id, {person.ref})
    return Arrived(person.ref, token)


def _new_guest(row: EncounterRow, role: Role) -> ParticipantRow:
    here = sum(1 for person in row.participants if person.record().counts)
    if here >= MOST_PEOPLE or len(row.participants) >= MOST_PLACES:
        raise FormError("landing-error-full")
    return new_place(row, role)


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
