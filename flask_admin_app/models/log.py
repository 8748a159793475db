"""The log's entries, and the texts that people were shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from flask_admin_app.models.base import Base


class LogEntryRow(Base):
    """One entry (`tuokio.ledger.Entry`). `index` is gapless."""

    __tablename__ = "log_entries"

    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    type: Mapped[str] = mapped_column(String(40), index=True)
    encounter: Mapped[str] = mapped_column(String(26), index=True)
    subject: Mapped[str | None] = mapped_column(String(26))
    actor: Mapped[str | None] = mapped_column(String(26))
    facts: Mapped[dict[str, Any]]


class NoticeTextRow(Base):
    """A notice word for word, kept for ever by its SHA-256 (LOG 2)."""

    __tablename__ = "notice_texts"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    notice: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(8))
    media_type: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
