"""Making sure who somebody is, one to one, in a room of its own (ID 2, ID 3).

What a check finds is written into the log and nowhere else; of the document itself there is no
field that could hold anything (ID 4).
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, IdentityCheckRow, ParticipantRow
from flask_admin_app.services import side_rooms
from flask_admin_app.services.check_ends import check_of, running, stopped
from flask_admin_app.services.checked_document import chosen_document, seal_document
from flask_admin_app.services.encounter_store import check_staff, lock_for, save, sealer_of
from flask_admin_app.services.errors import ForbiddenError, FormError, NotFoundError
from flask_admin_app.services.own_place import find_locked
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, opened
from flask_admin_app.services.waiting_room import find as find_person
from tuokio.encounters import identity_checks
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.identity_checks import Check
from tuokio.encounters.people import Participant
from tuokio.encounters.service_template import NamePolicy
from tuokio.identity.documents import UNTOLD, DocumentKind, Origin
from tuokio.identity.known import known_methods
from tuokio.identity.methods import How, IdentityMethod
from tuokio.identity.outcomes import Outcome, Reason
from tuokio.ids import new_record_id
from tuokio.jitsi.prosody import RoomKind


def room_method(person: Participant) -> IdentityMethod | None:
    """The method by which this person could be looked at in a check room now."""
    if person.by_phone:
        return None
    known = known_methods()
    offered = (known[code] for code in identity_checks.offered(person) if code in known)
    return next((method for method in offered if method.how is How.CHECK_ROOM), None)


def open_check(core: Core, staff: Staff, encounter_id: str, who: Who) -> str:
    """Take somebody aside; return the check's id. Who is in a check already has that one.

    Raises:
        EncounterError: the policy offers no such check now, somebody changed the person meanwhile,
            or this worker is in another check.
    """
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        person = find_person(row, who)
        if under_way := running(work.session, person.ref):
            return under_way.id
        before = person.record()
        if before.by_phone:
            raise EncounterError(Refusal.NO_METHOD)
        check = Check(new_record_id(work.now), _method(before), work.now)
        change = identity_checks.open_check(before, check, actor=staff.ref)
        if before.version != who.version:
            raise EncounterError(Refusal.CHANGED)
        if _busy(work.session, staff):
            raise EncounterError(Refusal.IN_CHECK)
        save(core, work, person, change)
        own = check_staff(work.session, staff, row)
        _add(core, work, row, check, own=own, client=person)
        work.touch(row.id)
        return check.id


def choose_document(
    core: Core,
    staff: Staff,
    encounter_id: str,
    check_id: str,
    *,
    kind: DocumentKind,
    origin: Origin,
) -> None:
    """Which checklist the worker reads. It is sealed, and forgotten when the check ends."""
    with core.database.write() as work:
        check = _own_check(core, work, staff, encounter_id, check_id)
        check.document = seal_document(core, check, kind, origin)


def record(core: Core, staff: Staff, encounter_id: str, check_id: str, outcome: Outcome) -> None:
    """Write down what was found; the room closes.

    Raises:
        FormError: the template wants to know which document it was, and none was chosen.
        ForbiddenError: another worker makes this check.
        EncounterError: it has ended meanwhile.
    """
    with core.database.write() as work:
        check = _own_check(core, work, staff, encounter_id, check_id)
        row = check.side_room.encounter
        change = identity_checks.record(
            check.participant.record(),
            check_of(check),
            outcome,
            actor=staff.ref,
            now=work.now,
            facts=_document(core, row, check, outcome),
        )
        save(core, work, check.participant, change)
        work.touch(row.id)


def stop(core: Core, staff: Staff, encounter_id: str, check_id: str) -> None:
    """Any of the encounter's staff ends a check without an outcome. Twice is once."""
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        check = find(work.session, row, check_id)
        if check.ended_at is None:
            save(core, work, check.participant, stopped(check, actor=staff.ref, now=work.now))
            work.touch(row.id)


def stop_own(core: Core, ref: str, token: str | None) -> None:
    """The client does not want to, and need not say why. Twice is once."""
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        check = running(work.session, ref)
        if row.over or check is None:
            return
        save(core, work, person, stopped(check, actor=None, now=work.now))
        work.touch(row.id)


def find(session: Session, row: EncounterRow, check_id: str) -> IdentityCheckRow:
    """A check of that encounter.

    Raises:
        NotFoundError: there is none of that id.
    """
    check = session.get(IdentityCheckRow, check_id)
    if check is None or check.side_room.encounter_id != row.id:
        raise NotFoundError
    return check


def name_is_booked(row: EncounterRow, person: ParticipantRow) -> bool:
    """Whether a name was booked that the document can be held against; a nickname is none."""
    return row.template.names is NamePolicy.INVITED and person.name is not None


def _method(person: Participant) -> IdentityMethod:
    """The method; where none is offered, one to refuse in words: the rule says why."""
    known = known_methods().values()
    return room_method(person) or next(each for each in known if each.how is How.CHECK_ROOM)


def _busy(session: Session, staff: Staff) -> bool:
    """Nobody looks at two people at a time."""
    under_way = (
        select(IdentityCheckRow.id)
        .join(ParticipantRow, IdentityCheckRow.staff_ref == ParticipantRow.ref)
        .where(ParticipantRow.user_id == staff.id, IdentityCheckRow.ended_at.is_(None))
    )
    return session.scalar(under_way.limit(1)) is not None


def _add(
    core: Core,
    work: Work,
    row: EncounterRow,
    check: Check,
    *,
    own: ParticipantRow,
    client: ParticipantRow,
) -> None:
    sealer = sealer_of(core, row)
    if sealer is None:
        raise EncounterError(Refusal.OVER)
    room = side_rooms.open_room(core, work, row, RoomKind.CHECK, [own, client], sealer)
    work.session.add(
        IdentityCheckRow(
            id=check.id,
            side_room=room,
            participant=client,
            staff_ref=own.ref,
            method=check.method.code,
            started_at=check.started_at,
        )
    )


def _own_check(
    core: Core, work: Work, staff: Staff, encounter_id: str, check_id: str
) -> IdentityCheckRow:
    row = opened(lock_for(core, work, staff, encounter_id))
    check = find(work.session, row, check_id)
    if check.ended_at is not None:
        raise EncounterError(Refusal.NO_CHECK)
    if check.staff_ref != check_staff(work.session, staff, row).ref:
        raise ForbiddenError
    return check


def _document(
    core: Core, row: EncounterRow, check: IdentityCheckRow, outcome: Outcome
) -> Mapping[str, str]:
    """What the log may say of the document: its kind hints at origin and status, so it is told only
    where the template requires it (ID 3). Where none was shown, there is nothing to say."""
    if outcome.reason is Reason.NO_DOCUMENT:
        return {}
    if not row.template.document_details:
        return {"document": UNTOLD}
    chosen = chosen_document(core, check)
    if chosen is None:
        raise FormError("check-error-document")
    kind, origin = chosen
    return {"document": kind.value, "origin": origin.value}
