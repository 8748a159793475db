"""What a client sees of a check, and of the ways on (ID 2, ID 7)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of
from flask_admin_app.join.steps import Step, step_of, url_of
from flask_admin_app.models import IdentityCheckRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.check_ends import running
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.ways_on import offered
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, PlaceState
from tuokio.identity.outcomes import Reason
from tuokio.identity.policy import IdentityState


@dataclass(frozen=True, slots=True)
class CheckView:
    """The page of the check. It holds no token: the page asks for one."""

    ref: str
    encounter_id: str
    next: str
    door: str
    host: str
    stage_url: str
    stage_origin: str
    practice: bool
    backup_phone: str | None
    backup_email: str | None


@dataclass(frozen=True, slots=True)
class WayOnView:
    """What the waiting room says about identity. `in_check` offers the one tap into the check.
    `said` is the text of how the last check ended. `way` is what staff offered; `action` is the
    form that goes on to the other meeting."""

    in_check: bool
    host: str | None
    said: str | None
    way: str | None
    action: str | None


def check_view(
    core: Core, session: Session, row: ParticipantRow, language: str, stage_origin: str
) -> CheckView:
    """The page, whether its check still goes on or not: `next` says where to be."""
    encounter = row.encounter
    check = running(session, row.ref)
    step = step_of(row.record(), open_if_due(encounter.record(), now=core.clock()).encounter)
    in_check = check is not None and step is Step.WAIT
    contact = contact_of(encounter)
    return CheckView(
        ref=row.ref,
        encounter_id=encounter.id,
        next=url_of(row.ref, Step.CHECK if in_check else step),
        door=side_doors.door(core, session, check.side_room_id, row.ref)
        if check
        else DoorState.CLOSED,
        host=_host(core, session, check, row, language) or "",
        stage_url=f"{stage_origin}/stage",
        stage_origin=stage_origin,
        practice=core.settings.practice,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


def way_on_view(
    core: Core, session: Session | None, row: ParticipantRow, language: str
) -> WayOnView | None:
    """What there is to say in the waiting room; None where nobody asks who the person is."""
    person = row.record()
    if session is None or not person.policy.steps or person.place is not PlaceState.WAITING:
        return None
    check = running(session, row.ref)
    last = offered(sealer_of(core, row.encounter), row)
    verified = person.identity is IdentityState.VERIFIED
    return WayOnView(
        in_check=check is not None,
        host=_host(core, session, check, row, language),
        said=_said(person),
        way=last.way.value if last and not verified else None,
        action=f"/j/{row.ref}/check/way-on" if last and last.secret and not verified else None,
    )


def _said(person: Participant) -> str | None:
    """How the last check ended, and what comes next; nobody waits without a word of it."""
    if person.identity is IdentityState.VERIFIED:
        return None if person.was_in else "wait-verified"
    if person.last_check is Reason.CLIENT_STOPPED:
        return "wait-not-shown"
    if person.last_check is Reason.POOR_PICTURE:
        return "wait-poor-picture"
    not_verified = person.identity is IdentityState.NOT_VERIFIED
    return "wait-not-verified" if not_verified else None


def _host(
    core: Core,
    session: Session,
    check: IdentityCheckRow | None,
    row: ParticipantRow,
    language: str,
) -> str | None:
    """The one other person in the room."""
    if check is None:
        return None
    worker = session.get_one(ParticipantRow, check.staff_ref)
    return names.shown(core, sealer_of(core, row.encounter), worker, language)
