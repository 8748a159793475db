"""Random walks of several people through one encounter, legal and illegal steps alike.

What the rules made of a person is compared with what the log alone tells of that person. So every
change must be logged, and nothing may be logged that did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
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

from tests.support.people import (
    CHECK_ID,
    NOTICE,
    NOW,
    PURPOSE,
    WORKER,
    attest,
    check,
    confirmed,
)
from tests.support.told import QUIET, SAID, Told
from tuokio.consent.choices import ConsentState
from tuokio.encounters import admission, identity_checks, newcomers, place
from tuokio.encounters.admission import Company
from tuokio.encounters.encounter import Encounter, cancel, end, end_place, open_if_due
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.identity_checks import ProviderAnswer
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity import builtin
from tuokio.identity.methods import Assurance
from tuokio.identity.outcomes import Answer, Answers, Outcome, Reason, Result
from tuokio.identity.policy import NO_POLICY, IdentityPolicy, IdentityState, satisfied
from tuokio.ledger import Entry

ID = "e" * 26
INTERPRETER = "interpreter"
GUEST = "guest"
COPY = "board_copy"

DOCUMENT = check(builtin.DOCUMENT_ON_CAMERA)
YES = Answers(Answer.YES, Answer.YES, Answer.YES, Answer.YES)
NO_PHOTO = Answers(Answer.YES, Answer.NO, Answer.YES, Answer.YES)
FOUND = (YES, Result.VERIFIED, Reason.OK)
NOT_FOUND = (NO_PHOTO, Result.NOT_VERIFIED, Reason.PHOTO_DIFFERS)
POOR = (YES, Result.POOR_PICTURE, Reason.POOR_PICTURE)
STOPPED = (YES, Result.STOPPED, Reason.STAFF_STOPPED)
POLICIES = [
    IdentityPolicy((("known_client",),), required=True),
    IdentityPolicy((("document_on_camera", "strong_eid", "known_client"),), required=True),
    IdentityPolicy((("document_on_camera", "known_client"), ("strong_eid",)), required=True),
    IdentityPolicy((("strong_eid",), ("document_on_camera",), ("known_client",)), required=True),
    IdentityPolicy((("document_on_camera",),), required=False),
]

Action = Callable[[Participant, datetime], Change]


def let_in(person: Participant, now: datetime, company: Company) -> Change:
    return admission.admit(person, actor=WORKER, now=now, company=company)


def record(
    person: Participant, now: datetime, answers: Answers, result: Result, reason: Reason
) -> Change:
    outcome = Outcome(answers, result, reason)
    return identity_checks.record(person, DOCUMENT, outcome, actor=WORKER, now=now)


def identified(person: Participant, now: datetime, level: Assurance, name: Answer) -> Change:
    return identity_checks.identified(
        person,
        check(builtin.STRONG_EID),
        ProviderAnswer("a_broker", level, name),
        wanted=Assurance.SUBSTANTIAL,
        now=now,
    )


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
    "admit staff": lambda person, now: admission.admit_staff(person, now=now),
    "attest": lambda person, now: attest(person, now=now),
    "attest what was long ago": lambda person, now: attest(
        person, now=now, seen_on=now.date() - timedelta(days=400)
    ),
    "confirm": lambda person, now: identity_checks.confirm(person, CHECK_ID, actor=WORKER, now=now),
    "open a check": lambda person, _now: identity_checks.open_check(person, DOCUMENT, actor=WORKER),
    "stop the check": lambda person, now: record(person, now, *STOPPED),
    "find them": lambda person, now: record(person, now, *FOUND),
    "find them not": lambda person, now: record(person, now, *NOT_FOUND),
    "see too little": lambda person, now: record(person, now, *POOR),
    "identify": lambda person, now: identified(person, now, Assurance.HIGH, Answer.YES),
    "identify too weakly": lambda person, now: identified(person, now, Assurance.LOW, Answer.YES),
    "identify another": lambda person, now: identified(person, now, Assurance.HIGH, Answer.NO),
    "cannot come": lambda person, _now: place.cannot_come(person, new_time=True),
    "step aside": lambda person, _now: place.step_aside(person),
    "step back": lambda person, _now: place.step_back(person),
    "decline": lambda person, _now: admission.decline(person, actor=WORKER),
    "send back": lambda person, now: admission.send_back(person, actor=WORKER, now=now),
    "remove": lambda person, _now: admission.remove(person, actor=WORKER),
}

PEOPLE = {
    "client": (Role.CLIENT, (PURPOSE, INTERPRETER)),
    "guest": (Role.GUEST, (PURPOSE,)),
    "helper": (Role.HELPER, ()),
}

NO = {ConsentState.REFUSED, ConsentState.WITHDRAWN}

who = st.sampled_from(sorted(PEOPLE))
actions = st.sampled_from(sorted(ACTIONS))
# The last one is asked of nobody.
answers = st.dictionaries(
    st.sampled_from([PURPOSE, INTERPRETER, COPY, "recording"]), st.booleans(), max_size=3
)


NEXT = {
    "known_client": "attest",
    "document_on_camera": "open a check",
    "strong_eid": "identify",
}


class Walk(RuleBasedStateMachine):
    """One encounter. Steps that the rules refuse must leave everything as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.encounter = Encounter(ID, EncounterState.PLANNED, NOW, NOW, NOW + timedelta(hours=1))
        self.people: dict[str, Participant] = {}
        self.told: dict[str, Told] = {}
        self.ends = 0
        self.steps = 0

    # --- steps --------------------------------------------------------------------------------

    @initialize(far=st.integers(0, 12), policy=st.sampled_from(POLICIES))
    def begin(self, far: int, policy: IdentityPolicy) -> None:
        for name, (role, required) in PEOPLE.items():
            asked = policy if role is Role.CLIENT else NO_POLICY
            self.people[name] = Participant(
                ref=name,
                encounter=ID,
                role=role,
                required=required,
                optional=() if role.staff else (COPY,),
                policy=asked,
                identity=asked.resting,
                announced=name != GUEST,
            )
            self.told[name] = Told(asked, required)
        if not far:
            return
        self.the_encounter_opens()
        for name in PEOPLE:
            for _ in range(far):
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
            what = self.next_at_the_door(person)
            if what is None:
                self.answer_to_the_newcomer("client", yes=True)
                self.admit(name)
            else:
                self.act(name, what)
        elif person.door is DoorState.PENDING:
            self.the_meeting_server_answers(name)
        else:
            self.act(name, "join" if person.place.inside else "arrive")

    def next_at_the_door(self, person: Participant) -> str | None:
        if satisfied(person.identity):
            return None
        if person.identity is IdentityState.IN_CHECK:
            return "find them"
        if identity_checks.confirmable(person):
            return "confirm"
        ways = identity_checks.offered(person)
        return NEXT[ways[0]] if ways else "decline"

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, what=actions)
    def act(self, name: str, what: str) -> None:
        again_is_another = what == "take over"  # a third browser, or the first one back
        self.step(name, ACTIONS[what], again_is_another=again_is_another)

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who)
    def admit(self, name: str) -> None:
        """With a look at who else is there: nobody announced the guest (CONS 5)."""
        company = Company(list(self.people.values()))
        present = [each for each in company.people if each.place.inside and not each.role.staff]
        was_in = self.people[name].place.inside
        self.step(name, lambda person, now: let_in(person, now, company))
        if name == GUEST and self.people[GUEST].place.inside and not was_in:
            assert all(self.told[each.ref].said_yes for each in present)

    @precondition(lambda self: not self.encounter.state.over)
    @rule(name=who, yes=st.booleans())
    def answer_to_the_newcomer(self, name: str, yes: bool) -> None:
        guest = self.people[GUEST]
        self.step(name, lambda person, _now: newcomers.answer(person, guest, yes=yes))

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
        self.admit(name)
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
        """Whoever withdrew could agree again, and whoever could not come may think again; that the
        encounter is over is for the service."""
        person = self.people[name]
        if person.place in {PlaceState.WITHDRAWN, PlaceState.CANNOT_COME}:
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
        assert after.version == before.version + (not types <= QUIET)
        by_staff = any(entry.actor for entry in change.entries)
        assert after.decided == (after.version if by_staff else before.decided)
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
            assert (person.identity is IdentityState.VERIFIED) == told.found
            assert (person.identity is IdentityState.IN_CHECK) == (
                told.in_check and person.place is PlaceState.WAITING
            )
            assert set(person.proven) == told.proven
            if not told.checked:
                assert person.identity not in {IdentityState.PENDING, IdentityState.NOT_VERIFIED}

    @invariant()
    def a_check_needs_somebody_who_waits(self) -> None:
        for person in self.people.values():
            if person.identity is IdentityState.IN_CHECK:
                assert person.place is PlaceState.WAITING
                assert not admission.admittable(person, now=self.now)
            if person.aside:
                assert person.place.inside

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
                assert not admission.admittable(person, now=self.now)

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
