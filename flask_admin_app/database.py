"""The database: reading, and writing one change with its log entry in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from flask_admin_app.ledger_table import TableLedger
from tuokio.ledger import Ledger

BUSY_MS = 5_000
_WRITES = "tuokio_writes"


@dataclass
class Work:
    """One transaction that changes something. Who should hear of it is told after the commit."""

    session: Session
    ledger: Ledger
    now: datetime
    touched: dict[str, set[str] | None] = field(default_factory=dict)
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def touch(self, encounter: str, refs: Iterable[str] | None = None) -> None:
        """Tell the people of an encounter of this change: all, or staff and `refs`."""
        known = self.touched.get(encounter, set())
        self.touched[encounter] = None if refs is None or known is None else known | set(refs)


class Database:
    """An engine that is set up for safety before speed."""

    def __init__(self, url: str, *, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.engine = _engine(url)
        self.on_change: Callable[[str, set[str] | None], None] = lambda _encounter, _refs: None
        self._forgetting = False

    def forget(self) -> None:
        """What was just destroyed must go from SQLite's write-ahead log too. If somebody is
        reading, `tidy` tries again."""
        self._forgetting = self.engine.dialect.name == "sqlite"
        self.tidy()

    def tidy(self) -> None:
        """Cut the write-ahead log, if something is to be forgotten and nobody is in the way."""
        if not self._forgetting:
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            driver = connection.connection.driver_connection
            if driver is None:
                return
            driver.execute("PRAGMA busy_timeout = 50")
            busy, _pages, _moved = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            driver.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._forgetting = bool(busy)

    def close(self) -> None:
        """Let go of all connections; the last one takes the write-ahead log along."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Work]:
        """One transaction. It holds the write lock from the start (SQLite: `BEGIN IMMEDIATE`), so
        that what it reads is what it changes."""
        writer = self.engine.execution_options(**{_WRITES: True})
        with Session(writer, expire_on_commit=False) as session, session.begin():
            session.connection()  # takes the lock now, so that times follow the order of the log
            now = self.clock()
            work = Work(session, TableLedger(session, now), now)
            yield work
        for callback in work.afterwards:
            callback()
        for encounter, refs in work.touched.items():
            self.on_change(encounter, refs)


def _engine(url: str) -> Engine:
    # Parameters hold sealed names and hashes; they stay out of error messages and logs.
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True, pool_pre_ping=True)
    # The driver begins no transaction of its own accord; `_begin_sqlite` does.
    arguments = {"timeout": BUSY_MS / 1000, "isolation_level": None}
    engine = create_engine(url, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"busy_timeout = {BUSY_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
