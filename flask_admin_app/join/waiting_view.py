"""What the waiting room tells, as far as it is known (WAIT 1), and what it shows of the
organisation's own (WAIT 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.duty import on_duty
from flask_admin_app.services.waiting_content import Picture, Said, content_of
from tuokio.encounters.expecting import nobody_at
from tuokio.encounters.service_template import ServiceTemplate
from tuokio.encounters.states import PlaceState, Role

LONGEST_TIMER = timedelta(hours=6)
"""A page that is open for longer asks again by itself in between."""


class StaffState(StrEnum):
    """Whether the professional is here. Where else they are is nobody's business."""

    HERE = "here"
    BUSY = "busy"
    """Here, with another client of this encounter."""
    LATE = "late"
    """On the way: they said when they come, and are not in the meeting yet. Their open desk tells
    less than their own word does."""
    DUTY = "duty"
    """Not here yet, but on duty at the door through which one came: they see that one waits."""
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class TimesView:
    """The times. `early_since` is set while the door is open for help before the start (JOIN 4),
    `expected_at` while staff are late and on the way. `nobody` tells that the wait is long
    (WAIT 7). Where the service is closed, `closed`, and `opens_next` if that is known. `again_in`
    is in how many seconds this page has something else to say."""

    starts_at: datetime
    started: bool
    early_since: datetime | None
    expected_at: datetime | None
    nobody: bool
    closed: bool
    opens_next: datetime | None
    again_in: int | None


@dataclass(frozen=True, slots=True)
class RoomView:
    """What stands in the waiting room beside the status."""

    organisation_id: int
    welcome: Said | None
    rules: Said | None
    hours: Said | None
    ready: list[str]
    video: str | None
    video_host: str | None
    picture: Picture | None


def staff_state(core: Core, row: EncounterRow, own: ParticipantRow) -> StaffState:
    """What is known of the staff of this encounter, from this encounter alone. Only a client is one
    of many: whoever comes along is told nothing of another client."""
    present = [each for each in row.participants if each.place == PlaceState.PRESENT]
    staff_inside = any(Role(each.role).staff for each in present)
    if not staff_inside and row.expected_at is not None and row.expected_at > core.clock():
        return StaffState.LATE
    if not staff_inside and not core.hub.staff_here(row.id):
        return StaffState.DUTY if _on_duty(core, row) else StaffState.AWAY
    other = any(each.role == Role.CLIENT and each.ref != own.ref for each in present)
    queues = own.role == Role.CLIENT and row.template.one_to_one
    return StaffState.BUSY if queues and other else StaffState.HERE


def _on_duty(core: Core, row: EncounterRow) -> bool:
    session = object_session(row)
    if session is None or row.door_id is None:
        return False
    there = {duty.staff.id for duty in on_duty(session, row.door_id, core.clock())}
    return any(person.user_id in there for person in row.participants)


def times(core: Core, row: EncounterRow, own: ParticipantRow, staff: StaffState) -> TimesView:
    """The times of one who waits."""
    now = core.clock()
    template = row.template
    started = row.starts_at <= now
    waits = own.place == PlaceState.WAITING
    expected = row.expected_at or row.starts_at
    patient_until = nobody_at(expected, own.waiting_since, template.nobody_after)
    zone = ZoneInfo(row.unit.organisation.time_zone)
    closed = (
        waits
        and started
        and staff is StaffState.AWAY
        and template.hours.open_at(row.starts_at, zone)
        and not template.hours.open_at(now, zone)
    )
    return TimesView(
        starts_at=row.starts_at,
        started=started,
        early_since=row.opens_at if not started and row.opens_at < row.starts_at else None,
        expected_at=row.expected_at if staff is StaffState.LATE else None,
        nobody=waits and patient_until <= now,
        closed=closed,
        opens_next=template.hours.next_opening(now, zone) if closed else None,
        again_in=_again_in(now, (row.starts_at, expected, patient_until)),
    )


def room(row: EncounterRow, language: str) -> RoomView:
    """The organisation's own, in the reader's language where there is one."""
    owner = row.unit.organisation
    content = content_of(owner)
    return RoomView(
        organisation_id=owner.id,
        welcome=content.said("welcome", language),
        rules=content.said("rules", language),
        hours=content.said("hours", language),
        ready=ready_list(row.template, language),
        video=content.video,
        video_host=content.video_host,
        picture=content.picture,
    )


def ready_list(template: ServiceTemplate, language: str) -> list[str]:
    """What to have at hand, a line each."""
    text = template.text(template.ready, language) if template.ready else ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _again_in(now: datetime, moments: tuple[datetime, ...]) -> int | None:
    """Seconds until the next of the moments, a little later rather than too early."""
    coming = [moment - now for moment in moments if moment > now]
    if not coming:
        return None
    return math.ceil(min(*coming, LONGEST_TIMER).total_seconds()) + 1
