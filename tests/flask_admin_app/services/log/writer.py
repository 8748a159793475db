"""Writes to the log and tells each commit, until it has done its turns or is killed: in a thread,
or in a process of its own.

Processes are forked from a server that has read the program already, so that a hundred of them cost
seconds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError

from flask_admin_app import config
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.services.log import checkpoints
from tests.support.log import Visit, append, append_in_vain
from tests.support.server import PATIENCE
from tuokio.ledger import Entry, EntryType

MOST_TRIES = 20

_forks = get_context("forkserver")
_forks.set_forkserver_preload([__name__])

T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """What to write. `name` marks the entries; half of them are about somebody of `visits`. After
    `turns` turns it is done; None is never."""

    data_dir: str
    database_url: str
    name: str = "writer"
    seed: int = 0
    visits: tuple[Visit, ...] = ()
    turns: int | None = None
    signs: bool = False

    @classmethod
    def of(cls, settings: Settings, **what: Any) -> Job:
        """To be done in the database of these settings."""
        return cls(str(settings.data_dir), settings.database_url, **what)

    def settings(self) -> Settings:
        """The same, wherever the job is done."""
        environ = {"TUOKIO_DATA_DIR": self.data_dir, "TUOKIO_DATABASE_URL": self.database_url}
        return config.load(environ)


@dataclass(frozen=True)
class Committed:
    """The transaction of this number is in the database, with these entries."""

    number: int
    indexes: tuple[int, ...]


@dataclass(frozen=True)
class Signed:
    """A checkpoint of this size is in the database."""

    size: int


Told = Committed | Signed


def write(job: Job, tell: Callable[[Told], None]) -> None:
    """Do the job, with services of one's own."""
    core = Core(job.settings())
    chance = random.Random(job.seed)
    number = 0
    while job.turns is None or number < job.turns:
        entries = _entries(job, number, chance)
        if chance.random() < 0.2:
            patiently(lambda some=entries: append_in_vain(core, *some))  # type: ignore[misc]
        else:
            indexes = patiently(lambda some=entries: append(core, *some))  # type: ignore[misc]
            tell(Committed(number, tuple(indexes)))
        if job.signs and chance.random() < 0.15:
            tell(Signed(patiently(lambda: _sign(core))))
        number += 1
    core.database.close()


def patiently(action: Callable[[], T]) -> T:
    """As somebody does who is told that the database is busy: again, some times."""
    for _ in range(MOST_TRIES):
        try:
            return action()
        except OperationalError as error:
            if "locked" not in str(error):
                raise
    raise AssertionError("the database stayed locked")


def _entries(job: Job, number: int, chance: random.Random) -> list[Entry]:
    """One to three, for one transaction."""
    many = chance.choice([1, 1, 2, 3])
    found = []
    for part in range(many):
        facts: dict[str, str | int] = {
            "what": job.name, "number": number, "part": part, "parts": many
        }  # fmt: skip
        about = chance.choice(job.visits) if job.visits and chance.random() < 0.5 else None
        found.append(
            Entry(EntryType.VIEWED, about.encounter, subject=about.ref, facts=facts)
            if about
            else Entry(EntryType.VIEWED, None, facts=facts)
        )
    return found


def _sign(core: Core) -> int:
    with core.database.write() as work:
        return checkpoints.sign(core, work, publish=False).size


# In a process --------------------------------------------------------------------------------


@dataclass
class Writing:
    """A process at its job, and what it has told so far."""

    process: BaseProcess
    line: Connection
    told: list[Told] = field(default_factory=list)

    ended: bool = False

    def hear(self, within: float) -> bool:
        """Wait for the next word; False if none came in time, or no more will come."""
        try:
            if self.ended or not self.line.poll(within):
                return False
            self.told.append(self.line.recv())
        except EOFError:
            self.ended = True
            return False
        return True

    def hear_all(self) -> None:
        """Until it has ended. Many who write at once wait for each other long."""
        while self.hear(6 * PATIENCE):
            pass
        assert self.ended, "the writer says nothing any more"

    def kill(self, *, words: int, seconds: float) -> None:
        """End it without warning (SIGKILL), after so many words and so much time."""
        for _ in range(words):
            assert self.hear(PATIENCE), "the writer came to an end by itself"
        until = time.monotonic() + seconds
        while self.hear(max(0.0, until - time.monotonic())):
            pass
        self.process.kill()
        self.process.join(PATIENCE)
        assert self.process.exitcode == -9
        self.hear_all()


@contextmanager
def writing(job: Job) -> Iterator[Writing]:
    """Start a process."""
    ours, its = _forks.Pipe(duplex=False)
    process = _forks.Process(target=_serve, args=(job, its))
    process.start()
    its.close()  # so that its end is the end of the line
    try:
        yield Writing(process, ours)
    finally:
        process.kill()
        process.join(PATIENCE)
        ours.close()


def _serve(job: Job, line: Connection) -> None:
    write(job, line.send)
