"""Killed at a random moment, again and again: nothing that was confirmed is lost."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise

import pytest

from tests.prosody.api import Api
from tests.prosody.prosody import Prosody
from tests.prosody.service import Event, FakeService
from tests.prosody.story import Story, run_until_killed
from tests.support.server import PATIENCE

LONGEST = 0.8
"""Seconds from the first move to the kill, at most."""

KILLS = [*range(5), *(pytest.param(kill, marks=pytest.mark.deep) for kill in range(5, 60))]


@pytest.fixture(scope="module")
def earlier(prosody: Prosody) -> list[Story]:
    """This Prosody's stories that ended with earlier kills: what they left must outlive later ones
    too."""
    return []


@pytest.mark.parametrize("kill", KILLS)
def test_nothing_confirmed_is_lost(
    prosody: Prosody, service: FakeService, earlier: list[Story], kill: int
) -> None:
    seed = int.from_bytes(os.urandom(4))
    chance = random.Random(seed)
    moment = chance.uniform(0, LONGEST)
    stories = [Story(prosody, random.Random(seed + number)) for number in range(3)]
    reachable = chance.random() < 0.5
    with telling(f"seed {seed}, killed after {moment:.3f} s, service reachable: {reachable}"):
        if not reachable:
            service.down()
        run_until_killed(prosody, stories, moment)
        prosody.start()
        if not reachable:
            service.up()
        earlier += stories
        check(prosody, service, earlier)
        check_who_is_present(prosody, service, stories)


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say with a fault how it came about."""
    try:
        yield
    except Exception as fault:
        fault.add_note(what)
        raise


def check(prosody: Prosody, service: FakeService, stories: list[Story]) -> None:
    """All that was confirmed is there, after this kill and after all the earlier ones."""
    state = Api(prosody).state()
    everything_arrived(service, state["instance"])
    assert_in_order(service.events)
    for story in stories:
        story.check_admissions(state)
        story.check_events(service.of(room=story.room))
    assert prosody.faults() == []


def check_who_is_present(prosody: Prosody, service: FakeService, stories: list[Story]) -> None:
    """The events alone tell who is in: nobody from before the kill, all who came back since."""
    assert present(service.events) == set()
    for story in stories:
        story.come_back()
    inside = sum(len(story.inside) for story in stories)
    live = {
        session["session"]
        for room in Api(prosody).state()["rooms"].values()
        for session in room["sessions"]
    }
    assert len(live) == inside
    service.wait_until(lambda: present(service.events) == live, what="those who came back")
    for story in stories:
        story.go_home()


def everything_arrived(service: FakeService, instance: str) -> None:
    """`started` of this run is the youngest event, so nothing older can be under way any more."""
    service.wait_for(3 * PATIENCE, type="started", instance=instance)


def assert_in_order(events: list[Event]) -> None:
    """Runs do not mix, each begins with `started`, and no number is left out."""
    runs = [list(run) for _, run in groupby(events, key=lambda event: event["instance"])]
    assert len({run[0]["instance"] for run in runs}) == len(runs), "two runs are mixed"
    for run in runs:
        assert run[0]["type"] == "started"
        assert run[0]["seq"] == 1
        assert all(later["seq"] == before["seq"] + 1 for before, later in pairwise(run))


def present(events: Iterable[Event]) -> set[str]:
    """Who is in, by the events alone, as the service works it out."""
    sessions: set[str] = set()
    for event in events:
        if event["type"] == "started":
            sessions = set()
        elif event["type"] == "joined":
            sessions.add(event["session"])
        elif event["type"] in {"left", "evicted", "unavailable"}:
            sessions.remove(event["session"])
    return sessions
