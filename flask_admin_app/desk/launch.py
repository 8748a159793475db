"""`/desk` and `/launch/<template>`: a meeting takes at most two clicks (ROOM 1)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.duty_view import duty_view
from flask_admin_app.desk.unit_view import unit_encounters
from flask_admin_app.desk.views import DeskView, launch_view, own_encounters, template_view
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import current_language, page, use_zone, zone
from flask_admin_app.services import launch as launching
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.staff_sessions import Staff

bp = Blueprint("launch", __name__)

TIME_FORMAT = "%Y-%m-%dT%H:%M"


@bp.get("/desk")
def desk() -> ResponseReturnValue:
    """The worker's own encounters, and what can be launched."""
    staff = signed_in()
    if staff.has(StaffRole.ADMINISTRATOR) and not staff.has(StaffRole.PROFESSIONAL):
        return redirect("/admin", 303)
    use_zone(staff.time_zone)
    language = current_language()
    doors = duty_view(core(), staff, language)
    return page("desk/desk.html", desk_view(staff, language), doors=doors)


@bp.get("/desk/list")
@role_needed(StaffRole.PROFESSIONAL)
def listed() -> ResponseReturnValue:
    """The lists of the desk as they are now: its page asks again by itself."""
    staff = signed_in()
    use_zone(staff.time_zone)
    return page("desk/_lists.html", desk_view(staff, current_language()))


def desk_view(staff: Staff, language: str) -> DeskView:
    """The worker's own encounters, those of the unit, and what can be launched."""
    templates = launching.templates_for(core(), staff)
    professional = staff.has(StaffRole.PROFESSIONAL)
    return DeskView(
        encounters=own_encounters(core(), staff, language),
        templates=[template_view(template, language) for template in templates],
        unit=unit_encounters(core(), staff, language) if professional else [],
        gate_away=core().gate.away_since is not None,
    )


@bp.get("/launch/<slug>")
@role_needed(StaffRole.PROFESSIONAL)
def form(slug: str) -> ResponseReturnValue:
    """One button. Opening the page makes nothing."""
    template = launching.template_for(core(), signed_in(), slug)
    return page("desk/launch.html", launch_view(template, current_language()))


@bp.post("/launch/<slug>")
@role_needed(StaffRole.PROFESSIONAL)
def launch(slug: str) -> ResponseReturnValue:
    """Make the encounter, now or at the time that was chosen."""
    staff = signed_in()
    template = launching.template_for(core(), staff, slug)
    use_zone(staff.time_zone)
    typed = request.form.get("starts_at", "")[:40]
    language = request.form.get("language")
    try:
        encounter_id = launching.launch(
            core(),
            staff,
            slug,
            starts_at=_time(typed, zone()),
            language=language if language in FOR_CLIENTS else None,
        )
    except FormError as error:
        view = launch_view(template, current_language(), error=error.key, starts_at=typed)
        return page("desk/launch.html", view, 422)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


def _time(typed: str, where: ZoneInfo) -> datetime | None:
    if not typed:
        return None
    try:
        return datetime.strptime(typed, TIME_FORMAT).replace(tzinfo=where)
    except ValueError as error:
        raise FormError("launch-error-time-bad") from error
