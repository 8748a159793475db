"""A gate that is set, or taken away, while there are encounters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from flask_admin_app import create_app
from flask_admin_app.asgi import create_asgi
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.services import lifecycle
from flask_admin_app.services.gate.reconcile import adopt
from tests.fakes.fake_prosody import FakeProsody
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.gate import Gated, with_gate
from tests.support.probe import dump, entries
from tests.support.web import Web

Start = Callable[[bool], Gated]


@pytest.fixture
def start(any_settings: Settings, prosody: FakeProsody, clock: Clock) -> Iterator[Start]:
    """Starts the service on the same data, with the gate or without."""
    made: list[Core] = []

    def run(with_one: bool) -> Gated:
        base = replace(any_settings, jitsi_url="https://meet.example.org", jitsi_without_gate=True)
        settings = with_gate(base, prosody) if with_one else base
        core = Core(settings, clock=clock)
        made.append(core)
        adopt(core)
        return Gated(Web(create_app(settings, core=core), core, Cast(core)), prosody, clock)

    yield run
    for each in made:
        each.database.engine.dispose()


def test_a_gate_that_comes_later_holds_everybody_who_is_in(start: Start) -> None:
    before = start(False)
    encounter, client = before.admitted()
    waits, other = before.waiting()
    assert before.door(client) == "open"
    after = start(True)
    assert (after.door(client), after.door(after.host(encounter))) == ("pending", "pending")
    assert not after.gets_token(client)
    after.mend()
    assert after.held() == {client, after.host(encounter), after.host(waits)}
    assert after.gets_token(client)
    assert not after.gets_token(other)
    after.decide(waits, "admit", other)
    after.push()
    assert after.gets_token(other)


def test_encounters_that_are_over_are_nobodys_business(start: Start) -> None:
    before = start(False)
    encounter, _ = before.admitted()
    before.end(encounter)
    after = start(True)
    after.mend()
    assert after.rooms() == []
    assert after.prosody.gate.rooms == {}


def test_one_that_ended_by_itself_meanwhile_is_ended_first(start: Start, clock: Clock) -> None:
    before = start(False)
    encounter, _ = before.admitted()
    clock.forward(hours=30)
    after = start(True)
    assert entries(after.core, encounter)[-1] == "encounter_ended"
    assert after.rooms() == []
    assert set(after.doors(encounter).values()) == {"closed"}


def test_planned_ones_are_told_too(start: Start, clock: Clock) -> None:
    before = start(False)
    before.web.launch("appointment", starts_at=clock.forward(hours=1))
    after = start(True)
    after.mend()
    assert len(after.prosody.gate.rooms) == 1


def test_twice_is_once(start: Start) -> None:
    start(False).admitted()
    after = start(True)
    before = dump(after.core)
    adopt(after.core)
    assert dump(after.core) == before


def test_a_gate_that_is_taken_away_leaves_no_door_waiting(start: Start) -> None:
    before = start(True)
    one, client = before.admitted()
    two, other = before.admitted()
    over, _ = before.admitted()
    before.push()
    before.decide(two, "send-back", other)
    before.end(over)
    after_that, late = before.admitted()
    after = start(False)
    assert set(after.doors(one).values()) == set(after.doors(after_that).values()) == {"open"}
    assert after.door(other) == "closed"
    assert set(after.doors(over).values()) == {"closed"}
    rows = dump(after.core)
    assert rows["gate_rooms"] == rows["gate_admissions"] == rows["gate_sessions"] == []
    assert after.gets_token(client)
    assert after.gets_token(late)


def test_what_happened_without_a_gate_counts_once_it_is_back(start: Start) -> None:
    """Nobody is let in by what Prosody was told long ago."""
    first = start(True)
    one, gone = first.admitted()
    two, back = first.admitted()
    over, _ = first.admitted()
    first.push()
    room = first.room(over)
    between = start(False)
    between.decide(one, "send-back", gone)
    between.decide(two, "send-back", back)
    between.clock.forward(minutes=1)
    between.decide(two, "admit", back)
    between.end(over)
    last = start(True)
    assert last.door(back) == "pending"
    for _ in range(2):
        last.mend()
    assert last.held() == {last.host(one), last.host(two), back}
    assert room not in last.prosody.gate.rooms
    assert last.door(back) == "open"
    held = last.prosody.gate.admissions[last.room(two), back]
    assert held["since"] == last.clock.now.timestamp()
    assert last.pending() == 0


def test_whoever_was_present_is_absent_when_nobody_tells_any_more(
    start: Start, any_settings: Settings, clock: Clock
) -> None:
    """Else the encounter would stay open for ever."""
    before = start(True)
    encounter, client = before.admitted()
    before.push()
    before.enter(encounter, client)
    before.tell()
    assert before.place(client) == "present"
    without = replace(any_settings, jitsi_url="https://meet.example.org", jitsi_without_gate=True)
    with _running(Core(without, clock=clock)):
        assert before.place(client) == "absent"
    clock.forward(hours=30)
    lifecycle.tick(before.core)
    assert entries(before.core, encounter)[-1] == "encounter_ended"


@contextmanager
def _running(core: Core) -> Iterator[None]:
    """The service's start and end, without a port."""
    app = create_asgi(core.settings, core=core)
    runner = asyncio.Runner()
    context = app.router.lifespan_context(app)
    runner.run(_enter(context))
    try:
        yield
    finally:
        runner.run(_leave(context))
        runner.close()


async def _enter(context: object) -> None:
    await context.__aenter__()  # type: ignore[attr-defined]


async def _leave(context: object) -> None:
    await context.__aexit__(None, None, None)  # type: ignore[attr-defined]


def test_at_the_start_doors_wait_before_anybody_is_served(
    start: Start, any_settings: Settings, prosody: FakeProsody, clock: Clock
) -> None:
    before = start(False)
    encounter, client = before.admitted()
    settings = with_gate(any_settings, prosody)
    core = Core(settings, clock=clock)
    doors: list[str] = []
    core.gate.must_compare = lambda: bool(doors.append(before.door(client)))  # type: ignore[method-assign, func-returns-value]
    with _running(core):
        pass
    assert doors[0] == "pending"
    assert before.doors(encounter)[client] in {"pending", "open"}
