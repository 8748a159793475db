"""The notice of an encounter as a person reads it, and the store of texts that were shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import EncounterRow, NoticeTextRow, ParticipantRow
from tuokio.consent.notices import MEDIA_TYPE, Notice, load
from tuokio.encounters.states import Role
from tuokio.ledger import Entry, EntryType

CHILD = "child"
"""The notice that a child reads instead of the service's own (CONS 9)."""

COMPANY = "company"
"""The notice of those who come along with a client: the service's own speaks to the client, of what
is written about them and how they are recognised."""

_ALONG = {Role.GUARDIAN, Role.GUEST, Role.INTERPRETER}


def notice_id(person: ParticipantRow) -> str:
    """Which notice this person reads."""
    if Role(person.role) in _ALONG:
        return COMPANY
    return CHILD if person.child else person.encounter.template.notice


def notice_for(row: EncounterRow, language: str, id_: str | None = None) -> Notice:
    """A notice with the organisation's words filled in: without `id_`, the service's own."""
    owner = row.unit.organisation
    contact = owner.backup_phone or owner.backup_email or owner.name
    return load(
        id_ or row.template.notice,
        language,
        organisation=owner.name,
        servers=owner.servers or owner.name,
        contact=contact,
        retention_days=row.template.retention_days,
    )


def texts_now(row: EncounterRow, id_: str) -> frozenset[str]:
    """The hashes of a notice as it reads now, in every language."""
    return frozenset(notice_for(row, language, id_).sha256 for language in FOR_CLIENTS)


def by_sha256(person: ParticipantRow, sha256: str) -> Notice | None:
    """This person's notice, if it has this hash in whichever language it was shown; None when the
    text has changed since."""
    for language in FOR_CLIENTS:
        notice = notice_for(person.encounter, language, notice_id(person))
        if notice.sha256 == sha256:
            return notice
    return None


def shown_entry(row: ParticipantRow, notice: Notice, *, actor: str | None = None) -> Entry:
    """The log's entry of the text that was answered; `actor` is who read it aloud (CONS 10)."""
    return Entry(
        EntryType.NOTICE_SHOWN,
        row.encounter_id,
        subject=row.ref,
        actor=actor,
        facts={
            "notice": notice.sha256,
            "id": notice.id,
            "version": notice.version,
            "language": notice.language,
        },
    )


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
