"""Comparing: a store that was lost or restored, on either side, mends itself."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

import pytest

from flask_admin_app.models import GateAdmissionRow, ParticipantRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.gate.reconcile import LOST
from tests.fakes.fake_prosody import Mood
from tests.support.gate import Gated, break_after
from tests.support.people import WORKER
from tests.support.probe import dump
from tests.support.server import PATIENCE
from tuokio.encounters import admission
from tuokio.jitsi.errors import ProsodyAway
from tuokio.jitsi.prosody import AdmissionRecord, GateRole, RoomKind, RoomRecord

STRANGE = "tuokio-strange"


def test_when_both_agree_nothing_moves(any_gated: Gated) -> None:
    one, _ = any_gated.admitted()
    two, client = any_gated.admitted()
    any_gated.push()
    any_gated.decide(two, "send-back", client)
    any_gated.push()
    before = dump(any_gated.core)
    asked = len(any_gated.prosody.asked)
    any_gated.compare()
    assert dump(any_gated.core) == before
    assert [each.method for each in any_gated.prosody.asked[asked:]] == ["GET"]
    assert set(any_gated.doors(one).values()) == {"open"}


@pytest.mark.parametrize("mood", [Mood.AWAY, Mood.FAULTY, Mood.GARBAGE, Mood.HUGE])
def test_without_an_answer_nothing_is_concluded(gated: Gated, mood: Mood) -> None:
    gated.admitted()
    gated.push()
    before = dump(gated.core)
    gated.prosody.mood = mood
    with pytest.raises(ProsodyAway):
        gated.compare()
    assert dump(gated.core) == before


def test_prosody_lost_its_store(any_gated: Gated) -> None:
    encounter, client = any_gated.admitted()
    over, _ = any_gated.admitted()
    any_gated.push()
    any_gated.end(over)
    any_gated.prosody.gate.lose_everything()
    any_gated.compare()
    assert set(any_gated.doors(encounter).values()) == {"pending"}
    assert not any_gated.gets_token(client)
    any_gated.push()
    assert any_gated.held() == {client, any_gated.host(encounter)}
    assert any_gated.gets_token(client)
    assert set(any_gated.doors(over).values()) == {"closed"}
    assert len(any_gated.rooms()) == 1


def test_a_lost_store_is_seen_though_a_later_wish_waits(gated: Gated) -> None:
    """Whose admission is not there cannot come in, whatever is still to be pushed about it."""
    encounter, client = gated.admitted()
    gated.push()
    gated.enter(encounter, client)
    gated.tell()
    gated.prosody.gate.lose_everything()
    gated.clock.forward(minutes=55)
    lifecycle.tick(gated.core)
    assert gated.wish(client).confirmed < gated.wish(client).generation
    gated.compare()
    assert gated.door(client) == "pending"


def test_a_wish_that_is_only_not_pushed_yet_shuts_no_door(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    gated.enter(encounter, client)
    gated.tell()
    gated.clock.forward(minutes=55)
    lifecycle.tick(gated.core)
    gated.compare()
    assert gated.door(client) == "open"
    gated.push()
    assert gated.door(client) == "open"
    assert gated.pending() == 0


def test_one_admission_was_lost(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    del gated.prosody.gate.admissions[gated.room(encounter), client]
    told: list[tuple[str, set[str] | None]] = []
    gated.core.database.on_change = lambda encounter_, refs: told.append((encounter_, refs))
    gated.compare()
    assert told == [(encounter, {client})]
    assert gated.doors(encounter) == {client: "pending", gated.host(encounter): "open"}
    gated.push()
    assert gated.door(client) == "open"


@pytest.mark.parametrize("field", ["role", "since", "until", "generation"])
def test_an_admission_that_differs_is_put_right(gated: Gated, field: str) -> None:
    encounter, client = gated.admitted()
    gated.push()
    held = gated.prosody.gate.admissions[gated.room(encounter), client]
    good = dict(held)
    held[field] = "moderator" if field == "role" else held[field] + 9
    gated.compare()
    assert gated.door(client) == "pending"
    gated.push()
    now = gated.prosody.gate.admissions[gated.room(encounter), client]
    assert now == {**good, "generation": now["generation"]}
    assert gated.door(client) == "open"


@pytest.mark.parametrize("field", ["kind", "opens_at", "closes_at", "generation"])
def test_a_room_that_differs_is_put_right(gated: Gated, field: str) -> None:
    encounter, _ = gated.admitted()
    gated.push()
    held = gated.prosody.gate.rooms[gated.room(encounter)]
    good = dict(held)
    held[field] = "check" if field == "kind" else held[field] + 9
    gated.mend()
    now = gated.prosody.gate.rooms[gated.room(encounter)]
    assert now == {**good, "generation": now["generation"]}
    assert set(gated.doors(encounter).values()) == {"open"}
    assert gated.pending() == 0


def _restore(gated: Gated, backup: dict[str, list[tuple[object, ...]]]) -> None:
    """Our database is that of an earlier moment again."""
    tables = ("gate_admissions", "gate_rooms", "participants", "encounters")
    with gated.core.database.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        for table in reversed(tables):
            for row in backup[table]:
                marks = ", ".join("?" * len(row))
                insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
                connection.exec_driver_sql(insert, row)


def test_our_database_is_an_older_copy(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    backup = dump(gated.core)
    for action in ("send-back", "admit"):
        gated.clock.forward(minutes=1)
        gated.decide(encounter, action, client)
        gated.push()
    later, newcomer = gated.admitted()
    (stranger,) = gated.crowd(encounter, 1, admit=True)
    gated.push()
    lost = gated.room(later)
    assert gated.prosody.gate.admissions[gated.room(encounter), client]["generation"] == 3
    _restore(gated, {**backup, **_kept(gated, backup)})
    gated.compare()
    assert lost not in gated.prosody.gate.rooms
    assert not gated.held() & {newcomer, stranger}
    gated.push()
    held = gated.prosody.gate.admissions[gated.room(encounter), client]
    assert held["generation"] == 4
    assert held["since"] == gated.wish(client).since.timestamp()
    assert gated.held() == {client, gated.host(encounter)}
    assert gated.gets_token(client)
    assert gated.pending() == 0


def test_an_older_copy_from_before_a_removal_wins(gated: Gated) -> None:
    """By our books they are in: so they can come in, also while Prosody remembers the removal."""
    encounter, client = gated.admitted()
    gated.push()
    backup = dump(gated.core)
    gated.decide(encounter, "remove", client)
    gated.push()
    _restore(gated, {**backup, **_kept(gated, backup)})
    for _ in range(2):
        gated.mend()
    assert gated.gets_token(client)
    assert client in gated.held()


def test_an_older_copy_from_before_an_admission_wins(gated: Gated) -> None:
    encounter, client = gated.waiting()
    gated.push()
    backup = dump(gated.core)
    gated.decide(encounter, "admit", client)
    gated.push()
    gated.enter(encounter, client)
    _restore(gated, {**backup, **_kept(gated, backup)})
    gated.mend()
    assert gated.held() == {gated.host(encounter)}
    assert gated.prosody.gate.sessions == {}
    gated.decide(encounter, "admit", client)
    for _ in range(2):
        gated.mend()
    assert gated.gets_token(client)


def _kept(
    gated: Gated, backup: dict[str, list[tuple[object, ...]]]
) -> dict[str, list[tuple[object, ...]]]:
    """Rows of encounters that came later stay where others point at them; only the gate's are
    restored as a whole."""
    now = dump(gated.core)
    old = {row[0] for row in backup["participants"]}
    return {
        "encounters": now["encounters"],
        "participants": backup["participants"]
        + [row for row in now["participants"] if row[0] not in old],
    }


def test_prosodys_store_is_an_older_copy(gated: Gated) -> None:
    encounter, client = gated.admitted()
    second, other = gated.waiting()
    gated.push()
    gate = gated.prosody.gate
    rooms, admissions = dict(gate.rooms), dict(gate.admissions)
    gated.decide(encounter, "remove", client)
    gated.decide(second, "admit", other)
    gated.push()
    gate.rooms, gate.admissions = rooms, admissions
    gated.compare()
    assert (gated.door(client), gated.door(other)) == ("closed", "pending")
    gated.push()
    assert gated.held() == gated.wishes()
    assert gated.door(other) == "open"


def test_strangers_go(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    now = int(gated.clock.now.timestamp())
    room = RoomRecord(RoomKind.MEETING, now, now + 600, 5)
    person = AdmissionRecord(GateRole.MODERATOR, now, now + 600, 5)
    gated.client.put_room(STRANGE, room)
    gated.client.put_admission(STRANGE, "whoever", person)
    gated.client.put_admission(gated.room(encounter), "whoever", person)
    gated.enter(encounter, "whoever")
    gated.compare()
    assert STRANGE not in gated.prosody.gate.rooms
    assert gated.held() == {client, gated.host(encounter)}
    assert LOST in [event.get("reason") for event in gated.prosody.gate.outbox]
    assert gated.pending() == 0


def test_somebody_of_another_encounter_is_a_stranger_in_this_one(gated: Gated) -> None:
    one, client = gated.admitted()
    two, _ = gated.admitted()
    gated.push()
    held = gated.prosody.gate.admissions[gated.room(one), client]
    gated.prosody.gate.admissions[gated.room(two), client] = dict(held)
    gated.compare()
    assert (gated.room(two), client) not in gated.prosody.gate.admissions
    assert (gated.room(one), client) in gated.prosody.gate.admissions


@pytest.mark.parametrize("action", ["send-back", "remove"])
def test_whoever_is_held_though_unwanted_is_taken_away_again(gated: Gated, action: str) -> None:
    encounter, client = gated.admitted()
    gated.push()
    held = dict(gated.prosody.gate.admissions[gated.room(encounter), client])
    gated.decide(encounter, action, client)
    gated.push()
    gated.prosody.gate.admissions[gated.room(encounter), client] = {**held, "generation": 50}
    gated.mend()
    assert gated.held() == {gated.host(encounter)}
    assert gated.door(client) == "closed"
    assert gated.pending() == 0


def test_a_room_of_an_encounter_that_is_over_goes_though_it_seems_newer(gated: Gated) -> None:
    encounter, _ = gated.admitted()
    gated.push()
    gated.prosody.gate.rooms[gated.room(encounter)]["generation"] = 50
    gated.end(encounter)
    gated.mend()
    assert gated.prosody.gate.rooms == {}
    assert gated.rooms() == []
    assert set(gated.doors(encounter).values()) == {"closed"}


def test_what_is_decided_while_prosody_is_asked_stays(any_gated: Gated) -> None:
    """Asked first, read second: whom they do not know yet is no stranger of theirs."""
    encounter, client = any_gated.waiting()
    any_gated.push()
    any_gated.decide(encounter, "admit", client)

    def meanwhile() -> None:
        any_gated.change(
            client, lambda person, now: admission.send_back(person, actor=WORKER, now=now)
        )

    break_after(any_gated.prosody, 1, meanwhile)
    any_gated.mend()
    assert any_gated.held() == {any_gated.host(encounter)}
    assert any_gated.door(client) == "closed"
    new, newcomer = any_gated.waiting()

    def launched() -> None:
        any_gated.change(
            newcomer, lambda person, now: admission.admit(person, actor=WORKER, now=now)
        )

    break_after(any_gated.prosody, 1, launched)
    any_gated.mend()
    assert any_gated.held() >= {newcomer, any_gated.host(new)}


def test_a_decision_that_is_under_way_is_waited_for(any_gated: Gated) -> None:
    """Else its rows would be overwritten with what they were before."""
    encounter, client = any_gated.admitted()
    any_gated.push()
    any_gated.prosody.gate.lose_everything()
    begun, go_on = Event(), Event()

    def send_back() -> None:
        with any_gated.core.database.write() as work:
            row = lock(any_gated.core, work, encounter)
            begun.set()
            assert go_on.wait(PATIENCE)
            (found,) = [each for each in row.participants if each.ref == client]
            change = admission.send_back(found.record(), actor=WORKER, now=work.now)
            save(any_gated.core, work, found, change)

    threads = [Thread(target=send_back), Thread(target=any_gated.compare)]
    threads[0].start()
    assert begun.wait(PATIENCE)
    threads[1].start()
    threads[1].join(0.3)
    assert threads[1].is_alive()
    go_on.set()
    for thread in threads:
        thread.join(PATIENCE)
    wish = any_gated.wish(client)
    assert (wish.wanted, any_gated.door(client)) == (False, "closing")
    any_gated.push()
    assert any_gated.door(client) == "closed"
    assert any_gated.held() == {any_gated.host(encounter)}


def test_a_large_group_after_a_lost_store(gated: Gated) -> None:
    encounter = gated.web.launch("group")
    refs = gated.crowd(encounter, 50, admit=True)
    gated.push()
    gated.prosody.gate.lose_everything()
    gated.compare()
    assert set(gated.doors(encounter).values()) == {"pending"}
    gated.push()
    assert set(gated.doors(encounter).values()) == {"open"}
    assert gated.held() == {*refs, gated.host(encounter)}


def test_a_half_done_compare_is_done_by_the_next(gated: Gated) -> None:
    gated.admitted()
    gated.push()
    now = int(gated.clock.now.timestamp())
    for name in (STRANGE, f"{STRANGE}2"):
        gated.client.put_room(name, RoomRecord(RoomKind.MEETING, now, now + 600, 5))

    def hang_up() -> None:
        gated.prosody.mood = Mood.AWAY

    break_after(gated.prosody, 2, hang_up)
    with pytest.raises(ProsodyAway):
        gated.compare()
    assert len(gated.prosody.gate.rooms) == 2
    gated.prosody.mood = Mood.WELL
    gated.mend()
    assert len(gated.prosody.gate.rooms) == 1


def test_a_place_without_a_row_is_not_told(gated: Gated) -> None:
    """A row that went by other hands leaves nobody in."""
    encounter, client = gated.admitted()
    gated.push()
    with gated.core.database.write() as work:
        work.session.query(GateAdmissionRow).filter_by(participant_ref=client).delete()
        row = work.session.get_one(ParticipantRow, client)
        row.apply(replace(row.record(), since=None))
    gated.mend()
    assert gated.held() == {gated.host(encounter)}
