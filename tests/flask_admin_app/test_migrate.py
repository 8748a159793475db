"""The tables that migrations make are those that the models tell of, on each database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, inspect, select

from flask_admin_app import migrate
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import Base, EncounterRow, ParticipantRow, RecordKeyRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.log.erasure import Purged, purge
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.kept_log import ended, faults, inside
from tests.support.log import append, entry
from tests.support.postgres import Postgres
from tests.support.web import Web


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield server.create("empty")
    server.drop("empty")


def test_migrated_tables_equal_the_models(empty: str) -> None:
    migrate.upgrade(empty)
    engine = create_engine(empty)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_twice_is_once(empty: str) -> None:
    migrate.upgrade(empty)
    migrate.upgrade(empty)


def test_the_way_back(empty: str) -> None:
    migrate.upgrade(empty)
    engine = create_engine(empty)
    config = migrate.configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    migrate.upgrade(empty)


# From a database of before the log ---------------------------------------------------------------


@pytest.fixture
def before(empty: str, web: Web, settings: Settings) -> Iterator[tuple[Core, str, str]]:
    """A database as it was before the log, with an encounter that is over and one that goes on,
    brought to today; and their ids."""
    over, lasting = ended(web).encounter, inside(web).encounter
    source, target = create_engine(settings.database_url), create_engine(empty)
    config = migrate.configuration()
    with target.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    there, here = MetaData(), MetaData()
    there.reflect(source)
    here.reflect(target)
    with source.connect() as reading, target.begin() as writing:
        for table in here.sorted_tables:
            if table.name in there.tables and table.name != "alembic_version":
                shared = [there.tables[table.name].c[column.name] for column in table.c]
                rows = [row._asdict() for row in reading.execute(select(*shared))]
                if rows:
                    writing.execute(table.insert(), rows)
    source.dispose()
    target.dispose()
    migrate.upgrade(empty)
    core = Core(replace(settings, database_url=empty), clock=web.core.clock)
    yield core, over, lasting
    core.database.close()


def left(core: Core) -> set[str]:
    """The encounters that are still there, as far as anybody is in them."""
    with core.database.read() as session:
        rows = {row.id for row in session.query(EncounterRow)}
        assert {person.encounter_id for person in session.query(ParticipantRow)} == rows
        return rows


def test_what_was_over_before_the_log_is_purged_in_its_time(
    before: tuple[Core, str, str], clock: Clock
) -> None:
    core, over, lasting = before
    with core.database.read() as session:
        row = session.get_one(EncounterRow, over)
        due = row.destroy_after
        assert row.over_at == row.closes_at
        assert session.get_one(EncounterRow, lasting).over_at is None
        assert session.query(RecordKeyRow).all() == []
    assert due
    clock.now = due - timedelta(seconds=1)
    assert purge(core).encounters == 0
    clock.now = due
    assert purge(core, dry_run=True) == Purged(1, 0, 0)
    assert purge(core) == Purged(1, 0, 0)
    assert left(core) == {lasting}
    assert faults(core) == []


def test_what_goes_on_from_before_the_log_ends_and_is_purged(
    before: tuple[Core, str, str], clock: Clock
) -> None:
    core, over, lasting = before
    lifecycle.end(core, Cast(core).professional, lasting)
    append(core, entry(encounter=over))  # somebody looks at it
    with core.database.read() as session:
        for encounter in (over, lasting):
            row = session.get_one(EncounterRow, encounter)
            keys = session.query(RecordKeyRow).filter_by(encounter=encounter).all()
            assert {key.destroy_after for key in keys} == {row.destroy_after}
            assert row.destroy_after
    clock.forward(days=4000)
    assert purge(core).encounters == 2
    assert left(core) == set()
    assert faults(core) == []


def test_the_way_back_destroys_no_log(before: tuple[Core, str, str]) -> None:
    core, _over, lasting = before
    lifecycle.end(core, Cast(core).professional, lasting)
    config = migrate.configuration()
    engine = create_engine(core.settings.database_url)  # as `migrate` brings it

    def back() -> None:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "0002")

    with pytest.raises(RuntimeError, match="destroy the whole log"):
        back()
    engine.dispose()
    assert faults(core) == []
