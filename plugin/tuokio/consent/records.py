"""The record of an entry: what the log commits to (shared design, *Record*).

What a person said to one purpose is a `consent-event/1` (fields after ISO/IEC TS 27560 and the
Kantara consent receipt), everything else an `audit-event/1`. A record holds codes, hashes, times
and pseudonyms; every field is always there, null where it is not known. `tuokio.consent.shape`
checks it before it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tuokio.consent.purposes import Purpose, load
from tuokio.consent.shape import AUDIT, CONSENT, check_record
from tuokio.ledger import Entry
from tuokio.ledger.leaf import RecordInvalid

__all__ = [
    "Interface",
    "NoticeRef",
    "RecordInvalid",
    "Surroundings",
    "check_record",
    "is_consent",
    "record_of",
    "rfc3339",
]

WITHDRAWAL_METHOD = {"url_path": "/j/<ref>/withdraw", "steps": 1}
"""How to take an answer back (GDPR 7(3)): a form of address, never a real one."""

_SAID_ELSEWHERE = {"notice", "shown_at", "build", "locale", "label", "promise"}
"""Facts of a consent entry that the record tells in `notice` and `ui`. The promise is in the words
of the notice."""
_TOLD = {"purpose", "method", "acting_for", "identity_check_ref", "receipt_id"}


@dataclass(frozen=True, slots=True)
class NoticeRef:
    """The text that was shown. `layer` is how much of it lay open: `first` or `all`."""

    id: str
    version: int
    language: str
    sha256: str
    media_type: str
    shown_at: datetime | None
    layer: str


@dataclass(frozen=True, slots=True)
class Interface:
    """The page on which a person answered (ISO/IEC 29184); nothing on it is ticked beforehand."""

    build: str
    locale: str
    control_label_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a record tells beside its entry. `subject`, `actor` and `room` are the log's own random
    references, `controller_party_id` is of `tuokio.consent.parties`, `previous` the record before
    this one of the same person and purpose, `destroy_after` the last day of retention."""

    record_id: str
    at: datetime
    controller_party_id: str | None
    unit: str | None
    template: str | None
    encounter: str | None
    subject: str | None
    actor: str | None
    room: str | None
    destroy_after: date | None
    previous: str | None
    notice: NoticeRef | None
    interface: Interface | None
    recipients: tuple[str, ...] = ()


def is_consent(entry: Entry) -> bool:
    """Whether the entry tells what somebody said to a purpose, or was asked."""
    return entry.type.value.startswith("consent_")


def record_of(entry: Entry, around: Surroundings) -> dict[str, Any]:
    """The record of one entry, checked.

    Raises:
        RecordInvalid: something in it may not be written; the message names the fields only.
        PurposeUnknown: a consent about a purpose that does not exist.
    """
    record = _consent_event(entry, around) if is_consent(entry) else _audit_event(entry, around)
    check_record(record)
    return record


def rfc3339(at: datetime) -> str:
    """A time in UTC with milliseconds and `Z`.

    Raises:
        RecordInvalid: the time does not tell its zone.
    """
    if at.tzinfo is None:
        raise RecordInvalid("a time without its zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _shared(entry: Entry, around: Surroundings) -> dict[str, Any]:
    return {
        "record_id": around.record_id,
        "event_type": entry.type.value,
        "event_time": rfc3339(around.at),
        "controller": {"party_id": around.controller_party_id},
        "unit_ref": around.unit,
        "service_template": around.template,
        "encounter_ref": around.encounter,
        "subject_ref": around.subject,
        "entity_id": around.actor or around.subject,
    }


def _audit_event(entry: Entry, around: Surroundings) -> dict[str, Any]:
    facts = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in entry.facts.items()
    }
    return {"schema": AUDIT, **_shared(entry, around), "facts": facts}


def _consent_event(entry: Entry, around: Surroundings) -> dict[str, Any]:
    facts = entry.facts
    if not facts.keys() <= _TOLD | _SAID_ELSEWHERE:
        raise RecordInvalid("facts: the record of a consent has no place for one of them")
    code = facts.get("purpose")
    if not isinstance(code, str):
        raise RecordInvalid("purpose_code")
    until = around.destroy_after
    return {
        "schema": CONSENT,
        **_shared(entry, around),
        **_purpose(load(code)),
        "prev_record_id": around.previous,
        "acting_for": facts.get("acting_for", "self"),
        "recipients": list(around.recipients),
        "jurisdiction": "FI",
        "destroy_after": until.isoformat() if until else None,
        "notice": _notice(entry, around.notice),
        "ui": _interface(around.interface),
        "event_state": entry.type.value.removeprefix("consent_"),
        "valid_until": "session",
        "method": facts.get("method"),
        "withdrawal_method": dict(WITHDRAWAL_METHOD),
        "room_ref": around.room,
        "identity_check_ref": facts.get("identity_check_ref"),
        "receipt_id": facts.get("receipt_id"),
    }


def _purpose(purpose: Purpose) -> dict[str, Any]:
    return {
        "purpose_code": purpose.code,
        "purpose_version": purpose.version,
        "consent_kind": purpose.kind.value,
        "legal_basis": purpose.legal_basis,
        "data_categories": list(purpose.data_categories),
        "special_category": purpose.special_category,
        "storage_location": purpose.storage_location,
        "retention_rule_id": purpose.retention_rule,
    }


def _notice(entry: Entry, notice: NoticeRef | None) -> dict[str, Any] | None:
    """Which text it was. An entry that names a text must be told of that text, in full."""
    if entry.facts.get("notice", notice and notice.sha256) != (notice and notice.sha256):
        raise RecordInvalid("notice")
    if notice is None:
        return None
    return {
        "id": notice.id,
        "version": notice.version,
        "lang": notice.language,
        "sha256": notice.sha256,
        "media_type": notice.media_type,
        "shown_at": rfc3339(notice.shown_at) if notice.shown_at else None,
        "layer": notice.layer,
    }


def _interface(page: Interface | None) -> dict[str, Any] | None:
    if page is None:
        return None
    return {
        "build": page.build,
        "locale": page.locale,
        "control_label_sha256": page.control_label_sha256,
        "default_unchecked": True,
    }
