"""What Prosody should hold is written in the transaction that decides it, and never without it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from flask_admin_app.models import GateAdmissionRow
from flask_admin_app.services import lifecycle, meeting
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.gate.doors import name_hash
from tests.support.clock import Clock
from tests.support.desk import at_once, helper
from tests.support.gate import Gated
from tests.support.people import WORKER, refuse
from tests.support.probe import dump, entries, meeting_tokens, person
from tests.support.way import press
from tests.support.web import Web
from tuokio.encounters import admission, place
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.people import Change, Participant

Rule = Callable[[Participant, datetime], Change]

WAYS_OUT: list[tuple[Rule, str]] = [
    (lambda person, now: admission.send_back(person, actor=WORKER, now=now), "sent_back"),
    (lambda person, now: admission.remove(person, actor=WORKER), "removed"),
    (lambda person, now: place.withdraw(person), "consent_withdrawn"),
    (lambda person, now: refuse(person, now=now), "consent_refused"),
    (lambda person, now: place.take_over(person, now=now), "sent_back"),
    (lambda person, now: place.vanish(person), "left"),
]


def test_a_launch_wishes_for_its_room_and_its_host(gated: Gated, clock: Clock) -> None:
    encounter = gated.web.launch()
    (room,) = gated.rooms()
    assert (room.encounter_id, room.kind, room.wanted) == (encounter, "meeting", True)
    assert (room.generation, room.confirmed) == (1, 0)
    assert room.opens_at == clock.now
    wish = gated.wish(gated.host(encounter))
    assert (wish.role, wish.wanted, wish.confirmed) == ("moderator", True, 0)
    assert (wish.since, wish.until) == (clock.now, room.closes_at)
    assert gated.door(gated.host(encounter)) == "pending"


def test_the_room_is_sealed_and_found_by_a_keyed_hash(gated: Gated) -> None:
    encounter = gated.web.launch()
    (row,) = gated.rooms()
    name = gated.room(encounter)
    assert name.startswith("tuokio-")
    assert row.name_hash == name_hash(gated.core, name)
    plain = hashlib.sha256(name.encode()).hexdigest()
    assert row.name_hash != plain, "whoever has the table alone cannot look a name up in it"
    everything = repr(dump(gated.core)).encode()
    assert name.removeprefix("tuokio-").encode() not in everything


def test_who_waits_is_no_wish_and_who_is_let_in_is_one(gated: Gated) -> None:
    encounter, client = gated.waiting()
    assert gated.wishes() == {gated.host(encounter)}
    gated.decide(encounter, "admit", client)
    assert gated.wish(client).role == "participant"
    assert gated.door(client) == "pending"
    assert not gated.gets_token(client)


@pytest.mark.parametrize(("rule", "reason"), WAYS_OUT, ids=range(len(WAYS_OUT)))
def test_the_wish_goes_with_the_admission(gated: Gated, rule: Rule, reason: str) -> None:
    encounter, client = gated.admitted()
    gated.push()
    gated.change(client, rule)
    wish = gated.wish(client)
    assert (wish.wanted, wish.reason, wish.generation, wish.confirmed) == (False, reason, 2, 1)
    assert gated.door(client) == "closing"
    gated.push()
    assert gated.door(client) == "closed"
    assert gated.held() == {gated.host(encounter)}
    assert f"reason={reason}&generation=2" in gated.requests()[-1]


def test_whoever_leaves_and_comes_back_keeps_the_admission(gated: Gated) -> None:
    _, client = gated.admitted()
    gated.push()
    asked = len(gated.prosody.asked)
    gated.change(client, lambda person, _now: place.leave(person))
    assert not gated.gets_token(client)
    gated.change(client, lambda person, now: place.come_back(person, now=now))
    assert gated.place(client) == "admitted"
    assert gated.gets_token(client)
    gated.push()
    assert len(gated.prosody.asked) == asked


def test_another_change_of_the_person_opens_no_door(gated: Gated) -> None:
    """Prosody has confirmed nothing yet."""
    _, client = gated.admitted()
    gated.change(client, lambda person, _now: place.leave(person))
    gated.change(client, lambda person, now: place.come_back(person, now=now))
    assert gated.place(client) == "admitted"
    assert gated.door(client) == "pending"
    assert not gated.gets_token(client)
    gated.push()
    gated.change(client, lambda person, _now: place.vanish(person))
    gated.change(client, lambda person, now: place.come_back(person, now=now))
    assert gated.door(client) == "closing"


def test_the_pages_keep_to_the_door(gated: Gated) -> None:
    """The whole way by the buttons that people press."""
    encounter, client = gated.web.admitted()
    staff = gated.web.staff("professional")
    token, desk = f"/j/{client.ref}/token", f"/desk/encounters/{encounter}"
    for browser, path in ((client, token), (staff, f"{desk}/token")):
        refused = browser.post(path, _json=True)
        assert (refused.status_code, meeting_tokens(refused)) == (409, [])
    gated.push()
    for browser, path in ((client, token), (staff, f"{desk}/token")):
        given = browser.post(path, _json=True)
        assert (given.status_code, len(meeting_tokens(given))) == (200, 1)
    press(gated.web, encounter, "send-back", who=gated.web.who(encounter, client.ref))
    assert client.post(token, _json=True).status_code == 409
    gated.push()
    press(gated.web, encounter, "admit", who=gated.web.who(encounter, client.ref))
    assert client.post(token, _json=True).status_code == 409
    gated.push()
    assert client.post(token, _json=True).status_code == 200
    press(gated.web, encounter, "end")
    assert client.post(token, _json=True).status_code == 410


def test_the_same_decision_twice_is_one_wish(gated: Gated) -> None:
    encounter, client = gated.waiting()
    for _ in range(2):
        gated.decide(encounter, "admit", client)
    assert gated.wish(client).generation == 1


def test_a_token_of_the_second_of_the_admission_is_good(gated: Gated, clock: Clock) -> None:
    encounter, client = gated.waiting()
    clock.forward(milliseconds=900)
    gated.decide(encounter, "admit", client)
    assert gated.wish(client).since == clock.now.replace(microsecond=0)


def test_an_admission_and_its_wish_are_one_transaction(gated: Gated) -> None:
    encounter, client = gated.waiting()
    before = dump(gated.core)

    def fail_half_way() -> None:
        with gated.core.database.write() as work:
            row = lock(gated.core, work, encounter)
            (waits,) = [each for each in row.participants if each.ref == client]
            change = admission.admit(waits.record(), actor=WORKER, now=work.now)
            save(gated.core, work, waits, change)
            assert work.session.get(GateAdmissionRow, (gated.rooms()[0].id, client))
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert dump(gated.core) == before


def test_the_bell_rings_after_the_commit_only(gated: Gated) -> None:
    encounter, client = gated.waiting()
    seen: list[set[str]] = []
    gated.core.gate.wake = lambda: seen.append(gated.wishes())  # type: ignore[method-assign]
    gated.decide(encounter, "admit", client)
    assert seen
    assert all(client in wishes for wishes in seen)


def test_nothing_to_tell_rings_no_bell(gated: Gated) -> None:
    encounter, client = gated.waiting()
    rung: list[int] = []
    gated.core.gate.wake = lambda: rung.append(1)  # type: ignore[method-assign]
    gated.decide(encounter, "decline", client)
    assert rung == []
    assert gated.wishes() == {gated.host(encounter)}


def test_until_moves_on_with_the_encounter_and_no_door_shuts(gated: Gated, clock: Clock) -> None:
    encounter, client = gated.admitted()
    gated.push()
    gated.enter(encounter, client)
    gated.tell()
    before = gated.wish(client).until
    clock.forward(minutes=55)
    lifecycle.tick(gated.core)
    assert entries(gated.core, encounter)[-1] == "encounter_moved_on"
    wish, (room,) = gated.wish(client), gated.rooms()
    assert wish.until == room.closes_at > before
    # What Prosody holds still lets them in: nobody waits for a later time.
    assert gated.gets_token(client)
    gated.push()
    held = gated.prosody.gate.admissions[gated.room(encounter), client]
    assert held["until"] == room.closes_at.timestamp()
    assert gated.gets_token(client)
    assert gated.prosody.gate.sessions, "nobody is put out by more time"


def test_the_gate_takes_people_in_as_long_as_we_mint_tokens(gated: Gated, clock: Clock) -> None:
    _, client = gated.admitted()
    gated.push()
    last = None
    for _ in range(200):
        clock.forward(minutes=1)
        lifecycle.tick(gated.core)
        if not gated.gets_token(client):
            break
        last = clock.now.timestamp()
    assert last
    (room,) = gated.rooms()
    assert room.closes_at.timestamp() >= last
    assert gated.wish(client).until == room.closes_at


def test_a_planned_encounter_is_told_before_it_opens(gated: Gated, clock: Clock) -> None:
    clock.now = datetime(2030, 5, 14, 9, 0, 0, 700_000, tzinfo=UTC)
    encounter = gated.web.launch("appointment", starts_at=clock.now + timedelta(hours=3))
    gated.push()
    (held,) = gated.prosody.gate.rooms.values()
    assert clock.now.timestamp() < held["opens_at"] < held["closes_at"]
    assert gated.door(gated.host(encounter)) == "open"
    with pytest.raises(EncounterError):
        meeting.pass_for_staff(gated.core, gated.web.cast.professional, encounter, language="fi")


def test_a_planned_encounter_that_is_called_off_leaves_nothing(gated: Gated, clock: Clock) -> None:
    encounter = gated.web.launch("appointment", starts_at=clock.now + timedelta(hours=3))
    gated.push()
    lifecycle.cancel(gated.core, gated.web.cast.professional, encounter)
    gated.push()
    assert gated.prosody.gate.rooms == {}
    assert gated.rooms() == []
    assert set(gated.doors(encounter).values()) == {"closed"}


def test_a_second_worker_stands_inside_once_confirmed(gated: Gated) -> None:
    encounter = gated.web.launch()
    gated.push()
    helper(gated.web, encounter)
    (ref,) = [each.ref for each in gated.people(encounter) if each.role == "helper"]
    assert (gated.door(ref), gated.wish(ref).role) == ("pending", "moderator")
    gated.push()
    assert gated.door(ref) == "open"


def test_two_workers_at_once_make_one_wish(any_gated: Gated) -> None:
    encounter, client = any_gated.waiting()
    at_once([lambda: any_gated.decide(encounter, "admit", client)] * 2)
    assert entries(any_gated.core, encounter).count("admitted") == 1
    assert any_gated.wish(client).generation == 1


def test_sent_back_and_removed_at_once_the_wish_is_as_the_place(any_gated: Gated) -> None:
    encounter, client = any_gated.admitted()
    any_gated.push()

    def press_it(action: str) -> bool:
        try:
            any_gated.decide(encounter, action, client)
        except EncounterError:
            return False
        return True

    done = at_once([lambda: press_it("send-back"), lambda: press_it("remove")])
    assert sum(done) == 1
    any_gated.push()
    assert any_gated.place(client) in {"waiting", "removed"}
    assert client not in any_gated.held()
    assert any_gated.door(client) == "closed"


def test_a_large_group_comes_in(any_gated: Gated) -> None:
    encounter = any_gated.web.launch("group")
    refs = any_gated.crowd(encounter, 50, admit=True)
    assert {any_gated.door(ref) for ref in refs} == {"pending"}
    any_gated.push()
    assert any_gated.pending() == 0
    assert set(any_gated.doors(encounter).values()) == {"open"}
    assert any_gated.held() == {*refs, any_gated.host(encounter)}


def test_without_a_gate_the_decision_is_the_door(web: Web) -> None:
    encounter, client = web.admitted()
    assert person(web.core, client.ref).door == "open"
    press(web, encounter, "send-back", who=web.who(encounter, client.ref))
    assert person(web.core, client.ref).door == "closed"
    rows = dump(web.core)
    assert rows["gate_rooms"] == rows["gate_admissions"] == []


def test_a_rule_that_refuses_leaves_the_wish(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    before = dump(gated.core)
    with pytest.raises(EncounterError):
        lifecycle.cancel(gated.core, gated.web.cast.professional, encounter)
    assert dump(gated.core) == before
    assert client in gated.wishes()
