"""One running service: `tuokio run` in a process of its own, on a data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.server import process

EXIT_URL = "https://elsewhere.example/"
"""Where the quick exit leads; a browser that goes there must be told to answer it itself."""


@dataclass(frozen=True)
class Service:
    """Where it is, and where its data are."""

    url: str
    folder: Path = Path()


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Service]:
    """The service with these settings."""
    given = {"TUOKIO_EXIT_URL": EXIT_URL} | settings
    with process(folder, folder / "run.log", **given) as (_, url):
        yield Service(url, folder)
