"""Sixteen writers at once, in threads and in processes, on each database: gapless, and nothing
acknowledged twice or lost."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import RecordKeyRow
from flask_admin_app.services.log import erasure
from flask_admin_app.services.log.record_keys import KeyKind
from tests.flask_admin_app.services.log.writer import (
    Committed,
    Job,
    Told,
    write,
    writing,
)
from tests.support.clock import Clock
from tests.support.log import (
    Whole,
    append,
    check_checkpoints,
    check_whole,
    end,
    entry,
    faults_of,
    visit,
)

WRITERS = 16
TURNS = 12

Heard = dict[str, list[Told]]


@pytest.fixture
def any_core(any_settings: Settings) -> Iterator[Core]:
    """Services on each database, with the real clock."""
    made = Core(any_settings)
    yield made
    made.database.close()


@pytest.fixture
def jobs(any_core: Core) -> list[Job]:
    """What each is to write. All write about the same two people, and about the log itself, which
    has no key yet."""
    visits = (visit(any_core), visit(any_core))
    job = Job.of(any_core.settings, visits=visits, turns=TURNS, signs=True)
    return [replace(job, name=f"writer-{number}", seed=number) for number in range(WRITERS)]


def test_threads(any_core: Core, jobs: list[Job]) -> None:
    before = check_whole(any_core)
    start = threading.Barrier(WRITERS)
    heard: Heard = {job.name: [] for job in jobs}

    def work(job: Job) -> None:
        start.wait()
        write(job, heard[job.name].append)

    threads = [threading.Thread(target=work, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(any_core, before, heard)


def test_who_checks_meanwhile_finds_no_fault(any_core: Core, jobs: list[Job]) -> None:
    """The auditor's button is pressed while people come and go."""
    told: list[Told] = []
    threads = [threading.Thread(target=write, args=[job, told.append]) for job in jobs[:4]]
    for thread in threads:
        thread.start()
    found = []
    while any(thread.is_alive() for thread in threads):
        found.append((len(told), faults_of(any_core)))
    for thread in threads:
        thread.join()
    assert len({heard for heard, _ in found}) > 1, "nobody wrote meanwhile"
    assert [faults for _, faults in found if faults] == []


def test_processes(any_core: Core, jobs: list[Job]) -> None:
    before = check_whole(any_core)
    with ExitStack() as ending:
        writers = {job.name: ending.enter_context(writing(job)) for job in jobs}
        for writer in writers.values():
            writer.hear_all()
            writer.process.join()
            assert writer.process.exitcode == 0
    check(any_core, before, {name: writer.told for name, writer in writers.items()})


@pytest.mark.parametrize("any_settings", ["postgresql"], indirect=True)
def test_what_comes_while_a_key_is_destroyed(
    any_core: Core, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An auditor looks at an encounter in the moment in which it is purged. Either the look is
    destroyed too, and told, or it is refused. SQLite has one writer at a time anyway."""
    client = visit(any_core)
    end(any_core, client.encounter)
    others = ThreadPoolExecutor()
    original = erasure._places

    def places(session: Session, keys: Sequence[RecordKeyRow]) -> list[int]:
        found = original(session, keys)
        looking = others.submit(append, any_core, entry(encounter=client.encounter))
        while not looking.done() and not _somebody_waits(any_core):
            pass
        return found

    monkeypatch.setattr(erasure, "_places", places)
    later = Core(any_core.settings, clock=clock)
    clock.forward(days=36500)
    assert erasure.purge(later).encounters == 1
    others.shutdown()
    later.database.close()
    check_whole(any_core)


def _somebody_waits(core: Core) -> bool:
    query = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with core.database.read() as session:
        return bool(session.scalar(text(query)))


def check(core: Core, before: Whole, heard: Heard) -> None:
    """What was told is what stands in the log, each at its place, and nothing else does."""
    whole = check_whole(core)
    assert whole.leaves[: before.size] == before.leaves
    acknowledged = {
        (name, told.number, part): index
        for name, words in heard.items()
        for told in words
        if isinstance(told, Committed)
        for part, index in enumerate(told.indexes)
    }
    assert len(acknowledged) > WRITERS * TURNS / 2
    written = {
        (facts["what"], facts["number"], facts["part"]): index
        for index, record in whole.records.items()
        if "part" in (facts := record.get("facts", {}))
    }
    assert written == acknowledged
    assert Counter(acknowledged.values()) == Counter(range(before.size, whole.size))
    check_checkpoints(core)
    check_keys(core)
    check_it_goes_on(core, whole)


def check_keys(core: Core) -> None:
    """One for each client, encounter and house, whoever was the first to need it."""
    with core.database.read() as session:
        keys = session.query(RecordKeyRow).all()
    kinds = Counter((key.kind, key.encounter, key.organisation_id) for key in keys)
    assert set(kinds.values()) == {1}
    assert Counter(kind for kind, _, _ in kinds) == {
        KeyKind.CLIENT: 2,
        KeyKind.ENCOUNTER: 2,
        KeyKind.HOUSE: 1,
    }


def check_it_goes_on(core: Core, whole: Whole) -> None:
    """One who has not seen any of it appends next."""
    assert append(core, entry()) == [whole.size]
    assert check_whole(core).leaves[:-1] == whole.leaves
