"""What a page is told that may enter the meeting, but not yet: Prosody has not opened the door."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from flask_admin_app.core import core
from flask_admin_app.errors import answer
from flask_admin_app.models import ParticipantRow
from tuokio.encounters.admission import may_have_token
from tuokio.encounters.encounter import open_if_due
from tuokio.encounters.states import DoorState

RETRY_AFTER = "1"
"""Seconds. By this header the page's script knows that waiting will help."""


def not_yet(row: ParticipantRow) -> Response | None:
    """A refusal that passes by itself; None for whoever lacks more than an open door."""
    encounter = open_if_due(row.encounter.record(), now=core().clock()).encounter
    # Whatever the door is by now: it may have opened since the token was refused.
    let_in = replace(row.record(), door=DoorState.OPEN)
    if not may_have_token(let_in, encounter.state):
        return None
    return later()


def later() -> Response:
    """It helps to ask again: Prosody has not confirmed yet."""
    response = answer(409, "door-pending" if core().gate.away_since is None else "door-away")
    response.headers["Retry-After"] = RETRY_AFTER
    return response
