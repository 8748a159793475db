"""`/desk/series`: groups that meet again and again (ROOM 4)."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.series_view import Typed, series_page_view
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import current_language, page, use_zone
from flask_admin_app.services import series
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.series import Wish

bp = Blueprint("series", __name__, url_prefix="/desk/series")


@bp.get("")
@role_needed(StaffRole.PROFESSIONAL)
def show() -> ResponseReturnValue:
    """The worker's series, and the form for one more."""
    return _page()


@bp.post("")
@role_needed(StaffRole.PROFESSIONAL)
def add() -> ResponseReturnValue:
    """Make a series."""
    form = request.form
    language = form.get("language")
    wish = Wish(
        template=form.get("template", ""),
        first_day=form.get("first_day", "")[:40],
        starts=form.get("starts", "")[:40],
        every_weeks=form.get("every_weeks", "1")[:40],
        last_day=form.get("last_day", "")[:40],
        language=language if language in FOR_CLIENTS else None,
    )
    try:
        made = series.add(core(), signed_in(), wish)
    except FormError as error:
        return _page(422, Typed(wish=wish, error=error.key))
    return redirect(f"/desk/series#series-{made}", 303)


@bp.post("/<series_id>/<any('skip', 'meet'):action>")
@role_needed(StaffRole.PROFESSIONAL)
def change_day(series_id: str, action: str) -> ResponseReturnValue:
    """Not on this day, or on it after all."""
    change = series.skip if action == "skip" else series.meet
    try:
        change(core(), signed_in(), series_id, request.form.get("day", "")[:40])
    except FormError as error:
        return _page(422, Typed(series=series_id, error=error.key))
    return redirect(f"/desk/series#series-{series_id}", 303)


@bp.post("/<series_id>/stop")
@role_needed(StaffRole.PROFESSIONAL)
def stop(series_id: str) -> ResponseReturnValue:
    """No more meetings of this series."""
    series.stop(core(), signed_in(), series_id)
    return redirect("/desk/series", 303)


@bp.post("/<series_id>/replace")
@role_needed(StaffRole.PROFESSIONAL)
def replace(series_id: str) -> ResponseReturnValue:
    """Make the old link worthless."""
    series.replace(core(), signed_in(), series_id)
    return redirect(f"/desk/series#series-{series_id}", 303)


def _page(status: int = 200, typed: Typed | None = None) -> ResponseReturnValue:
    staff = signed_in()
    use_zone(staff.time_zone)
    view = series_page_view(core(), staff, current_language(), typed or Typed())
    return page("desk/series.html", view, status)
