"""`/desk/encounters/<id>/private`: the facilitators' own room (ROOM 4). A page of its own, so that
the meeting's frame is gone meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.access import encounter_page, own_encounter
from flask_admin_app.errors import answer, wants_json
from flask_admin_app.meeting_pass import pass_json
from flask_admin_app.meeting_wait import later
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import private_room
from flask_admin_app.services.encounter_store import check_staff
from flask_admin_app.services.errors import NotYetError
from flask_admin_app.services.gate import side_doors
from flask_admin_app.stage import stage_origin
from tuokio.encounters.errors import EncounterError, Refusal

bp = Blueprint("private", __name__, url_prefix="/desk/encounters/<encounter_id>/private")


@dataclass(frozen=True, slots=True)
class PrivateView:
    """The frame of the room; it holds no token and no name. `next` leads away once it is closed."""

    id: str
    service: str
    next: str
    door: str
    stage_url: str
    stage_origin: str
    practice: bool


@bp.post("")
def open_(encounter_id: str) -> ResponseReturnValue:
    """Open it, or come into the one that is open."""
    private_room.open_(core(), signed_in(), encounter_id)
    return redirect(f"/desk/encounters/{encounter_id}/private", 303)


@bp.get("")
def show(encounter_id: str) -> ResponseReturnValue:
    """The room, for its members; else back to the encounter."""
    return _page(encounter_id, "desk/private.html")


@bp.get("/status")
def status(encounter_id: str) -> ResponseReturnValue:
    """The part that changes by itself: whether the room is open."""
    return _page(encounter_id, "desk/_private_status.html")


@bp.post("/close")
def close(encounter_id: str) -> ResponseReturnValue:
    """Close it for all."""
    private_room.close(core(), signed_in(), encounter_id)
    return redirect(f"/desk/encounters/{encounter_id}", 303)


@bp.post("/token")
def token(encounter_id: str) -> ResponseReturnValue:
    """A token for the room."""
    language = current_language()
    try:
        found = private_room.pass_for(core(), signed_in(), encounter_id, language=language)
    except NotYetError:
        return later()
    return pass_json(found, language)


@bp.errorhandler(EncounterError)
def refused(error: EncounterError) -> ResponseReturnValue:
    """The encounter as it is now, with a word on why nothing was done."""
    if error.refusal is Refusal.OVER:
        return answer(410)
    if wants_json():
        return answer(409)
    encounter_id = str((request.view_args or {})["encounter_id"])
    return encounter_page(encounter_id, 409, error="desk-error-not-open")


def _page(encounter_id: str, template: str) -> Response:
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        own = check_staff(session, signed_in(), row)
        room = private_room.find(session, row)
        away = f"/desk/encounters/{encounter_id}"
        open_here = room is not None and own.ref in room.members
        if not open_here and template == "desk/private.html":
            return make_response(redirect(away, 303))
        view = PrivateView(
            id=row.id,
            service=row.template.text(row.template.name, current_language()),
            next=f"{away}/private" if open_here else away,
            door=side_doors.door(core(), session, room.id, own.ref).value if room else "closed",
            stage_url=f"{stage_origin()}/stage",
            stage_origin=stage_origin(),
            practice=core().settings.practice,
        )
        return page(template, view)
