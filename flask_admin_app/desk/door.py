"""What staff do at the door (WAIT 3): each a POST, each answered with the page as it is now."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.access import encounter_page
from flask_admin_app.errors import answer
from flask_admin_app.services import attesting, waiting_room
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.waiting_room import Action, Who
from tuokio.encounters.errors import EncounterError, Refusal

bp = Blueprint("door", __name__, url_prefix="/desk/encounters/<encounter_id>")

_WORDS = {
    Refusal.CHANGED: "desk-error-stale",
    Refusal.NOT_AGREED: "desk-error-not-ready",
    Refusal.IDENTITY: "desk-error-not-ready",
    Refusal.NOT_OPEN: "desk-error-not-open",
    Refusal.NO_METHOD: "desk-error-no-method",
    Refusal.IN_CHECK: "desk-error-in-check",
    Refusal.ATTESTATION_EXPIRED: "desk-error-attestation-expired",
    Refusal.ATTESTATION_DATE: "desk-error-seen-on",
    Refusal.HELD: "desk-error-held",
    Refusal.GUARDIAN: "desk-error-guardian",
    Refusal.TOO_EARLY: "desk-error-guest-time",
    Refusal.BY_PHONE: "desk-error-by-phone",
}


@bp.post("/admit-all")
def admit_all(encounter_id: str) -> ResponseReturnValue:
    """Let in everyone on the screen who is ready."""
    waiting_room.admit_ready(core(), signed_in(), encounter_id, _people())
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/attest")
def attest(encounter_id: str) -> ResponseReturnValue:
    """The worker knows the client, since a day of theirs."""
    staff, people = signed_in(), _people()
    attesting.attest(
        core(),
        staff,
        encounter_id,
        people,
        method=request.form.get("method", ""),
        seen_on=request.form.get("seen_on", ""),
    )
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/confirm")
def confirm(encounter_id: str) -> ResponseReturnValue:
    """It is the same person, in another browser."""
    staff, people = signed_in(), _people()
    attesting.confirm(core(), staff, encounter_id, people)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/<any('admit', 'decline', 'send-back', 'remove'):action>")
def act(encounter_id: str, action: str) -> ResponseReturnValue:
    """Do it for the people who were named."""
    waiting_room.decide(core(), signed_in(), encounter_id, Action(action), _people())
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/ask-again")
def ask_again(encounter_id: str) -> ResponseReturnValue:
    """Ask those who agreed to a notice that has changed since (CONS 5)."""
    waiting_room.ask_again(core(), signed_in(), encounter_id)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/message")
def message(encounter_id: str) -> ResponseReturnValue:
    """Send a short message."""
    waiting_room.message(
        core(),
        signed_in(),
        encounter_id,
        _people(),
        code=request.form.get("code", ""),
        text=request.form.get("text", ""),
    )
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.errorhandler(EncounterError)
def refused(error: EncounterError) -> ResponseReturnValue:
    """The page as it is now, with a word on why nothing was done."""
    if error.refusal is Refusal.OVER:
        return answer(410)
    key = _WORDS.get(error.refusal, "desk-error-gone")
    return encounter_page(_encounter_id(), 409, error=key)


@bp.errorhandler(FormError)
def unusable(error: FormError) -> ResponseReturnValue:
    """The page again, with a word on what to write."""
    return encounter_page(_encounter_id(), 422, error=error.key)


def _people() -> list[Who]:
    return [Who.parse(raw) for raw in request.form.getlist("who")]


def _encounter_id() -> str:
    return str((request.view_args or {})["encounter_id"])
