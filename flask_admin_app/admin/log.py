"""`/admin/log`: what the log needs of the administrator. Who stands behind a pseudonym, forgetting
a client who asked for it, and whether the log is well. No entries are shown here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask import session as cookie
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flask_admin_app.audit.words import day_of, moment
from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.models import LogRecordRow, RecordKeyRow, StaffRole
from flask_admin_app.pages import page, use_zone
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.log import pseudonyms
from flask_admin_app.services.log.audit_story import code_of
from flask_admin_app.services.log.erasure import EraseRefused, erase_subject
from flask_admin_app.services.log.health import Health, LogName, health, log_name
from flask_admin_app.services.log.pseudonyms import Wish
from flask_admin_app.services.log.record_keys import KeyKind
from tuokio.ids import is_ref

bp = Blueprint("admin_log", __name__, url_prefix="/admin/log")

_ERASED = "log-erased"
_SPACES = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class WishView:
    """A request, with the short form of the pseudonym that it is about."""

    wish: Wish
    code: str


@dataclass(frozen=True, slots=True)
class ErasureView:
    """What was asked to be destroyed: `number` as the log has it, once it is known."""

    typed: str = ""
    number: str | None = None
    records: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class AdminLogView:
    """The page."""

    waiting: Sequence[WishView]
    decided: Sequence[WishView]
    health: Health
    highest: int
    name: LogName | None
    erasure: ErasureView
    erased: bool
    error: str | None


@bp.get("")
@role_needed(StaffRole.ADMINISTRATOR)
def overview() -> ResponseReturnValue:
    """The page."""
    return _show(erased=cookie.pop(_ERASED, False))


@bp.post("/pseudonyms/<request_id>/<any('open', 'refuse'):decision>")
@role_needed(StaffRole.ADMINISTRATOR)
def decide(request_id: str, decision: str) -> ResponseReturnValue:
    """Open a pseudonym to the auditor who asked, or refuse."""
    try:
        pseudonyms.decide(core(), signed_in(), request_id, grant=decision == "open")
    except FormError as error:
        return _show(409, error=error.key)
    return redirect("/admin/log", 303)


@bp.post("/erase")
@role_needed(StaffRole.ADMINISTRATOR)
def erase() -> ResponseReturnValue:
    """The number from a receipt: first the question, then, with `confirm`, the deed."""
    typed = request.form.get("number", "").strip()
    number = _SPACES.sub("", typed).lower()
    with core().database.read() as session:
        records = _records_of(session, number)
    if not records:
        return _show(422, erasure=ErasureView(typed, error="admin-log-error-number"))
    if request.form.get("confirm") != "yes":
        return _show(erasure=ErasureView(typed, number, records))
    staff = signed_in()
    try:
        erase_subject(
            core(), subject_ref=number, actor=staff.ref, organisation_id=staff.organisation_id
        )
    except EraseRefused as refused:
        not_over = refused.key == "erase-not-over"
        key = "admin-log-error-not-over" if not_over else "admin-log-error-number"
        return _show(409, erasure=ErasureView(typed, error=key))
    cookie[_ERASED] = True  # told once: a page that is loaded again tells of no other erasure
    return redirect("/admin/log", 303)


def _show(
    status: int = 200,
    *,
    erasure: ErasureView | None = None,
    erased: bool = False,
    error: str | None = None,
) -> ResponseReturnValue:
    staff = signed_in()
    use_zone(staff.time_zone)
    with core().database.read() as session:
        wishes = [WishView(each, code_of(each.staff_ref)) for each in _wishes(session)]
        found = health(core(), session, staff, whole=True)
        view = AdminLogView(
            waiting=[each for each in wishes if each.wish.granted is None],
            decided=[each for each in wishes if each.wish.granted is not None],
            health=found,
            highest=max((week.count for week in found.weeks), default=0) or 1,
            name=log_name(session),
            erasure=erasure or ErasureView(),
            erased=erased,
            error=error,
        )
    return page("admin/log.html", view, status, moment=moment, day_of=day_of)


def _wishes(session: Session) -> list[Wish]:
    return pseudonyms.wishes(session, signed_in())


def _records_of(session: Session, number: str) -> int:
    """How many records a client of this organisation has under that number."""
    # What somebody typed may hold a zero byte, which PostgreSQL takes not even in a question.
    key = session.get(RecordKeyRow, number) if is_ref(number) else None
    if key is None or key.kind != KeyKind.CLIENT:
        return 0
    if key.organisation_id != signed_in().organisation_id:
        return 0
    query = select(func.count()).select_from(LogRecordRow).where(LogRecordRow.key_id == number)
    return session.scalar(query) or 0
