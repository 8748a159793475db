"""Who answers for the data, as the log names it: by the hash of a document that is kept for ever
beside the notices."""

from __future__ import annotations

from sqlalchemy.orm import Session

from flask_admin_app.models import OrganisationRow
from flask_admin_app.services.log.memory import LogMemory, Words
from flask_admin_app.services.notice_texts import keep_text
from tuokio.consent.parties import MEDIA_TYPE, party_bytes, party_document, party_id


class Parties:
    """Names the controllers in the records of one transaction, and keeps their documents."""

    def __init__(self, session: Session, memory: LogMemory) -> None:
        self._session = session
        self._memory = memory
        self.kept: dict[Words, str] = {}

    def id_of(self, organisation: OrganisationRow | None) -> str | None:
        """The organisation's party id; None for the service as a whole."""
        if organisation is None:
            return None
        words = (
            organisation.name,
            organisation.address,
            organisation.backup_email or organisation.backup_phone,
            organisation.dpo,
        )
        known = self._memory.party(words) or self.kept.get(words)
        if known is None:
            known = self.kept[words] = self._keep(words)
        return known

    def _keep(self, words: Words) -> str:
        name, address, contact, dpo = words
        document = party_document(name=name, address=address, contact=contact, dpo=dpo)
        id_ = party_id(document)
        keep_text(
            self._session,
            sha256=id_.removeprefix("sha256:"),
            notice="controller",
            version=1,
            language="und",
            media_type=MEDIA_TYPE,
            text=party_bytes(document).decode(),
        )
        return id_
