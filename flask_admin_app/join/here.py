"""The place of this browser, and the page that it is time for."""

from __future__ import annotations

from flask import g
from sqlalchemy.orm import Session

from flask_admin_app.core import core
from flask_admin_app.join import browser, house
from flask_admin_app.join.steps import Step, step_of
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services import own_place
from tuokio.encounters.encounter import Encounter, open_if_due


def place_here(session: Session, ref: str) -> ParticipantRow:
    """The place, for the browser that holds it; the page speaks its language, and stands in its
    organisation's house.

    Raises:
        PlaceElsewhereError: no such place, or another browser holds it.
    """
    row = own_place.find(session, ref, browser.token_for(ref))
    g.invited_language = row.language
    house.enter_by(row.encounter)
    core().hub.looked(row.ref, core().clock())
    return row


def encounter_now(row: ParticipantRow) -> Encounter:
    """Its encounter as the clock has it now."""
    return open_if_due(row.encounter.record(), now=core().clock()).encounter


def step_here(row: ParticipantRow) -> Step:
    """The page that this person should be on now."""
    return step_of(row.record(), encounter_now(row))
