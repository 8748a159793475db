"""The log and its outside: entries to count, settings of the log, errands as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.services.log import checkpoints
from flask_admin_app.services.log.errands import Errand, recall
from flask_admin_app.services.log.tree_store import SqlTree
from tests.fakes.fake_witness import FakeWitness
from tests.support.clock import Clock
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.policy import Policy, Witness


def with_log(settings: Settings, **log: Any) -> Settings:
    """The same settings, with these of the log changed."""
    return replace(settings, log=replace(settings.log, **log))


@contextmanager
def opened(settings: Settings, clock: Clock, **log: Any) -> Iterator[Core]:
    """The services, with these settings of the log."""
    core = Core(with_log(settings, **log), clock=clock)
    yield core
    core.database.engine.dispose()


def policy_of(*witnesses: FakeWitness) -> Policy:
    """All of these must have cosigned; where they are is in it."""
    named = tuple(
        Witness(f"w{number}", each.key.vkey, each.url) for number, each in enumerate(witnesses)
    )
    return Policy((), named, (), named[0].name if named else "none")


def introduce(witness: FakeWitness, settings: Settings, clock: Clock) -> None:
    """Tell a witness of our log, and of our time."""
    signers = read_signers(settings.log.key_file)
    witness.logs[signers[0].name] = [each.vkey for each in signers]
    witness.clock = lambda: clock().timestamp()


def grow(core: Core, count: int, *, mark: str = "one") -> int:
    """Append entries; return the log's size."""
    with core.database.write() as work:
        for number in range(count):
            facts: dict[str, str | int] = {"what": mark, "number": number}
            work.ledger.append(Entry(EntryType.VIEWED, None, facts=facts))
    with core.database.read() as session:
        return SqlTree(session).size()


def size_of(core: Core) -> int:
    """How many entries there are."""
    return grow(core, 0)


def published(core: Core) -> Checkpoint:
    """The newest checkpoint that anyone may see, verified."""
    with core.database.read() as session:
        row = checkpoints.latest(session)
        assert row
        return verify_note(checkpoints.note_of(row), checkpoints.vkeys(session))


def shown(core: Core) -> str:
    """Its note, with cosignatures."""
    with core.database.read() as session:
        row = checkpoints.latest(session)
        assert row
        return checkpoints.note_of(row)


def errand(core: Core, name: str) -> Errand:
    """How an errand stands."""
    with core.database.read() as session:
        return recall(session, name)


def copy_of(settings: Settings, folder: Path) -> Settings:
    """The same service over a copy of its folder, as a backup brought back would be."""
    database = folder / "tuokio.db"
    key_file = folder / settings.log.key_file.name
    moved = replace(settings, data_dir=folder, database_url=f"sqlite:///{database}")
    return with_log(moved, key_file=key_file)
