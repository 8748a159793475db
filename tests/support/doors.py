"""Doors as Prosody leaves them while it has not answered yet."""

from __future__ import annotations

from flask_admin_app.models import EncounterRow, ParticipantRow
from tests.support.web import Web
from tuokio.encounters.states import DoorState, PlaceState


def away(web: Web) -> None:
    """Prosody does not answer."""
    web.core.gate.lost(web.core.clock())


def door(web: Web, ref: str, state: DoorState, place: PlaceState | None = None) -> None:
    """Somebody's door, and their place where it is another one too."""
    with web.core.database.write() as work:
        row = work.session.get_one(ParticipantRow, ref)
        row.door = state
        if place is not None:
            row.place = place


def own_door(web: Web, encounter: str, state: DoorState) -> None:
    """The doors of all staff of an encounter."""
    with web.core.database.write() as work:
        for row in work.session.get_one(EncounterRow, encounter).participants:
            if row.user_id:
                row.door = state


def said(web: Web, page: str, key: str, language: str = "fi", **arguments: object) -> bool:
    """Whether the page says these words."""
    return web.core.texts.text(language, key, **arguments) in page
