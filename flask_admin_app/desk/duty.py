"""`/desk/duty`: taking people from public doors (JOIN 13), and the desk's live line."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.duty_view import duty_view
from flask_admin_app.live.tickets import Ticket
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import current_language, page, use_zone
from flask_admin_app.services import duty

bp = Blueprint("duty", __name__)


@bp.get("/desk/duty")
@role_needed(StaffRole.PROFESSIONAL)
def show() -> ResponseReturnValue:
    """The part of the desk that tells of doors."""
    staff = signed_in()
    use_zone(staff.time_zone)
    return page("desk/_duty.html", duty_view(core(), staff, current_language()))


@bp.post("/desk/duty")
@role_needed(StaffRole.PROFESSIONAL)
def change() -> ResponseReturnValue:
    """Go on or off duty at one door."""
    do = duty.begin if request.form.get("duty") == "on" else duty.end
    do(core(), signed_in(), request.form.get("template", ""))
    return redirect("/desk#duty", 303)


@bp.post("/desk/ticket")
@role_needed(StaffRole.PROFESSIONAL)
def ticket() -> ResponseReturnValue:
    """A ticket for the desk's own live connection."""
    staff = signed_in()
    topic = duty.topic_of(core(), staff)
    value = core().tickets.issue(Ticket(topic, staff.ref, staff=True))
    url = f"/live/encounters/{topic}"
    return jsonify(ticket=value, url=url, protocol="tuokio.v1", expires_in=30)
