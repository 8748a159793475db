"""Organisation → unit, and the service templates that the organisation decided on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base


class OrganisationRow(Base):
    """Who hosts the service and answers for the data. `servers` says where they stand, for the
    notice (CONS 1); `dpo` is how to reach the data-protection officer; with `second_factor` nobody
    works with a password alone. `waiting` is what the waiting room shows (WAIT 6), and `picture`
    its picture, as WebP and as JPEG; neither is read with the rest of the row."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    backup_phone: Mapped[str | None] = mapped_column(String(40))
    backup_email: Mapped[str | None] = mapped_column(String(200))
    servers: Mapped[str | None] = mapped_column(String(120))
    address: Mapped[str | None] = mapped_column(String(200))
    dpo: Mapped[str | None] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Helsinki")
    waiting: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    picture: Mapped[bytes | None] = mapped_column(deferred=True)
    picture_jpeg: Mapped[bytes | None] = mapped_column(deferred=True)
    second_factor: Mapped[bool] = mapped_column(server_default=false(), default=False)

    units: Mapped[list[UnitRow]] = relationship(back_populates="organisation")
    templates: Mapped[list[TemplateRow]] = relationship(order_by="TemplateRow.position")


class UnitRow(Base):
    """A unit of an organisation; encounters and auditors are scoped to it."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str] = mapped_column(String(120))

    organisation: Mapped[OrganisationRow] = relationship(back_populates="units")


class TemplateRow(Base):
    """A service template as data (`tuokio.encounters.service_template`). `door` is the word in the
    address of its public door, `/o/<door>` (JOIN 13); none has no door."""

    __tablename__ = "service_templates"
    __table_args__ = (UniqueConstraint("organisation_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    slug: Mapped[str] = mapped_column(String(40))
    position: Mapped[int] = mapped_column(default=0)
    data: Mapped[dict[str, Any]]
    door: Mapped[str | None] = mapped_column(String(40), unique=True)
