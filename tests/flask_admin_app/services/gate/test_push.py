"""Telling Prosody: what it confirmed counts, and nothing else does."""

from __future__ import annotations

import pytest

from flask_admin_app.models import GateAdmissionRow
from flask_admin_app.services.gate.push import AT_ONCE
from tests.fakes.fake_prosody import FakeProsody, Mood
from tests.support.gate import Gated, break_after
from tests.support.probe import entries
from tuokio.jitsi.errors import ProsodyAway, ProsodyError, ProsodyRefused


@pytest.mark.parametrize(
    "mood", [Mood.AWAY, Mood.CUT_OFF, Mood.FAULTY, Mood.STRANGER, Mood.GARBAGE, Mood.REDIRECT]
)
def test_a_push_that_fails_leaves_the_decision_and_opens_nothing(
    any_gated: Gated, mood: Mood
) -> None:
    encounter, client = any_gated.waiting()
    any_gated.push()
    any_gated.prosody.mood = mood
    any_gated.decide(encounter, "admit", client)
    for _ in range(2):
        with pytest.raises(ProsodyError):
            any_gated.push()
    assert (any_gated.place(client), any_gated.door(client)) == ("admitted", "pending")
    assert not any_gated.gets_token(client)
    assert any_gated.wish(client).confirmed == 0
    any_gated.prosody.mood = Mood.WELL
    any_gated.push()
    assert any_gated.door(client) == "open"
    assert any_gated.gets_token(client)
    assert entries(any_gated.core, encounter).count("admitted") == 1


def test_while_prosody_is_away_everything_else_goes_on(gated: Gated) -> None:
    gated.prosody.mood = Mood.AWAY
    encounter, client = gated.admitted()
    gated.decide(encounter, "send-back", client)
    gated.decide(encounter, "admit", client)
    gated.decide(encounter, "remove", client)
    assert (gated.place(client), gated.door(client)) == ("removed", "closing")
    gated.end(encounter)
    assert set(gated.doors(encounter).values()) == {"closing"}
    gated.prosody.mood = Mood.WELL
    gated.push()
    assert set(gated.doors(encounter).values()) == {"closed"}
    assert gated.prosody.gate.rooms == {}


def test_what_was_confirmed_before_the_failure_is_kept(gated: Gated) -> None:
    encounter = gated.web.launch("group")
    refs = gated.crowd(encounter, 6, admit=True)

    def hang_up() -> None:
        gated.prosody.mood = Mood.AWAY

    break_after(gated.prosody, 4, hang_up)  # the room, the host, and two more
    with pytest.raises(ProsodyAway):
        gated.push()
    assert sum(gated.door(ref) == "open" for ref in refs) == 2
    assert {ref for ref in refs if gated.door(ref) == "open"} <= gated.held()
    gated.prosody.mood = Mood.WELL
    gated.push()
    assert {gated.door(ref) for ref in refs} == {"open"}


def test_nobody_at_the_door_of_a_large_group_waits_for_everybody_else(gated: Gated) -> None:
    encounter = gated.web.launch("group")
    refs = gated.crowd(encounter, 2 * AT_ONCE, admit=True)
    opened: list[int] = []

    def look() -> None:
        opened.append(sum(gated.door(ref) == "open" for ref in refs))

    break_after(gated.prosody, AT_ONCE + 1, look)
    gated.push()
    assert opened == [AT_ONCE - 2], "all of the first, but for the room and its host"
    assert {gated.door(ref) for ref in refs} == {"open"}


def test_of_an_encounter_that_is_over_only_the_room_is_told(gated: Gated) -> None:
    encounter, client = gated.admitted()
    second, other = gated.admitted()
    gated.push()
    gated.decide(second, "send-back", other)
    over, since = gated.room(second), len(gated.prosody.asked)
    never, _ = gated.admitted()
    rooms = {over, gated.room(never)}
    gated.core.gate.must_compare()
    gated.end(second)
    gated.end(never)
    gated.push()
    asked = gated.requests(since=since)
    assert {each.split("?")[0] for each in asked} == {f"DELETE /rooms/{room}" for room in rooms}
    assert len(asked) == 2
    assert not gated.core.gate.must_compare()
    assert gated.held() == {client, gated.host(encounter)}


def test_takings_away_come_first(gated: Gated) -> None:
    one, first = gated.admitted()
    two, second = gated.admitted()
    over, _third = gated.admitted()
    gated.push()
    rooms = {each: gated.room(each) for each in (one, over)}
    since = len(gated.prosody.asked)
    new, fourth = gated.admitted()
    gated.end(over)
    gated.decide(two, "send-back", second)
    gated.decide(one, "remove", first)
    gated.push()
    asked = gated.requests(since=since)
    assert {each.split("?")[0] for each in asked[:2]} == {
        f"DELETE /rooms/{gated.room(two)}/admissions/{second}",
        f"DELETE /rooms/{rooms[one]}/admissions/{first}",
    }
    assert asked[2].startswith(f"DELETE /rooms/{rooms[over]}?")
    assert asked[3] == f"PUT /rooms/{gated.room(new)}"
    assert set(asked[4:]) == {
        f"PUT /rooms/{gated.room(new)}/admissions/{ref}" for ref in (gated.host(new), fourth)
    }


@pytest.mark.parametrize("seconds", [1, 30, 100_000])
def test_whoever_was_sent_back_comes_in_again_at_once(gated: Gated, seconds: int) -> None:
    """Prosody remembers for a while what it deleted, and ignores what seems older."""
    encounter, client = gated.admitted()
    gated.push()
    before = gated.wish(client).since
    for _ in range(3):
        gated.decide(encounter, "send-back", client)
        gated.push()
        assert (gated.door(client), client in gated.held()) == ("closed", False)
        gated.clock.forward(seconds=min(seconds, 600))
        gated.decide(encounter, "admit", client)
        gated.push()
        assert gated.gets_token(client)
        held = gated.prosody.gate.admissions[gated.room(encounter), client]
        assert held["since"] == gated.clock.now.timestamp() > before.timestamp()
        before = gated.clock.now


def test_the_end_takes_the_room_and_every_row_along(any_gated: Gated) -> None:
    encounter, client = any_gated.admitted()
    any_gated.push()
    any_gated.enter(encounter, client)
    any_gated.tell()
    any_gated.end(encounter)
    assert set(any_gated.doors(encounter).values()) == {"closing"}
    assert len(any_gated.rooms()) == 1
    any_gated.push()
    assert (any_gated.prosody.gate.rooms, any_gated.prosody.gate.admissions) == ({}, {})
    assert any_gated.prosody.gate.sessions == {}
    assert any_gated.rooms() == []
    assert any_gated.wishes() == set()
    assert set(any_gated.doors(encounter).values()) == {"closed"}
    any_gated.tell()
    assert any_gated.sessions() == {}
    with any_gated.core.database.read() as session:
        assert session.query(GateAdmissionRow).count() == 0


def test_everybody_hears_when_a_door_opens_or_closes(gated: Gated) -> None:
    encounter, client = gated.admitted()
    told: list[str] = []
    gated.core.database.on_change = lambda encounter_, _refs: told.append(encounter_)
    gated.push()
    assert told == [encounter]
    gated.push()
    assert told == [encounter]
    gated.decide(encounter, "send-back", client)
    told.clear()
    gated.push()
    assert told == [encounter]
    gated.end(encounter)
    told.clear()
    gated.push()
    assert told == [encounter]


def test_two_rooms_at_once(any_gated: Gated) -> None:
    one, first = any_gated.admitted()
    two, second = any_gated.admitted()
    any_gated.push()
    assert any_gated.prosody.gate.admissions.keys() == {
        (any_gated.room(one), first),
        (any_gated.room(one), any_gated.host(one)),
        (any_gated.room(two), second),
        (any_gated.room(two), any_gated.host(two)),
    }
    any_gated.decide(one, "send-back", first)
    any_gated.end(two)
    any_gated.push()
    assert any_gated.doors(one) == {any_gated.host(one): "open", first: "closed"}
    assert set(any_gated.doors(two).values()) == {"closed"}
    assert any_gated.held() == {any_gated.host(one)}


def test_a_later_wish_that_prosody_knows_is_outrun(gated: Gated) -> None:
    """As after a backup was restored here: what it deleted does not even show when we compare."""
    encounter, client = gated.admitted()
    room = gated.room(encounter)
    gated.client.delete_admission(room, client, generation=41)
    doors: list[tuple[str, bool]] = []
    gated.core.database.on_change = lambda _id, _refs: doors.append(
        (gated.door(client), client in gated.held())
    )
    gated.push()
    assert doors == [("pending", False), ("open", True)]
    assert gated.gets_token(client)
    assert gated.wish(client).generation == 42


def test_a_room_that_was_deleted_under_a_later_wish_is_outrun_too(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.client.delete_room(gated.room(encounter), generation=7)
    for _ in range(2):
        gated.mend()
    assert gated.pending() == 0
    assert gated.rooms()[0].generation == 8
    assert gated.gets_token(client)


@pytest.mark.parametrize("action", ["send-back", "end"])
def test_a_taking_away_that_prosody_ignored_is_not_confirmed(gated: Gated, action: str) -> None:
    encounter, client = gated.admitted()
    gated.push()
    gate = gated.prosody.gate
    gate.rooms[gated.room(encounter)]["generation"] = 90
    gate.admissions[gated.room(encounter), client]["generation"] = 90
    if action == "end":
        gated.end(encounter)
    else:
        gated.decide(encounter, action, client)
    held: list[tuple[str, bool]] = []
    gated.core.database.on_change = lambda _id, _refs: held.append(
        (gated.door(client), client in gated.held())
    )
    gated.push()
    assert held == [("closed", False)]
    assert "generation=91" in gated.requests()[-1]


def test_a_room_that_it_does_not_know_leads_to_a_compare(gated: Gated) -> None:
    encounter, client = gated.waiting()
    gated.push()
    gated.core.gate.must_compare()
    gated.prosody.gate.lose_everything()
    gated.decide(encounter, "admit", client)
    gated.push()
    assert gated.door(client) == "pending"
    assert gated.core.gate.must_compare()
    gated.mend()
    assert set(gated.doors(encounter).values()) == {"open"}
    assert not gated.core.gate.must_compare()


def test_a_refusal_of_another_kind_is_told(gated: Gated) -> None:
    _, client = gated.admitted()
    gated.prosody.secret = "Zz9y" + gated.prosody.secret[4:]
    with pytest.raises(ProsodyRefused) as refused:
        gated.push()
    assert refused.value.code == "signature"
    assert gated.door(client) == "pending"


def test_nothing_to_do_asks_nothing(gated: Gated, prosody: FakeProsody) -> None:
    gated.admitted()
    gated.push()
    asked = len(prosody.asked)
    gated.push()
    assert len(prosody.asked) == asked


@pytest.mark.parametrize("answered", range(1, 6))
def test_cut_off_anywhere_it_is_mended_by_the_same_again(gated: Gated, answered: int) -> None:
    """Prosody did it, and nobody knows."""
    one, first = gated.admitted()
    two, second = gated.admitted()

    def hang_up() -> None:
        gated.prosody.mood = Mood.CUT_OFF

    break_after(gated.prosody, answered, hang_up)
    with pytest.raises(ProsodyAway):
        gated.push()
    for encounter in (one, two):
        for ref, door in gated.doors(encounter).items():
            assert door == "pending" or ref in gated.held()
    gated.decide(one, "send-back", first)
    gated.prosody.mood = Mood.WELL
    gated.push()
    assert gated.held() == gated.wishes() == {gated.host(one), gated.host(two), second}
