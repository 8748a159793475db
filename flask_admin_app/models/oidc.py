"""People who are on their way to an identity provider."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from flask_admin_app.models.base import Base


class OidcPurpose(StrEnum):
    """Why somebody went there."""

    EID = "eid"
    STAFF = "staff"


class OidcRequestRow(Base):
    """One way there and back, for a few minutes. Only the hash of its state is kept: nonce and
    verifier are derived from the state itself. A used one stays until it expires, so that a second
    use is told apart from an unknown one. `participant_ref` is set for clients."""

    __tablename__ = "oidc_requests"
    __table_args__ = (Index("ix_oidc_requests_participant_ref", "participant_ref"),)

    state_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(10))
    participant_ref: Mapped[str | None] = mapped_column(
        ForeignKey("participants.ref", ondelete="CASCADE")
    )
    begun_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
