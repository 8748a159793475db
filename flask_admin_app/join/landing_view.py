"""What the page behind the link shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of, host_of
from flask_admin_app.join.waiting_view import ready_list
from flask_admin_app.models import InvitationRow, ParticipantRow
from flask_admin_app.services.arrival import asks_name, holds, may_enter, state_of
from flask_admin_app.services.not_coming import may_tell
from tuokio.encounters.encounter import LinkState
from tuokio.encounters.names import LONGEST
from tuokio.encounters.service_template import ServiceTemplate
from tuokio.encounters.states import PlaceState, Role
from tuokio.identity.known import known_methods
from tuokio.identity.methods import How


@dataclass(frozen=True, slots=True)
class LandingView:
    """Who invites, to what, when, and what the button does (JOIN 2). `ready` is to have at hand,
    and `wants_camera` tells that a document may be shown there. Where `may_tell`, one can say from
    here that one cannot come; `not_coming` tells that one did (JOIN 9)."""

    state: str
    action: str
    continue_url: str
    host: str | None
    organisation: str
    service: str
    description: str
    opens_at: datetime
    starts_at: datetime
    guest_until: datetime | None
    minutes: int
    asks_name: bool
    name_value: str
    name_error: str | None
    name_max: int
    in_app: str | None
    chrome_url: str | None
    helper: bool
    staff_sign_in: bool
    ready: list[str]
    wants_camera: bool
    may_tell: bool
    not_coming: bool
    wants_new_time: bool
    cannot_url: str
    can_come_url: str
    backup_phone: str | None
    backup_email: str | None


@dataclass(frozen=True, slots=True)
class LandingForm:
    """What the visitor brought: a name that could not be used, a browser inside an app."""

    name: str = ""
    error: str | None = None
    in_app: str | None = None
    chrome_url: str | None = None
    signed_in: bool = False


def landing_view(
    core: Core,
    invitation: InvitationRow,
    person: ParticipantRow | None,
    token: str | None,
    secret: str,
    language: str,
    form: LandingForm,
) -> LandingView:
    """The view of a link, in the state that it is in today."""
    row = invitation.encounter
    template = row.template
    state = state_of(invitation, now=core.clock())
    if may_enter(invitation, person, now=core.clock()):
        state = LinkState.OPEN
    held = person is not None and person.browser_hash is not None
    elsewhere = held and person is not None and not holds(person, token)
    staff = Role(invitation.role).staff
    contact = contact_of(row)
    tells = not staff and may_tell(person, token)
    return LandingView(
        state=state.value,
        action="take-over" if elsewhere else "continue",
        continue_url=f"/j/{secret}/continue",
        host=host_of(core, row, language),
        organisation=row.unit.organisation.name,
        service=template.text(template.name, language),
        description=_description(invitation, language),
        opens_at=max(row.opens_at, invitation.not_before or row.opens_at),
        starts_at=invitation.not_before or row.starts_at,
        guest_until=invitation.not_after,
        minutes=int(template.length.total_seconds() // 60),
        asks_name=asks_name(invitation, person),
        name_value=form.name,
        name_error=form.error,
        name_max=LONGEST,
        in_app=form.in_app,
        chrome_url=form.chrome_url,
        helper=staff,
        staff_sign_in=staff and not form.signed_in,
        ready=ready_list(template, language) if Role(invitation.role) is Role.CLIENT else [],
        wants_camera=_shows_document(template, Role(invitation.role)),
        may_tell=tells and not (person is not None and person.record().place.inside),
        not_coming=tells and person is not None and person.place == PlaceState.CANNOT_COME,
        wants_new_time=tells and person is not None and person.wants_new_time,
        cannot_url=f"/j/{secret}/cannot-come",
        can_come_url=f"/j/{secret}/can-come",
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


def _description(invitation: InvitationRow, language: str) -> str:
    """What the service is, told to the client. It speaks of what only they are asked, such as who
    they are; whoever comes along is told nothing of that."""
    if Role(invitation.role) is not Role.CLIENT:
        return ""
    template = invitation.encounter.template
    return template.text(template.description, language)


def _shows_document(template: ServiceTemplate, role: Role) -> bool:
    """Whether somebody of that role may be looked at in a check room."""
    known = known_methods()
    asked = (known[code] for code in template.identity.codes if code in known)
    return role is Role.CLIENT and any(method.how is How.CHECK_ROOM for method in asked)
