"""Reading the log, as far as an auditor may (LOG 5): their units, and the log's own affairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogRecordRow, RecordKeyRow
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.log.faults import RecordUnreadableError
from flask_admin_app.services.log.record_keys import KeyKind
from flask_admin_app.services.log.sealed import Opened, Opener
from flask_admin_app.services.staff_sessions import Staff
from tuokio.ledger import EntryType

AT_ONCE = 500
"""Records read in one go by exports."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader may see: records of these units, and those of the organisation or of the whole
    service that belong to no unit."""

    organisation_id: int
    unit_ids: frozenset[int]

    def clause(self) -> ColumnElement[bool]:
        """As a condition."""
        house = or_(
            LogRecordRow.organisation_id.is_(None),
            LogRecordRow.organisation_id == self.organisation_id,
        )
        return or_(
            LogRecordRow.unit_id.in_(sorted(self.unit_ids)),
            and_(LogRecordRow.unit_id.is_(None), house),
        )


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for; None is anything. `since` is included, `until` is not."""

    since: datetime | None = None
    until: datetime | None = None
    unit: int | None = None
    template: str | None = None
    type: str | None = None
    notice: str | None = None
    purpose: str | None = None
    encounter: str | None = None

    def clauses(self) -> list[ColumnElement[bool]]:
        """As conditions."""
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(LogRecordRow.at >= self.since)
        if self.until is not None:
            found.append(LogRecordRow.at < self.until)
        exact = (
            (LogRecordRow.unit_id, self.unit),
            (LogRecordRow.template, self.template),
            (LogRecordRow.type, self.type),
            (LogRecordRow.notice, self.notice),
            (LogRecordRow.purpose, self.purpose),
            (LogRecordRow.encounter, self.encounter),
        )
        return found + [column == value for column, value in exact if value is not None]


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found. `opened` is None if it does not open: then what would be read of it
    raises `RecordUnreadableError`."""

    index: int
    at: datetime
    type: str
    unit_id: int | None
    encounter: str | None
    template: str | None
    purpose: str | None
    notice: str | None
    opened: Opened | None

    @property
    def salt(self) -> bytes:
        """What its commitment was salted with."""
        return self._whole().salt

    @property
    def canonical(self) -> bytes:
        """What its commitment was made of."""
        return self._whole().canonical

    @property
    def record(self) -> dict[str, Any]:
        """The record."""
        return self._whole().record

    def _whole(self) -> Opened:
        if self.opened is None:
            raise RecordUnreadableError(f"the record of entry {self.index} does not open")
        return self.opened


def scope_of(staff: Staff) -> Scope:
    """What this auditor may see."""
    return Scope(staff.organisation_id, staff.audit_unit_ids)


def find(
    core: Core,
    session: Session,
    scope: Scope,
    filters: Filters,
    *,
    limit: int = 100,
    before: int | None = None,
) -> list[Found]:
    """The newest first, at most `limit`, with an index under `before`."""
    query = _query(scope, filters).order_by(LogRecordRow.index.desc()).limit(limit)
    if before is not None:
        query = query.where(LogRecordRow.index < before)
    return _open_all(core, session, query)


def each(
    core: Core, session: Session, scope: Scope | None, filters: Filters, *, size: int | None = None
) -> Iterator[Found]:
    """All of them, the oldest first, a few hundred at a time; up to a size of the log. Without a
    scope, everything: for the operator."""
    opener = Opener(session, core.key_encryption_key)
    after = -1
    while True:
        query = _query(scope, filters).where(LogRecordRow.index > after)
        if size is not None:
            query = query.where(LogRecordRow.index < size)
        rows = session.scalars(query.order_by(LogRecordRow.index).limit(AT_ONCE)).all()
        for row in rows:
            yield _found(row, opener)
        if len(rows) < AT_ONCE:
            return
        after = rows[-1].index
        session.expunge_all()


def last_index(session: Session, scope: Scope | None, filters: Filters) -> int | None:
    """The newest entry that would be found."""
    found = _query(scope, filters).with_only_columns(func.max(LogRecordRow.index))
    return session.scalar(found)


def story(core: Core, session: Session, scope: Scope, encounter: str) -> list[Found]:
    """What happened in one encounter, in order.

    Raises:
        NotFoundError: nothing, or nothing that this reader may see.
    """
    query = _query(scope, Filters(encounter=encounter)).order_by(LogRecordRow.index)
    found = _open_all(core, session, query)
    if not found:
        raise NotFoundError
    return found


def entry(core: Core, session: Session, scope: Scope, index: int) -> Found:
    """One entry.

    Raises:
        NotFoundError: there is none, it was destroyed, or this reader may not see it.
    """
    query = _query(scope, Filters()).where(LogRecordRow.index == index)
    found = _open_all(core, session, query)
    if not found:
        raise NotFoundError
    return found[0]


def of_subject(core: Core, session: Session, subject_ref: str) -> list[Found]:
    """A client's own log (LOG 6): what was recorded of them, who looked at the records of their
    encounter, and who saw or took along many records, theirs perhaps among them; in order."""
    key = session.get(RecordKeyRow, subject_ref)
    if key is None or key.kind != KeyKind.CLIENT:
        return []
    theirs = LogRecordRow.key_id == subject_ref
    first = select(func.min(LogRecordRow.index)).where(theirs).scalar_subquery()
    many = and_(
        LogRecordRow.encounter.is_(None),
        LogRecordRow.index > first,
        or_(
            LogRecordRow.organisation_id.is_(None),  # the operator's, of everything
            LogRecordRow.organisation_id == key.organisation_id,
        ),
    )
    looks = and_(
        LogRecordRow.type.in_([EntryType.VIEWED, EntryType.EXPORTED]),
        or_(LogRecordRow.encounter == key.encounter, many),
    )
    query = select(LogRecordRow).where(or_(theirs, looks)).order_by(LogRecordRow.index)
    return [each for each in _open_all(core, session, query) if not _elsewhere(each)]


def _elsewhere(found: Found) -> bool:
    """A look at something without any encounter: one entry of the log's own affairs, or its health.
    Lists and exports may hold records of every encounter."""
    if found.encounter is not None or found.type not in {EntryType.VIEWED, EntryType.EXPORTED}:
        return False
    facts = found.record["facts"]
    return facts.get("what", "list") != "list" or "index" in facts


def _query(scope: Scope | None, filters: Filters) -> Select[LogRecordRow]:
    seen = [] if scope is None else [scope.clause()]
    return select(LogRecordRow).where(*seen, *filters.clauses())


def _open_all(core: Core, session: Session, query: Select[LogRecordRow]) -> list[Found]:
    opener = Opener(session, core.key_encryption_key)
    return [_found(row, opener) for row in session.scalars(query)]


def _found(row: LogRecordRow, opener: Opener) -> Found:
    try:
        opened = opener.open(row)
    except RecordUnreadableError:
        opened = None
    return Found(
        index=row.index,
        at=row.at,
        type=row.type,
        unit_id=row.unit_id,
        encounter=row.encounter,
        template=row.template,
        purpose=row.purpose,
        notice=row.notice,
        opened=opened,
    )
