"""What those present said aloud about a newcomer (CONS 5), and whether a child needs a guardian
(CONS 9)."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk import door
from flask_admin_app.services import newcomers
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.waiting_room import Who
from tuokio.encounters.errors import EncounterError

bp = Blueprint("newcomers", __name__, url_prefix="/desk/encounters/<encounter_id>")
bp.register_error_handler(EncounterError, door.refused)
bp.register_error_handler(FormError, door.unusable)


@bp.post("/company")
def company(encounter_id: str) -> ResponseReturnValue:
    """Somebody present said yes or no aloud."""
    newcomers.answer_for(
        core(),
        signed_in(),
        encounter_id,
        Who.parse(request.form.get("who", "")),
        newcomer=request.form.get("newcomer", ""),
        yes={"1": True, "0": False}.get(request.form.get("yes", "")),
    )
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/waive-guardian")
def waive_guardian(encounter_id: str) -> ResponseReturnValue:
    """The professional judges that no guardian is needed."""
    staff, who = signed_in(), Who.parse(request.form.get("who", ""))
    newcomers.waive_guardian(core(), staff, encounter_id, who)
    return redirect(f"/desk/encounters/{encounter_id}", 303)
