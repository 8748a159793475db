"""A log with a part, something erased and a time stamp; and fresh copies of its bundle."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.log_bundles import MemoryLog, make_log

PART = 130


def _log() -> MemoryLog:
    log = make_log(299)
    log.erase(131, 140)
    return log


@pytest.fixture(scope="session")
def log() -> MemoryLog:
    """300 entries: two tiles, of which one is full; two of them are erased. Not to be changed."""
    return _log()


@pytest.fixture(scope="session")
def kept(log: MemoryLog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of the part from `PART` on. Not to be changed."""
    folder = tmp_path_factory.mktemp("kept") / "bundle"
    return log.bundle(folder, part_from=PART, timestamps={300: b"response"})


@pytest.fixture
def bundle(kept: Path, tmp_path: Path) -> Path:
    """A bundle to break."""
    return Path(shutil.copytree(kept, tmp_path / "bundle"))
