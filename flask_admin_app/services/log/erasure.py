"""Forgetting (LOG 4): keys and records go, and everything in them; the tree and every proof stay.

Each destruction is itself an entry, which names the places in the log that are empty from now on.
`docs/security.md` (*When an erasure is complete*) says when the bytes are gone, too: from SQLite's
files, from PostgreSQL's, from backups and from memory.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    EncounterRow,
    GateAdmissionRow,
    GateRoomRow,
    GateSessionRow,
    InvitationRow,
    LogRecordRow,
    ParticipantRow,
    ReceiptCodeRow,
    RecordKeyRow,
    UnitRow,
)
from flask_admin_app.services.log.record_keys import KeyKind
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.entries import Fact

log = logging.getLogger("tuokio.log")

PLACES_IN_ONE = 500
"""How many empty places one entry names at most."""


class EraseRefused(Exception):
    """Records that cannot be destroyed now. `key` is a text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge destroyed, or would."""

    encounters: int
    keys: int
    records: int

    def __add__(self, other: Purged) -> Purged:
        """Both together."""
        return Purged(
            self.encounters + other.encounters,
            self.keys + other.keys,
            self.records + other.records,
        )


class PurgeFailed(Exception):
    """Some encounters are still there, though their time has come; the others are destroyed."""

    def __init__(self, failed: int) -> None:
        super().__init__(f"Encounters that could not be destroyed: {failed}. The others are gone.")
        self.failed = failed


def erase_subject(
    core: Core, *, subject_ref: str, actor: str | None, organisation_id: int | None
) -> int:
    """Destroy a client's records in one encounter, because they asked for it; return how many.
    `organisation_id` is that of the administrator who does it; None is the operator.

    Raises:
        EraseRefused: there are none of that number, or the encounter is not over.
    """
    with core.database.write() as work:
        key = work.session.get(RecordKeyRow, subject_ref)
        foreign = organisation_id is not None and key and key.organisation_id != organisation_id
        if key is None or key.kind != KeyKind.CLIENT or foreign:
            raise EraseRefused("erase-unknown")
        encounter = work.session.get(EncounterRow, key.encounter)
        if encounter is not None and not encounter.over:
            raise EraseRefused("erase-not-over")
        unit = encounter.unit if encounter is not None else None
        _forget_person(work.session, subject_ref)
        told = {"reason": "request", "encounter": key.encounter}
        places = _destroy(core, work, [key])
        _tell(work, places, 1, told=told, actor=actor, unit=unit)
        return len(places)


def purge(core: Core, *, dry_run: bool = False, log_always: bool = True) -> Purged:
    """Destroy what its retention rule no longer keeps: records with their keys, and the encounters
    that they tell of. The run is logged: always, or only if it destroyed something.

    Raises:
        PurgeFailed: some are still there. What could be destroyed is.
    """
    with core.database.read() as session:
        due = _due(core, session)
        if dry_run:
            keys = _keys_of(session, due)
            return Purged(len(due), len(keys), len(_places(session, keys)))
    done, failures = Purged(0, 0, 0), []
    for encounter_id in due:
        # One at a time: what is done is done, and one that cannot go holds up no other.
        try:
            done += _purge_one(core, encounter_id)
        except Exception as error:
            log.warning("an encounter could not be destroyed: %s", type(error).__name__)
            failures.append(error)
    if done.encounters or log_always:
        with core.database.write() as work:
            facts = {"encounters": done.encounters, "keys": done.keys, "records": done.records}
            work.ledger.append(Entry(EntryType.PURGE_RUN, None, facts=facts))
    if failures:
        raise PurgeFailed(len(failures)) from failures[0]
    return done


def keep_until(session: Session, encounter: EncounterRow) -> None:
    """The encounter is over: from now on its retention counts."""
    session.execute(
        update(RecordKeyRow)
        .where(RecordKeyRow.encounter == encounter.id)
        .values(destroy_after=encounter.destroy_after)
    )


def _due(core: Core, session: Session) -> list[str]:
    """Encounters whose time has come, also those that the log has no records of."""
    now = core.clock()
    with_keys = session.scalars(
        select(RecordKeyRow.encounter)
        .where(RecordKeyRow.destroy_after <= now, RecordKeyRow.encounter.is_not(None))
        .distinct()
    )
    without = session.scalars(
        select(EncounterRow).where(
            EncounterRow.over_at <= now,
            ~exists().where(RecordKeyRow.encounter == EncounterRow.id),
        )
    )
    found = {each for each in with_keys if each is not None}
    return sorted(found.union(row.id for row in without if _is_due(row, now)))


def _is_due(row: EncounterRow, now: datetime) -> bool:
    return row.destroy_after is not None and row.destroy_after <= now


def _purge_one(core: Core, encounter_id: str) -> Purged:
    """Destroy an encounter with all that is kept of it; nothing if somebody else just did."""
    with core.database.write() as work:
        keys = _keys_of(work.session, [encounter_id])
        row = work.session.get(EncounterRow, encounter_id)
        if row is None and not keys:
            return Purged(0, 0, 0)
        unit = row.unit if row is not None else None
        _forget_encounter(work.session, encounter_id)
        places = _destroy(core, work, keys)
        _tell(work, places, len(keys), told={"reason": "retention"}, actor=None, unit=unit)
        return Purged(1, len(keys), len(places))


def _keys_of(session: Session, encounters: Sequence[str]) -> list[RecordKeyRow]:
    if not encounters:
        return []
    query = select(RecordKeyRow).where(RecordKeyRow.encounter.in_(encounters))
    return list(session.scalars(query))


def _places(session: Session, keys: Sequence[RecordKeyRow]) -> list[int]:
    query = select(LogRecordRow.index).where(LogRecordRow.key_id.in_([key.id for key in keys]))
    return list(session.scalars(query.order_by(LogRecordRow.index)))


def _destroy(core: Core, work: Work, keys: Sequence[RecordKeyRow]) -> list[int]:
    """Delete keys, records and codes; return the places that are empty now."""
    ids = [key.id for key in keys]
    work.session.execute(delete(ReceiptCodeRow).where(ReceiptCodeRow.key_id.in_(ids)))
    gone = delete(LogRecordRow).where(LogRecordRow.key_id.in_(ids)).returning(LogRecordRow.index)
    places = sorted(work.session.scalars(gone))
    work.session.execute(delete(RecordKeyRow).where(RecordKeyRow.id.in_(ids)))
    work.afterwards.append(lambda: core.log_memory.forget(ids))
    core.database.forget(work)
    return places


def _tell(
    work: Work,
    places: Sequence[int],
    keys: int,
    *,
    told: Mapping[str, Fact],
    actor: str | None,
    unit: UnitRow | None,
) -> None:
    """Name the empty places; in several entries if there are many, whose keys add up."""
    for start in range(0, len(places), PLACES_IN_ONE):
        some = tuple(places[start : start + PLACES_IN_ONE])
        work.ledger.append(
            Entry(
                EntryType.ERASED,
                None,
                actor=actor,
                facts={**told, "entries": some, "keys": 0 if start else keys},
                unit=unit.id if unit is not None else None,
            )
        )


def _forget_person(session: Session, subject_ref: str) -> None:
    """The place stays, empty: nothing in it tells any more who sat there, or when."""
    session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.subject_ref == subject_ref)
        .values(
            subject_ref=None,
            answers={},
            notice=None,
            name=None,
            message=None,
            language=None,
            browser_hash=None,
            since=None,
            waiting_since=None,
            was_in=False,
        )
    )


def _forget_encounter(session: Session, encounter_id: str) -> None:
    """Its rows go as well; nothing points to them any more."""
    people = select(ParticipantRow.ref).where(ParticipantRow.encounter_id == encounter_id)
    rooms = select(GateRoomRow.id).where(GateRoomRow.encounter_id == encounter_id)
    for statement in (
        delete(GateSessionRow).where(GateSessionRow.participant_ref.in_(people)),
        delete(GateAdmissionRow).where(GateAdmissionRow.room_id.in_(rooms)),
        delete(GateRoomRow).where(GateRoomRow.encounter_id == encounter_id),
        delete(InvitationRow).where(InvitationRow.encounter_id == encounter_id),
        delete(ParticipantRow).where(ParticipantRow.encounter_id == encounter_id),
        delete(EncounterRow).where(EncounterRow.id == encounter_id),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
