"""The notice of an encounter as a person reads it, and the store of texts that were shown."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

from flask_admin_app.database import Work
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
    )


def by_sha256(row: EncounterRow, sha256: str) -> Notice | None:
    """The notice of this encounter that has this hash, in whichever language it was shown; None
    when the text has changed since."""
    for language in LANGUAGES:
        notice = notice_for(row, language)
        if notice.sha256 == sha256:
            return notice
    return None


def keep(work: Work, notice: Notice) -> None:
    """Keep the text for ever, word for word (LOG 2)."""
    # Two people may be the first to agree to a new text at the same moment.
    on_sqlite = work.session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(NoticeTextRow) if on_sqlite else postgresql.insert(NoticeTextRow)
    statement = insert.values(
        sha256=notice.sha256,
        notice=notice.id,
        version=notice.version,
        language=notice.language,
        media_type=MEDIA_TYPE,
        text=notice.text,
    )
    work.session.execute(statement.on_conflict_do_nothing())
