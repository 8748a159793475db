"""Events that come while something else is under way."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from flask_admin_app.core import Core
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.gate import events as module
from flask_admin_app.services.gate.doors import name_hash
from flask_admin_app.services.gate.events import take
from tests.support.desk import at_once
from tests.support.gate import Gated
from tests.support.gate_events import Inside, event, gone, joined
from tests.support.probe import entries
from tests.support.server import PATIENCE
from tuokio.encounters import place
from tuokio.jitsi.gate_events import EventType


@pytest.fixture
def inside(any_gated: Gated) -> Inside:
    """An encounter with one client, whose door is open."""
    encounter, client = any_gated.admitted()
    any_gated.push()
    return any_gated, encounter, client


def test_one_that_is_still_under_way_when_it_comes_again(inside: Inside) -> None:
    """Prosody gave up waiting and asks again: both are answered, and one counts."""
    gated, encounter, client = inside
    same = joined(gated, encounter, client, "a")
    take(gated.core, gone(EventType.LEFT, "nobody", seq=same.seq - 1))
    at_once([lambda: take(gated.core, same)] * 4)
    assert gated.place(client) == "present"
    assert entries(gated.core, encounter).count("joined") == 1
    end = gone(EventType.LEFT, "a")
    at_once([lambda: take(gated.core, end)] * 4)
    assert gated.place(client) == "absent"
    assert entries(gated.core, encounter).count("absent") == 1


def test_a_try_that_was_given_up_does_not_undo_what_came_after(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has read how far Prosody was, and stands still; meanwhile it comes again, and the next."""
    gated, encounter, client = inside
    take(gated.core, gone(EventType.LEFT, "nobody"))
    same = joined(gated, encounter, client, "a")
    begun, others_done = Event(), Event()

    def slowly(core: Core, room: str) -> str:
        if not begun.is_set():
            begun.set()
            others_done.wait(0.3)  # in vain: they have to wait for us
        return name_hash(core, room)

    monkeypatch.setattr(module, "name_hash", slowly)
    first = Thread(target=lambda: take(gated.core, same))
    first.start()
    assert begun.wait(PATIENCE)
    take(gated.core, same)
    take(gated.core, gone(EventType.LEFT, "a"))
    others_done.set()
    first.join(PATIENCE)
    assert gated.place(client) == "absent"
    assert gated.sessions() == {}


def test_a_start_waits_for_nobody_who_waits_for_it(inside: Inside) -> None:
    """Everybody's encounter is changed in one transaction, while somebody changes one of them and
    writes to the log."""
    gated, encounter, client = inside
    people = {encounter: client}
    for _ in range(3):
        other, second = gated.admitted()
        people[other] = second
    gated.push()
    for where, ref in people.items():
        take(gated.core, joined(gated, where, ref, f"session-{ref}"))
    begun, go_on = Event(), Event()
    last = max(people, key=lambda encounter: people[encounter])

    def leave() -> None:
        with gated.core.database.write() as work:
            lock(gated.core, work, last)
            begun.set()
            assert go_on.wait(PATIENCE)
            row = work.session.get_one(ParticipantRow, people[last])
            save(gated.core, work, row, place.leave(row.record()))

    start = event(EventType.STARTED)
    threads = [Thread(target=leave), Thread(target=lambda: take(gated.core, start))]
    threads[0].start()
    assert begun.wait(PATIENCE)
    threads[1].start()
    threads[1].join(0.3)
    go_on.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert {gated.place(ref) for where, ref in people.items() if where != last} == {"absent"}
    assert gated.place(people[last]) == "left"
