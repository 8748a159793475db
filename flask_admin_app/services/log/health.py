"""How the log is: whether it is whole, signed and known outside (LOG 3, LOG 5).

It counts entries by the week, and nothing of one person: this is about the log, not about anybody's
work. An auditor's weeks are of what they may see, an administrator's of their organisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import FORGET
from flask_admin_app.models import (
    LogCheckpointRow,
    LogCosignatureRow,
    LogErrandRow,
    LogLeafRow,
    LogRecordRow,
)
from flask_admin_app.services.log.checkpoints import check, last, latest, vkeys
from flask_admin_app.services.log.faults import LogDamagedError, LogKeyError
from flask_admin_app.services.log.publishing import DAMAGED, KEY
from flask_admin_app.services.log.publishing import NAME as PUBLISH
from flask_admin_app.services.log.reading import scope_of
from flask_admin_app.services.log.tree_store import SqlTree
from flask_admin_app.services.log.witnesses import ALARMS, PREFIX, key_id
from flask_admin_app.services.staff_sessions import Staff

WEEKS = 12
"""How far back the weeks go, this one included."""

QUIET_FOR = timedelta(hours=3)
"""Checkpoints are hourly while there are entries: later than this, something does not run."""

WITNESS_QUIET_FOR = timedelta(days=1)


class Trouble(StrEnum):
    """What can be wrong. `about` of a `Fault` names a witness or an errand."""

    MISSING = "missing"
    DAMAGED = "damaged"
    KEY = "key"
    UNSIGNED = "unsigned"
    OLD = "old"
    WITNESS = "witness"
    ALARM = "alarm"
    ERRAND = "errand"


_CANNOT_SIGN = {DAMAGED: Trouble.DAMAGED, KEY: Trouble.KEY}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend."""

    trouble: Trouble
    about: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """How many records are there of a week that began on a Monday."""

    start: date
    count: int


@dataclass(frozen=True, slots=True)
class WitnessSeen:
    """When a witness last said that it has seen the log grow; `fault` is the code of what it, or
    the way to it, said instead."""

    name: str
    at: datetime | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class ErrandSeen:
    """How something towards the outside went last; `fault` is a code."""

    name: str
    done_at: datetime | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class Health:
    """The log at this moment. `size` is what the numbers of entries lead to expect, `missing` what
    of it is not there, `destroyed` the records that are gone while their entries stay."""

    size: int
    missing: int
    destroyed: int
    weeks: Sequence[Week]
    checkpoint_at: datetime | None
    checkpoint_size: int
    witnesses: Sequence[WitnessSeen]
    errands: Sequence[ErrandSeen]
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True)
class LogName:
    """How anybody tells this log from another: its origin, and every key that it signed with."""

    origin: str
    vkeys: Sequence[str]


def health(core: Core, session: Session, staff: Staff, *, whole: bool = False) -> Health:
    """The log as it is now. The weeks are of what `staff` may see as an auditor, or of their
    `whole` organisation; they begin as its zone says."""
    size = SqlTree(session).size()
    leaves = session.scalar(select(func.count()).select_from(LogLeafRow)) or 0
    records = session.scalar(select(func.count()).select_from(LogRecordRow)) or 0
    checkpoint = latest(session)
    witnesses = list(_witnesses(core, session))
    errands = list(_errands(session))
    return Health(
        size=size,
        missing=size - leaves,
        destroyed=max(leaves - records, 0),
        weeks=list(_weeks(core, session, staff, whole=whole)),
        checkpoint_at=checkpoint.at if checkpoint else None,
        checkpoint_size=checkpoint.size if checkpoint else 0,
        witnesses=witnesses,
        errands=errands,
        faults=[
            *([Fault(Trouble.MISSING)] if size != leaves else []),
            *(Fault(trouble) for trouble in _damaged(core, session)),
            *_unsigned(core.clock(), session, checkpoint, size),
            *_quiet(core.clock(), checkpoint, witnesses),
            *(Fault(Trouble.ERRAND, each.name) for each in errands if each.fault),
        ],
    )


def log_name(session: Session) -> LogName | None:
    """None while nothing was signed yet."""
    keys = vkeys(session)
    return LogName(keys[0].split("+", 1)[0], keys) if keys else None


def _weeks(core: Core, session: Session, staff: Staff, *, whole: bool) -> Iterator[Week]:
    own = LogRecordRow.organisation_id == staff.organisation_id
    counted = own if whole else scope_of(staff).clause()
    zone = ZoneInfo(staff.time_zone)
    today = core.clock().astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    for back in reversed(range(WEEKS)):
        start = monday - timedelta(weeks=back)
        first, after = (
            datetime.combine(day, time.min, zone) for day in (start, start + timedelta(weeks=1))
        )
        query = (
            select(func.count())
            .select_from(LogRecordRow)
            .where(
                counted,
                LogRecordRow.at >= first,
                LogRecordRow.at < after,
            )
        )
        yield Week(start, session.scalar(query) or 0)


def _witnesses(core: Core, session: Session) -> Iterator[WitnessSeen]:
    policy = core.settings.log.witness_policy
    for witness in policy.witnesses if policy else ():
        query = select(func.max(LogCosignatureRow.at)).where(
            LogCosignatureRow.witness == witness.vkey
        )
        errand = session.get(LogErrandRow, PREFIX + key_id(witness))
        yield WitnessSeen(witness.name, session.scalar(query), errand.fault if errand else None)


def _errands(session: Session) -> Iterator[ErrandSeen]:
    """All but publishing, of which the last checkpoint tells, those to witnesses, and what only the
    database's files are told."""
    query = select(LogErrandRow).where(
        LogErrandRow.name.not_like(f"{PREFIX}%"), LogErrandRow.name.not_in([PUBLISH, FORGET])
    )
    for row in session.scalars(query.order_by(LogErrandRow.name)):
        yield ErrandSeen(row.name, row.done_at, row.fault)


def _damaged(core: Core, session: Session) -> Iterator[Trouble]:
    """Whether it continues what was signed before, and can be signed: now, or when it was last to
    be published."""
    errand = session.get(LogErrandRow, PUBLISH)
    troubles = {_CANNOT_SIGN[errand.fault]} if errand and errand.fault in _CANNOT_SIGN else set()
    try:
        check(core, session)
    except LogKeyError:
        troubles.add(Trouble.KEY)
    except LogDamagedError:
        troubles.add(Trouble.DAMAGED)
    yield from sorted(troubles)


def _unsigned(
    now: datetime, session: Session, checkpoint: LogCheckpointRow | None, size: int
) -> Iterator[Fault]:
    if last(session) is None and size:
        yield Fault(Trouble.UNSIGNED)
    elif checkpoint is not None and checkpoint.size < size and now - checkpoint.at > QUIET_FOR:
        yield Fault(Trouble.OLD)


def _quiet(
    now: datetime, checkpoint: LogCheckpointRow | None, witnesses: Sequence[WitnessSeen]
) -> Iterator[Fault]:
    """A witness that has nothing new to see is not quiet: the log is."""
    for each in witnesses:
        if each.fault in ALARMS:
            yield Fault(Trouble.ALARM, each.name)
        elif checkpoint is not None and (
            each.at is None or (now - each.at > WITNESS_QUIET_FOR and checkpoint.at > each.at)
        ):
            yield Fault(Trouble.WITNESS, each.name)
