"""What Prosody tells: present and absent, counted by sessions, each event once."""

from __future__ import annotations

import pytest

from flask_admin_app.models import GateInstanceRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.gate.doors import name_hash
from flask_admin_app.services.gate.events import FORGET_INSTANCE, take
from flask_admin_app.services.waiting_room import Action, Who, decide
from tests.support.gate import Gated
from tests.support.gate_events import Inside, event, gone, joined
from tests.support.probe import dump, entries, person, records
from tuokio.encounters import place
from tuokio.jitsi.gate_events import EventType


@pytest.fixture
def inside(any_gated: Gated) -> Inside:
    """An encounter with one client, whose door is open."""
    encounter, client = any_gated.admitted()
    any_gated.push()
    return any_gated, encounter, client


def test_in_and_out(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    assert gated.place(client) == "present"
    assert gated.sessions() == {"a": client}
    take(gated.core, gone(EventType.LEFT, "a"))
    assert gated.place(client) == "absent"
    assert gated.sessions() == {}
    assert entries(gated.core, encounter)[-2:] == ["joined", "absent"]


@pytest.mark.parametrize("type_", [EventType.LEFT, EventType.UNAVAILABLE, EventType.EVICTED])
def test_every_end_is_an_end(gated: Gated, type_: EventType) -> None:
    encounter, client = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, gone(type_, "a"))
    assert gated.place(client) == "absent"


def test_the_log_tells_whom_prosody_put_out_and_by_which_rule(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, gone(EventType.EVICTED, "a"))
    assert entries(gated.core, encounter)[-3:] == ["joined", "evicted", "absent"]
    (record,) = records(gated.core, encounter, "evicted")
    assert record["facts"] == {"reason": "x"}
    assert record["subject_ref"] == person(gated.core, client).subject_ref


def test_of_somebody_who_was_never_in_it_tells_nothing(inside: Inside) -> None:
    gated, encounter, _ = inside
    take(gated.core, gone(EventType.EVICTED, "unknown"))
    assert "evicted" not in entries(gated.core, encounter)


def test_two_sessions_of_one_person(inside: Inside) -> None:
    gated, encounter, client = inside
    for session in ("a", "b"):
        take(gated.core, joined(gated, encounter, client, session))
    take(gated.core, gone(EventType.EVICTED, "a"))
    assert gated.place(client) == "present"
    assert gated.sessions() == {"b": client}
    take(gated.core, gone(EventType.UNAVAILABLE, "b"))
    assert gated.place(client) == "absent"
    assert entries(gated.core, encounter).count("joined") == 1
    assert entries(gated.core, encounter).count("absent") == 1


def test_two_people_are_counted_apart(inside: Inside) -> None:
    gated, encounter, client = inside
    host = gated.host(encounter)
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, joined(gated, encounter, host, "b"))
    take(gated.core, gone(EventType.LEFT, "a"))
    assert (gated.place(client), gated.place(host)) == ("absent", "present")


def test_the_same_number_again_changes_nothing(inside: Inside) -> None:
    gated, encounter, client = inside
    first = joined(gated, encounter, client, "a")
    second = gone(EventType.LEFT, "a")
    take(gated.core, first)
    take(gated.core, second)
    before = dump(gated.core)
    for again in (first, second, first):
        take(gated.core, again)
    assert dump(gated.core) == before


def test_the_same_number_again_is_known_after_whatever_happened(inside: Inside) -> None:
    gated, encounter, client = inside
    first = joined(gated, encounter, client, "a")
    take(gated.core, first)
    for action in ("send-back", "admit"):
        gated.decide(encounter, action, client)
    take(gated.core, first)
    assert gated.place(client) == "admitted"


def test_an_older_number_changes_nothing(inside: Inside) -> None:
    gated, encounter, client = inside
    early = joined(gated, encounter, client, "a")
    take(gated.core, gone(EventType.LEFT, "nobody"))
    before = dump(gated.core)
    take(gated.core, early)
    assert dump(gated.core) == before
    assert gated.place(client) == "admitted"


def test_each_life_of_prosody_counts_for_itself(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, event(EventType.STARTED, instance="two", seq=1))
    assert gated.place(client) == "absent"
    take(gated.core, joined(gated, encounter, client, "b", instance="two", seq=2))
    assert gated.place(client) == "present"
    before = dump(gated.core)
    take(gated.core, event(EventType.STARTED, instance="two", seq=1))
    assert dump(gated.core) == before


def test_a_number_after_a_gap_counts(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, client, "a", seq=1000))
    assert gated.place(client) == "present"
    take(gated.core, gone(EventType.LEFT, "a", seq=5000))
    assert gated.place(client) == "absent"


def test_a_start_clears_everybody_everywhere(inside: Inside) -> None:
    gated, encounter, client = inside
    other, second = gated.admitted()
    third, waits = gated.waiting()
    gated.push()
    for where, ref, session in (
        (encounter, client, "a"),
        (encounter, client, "b"),
        (encounter, gated.host(encounter), "c"),
        (other, second, "d"),
    ):
        take(gated.core, joined(gated, where, ref, session))
    gated.core.gate.must_compare()
    take(gated.core, event(EventType.STARTED))
    assert gated.sessions() == {}
    places = {gated.place(ref) for ref in (client, second, gated.host(encounter))}
    assert places == {"absent"}
    assert (gated.place(waits), gated.place(gated.host(third))) == ("waiting", "admitted")
    assert gated.core.gate.must_compare(), "what it held may be gone"
    assert entries(gated.core, encounter).count("absent") == 2


def test_a_late_end_after_a_start_is_nobodys(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, event(EventType.STARTED))
    take(gated.core, joined(gated, encounter, client, "b"))
    take(gated.core, gone(EventType.LEFT, "a"))
    assert gated.place(client) == "present"


def test_whoever_was_removed_a_moment_ago_is_not_present_again(inside: Inside) -> None:
    gated, encounter, client = inside
    gated.decide(encounter, "remove", client)
    take(gated.core, joined(gated, encounter, client, "a"))
    assert gated.place(client) == "removed"
    gated.push()
    take(gated.core, gone(EventType.EVICTED, "a"))
    assert gated.place(client) == "removed"
    assert gated.sessions() == {}
    assert "joined" not in entries(gated.core, encounter)


def test_sent_back_and_let_in_again_the_old_session_means_nothing(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "old"))
    gated.decide(encounter, "send-back", client)
    gated.push()
    gated.decide(encounter, "admit", client)
    gated.push()
    assert gated.place(client) == "admitted"
    take(gated.core, joined(gated, encounter, client, "new"))
    take(gated.core, gone(EventType.EVICTED, "old"))
    assert gated.place(client) == "present"
    take(gated.core, gone(EventType.LEFT, "new"))
    assert gated.place(client) == "absent"


def test_whoever_left_by_our_page_stays_left(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    gated.change(client, lambda person, _now: place.leave(person))
    take(gated.core, gone(EventType.LEFT, "a"))
    assert gated.place(client) == "left"
    take(gated.core, joined(gated, encounter, client, "b"))
    assert gated.place(client) == "left"


def test_a_room_that_is_gone(inside: Inside) -> None:
    gated, encounter, client = inside
    late = joined(gated, encounter, client, "a")
    room = gated.room(encounter)
    gated.end(encounter)
    gated.push()
    before = dump(gated.core)
    del before["gate_instances"]
    for each in (late, gone(EventType.LEFT, "a"), event(EventType.ROOM_DESTROYED, room=room)):
        take(gated.core, each)
    after = dump(gated.core)
    del after["gate_instances"]
    assert after == before


def test_a_session_that_is_still_counted_at_the_end_goes(inside: Inside) -> None:
    gated, encounter, client = inside
    take(gated.core, joined(gated, encounter, client, "a"))
    gated.end(encounter)
    gated.push()
    take(gated.core, gone(EventType.EVICTED, "a"))
    assert gated.sessions() == {}
    assert gated.place(client) == "ended"


def test_somebody_of_another_encounter(inside: Inside) -> None:
    gated, encounter, _client = inside
    _, other = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, other, "a"))
    assert gated.place(other) == "admitted"
    assert gated.sessions() == {}


@pytest.mark.parametrize("ref", ["nobody", "x" * 64, "focus"])
def test_somebody_we_do_not_know(gated: Gated, ref: str) -> None:
    encounter, _ = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, ref, "a"))
    assert gated.sessions() == {}


@pytest.mark.parametrize("kind", ["check", "group", "private"])
def test_only_the_meeting_moves_a_place(inside: Inside, kind: str) -> None:
    gated, encounter, client = inside
    with gated.core.database.write() as work:
        row = work.session.merge(gated.rooms()[0])
        row.kind = kind
    take(gated.core, joined(gated, encounter, client, "a"))
    assert gated.place(client) == "admitted"
    assert gated.sessions() == {}
    take(gated.core, gone(EventType.LEFT, "a"))
    assert gated.place(client) == "admitted"


def test_a_room_that_is_called_otherwise(inside: Inside) -> None:
    gated, encounter, client = inside
    for room in ("tuokio-other", gated.room(encounter) + "x", name_hash(gated.core, "x")):
        stranger = event(EventType.JOINED, room=room, session="a", participant=client)
        take(gated.core, stranger)
    assert gated.place(client) == "admitted"


@pytest.mark.parametrize(
    "type_", [EventType.REFUSED, EventType.ROOM_CREATED, EventType.ROOM_DESTROYED]
)
def test_what_moves_nobody(gated: Gated, type_: EventType) -> None:
    encounter, client = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, client, "a"))
    before = dump(gated.core)
    del before["gate_instances"]
    room = gated.room(encounter)
    take(gated.core, event(type_, room=room, participant=client, session="a", reason="x"))
    after = dump(gated.core)
    del after["gate_instances"]
    assert after == before


def test_staff_and_the_person_hear_of_it(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    told: list[str] = []
    gated.core.database.on_change = lambda encounter_, _refs: told.append(encounter_)
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, gone(EventType.LEFT, "a"))
    assert told == [encounter, encounter]


def test_presence_takes_no_version(inside: Inside) -> None:
    """A shaky line undoes no worker's decision."""
    gated, encounter, client = inside
    seen = Who(client, person(gated.core, client).version)
    take(gated.core, joined(gated, encounter, client, "a"))
    take(gated.core, gone(EventType.UNAVAILABLE, "a"))
    decide(gated.core, gated.web.cast.professional, encounter, Action.SEND_BACK, [seen])
    assert gated.place(client) == "waiting"


def test_people_in_the_meeting_keep_it_open(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    take(gated.core, joined(gated, encounter, client, "a"))
    for _ in range(5):
        gated.clock.forward(minutes=30)
        lifecycle.tick(gated.core)
    assert gated.place(client) == "present"
    take(gated.core, event(EventType.STARTED))
    gated.clock.forward(hours=3)
    lifecycle.tick(gated.core)
    assert gated.place(client) == "ended"


def test_earlier_lives_are_forgotten_in_the_end(gated: Gated) -> None:
    take(gated.core, event(EventType.STARTED, instance="old"))
    gated.clock.forward(days=FORGET_INSTANCE.days - 1)
    take(gated.core, event(EventType.STARTED, instance="new"))
    gated.clock.forward(days=2)
    take(gated.core, event(EventType.STARTED, instance="newest"))
    with gated.core.database.read() as session:
        known = {row.instance for row in session.query(GateInstanceRow)}
    assert known == {"new", "newest"}
