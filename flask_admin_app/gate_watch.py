"""Whether the gate in Prosody answers, and the bell that wakes whoever talks to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime


class GateWatch:
    """Shared between requests, which ring and ask, and the one thread that talks to Prosody."""

    def __init__(self) -> None:
        self._bell = threading.Event()
        self._lock = threading.Lock()
        self._away_since: datetime | None = None
        self._faults: tuple[str, ...] = ()
        self._compare = True
        self.on_change: Callable[[], None] = lambda: None

    @property
    def away_since(self) -> datetime | None:
        """Since when Prosody has not answered as it should; None while it does."""
        return self._away_since

    @property
    def faults(self) -> tuple[str, ...]:
        """What Prosody itself says is wrong with its gate, in codes."""
        return self._faults

    def wake(self) -> None:
        """There is something to push."""
        self._bell.set()

    def compare(self) -> None:
        """What Prosody holds may not be what we think: look."""
        with self._lock:
            self._compare = True
        self._bell.set()

    def must_compare(self) -> bool:
        """Whether somebody asked to look, since the last time this was asked."""
        with self._lock:
            asked, self._compare = self._compare, False
        return asked

    def wait(self, seconds: float) -> None:
        """Until something is to be done, or the time is up."""
        self._bell.wait(seconds)
        self._bell.clear()

    def lost(self, now: datetime, faults: tuple[str, ...] = ()) -> None:
        """Prosody did not answer, or says that its gate guards nothing."""
        self._faults = faults
        if self._away_since is None:
            self._away_since = now
            self.on_change()

    def back(self) -> None:
        """Prosody answered."""
        self._faults = ()
        if self._away_since is not None:
            self._away_since = None
            self.on_change()
