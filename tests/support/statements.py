"""SQLAlchemy compiles a statement once for all tests, not once for each database that a test makes.

An engine keeps what it compiled by its dialect, and every engine has one of its own. Here two of a
kind count as one: all engines of the service are made alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

from flask_admin_app import database

_compiled: LRUCache[Any, Any] = LRUCache(2000)


def share() -> None:
    """From now on the service's engines in this process share what they compile."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    made = database._engine

    def engine(url: str) -> Engine:
        found = made(url)
        found._compiled_cache = _compiled
        return found

    database._engine = engine
