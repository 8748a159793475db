"""`/o/<service>`: a door that needs no invitation (JOIN 13). Looking at it changes nothing."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, request
from flask import session as browser_session
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from flask_admin_app.core import core
from flask_admin_app.join import browser, house
from flask_admin_app.join.steps import step_of, url_of
from flask_admin_app.limits import (
    DOOR,
    DOOR_EACH,
    DOOR_NEW,
    DOOR_NEW_GROUP,
    UNKNOWN_LINK,
    limiter,
    neighbourhood,
)
from flask_admin_app.limits import house as house_here
from flask_admin_app.models import OrganisationRow
from flask_admin_app.pages import current_language, page
from flask_admin_app.public.door_view import Asked, door_view
from flask_admin_app.services import own_place, public_door
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.public_door import DoorClosedError
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.service_template import ServiceTemplate, parse

bp = Blueprint("public_door", __name__)


@bp.get("/o/<word>")
def show(word: str) -> ResponseReturnValue:
    """Which service it is, and whether anybody is there. Previews may look as they like."""
    try:
        return _page(word)
    except NotFoundError:
        with limiter.limit(UNKNOWN_LINK):
            raise


@bp.post("/o/<word>/continue")
@limiter.limit(DOOR, key_func=house_here)
@limiter.limit(DOOR_EACH, key_func=lambda: f"{_word()}:{neighbourhood()}")
def enter(word: str) -> ResponseReturnValue:
    """Go in: one meeting for one visitor. Nobody fills the queue alone; who is in it already gets
    back all the same."""
    new = public_door.way_in(core(), word, browser.tokens(), _visitor())
    try:
        if new is not None:
            with limiter.limit(_most(new), key_func=lambda: f"{_word()}:{house_here()}"):
                pass
    except RateLimitExceeded:
        return _page(word, status=429, error="door-error-many")
    try:
        arrived = public_door.enter(
            core(),
            word,
            tokens=browser.tokens(),
            visitor=_visitor(),
            language=current_language(),
        )
    except DoorClosedError:
        return _page(word, status=409)
    except FormError as error:
        return _page(word, status=409, error=error.key)
    with core().database.read() as session:
        row = own_place.find(session, arrived.ref, arrived.token)
        encounter = open_if_due(row.encounter.record(), now=core().clock()).encounter
        target = url_of(arrived.ref, step_of(row.record(), encounter))
    response = make_response(redirect(target, 303))
    if arrived.token:
        browser.remember(response, arrived.ref, arrived.token)
    return response


def _page(word: str, *, status: int = 200, error: str | None = None) -> ResponseReturnValue:
    with core().database.read() as session:
        row = public_door.find(session, word)
        house.enter(session.get_one(OrganisationRow, row.organisation_id), parse(row.data))
        asked = Asked(
            language=current_language(),
            in_app=browser.in_app(),
            chrome_url=browser.chrome_url(f"{core().settings.public_url}/o/{word}"),
            error=error,
        )
        return page("public/door.html", door_view(core(), session, row, asked), status)


def _most(template: ServiceTemplate) -> str:
    return DOOR_NEW if template.one_to_one else DOOR_NEW_GROUP


def _word() -> str:
    return str((request.view_args or {}).get("word"))


def _visitor() -> str:
    """A secret of this browser: what its forms are signed with. Each form of ours has made it."""
    return str(browser_session["csrf_token"])
