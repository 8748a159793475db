"""Turns an entry into the record that is kept of it: who answers for the data, which text was
shown, whose key it lies under. Names stay where they are; the record holds references."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.models import (
    EncounterRow,
    LogRecordRow,
    NoticeTextRow,
    OrganisationRow,
    ParticipantRow,
    UnitRow,
    UserRow,
)
from flask_admin_app.services.log.filing import columns_of
from flask_admin_app.services.log.parties import Parties
from flask_admin_app.services.log.record_keys import RecordKeys
from tuokio.consent.records import Interface, NoticeRef, Surroundings, record_of
from tuokio.ids import base32, new_record_id
from tuokio.ledger import Entry


@dataclass(frozen=True, slots=True)
class Written:
    """A record, the key that it is to be sealed under, and the columns that find it again."""

    record: dict[str, Any]
    key_id: str
    columns: Mapping[str, Any]


class Scribe:
    """Writes the records of one transaction."""

    def __init__(self, session: Session, now: datetime, keys: RecordKeys, parties: Parties) -> None:
        self._session = session
        self._now = now
        self._keys = keys
        self._parties = parties
        self._last: dict[tuple[str, str], str] = {}

    def write(self, entry: Entry) -> Written:
        """The record of an entry."""
        encounter = self._session.get(EncounterRow, entry.encounter) if entry.encounter else None
        person = self._session.get(ParticipantRow, entry.subject) if entry.subject else None
        unit = self._unit(entry, encounter)
        organisation = unit.organisation if unit else None
        staff = person is not None and person.user_id is not None
        key_id = self._key(encounter, None if staff else person, organisation)
        purpose = entry.facts.get("purpose")
        record_id = new_record_id(self._now)
        record = record_of(
            entry,
            Surroundings(
                record_id=record_id,
                at=self._now,
                controller_party_id=self._parties.id_of(organisation),
                unit=str(unit.id) if unit else None,
                template=encounter.template_data["slug"] if encounter else None,
                encounter=encounter.id if encounter else None,
                subject=key_id if person is not None and not staff else None,
                actor=self._actor(entry, person),
                room=_room_ref(encounter),
                destroy_after=_destroy_after(encounter),
                previous=self._previous(key_id, purpose, record_id),
                notice=self._notice(entry),
                interface=_interface(entry),
            ),
        )
        return Written(
            record,
            key_id,
            {
                **columns_of(record),
                "at": self._now,
                "organisation_id": organisation.id if organisation else None,
                "unit_id": unit.id if unit else None,
            },
        )

    def _unit(self, entry: Entry, encounter: EncounterRow | None) -> UnitRow | None:
        if encounter is not None:
            return encounter.unit
        return self._session.get(UnitRow, entry.unit) if entry.unit is not None else None

    def _key(
        self,
        encounter: EncounterRow | None,
        client: ParticipantRow | None,
        organisation: OrganisationRow | None,
    ) -> str:
        if encounter is None:
            return self._keys.of_house(organisation.id if organisation else None)
        if client is None:
            return self._keys.of_encounter(encounter)
        return self._keys.of_client(client, encounter)

    def _actor(self, entry: Entry, person: ParticipantRow | None) -> str | None:
        """Staff by pseudonym: who did it, or of whom it tells."""
        if entry.actor is not None or person is None or person.user_id is None:
            return entry.actor
        return self._session.get_one(UserRow, person.user_id).ref

    def _previous(self, key_id: str, purpose: object, record_id: str) -> str | None:
        """The record before this one, of the same person and purpose."""
        if not isinstance(purpose, str):
            return None
        before = self._last.get((key_id, purpose)) or self._session.scalar(
            select(LogRecordRow.record_id)
            .where(LogRecordRow.key_id == key_id, LogRecordRow.purpose == purpose)
            .order_by(LogRecordRow.index.desc())
            .limit(1)
        )
        self._last[key_id, purpose] = record_id
        return before

    def _notice(self, entry: Entry) -> NoticeRef | None:
        sha256 = entry.facts.get("notice")
        text = self._session.get(NoticeTextRow, sha256) if sha256 else None
        if text is None:
            return None
        shown_at = entry.facts.get("shown_at")
        return NoticeRef(
            id=text.notice,
            version=text.version,
            language=text.language,
            sha256=text.sha256,
            media_type=text.media_type,
            shown_at=datetime.fromisoformat(shown_at) if isinstance(shown_at, str) else None,
            layer="all",
        )


def _interface(entry: Entry) -> Interface | None:
    """The page on which a person answered."""
    build, locale, label = (entry.facts.get(name) for name in ("build", "locale", "label"))
    if not isinstance(build, str) or not isinstance(locale, str) or not isinstance(label, str):
        return None
    return Interface(build=build, locale=locale, control_label_sha256=label)


def _room_ref(encounter: EncounterRow | None) -> str | None:
    """A name for the meeting's room that is not the room's name."""
    if encounter is None:
        return None
    return base32(hashlib.sha256(b"tuokio room\x00" + encounter.id.encode()).digest()[:16])


def _destroy_after(encounter: EncounterRow | None) -> date | None:
    """What the person is told: the day after which nothing of them is kept."""
    return encounter.destroy_at_latest.date() if encounter is not None else None
