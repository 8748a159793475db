"""Meetings that come again, and who is on duty at a public door."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.organisation import TemplateRow, UnitRow
from flask_admin_app.models.staff import UserRow


class SeriesRow(Base):
    """A group that meets every week or every few (ROOM 4). Each meeting is an encounter of its own,
    with a room of its own; one link leads to the one whose turn it is. `skipped` are days on which
    it does not meet, as ISO dates."""

    __tablename__ = "series"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("service_templates.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    starts: Mapped[str] = mapped_column(String(5))
    every_weeks: Mapped[int] = mapped_column(default=1)
    skipped: Mapped[list[str]]
    generation: Mapped[int] = mapped_column(default=1)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str | None] = mapped_column(String(8))
    stopped_at: Mapped[datetime | None]

    unit: Mapped[UnitRow] = relationship()
    template: Mapped[TemplateRow] = relationship()
    user: Mapped[UserRow] = relationship()


class DutyRow(Base):
    """A professional who takes people from a public door now (JOIN 13)."""

    __tablename__ = "duties"
    __table_args__ = (UniqueConstraint("template_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("service_templates.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    until: Mapped[datetime]

    template: Mapped[TemplateRow] = relationship()
    user: Mapped[UserRow] = relationship()
