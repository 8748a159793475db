"""The notice of an encounter as a person reads it, and the store of texts that were shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from flask_admin_app.models import EncounterRow, NoticeTextRow
from tuokio.consent.notices import MEDIA_TYPE, Notice, load
from tuokio.encounters.service_template import LANGUAGES


def notice_for(row: EncounterRow, language: str) -> Notice:
    """The notice with the organisation's words filled in."""
    owner = row.unit.organisation
    contact = owner.backup_phone or owner.backup_email or owner.name
    return load(
        row.template.notice,
        language,
        organisation=owner.name,
        servers=owner.servers or owner.name,
        contact=contact,
        retention_days=row.template.retention_days,
    )


def texts_now(row: EncounterRow) -> frozenset[str]:
    """The hashes of the notice as it reads now, in every language."""
    return frozenset(notice_for(row, language).sha256 for language in LANGUAGES)


def by_sha256(row: EncounterRow, sha256: str) -> Notice | None:
    """The notice of this encounter that has this hash, in whichever language it was shown; None
    when the text has changed since."""
    for language in LANGUAGES:
        notice = notice_for(row, language)
        if notice.sha256 == sha256:
            return notice
    return None


def keep(session: Session, notice: Notice) -> None:
    """Keep a notice for ever, word for word (LOG 2)."""
    keep_text(
        session,
        sha256=notice.sha256,
        notice=notice.id,
        version=notice.version,
        language=notice.language,
        media_type=MEDIA_TYPE,
        text=notice.text,
    )


def keep_text(session: Session, **columns: Any) -> None:
    """Keep a text (the columns of `NoticeTextRow`), unless it is there."""
    if session.get(NoticeTextRow, columns["sha256"]) is not None:
        return
    # Two people may be the first to agree to a new text at the same moment.
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(NoticeTextRow) if on_sqlite else postgresql.insert(NoticeTextRow)
    session.execute(insert.values(**columns).on_conflict_do_nothing())
