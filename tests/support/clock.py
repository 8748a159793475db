"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """Callable like the real one: an aware UTC time."""

    def __init__(self) -> None:
        self.now = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> datetime:
        """Let time pass: `forward(minutes=5)`."""
        self.now += timedelta(**delta)
        return self.now
