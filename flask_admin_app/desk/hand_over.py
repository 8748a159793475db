"""Hand-over between two workers (WAIT 5)."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk import door
from flask_admin_app.desk.unit_view import ColleagueView, colleague_line
from flask_admin_app.models import EncounterRow
from flask_admin_app.pages import current_language, page, use_zone
from flask_admin_app.services import hand_over
from flask_admin_app.services.errors import FormError
from tuokio.encounters.errors import EncounterError, Refusal

bp = Blueprint("hand_over", __name__, url_prefix="/desk/encounters/<encounter_id>")
bp.register_error_handler(FormError, door.unusable)
bp.register_error_handler(EncounterError, door.refused)


def colleague_page(encounter_id: str, status: int, *, error: str | None = None) -> Response:
    """What a colleague sees instead of the encounter: that it exists, and how to take it over when
    nobody is there. The caller has found that they may know of it."""
    language = current_language()
    with core().database.read() as session:
        row = session.get_one(EncounterRow, encounter_id)
        use_zone(row.unit.organisation.time_zone)
        line = colleague_line(core(), row, language)
    return page("desk/colleague.html", ColleagueView(line, error), status)


@bp.post("/hand-over")
def give(encounter_id: str) -> ResponseReturnValue:
    """Hand over to a colleague; help on, or go."""
    stays = hand_over.give(
        core(),
        signed_in(),
        encounter_id,
        to=request.form.get("to", ""),
        leaves=request.form.get("leaves") == "1",
    )
    return redirect(f"/desk/encounters/{encounter_id}" if stays else "/desk", 303)


@bp.post("/take")
def take(encounter_id: str) -> ResponseReturnValue:
    """Take over what nobody looks after."""
    try:
        hand_over.take(core(), signed_in(), encounter_id)
    except EncounterError as error:
        if error.refusal is Refusal.OVER:
            raise
        return colleague_page(encounter_id, 409, error="desk-error-take")
    return redirect(f"/desk/encounters/{encounter_id}", 303)
