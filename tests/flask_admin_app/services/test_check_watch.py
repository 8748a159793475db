"""A check whose worker is gone closes itself (ID 2)."""

from __future__ import annotations

import asyncio

import pytest

from flask_admin_app.core import Core
from flask_admin_app.live.hub import Listener
from flask_admin_app.services import lifecycle
from tests.support.checks import Checking, checks, in_check, opened
from tests.support.clock import Clock
from tests.support.probe import page_of, person, records
from tests.support.web import Web


@pytest.fixture
def check(web: Web) -> Checking:
    found = in_check(web)
    lifecycle.tick(web.core)
    return found


def page(core: Core, check: Checking, *, staff: bool = True) -> Listener:
    """A page of the meeting that the worker, or the client, has open."""
    (row,) = checks(core)
    loop = asyncio.new_event_loop()
    loop.close()
    ref = row.staff_ref if staff else check.client.ref
    listener = Listener(check.encounter, ref, staff=staff, loop=loop)
    core.hub.add(listener)
    return listener


def later(core: Core, clock: Clock, minutes: int) -> None:
    """Time passes, and the service looks at the clock."""
    clock.forward(minutes=minutes)
    lifecycle.tick(core)


def ended(core: Core) -> list[bool]:
    return [row.ended_at is not None for row in checks(core)]


def test_it_stops_by_itself_when_the_worker_is_gone(
    core: Core, web: Web, clock: Clock, check: Checking
) -> None:
    page(core, check, staff=False)  # the client, alone in the room
    later(core, clock, 4)
    assert ended(core) == [False]
    later(core, clock, 1)
    assert ended(core) == [True]
    (told,) = records(core, check.encounter, "identity_check_recorded")
    assert told.get("actor") is None
    assert (told["facts"]["result"], told["facts"]["reason"]) == ("stopped", "staff_stopped")
    assert person(core, check.client.ref).identity == "pending"
    # Both go on: the client to the waiting room, the worker to whom they like.
    assert (
        check.client.get(f"/j/{check.client.ref}/check").location == f"/j/{check.client.ref}/wait"
    )
    assert opened(web, *web.waiting("identified"), check.staff).id
    later(core, clock, 1)
    assert ended(core) == [True, False]


def test_it_goes_on_while_the_worker_is_there(core: Core, clock: Clock, check: Checking) -> None:
    page(core, check)
    for _ in range(4):
        later(core, clock, 5)
    assert ended(core) == [False]
    assert page_of(check.staff.get(check.base)) == "check"


def test_a_line_that_comes_back_counts_from_then(core: Core, clock: Clock, check: Checking) -> None:
    first = page(core, check)
    later(core, clock, 20)
    core.hub.discard(first)
    later(core, clock, 4)
    second = page(core, check)
    later(core, clock, 4)
    core.hub.discard(second)
    later(core, clock, 4)
    assert ended(core) == [False]
    later(core, clock, 1)
    assert ended(core) == [True]


def test_after_a_restart_the_worker_has_time_to_come_back(
    core: Core, clock: Clock, check: Checking
) -> None:
    core.hub.discard(page(core, check))
    core.checkers_seen.clear()  # what the process knew is gone
    clock.forward(minutes=20)
    later(core, clock, 0)
    later(core, clock, 4)
    assert ended(core) == [False]
    later(core, clock, 1)
    assert ended(core) == [True]


def test_what_ended_is_forgotten_here_too(core: Core, clock: Clock, check: Checking) -> None:
    check.staff.post(f"{check.base}/stop")
    later(core, clock, 6)
    assert core.checkers_seen == {}
    assert len(records(core, check.encounter, "identity_check_recorded")) == 1
