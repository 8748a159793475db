"""Links: one more, a new one for an old one, and a calendar file (JOIN 10)."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.access import encounter_page, own_encounter
from flask_admin_app.desk.views import calendar
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.limits import MAIL, limiter
from flask_admin_app.pages import current_language
from flask_admin_app.services import invitations
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.post import asking

bp = Blueprint("invitations", __name__, url_prefix="/desk/encounters/<encounter_id>/invitations")


@bp.post("")
def add(encounter_id: str) -> ResponseReturnValue:
    """Invite one more."""
    name = request.form.get("name")
    language = request.form.get("language")
    try:
        invitations.add(
            core(),
            signed_in(),
            encounter_id,
            role=request.form.get("role", ""),
            name=name,
            language=language if language in FOR_CLIENTS else None,
            times=(request.form.get("from", "")[:20], request.form.get("until", "")[:20]),
            marks=request.form.getlist("mark"),
        )
    except FormError as error:
        return encounter_page(
            encounter_id,
            422,
            invite_error=error.key,
            invite_name=error.again((name or "")[:200]),
        )
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/<invitation_id>/mail")
@limiter.limit(MAIL, key_func=lambda: f"mail:{signed_in().id}")
def mail(encounter_id: str, invitation_id: str) -> ResponseReturnValue:
    """Send the invitation by e-mail."""
    try:
        asking.ask(
            core(),
            signed_in(),
            encounter_id,
            invitation_id,
            address=request.form.get("address", ""),
            language=request.form.get("language"),
            remind=request.form.get("remind") == "yes",
        )
    except FormError as error:
        return encounter_page(encounter_id, 422, error=error.key)
    return redirect(f"/desk/encounters/{encounter_id}#invitation-{invitation_id}", 303)


@bp.post("/<invitation_id>/replace")
def replace(encounter_id: str, invitation_id: str) -> ResponseReturnValue:
    """Make the old link worthless."""
    invitations.replace(core(), signed_in(), encounter_id, invitation_id)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.get("/<invitation_id>.ics")
def calendar_file(encounter_id: str, invitation_id: str) -> ResponseReturnValue:
    """The invitation for a calendar."""
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        found = next((each for each in row.invitations if each.id == invitation_id), None)
        if found is None or row.over:
            raise NotFoundError
        response = make_response(calendar(core(), found, current_language()))
    response.content_type = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response
