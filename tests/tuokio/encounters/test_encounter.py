"""An encounter's life and times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import NOW, WORKER, person_in, refuses, staff
from tuokio.encounters.encounter import (
    MOVE_ON_BEFORE,
    Encounter,
    LinkState,
    Turn,
    cancel,
    end,
    end_place,
    link_state,
    open_if_due,
    pass_time,
    plan,
)
from tuokio.encounters.errors import Refusal
from tuokio.encounters.service_template import ServiceTemplate, builtin, parse
from tuokio.encounters.states import DoorState, EncounterState, PlaceState
from tuokio.ledger import EntryType

TALK = parse(builtin()["talk"])
GRACE = TALK.grace
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
TEMPLATES = [parse(data) for data in builtin().values()]


def planned(starts_at: datetime | None, *, template: ServiceTemplate = TALK) -> Turn:
    return plan(id_="e" * 26, template=template, starts_at=starts_at, now=NOW, actor=WORKER)


def in_state(state: EncounterState) -> Encounter:
    """Opens in 45 minutes, or a minute ago; by the rules."""
    tomorrow = planned(NOW + timedelta(hours=1)).encounter
    return {
        EncounterState.PLANNED: lambda: tomorrow,
        EncounterState.OPEN: lambda: planned(None).encounter,
        EncounterState.ENDED: lambda: end(planned(None).encounter, actor=WORKER).encounter,
        EncounterState.CANCELLED: lambda: cancel(tomorrow, actor=WORKER).encounter,
    }[state]()


def types(turn: Turn) -> list[EntryType]:
    return [entry.type for entry in turn.entries]


# --- planning ---------------------------------------------------------------------------------


def test_now_means_open_at_once() -> None:
    turn = planned(None)
    assert turn.encounter == Encounter("e" * 26, EncounterState.OPEN, NOW, NOW, NOW + TALK.length)
    assert types(turn) == [EntryType.ENCOUNTER_PLANNED, EntryType.ENCOUNTER_OPENED]
    assert turn.entries[0].actor == WORKER
    assert turn.entries[0].facts == {"template": "talk"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.slug)
def test_the_door_opens_earlier_than_the_meeting_starts(template: ServiceTemplate) -> None:
    start = NOW + timedelta(days=1)
    turn = planned(start, template=template)
    assert turn.encounter.state is EncounterState.PLANNED
    assert turn.encounter.opens_at == start - template.early_opening
    assert turn.encounter.starts_at == start
    assert turn.encounter.closes_at == start + template.length
    assert types(turn) == [EntryType.ENCOUNTER_PLANNED]


def test_a_start_within_the_early_opening_opens_at_once() -> None:
    turn = planned(NOW + MINUTE)
    assert turn.encounter.state is EncounterState.OPEN
    assert (turn.encounter.opens_at, turn.encounter.starts_at) == (NOW, NOW + MINUTE)


@pytest.mark.parametrize("ago", [MINUTE + SECOND, timedelta(days=1), timedelta(days=3650)])
def test_the_past_is_refused(ago: timedelta) -> None:
    refuses(Refusal.NOT_OPEN, lambda: planned(NOW - ago))


@pytest.mark.parametrize("ago", [timedelta(0), SECOND, MINUTE])
def test_this_minute_is_not_the_past(ago: timedelta) -> None:
    """A form knows minutes only, and takes a while to fill in."""
    turn = planned(NOW - ago)
    assert turn.encounter.state is EncounterState.OPEN
    assert turn.encounter.opens_at == NOW


# --- opening ----------------------------------------------------------------------------------


def test_it_opens_when_its_time_has_come_and_once() -> None:
    encounter = in_state(EncounterState.PLANNED)
    assert open_if_due(encounter, now=encounter.opens_at - SECOND) == Turn(encounter)
    turn = open_if_due(encounter, now=encounter.opens_at)
    assert turn.encounter == replace(encounter, state=EncounterState.OPEN)
    assert types(turn) == [EntryType.ENCOUNTER_OPENED]
    assert open_if_due(turn.encounter, now=encounter.closes_at) == Turn(turn.encounter)


@pytest.mark.parametrize("state", [EncounterState.ENDED, EncounterState.CANCELLED])
def test_what_is_over_never_opens_or_moves_on(state: EncounterState) -> None:
    encounter = in_state(state)
    late = encounter.closes_at + timedelta(days=1)
    assert open_if_due(encounter, now=late) == Turn(encounter)
    for occupied in (True, False):
        assert pass_time(encounter, now=late, occupied=occupied, grace=GRACE) == Turn(encounter)


# --- time passes ------------------------------------------------------------------------------


def test_nothing_moves_on_in_the_middle() -> None:
    encounter = in_state(EncounterState.OPEN)
    for occupied in (True, False):
        turn = pass_time(
            encounter, now=encounter.closes_at - MOVE_ON_BEFORE, occupied=occupied, grace=GRACE
        )
        assert turn == Turn(encounter)


@pytest.mark.parametrize("late", [-MOVE_ON_BEFORE + SECOND, timedelta(0), timedelta(hours=9)])
def test_an_occupied_encounter_moves_on(late: timedelta) -> None:
    encounter = in_state(EncounterState.OPEN)
    now = encounter.closes_at + late
    turn = pass_time(encounter, now=now, occupied=True, grace=GRACE)
    assert turn.encounter == replace(encounter, closes_at=now + GRACE)
    assert types(turn) == [EntryType.ENCOUNTER_MOVED_ON]
    again = pass_time(turn.encounter, now=now, occupied=True, grace=GRACE)
    assert again == Turn(turn.encounter)


def test_a_short_grace_does_not_move_on_every_minute() -> None:
    encounter = in_state(EncounterState.OPEN)
    turn = pass_time(encounter, now=encounter.closes_at, occupied=True, grace=MINUTE)
    assert turn.encounter.closes_at == encounter.closes_at + 2 * MOVE_ON_BEFORE


def test_an_empty_encounter_ends_after_its_grace() -> None:
    encounter = in_state(EncounterState.OPEN)
    last = encounter.closes_at + GRACE
    assert pass_time(encounter, now=last, occupied=False, grace=GRACE) == Turn(encounter)
    turn = pass_time(encounter, now=last + SECOND, occupied=False, grace=GRACE)
    assert turn.encounter == replace(encounter, state=EncounterState.ENDED)
    assert types(turn) == [EntryType.ENCOUNTER_ENDED]
    assert turn.entries[0].actor is None


def test_an_encounter_that_was_slept_through_opens_and_ends_in_one_turn() -> None:
    encounter = in_state(EncounterState.PLANNED)
    turn = pass_time(encounter, now=NOW + timedelta(days=2), occupied=False, grace=GRACE)
    assert turn.encounter.state is EncounterState.ENDED
    assert types(turn) == [EntryType.ENCOUNTER_OPENED, EntryType.ENCOUNTER_ENDED]


durations = st.timedeltas(timedelta(0), timedelta(days=3))


@given(st.lists(durations, min_size=1, max_size=20), st.timedeltas(MINUTE, timedelta(hours=12)))
def test_nothing_ever_ends_under_peoples_feet(steps: list[timedelta], grace: timedelta) -> None:
    encounter, now = in_state(EncounterState.PLANNED), NOW
    for step in steps:
        now += step
        after = pass_time(encounter, now=now, occupied=True, grace=grace).encounter
        assert not after.state.over
        assert after.closes_at >= encounter.closes_at
        if after.state is EncounterState.OPEN:
            assert after.closes_at >= now + MOVE_ON_BEFORE
        encounter = after


@given(durations, st.booleans(), st.timedeltas(MINUTE, timedelta(hours=12)))
def test_time_passing_twice_at_once_is_once(
    late: timedelta, occupied: bool, grace: timedelta
) -> None:
    once = pass_time(
        in_state(EncounterState.PLANNED), now=NOW + late, occupied=occupied, grace=grace
    )
    twice = pass_time(once.encounter, now=NOW + late, occupied=occupied, grace=grace)
    assert twice == Turn(once.encounter)


# --- ending and cancelling --------------------------------------------------------------------


@pytest.mark.parametrize("state", [EncounterState.PLANNED, EncounterState.OPEN])
def test_ending(state: EncounterState) -> None:
    turn = end(in_state(state), actor=WORKER)
    assert turn.encounter.state is EncounterState.ENDED
    assert types(turn) == [EntryType.ENCOUNTER_ENDED]
    assert turn.entries[0].actor == WORKER
    assert end(turn.encounter, actor=WORKER) == Turn(turn.encounter)


def test_what_was_cancelled_cannot_be_ended() -> None:
    encounter = in_state(EncounterState.CANCELLED)
    refuses(Refusal.OVER, lambda: end(encounter, actor=WORKER))


def test_cancelling() -> None:
    turn = cancel(in_state(EncounterState.PLANNED), actor=WORKER)
    assert turn.encounter.state is EncounterState.CANCELLED
    assert types(turn) == [EntryType.ENCOUNTER_CANCELLED]
    assert turn.entries[0].actor == WORKER
    assert cancel(turn.encounter, actor=WORKER) == Turn(turn.encounter)


@pytest.mark.parametrize(
    ("state", "why"),
    [(EncounterState.OPEN, Refusal.STARTED), (EncounterState.ENDED, Refusal.OVER)],
)
def test_it_is_too_late_to_cancel(state: EncounterState, why: Refusal) -> None:
    encounter = in_state(state)
    refuses(why, lambda: cancel(encounter, actor=WORKER))


# --- places at the end ------------------------------------------------------------------------

OWN_WAY_OUT = {
    PlaceState.DECLINED,
    PlaceState.WITHDRAWN,
    PlaceState.CANNOT_COME,
    PlaceState.REMOVED,
}


@pytest.mark.parametrize("where", list(PlaceState))
def test_the_end_closes_every_place_and_adds_no_entry(where: PlaceState) -> None:
    before = person_in(where)
    change = end_place(before)
    person = change.participant
    assert person.place is (where if where in OWN_WAY_OUT else PlaceState.ENDED)
    assert person.since is None
    assert not person.place.inside
    assert person.version == before.version + 1
    assert change.entries == ()


def test_the_end_waits_for_the_server_to_close_the_doors() -> None:
    assert end_place(staff()).participant.door is DoorState.CLOSING
    assert end_place(person_in(PlaceState.PRESENT)).participant.door is DoorState.CLOSING
    assert end_place(person_in(PlaceState.WAITING)).participant.door is DoorState.CLOSED


# --- links ------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [EncounterState.PLANNED, EncounterState.OPEN])
@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (timedelta(minutes=-15, seconds=-1), LinkState.EARLY),
        (timedelta(minutes=-15), LinkState.OPEN),
        (timedelta(0), LinkState.OPEN),
        (timedelta(minutes=45), LinkState.OPEN),
        (timedelta(minutes=45, seconds=1), LinkState.LATE),
        (timedelta(days=1), LinkState.LATE),
    ],
)
def test_a_link_tells_the_time(state: EncounterState, moment: timedelta, said: LinkState) -> None:
    """Also before anything has noticed that the time has come."""
    encounter = replace(in_state(EncounterState.PLANNED), state=state)
    assert link_state(encounter, now=encounter.starts_at + moment) is said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (EncounterState.ENDED, LinkState.ENDED),
        (EncounterState.CANCELLED, LinkState.CANCELLED),
    ],
)
@pytest.mark.parametrize("moment", [timedelta(days=-9), timedelta(0), timedelta(days=9)])
def test_a_link_tells_the_end_at_any_time(
    state: EncounterState, said: LinkState, moment: timedelta
) -> None:
    assert link_state(in_state(state), now=NOW + moment) is said


def test_a_link_opens_again_when_the_meeting_moves_on() -> None:
    encounter = in_state(EncounterState.OPEN)
    now = encounter.closes_at + SECOND
    assert link_state(encounter, now=now) is LinkState.LATE
    moved = pass_time(encounter, now=now, occupied=True, grace=GRACE).encounter
    assert link_state(moved, now=now) is LinkState.OPEN
