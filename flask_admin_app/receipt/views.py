"""What the code of a receipt shows, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.join.notice_view import html_of
from flask_admin_app.models import EncounterRow, NoticeTextRow, OrganisationRow
from flask_admin_app.pages import zone
from flask_admin_app.services.answering import purpose_title
from flask_admin_app.services.log.reading import Found
from flask_admin_app.services.log.receipts import OwnLog
from tuokio.consent.notices import Notice
from tuokio.consent.shape import CONSENT


@dataclass(frozen=True, slots=True)
class CodeView:
    """The form for the code."""

    code: str = ""
    error: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, and its year where the organisation is: receipts are read years later."""

    at: datetime
    year: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A notice as it was shown, word for word. `twin` tells that another one here has the same
    name: then the beginning of the hash tells them apart."""

    sha256: str
    twin: bool
    title: str
    version: int
    language: str
    first: Markup
    sections: list[tuple[str, Markup]]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was answered to one purpose, and when."""

    when: Moment
    purpose: str
    state: str
    notice: str | None


@dataclass(frozen=True, slots=True)
class LineView:
    """One thing that happened. `purpose` is there for an answer, `type` says what it was; it ends
    with `_many` for a look at more than this meeting."""

    when: Moment
    type: str
    purpose: str | None


@dataclass(frozen=True, slots=True)
class OwnLogView:
    """Receipt and own log. `keep_until` is None while the meeting is not over; `code` goes with the
    form that downloads the file."""

    code: str
    organisation: str | None
    service: str | None
    answers: list[AnswerView]
    texts: list[TextView]
    lines: list[LineView]
    over: bool
    keep_until: Moment | None
    subject_ref: str
    backup_phone: str | None
    backup_email: str | None


def own_log_view(core: Core, session: Session, log: OwnLog, code: str, language: str) -> OwnLogView:
    """What was recorded of the client, readable."""
    encounter = _encounter(session, log)
    owner = encounter.unit.organisation if encounter else None
    template = encounter.template if encounter else None
    records = [(found, found.record) for found in log.entries]
    return OwnLogView(
        code=code,
        organisation=owner.name if owner else None,
        service=template.text(template.name, language) if template else None,
        answers=[
            AnswerView(
                moment_of(found.at),
                purpose_title(core, record["purpose_code"], language),
                record["event_state"],
                record["notice"]["sha256"] if record["notice"] else None,
            )
            for found, record in records
            if record["schema"] == CONSENT
        ],
        texts=_texts(session, (found.notice for found in log.entries)),
        lines=[_line(core, found, record, language) for found, record in records],
        over=log.over,
        keep_until=moment_of(log.keep_until) if log.keep_until else None,
        subject_ref=log.subject_ref,
        backup_phone=owner.backup_phone if owner else None,
        backup_email=owner.backup_email if owner else None,
    )


def moment_of(at: datetime) -> Moment:
    """A time with its year in the zone of this request."""
    return Moment(at, str(at.astimezone(zone()).year))


def zone_of(session: Session, log: OwnLog) -> str | None:
    """The time zone of the organisation."""
    encounter = _encounter(session, log)
    owner: OrganisationRow | None = encounter.unit.organisation if encounter else None
    return owner.time_zone if owner else None


def _encounter(session: Session, log: OwnLog) -> EncounterRow | None:
    ref = log.entries[0].encounter if log.entries else None
    return session.get(EncounterRow, ref) if ref else None


def _line(core: Core, found: Found, record: dict[str, Any], language: str) -> LineView:
    told = record["purpose_code"] if record["schema"] == CONSENT else None
    purpose = purpose_title(core, told, language) if told else None
    many = "_many" if found.encounter is None else ""
    return LineView(moment_of(found.at), found.type + many, purpose)


def _texts(session: Session, hashes: Iterable[str | None]) -> list[TextView]:
    """Each text once, in the order in which it was shown."""
    named = list(dict.fromkeys(each for each in hashes if each))
    rows = {
        row.sha256: row
        for row in session.scalars(select(NoticeTextRow).where(NoticeTextRow.sha256.in_(named)))
    }
    shown = [rows[each] for each in named if each in rows]
    names = Counter((row.notice, row.version) for row in shown)
    return [_text(row, twin=names[row.notice, row.version] > 1) for row in shown]


def _text(row: NoticeTextRow, *, twin: bool) -> TextView:
    notice = Notice(row.notice, row.version, row.language, row.text)
    return TextView(
        sha256=row.sha256,
        twin=twin,
        title=notice.title,
        version=row.version,
        language=row.language,
        first=html_of(notice.first_layer),
        sections=[(title, html_of(body)) for title, body in notice.sections],
    )
