"""`POST /j/<ref>/aside`: someone came in, and one tap back (JOIN 11)."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.join import browser
from flask_admin_app.join.limit_keys import place_key
from flask_admin_app.join.steps import Step, url_of
from flask_admin_app.limits import OWN_WORD, limiter
from flask_admin_app.services.aside import set_aside

bp = Blueprint("aside", __name__)
limiter.limit(OWN_WORD, key_func=place_key)(bp)


@bp.post("/j/<ref>/aside")
def aside(ref: str) -> ResponseReturnValue:
    """`on=1`: someone came in; `on=0`: alone again. A script gets no page: it shows its own panel
    already."""
    on = request.form.get("on")
    if on not in {"0", "1"}:
        abort(400)
    set_aside(core(), ref, browser.token_for(ref), aside=on == "1")
    if request.accept_mimetypes.best == "application/json":
        return make_response("", 204)
    return redirect(url_of(ref, Step.MEETING), 303)
