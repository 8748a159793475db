"""`/admin/sign-in`: how the organisation's people sign in (ALL 4)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, request, session
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.errors import answer
from flask_admin_app.models import OrganisationRow, StaffRole
from flask_admin_app.pages import page
from flask_admin_app.services.factors.store import with_factor

bp = Blueprint("admin_sign_in", __name__)

SAVED = "sign_in_saved"


@dataclass(frozen=True, slots=True)
class SignInRuleView:
    """The rule, and how many have a second step already."""

    required: bool
    having: int
    people: int
    saved: bool


@bp.get("/admin/sign-in")
@role_needed(StaffRole.ADMINISTRATOR)
def rule() -> ResponseReturnValue:
    """The rule of the administrator's own organisation."""
    with core().database.read() as reading:
        owner = reading.get_one(OrganisationRow, signed_in().organisation_id)
        having, people = with_factor(reading, owner)
        view = SignInRuleView(owner.second_factor, having, people, session.pop(SAVED, False))
    return page("admin/sign_in.html", view)


@bp.post("/admin/sign-in")
@role_needed(StaffRole.ADMINISTRATOR)
def change() -> ResponseReturnValue:
    """Ask everyone for a second step, or no longer."""
    wanted = request.form.get("second_factor")
    if wanted not in {"required", "free"}:
        return answer(422)
    with core().database.write() as work:
        owner = work.session.get_one(OrganisationRow, signed_in().organisation_id)
        owner.second_factor = wanted == "required"
    session[SAVED] = True
    return redirect("/admin/sign-in", 303)
