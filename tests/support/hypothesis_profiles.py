"""How hard hypothesis looks: a little each time, and long where `TUOKIO_DEEP=1` asks for it."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Two cores that do other things as well: how long one example takes tells nothing here.
settings.register_profile("quick", deadline=None)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=2000,
    stateful_step_count=100,
    suppress_health_check=[HealthCheck.too_slow],
)


def load() -> None:
    """Choose by the environment."""
    settings.load_profile("deep" if os.environ.get("TUOKIO_DEEP") == "1" else "quick")
