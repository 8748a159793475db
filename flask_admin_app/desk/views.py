"""What the desk shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.desk.mail_view import MailView, mail_view
from flask_admin_app.desk.people import AT_THE_DOOR, PersonView, people_view, state_now
from flask_admin_app.desk.unit_view import ColleagueLine
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import EncounterRow, InvitationRow, ParticipantRow
from flask_admin_app.services import invitation_texts, names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.hand_over import Colleague, colleagues
from flask_admin_app.services.invitation_details import calendar_of, details_of
from flask_admin_app.services.invitation_texts import Details
from flask_admin_app.services.staff_sessions import Staff
from tuokio.channels.known import known_channels
from tuokio.encounters.service_template import NamePolicy, ServiceTemplate
from tuokio.encounters.states import INVITABLE, DoorState, EncounterState, PlaceState, Role
from tuokio.identity.known import known_methods
from tuokio.identity.methods import How


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A choice on the desk."""

    slug: str
    name: str
    description: str
    url: str
    identity: list[str]


@dataclass(frozen=True, slots=True)
class EncounterLine:
    """One of the worker's own encounters. `asked`: somebody would like to be contacted (WAIT 7)."""

    id: str
    service: str
    state: str
    starts_at: datetime
    started: bool
    waiting: int
    here: int
    asked: bool
    url: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk."""

    encounters: list[EncounterLine]
    templates: list[TemplateView]
    unit: list[ColleagueLine]
    gate_away: bool
    error: str | None = None


@dataclass(frozen=True, slots=True)
class LaunchView:
    """The page with one button."""

    slug: str
    name: str
    description: str
    minutes: int
    hours: float
    identity: list[str]
    error: str | None = None
    starts_at: str = ""


@dataclass(frozen=True, slots=True)
class InvitationView:
    """A link and the texts that carry it; `begins` and `ends` are a guest's own time."""

    id: str
    role: str
    kind: str
    name: str | None
    link: str
    texts: dict[str, str]
    opens: dict[str, dict[str, str]]
    reminders: dict[str, str]
    mail: MailView | None
    ics_url: str
    language: str | None
    replace_url: str
    begins: datetime | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class EncounterView:
    """One encounter on one screen."""

    id: str
    next: str | None
    service: str
    state: str
    opens_at: datetime
    starts_at: datetime
    started: bool
    closes_at: datetime
    people: list[PersonView]
    admittable_count: int
    outdated: int
    own_door: str
    gate_away: bool
    invitations: list[InvitationView]
    channels: dict[str, Mapping[str, str]]
    roles_to_invite: list[str]
    name_compared: bool
    colleagues: list[Colleague]
    stage_url: str
    stage_origin: str
    practice: bool
    can_manage: bool
    error: str | None
    invite_error: str | None
    invite_name: str


@dataclass(frozen=True, slots=True)
class FarewellView:
    """The end, told as far as the gate in Prosody has confirmed it."""

    everyone_out: bool
    gate_away: bool


def template_view(template: ServiceTemplate, language: str) -> TemplateView:
    """A template as a choice."""
    return TemplateView(
        slug=template.slug,
        name=template.text(template.name, language),
        description=template.text(template.description, language),
        url=f"/launch/{template.slug}",
        identity=list(template.identity.codes),
    )


def launch_view(
    template: ServiceTemplate, language: str, *, error: str | None = None, starts_at: str = ""
) -> LaunchView:
    """A template's page."""
    minutes = int(template.length.total_seconds() // 60)
    return LaunchView(
        slug=template.slug,
        name=template.text(template.name, language),
        description=template.text(template.description, language),
        minutes=minutes,
        hours=invitation_texts.in_hours(minutes),
        identity=list(template.identity.codes),
        error=error,
        starts_at=starts_at,
    )


def own_encounters(core: Core, staff: Staff, language: str) -> list[EncounterLine]:
    """The worker's open and coming encounters, the next first."""
    with core.database.read() as session:
        rows = session.scalars(
            select(EncounterRow)
            .join(ParticipantRow)
            .where(
                ParticipantRow.user_id == staff.id,
                ParticipantRow.place != PlaceState.LEFT,  # handed over
                EncounterRow.state.in_([EncounterState.PLANNED, EncounterState.OPEN]),
            )
            .order_by(EncounterRow.starts_at)
        ).unique()
        return [_line(core, row, language) for row in rows]


def _line(core: Core, row: EncounterRow, language: str) -> EncounterLine:
    template = row.template
    places = [PlaceState(person.place) for person in row.participants]
    return EncounterLine(
        id=row.id,
        service=template.text(template.name, language),
        state=state_now(core, row).state.value,
        starts_at=row.starts_at,
        started=row.starts_at <= core.clock(),
        waiting=sum(1 for place in places if place in AT_THE_DOOR),
        here=sum(1 for place in places if place is PlaceState.PRESENT),
        asked=any(person.contact is not None for person in row.participants),
        url=f"/desk/encounters/{row.id}",
    )


def encounter_view(  # noqa: PLR0913 - one page, one view
    core: Core,
    row: EncounterRow,
    staff: Staff,
    language: str,
    *,
    stage_origin: str,
    error: str | None = None,
    invite_error: str | None = None,
    invite_name: str = "",
) -> EncounterView:
    """The page of one encounter."""
    template = row.template
    encounter = state_now(core, row)
    people = people_view(core, row, staff, language)
    return EncounterView(
        id=row.id,
        next=people.next,
        service=template.text(template.name, language),
        state=encounter.state.value,
        opens_at=row.opens_at,
        starts_at=row.starts_at,
        started=row.starts_at <= core.clock(),
        closes_at=row.closes_at,
        people=people.people,
        admittable_count=people.admittable_count,
        outdated=people.outdated,
        own_door=people.own_door,
        gate_away=people.gate_away,
        invitations=[] if row.over else [_invitation(core, each) for each in row.invitations],
        channels={code: channel.name for code, channel in known_channels().items()},
        roles_to_invite=_roles_to_invite(template),
        name_compared=_name_compared(template),
        colleagues=_colleagues(core, row, staff),
        stage_url=f"{stage_origin}/stage",
        stage_origin=stage_origin,
        practice=core.settings.practice,
        can_manage=True,
        error=error,
        invite_error=invite_error,
        invite_name=invite_name,
    )


def _colleagues(core: Core, row: EncounterRow, staff: Staff) -> list[Colleague]:
    """To whom the worker may hand over: nobody, unless they are its professional."""
    session = object_session(row)
    hosts = any(
        person.user_id == staff.id and person.role == Role.PROFESSIONAL
        for person in row.participants
    )
    return colleagues(core, session, row, staff) if session and hosts and not row.over else []


def farewell(core: Core, row: EncounterRow) -> FarewellView:
    """The professional's farewell."""
    return FarewellView(
        everyone_out=all(person.door == DoorState.CLOSED for person in row.participants),
        gate_away=core.gate.away_since is not None,
    )


def _roles_to_invite(template: ServiceTemplate) -> list[str]:
    """What a meeting of two already has, its client, is not offered first."""
    roles = [role.value for role in INVITABLE]
    if template.one_to_one:
        roles.sort(key=lambda role: (role != Role.GUEST, role == Role.CLIENT))
    return roles


def _name_compared(template: ServiceTemplate) -> bool:
    """Whether a provider's names are held against the one that staff write (ID 6)."""
    known = known_methods()
    asked = (known[code] for code in template.identity.codes if code in known)
    return template.names is NamePolicy.INVITED and any(each.how is How.PROVIDER for each in asked)


def calendar(core: Core, invitation: InvitationRow, language: str) -> bytes:
    """The invitation as a calendar file."""
    return calendar_of(core, invitation, invitation.language or language)


def _invitation(core: Core, row: InvitationRow) -> InvitationView:
    details = details_of(core, row)
    sealer = sealer_of(core, row.encounter)
    name = None
    if row.participant is not None and row.participant.name is not None:
        name = names.shown(core, sealer, row.participant, row.language or "fi")
    base = f"/desk/encounters/{row.encounter_id}/invitations/{row.id}"
    return InvitationView(
        id=row.id,
        role=row.role,
        kind=row.kind,
        name=name,
        link=details["link"],
        texts={
            language: invitation_texts.invitation_text(core.texts, language=language, **details)
            for language in FOR_CLIENTS
        },
        reminders={
            language: invitation_texts.reminder_text(core.texts, language=language, **details)
            for language in FOR_CLIENTS
        },
        mail=mail_view(core, row),
        opens=_opens(core, details),
        ics_url=f"{base}.ics",
        language=row.language,
        replace_url=f"{base}/replace",
        begins=row.not_before,
        ends=row.not_after,
    )


def _opens(core: Core, details: Details) -> dict[str, dict[str, str]]:
    """What the buttons of the channels open, by code and language."""
    write, subject = invitation_texts.invitation_text, invitation_texts.mail_subject
    return {
        code: {
            language: channel.link(
                subject(core.texts, language=language),
                write(core.texts, language=language, **details),
            )
            or ""
            for language in FOR_CLIENTS
        }
        for code, channel in known_channels().items()
        if channel.opens is not None
    }
