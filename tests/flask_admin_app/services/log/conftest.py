"""What tests of the log's outside share: whoever is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flask_admin_app.config import Settings
from tests.fakes.fake_witness import FakeWitness, fake_witness
from tests.support.clock import Clock
from tests.support.letter_box import LetterBox, letter_box
from tests.support.outside import introduce


@pytest.fixture
def witness(settings: Settings, clock: Clock) -> Iterator[FakeWitness]:
    """A witness that knows our log."""
    with fake_witness() as running:
        introduce(running, settings, clock)
        yield running


@pytest.fixture
def box() -> Iterator[LetterBox]:
    """A web address."""
    with letter_box() as running:
        yield running
