"""A FAKE of what the gate in Prosody holds: rooms, admissions, sessions, and events to be sent.

It keeps to `docs/prosody.md`: generations, what a deletion leaves behind, evictions, the form of
answers. It has no door: a test says who comes in and who leaves, and that is believed.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tuokio.ids import new_secret

REMEMBERED = 120
"""Seconds that the generation of something deleted is remembered."""

_ROOM = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
_PARTICIPANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_REASON = re.compile(r"[a-z0-9_]{1,32}")
_TARGET = re.compile(r"/rooms/(?P<room>[^/]+)(?:/admissions/(?P<participant>[^/]+))?")

Answer = tuple[int, dict[str, Any]]
Key = tuple[str, str | None]


def _number(value: object) -> bool:
    return type(value) in (int, float) and 0 <= value < 2**53  # type: ignore[operator]


def _whole(value: object) -> bool:
    return type(value) is int and _number(value)


_ROOM_RULES: dict[str, Callable[[Any], bool]] = {
    "kind": lambda value: value in ("meeting", "check", "group", "private"),
    "opens_at": _number,
    "closes_at": _number,
    "generation": _whole,
}
_ADMISSION_RULES: dict[str, Callable[[Any], bool]] = {
    "role": lambda value: value in ("moderator", "participant"),
    "since": _number,
    "until": _number,
    "generation": _whole,
}
_ROUNDING: dict[str, Callable[[float], int]] = {
    "opens_at": math.floor,
    "closes_at": math.ceil,
    "since": math.floor,
    "until": math.ceil,
}


@dataclass
class FakeSession:
    """Somebody who is in a room, with a token of this second."""

    room: str
    participant: str
    issued_at: float


@dataclass
class FakeGate:
    """The table, and `outbox`: events that were not taken yet, oldest first.

    `clock` gives the time of events: that of the service under test.
    """

    rooms: dict[str, dict[str, Any]] = field(default_factory=dict)
    admissions: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    sessions: dict[str, FakeSession] = field(default_factory=dict)
    outbox: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    instance: str = ""
    clock: Callable[[], float] = time.time
    _graves: dict[Key, tuple[int, float]] = field(default_factory=dict)
    _seq: int = 0

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Start anew: nobody is in, what was written stays."""
        self.instance, self._seq = new_secret(), 0
        self.sessions.clear()
        self.report("started")

    def lose_everything(self) -> None:
        """Start anew with an empty data folder."""
        self.rooms.clear()
        self.admissions.clear()
        self._graves.clear()
        self.outbox.clear()
        self.restart()

    # --- what happens in rooms -------------------------------------------------------------

    def report(self, type_: str, **more: str) -> dict[str, Any]:
        """Add an event to the outbox."""
        self._seq += 1
        event = {
            "id": new_secret(),
            "instance": self.instance,
            "seq": self._seq,
            "time": int(self.clock()),
            "type": type_,
            **more,
        }
        self.outbox.append(event)
        return event

    def join(self, room: str, participant: str, *, issued_at: float | None = None) -> str:
        """Let somebody in, who must be admitted; return their session."""
        assert (room, participant) in self.admissions, "the real gate would refuse them"
        session = new_secret()
        at = self.clock() if issued_at is None else issued_at
        self.sessions[session] = FakeSession(room, participant, at)
        self.report("joined", room=room, session=session, participant=participant)
        return session

    def leave(self, session: str, *, type_: str = "left", **more: str) -> None:
        """End a session: `left`, `unavailable`, or `evicted` with a reason."""
        gone = self.sessions.pop(session)
        names = {"room": gone.room, "session": session, "participant": gone.participant}
        self.report(type_, **names, **more)

    def _evict(self, room: str, participant: str | None, reason: str, before: float) -> int:
        out = [
            name
            for name, each in self.sessions.items()
            if each.room == room
            and participant in (None, each.participant)
            and each.issued_at < before
        ]
        for session in out:
            self.leave(session, type_="evicted", reason=reason)
        return len(out)

    # --- requests --------------------------------------------------------------------------

    def handle(self, method: str, path: str, query: str, body: bytes) -> Answer:
        """Answer a request that is well signed. The path is that below `/tuokio/v1`."""
        target = _TARGET.fullmatch(path)
        if target is None:
            return self._read(method, path)
        if method not in ("PUT", "DELETE"):
            return 405, {"error": "method"}
        room, participant = target["room"], target["participant"]
        wrong = []
        if participant is not None and not _PARTICIPANT.fullmatch(participant):
            wrong.append("participant")
        if not _ROOM.fullmatch(room) or not room.startswith("tuokio-"):
            wrong.append("room")
        if wrong:
            return _wrong(wrong)
        if method == "DELETE":
            return self._delete(room, participant, query)
        return self._put(room, participant, body)

    def _read(self, method: str, path: str) -> Answer:
        if path not in ("/rooms", "/health"):
            return 404, {"error": "not-found"}
        if method != "GET":
            return 405, {"error": "method"}
        return 200, self._state() if path == "/rooms" else self._health()

    def _put(self, room: str, participant: str | None, body: bytes) -> Answer:
        try:
            given = json.loads(body)
        except ValueError:
            return 400, {"error": "json"}
        if not isinstance(given, dict):
            return 400, {"error": "json"}
        rules = _ROOM_RULES if participant is None else _ADMISSION_RULES
        wrong = {name for name, rule in rules.items() if not rule(given.get(name))}
        wrong |= set(given) - set(rules)
        if not wrong:
            given |= {
                name: round_(given[name]) for name, round_ in _ROUNDING.items() if name in given
            }
        if participant is None and not wrong and given["opens_at"] >= given["closes_at"]:
            wrong = {"closes_at"}
        if wrong:
            return _wrong(sorted(wrong))
        if participant is not None and room not in self.rooms:
            return 404, {"error": "unknown-room"}
        newer = self._newer((room, participant), given["generation"])
        if newer is not None:
            return 200, {"ignored": True, "generation": newer}
        if participant is None:
            self.rooms[room] = given
        else:
            self.admissions[room, participant] = given
            self._evict(room, participant, "readmitted", given["since"])
        return 200, {"generation": given["generation"]}

    def _newer(self, key: Key, generation: int) -> int | None:
        """The generation that stands against this one."""
        buried, until = self._graves.get(key, (-1, 0.0))
        if generation < buried and self.clock() <= until:
            return buried
        held = self._held(key)
        if held is not None and generation < held["generation"]:
            return int(held["generation"])
        return None

    def _held(self, key: Key) -> dict[str, Any] | None:
        room, participant = key
        if participant is None:
            return self.rooms.get(room)
        return self.admissions.get((room, participant))

    def _delete(self, room: str, participant: str | None, query: str) -> Answer:
        given = dict(parse_qsl(query, keep_blank_values=True))
        allowed = {"generation"} if participant is None else {"generation", "reason"}
        wrong = set(given) - allowed
        if not given.get("generation", "0").isdigit():
            wrong.add("generation")
        if wrong:
            return _wrong(sorted(wrong))
        held = self._held((room, participant))
        generation = int(given["generation"]) if "generation" in given else None
        if held and generation is not None and generation < held["generation"]:
            return 200, {"ignored": True, "generation": held["generation"]}
        if generation is None and held:
            generation = held["generation"]
        if generation is not None:
            self._bury((room, participant), generation)
        if participant is None:
            return 200, {"evicted": self._close(room)}
        self.admissions.pop((room, participant), None)
        reason = re.sub("[- ]", "_", given.get("reason", "").lower())
        if not _REASON.fullmatch(reason):
            reason = "removed"
        return 200, {"evicted": self._evict(room, participant, reason, float("inf"))}

    def _close(self, room: str) -> int:
        for key in [key for key in self.admissions if key[0] == room]:
            self._bury(key, self.admissions.pop(key)["generation"])
        evicted = self._evict(room, None, "room_closed", float("inf"))
        if self.rooms.pop(room, None) is not None:
            self.report("room_destroyed", room=room)
        return evicted

    def _bury(self, key: Key, generation: int) -> None:
        before, _ = self._graves.get(key, (-1, 0.0))
        self._graves[key] = (max(before, generation), self.clock() + REMEMBERED)

    def _state(self) -> dict[str, Any]:
        return {
            "instance": self.instance,
            "rooms": {
                name: {
                    **room,
                    "admissions": {p: a for (r, p), a in self.admissions.items() if r == name},
                    "sessions": [
                        {"session": session, "participant": each.participant}
                        for session, each in self.sessions.items()
                        if each.room == name
                    ],
                }
                for name, room in self.rooms.items()
            },
        }

    def _health(self) -> dict[str, Any]:
        return {
            "status": "faulty" if self.faults else "ok",
            "faults": self.faults,
            "instance": self.instance,
            "version": 1,
            "prosody": "0.0.0 (a fake)",
            "rooms": "prefix",
            "muc": ["conference.meet.example.org"],
            "outbox": {
                "pending": len(self.outbox),
                "oldest": self.outbox[0]["time"] if self.outbox else None,
            },
        }


def _wrong(names: list[str]) -> Answer:
    return 422, {"error": "fields", "fields": names}
