"""`POST /j/<ref>/company`: those in the meeting say whether a newcomer may come (CONS 5)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import Core, core
from flask_admin_app.errors import answer
from flask_admin_app.join import browser
from flask_admin_app.join.limit_keys import place_key
from flask_admin_app.join.steps import Step, url_of
from flask_admin_app.limits import PLACE, limiter
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services import names, newcomers
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.waiting_room import company_of
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.newcomers import is_asked

bp = Blueprint("company", __name__)
limiter.limit(PLACE, key_func=place_key)(bp)


@dataclass(frozen=True, slots=True)
class NewcomerView:
    """Somebody who would like to come, by the name that staff or they themselves wrote, and what
    this person answered so far."""

    ref: str
    role: str
    name: str
    said: bool | None


def newcomers_for(core: Core, row: ParticipantRow, language: str) -> list[NewcomerView]:
    """About whom this person is asked now."""
    own = row.record()
    sealer = sealer_of(core, row.encounter)
    return [
        NewcomerView(
            ref=person.ref,
            role=person.role,
            name=names.shown(core, sealer, person, language),
            said=own.company.get(person.ref),
        )
        for person in newcomers.asks(row.encounter)
        if is_asked(own, person.record())
    ]


def held_by(row: ParticipantRow) -> str | None:
    """Why the others keep somebody waiting who is otherwise ready: `company` or `guardian`."""
    if row.announced and not row.child:
        return None  # nobody else has to be looked at
    held = company_of(row.encounter).holds(row.record())
    return {Refusal.HELD: "company", Refusal.GUARDIAN: "guardian"}.get(held) if held else None


@bp.post("/j/<ref>/company")
def company(ref: str) -> ResponseReturnValue:
    """Yes or no; it can be changed until the newcomer is in."""
    yes = request.form.get("yes")
    if yes not in {"0", "1"}:
        abort(400)
    newcomers.answer(
        core(),
        ref,
        browser.token_for(ref),
        newcomer=request.form.get("newcomer", ""),
        yes=yes == "1",
    )
    return redirect(url_of(ref, Step.MEETING), 303)


@bp.errorhandler(EncounterError)
def refused(error: EncounterError) -> ResponseReturnValue:
    """Nothing is asked any more; the meeting goes on."""
    return answer(410) if error.refusal is Refusal.OVER else answer(409, "company-gone")
