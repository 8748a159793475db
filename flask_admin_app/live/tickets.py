"""Tickets for WebSockets: one use, 30 seconds, sent in `Sec-WebSocket-Protocol` and never in an
address, which servers log."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

LIFETIME = 30.0
"""Seconds."""

PREFIX = "ticket."


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a ticket admits to."""

    encounter: str
    ref: str
    staff: bool


class Tickets:
    """Tickets that were issued and not used yet, in memory."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._open: dict[str, tuple[float, Ticket]] = {}

    def issue(self, ticket: Ticket) -> str:
        """Return a random value that admits once."""
        value = secrets.token_urlsafe(24)
        now = self._now()
        with self._lock:
            # All live equally long, so the oldest stand first.
            while self._open and next(iter(self._open.values()))[0] <= now:
                del self._open[next(iter(self._open))]
            self._open[value] = (now + LIFETIME, ticket)
        return value

    def use(self, value: str) -> Ticket | None:
        """The ticket, the first time and in time; else None."""
        with self._lock:
            expires, ticket = self._open.pop(value, (0.0, None))
        return ticket if expires > self._now() else None
