"""Random walks of several people through one encounter, legal and illegal steps alike.

What the rules made of a person is compared with what the log alone tells of that person. So every
change must be logged, and nothing may be logged that did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.support.people import NOTICE, NOW, PURPOSE, WORKER, confirmed
from tuokio.consent.choices import ConsentState
from tuokio.encounters import admission, place
from tuokio.encounters.encounter import Encounter, cancel, end, end_place, open_if_due
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity.policy import IdentityMethod, IdentityState
from tuokio.ledger import Entry, EntryType

ID = "e" * 26
INTERPRETER = "interpreter"
COPY = "board_copy"
KNOWN = IdentityMethod.KNOWN_CLIENT

Action = Callable[[Participant, datetime], Change]

ACTIONS: Mapping[str, Action] = {
    "arrive": lambda person, now: place.arrive(person, now=now),
    "take over": lambda person, now: place.take_over(person, now=now),
    "withdraw": lambda person, _now: place.withdraw(person),
    "withdraw the copy": lambda person, _now: place.withdraw(person, [COPY]),
    "withdraw the meeting": lambda person, _now: place.withdraw(person, [PURPOSE]),
    "ask again": lambda person, _now: place.ask_again(person, actor=WORKER),
    "join": lambda person, _now: place.join(person),
    "drop": lambda person, _now: place.drop(person),
    "leave": lambda person, _now: place.leave(person),
    "vanish": lambda person, _now: place.vanish(person),
    "come back": lambda person, now: place.come_back(person, now=now),
    "admit": lambda person, now: admission.admit(person, actor=WORKER, now=now),
    "admit staff": lambda person, now: admission.admit_staff(person, now=now),
    "attest": lambda person, _now: admission.attest(person, actor=WORKER, method=KNOWN),
    "decline": lambda person, _now: admission.decline(person, actor=WORKER),
    "send back": lambda person, now: admission.send_back(person, actor=WORKER, now=now),
    "remove": lambda person, _now: admission.remove(person, actor=WORKER),
}

PEOPLE = {
    "client": (Role.CLIENT, (PURPOSE, INTERPRETER), IdentityState.PENDING),
    "guest": (Role.GUEST, (PURPOSE,), IdentityState.NOT_REQUIRED),
    "helper": (Role.HELPER, (), IdentityState.NOT_REQUIRED),
}

WAYS_OUT = {
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
NO = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
FOR_GOOD = {EntryType.DECLINED, EntryType.REMOVED}

who = st.sampled_from(sorted(PEOPLE))
actions = st.sampled_from(sorted(ACTIONS))
# The last one is asked of nobody.
answers = st.dictionaries(
    st.sampled_from([PURPOSE, INTERPRETER, COPY, "recording"]), st.booleans(), max_size=3
)


PRESENCE = {EntryType.JOINED, EntryType.ABSENT}
"""Done by nobody: a shaky line takes no version."""


@dataclass
class Told:
    """What the log alone tells of one person."""

    checked: bool
    required: tuple[str, ...]
    admitted: bool = False
    for_good: bool = False
    away: bool = False
    answers: dict[str, ConsentState] = field(default_factory=dict)
    asked_again: bool = False
    stranger: bool = False
    unconfirmed: bool = False
    versions: int = 0

    def __post_init__(self) -> None:
        self.verified = not self.checked

    @property
    def agreed(self) -> bool:
        return all(self.answers.get(code) is ConsentState.GIVEN for code in self.required)

    def shut_out(self) -> None:
        """An admission ends, if there was one; the meeting server has yet to confirm it."""
        self.unconfirmed = self.unconfirmed or self.admitted
        self.admitted = self.asked_again = False

    def hear(self, entries: tuple[Entry, ...]) -> None:
        self.versions += not {entry.type for entry in entries} <= PRESENCE
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
            was_known = agreed or (self.checked and self.verified)
            self.stranger = self.stranger or was_known
            self.verified = not self.checked
        if entry.type in WAYS_OUT or ended:
            self.shut_out()
        if entry.type in {EntryType.LEFT, EntryType.RETURNED}:
            self.away = entry.type is EntryType.LEFT
            self.asked_again = self.asked_again and self.admitted
        if entry.type in {EntryType.ADMITTED, EntryType.STAFF_JOINED}:
            self.admitted = True
            self.unconfirmed = False
        if entry.type is EntryType.ADMITTED:
            self.stranger = False
        if entry.type is EntryType.IDENTITY_CHECK_RECORDED:
            self.verified = entry.facts["result"] == "verified"
        self.for_good = self.for_good or entry.type in FOR_GOOD


class Walk(RuleBasedStateMachine):
    """One encounter. Steps that the rules refuse must leave everything as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.encounter = Encounter(ID, EncounterState.PLANNED, NOW, NOW, NOW + timedelta(hours=1))
        self.people = {
            name: Participant(
                ref=name,
                encounter=ID,
                role=role,
                required=required,
                optional=() if role.staff else (COPY,),
                identity=identity,
            )
            for name, (role, required, identity) in PEOPLE.items()
        }
        self.told = {
            name: Told(checked=identity is IdentityState.PENDING, required=required)
            for name, (_role, required, identity) in PEOPLE.items()
        }
        self.ends = 0
        self.steps = 0

    # --- steps --------------------------------------------------------------------------------

    @initialize(inside=st.booleans())
    def begin(self, inside: bool) -> None:
        if not inside:
            return
        self.the_encounter_opens()
        for name in PEOPLE:
            for _ in range(6):
                self.go_on(name)

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who)
    def go_on(self, name: str) -> None:
        """The next step of an ordinary way, so that walks get somewhere."""
        person = self.people[name]
        if person.role.staff and not person.place.inside:
            self.act(name, "admit staff")
        elif person.place is not PlaceState.INVITED and not person.agreed:
            self.answer(name, dict.fromkeys(person.required, True))
        elif person.place is PlaceState.WAITING:
            unknown = person.identity is IdentityState.PENDING
            self.act(name, "attest" if unknown else "admit")
        elif person.door is DoorState.PENDING:
            self.the_meeting_server_answers(name)
        else:
            self.act(name, "join" if person.place.inside else "arrive")

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, what=actions)
    def act(self, name: str, what: str) -> None:
        again_is_another = what == "take over"  # a third browser, or the first one back
        self.step(name, ACTIONS[what], again_is_another=again_is_another)

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, given=answers)
    def answer(self, name: str, given: dict[str, bool]) -> None:
        self.step(name, lambda person, now: place.answer(person, given, notice=NOTICE, now=now))

    @rule(name=who)
    def the_meeting_server_answers(self, name: str) -> None:
        self.people[name] = confirmed(self.people[name])
        self.told[name].unconfirmed = False

    @rule(minutes=st.integers(1, 30))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, first=st.sampled_from(["arrive", "take over", "decline", "remove"]))
    def somebody_tries_to_get_in(self, name: str, first: str) -> None:
        """By every way in, one after the other, whatever has just happened."""
        self.act(name, first)
        self.act(name, "come back")
        self.answer(name, dict.fromkeys(self.people[name].required, True))
        self.act(name, "admit")
        self.act(name, "join")

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, then=st.lists(actions, max_size=3), given=answers)
    def the_notice_changes(self, name: str, then: list[str], given: dict[str, bool]) -> None:
        """For everybody; and one of them does something before they have read it."""
        for each in PEOPLE:
            self.act(each, "ask again")
        for what in then:
            self.act(name, what)
        self.answer(name, given)

    @rule()
    def the_encounter_opens(self) -> None:
        self.encounter = open_if_due(self.encounter, now=self.now).encounter

    @precondition(lambda self: self.steps > 20 and not self.encounter.state.over)
    @rule(called_off=st.booleans())
    def the_encounter_is_over(self, called_off: bool) -> None:
        try:
            turn = (cancel if called_off else end)(self.encounter, actor=WORKER)
        except EncounterError:
            assert self.encounter.state is EncounterState.OPEN
            return
        assert len(turn.entries) == 1
        self.encounter = turn.encounter
        for name, person in self.people.items():
            change = end_place(person)
            assert not change.happened
            assert change.participant.version == person.version + 1
            self.people[name] = change.participant
            self.told[name].shut_out()
        self.ends += 1

    @precondition(lambda self: self.encounter.state.over)
    @rule(name=who, what=actions)
    def it_is_too_late(self, name: str, what: str) -> None:
        """Whoever withdrew could agree again; that the encounter is over is for the service."""
        person = self.people[name]
        if person.place is PlaceState.WITHDRAWN:
            return
        assert result(ACTIONS[what], person, self.now) in (None, Change(person))

    def step(self, name: str, action: Action, *, again_is_another: bool = False) -> None:
        self.steps += 1
        before = self.people[name]
        change = result(action, before, self.now)
        if change is None:
            return
        after = self.people[name] = change.participant
        if not change.happened:
            assert after == before
            return
        types = {entry.type for entry in change.entries}
        assert after.version == before.version + (not types <= PRESENCE)
        for entry in change.entries:
            assert (entry.encounter, entry.subject) == (ID, before.ref)
            check_codes(entry)
        purposes = [entry.facts.get("purpose") for entry in change.entries]
        assert len(set(purposes)) == len(purposes)
        assert len(purposes) == 1 or types <= SAID.keys()
        self.told[name].hear(change.entries)
        again = result(action, after, self.now)
        if again is not None and again_is_another:
            assert replace(again.participant, version=after.version) == after
        elif again is not None:
            assert again == Change(after)

    # --- what always holds --------------------------------------------------------------------

    @invariant()
    def a_token_needs_everything(self) -> None:
        for name, person in self.people.items():
            told = self.told[name]
            if not admission.may_have_token(person, self.encounter.state):
                continue
            assert self.encounter.state is EncounterState.OPEN
            assert told.admitted
            assert not told.for_good
            in_call = person.place in {PlaceState.PRESENT, PlaceState.ABSENT}
            assert told.agreed or (told.asked_again and in_call)
            assert not NO & {told.answers.get(code) for code in person.required}
            assert told.verified
            assert not told.stranger or person.role.staff
            assert person.door is DoorState.OPEN

    @invariant()
    def an_admission_is_what_the_log_says(self) -> None:
        for name, person in self.people.items():
            assert (person.since is not None) == self.told[name].admitted
            if person.since is None:
                unconfirmed = self.told[name].unconfirmed
                assert person.door is (DoorState.CLOSING if unconfirmed else DoorState.CLOSED)
            else:
                assert person.door in {DoorState.PENDING, DoorState.OPEN}
            if person.place.inside:
                assert person.since is not None
            if person.since is not None:
                assert person.place.inside or person.place is PlaceState.LEFT
                assert person.since <= self.now
                assert self.told[name].verified
                assert person.may_stay

    @invariant()
    def consent_and_identity_are_what_the_log_says(self) -> None:
        for name, person in self.people.items():
            told = self.told[name]
            assert person.answers == told.answers
            assert person.agreed == told.agreed
            assert person.asked_again == told.asked_again
            if told.checked:
                assert (person.identity is IdentityState.VERIFIED) == told.verified
            else:
                assert person.identity is IdentityState.NOT_REQUIRED

    @invariant()
    def a_stranger_is_marked_until_admitted(self) -> None:
        for name, person in self.people.items():
            if self.told[name].stranger:
                assert person.moved

    @invariant()
    def whoever_is_asked_again_is_at_the_notice_or_inside(self) -> None:
        for person in self.people.values():
            if person.asked_again:
                assert person.place is PlaceState.ARRIVED or person.since is not None
                assert not person.agreed
                assert not NO & {person.answers.get(code) for code in person.required}
                assert not admission.admittable(person)

    @invariant()
    def whoever_waits_has_agreed(self) -> None:
        for person in self.people.values():
            if person.place is PlaceState.WAITING:
                assert person.agreed
                assert person.waiting_since is not None

    @invariant()
    def what_is_for_good_stays(self) -> None:
        for name, person in self.people.items():
            if self.told[name].for_good:
                assert person.place in {PlaceState.DECLINED, PlaceState.REMOVED}
            if self.ends:
                assert not person.place.here
                assert not person.place.inside

    @invariant()
    def every_version_has_its_entry(self) -> None:
        for name, person in self.people.items():
            assert person.version == 1 + self.told[name].versions + self.ends


def result(action: Action, person: Participant, now: datetime) -> Change | None:
    """What the rule made of the person; None when it refused."""
    try:
        return action(person, now)
    except EncounterError:
        return None


def check_codes(entry: Entry) -> None:
    values: list[Any] = [entry.encounter, entry.subject, entry.actor, *entry.facts.values()]
    for value in values:
        assert value is None or isinstance(value, (str, int))
        if isinstance(value, str):
            assert len(value) <= 64
            assert not any(map(str.isspace, value))


TestWalks = Walk.TestCase
