"""Who stands behind a pseudonym of staff: an auditor asks, an administrator decides (LOG 5).

The log knows staff by random references. An auditor who needs a name gives a reason; once an
administrator of the same organisation has agreed, that auditor alone sees the shown name, for two
weeks. Each step is in the log, in codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import PseudonymRequestRow, UnitRow, UserRow
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.staff_sessions import Staff
from tuokio.ids import is_ref, new_ref
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.entries import Fact

OPEN_FOR = timedelta(days=14)


class AskReason(StrEnum):
    """Why an auditor asks. No free text: it could tell of a client."""

    COMPLAINT = "complaint"
    CLIENT_ASKED = "client_asked"
    SUSPECTED_MISUSE = "suspected_misuse"
    INTERNAL_AUDIT = "internal_audit"
    AUTHORITY = "authority"


class AskState(StrEnum):
    """How a request stands."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as its auditor sees it. `name` is there only while it is `open`."""

    state: AskState
    at: datetime
    name: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A request as the administrator sees it. `own` ones somebody else must decide on."""

    id: str
    auditor: str
    staff_ref: str
    staff: str
    reason: str
    asked_at: datetime
    granted: bool | None
    decided_at: datetime | None
    own: bool


def ask(core: Core, staff: Staff, staff_ref: str, reason: str) -> None:
    """Ask who stands behind `staff_ref`. Asking again while the first request waits, or while the
    name is open, changes nothing.

    Raises:
        FormError: the reason is none of the list.
        NotFoundError: nobody of this organisation has that pseudonym.
    """
    if reason not in set(AskReason):
        raise FormError("audit-error-reason")
    with core.database.write() as work:
        user = _of_house(work.session, staff, staff_ref)
        asked = known_to(work.session, staff, work.now).get(staff_ref)
        if asked is not None and asked.state in {AskState.WAITING, AskState.OPEN}:
            return
        work.session.add(
            PseudonymRequestRow(
                id=new_ref(),
                auditor_id=staff.id,
                staff_id=user.id,
                reason=reason,
                asked_at=work.now,
            )
        )
        _tell(work, staff, EntryType.PSEUDONYM_ASKED, {"staff": staff_ref, "reason": reason})


def known_to(session: Session, auditor: Staff, now: datetime) -> Mapping[str, Asked]:
    """The auditor's own requests, the newest of each pseudonym."""
    rows = session.execute(
        select(PseudonymRequestRow, UserRow)
        .join(UserRow, UserRow.id == PseudonymRequestRow.staff_id)
        .where(PseudonymRequestRow.auditor_id == auditor.id)
        .order_by(PseudonymRequestRow.asked_at, PseudonymRequestRow.id)
    )
    return {user.ref: _asked(request, user, now) for request, user in rows}


def wishes(session: Session, administrator: Staff, *, limit: int = 50) -> list[Wish]:
    """The requests of the administrator's organisation: those that wait first, then the newest."""
    asked_by, about = aliased(UserRow), aliased(UserRow)
    rows = session.execute(
        select(PseudonymRequestRow, asked_by, about)
        .join(asked_by, asked_by.id == PseudonymRequestRow.auditor_id)
        .join(UnitRow, UnitRow.id == asked_by.unit_id)
        .join(about, about.id == PseudonymRequestRow.staff_id)
        .where(UnitRow.organisation_id == administrator.organisation_id)
        .order_by(
            PseudonymRequestRow.granted.is_not(None),
            PseudonymRequestRow.asked_at.desc(),
            PseudonymRequestRow.id,
        )
        .limit(limit)
    )
    return [_wish(request, auditor, user, administrator) for request, auditor, user in rows]


def decide(core: Core, administrator: Staff, request_id: str, *, grant: bool) -> None:
    """Open the pseudonym to the one who asked, or refuse. Deciding the same again changes nothing.

    Raises:
        NotFoundError: there is no such request in the administrator's organisation.
        FormError: it is the administrator's own request, or was decided otherwise.
    """
    with core.database.write() as work:
        row = work.session.get(PseudonymRequestRow, request_id, with_for_update=True)
        auditor = work.session.get_one(UserRow, row.auditor_id) if row is not None else None
        if row is None or auditor is None:
            raise NotFoundError
        if auditor.unit.organisation_id != administrator.organisation_id:
            raise NotFoundError
        if auditor.id == administrator.id:
            raise FormError("admin-log-error-own")
        if row.granted is not None:
            if row.granted is not grant:
                raise FormError("admin-log-error-decided")
            return
        row.granted, row.decided_by_id, row.decided_at = grant, administrator.id, work.now
        row.until = work.now + OPEN_FOR if grant else None
        user = work.session.get_one(UserRow, row.staff_id)
        type_ = EntryType.PSEUDONYM_OPENED if grant else EntryType.PSEUDONYM_REFUSED
        _tell(work, administrator, type_, {"staff": user.ref, "auditor": auditor.ref})


def _of_house(session: Session, staff: Staff, ref: str) -> UserRow:
    # A form may hold a zero byte, which PostgreSQL takes not even in a question.
    user = session.scalar(select(UserRow).where(UserRow.ref == ref)) if is_ref(ref) else None
    if user is None or user.unit.organisation_id != staff.organisation_id:
        raise NotFoundError
    return user


def _tell(work: Work, staff: Staff, type_: EntryType, facts: Mapping[str, Fact]) -> None:
    work.ledger.append(Entry(type_, None, actor=staff.ref, facts=facts, unit=staff.unit_id))


def _asked(request: PseudonymRequestRow, user: UserRow, now: datetime) -> Asked:
    if request.granted is None:
        return Asked(AskState.WAITING, request.asked_at)
    decided_at = request.decided_at or request.asked_at
    if not request.granted:
        return Asked(AskState.REFUSED, decided_at)
    if request.until is None or request.until <= now:
        return Asked(AskState.CLOSED, decided_at)
    return Asked(AskState.OPEN, decided_at, user.shown_name, request.until)


def _wish(
    request: PseudonymRequestRow, auditor: UserRow, user: UserRow, administrator: Staff
) -> Wish:
    return Wish(
        id=request.id,
        auditor=auditor.shown_name,
        staff_ref=user.ref,
        staff=user.shown_name,
        reason=request.reason,
        asked_at=request.asked_at,
        granted=request.granted,
        decided_at=request.decided_at,
        own=auditor.id == administrator.id,
    )
