"""Entries, and what stands around them, for tests of records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tuokio.consent.parties import party_document, party_id
from tuokio.consent.records import Interface, NoticeRef, Surroundings
from tuokio.ids import new_record_id
from tuokio.ledger import Entry, EntryType

NOW = datetime(2030, 5, 14, 9, 0, 0, 123_999, tzinfo=UTC)
NOTICE = "a1" * 32
LABEL = "b2" * 32
ENCOUNTER, SUBJECT, STAFF, ROOM = ("a" * 26, "c" * 24 + "ce", "e" * 26, "m" * 26)
PERSON_REF = "q" * 26
"""What the service calls the person; the log has a name of its own for them."""
PARTY = party_id(party_document(name="Rantakylä", address=None, contact=None, dpo=None))

SHOWN = NoticeRef("talk", 2, "fi", NOTICE, "text/markdown; charset=utf-8", NOW, "all")
PAGE = Interface("0.1.0", "fi", LABEL)


def around(**changes: Any) -> Surroundings:
    """What stands around an answer of a client."""
    return replace(
        Surroundings(
            record_id=new_record_id(NOW),
            at=NOW,
            controller_party_id=PARTY,
            unit="1",
            template="talk",
            encounter=ENCOUNTER,
            subject=SUBJECT,
            actor=None,
            room=ROOM,
            destroy_after=date(2032, 5, 13),
            previous=None,
            notice=SHOWN,
            interface=PAGE,
        ),
        **changes,
    )


def consent(type_: EntryType = EntryType.CONSENT_GIVEN, **facts: Any) -> Entry:
    """An answer to the purpose of meeting remotely, or what became of one."""
    known = {"purpose": "remote_meeting"}
    if type_ in {
        EntryType.CONSENT_GIVEN,
        EntryType.CONSENT_REFUSED,
        EntryType.CONSENT_WITHDRAWN,
    }:
        known["method"] = "click"
    return Entry(type_, "x" * 26, subject=PERSON_REF, facts=known | facts)


def event(type_: EntryType = EntryType.ADMITTED, **facts: Any) -> Entry:
    """Something else that happened to the person."""
    return Entry(type_, "x" * 26, subject=PERSON_REF, actor="w" * 26, facts=facts)
