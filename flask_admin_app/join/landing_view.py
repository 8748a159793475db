"""What the page behind the link shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of, host_of
from flask_admin_app.models import InvitationRow, ParticipantRow
from flask_admin_app.services.arrival import asks_name, holds, may_enter
from tuokio.encounters.encounter import LinkState, link_state
from tuokio.encounters.names import LONGEST
from tuokio.encounters.states import Role


@dataclass(frozen=True, slots=True)
class LandingView:
    """Who invites, to what, when, and what the button does (JOIN 2)."""

    state: str
    action: str
    continue_url: str
    host: str | None
    organisation: str
    service: str
    description: str
    opens_at: datetime
    starts_at: datetime
    minutes: int
    asks_name: bool
    name_value: str
    name_error: str | None
    name_max: int
    in_app: str | None
    chrome_url: str | None
    helper: bool
    staff_sign_in: bool
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
    state = link_state(row.record(), now=core.clock())
    if state is LinkState.LATE and may_enter(row, person, state):
        state = LinkState.OPEN
    held = person is not None and person.browser_hash is not None
    elsewhere = held and person is not None and not holds(person, token)
    staff = Role(invitation.role).staff
    contact = contact_of(row)
    return LandingView(
        state=state.value,
        action="take-over" if elsewhere else "continue",
        continue_url=f"/j/{secret}/continue",
        host=host_of(core, row, language),
        organisation=row.unit.organisation.name,
        service=template.text(template.name, language),
        description=template.text(template.description, language),
        opens_at=row.opens_at,
        starts_at=row.starts_at,
        minutes=int(template.length.total_seconds() // 60),
        asks_name=asks_name(invitation, person),
        name_value=form.name,
        name_error=form.error,
        name_max=LONGEST,
        in_app=form.in_app,
        chrome_url=form.chrome_url,
        helper=staff,
        staff_sign_in=staff and not form.signed_in,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )
