"""What the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.desk.people import AT_THE_DOOR, PersonView, people_view, state_now
from flask_admin_app.models import EncounterRow, InvitationRow, ParticipantRow
from flask_admin_app.services import invitation_texts, names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.invitation_texts import Details
from flask_admin_app.services.invitations import link_of
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.service_template import LANGUAGES, ServiceTemplate
from tuokio.encounters.states import INVITABLE, DoorState, EncounterState, PlaceState, Role


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
    """One of the worker's own encounters."""

    id: str
    service: str
    state: str
    starts_at: datetime
    started: bool
    waiting: int
    here: int
    url: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk."""

    encounters: list[EncounterLine]
    templates: list[TemplateView]
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
    """A link and the texts that carry it."""

    id: str
    role: str
    kind: str
    name: str | None
    link: str
    texts: dict[str, str]
    subjects: dict[str, str]
    ics_url: str
    language: str | None
    replace_url: str


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
    roles_to_invite: list[str]
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
        identity=[method.value for method in template.identity],
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
        identity=[method.value for method in template.identity],
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
        roles_to_invite=_roles_to_invite(template),
        stage_url=f"{stage_origin}/stage",
        stage_origin=stage_origin,
        practice=core.settings.practice,
        can_manage=True,
        error=error,
        invite_error=invite_error,
        invite_name=invite_name,
    )


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


def calendar(core: Core, invitation: InvitationRow, language: str) -> bytes:
    """The invitation as a calendar file."""
    return invitation_texts.calendar_file(
        core.texts,
        language=invitation.language or language,
        uid=f"{invitation.id}@tuokio",
        sequence=invitation.generation - 1,
        stamp=core.clock(),
        **_details(core, invitation),
    )


def _invitation(core: Core, row: InvitationRow) -> InvitationView:
    details = _details(core, row)
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
            for language in LANGUAGES
        },
        subjects={
            language: invitation_texts.mail_subject(core.texts, language=language)
            for language in LANGUAGES
        },
        ics_url=f"{base}.ics",
        language=row.language,
        replace_url=f"{base}/replace",
    )


def _details(core: Core, row: InvitationRow) -> Details:
    encounter = row.encounter
    owner = encounter.unit.organisation
    template = encounter.template
    sealer = sealer_of(core, encounter)
    hosts = [person for person in encounter.participants if person.role == Role.PROFESSIONAL]
    return Details(
        link=link_of(core, row),
        starts_at=encounter.starts_at,
        zone=ZoneInfo(owner.time_zone),
        minutes=int(template.length.total_seconds() // 60),
        host=names.shown(core, sealer, hosts[0], "fi") if hosts else None,
        organisation=owner.name,
        backup_phone=owner.backup_phone,
        neutral=template.neutral,
    )
