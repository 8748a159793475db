"""What tests of the service share: a real PostgreSQL, and the service on a port."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from flask_admin_app import config, create_app, migrate
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.fakes.fake_prosody import FakeProsody, fake_prosody
from tests.support.cast import Cast, add_cast
from tests.support.clock import Clock
from tests.support.gate import Gated, with_gate
from tests.support.postgres import Postgres, running
from tests.support.server import Service, serving
from tests.support.web import Web

TEMPLATE = "prepared"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres, prepared: Path) -> str:
    """A database with the tables and the cast, copied for each test."""
    url = postgres.create(TEMPLATE)
    migrate.upgrade(url)
    settings = config.load({"TUOKIO_DATA_DIR": str(prepared), "TUOKIO_DATABASE_URL": url})
    core = Core(settings)
    add_cast(core)
    core.database.engine.dispose()
    return TEMPLATE


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """This test's database."""
    name = f"test_{next(_numbers)}"
    yield postgres.create(name, template=postgres_template)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def any_settings(request: pytest.FixtureRequest, folder: Path) -> Settings:
    """Settings on each database that we support."""
    environ = {"TUOKIO_DATA_DIR": str(folder)}
    if request.param == "postgresql":
        environ["TUOKIO_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    return config.load(environ)


@pytest.fixture
def any_web(any_settings: Settings, clock: Clock) -> Iterator[Web]:
    """Browsers for the cast, on each database that we support."""
    core = Core(any_settings, clock=clock)
    yield Web(create_app(any_settings, core=core), core, Cast(core))
    core.database.engine.dispose()


@pytest.fixture
def prosody() -> Iterator[FakeProsody]:
    """A fake of Prosody with the gate in it."""
    with fake_prosody() as running:
        yield running


@pytest.fixture
def gated(settings: Settings, prosody: FakeProsody, clock: Clock) -> Iterator[Gated]:
    """The service with a gate, whose keeper does not run: the test pushes."""
    yield from _gated(settings, prosody, clock)


@pytest.fixture
def any_gated(any_settings: Settings, prosody: FakeProsody, clock: Clock) -> Iterator[Gated]:
    """The same on each database that we support."""
    yield from _gated(any_settings, prosody, clock)


def _gated(settings: Settings, prosody: FakeProsody, clock: Clock) -> Iterator[Gated]:
    settings = with_gate(settings, prosody)
    core = Core(settings, clock=clock)
    yield Gated(Web(create_app(settings, core=core), core, Cast(core)), prosody, clock)
    if core.prosody:
        core.prosody.close()
    core.database.engine.dispose()


@pytest.fixture
def service(folder: Path, clock: Clock) -> Iterator[Service]:
    """The real service on a free port, with a clock that the test moves."""
    with serving(folder, clock) as found:
        yield found
