"""What the gate in Prosody holds: rooms, who is admitted to them, who is in, and how it is.

All times are whole Unix seconds, as tokens count them. Names of rooms and people are left out of
`repr`, so that they reach no log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tuokio.jitsi.wire import (
    LATEST_SECOND,
    Fields,
    WireInvalid,
    by_name,
    number,
    objects,
    text,
    texts,
    whole,
)

ROOM = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
"""The gate's form of a room name: the local part of its address."""

PARTICIPANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""The gate's form of a participant's reference."""

REASON = re.compile(r"[a-z0-9_]{1,32}")
"""Why somebody was refused or put out, in a word for programs."""

TAG = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A name that the gate made up: of a start, an event or a session."""

_VERSION_TEXT = re.compile(r"[\x20-\x7e]{0,64}")


NO_REASON = "removed"
"""The word for an eviction whose reason is missing or does not fit."""


def fitting_reason(given: str) -> str:
    """Return the word that the gate makes of a reason: none may stop an eviction."""
    word = given.lower().replace("-", "_").replace(" ", "_")
    return word if REASON.fullmatch(word) else NO_REASON


class RoomKind(StrEnum):
    """What a room is for."""

    MEETING = "meeting"
    CHECK = "check"
    GROUP = "group"
    PRIVATE = "private"


class GateRole(StrEnum):
    """What somebody is in a room: a moderator becomes its owner."""

    MODERATOR = "moderator"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """A registered room. The gate takes people in from `opens_at` until `closes_at`.

    `generation` counts the wishes for this room; the gate ignores an older one.
    """

    kind: RoomKind
    opens_at: int
    closes_at: int
    generation: int


@dataclass(frozen=True, slots=True)
class AdmissionRecord:
    """One person's admission to one room.

    Tokens made before `since` are refused, and joins after `until`. `generation` counts the wishes
    for this admission; the gate ignores an older one.
    """

    role: GateRole
    since: int
    until: int
    generation: int


@dataclass(frozen=True, slots=True)
class LiveSession:
    """Somebody who is in a room now. One person may have two for a moment."""

    session: str
    participant: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RoomState:
    """A room, its admissions by participant, and who is in; None if the gate does not tell."""

    record: RoomRecord
    admissions: Mapping[str, AdmissionRecord] = field(repr=False)
    sessions: tuple[LiveSession, ...] | None


@dataclass(frozen=True, slots=True)
class ProsodyState:
    """Everything the gate holds. `instance` changes with every start of Prosody, if it is told."""

    instance: str | None
    rooms: Mapping[str, RoomState] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Health:
    """How the gate is.

    `faults` are words for programs, explained in `prosody_hooks/mod_tuokio_component/README.md`.
    `rooms` is which rooms it guards: `prefix` or `all`. `muc` are the hosts with rooms that it has
    hooked. `pending` counts events that wait to be told, `oldest` is the Unix second of the first
    of them.
    """

    ok: bool
    faults: tuple[str, ...]
    instance: str
    version: int
    prosody: str
    rooms: str
    muc: tuple[str, ...]
    pending: int
    oldest: float | None

    @property
    def broken(self) -> tuple[str, ...]:
        """The faults with which it guards nothing. With a full disk (`storage`) it lets nobody in,
        and still puts people out: that must go on."""
        return tuple(
            fault for fault in self.faults if fault == "no_muc" or fault.startswith("not_loaded_")
        )

    @property
    def puts_out(self) -> bool:
        """Whether who is taken away is really put out: the part that does it is there, and so are
        the rooms."""
        return not {"no_muc", "not_loaded_tuokio_admission"} & set(self.faults)


def read_state(fields: Fields) -> ProsodyState:
    """Read the answer to `GET /rooms`. `instance`, `admissions` and `sessions` may be missing.

    Raises:
        WireInvalid: something in it is not in the agreed form.
    """
    rooms = by_name(fields, "rooms")
    return ProsodyState(
        instance=text(fields, "instance", TAG) if "instance" in fields else None,
        rooms={_named(name, ROOM): _room(room) for name, room in rooms.items()},
    )


def read_health(fields: Fields) -> Health:
    """Read the answer to `GET /health`.

    Raises:
        WireInvalid: something in it is not in the agreed form.
    """
    outbox = fields.get("outbox")
    if not isinstance(outbox, dict):
        raise WireInvalid("outbox")
    waits = outbox.get("oldest") is not None
    return Health(
        ok=text(fields, "status", re.compile("ok|faulty")) == "ok",
        faults=texts(fields, "faults"),
        instance=text(fields, "instance", TAG),
        version=whole(fields, "version", least=1),
        prosody=text(fields, "prosody", _VERSION_TEXT),
        rooms=text(fields, "rooms", re.compile("prefix|all")),
        muc=texts(fields, "muc"),
        pending=whole(outbox, "pending"),
        oldest=number(outbox, "oldest", most=LATEST_SECOND) if waits else None,
    )


def _room(fields: Fields) -> RoomState:
    admissions = by_name(fields, "admissions") if "admissions" in fields else {}
    sessions = objects(fields, "sessions") if "sessions" in fields else None
    return RoomState(
        record=RoomRecord(
            kind=RoomKind(text(fields, "kind", _any_of(RoomKind))),
            opens_at=whole(fields, "opens_at", most=LATEST_SECOND),
            closes_at=whole(fields, "closes_at", most=LATEST_SECOND),
            generation=whole(fields, "generation"),
        ),
        admissions={_named(name, PARTICIPANT): _admission(of) for name, of in admissions.items()},
        sessions=None if sessions is None else tuple(map(_session, sessions)),
    )


def _admission(fields: Fields) -> AdmissionRecord:
    return AdmissionRecord(
        role=GateRole(text(fields, "role", _any_of(GateRole))),
        since=whole(fields, "since", most=LATEST_SECOND),
        until=whole(fields, "until", most=LATEST_SECOND),
        generation=whole(fields, "generation"),
    )


def _session(fields: Fields) -> LiveSession:
    return LiveSession(
        session=text(fields, "session", TAG),
        participant=text(fields, "participant", PARTICIPANT),
    )


def _named(name: str, form: re.Pattern[str]) -> str:
    if not form.fullmatch(name):
        raise WireInvalid("rooms")
    return name


def _any_of(words: type[StrEnum]) -> re.Pattern[str]:
    return re.compile("|".join(words))
