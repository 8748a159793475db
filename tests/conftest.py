"""What many tests share: an application on a database of its own, a clock, and the fixed cast."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from flask_admin_app import config, create_app, first_run, migrate
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.prosody import versions
from tests.support import (
    hypothesis_profiles,
    passwords,
    routes,
    scratch,
    side_by_side,
    statements,
    templates,
)
from tests.support.cast import Cast, add_cast
from tests.support.clock import Clock
from tests.support.web import Web

scratch.choose()
hypothesis_profiles.load()
passwords.hash_quickly()
routes.share()
statements.share()
templates.share()


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Which tests may run at once."""
    return side_by_side.scheduler(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which Prosodies ran, and whose authentication."""
    ran = (report for each in terminalreporter.stats.values() for report in each)
    if any(getattr(report, "nodeid", "").startswith("tests/prosody/") for report in ran):
        terminalreporter.write_line(versions.summary())


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with secrets, tables and the cast, copied for each test."""
    folder = tmp_path_factory.mktemp("prepared")
    first_run.make_secrets(folder)
    settings = config.load({"TUOKIO_DATA_DIR": str(folder)})
    migrate.upgrade(settings.database_url)
    core = Core(settings)
    add_cast(core)
    core.database.engine.dispose()
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """This test's data folder."""
    target = tmp_path / "var"
    shutil.copytree(prepared, target)
    return target


@pytest.fixture
def settings(folder: Path) -> Settings:
    """Settings as `tuokio init` leaves them."""
    return config.load({"TUOKIO_DATA_DIR": str(folder)})


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
def core(settings: Settings, clock: Clock) -> Iterator[Core]:
    """The services."""
    made = Core(settings, clock=clock)
    yield made
    made.database.engine.dispose()


@pytest.fixture
def app(settings: Settings, core: Core) -> Flask:
    """The application."""
    return create_app(settings, core=core)


@pytest.fixture
def cast(core: Core) -> Cast:
    """The professional, a colleague of the same unit, a stranger of another organisation, …"""
    return Cast(core)


@pytest.fixture
def web(app: Flask, core: Core, cast: Cast) -> Web:
    """Browsers for the cast."""
    return Web(app, core, cast)
