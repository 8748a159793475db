"""Events as Prosody tells them, made by hand."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.support.gate import Gated
from tuokio.jitsi.gate_events import EventType, GateEvent

_numbers = count(10)  # so that a test can name an earlier one

Inside = tuple[Gated, str, str]
"""The service, an encounter and a client's place in it."""


def event(type_: EventType, **fields: Any) -> GateEvent:
    """The next event of Prosody's life `one`."""
    given: dict[str, Any] = {
        "id": "i" * 16,
        "instance": "one",
        "seq": next(_numbers),
        "time": 1.0,
        "type": type_,
    }
    return GateEvent(**(given | fields))


def joined(gated: Gated, encounter: str, ref: str, session: str, **more: Any) -> GateEvent:
    """Somebody came in."""
    room = gated.room(encounter)
    return event(EventType.JOINED, room=room, session=session, participant=ref, **more)


def gone(type_: EventType, session: str, **more: Any) -> GateEvent:
    """A session ended; of whom and where, does not matter."""
    return event(type_, room="tuokio-x", session=session, participant="x", reason="x", **more)
