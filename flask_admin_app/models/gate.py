"""What the gate in Prosody should hold, what it has confirmed, and whom it says is in.

`generation` counts the wishes for one row and `confirmed` is the last one that Prosody carried out:
while they differ there is something to push. A room that is no longer wanted stays until Prosody
has confirmed that it is gone, and then goes too, with its name and its admissions. An admission
that is no longer wanted stays as long as its room, so that the next one of the same person counts
on: Prosody remembers what it deleted, and ignores whatever seems older.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.encounter import EncounterRow, ParticipantRow


class GateRoomRow(Base):
    """A room that Prosody knows or should know. Its name is sealed under a key of its own, since it
    outlives that of the encounter until Prosody has destroyed the room; `name_hash` is an HMAC, so
    that an event finds its room."""

    __tablename__ = "gate_rooms"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    encounter_id: Mapped[str] = mapped_column(ForeignKey("encounters.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    name_hash: Mapped[str] = mapped_column(String(64), unique=True)
    wrapped_key: Mapped[bytes]
    name: Mapped[bytes]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    wanted: Mapped[bool] = mapped_column(default=True)
    generation: Mapped[int] = mapped_column(BigInteger, default=1)
    confirmed: Mapped[int] = mapped_column(BigInteger, default=0)

    encounter: Mapped[EncounterRow] = relationship()
    admissions: Mapped[list[GateAdmissionRow]] = relationship(
        back_populates="room", cascade="all, delete-orphan"
    )


class GateAdmissionRow(Base):
    """An admission that Prosody knows or should know."""

    __tablename__ = "gate_admissions"

    room_id: Mapped[str] = mapped_column(ForeignKey("gate_rooms.id"), primary_key=True)
    participant_ref: Mapped[str] = mapped_column(
        ForeignKey("participants.ref"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(String(12))
    since: Mapped[datetime]
    until: Mapped[datetime]
    wanted: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str | None] = mapped_column(String(32))
    generation: Mapped[int] = mapped_column(BigInteger, default=1)
    confirmed: Mapped[int] = mapped_column(BigInteger, default=0)

    room: Mapped[GateRoomRow] = relationship(back_populates="admissions")
    participant: Mapped[ParticipantRow] = relationship()


class GateSessionRow(Base):
    """One session of one person in a meeting, as Prosody reports it. Presence counts these."""

    __tablename__ = "gate_sessions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    participant_ref: Mapped[str] = mapped_column(ForeignKey("participants.ref"), index=True)


class GateInstanceRow(Base):
    """One life of Prosody, and the last of its events that was taken in."""

    __tablename__ = "gate_instances"

    instance: Mapped[str] = mapped_column(String(64), primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[datetime]


class SeenRequestRow(Base):
    """The id of a signed request that was accepted, as long as its signature is good: no request
    counts twice."""

    __tablename__ = "seen_requests"

    id: Mapped[str] = mapped_column(String(128), primary_key=True)
    until: Mapped[datetime] = mapped_column(index=True)
