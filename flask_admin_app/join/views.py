"""What the client's pages show, and which page it is time for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markdown_it import MarkdownIt
from markupsafe import Markup

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, InvitationRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.arrival import asks_name, holds, may_enter
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.notice_texts import notice_for
from tuokio.consent.choices import ConsentState
from tuokio.encounters.encounter import Encounter, LinkState, link_state, open_if_due
from tuokio.encounters.names import LONGEST
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, PlaceState, Role

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


class Step(StrEnum):
    """The pages of a client's way after the link."""

    NOTICE = "notice"
    WAIT = "wait"
    MEETING = "meeting"
    BYE = "bye"


_GONE = {
    PlaceState.LEFT,
    PlaceState.DECLINED,
    PlaceState.WITHDRAWN,
    PlaceState.CANNOT_COME,
    PlaceState.REMOVED,
    PlaceState.ENDED,
}


def step_of(person: Participant, encounter: Encounter) -> Step:
    """The page that this person should be on now."""
    if encounter.state.over or person.place in _GONE:
        return Step.BYE
    if person.place.inside:
        return Step.MEETING if person.door is DoorState.OPEN else Step.WAIT
    return Step.WAIT if person.place is PlaceState.WAITING else Step.NOTICE


def step_in_call(person: Participant, encounter: Encounter) -> Step:
    """The same for a page that shows the meeting. Where Prosody has to be told again of somebody
    who is in, only new joins wait: the call that runs goes on."""
    in_call = person.place is PlaceState.PRESENT and person.door is DoorState.PENDING
    if in_call and not encounter.state.over:
        return Step.MEETING
    return step_of(person, encounter)


def url_of(ref: str, step: Step) -> str:
    """The address of a client's page."""
    return f"/j/{ref}/{step}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call when the page does not work (JOIN 7)."""

    backup_phone: str | None
    backup_email: str | None


def contact_of(row: EncounterRow) -> Contact:
    """The organisation's."""
    owner = row.unit.organisation
    return Contact(owner.backup_phone, owner.backup_email)


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


def landing(
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


def host_of(core: Core, row: EncounterRow, language: str) -> str | None:
    """The professional's title and first name; None once the encounter is over."""
    sealer = sealer_of(core, row)
    if sealer is None:
        return None
    for person in row.participants:
        if person.role == Role.PROFESSIONAL:
            return names.shown(core, sealer, person, language)
    return None


@dataclass(frozen=True, slots=True)
class PurposeView:
    """One thing to agree to (CONS 2)."""

    code: str
    title: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The notice in two layers, and its purposes."""

    ref: str
    title: str
    first: Markup
    sections: list[tuple[str, Markup]]
    people: list[str]
    sha256: str
    purposes: list[PurposeView]
    refused: bool
    agreed: bool
    error: str | None
    backup_phone: str | None
    backup_email: str | None


def notice(
    core: Core, row: ParticipantRow, language: str, *, error: str | None = None
) -> NoticeView:
    """What this person reads before agreeing."""
    text = notice_for(row.encounter, language)
    person = row.record()
    purposes = [
        PurposeView(
            code=code,
            title=core.texts.text(language, f"purpose-{code.replace('_', '-')}-title"),
            text=core.texts.text(language, f"purpose-{code.replace('_', '-')}-text"),
            required=True,
        )
        for code in row.required
    ]
    contact = contact_of(row.encounter)
    return NoticeView(
        ref=row.ref,
        title=text.title,
        first=_html(text.first_layer),
        sections=[(title, _html(body)) for title, body in text.sections],
        people=staff_names(core, row.encounter, language),
        sha256=text.sha256,
        purposes=purposes,
        refused=person.consent is ConsentState.REFUSED,
        agreed=person.agreed,
        error=error,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class WaitView:
    """The waiting room, told honestly (WAIT 1)."""

    ref: str
    encounter_id: str
    next: str
    let_in: bool
    being_let_in: bool
    gate_away: bool
    staff_here: bool
    ahead: int | None
    arrived_at: datetime | None
    starts_at: datetime
    started: bool
    message: str | None
    moved: bool
    sent_back: bool
    place: str
    backup_phone: str | None
    backup_email: str | None


def wait(core: Core, row: ParticipantRow, language: str) -> WaitView:
    """What the person who waits sees."""
    encounter = row.encounter
    person = row.record()
    now = open_if_due(encounter.record(), now=core.clock()).encounter
    step = step_of(person, now)
    contact = contact_of(encounter)
    return WaitView(
        ref=row.ref,
        encounter_id=encounter.id,
        next=url_of(row.ref, step),
        let_in=step is Step.MEETING,
        being_let_in=person.place.inside and step is Step.WAIT,
        gate_away=core.gate.away_since is not None,
        staff_here=core.hub.staff_here(encounter.id) or _staff_present(encounter),
        ahead=_ahead(encounter, row) if encounter.template.one_to_one else None,
        arrived_at=row.waiting_since,
        starts_at=encounter.starts_at,
        started=encounter.starts_at <= core.clock(),
        message=names.message_text(core, sealer_of(core, encounter), row, language),
        moved=row.moved,
        sent_back=person.place is PlaceState.WAITING and person.was_in and not person.moved,
        place=row.place,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The frame around the meeting. It holds no token: the page asks for one."""

    ref: str
    encounter_id: str
    next: str
    door: str
    stage_url: str
    stage_origin: str
    practice: bool
    names: list[str]
    backup_phone: str | None
    backup_email: str | None


def meeting(
    core: Core, row: ParticipantRow, language: str, step: Step, stage_origin: str
) -> MeetingView:
    """The meeting page; everyone present is named (TIME 7), to those who are inside."""
    contact = contact_of(row.encounter)
    inside = step is Step.MEETING
    return MeetingView(
        ref=row.ref,
        encounter_id=row.encounter_id,
        next=url_of(row.ref, step),
        door=row.door,
        stage_url=f"{stage_origin}/stage",
        stage_origin=stage_origin,
        practice=core.settings.practice,
        names=present_names(core, row.encounter, language, but=row.ref) if inside else [],
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class ByeView:
    """Where the way ended, and whether it goes on. `notice` is there for whoever withdrew: the
    way back is one tap (CONS 4)."""

    ref: str
    reason: str
    was_in: bool
    can_return: bool
    notice: NoticeView | None
    backup_phone: str | None
    backup_email: str | None


def bye(core: Core, row: ParticipantRow, language: str) -> ByeView:
    """The farewell."""
    over = row.encounter.over
    place = PlaceState(row.place)
    reason = row.encounter.state if over and place not in _OWN_REASON else place.value
    contact = contact_of(row.encounter)
    return ByeView(
        ref=row.ref,
        reason=reason,
        was_in=row.was_in,
        can_return=not over and place is PlaceState.LEFT,
        notice=notice(core, row, language) if not over and place is PlaceState.WITHDRAWN else None,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


_OWN_REASON = {PlaceState.DECLINED, PlaceState.WITHDRAWN, PlaceState.REMOVED}


def staff_names(core: Core, row: EncounterRow, language: str) -> list[str]:
    """The staff of the encounter."""
    sealer = sealer_of(core, row)
    return [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if Role(person.role).staff
    ]


def present_names(core: Core, row: EncounterRow, language: str, *, but: str) -> list[str]:
    """Everyone who is in the meeting now, except one."""
    sealer = sealer_of(core, row)
    return [
        names.shown(core, sealer, person, language)
        for person in row.participants
        if person.place == PlaceState.PRESENT and person.ref != but
    ]


def _staff_present(row: EncounterRow) -> bool:
    return any(
        Role(person.role).staff and person.place == PlaceState.PRESENT
        for person in row.participants
    )


def _ahead(row: EncounterRow, own: ParticipantRow) -> int:
    return sum(
        1
        for person in row.participants
        if person.place == PlaceState.WAITING
        and person.role == Role.CLIENT
        and person.ref != own.ref
        and person.waiting_since is not None
        and own.waiting_since is not None
        and person.waiting_since < own.waiting_since
    )


def _html(markdown: str) -> Markup:
    # The renderer escapes HTML in the source; the source is ours, not a visitor's.
    return Markup(_MARKDOWN.render(markdown))  # noqa: S704
