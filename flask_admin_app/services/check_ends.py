"""How a check ends that nobody recorded: it closes itself, and the log says that it was stopped.

Whatever takes somebody out of a check - they leave, say no, exit, or are sent away, or the
encounter ends - comes through here, so no check room outlives its check (ID 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, IdentityCheckRow, ParticipantRow, SideRoomRow
from flask_admin_app.services import side_rooms
from tuokio.encounters import identity_checks
from tuokio.encounters.identity_checks import Check
from tuokio.encounters.people import Change
from tuokio.identity.builtin import DOCUMENT_ON_CAMERA
from tuokio.identity.known import known_methods
from tuokio.identity.outcomes import NOTHING_ASKED, Outcome, Reason, Result
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType


def running(session: Session, ref: str) -> IdentityCheckRow | None:
    """The check that this person is in now."""
    return session.scalar(
        select(IdentityCheckRow).where(
            IdentityCheckRow.participant_ref == ref, IdentityCheckRow.ended_at.is_(None)
        )
    )


def check_of(row: IdentityCheckRow) -> Check:
    """As the rules see it. A method whose plug-in is gone by now keeps its code: its check can
    still end."""
    method = known_methods().get(row.method) or replace(DOCUMENT_ON_CAMERA, code=row.method)
    return Check(row.id, method, row.started_at)


def end_check(core: Core, work: Work, person: ParticipantRow, change: Change) -> None:
    """Somebody is in a check no longer: close its room; if no outcome says why, tell the log."""
    check = running(work.session, person.ref)
    if check is None:
        return
    if all(entry.type is not EntryType.IDENTITY_CHECK_RECORDED for entry in change.entries):
        actor = next((entry.actor for entry in change.entries if entry.actor), None)
        _tell(work, stopped(check, actor=actor, now=work.now))
    _finish(core, work, check)


def end_side_rooms(core: Core, work: Work, row: EncounterRow) -> None:
    """The encounter is about to be over: every check is stopped, every side room closes, and
    nothing of them is kept."""
    for person in row.participants:
        check = running(work.session, person.ref)
        if check is not None:
            _tell(work, left_alone(check, now=work.now))
    for room in work.session.scalars(select(SideRoomRow).where(SideRoomRow.encounter_id == row.id)):
        side_rooms.close_room(core, work, room)
        checks = select(IdentityCheckRow).where(IdentityCheckRow.side_room_id == room.id)
        for check in work.session.scalars(checks):
            work.session.delete(check)
        work.session.flush()
        work.session.delete(room)
    work.session.flush()


def stopped(check: IdentityCheckRow, *, actor: str | None, now: datetime) -> Change:
    """Nobody recorded anything; `actor` is the worker who ended it, if one did."""
    reason = Reason.CLIENT_STOPPED if actor is None else Reason.STAFF_STOPPED
    return _stopped(check, reason, actor=actor, now=now)


def left_alone(check: IdentityCheckRow, *, now: datetime) -> Change:
    """The worker went away without a word; nobody is named as who ended it."""
    return _stopped(check, Reason.STAFF_STOPPED, actor=None, now=now)


def made_by(session: Session, staff_ref: str) -> Sequence[IdentityCheckRow]:
    """The checks that this worker makes in the encounter."""
    own = (IdentityCheckRow.staff_ref == staff_ref) & IdentityCheckRow.ended_at.is_(None)
    return session.scalars(select(IdentityCheckRow).where(own)).all()


def _tell(work: Work, change: Change) -> None:
    for entry in change.entries:
        work.ledger.append(entry)


def _stopped(
    check: IdentityCheckRow, reason: Reason, *, actor: str | None, now: datetime
) -> Change:
    return identity_checks.record(
        replace(check.participant.record(), identity=IdentityState.IN_CHECK),
        check_of(check),
        Outcome(NOTHING_ASKED, Result.STOPPED, reason),
        actor=actor,
        now=now,
    )


def _finish(core: Core, work: Work, check: IdentityCheckRow) -> None:
    check.ended_at = work.now
    check.document = None
    side_rooms.close_room(core, work, check.side_room)
