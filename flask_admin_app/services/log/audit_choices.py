"""What an auditor can choose among: only what occurs in the records that they may see (LOG 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.models import LogRecordRow, NoticeTextRow, TemplateRow, UnitRow
from flask_admin_app.services.log.audit_story import NoticeNamed
from flask_admin_app.services.log.reading import Scope
from tuokio.encounters.service_template import parse


@dataclass(frozen=True, slots=True)
class Choices:
    """Units by number; the others by the codes and hashes that stand in the log."""

    units: dict[int, str]
    templates: list[str]
    types: list[str]
    purposes: list[str]
    notices: list[NoticeNamed]


def choices(session: Session, scope: Scope) -> Choices:
    """What occurs in this scope."""
    # One walk through the records for all four: there may be a million.
    query = select(
        LogRecordRow.template, LogRecordRow.type, LogRecordRow.purpose, LogRecordRow.notice
    )
    occurring = session.execute(query.where(scope.clause()).distinct()).all()
    return Choices(
        units=unit_names(session, scope),
        templates=_sorted(row.template for row in occurring),
        types=_sorted(row.type for row in occurring),
        purposes=_sorted(row.purpose for row in occurring),
        notices=_notices(session, _sorted(row.notice for row in occurring)),
    )


def unit_names(session: Session, scope: Scope) -> dict[int, str]:
    """The units of a scope, by number."""
    rows = session.scalars(
        select(UnitRow).where(UnitRow.id.in_(sorted(scope.unit_ids))).order_by(UnitRow.name)
    )
    return {row.id: row.name for row in rows}


def template_names(session: Session, organisation_id: int, language: str) -> dict[str, str]:
    """The names of an organisation's services, by their codes. One that was taken away since has
    none."""
    rows = session.scalars(
        select(TemplateRow).where(TemplateRow.organisation_id == organisation_id)
    )
    templates = (parse(row.data) for row in rows)
    return {each.slug: each.text(each.name, language) for each in templates}


def text_of(session: Session, scope: Scope, sha256: str) -> NoticeTextRow | None:
    """A text that people in this scope were shown, by its hash."""
    shown = select(LogRecordRow.index).where(scope.clause(), LogRecordRow.notice == sha256).limit(1)
    if session.scalar(shown) is None:
        return None
    return session.get(NoticeTextRow, sha256)


def _sorted(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value is not None})


def _notices(session: Session, hashes: list[str]) -> list[NoticeNamed]:
    rows = session.scalars(
        select(NoticeTextRow)
        .where(NoticeTextRow.sha256.in_(hashes))
        .order_by(NoticeTextRow.notice, NoticeTextRow.version.desc(), NoticeTextRow.language)
    )
    return [NoticeNamed(row.notice, row.version, row.language, row.sha256) for row in rows]
