"""`/desk/encounters/<id>`: one encounter, its live part, its tickets and tokens, its end."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.access import encounter_page, own_encounter
from flask_admin_app.desk.hand_over import colleague_page
from flask_admin_app.desk.people import people_view
from flask_admin_app.desk.views import farewell
from flask_admin_app.live.tickets import Ticket
from flask_admin_app.meeting_pass import pass_json
from flask_admin_app.meeting_wait import not_yet
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import contact_requests, lifecycle, meeting
from flask_admin_app.services.door_news import desks
from flask_admin_app.services.encounter_store import check_staff
from flask_admin_app.services.errors import ForbiddenError
from tuokio.encounters.errors import EncounterError, Refusal

bp = Blueprint("encounter", __name__, url_prefix="/desk/encounters/<encounter_id>")


@bp.get("")
def show(encounter_id: str) -> ResponseReturnValue:
    """The encounter on one screen; once it is over, the farewell. A colleague of the unit sees
    that it exists."""
    try:
        with core().database.read() as session:
            if own_encounter(session, encounter_id).over:
                return redirect(f"/desk/encounters/{encounter_id}/bye", 303)
    except ForbiddenError:
        return colleague_page(encounter_id, 403)
    return encounter_page(encounter_id)


@bp.get("/people")
def people(encounter_id: str) -> ResponseReturnValue:
    """Who waits and who is in. A page asks for it as soon as it listens: then the other desks can
    tell that somebody is there already."""
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        for desk in desks(core(), session, row):
            core().hub.publish(desk)
        view = people_view(core(), row, signed_in(), current_language())
        return page("desk/_people.html", view)


@bp.get("/bye")
def bye(encounter_id: str) -> ResponseReturnValue:
    """The professional's farewell."""
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        if not row.over:
            return redirect(f"/desk/encounters/{encounter_id}", 303)
        return page("desk/bye.html", farewell(core(), row))


@bp.post("/end")
def end(encounter_id: str) -> ResponseReturnValue:
    """End for everyone."""
    lifecycle.end(core(), signed_in(), encounter_id)
    return redirect(f"/desk/encounters/{encounter_id}/bye", 303)


@bp.post("/cancel")
def cancel(encounter_id: str) -> ResponseReturnValue:
    """Call off what has not begun."""
    try:
        lifecycle.cancel(core(), signed_in(), encounter_id)
    except EncounterError as error:
        if error.refusal is Refusal.OVER:
            raise
        return encounter_page(encounter_id, 409, error="desk-error-started")
    return redirect("/desk", 303)


@bp.post("/ticket")
def ticket(encounter_id: str) -> ResponseReturnValue:
    """A ticket for the live connection: the encounter is before the worker's eyes."""
    staff = signed_in()
    with core().database.read() as session:
        own = check_staff(session, staff, own_encounter(session, encounter_id))
        value = core().tickets.issue(Ticket(encounter_id, own.ref, staff=True))
    contact_requests.opened(core(), staff, encounter_id)
    url = f"/live/encounters/{encounter_id}"
    return jsonify(ticket=value, url=url, protocol="tuokio.v1", expires_in=30)


@bp.post("/token")
def token(encounter_id: str) -> ResponseReturnValue:
    """A token for the meeting."""
    staff, language = signed_in(), current_language()
    try:
        found = meeting.pass_for_staff(core(), staff, encounter_id, language=language)
    except EncounterError:
        with core().database.read() as session:
            own = check_staff(session, staff, own_encounter(session, encounter_id))
            if waits := not_yet(own):
                return waits
        raise
    return pass_json(found, language)
