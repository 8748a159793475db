"""What the client's pages show from the waiting room on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.join.check_view import WayOnView, way_on_view
from flask_admin_app.join.company import NewcomerView, held_by, newcomers_for
from flask_admin_app.join.eid_view import EidOffer, eid_offer
from flask_admin_app.join.notice_view import NoticeView, PurposeView, chosen, notice_view
from flask_admin_app.join.people import contact_of, met_now, present_names
from flask_admin_app.join.steps import Step, step_of, url_of
from flask_admin_app.join.waiting_view import RoomView, TimesView, room, staff_state, times
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.log.receipts import may_take
from flask_admin_app.services.page_open import page_gone
from flask_admin_app.services.public_door import ahead_of
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.states import PlaceState, Role
from tuokio.identity.policy import satisfied


@dataclass(frozen=True, slots=True)
class WaitView:
    """The waiting room, told honestly (WAIT 1). `newcomers` are those who would like to come too,
    for somebody who is ready to come in (CONS 5)."""

    ref: str
    encounter_id: str
    next: str
    let_in: bool
    being_let_in: bool
    gate_away: bool
    staff: str
    meets: str | None
    ahead: int | None
    arrived_at: datetime | None
    times: TimesView
    room: RoomView
    message: str | None
    moved: bool
    held: str | None
    newcomers: list[NewcomerView]
    identity: WayOnView | None
    eid: EidOffer | None
    sent_back: bool
    receipt: bool
    chosen: list[PurposeView]
    place: str
    contact_left: bool
    backup_phone: str | None
    backup_email: str | None


def wait(core: Core, row: ParticipantRow, language: str) -> WaitView:
    """What the person who waits sees."""
    encounter = row.encounter
    person = row.record()
    now = open_if_due(encounter.record(), now=core.clock()).encounter
    step = step_of(person, now)
    contact = contact_of(encounter)
    staff = staff_state(core, encounter, row)
    return WaitView(
        ref=row.ref,
        encounter_id=encounter.id,
        next=url_of(row.ref, step),
        let_in=step is Step.MEETING,
        being_let_in=person.place.inside and step is Step.WAIT,
        gate_away=core.gate.away_since is not None,
        staff=staff.value,
        meets=met_now(core, encounter, language),
        ahead=_ahead(core, encounter, row),
        arrived_at=row.waiting_since,
        times=times(core, encounter, row, staff),
        room=room(encounter, language),
        message=names.message_text(core, sealer_of(core, encounter), row, language),
        moved=row.moved,
        held=held_by(row),
        newcomers=newcomers_for(core, row, language) if satisfied(person.identity) else [],
        identity=way_on_view(core, object_session(row), row, language),
        eid=eid_offer(core, row),
        sent_back=person.place is PlaceState.WAITING and person.was_in and not person.moved,
        receipt=may_take(row, now=core.clock()),
        chosen=chosen(core, row, language),
        place=row.place,
        contact_left=row.contact is not None,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The frame around the meeting. It holds no token: the page asks for one. `chosen` are the
    optional purposes that can be taken back here (CONS 4); `asked_again` is the notice, where it
    has changed and touches this meeting, and `newcomers` those who would like to come (CONS 5).
    While somebody else is in the room (`aside`), the page shows nothing of it (JOIN 11)."""

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
    newcomers: list[NewcomerView]
    aside: bool
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
        newcomers=newcomers_for(core, row, language) if inside else [],
        aside=row.aside,
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
    wants_new_time: bool
    contact_left: bool
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
        can_return=not over and place in {PlaceState.LEFT, PlaceState.CANNOT_COME},
        wants_new_time=row.wants_new_time,
        contact_left=row.contact is not None,
        receipt=may_take(row, now=core.clock()),
        notice=notice_view(core, row, language)
        if not over and place is PlaceState.WITHDRAWN
        else None,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


_OWN_REASON = {PlaceState.DECLINED, PlaceState.WITHDRAWN, PlaceState.REMOVED}


def _ahead(core: Core, row: EncounterRow, own: ParticipantRow) -> int | None:
    """How many clients come before this one; None for whoever stands in no queue: in a group, or
    along with somebody."""
    if own.role != Role.CLIENT or not row.template.one_to_one:
        return None
    if row.door_id is not None:
        return ahead_of(core, own)
    return sum(
        1
        for person in row.participants
        if person.place == PlaceState.WAITING
        and person.role == Role.CLIENT
        and person.ref != own.ref
        and not page_gone(core, person)
        and person.waiting_since is not None
        and own.waiting_since is not None
        and person.waiting_since < own.waiting_since
    )
