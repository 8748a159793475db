"""Whose key a record is sealed under (LOG 4).

A client's records in one encounter have a key of their own, and so have the encounter's other
records. What tells of staff and of the log only is sealed under the key of its house, which stays.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.models import EncounterRow, ParticipantRow, RecordKeyRow
from flask_admin_app.services.log.faults import LogHoleError
from flask_admin_app.services.log.memory import LogMemory
from tuokio.ids import new_ref
from tuokio.sealing import KeyEncryptionKey, Sealer


class KeyKind(StrEnum):
    """What a key is for."""

    CLIENT = "client"
    ENCOUNTER = "encounter"
    HOUSE = "house"


class RecordKeys:
    """Finds and makes keys, within one transaction."""

    def __init__(
        self, session: Session, wrapping: KeyEncryptionKey, memory: LogMemory | None = None
    ) -> None:
        self._session = session
        self._wrapping = wrapping
        self._memory = memory
        self.used: dict[str, Sealer] = {}

    def of_client(self, person: ParticipantRow, encounter: EncounterRow) -> str:
        """The key of a client in an encounter; its id is the log's pseudonym for them."""
        if person.subject_ref is None:
            person.subject_ref = new_ref()
            self._add(person.subject_ref, KeyKind.CLIENT, encounter)
        return person.subject_ref

    def of_encounter(self, encounter: EncounterRow) -> str:
        """The key of what an encounter's records tell of nobody in particular."""
        if self._remembered(encounter.id) is None and (
            self._session.get(RecordKeyRow, encounter.id) is None
        ):
            self._add(encounter.id, KeyKind.ENCOUNTER, encounter)
        return encounter.id

    def of_house(self, organisation_id: int | None) -> str:
        """The key of an organisation, or of the whole service."""
        known = self._session.scalar(
            select(RecordKeyRow.id).where(
                RecordKeyRow.kind == KeyKind.HOUSE,
                RecordKeyRow.organisation_id.is_(None)
                if organisation_id is None
                else RecordKeyRow.organisation_id == organisation_id,
            )
        )
        if known is not None:
            return known
        key_id = new_ref()
        self._insert(key_id, KeyKind.HOUSE, organisation_id, None)
        return key_id

    def sealer(self, key_id: str) -> Sealer:
        """What seals and opens under that key.

        Raises:
            LogHoleError: the key is gone.
        """
        found = self._remembered(key_id)
        if found is None:
            row = self._session.get(RecordKeyRow, key_id)
            if row is None:
                raise LogHoleError("a key of the log is gone")
            found = self._wrapping.open(row.wrapped_key)
        self.used[key_id] = found
        return found

    def _remembered(self, key_id: str) -> Sealer | None:
        return self.used.get(key_id) or (self._memory.sealer(key_id) if self._memory else None)

    def _add(self, key_id: str, kind: KeyKind, encounter: EncounterRow) -> None:
        self._insert(key_id, kind, encounter.unit.organisation_id, encounter)

    def _insert(
        self,
        key_id: str,
        kind: KeyKind,
        organisation_id: int | None,
        encounter: EncounterRow | None,
    ) -> None:
        wrapped, self.used[key_id] = self._wrapping.new_data_key()
        row = RecordKeyRow(
            id=key_id,
            kind=kind,
            organisation_id=organisation_id,
            encounter=encounter.id if encounter else None,
            wrapped_key=wrapped,
            destroy_after=encounter.destroy_after if encounter else None,
        )
        self._session.add(row)
        self._session.flush()


def forget_destroyed(session: Session, memory: LogMemory) -> None:
    """Remember no key that another process destroyed. The session must not have read before: a key
    comes into the memory after its row is in the database."""
    remembered = memory.key_ids()
    if remembered:
        kept = session.scalars(select(RecordKeyRow.id).where(RecordKeyRow.id.in_(remembered)))
        memory.forget(set(remembered).difference(kept))
