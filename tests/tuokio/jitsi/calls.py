"""Every call of the gate's client, and what to call it with."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.fake_prosody import SECRET
from tuokio.jitsi import (
    AdmissionRecord,
    GateRole,
    ProsodyAway,
    ProsodyClient,
    RoomKind,
    RoomRecord,
)

ROOM = "tuokio-aaaabbbbccccddddeeeeffff22223333"
PERSON = "abcdefghijklmnopqrstuvwxya"
NOW = int(time.time())
QUICK = 0.3
"""Seconds that an impatient client waits."""


def room(generation: int = 1, **changes: Any) -> RoomRecord:
    values: dict[str, Any] = {
        "kind": RoomKind.MEETING,
        "opens_at": NOW,
        "closes_at": NOW + 3600,
    } | changes
    return RoomRecord(generation=generation, **values)


def admission(generation: int = 1, **changes: Any) -> AdmissionRecord:
    values: dict[str, Any] = {
        "role": GateRole.PARTICIPANT,
        "since": NOW,
        "until": NOW + 3600,
    } | changes
    return AdmissionRecord(generation=generation, **values)


CALLS: dict[str, Callable[[ProsodyClient], object]] = {
    "put_room": lambda client: client.put_room(ROOM, room()),
    "delete_room": lambda client: client.delete_room(ROOM),
    "put_admission": lambda client: client.put_admission(ROOM, PERSON, admission()),
    "delete_admission": lambda client: client.delete_admission(ROOM, PERSON),
    "state": lambda client: client.state(),
    "health": lambda client: client.health(),
}
every_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


def away(call: Callable[[], object]) -> ProsodyAway:
    """What a call raises, which says neither room nor person."""
    with pytest.raises(ProsodyAway) as caught:
        call()
    for name in (ROOM, PERSON, SECRET):
        assert name not in f"{caught.getrepr(style='long')}"
    return caught.value
