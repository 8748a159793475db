"""The gate of the practice meeting. It keeps the rules of the gate in Prosody: that very room, an
admission that stands, no token from before. Two rooms of one encounter never see each other."""

from __future__ import annotations

from dataclasses import dataclass

from flask_admin_app.core import Core
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services import check_pass, meeting, private_room
from tuokio.jitsi.reader import Claims


@dataclass(frozen=True, slots=True)
class Entered:
    """What a token opens. Only the meeting itself moves anybody's place (design: *States*)."""

    encounter: str
    room: str
    meeting: bool = True


def admitted_by(core: Core, claims: Claims) -> Entered | None:
    """The room that these claims enter now, or None."""
    with core.database.read() as session:
        row = session.get(ParticipantRow, claims.participant)
        if row is None:
            return None
        if meeting.opens(core, row, claims):
            return Entered(row.encounter_id, row.encounter_id)
        side = check_pass.opens(core, session, row, claims)
        side = side or private_room.opens(core, session, row, claims)
        return Entered(row.encounter_id, side.id, meeting=False) if side else None
