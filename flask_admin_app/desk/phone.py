"""Somebody by telephone (CONS 10): added, read to, counted in, hung up."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk import door
from flask_admin_app.pages import current_language
from flask_admin_app.services import by_phone
from flask_admin_app.services.by_phone import Said
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.waiting_room import Who
from tuokio.encounters.errors import EncounterError

bp = Blueprint("by_phone", __name__, url_prefix="/desk/encounters/<encounter_id>")
bp.register_error_handler(EncounterError, door.refused)
bp.register_error_handler(FormError, door.unusable)


@bp.post("/by-phone")
def add(encounter_id: str) -> ResponseReturnValue:
    """Somebody is on the line."""
    by_phone.add(
        core(),
        signed_in(),
        encounter_id,
        role=request.form.get("role", ""),
        name=request.form.get("name"),
        language=request.form.get("language", ""),
        child=request.form.get("mark") == "child",
    )
    return _back(encounter_id)


@bp.post("/phone-answer")
def answer(encounter_id: str) -> ResponseReturnValue:
    """What they said to the notice that was read to them."""
    yes = {"agree": True, "refuse": False}.get(request.form.get("answer", ""))
    by_phone.answer(
        core(),
        signed_in(),
        encounter_id,
        _who(),
        Said(yes, request.form.get("sha256", ""), request.form.get("shown")),
    )
    return _back(encounter_id)


@bp.post("/phone-join")
def join(encounter_id: str) -> ResponseReturnValue:
    """They are in the meeting now."""
    by_phone.join(core(), signed_in(), encounter_id, _who())
    return _back(encounter_id)


@bp.post("/phone-hang-up")
def hang_up(encounter_id: str) -> ResponseReturnValue:
    """The call is over."""
    by_phone.hang_up(core(), signed_in(), encounter_id, _who())
    return _back(encounter_id)


@bp.post("/phone-again")
def call_again(encounter_id: str) -> ResponseReturnValue:
    """They are on the line again."""
    by_phone.call_again(core(), signed_in(), encounter_id, _who())
    return _back(encounter_id)


@bp.post("/phone-withdraw")
def withdraw(encounter_id: str) -> ResponseReturnValue:
    """They take back what they agreed to."""
    language = current_language()
    by_phone.withdraw(core(), signed_in(), encounter_id, _who(), language=language)
    return _back(encounter_id)


def _who() -> Who:
    return Who.parse(request.form.get("who", ""))


def _back(encounter_id: str) -> ResponseReturnValue:
    return redirect(f"/desk/encounters/{encounter_id}", 303)
