"""A room and an admission as the service wishes for them, for tests of the interface."""

from __future__ import annotations

from typing import Any

from tests.prosody.api import Api

ROOM = {"kind": "group", "opens_at": 1_800_000_000, "closes_at": 1_800_003_600, "generation": 5}
ADMISSION = {"role": "moderator", "since": 1_800_000_000, "until": 1_800_003_600, "generation": 5}


def register(api: Api, room: str) -> str:
    """Register the room with `anna` admitted; return its name."""
    assert api.put(f"/rooms/{room}", ROOM).status_code == 200
    assert api.put(f"/rooms/{room}/admissions/anna", ADMISSION).status_code == 200
    return room


def rooms(api: Api) -> dict[str, Any]:
    """What the interface knows."""
    found: dict[str, Any] = api.state()["rooms"]
    return found
