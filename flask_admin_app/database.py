"""The database: reading, and writing one change with its log entry in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from sqlite3 import OperationalError
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from flask_admin_app.models import LogErrandRow
from tuokio.ids import new_ref
from tuokio.ledger import Ledger

BUSY_MS = 5_000
FORGET = "forget"
"""The errand that says that SQLite's write-ahead log is to be cut. Its `fault` is another one for
each destruction, and blank when nothing is left to be forgotten."""
_IN_THE_WAY_MS = 50
_WRITES = "tuokio_writes"
_LOCK = 0x74756F6B  # "tuok"


@dataclass
class Work:
    """One transaction that changes something. Who should hear of it is told after the commit."""

    session: Session
    ledger: Ledger
    now: datetime
    touched: dict[str, set[str] | None] = field(default_factory=dict)
    afterwards: list[Callable[[], object]] = field(default_factory=list)

    def touch(self, encounter: str, refs: Iterable[str] | None = None) -> None:
        """Tell the people of an encounter of this change: all, or staff and `refs`."""
        known = self.touched.get(encounter, set())
        self.touched[encounter] = None if refs is None or known is None else known | set(refs)


class TransactionLedger(Ledger, Protocol):
    """A ledger of one transaction."""

    def finish(self) -> None:
        """Write what was appended, before the commit."""
        ...

    def committed(self) -> None:
        """What was written is in the database."""
        ...


class Database:
    """An engine that is set up for safety before speed. `ledger` makes the log's writer of one
    transaction."""

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], datetime],
        ledger: Callable[[Session, datetime], TransactionLedger],
    ) -> None:
        self.clock = clock
        self._ledger = ledger
        self.engine = _engine(url)
        on_sqlite = self.engine.dialect.name == "sqlite"
        snapshot = {} if on_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reader = self.engine.execution_options(**snapshot)
        self.on_change: Callable[[str, set[str] | None], None] = lambda _encounter, _refs: None

    def forget(self, work: Work) -> None:
        """What this transaction destroys must go from SQLite's write-ahead log too. The database
        itself remembers that: whichever process finds nobody reading does it (`tidy`)."""
        if self.engine.dialect.name != "sqlite":
            return
        mark = {"name": FORGET, "size": 0, "fault": new_ref()}
        row = insert(LogErrandRow).values(mark)
        work.session.execute(row.on_conflict_do_update(index_elements=["name"], set_=mark))
        work.afterwards.append(self.tidy)

    def tidy(self) -> bool:
        """Cut the write-ahead log, if something is to be forgotten and nobody is in the way; False
        while somebody is."""
        if self.engine.dialect.name != "sqlite":
            return True
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            driver: Any = connection.connection.driver_connection
            marks = driver.execute(
                "SELECT fault FROM log_errands WHERE name = ? AND fault IS NOT NULL", (FORGET,)
            ).fetchall()
            if not marks:
                return True
            driver.execute(f"PRAGMA busy_timeout = {_IN_THE_WAY_MS}")
            try:
                return _cut(driver, *marks[0])
            finally:
                driver.execute(f"PRAGMA busy_timeout = {BUSY_MS}")

    def close(self) -> None:
        """Let go of all connections; the last one takes the write-ahead log along."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads, and sees one moment throughout."""
        with Session(self._reader) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Work]:
        """One transaction. It holds the write lock from the start (SQLite: `BEGIN IMMEDIATE`,
        PostgreSQL: an advisory lock), so that what it reads is what it changes, and the times of
        the log follow its order."""
        writer = self.engine.execution_options(**{_WRITES: True})
        with Session(writer, expire_on_commit=False) as session, session.begin():
            connection = session.connection()  # on SQLite this takes the lock
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            now = self.clock()
            ledger = self._ledger(session, now)
            work = Work(session, ledger, now)
            yield work
            ledger.finish()
        ledger.committed()
        for callback in work.afterwards:
            callback()
        for encounter, refs in work.touched.items():
            self.on_change(encounter, refs)


def _cut(driver: Any, mark: str) -> bool:
    """Cut SQLite's write-ahead log, and take the mark back, unless more was destroyed meanwhile."""
    ((busy, _pages, _moved),) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        return False
    with suppress(OperationalError):  # somebody writes: then it is cut once more, the next time
        driver.execute(
            "UPDATE log_errands SET fault = NULL WHERE name = ? AND fault = ?", (FORGET, mark)
        )
    return True


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
        "recursive_triggers = ON",  # else INSERT OR REPLACE deletes from the log unseen
        "secure_delete = ON",
        f"busy_timeout = {BUSY_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
