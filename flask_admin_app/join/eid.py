"""Strong electronic identification of a client: there, back, and on (ID 6).

The way back is two steps. The provider leads the browser to a GET, which changes nothing; the page
there sends itself on by a POST, or the person presses its button.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.join import browser
from flask_admin_app.join.eid_view import failed_view
from flask_admin_app.join.here import place_here
from flask_admin_app.join.limit_keys import place_key
from flask_admin_app.limits import EID_START, PROVIDER_BACK, limiter
from flask_admin_app.oidc_settings import EID_BACK
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import eid
from flask_admin_app.services.eid import EidError
from tuokio.identity.oidc import Answer, OidcFault

bp = Blueprint("eid", __name__)


@dataclass(frozen=True, slots=True)
class GoView:
    """On the way to the provider; the page goes there by itself."""

    ref: str
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class BackView:
    """On the way back: what the provider sent along, to be sent on by POST."""

    answer: Answer
    action: str


@bp.post("/j/<ref>/eid")
@limiter.limit(EID_START, key_func=place_key)
def begin(ref: str) -> ResponseReturnValue:
    """To the provider. By a page of ours and not by a redirect: browsers apply the form's policy to
    every redirect that follows, and a provider may lead on to others."""
    try:
        address = eid.begin(core(), ref, browser.token_for(ref), language=_language(ref))
    except EidError as error:
        return _failed(error)
    return page("join/eid_go.html", GoView(ref, address, eid.settings_of(core().settings).name))


@bp.get(EID_BACK)
def back() -> ResponseReturnValue:
    """Where the provider leads the browser."""
    eid.settings_of(core().settings)
    return page("join/eid_back.html", BackView(Answer.parse(request.args), EID_BACK))


@bp.post(EID_BACK)
@limiter.limit(PROVIDER_BACK)
def finish() -> ResponseReturnValue:
    """What the provider said: believed, recorded and let go, or told in plain words."""
    try:
        ref = eid.finish(core(), Answer.parse(request.form), browser.token_for)
    except EidError as error:
        return _failed(error)
    return redirect(f"/j/{ref}/wait", 303)


@bp.get("/.well-known/eid-jwks.json")
def key_set() -> Response:
    """Our public keys towards the provider (RFC 7517)."""
    keys = eid.settings_of(core().settings).provider.keys
    return jsonify(keys.jwks() if keys else {"keys": []})


def _failed(error: EidError) -> Response:
    status = 503 if error.code is OidcFault.PROVIDER_AWAY else 409
    if error.ref is None:
        return page("join/eid_failed.html", failed_view(core(), error.code, None), status)
    with core().database.read() as session:
        row = place_here(session, error.ref)
        view = failed_view(core(), error.code, row, language=current_language())
        return page("join/eid_failed.html", view, status)


def _language(ref: str) -> str:
    """The language of the page that the button stood on.

    Raises:
        PlaceElsewhereError: this browser does not hold the place.
    """
    with core().database.read() as session:
        place_here(session, ref)
        return current_language()
