"""Rooms beside the meeting, and the checks that are made in some of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.encounter import EncounterRow, ParticipantRow


class SideRoomRow(Base):
    """A room of its own: `check` for two (ID 2), `private` for the facilitators (ROOM 4). Its name
    is sealed under the encounter's key. Whoever is in it stands in `members`, by ref."""

    __tablename__ = "side_rooms"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    encounter_id: Mapped[str] = mapped_column(ForeignKey("encounters.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    room: Mapped[bytes | None]
    members: Mapped[list[str]]
    since: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    encounter: Mapped[EncounterRow] = relationship()


class IdentityCheckRow(Base):
    """A check that is under way or was made. Nothing of a document is here: what it found stands in
    the log, and only there (ID 3, ID 4). `document` chooses the checklist: its kind and origin,
    sealed under the encounter's key. It goes when the check ends."""

    __tablename__ = "identity_checks"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    side_room_id: Mapped[str] = mapped_column(ForeignKey("side_rooms.id"), unique=True)
    participant_ref: Mapped[str] = mapped_column(ForeignKey("participants.ref"), index=True)
    staff_ref: Mapped[str] = mapped_column(ForeignKey("participants.ref"))
    method: Mapped[str] = mapped_column(String(30))
    document: Mapped[bytes | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    side_room: Mapped[SideRoomRow] = relationship()
    participant: Mapped[ParticipantRow] = relationship(foreign_keys=[participant_ref])
