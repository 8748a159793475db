"""People who sign in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.organisation import UnitRow


class StaffRole(StrEnum):
    """Roles in the service (ROOM 3)."""

    ADMINISTRATOR = "administrator"
    PROFESSIONAL = "professional"
    AUDITOR = "auditor"


class SignedInBy(StrEnum):
    """What a session began with."""

    PASSWORD = "password"  # noqa: S105 - a word
    SECOND_FACTOR = "factor"
    PASSKEY = "passkey"
    PROVIDER = "provider"


class UserRow(Base):
    """A member of staff. `ref` is the pseudonym that the log knows; `shown_name` is the title and
    first name that clients see (ROOM 5). An auditor may have more units to look at than their
    own. `oidc_subject` is a keyed hash of whom the identity provider knows."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(26), unique=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    shown_name: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str] = mapped_column(String(200))
    roles: Mapped[list[str]]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    more_unit_ids: Mapped[list[int]] = mapped_column(server_default="[]", default=list)
    language: Mapped[str | None] = mapped_column(String(8))
    oidc_subject: Mapped[str | None] = mapped_column(String(64), unique=True, index=True)

    unit: Mapped[UnitRow] = relationship()


class StaffSessionRow(Base):
    """A signed-in browser. Only the hash of its token is kept. `proved_at` is when its person last
    showed who they are."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    began_by: Mapped[str] = mapped_column(
        String(10), server_default=SignedInBy.PASSWORD, default=SignedInBy.PASSWORD
    )
    proved_at: Mapped[datetime | None]

    user: Mapped[UserRow] = relationship()
