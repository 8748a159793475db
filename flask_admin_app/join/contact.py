"""`/j/<ref>/contact`: somebody who waits in vain says how to reach them (WAIT 7)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.join import browser
from flask_admin_app.join.here import place_here, step_here
from flask_admin_app.join.limit_keys import place_key
from flask_admin_app.join.people import contact_of
from flask_admin_app.join.steps import url_of
from flask_admin_app.limits import OWN_WORD, limiter
from flask_admin_app.pages import page
from flask_admin_app.services import contact_requests
from flask_admin_app.services.errors import FormError

bp = Blueprint("contact", __name__)
limiter.limit(OWN_WORD, key_func=place_key, methods=["POST"])(bp)


@dataclass(frozen=True, slots=True)
class ContactView:
    """The form. What was left before is not shown: whoever holds the phone may be somebody else."""

    ref: str
    back: str
    left: bool
    typed: str
    error: str | None
    longest: int
    kept_days: int
    backup_phone: str | None
    backup_email: str | None


@bp.get("/j/<ref>/contact")
def form(ref: str) -> ResponseReturnValue:
    """Where to write it."""
    return _show(ref)


@bp.post("/j/<ref>/contact")
def leave(ref: str) -> ResponseReturnValue:
    """Leave it, or take it back."""
    token = browser.token_for(ref)
    if request.form.get("take_back") == "1":
        contact_requests.take_back(core(), ref, token)
        return redirect(f"/j/{ref}/contact", 303)
    typed = request.form.get("contact", "")
    try:
        contact_requests.ask(core(), ref, token, typed)
    except FormError as error:
        return _show(ref, typed=error.again(typed[:400]), error=error.key)
    with core().database.read() as session:
        return redirect(url_of(ref, step_here(place_here(session, ref))), 303)


def _show(ref: str, *, typed: str = "", error: str | None = None) -> ResponseReturnValue:
    with core().database.read() as session:
        row = place_here(session, ref)
        back = url_of(ref, step_here(row))
        if row.encounter.over:
            return redirect(back, 303)
        contact = contact_of(row.encounter)
        view = ContactView(
            ref=ref,
            back=back,
            left=row.contact is not None,
            typed=typed,
            error=error,
            longest=contact_requests.LONGEST,
            kept_days=contact_requests.kept_days(row.encounter),
            backup_phone=contact.backup_phone,
            backup_email=contact.backup_email,
        )
        return page("join/contact.html", view, 422 if error else 200)
