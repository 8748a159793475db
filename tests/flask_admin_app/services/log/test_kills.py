"""Killed without warning at a random moment, again and again, on one log: nothing that was
acknowledged is lost, nothing is half there, and the next append goes on."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.flask_admin_app.services.log.writer import Committed, Job, Signed, Writing, writing
from tests.support.log import (
    Whole,
    append,
    check_checkpoints,
    check_whole,
    entry,
    visit,
)

ROUNDS = 5
"""In one life of a log; two processes are killed in each."""

MOST_WORDS, LONGEST = 12, 0.05  # seconds
"""Until the kill, counted from the first word or from the start of the process."""


def lives(few: int, many: int) -> list[object]:
    """So many with `make test`, and so many with `make test-deep`."""
    return [*range(few), *(pytest.param(life, marks=pytest.mark.deep) for life in range(few, many))]


@pytest.mark.parametrize("life", lives(2, 12))
def test_on_sqlite(settings: Settings, life: int) -> None:
    live_and_die(settings)


@pytest.mark.parametrize("any_settings", ["postgresql"], indirect=True)
@pytest.mark.parametrize("life", lives(1, 6))
def test_on_postgresql(any_settings: Settings, life: int) -> None:
    live_and_die(any_settings)


def live_and_die(settings: Settings) -> None:
    """One log, and those who write to it until they are killed."""
    seed = int.from_bytes(os.urandom(4))
    chance = random.Random(seed)
    core = Core(settings)
    job = Job.of(settings, visits=(visit(core),), signs=True)
    with telling(f"seed {seed}"):
        whole = check_whole(core)
        for round_ in range(ROUNDS):
            names = (f"a{round_}", f"b{round_}")
            jobs = [replace(job, name=name, seed=chance.getrandbits(32)) for name in names]
            with writing(jobs[0]) as first, writing(jobs[1]) as second:
                for writer in (first, second):
                    words, seconds = chance.randint(0, MOST_WORDS), chance.uniform(0, LONGEST)
                    writer.kill(words=words, seconds=seconds)
            whole = check(core, whole, dict(zip(names, (first, second), strict=True)))
    core.database.close()


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say with a fault how it came about."""
    try:
        yield
    except Exception as fault:
        fault.add_note(what)
        raise


def check(core: Core, before: Whole, writers: dict[str, Writing]) -> Whole:
    """The log after both are dead, by one entry longer."""
    # First of all: PostgreSQL may still be at the last wish of the dead, who hold the lock.
    (newest,) = append(core, entry())
    whole = check_whole(core)
    assert newest == whole.size - 1
    assert whole.leaves[: before.size] == before.leaves
    sizes = {each.size for each in check_checkpoints(core)}
    for name, writer in writers.items():
        check_told(whole, name, writer)
        assert {told.size for told in writer.told if isinstance(told, Signed)} <= sizes
    return whole


def check_told(whole: Whole, name: str, writer: Writing) -> None:
    """What it told is there, each at its place; at most one transaction more, which it had not told
    yet; and each of them whole."""
    told = {each.number: each.indexes for each in writer.told if isinstance(each, Committed)}
    found: dict[int, dict[int, int]] = {}
    for index, record in whole.records.items():
        facts = record.get("facts", {})
        if facts.get("what") == name:
            found.setdefault(facts["number"], {})[facts["part"]] = index
    for number, parts in found.items():
        first = parts[0]
        whole_one = range(first, first + whole.records[first]["facts"]["parts"])
        assert tuple(parts.values()) == tuple(whole_one), "a part of a transaction"
        assert told.get(number, tuple(whole_one)) == tuple(whole_one)
    assert told.keys() <= found.keys(), "what was acknowledged is lost"
    untold = found.keys() - told.keys()
    assert len(untold) <= 1
    assert all(number > max(told, default=-1) for number in untold)
