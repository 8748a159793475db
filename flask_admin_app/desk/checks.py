"""`/desk/encounters/<id>/checks`: looking at a document together, one to one (ID 2, ID 3).

The page is one of its own, so the meeting's frame is gone meanwhile: in a group the others neither
see nor hear anything of it.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.access import encounter_page, own_encounter
from flask_admin_app.desk.check_form import (
    DOCUMENT_FIELDS,
    OUTCOME_FIELDS,
    CheckForm,
    document_of,
    guard,
    kept,
    outcome_of,
)
from flask_admin_app.desk.check_view import CheckState, check_view
from flask_admin_app.errors import answer, wants_json
from flask_admin_app.meeting_pass import pass_json
from flask_admin_app.meeting_wait import later
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import check_pass, checks, ways_on
from flask_admin_app.services.errors import FormError, NotYetError
from flask_admin_app.services.waiting_room import Who
from tuokio.encounters.errors import EncounterError, Refusal

bp = Blueprint("checks", __name__, url_prefix="/desk/encounters/<encounter_id>")

_WORDS = {
    Refusal.CHANGED: "desk-error-stale",
    Refusal.NOT_AGREED: "desk-error-not-ready",
    Refusal.NOT_OPEN: "desk-error-not-open",
    Refusal.NO_METHOD: "desk-error-no-method",
    Refusal.NOT_ASKED: "desk-error-no-method",
    Refusal.IN_CHECK: "desk-error-in-check",
    Refusal.NO_CHECK: "check-error-ended",
}


@bp.post("/checks")
def open_(encounter_id: str) -> ResponseReturnValue:
    """Take somebody aside."""
    staff = signed_in()
    who = Who.parse(request.form.get("who", ""))
    check = checks.open_check(core(), staff, encounter_id, who)
    return redirect(f"/desk/encounters/{encounter_id}/checks/{check}", 303)


@bp.get("/checks/<check_id>")
def show(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """The picture and the checklist; once the check is over, back to the desk."""
    return _page(encounter_id, check_id)


@bp.get("/checks/<check_id>/status")
def status(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """The part that changes by itself: whether the check goes on."""
    return _page(encounter_id, check_id, template="desk/_check_status.html")


@bp.post("/checks/<check_id>/document")
def document(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """Which checklist to read."""
    _may_see(encounter_id, check_id)
    try:
        guard(DOCUMENT_FIELDS)
        kind, origin = document_of()
        staff = signed_in()
        checks.choose_document(core(), staff, encounter_id, check_id, kind=kind, origin=origin)
    except FormError as error:
        return _page(encounter_id, check_id, CheckForm(error=error.key), status=422)
    return redirect(f"/desk/encounters/{encounter_id}/checks/{check_id}", 303)


@bp.post("/checks/<check_id>/outcome")
def outcome(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """Write down what was found."""
    booked = _may_see(encounter_id, check_id)
    try:
        guard(OUTCOME_FIELDS)
        found = outcome_of(kept(), name_booked=booked)
        checks.record(core(), signed_in(), encounter_id, check_id, found)
    except FormError as error:
        return _page(encounter_id, check_id, kept(error.key), status=422)
    return redirect(f"/desk/encounters/{encounter_id}/checks/{check_id}", 303)


@bp.post("/checks/<check_id>/stop")
def stop(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """End it without an outcome."""
    checks.stop(core(), signed_in(), encounter_id, check_id)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/checks/<check_id>/token")
def token(encounter_id: str, check_id: str) -> ResponseReturnValue:
    """A token for the check room, for the worker who makes the check."""
    staff, language = signed_in(), current_language()
    try:
        found = check_pass.for_staff(core(), staff, encounter_id, check_id, language=language)
    except NotYetError:
        return later()
    return pass_json(found, language)


@bp.post("/way-on")
def way_on(encounter_id: str) -> ResponseReturnValue:
    """Offer another way (ID 7)."""
    staff = signed_in()
    who = Who.parse(request.form.get("who", ""))
    ways_on.offer(core(), staff, encounter_id, who, request.form.get("way", ""))
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.errorhandler(EncounterError)
def refused(error: EncounterError) -> ResponseReturnValue:
    """The desk as it is now, with a word on why nothing was done."""
    if error.refusal is Refusal.OVER:
        return answer(410)
    if wants_json():
        return answer(409)
    key = _WORDS.get(error.refusal, "desk-error-gone")
    return encounter_page(str((request.view_args or {})["encounter_id"]), 409, error=key)


@bp.errorhandler(FormError)
def unusable(error: FormError) -> ResponseReturnValue:
    """The desk again, with a word on what to do."""
    return encounter_page(str((request.view_args or {})["encounter_id"]), 422, error=error.key)


def _may_see(encounter_id: str, check_id: str) -> bool:
    """Before a form is even looked at: whose check it is. Whether its client's name was booked.

    Raises:
        SignInNeededError, ForbiddenError, NotFoundError, EncounterError.
    """
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        if row.over:
            raise EncounterError(Refusal.OVER)  # nothing is left of its checks
        return checks.name_is_booked(row, checks.find(session, row, check_id).participant)


def _page(
    encounter_id: str,
    check_id: str,
    form: CheckForm | None = None,
    *,
    status: int = 200,
    template: str = "desk/check.html",
) -> Response:
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        if row.over:
            return make_response(redirect(f"/desk/encounters/{encounter_id}/bye", 303))
        found = CheckForm() if form is None else form
        language = current_language()
        view = check_view(core(), session, row, signed_in(), check_id, language, found)
        if view.state == CheckState.DONE and template == "desk/check.html":
            return make_response(redirect(view.next, 303))
        return page(template, view, status)
