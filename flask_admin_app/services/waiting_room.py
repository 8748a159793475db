"""What staff do at the door: admit, decline, send back, remove, send a message (WAIT 3).

Every action names the version of the person that the worker saw. When a colleague changed that
person meanwhile, the action is refused and the worker looks again (WAIT 5); an action that has
already happened is simply done. What the person did meanwhile stops an admission, and never what
turns them away: else they could keep it from happening.
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
from flask_admin_app.services.notice_texts import notice_id, texts_now
from flask_admin_app.services.staff_sessions import Staff
from tuokio.consent.choices import ConsentState
from tuokio.encounters import admission, place
from tuokio.encounters.admission import Company
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.expecting import LATE, late_until
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.identity.forbidden import Forbidden, forbidden_in

LONGEST_MESSAGE = 200
"""Characters."""

MESSAGE_CODES = (*LATE, "soon")


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
    DECLINE = "decline"
    SEND_BACK = "send-back"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class _By:
    """Who decides, when, and who else is there."""

    actor: str
    now: datetime
    company: Company


Rule = Callable[[Participant, _By], Change]

_RULES: dict[Action, Rule] = {
    Action.ADMIT: lambda person, by: admission.admit(
        person, actor=by.actor, now=by.now, company=by.company
    ),
    Action.DECLINE: lambda person, by: admission.decline(person, actor=by.actor),
    Action.SEND_BACK: lambda person, by: admission.send_back(person, actor=by.actor, now=by.now),
    Action.REMOVE: lambda person, by: admission.remove(person, actor=by.actor),
}


def company_of(row: EncounterRow) -> Company:
    """Everyone in the encounter, as they are now: whom somebody's way in may depend on."""
    people = [person.record() for person in row.participants]
    return Company(people, row.template.guardian)


class _Company:
    """The same, read once for many decisions: who changed takes the place of who they were."""

    def __init__(self, row: EncounterRow) -> None:
        self._people = {person.ref: person.record() for person in row.participants}
        self._guardian = row.template.guardian

    def now(self) -> Company:
        """As they are now."""
        return Company(tuple(self._people.values()), self._guardian)

    def changed(self, person: ParticipantRow) -> None:
        """A decision about this person was written."""
        self._people[person.ref] = person.record()


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
        row = opened(lock_for(core, work, staff, encounter_id))
        if not people:
            raise FormError("desk-error-nobody")
        done, company = 0, _Company(row)
        for who in people:
            person = find(row, who)
            before = person.record()
            by = _By(staff.ref, work.now, company.now())
            change = _RULES[action](before, by)
            if change.happened and not _seen(before, who, action):
                raise EncounterError(Refusal.CHANGED)
            done += save(core, work, person, change)
            company.changed(person)
        if done:
            work.touch(row.id)
        return done


def _seen(person: Participant, who: Who, action: Action) -> bool:
    """Whether the worker saw all that this decision depends on."""
    if action is Action.ADMIT:
        return person.version == who.version
    return person.decided <= who.version <= person.version


def admit_ready(core: Core, staff: Staff, encounter_id: str, people: Sequence[Who]) -> int:
    """Let in those of the people on the worker's screen who are ready. Who is not, waits on; who
    came after the worker looked, or has changed since, is not let in unseen."""
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        done, all_here = 0, _Company(row)
        for who in people:
            person = find(row, who)
            before, company = person.record(), all_here.now()
            ready = admission.admittable(before, company, now=work.now)
            if person.version == who.version and ready:
                change = admission.admit(before, actor=staff.ref, now=work.now, company=company)
                done += save(core, work, person, change)
                all_here.changed(person)
        if done:
            work.touch(row.id)
        return done


def outdated(row: EncounterRow) -> Iterator[ParticipantRow]:
    """Who agreed to a notice that reads otherwise now (CONS 5). They are asked at the next meeting,
    unless staff ask in this one."""
    kinds = {notice_id(person) for person in row.participants}
    now = {kind: texts_now(row, kind) for kind in kinds}
    for person in row.participants:
        agreed = ConsentState.GIVEN in person.answers.values()
        if agreed and person.notice not in now[notice_id(person)] and person.place not in _CLOSED:
            yield person


def ask_again(core: Core, staff: Staff, encounter_id: str) -> int:
    """The change of the notice touches this meeting: ask everyone who agreed to an earlier text.
    Whoever is inside stays there meanwhile; return how many are asked."""
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
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
    the next message or the end. "I am late", said to all, also moves the time at which staff are
    expected, for those too who come after it (WAIT 1).

    Raises:
        FormError: nothing to say, too long, a personal identity code in it, or nobody there to
            read it.
        EncounterError: the person changed meanwhile; another may sit there now.
    """
    text = " ".join(text.split())
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        if len(text) > LONGEST_MESSAGE:
            raise FormError("desk-error-message-too-long")
        if forbidden_in(text) is Forbidden.IDENTITY_CODE:
            raise FormError("desk-error-message-identity-code")
        if not text and code not in MESSAGE_CODES:
            raise FormError("desk-error-message-empty")
        sealer = sealer_of(core, row)
        waiting = [
            person
            for person in row.participants
            if person.place in {PlaceState.ARRIVED, PlaceState.WAITING}
        ]
        reached = [as_seen(row, who) for who in people] or waiting
        to_all = {person.ref for person in waiting} <= {person.ref for person in reached}
        if not text and code in LATE and to_all:
            row.expected_at = late_until(row.starts_at, LATE[code], now=work.now)
        elif not reached:
            raise FormError("desk-error-nobody-waiting")
        for person in reached:
            if sealer is not None:
                # A code is translated for its reader when shown; text is shown as written.
                stored = f"text:{text}" if text else f"code:{code}"
                person.message = names.seal_message(sealer, person.ref, stored)
        work.touch(row.id, {person.ref for person in reached})
        return len(reached)


def as_seen(row: EncounterRow, who: Who) -> ParticipantRow:
    """The person, as the worker saw them.

    Raises:
        NotFoundError: nobody of that name is in the encounter.
        EncounterError: somebody changed them since.
    """
    person = find(row, who)
    if person.version != who.version:
        raise EncounterError(Refusal.CHANGED)
    return person


def find(row: EncounterRow, who: Who) -> ParticipantRow:
    """The person.

    Raises:
        NotFoundError: nobody of that name is in the encounter.
    """
    for person in row.participants:
        if person.ref == who.ref:
            return person
    raise NotFoundError


def opened(row: EncounterRow) -> EncounterRow:
    """The encounter, which must be open.

    Raises:
        EncounterError: it is over, or has not opened yet.
    """
    if row.over:
        raise EncounterError(Refusal.OVER)
    if row.state != EncounterState.OPEN:
        raise EncounterError(Refusal.NOT_OPEN)
    return row
