"""What the client's pages show from the waiting room on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_admin_app.core import Core
from flask_admin_app.join.notice_view import NoticeView, PurposeView, chosen, notice_view
from flask_admin_app.join.people import contact_of, present_names
from flask_admin_app.join.steps import Step, step_of, url_of
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.log.receipts import may_take
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.states import PlaceState, Role


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
    receipt: bool
    chosen: list[PurposeView]
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
        receipt=may_take(row, now=core.clock()),
        chosen=chosen(core, row, language),
        place=row.place,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The frame around the meeting. It holds no token: the page asks for one. `chosen` are the
    optional purposes that can be taken back here (CONS 4); `asked_again` is the notice, where it
    has changed and touches this meeting (CONS 5)."""

    ref: str
    encounter_id: str
    next: str
    door: str
    stage_url: str
    stage_origin: str
    practice: bool
    names: list[str]
    chosen: list[PurposeView]
    asked_again: NoticeView | None
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
        chosen=chosen(core, row, language) if inside else [],
        asked_again=notice_view(core, row, language) if inside and row.asked_again else None,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class ByeView:
    """Where the way ended, and whether it goes on. `notice` is there for whoever withdrew: the
    way back is one tap (CONS 4). `receipt` tells whether its code can still be taken."""

    ref: str
    reason: str
    was_in: bool
    can_return: bool
    receipt: bool
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
        receipt=may_take(row, now=core.clock()),
        notice=notice_view(core, row, language)
        if not over and place is PlaceState.WITHDRAWN
        else None,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


_OWN_REASON = {PlaceState.DECLINED, PlaceState.WITHDRAWN, PlaceState.REMOVED}


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
