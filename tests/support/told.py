"""What the log alone tells of one person, to compare with what the rules made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tuokio.consent.choices import ConsentState
from tuokio.encounters.identity_checks import CONFIRMED_AGAIN
from tuokio.identity.policy import IdentityPolicy
from tuokio.ledger import Entry, EntryType

WAYS_OUT = {
    EntryType.CANNOT_COME,
    EntryType.TAKEN_OVER,
    EntryType.DECLINED,
    EntryType.SENT_BACK,
    EntryType.REMOVED,
}
NOES = {EntryType.CONSENT_REFUSED, EntryType.CONSENT_WITHDRAWN}
SAID = {
    EntryType.CONSENT_GIVEN: ConsentState.GIVEN,
    EntryType.CONSENT_REFUSED: ConsentState.REFUSED,
    EntryType.CONSENT_WITHDRAWN: ConsentState.WITHDRAWN,
    EntryType.CONSENT_SUPERSEDED: ConsentState.NONE,
}
FOR_GOOD = {EntryType.DECLINED, EntryType.REMOVED}
QUIET = {
    EntryType.JOINED,
    EntryType.ABSENT,
    EntryType.STEPPED_ASIDE,
    EntryType.STEPPED_BACK,
    EntryType.CONTACT_ASKED,
}
"""No decision depends on it: a shaky line, a step aside and a wish for a call take no version."""


@dataclass
class Told:
    """What the log alone tells of one person."""

    policy: IdentityPolicy
    required: tuple[str, ...]
    admitted: bool = False
    for_good: bool = False
    away: bool = False
    answers: dict[str, ConsentState] = field(default_factory=dict)
    asked_again: bool = False
    stranger: bool = False
    unconfirmed: bool = False
    versions: int = 0
    proven: set[str] = field(default_factory=set)
    in_check: bool = False
    said_yes: bool = False

    def __post_init__(self) -> None:
        self.checked = self.policy.required
        self.found = False

    @property
    def verified(self) -> bool:
        """Whether the template's policy is met, by what the log tells of this person's checks."""
        return self.found or not self.checked

    def complete(self) -> bool:
        steps = self.policy.steps
        return bool(steps) and all(self.proven & set(step) for step in steps)

    @property
    def agreed(self) -> bool:
        return all(self.answers.get(code) is ConsentState.GIVEN for code in self.required)

    def shut_out(self) -> None:
        """An admission ends, if there was one; the meeting server has yet to confirm it."""
        self.unconfirmed = self.unconfirmed or self.admitted
        self.admitted = self.asked_again = False

    def hear(self, entries: tuple[Entry, ...]) -> None:
        self.versions += not {entry.type for entry in entries} <= QUIET
        before = self.agreed
        for entry in entries:
            if entry.type in SAID:
                self.hear_answer(entry)
            else:
                self.hear_other(entry)
        if before and entries[0].type is EntryType.CONSENT_SUPERSEDED:
            self.asked_again = not self.agreed and (self.admitted or not self.away)
        elif self.agreed:
            self.asked_again = False
            if not before and not self.admitted:
                self.away = False

    def hear_answer(self, entry: Entry) -> None:
        code = str(entry.facts["purpose"])
        self.answers[code] = SAID[entry.type]
        if code in self.required and entry.type in NOES:
            self.shut_out()

    def hear_other(self, entry: Entry) -> None:
        ended = entry.facts.get("admission") == "ended"
        if entry.type is EntryType.TAKEN_OVER or ended:
            agreed = self.agreed or self.asked_again
            self.stranger = self.stranger or agreed or self.found
            self.found = self.in_check = False
            if not self.complete():
                self.proven.clear()
        if entry.type in WAYS_OUT or ended:
            self.shut_out()
        if entry.type in {EntryType.LEFT, EntryType.CANNOT_COME, EntryType.RETURNED}:
            self.away = entry.type is not EntryType.RETURNED
            self.asked_again = self.asked_again and self.admitted
        if entry.type in {EntryType.ADMITTED, EntryType.STAFF_JOINED}:
            self.admitted = True
            self.unconfirmed = False
        if entry.type is EntryType.ADMITTED:
            self.stranger = False
        if entry.type is EntryType.COMPANY_ANSWERED:
            self.said_yes = entry.facts["yes"] is True
        if entry.type in {EntryType.IDENTITY_CHECK_OPENED, EntryType.IDENTITY_CHECK_RECORDED}:
            self.hear_check(entry)
        self.for_good = self.for_good or entry.type in FOR_GOOD

    def hear_check(self, entry: Entry) -> None:
        self.in_check = entry.type is EntryType.IDENTITY_CHECK_OPENED
        method = str(entry.facts["method"])
        assert method in {*self.policy.codes, CONFIRMED_AGAIN}
        if self.in_check:
            return
        assert (entry.facts["assurance"] == "none") == (entry.facts["result"] != "verified")
        assert method == "strong_eid" or entry.facts["assurance"] in {"none", "low"}
        if entry.facts["result"] == "verified":
            self.proven |= {method} - {CONFIRMED_AGAIN}
            self.found = self.complete()
            assert self.found or method != CONFIRMED_AGAIN
