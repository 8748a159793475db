"""Entries of the log (LOG 2) and the interface behind which they are stored (LOG 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class EntryType(StrEnum):
    """What can happen. One change of state is one entry."""

    ENCOUNTER_PLANNED = "encounter_planned"
    ENCOUNTER_OPENED = "encounter_opened"
    ENCOUNTER_MOVED_ON = "encounter_moved_on"
    ENCOUNTER_ENDED = "encounter_ended"
    ENCOUNTER_CANCELLED = "encounter_cancelled"
    INVITED = "invited"
    INVITATION_REPLACED = "invitation_replaced"
    ARRIVED = "arrived"
    WAITING = "waiting"
    TAKEN_OVER = "taken_over"
    NOTICE_SHOWN = "notice_shown"
    CONSENT_REQUESTED = "consent_requested"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_SUPERSEDED = "consent_superseded"
    IDENTITY_CHECK_OPENED = "identity_check_opened"
    IDENTITY_CHECK_RECORDED = "identity_check_recorded"
    WAY_ON_OFFERED = "way_on_offered"
    CANNOT_COME = "cannot_come"
    CONTACT_ASKED = "contact_asked"
    COMPANY_ANSWERED = "company_answered"
    GUARDIAN_WAIVED = "guardian_waived"
    JOINED_BY_PHONE = "joined_by_phone"
    STEPPED_ASIDE = "stepped_aside"
    STEPPED_BACK = "stepped_back"
    HANDED_OVER = "handed_over"
    SIDE_ROOM_OPENED = "side_room_opened"
    SIDE_ROOM_CLOSED = "side_room_closed"
    MAIL_SENT = "mail_sent"
    ADMITTED = "admitted"
    DECLINED = "declined"
    SENT_BACK = "sent_back"
    REMOVED = "removed"
    JOINED = "joined"
    ABSENT = "absent"
    LEFT = "left"
    EVICTED = "evicted"
    RETURNED = "returned"
    STAFF_JOINED = "staff_joined"
    BOARD_COPY_AGREED = "board_copy_agreed"
    RECEIPT_CODE_TAKEN = "receipt_code_taken"
    OWN_LOG_OPENED = "own_log_opened"
    VIEWED = "viewed"
    EXPORTED = "exported"
    PSEUDONYM_ASKED = "pseudonym_asked"
    PSEUDONYM_OPENED = "pseudonym_opened"
    PSEUDONYM_REFUSED = "pseudonym_refused"
    ERASED = "erased"
    PURGE_RUN = "purge_run"
    KEY_ROTATED = "key_rotated"


Fact = str | int | bool | None | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: about an encounter, or about the log itself (`encounter` is then None).

    `subject` and `actor` are random references, never names. `facts` holds codes, hashes and
    times only: no free text, name, address, token or room (LOG 1); `Entry` refuses long values
    and spaces everywhere, so that neither a sentence nor a person's name can slip in. `unit` is
    the number of the unit that an entry without an encounter belongs to; None is the whole service.
    """

    type: EntryType
    encounter: str | None
    subject: str | None = None
    actor: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    unit: int | None = None

    LONGEST_FACT = 64  # characters: a SHA-256 in hex; anything longer is not a code

    def __post_init__(self) -> None:
        who = (("encounter", self.encounter), ("subject", self.subject), ("actor", self.actor))
        for name, value in (*who, *self.facts.items()):
            if isinstance(value, str) and not self._is_code(value):
                raise ValueError(f"{name!r} is not a code")

    def _is_code(self, value: str) -> bool:
        return len(value) <= self.LONGEST_FACT and not any(map(str.isspace, value))


class Ledger(Protocol):
    """Appends entries in the transaction that changes the state they tell of."""

    def append(self, entry: Entry) -> int:
        """Write one entry and return its index: gapless, from 0."""
        ...
