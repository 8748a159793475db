"""Two workers on duty, and hand-over between them (WAIT 5)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.live.hub import SESSION_GONE
from flask_admin_app.models import EncounterRow, ParticipantRow, StaffRole, UnitRow, UserRow
from flask_admin_app.services.encounter_store import check_staff, lock, lock_for, save, sealer_of
from flask_admin_app.services.errors import ForbiddenError, FormError, NotFoundError
from flask_admin_app.services.page_open import page_gone
from flask_admin_app.services.places import add_staff_place
from flask_admin_app.services.staff_sessions import Staff, staff_of
from flask_admin_app.services.stand_ins import stand_in
from flask_admin_app.services.waiting_room import opened
from tuokio.encounters import hand_over
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.hand_over import Giver, How, Staffing
from tuokio.encounters.states import PlaceState, Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could take the meeting over. `key` stands for them in the form: their name never
    stands beside their pseudonym (LOG 5)."""

    key: str
    name: str


def colleagues(core: Core, session: Session, row: EncounterRow, staff: Staff) -> list[Colleague]:
    """The organisation's other professionals, in order of their names; those who host already are
    not among them."""
    hosts = [
        person.user_id
        for person in row.participants
        if person.role == Role.PROFESSIONAL and person.place != PlaceState.LEFT
    ]
    users = session.scalars(
        select(UserRow)
        .join(UnitRow)
        .where(UnitRow.organisation_id == staff.organisation_id, UserRow.id.not_in(hosts))
    )
    found = [
        Colleague(key_of(core, row, user), user.shown_name)
        for user in users
        if StaffRole.PROFESSIONAL in user.roles and user.id != staff.id
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.key))


def key_of(core: Core, row: EncounterRow, user: UserRow) -> str:
    """What stands for a colleague in the form of one encounter."""
    return stand_in(core, "hand-over", row.id, user.ref)


def give(core: Core, staff: Staff, encounter_id: str, *, to: str, leaves: bool) -> bool:
    """Hand the encounter over to a colleague, and help on or go; whether the giver still sees it.

    Raises:
        FormError: nobody of that name can take it.
        EncounterError: the giver is not its professional, or the encounter is over.
    """
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        if row.over:
            raise EncounterError(Refusal.OVER)
        own = check_staff(work.session, staff, row)
        user = _user(core, work, row, staff, to)
        change = hand_over.give(own.record(), Giver.LEAVES if leaves else Giver.HELPER)
        theirs = _welcome(core, work, row, staff_of(user))
        entry = hand_over.handed_over(row.id, to=theirs.ref, actor=staff.ref, how=How.GIVEN)
        work.ledger.append(entry)
        save(core, work, own, change)
        work.touch(row.id)
        if leaves:
            ref = own.ref
            work.afterwards.append(lambda: core.hub.close(row.id, ref, SESSION_GONE))
        return not leaves


def needs_somebody(core: Core, row: EncounterRow) -> bool:
    """Whether somebody waits or is inside, and no staff came though their time has come."""
    people = [each.record() for each in row.participants if not page_gone(core, each)]
    staffing = Staffing(row.expected_at or row.starts_at, here=core.hub.staff_here(row.id))
    return hand_over.needs_somebody(people, staffing, now=core.clock())


def take(core: Core, staff: Staff, encounter_id: str) -> None:
    """A colleague of the unit takes the encounter over: somebody waits, and its own staff are not
    there. They keep their places, and see who took it.

    Raises:
        NotFoundError: not a colleague of the unit.
        EncounterError: its staff are there or not late, nobody waits, or it is not open.
    """
    with core.database.write() as work:
        row = lock(core, work, encounter_id)
        try:
            check_staff(work.session, staff, row)
        except ForbiddenError:
            pass  # a colleague of the unit, as it should be
        else:
            return  # it is theirs already
        opened(row)
        if not needs_somebody(core, row):
            raise EncounterError(Refusal.STAFF_HERE)
        theirs = _welcome(core, work, row, staff)
        entry = hand_over.handed_over(row.id, to=theirs.ref, actor=staff.ref, how=How.TAKEN)
        work.ledger.append(entry)
        work.touch(row.id)


def _welcome(core: Core, work: Work, row: EncounterRow, staff: Staff) -> ParticipantRow:
    """The colleague's place: their own from before, or a new one."""
    own = next((each for each in row.participants if each.user_id == staff.id), None)
    if own is None:
        sealer = sealer_of(core, row)
        if sealer is None:
            raise EncounterError(Refusal.OVER)
        own = add_staff_place(row, staff, Role.PROFESSIONAL, sealer)
        work.session.flush()
    save(core, work, own, hand_over.receive(own.record(), now=work.now))
    return own


def _user(core: Core, work: Work, row: EncounterRow, staff: Staff, key: str) -> UserRow:
    house = select(UserRow).join(UnitRow).where(UnitRow.organisation_id == staff.organisation_id)
    users = work.session.scalars(house)
    user = next((each for each in users if key_of(core, row, each) == key), None)
    if user is None:
        raise NotFoundError
    if user.id == staff.id or StaffRole.PROFESSIONAL not in user.roles:
        raise FormError("desk-error-hand-over")
    return user
