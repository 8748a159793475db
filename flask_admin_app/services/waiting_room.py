"""What staff do at the door: admit, attest, decline, send back, remove, send a message (WAIT 3).

Every action names the version of the person that the worker saw. When a colleague changed that
person meanwhile, the action is refused and the worker looks again (WAIT 5); an action that has
already happened is simply done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import lock_for, save, sealer_of
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.notice_texts import texts_now
from flask_admin_app.services.staff_sessions import Staff
from tuokio.consent.choices import ConsentState
from tuokio.consent.private import has_identity_code
from tuokio.encounters import admission, place
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.identity.policy import IdentityMethod

LONGEST_MESSAGE = 200
"""Characters."""

MESSAGE_CODES = ("late_5", "late_10", "late_15", "soon")


_CLOSED = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the worker saw them."""

    ref: str
    version: int

    @classmethod
    def parse(cls, raw: str) -> Who:
        """From `<ref>.<version>`.

        Raises:
            NotFoundError: that is not a person.
        """
        ref, _, version = raw.partition(".")
        if not version.isascii() or not version.isdigit() or len(version) > 9:
            raise NotFoundError
        return cls(ref, int(version))


class Action(StrEnum):
    """What staff decide about a person; the value is the name of the button."""

    ADMIT = "admit"
    ATTEST = "attest"
    DECLINE = "decline"
    SEND_BACK = "send-back"
    REMOVE = "remove"


Rule = Callable[[Participant, str, datetime], Change]

_RULES: dict[Action, Rule] = {
    Action.ADMIT: lambda person, actor, now: admission.admit(person, actor=actor, now=now),
    Action.ATTEST: lambda person, actor, _now: admission.attest(
        person, actor=actor, method=IdentityMethod.KNOWN_CLIENT
    ),
    Action.DECLINE: lambda person, actor, _now: admission.decline(person, actor=actor),
    Action.SEND_BACK: lambda person, actor, now: admission.send_back(person, actor=actor, now=now),
    Action.REMOVE: lambda person, actor, _now: admission.remove(person, actor=actor),
}


def decide(
    core: Core, staff: Staff, encounter_id: str, action: Action, people: Sequence[Who]
) -> int:
    """Do it to these people, all or none; return for how many this call changed something.

    Raises:
        FormError: nobody was named.
        EncounterError: the rule refuses it for somebody, somebody changed since the worker looked,
            or the encounter is not open.
    """
    with core.database.write() as work:
        row = _open(lock_for(core, work, staff, encounter_id))
        if not people:
            raise FormError("desk-error-nobody")
        done = 0
        for who in people:
            person = _find(row, who)
            before = person.record()
            change = _RULES[action](before, staff.ref, work.now)
            if change.happened and before.version != who.version:
                raise EncounterError(Refusal.CHANGED)
            done += save(core, work, person, change)
        if done:
            work.touch(row.id)
        return done


def admit_ready(core: Core, staff: Staff, encounter_id: str, people: Sequence[Who]) -> int:
    """Let in those of the people on the worker's screen who are ready. Who is not, waits on; who
    came after the worker looked, or has changed since, is not let in unseen."""
    with core.database.write() as work:
        row = _open(lock_for(core, work, staff, encounter_id))
        done = 0
        for who in people:
            person = _find(row, who)
            if person.version == who.version and admission.admittable(person.record()):
                change = admission.admit(person.record(), actor=staff.ref, now=work.now)
                done += save(core, work, person, change)
        if done:
            work.touch(row.id)
        return done


def outdated(row: EncounterRow) -> Iterator[ParticipantRow]:
    """Who agreed to a notice that reads otherwise now (CONS 5). They are asked at the next meeting,
    unless staff ask in this one."""
    now = texts_now(row)
    for person in row.participants:
        agreed = ConsentState.GIVEN in person.answers.values()
        if agreed and person.notice not in now and person.place not in _CLOSED:
            yield person


def ask_again(core: Core, staff: Staff, encounter_id: str) -> int:
    """The change of the notice touches this meeting: ask everyone who agreed to an earlier text.
    Whoever is inside stays there meanwhile; return how many are asked."""
    with core.database.write() as work:
        row = _open(lock_for(core, work, staff, encounter_id))
        done = 0
        for person in outdated(row):
            facts = {"notice": person.notice} if person.notice else {}
            change = place.ask_again(person.record(), actor=staff.ref, facts=facts)
            done += save(core, work, person, change)
        if done:
            work.touch(row.id)
        return done


def message(
    core: Core, staff: Staff, encounter_id: str, people: Sequence[Who], *, code: str, text: str
) -> int:
    """Send a short message to these people, or to all who wait. It is kept, sealed, only until
    the next message or the end.

    Raises:
        FormError: nothing to say, too long, a personal identity code in it, or nobody there to
            read it.
        EncounterError: the person changed meanwhile; another may sit there now.
    """
    text = " ".join(text.split())
    with core.database.write() as work:
        row = _open(lock_for(core, work, staff, encounter_id))
        if len(text) > LONGEST_MESSAGE:
            raise FormError("desk-error-message-too-long")
        if has_identity_code(text):
            raise FormError("desk-error-message-identity-code")
        if not text and code not in MESSAGE_CODES:
            raise FormError("desk-error-message-empty")
        sealer = sealer_of(core, row)
        reached = [_as_seen(row, who) for who in people] or [
            person
            for person in row.participants
            if person.place in {PlaceState.ARRIVED, PlaceState.WAITING}
        ]
        if not reached:
            raise FormError("desk-error-nobody-waiting")
        for person in reached:
            if sealer is not None:
                # A code is translated for its reader when shown; text is shown as written.
                stored = f"text:{text}" if text else f"code:{code}"
                person.message = names.seal_message(sealer, person.ref, stored)
        work.touch(row.id, {person.ref for person in reached})
        return len(reached)


def _as_seen(row: EncounterRow, who: Who) -> ParticipantRow:
    person = _find(row, who)
    if person.version != who.version:
        raise EncounterError(Refusal.CHANGED)
    return person


def _find(row: EncounterRow, who: Who) -> ParticipantRow:
    for person in row.participants:
        if person.ref == who.ref:
            return person
    raise NotFoundError


def _open(row: EncounterRow) -> EncounterRow:
    if row.over:
        raise EncounterError(Refusal.OVER)
    if row.state != EncounterState.OPEN:
        raise EncounterError(Refusal.NOT_OPEN)
    return row
