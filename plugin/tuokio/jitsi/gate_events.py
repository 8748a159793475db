"""What the gate in Prosody reports: who joined, left or was refused. Told in `docs/prosody.md`.

Every report comes at least once and in order; whoever takes them in knows by `instance` and `seq`
whether one is new. Read strictly: what follows from a report (somebody is present, somebody is
gone) must not rest on a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from tuokio.jitsi.errors import GateEventInvalid
from tuokio.jitsi.gate_state import PARTICIPANT, REASON, TAG
from tuokio.jitsi.wire import LATEST_SECOND, Fields, WireInvalid, number, read_object, text, whole

MOST_BYTES = 16 * 1024
"""The largest report that is read. Real ones have a few hundred bytes."""

# Refusals name the room that was asked for, which need not be one of ours: any XMPP local part.
_ROOM_TEXT = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,1023}")


class EventType(StrEnum):
    """What happened."""

    STARTED = "started"
    ROOM_CREATED = "room_created"
    JOINED = "joined"
    LEFT = "left"
    REFUSED = "refused"
    EVICTED = "evicted"
    UNAVAILABLE = "unavailable"
    ROOM_DESTROYED = "room_destroyed"


_FORMS = {"room": _ROOM_TEXT, "session": TAG, "participant": PARTICIPANT, "reason": REASON}

_NEEDED = {
    EventType.ROOM_CREATED: frozenset({"room"}),
    EventType.JOINED: frozenset({"room", "participant"}),
    EventType.ROOM_DESTROYED: frozenset({"room"}),
}
"""What a report would say nothing without. The rest is there where it is known."""


@dataclass(frozen=True, slots=True)
class GateEvent:
    """One report.

    `instance` is one life of Prosody and `seq` counts its reports from 1. `time` is in Unix
    seconds. The gate names `room`, `session` and `participant` of joins and ends, and the `reason`
    of refusals and evictions.
    """

    id: str
    instance: str
    seq: int
    time: float
    type: EventType
    room: str | None = field(default=None, repr=False)
    session: str | None = None
    participant: str | None = field(default=None, repr=False)
    reason: str | None = None


def parse(raw: bytes) -> GateEvent:
    """Read the body of a report. Fields that are not known are left alone.

    Raises:
        GateEventInvalid: too large, no JSON object, or a field that is missing or not in its form.
    """
    if len(raw) > MOST_BYTES:
        raise GateEventInvalid("size")
    try:
        return _event(read_object(raw))
    except WireInvalid as error:
        raise GateEventInvalid(error.what) from None


def _event(fields: Fields) -> GateEvent:
    type_ = EventType(text(fields, "type", re.compile("|".join(EventType))))
    given = {
        name: text(fields, name, form)
        for name, form in _FORMS.items()
        if name in fields or name in _NEEDED.get(type_, ())
    }
    return GateEvent(
        id=text(fields, "id", TAG),
        instance=text(fields, "instance", TAG),
        seq=whole(fields, "seq", least=1),
        time=number(fields, "time", most=LATEST_SECOND),
        type=type_,
        **given,
    )
