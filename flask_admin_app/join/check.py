"""`/j/<ref>/check`: showing a document to one worker, and to nobody else (ID 2), or going on in
another way (ID 7)."""

from __future__ import annotations

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.join import browser
from flask_admin_app.join.check_view import check_view
from flask_admin_app.join.here import place_here
from flask_admin_app.join.limit_keys import place_key
from flask_admin_app.join.steps import Step, url_of
from flask_admin_app.limits import PLACE, limiter
from flask_admin_app.meeting_pass import pass_json
from flask_admin_app.meeting_wait import later
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import check_pass, checks, ways_on
from flask_admin_app.services.errors import NotYetError
from flask_admin_app.stage import stage_origin

bp = Blueprint("join_check", __name__, url_prefix="/j/<ref>/check")
limiter.limit(PLACE, key_func=place_key, methods=["POST"])(bp)


@bp.get("")
def show(ref: str) -> ResponseReturnValue:
    """What to do, and the picture; whoever is in no check is led to where they should be."""
    with core().database.read() as session:
        view = check_view(
            core(), session, place_here(session, ref), current_language(), stage_origin()
        )
        if view.next != url_of(ref, Step.CHECK):
            return redirect(view.next, 303)
        return page("join/check.html", view)


@bp.get("/status")
def status(ref: str) -> ResponseReturnValue:
    """Whether the check goes on."""
    with core().database.read() as session:
        view = check_view(
            core(), session, place_here(session, ref), current_language(), stage_origin()
        )
        return page("join/_check_status.html", view)


@bp.post("/token")
def token(ref: str) -> ResponseReturnValue:
    """A token for the check room, and for nothing else."""
    try:
        found = check_pass.for_client(core(), ref, browser.token_for(ref))
    except NotYetError:
        return later()
    return pass_json(found, current_language())


@bp.post("/stop")
def stop(ref: str) -> ResponseReturnValue:
    """No document, or no wish to show one: nobody asks why."""
    checks.stop_own(core(), ref, browser.token_for(ref))
    return redirect(url_of(ref, Step.WAIT), 303)


@bp.post("/way-on")
def way_on(ref: str) -> ResponseReturnValue:
    """Go on in the other meeting that was offered instead (ID 7): its link is asked for by the same
    POST, so that it stands in no page."""
    secret = ways_on.take(core(), ref, browser.token_for(ref))
    if secret is None:
        return redirect(url_of(ref, Step.WAIT), 303)
    return redirect(f"/j/{secret}/continue", 307)
