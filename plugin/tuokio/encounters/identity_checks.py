"""Making sure who a client is: the rules (ID 1 to ID 7).

Each function is one step, and one log entry. A check goes `pending → in_check → verified |
not_verified`, and back to `pending` when the picture was too poor or somebody stopped. Whatever
fails leads on: to another method of the policy, or to the ways on that staff offer (ID 7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from tuokio.consent.records import rfc3339
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed
from tuokio.encounters.states import PlaceState
from tuokio.identity.methods import Assurance, How, IdentityMethod
from tuokio.identity.outcomes import RETRIES, Answer, Outcome, Reason, Result
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

_OPEN = {IdentityState.PENDING, IdentityState.NOT_VERIFIED, IdentityState.NOT_REQUIRED}
"""States from which somebody can be looked at; a check may be free of choice."""

CONFIRMED_AGAIN = "confirmed_again"
"""In the log: the method of one tap that says it is the same person in another browser (JOIN 3)."""

Facts = Mapping[str, str]

_NO_FACTS: Facts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Check:
    """One look at somebody: its id (UUIDv7), by which method, and when it began (UTC)."""

    id: str
    method: IdentityMethod
    started_at: datetime


def offered(person: Participant) -> tuple[str, ...]:
    """The methods that could be used now, in the template's order."""
    if person.place is not PlaceState.WAITING or person.identity not in _OPEN:
        return ()
    return person.policy.offers(person.proven, person.spent)


def open_check(person: Participant, check: Check, *, actor: str) -> Change:
    """Take somebody aside, one to one (ID 2).

    Raises:
        EncounterError: the person has not agreed, is gone or in a check, or the policy offers no
            such method now.
    """
    _ready(person, check.method, How.CHECK_ROOM)
    return changed(
        person,
        EntryType.IDENTITY_CHECK_OPENED,
        actor=actor,
        facts={"check": check.id, "method": check.method.code},
        identity=IdentityState.IN_CHECK,
    )


def record(
    person: Participant,
    check: Check,
    outcome: Outcome,
    *,
    actor: str | None,
    now: datetime,
    facts: Facts = _NO_FACTS,
) -> Change:
    """Record what the check found (ID 3). `facts` are the document's kind and origin, as far as the
    template wants them. A picture that was too poor can be tried `RETRIES` times more; then another
    method is due.

    Raises:
        EncounterError: the person is in no check.
    """
    if person.identity is not IdentityState.IN_CHECK:
        raise EncounterError(Refusal.NO_CHECK)
    found = _Found(
        outcome.result,
        outcome.reason,
        Assurance.LOW.at_most(check.method.ceiling),
        {**outcome.answers.as_facts(), **facts},
    )
    return _recorded(person, check, found, actor=actor, now=now)


def attest(
    person: Participant,
    check: Check,
    *,
    actor: str,
    now: datetime,
    seen_on: date,
    valid_days: int,
) -> Change:
    """A named worker says that this client is known to them, since they saw who it is on that day
    (ID 5). It holds `valid_days`. Attesting twice is once.

    Raises:
        EncounterError: the policy offers no such method, the day has not come or is too long ago,
            or the person has not agreed or is gone.
    """
    if person.identity is IdentityState.VERIFIED:
        return Change(person)
    _ready(person, check.method, How.ATTESTATION)
    if seen_on > (now + timedelta(hours=14)).date():  # the earliest zone is ahead by so much
        raise EncounterError(Refusal.ATTESTATION_DATE)
    if now.date() - seen_on > timedelta(days=valid_days):
        raise EncounterError(Refusal.ATTESTATION_EXPIRED)
    found = _Found(
        Result.VERIFIED, Reason.OK, check.method.ceiling, {"seen_on": seen_on.isoformat()}
    )
    return _recorded(person, check, found, actor=actor, now=now)


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """What an identity provider said, as far as it is kept (ID 6): `broker` is its code, `level`
    what it vouches for, `name` whether the name is the one that was booked."""

    broker: str
    level: Assurance
    name: Answer


def identified(
    person: Participant,
    check: Check,
    answer: ProviderAnswer,
    *,
    wanted: Assurance,
    now: datetime,
) -> Change:
    """The provider vouches for somebody. Too low a level, or another name than the booked one, is
    a check that could not verify.

    Raises:
        EncounterError: the policy offers no such method now, or the person is gone.
    """
    _ready(person, check.method, How.PROVIDER)
    reason = Reason.OK
    if answer.name is Answer.NO:
        reason = Reason.NAME_DIFFERS
    elif not answer.level.reaches(wanted):
        reason = Reason.LEVEL_TOO_LOW
    found = _Found(
        Result.VERIFIED if reason is Reason.OK else Result.NOT_VERIFIED,
        reason,
        answer.level.at_most(check.method.ceiling),
        {"broker": answer.broker, "name": answer.name.value},
    )
    return _recorded(person, check, found, actor=None, now=now)


def confirm(person: Participant, check_id: str, *, actor: str, now: datetime) -> Change:
    """It is the same person, in another browser: one tap of the professional (JOIN 3). Only what
    was proven before can be confirmed.

    Raises:
        EncounterError: the place did not move, the policy was never met, or the person is gone.
    """
    if person.identity is IdentityState.VERIFIED:
        return Change(person)
    if not confirmable(person):
        raise EncounterError(Refusal.NO_METHOD)
    found = _Found(Result.VERIFIED, Reason.OK, Assurance.LOW, {})
    return changed(
        person,
        EntryType.IDENTITY_CHECK_RECORDED,
        actor=actor,
        facts=found.told(check_id, CONFIRMED_AGAIN, now, now),
        identity=IdentityState.VERIFIED,
    )


def confirmable(person: Participant) -> bool:
    """Whether one tap says that it is still the same person."""
    waits = person.place is PlaceState.WAITING and person.identity in _OPEN
    return waits and person.moved and person.policy.met(person.proven)


def _ready(person: Participant, method: IdentityMethod, how: How) -> None:
    if person.identity is IdentityState.IN_CHECK:
        raise EncounterError(Refusal.IN_CHECK)
    if person.identity is IdentityState.NOT_REQUIRED and not person.policy.steps:
        raise EncounterError(Refusal.NOT_ASKED)
    if person.place is PlaceState.ARRIVED or not person.agreed:
        raise EncounterError(Refusal.NOT_AGREED)
    if person.place is not PlaceState.WAITING:
        raise EncounterError(Refusal.GONE)
    if method.how is not how or method.code not in offered(person):
        raise EncounterError(Refusal.NO_METHOD)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a check found. The label counts only for somebody who was found."""

    result: Result
    reason: Reason
    assurance: Assurance
    facts: Facts

    def told(self, check_id: str, method: str, started_at: datetime, ended_at: datetime) -> Facts:
        """As the log tells it (ID 3)."""
        verified = self.result is Result.VERIFIED
        return {
            "check": check_id,
            "method": method,
            "result": self.result.value,
            "reason": self.reason.value,
            "assurance": (self.assurance if verified else Assurance.NONE).value,
            "started_at": rfc3339(started_at),
            "ended_at": rfc3339(ended_at),
            **self.facts,
        }


def _recorded(
    person: Participant, check: Check, found: _Found, *, actor: str | None, now: datetime
) -> Change:
    code = check.method.code
    proven, spent, poor = person.proven, person.spent, person.poor_pictures
    if found.result is Result.VERIFIED:
        proven = (*proven, code)
    elif found.result is Result.POOR_PICTURE:
        poor += 1
    if found.result is Result.NOT_VERIFIED or poor > RETRIES >= person.poor_pictures:
        spent = (*spent, code)
    return changed(
        person,
        EntryType.IDENTITY_CHECK_RECORDED,
        actor=actor,
        facts=found.told(check.id, code, check.started_at, now),
        identity=_state(person, found.result, proven=proven, spent=spent),
        proven=proven,
        spent=spent,
        poor_pictures=poor,
        last_check=found.reason,
    )


def _state(
    person: Participant, result: Result, *, proven: tuple[str, ...], spent: tuple[str, ...]
) -> IdentityState:
    if person.policy.met(proven):
        return IdentityState.VERIFIED
    no_more = not person.policy.offers(proven, spent)
    vain = result is Result.NOT_VERIFIED or (result is Result.POOR_PICTURE and no_more)
    return IdentityState.NOT_VERIFIED if vain and person.policy.required else person.policy.resting
