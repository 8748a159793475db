"""What Prosody should hold for an encounter, written in the transaction that decides it.

Where no gate stands in Prosody (the practice meeting, or a Jitsi whose operator accepted to run
without one) the service's own decision is the door, and it moves at once.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, GateAdmissionRow, GateRoomRow, ParticipantRow
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, PlaceState, Role
from tuokio.encounters.windows import until
from tuokio.ids import new_ref
from tuokio.jitsi.prosody import GateRole, RoomKind

ROOM = "gate.room"

_SETTLED = {DoorState.PENDING: DoorState.OPEN, DoorState.CLOSING: DoorState.CLOSED}

_REASONS = {
    PlaceState.ARRIVED: "consent_refused",
    PlaceState.WAITING: "sent_back",
    PlaceState.WITHDRAWN: "consent_withdrawn",
    PlaceState.REMOVED: "removed",
    PlaceState.LEFT: "left",
}
"""Why an admission ended, by the place that its person has now."""


@dataclass(frozen=True, slots=True)
class _Wish:
    role: str
    since: datetime
    until: datetime


def settle(person: Participant) -> Participant:
    """The person with their door as it stands once everything wished for is done."""
    return replace(person, door=_SETTLED.get(person.door, person.door))


def doubt(row: ParticipantRow) -> bool:
    """The door is not open after all: Prosody does not, or not yet, hold the admission. Nobody is
    told that they can go in when they cannot. Whether that is news."""
    if row.door != DoorState.OPEN:
        return False
    row.apply(replace(row.record(), door=DoorState.PENDING))
    return True


def name_hash(core: Core, room: str) -> str:
    """How a room's name is found without being kept in clear."""
    return hmac.digest(core.room_key, room.encode(), "sha256").hex()


def room_of(session: Session, encounter_id: str) -> GateRoomRow | None:
    """The encounter's meeting room as the gate knows it."""
    return session.scalar(
        select(GateRoomRow).where(
            GateRoomRow.encounter_id == encounter_id, GateRoomRow.kind == RoomKind.MEETING
        )
    )


def register(core: Core, work: Work, row: EncounterRow, room: str) -> None:
    """Wish for the meeting room of a new encounter."""
    if core.prosody is not None:
        add_room(core, work, row, room)


def add_room(
    core: Core,
    work: Work,
    row: EncounterRow,
    room: str,
    kind: RoomKind = RoomKind.MEETING,
    *,
    id_: str | None = None,
) -> GateRoomRow:
    """Wish for a room of that name, open as long as the encounter is."""
    id_ = id_ or new_ref()
    wrapped, sealer = core.key_encryption_key.new_data_key()
    opens_at, closes_at = times(row)
    added = GateRoomRow(
        id=id_,
        encounter_id=row.id,
        kind=kind,
        name_hash=name_hash(core, room),
        wrapped_key=wrapped,
        name=sealer.seal(room, context=f"{ROOM}:{id_}"),
        opens_at=opens_at,
        closes_at=closes_at,
    )
    work.session.add(added)
    work.session.flush()
    work.afterwards.append(core.gate.wake)
    return added


def encounter_decided(core: Core, work: Work, row: EncounterRow) -> None:
    """Wish for what an encounter's times and state ask of the gate. Admissions follow its times."""
    room = room_of(work.session, row.id) if core.prosody else None
    if room is None:
        for person in row.participants:
            person.apply(settle(person.record()))
        return
    opens_at, closes_at = times(row)
    if (room.opens_at, room.closes_at, room.wanted) != (opens_at, closes_at, not row.over):
        room.opens_at, room.closes_at, room.wanted = opens_at, closes_at, not row.over
        room.generation += 1
        work.afterwards.append(core.gate.wake)
    if room.wanted:
        for person in row.participants:
            person_decided(core, work, person)


def person_decided(core: Core, work: Work, row: ParticipantRow) -> None:
    """Wish for, or no longer for, a person's admission, as the rules decided."""
    room = room_of(work.session, row.encounter_id) if core.prosody else None
    if room is None:
        row.apply(settle(row.record()))
        return
    known = work.session.get(GateAdmissionRow, (room.id, row.ref))
    held = known is not None and known.wanted
    if _write(work, room, known, row):
        if not held:
            doubt(row)  # it opened while no gate was set
        work.session.flush()
        work.afterwards.append(core.gate.wake)
    elif known is None or known.confirmed == known.generation:
        row.apply(settle(row.record()))


def _write(
    work: Work, room: GateRoomRow, known: GateAdmissionRow | None, row: ParticipantRow
) -> bool:
    """Write the wish; whether it differs from the last one."""
    wish = _wish(room, row.record())
    if wish is None:
        if known is None or not known.wanted:
            return False
        known.wanted = False
        known.reason = _REASONS.get(PlaceState(row.place), "ended")
    elif known is None:
        work.session.add(
            GateAdmissionRow(
                room_id=room.id,
                participant_ref=row.ref,
                role=wish.role,
                since=wish.since,
                until=wish.until,
            )
        )
        return True
    elif known.wanted and wish == _Wish(known.role, known.since, known.until):
        return False
    else:
        known.role, known.since, known.until = wish.role, wish.since, wish.until
        known.wanted, known.reason = True, None
    known.generation += 1
    return True


def _wish(room: GateRoomRow, person: Participant) -> _Wish | None:
    if person.since is None or not room.wanted:
        return None
    role = GateRole.MODERATOR if Role(person.role).staff else GateRole.PARTICIPANT
    # Tokens count whole seconds: one made in the second of the admission must be good.
    return _Wish(role.value, person.since.replace(microsecond=0), until(person, room.closes_at))


def times(row: EncounterRow) -> tuple[datetime, datetime]:
    """When the gate takes people in, in whole seconds. It closes when an empty encounter ends:
    until then the service mints tokens for those whose admission stands."""
    opens_at = row.opens_at.replace(microsecond=0)
    closes_at = row.closes_at + row.template.grace + timedelta(seconds=1)
    return opens_at, closes_at.replace(microsecond=0)
