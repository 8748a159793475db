"""What Prosody tells us: who came into a meeting and who left.

Events arrive at least once and in order. Each life of Prosody (`instance`) counts its own from 1,
so one that was taken in already is known by its number.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    GateInstanceRow,
    GateRoomRow,
    GateSessionRow,
    ParticipantRow,
    SeenRequestRow,
)
from flask_admin_app.services.encounter_store import lock, lock_all, save
from flask_admin_app.services.gate.doors import name_hash
from tuokio.encounters import place
from tuokio.encounters.people import Change
from tuokio.encounters.states import PlaceState
from tuokio.jitsi.gate_events import EventType, GateEvent
from tuokio.jitsi.prosody import RoomKind
from tuokio.ledger import Entry, EntryType

LEEWAY = timedelta(minutes=1)

FORGET_INSTANCE = timedelta(days=30)
"""How long the count of an earlier life of Prosody is kept."""

_GONE = {EventType.LEFT, EventType.UNAVAILABLE, EventType.EVICTED}


class SeenRequests:
    """Remembers which signed requests were accepted, across restarts (`tuokio.jitsi.signing`)."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def remember(self, request_id: str, until: int) -> bool:
        """Note an id until that Unix second; whether it is new."""
        with self._core.database.write() as work:
            # A little longer: what is forgotten here is refused for its age by then.
            old = SeenRequestRow.until < work.now - LEEWAY
            work.session.execute(delete(SeenRequestRow).where(old))
            row = SeenRequestRow(id=request_id, until=datetime.fromtimestamp(until, UTC))
            try:
                with work.session.begin_nested():
                    work.session.add(row)
            except IntegrityError:  # also of two that came at the same moment
                return False
            return True


def take(core: Core, event: GateEvent) -> None:
    """Take in one event; the second time, do nothing. Where no gate is set, nobody's word but our
    own says who is in."""
    if core.prosody is None:
        return
    with core.database.write() as work:
        if not _is_news(work, event):
            return
        if event.type is EventType.STARTED:
            _all_absent(core, work)
            work.afterwards.append(core.gate.compare)
        elif event.type is EventType.JOINED:
            _came(core, work, event)
        elif event.type in _GONE and not _beside(core, work, event):
            if event.type is EventType.EVICTED:
                _was_put_out(work, event)
            _went(core, work, _session_of(event))


def let_go(core: Core, sessions: Collection[str]) -> None:
    """Sessions that are over, though no event said so."""
    for session_id in sessions:
        with core.database.write() as work:
            _went(core, work, session_id)


def _is_news(work: Work, event: GateEvent) -> bool:
    # Locked: a try that Prosody gave up on may still be under way beside the next one.
    known = work.session.get(GateInstanceRow, event.instance, with_for_update=True)
    if known is None:
        stale = work.now - FORGET_INSTANCE
        work.session.execute(delete(GateInstanceRow).where(GateInstanceRow.seen_at < stale))
        known = GateInstanceRow(instance=event.instance, last_seq=0)
        work.session.add(known)
    if event.seq <= known.last_seq:
        return False
    known.last_seq, known.seen_at = event.seq, work.now
    return True


def _all_absent(core: Core, work: Work) -> None:
    """Prosody began anew: nobody is in until they come in again."""
    work.session.execute(delete(GateSessionRow))
    present = select(ParticipantRow.ref, ParticipantRow.encounter_id).where(
        ParticipantRow.place == PlaceState.PRESENT
    )
    found = work.session.execute(present).all()
    lock_all(work, {encounter_id for _ref, encounter_id in found})
    for ref, _encounter_id in found:
        _move(core, work, ref, came=False)


def _came(core: Core, work: Work, event: GateEvent) -> None:
    room = work.session.scalar(
        select(GateRoomRow).where(GateRoomRow.name_hash == name_hash(core, event.room or ""))
    )
    person = work.session.get(ParticipantRow, event.participant or "")
    # A room or a person that is gone by now; and no check room moves anybody's place.
    if room is None or person is None:
        return
    if room.encounter_id != person.encounter_id or room.kind != RoomKind.MEETING:
        return
    lock_all(work, {person.encounter_id})
    work.session.merge(GateSessionRow(id=_session_of(event), participant_ref=person.ref))
    _move(core, work, person.ref, came=True)


def _beside(core: Core, work: Work, event: GateEvent) -> bool:
    """Whether it tells of a room beside the meeting: a gate that does not tell sessions apart would
    have the person leave the meeting by it."""
    if event.room is None:
        return False
    known = GateRoomRow.name_hash == name_hash(core, event.room)
    kind = work.session.scalar(select(GateRoomRow.kind).where(known))
    return kind is not None and kind != RoomKind.MEETING


def _was_put_out(work: Work, event: GateEvent) -> None:
    """Prosody closed a session: the log tells that it did, and by which rule."""
    known = work.session.get(GateSessionRow, _session_of(event))
    if known is None:
        return
    person = work.session.get_one(ParticipantRow, known.participant_ref)
    work.ledger.append(
        Entry(
            EntryType.EVICTED,
            person.encounter_id,
            subject=person.ref,
            facts={"reason": event.reason},
        )
    )


def _session_of(event: GateEvent) -> str:
    """A gate that does not tell sessions apart has one for each person."""
    return event.session or event.participant or ""


def _went(core: Core, work: Work, session_id: str) -> None:
    known = work.session.get(GateSessionRow, session_id)
    if known is None:
        return
    person = work.session.get_one(ParticipantRow, known.participant_ref)
    lock_all(work, {person.encounter_id})
    work.session.delete(known)
    work.session.flush()
    others = work.session.scalar(
        select(func.count())
        .select_from(GateSessionRow)
        .where(GateSessionRow.participant_ref == known.participant_ref)
    )
    if not others:
        _move(core, work, known.participant_ref, came=False)


def _move(core: Core, work: Work, ref: str, *, came: bool) -> None:
    person = work.session.get_one(ParticipantRow, ref)
    encounter = lock(core, work, person.encounter_id)
    work.session.refresh(person)
    before = person.record()
    change = Change(before)
    if not came:
        change = place.drop(before)
    elif before.place.inside:  # else their admission ended a moment ago, and they are on their way
        change = place.join(before)
    if save(core, work, person, change):
        work.touch(encounter.id)
