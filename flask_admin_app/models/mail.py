"""Mail to those who were invited by e-mail (JOIN 10)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.encounter import InvitationRow


class MailRow(Base):
    """One address that an invitation goes to, and the next letter to it. `due_at` is when that
    letter is tried next; without it nothing is due. The address is sealed under the encounter's
    key; only while a cancellation is on its way, under the service's. It goes when no letter can
    follow any more. `sent` says whether an invitation went out, or may have."""

    __tablename__ = "mails"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    encounter_id: Mapped[str] = mapped_column(ForeignKey("encounters.id"), index=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id"), index=True)
    what: Mapped[str] = mapped_column(String(12))
    language: Mapped[str] = mapped_column(String(8))
    remind: Mapped[bool] = mapped_column(default=False, server_default=false())
    address: Mapped[bytes | None]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    sent: Mapped[bool] = mapped_column(default=False, server_default=false())
    failed: Mapped[str | None] = mapped_column(String(12))

    invitation: Mapped[InvitationRow] = relationship()
