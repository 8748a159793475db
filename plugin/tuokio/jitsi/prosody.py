"""The client of the gate in Prosody (`mod_tuokio_component`). The interface: `docs/prosody.md`.

Every call either returns what the gate confirmed, or raises. `ProsodyAway` means that nobody knows
whether it was done: say it again later, which is harmless, since everything carries a generation.
What confirms is the status, any 2xx: numbers that the answer leaves out, or that cannot be read,
are filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypeVar
from urllib.parse import urlencode

from tuokio.jitsi.errors import ParticipantInvalid, ProsodyAway, RoomInvalid
from tuokio.jitsi.gate_state import (
    NO_REASON,
    PARTICIPANT,
    ROOM,
    AdmissionRecord,
    GateRole,
    Health,
    LiveSession,
    ProsodyState,
    RoomKind,
    RoomRecord,
    RoomState,
    fitting_reason,
    read_health,
    read_state,
)
from tuokio.jitsi.prosody_http import API, GateConnection, check_prosody_url
from tuokio.jitsi.signing import Direction, derive_key
from tuokio.jitsi.wire import Fields, WireInvalid, whole

__all__ = [
    "AdmissionRecord",
    "GateRole",
    "Health",
    "LiveSession",
    "ProsodyClient",
    "ProsodyState",
    "Removed",
    "RoomKind",
    "RoomRecord",
    "RoomState",
    "Written",
    "check_prosody_url",
]

DEFAULT_TIMEOUT = 5.0
_MOST_BYTES = 64 * 1024
# Some thousand rooms with all who are admitted to them.
_MOST_STATE_BYTES = 16 * 1024 * 1024

_Read = TypeVar("_Read")
_Number = TypeVar("_Number", int, int | None)


@dataclass(frozen=True, slots=True)
class Written:
    """What the gate holds now: the generation that was sent, if it does not say which.

    `ignored`: it held a newer generation, and changed nothing.
    """

    generation: int
    ignored: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """How many sessions were put out: 0, if the gate does not say how many.

    `ignored`: it held a newer `generation` and kept it.
    """

    evicted: int
    ignored: bool
    generation: int | None = None


class ProsodyClient:
    """Talks to one gate. Threads may share it.

    Args:
        base_url: where Prosody's HTTP answers, such as `http://127.0.0.1:5280`.
        host: the gate's own host, `tuokio.<XMPP domain>`; Prosody finds it by the `Host` header.
        secret: shared with Prosody, at least 32 bytes.
        timeout: seconds for connecting, and again for the whole answer.

    Raises:
        ProsodyUrlInvalid: the address or the host is not usable.
        SecretTooWeak: the secret is short, well known or repetitive.
    """

    def __init__(
        self, base_url: str, host: str, secret: str | bytes, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        key = derive_key(secret, Direction.TO_PROSODY)
        self._gate = GateConnection(base_url, host, key, timeout)

    def put_room(self, room: str, record: RoomRecord) -> Written:
        """Register a room, or change it.

        Raises:
            RoomInvalid: not a room's name.
            ProsodyError: not confirmed.
        """
        return _written(self._ask("PUT", _room_path(room), asdict(record)), record.generation)

    def delete_room(self, room: str, *, generation: int | None = None) -> Removed:
        """Put everyone out and forget the room. One that the gate does not know is as good as gone.

        Raises:
            RoomInvalid: not a room's name.
            ProsodyError: not confirmed.
        """
        path = _room_path(room) + _query(generation=generation)
        return _removed(self._ask("DELETE", path), generation)

    def put_admission(self, room: str, participant: str, record: AdmissionRecord) -> Written:
        """Admit somebody, or change their admission.

        Raises:
            RoomInvalid, ParticipantInvalid: not such a name.
            ProsodyRefused: `unknown-room` where the gate does not know the room (any more).
            ProsodyError: not confirmed.
        """
        path = _admission_path(room, participant)
        return _written(self._ask("PUT", path, asdict(record)), record.generation)

    def delete_admission(
        self,
        room: str,
        participant: str,
        *,
        reason: str = NO_REASON,
        generation: int | None = None,
    ) -> Removed:
        """End an admission and put the person out.

        Args:
            room: the room's name.
            participant: the participant's reference.
            reason: a word in `a-z0-9_`, handed on to the person's browser and to the event; one
                that does not fit is replaced.
            generation: of this wish; the gate then ignores a late, older one to admit.

        Raises:
            RoomInvalid, ParticipantInvalid: not such a name.
            ProsodyError: not confirmed.
        """
        query = _query(reason=fitting_reason(reason), generation=generation)
        path = _admission_path(room, participant) + query
        return _removed(self._ask("DELETE", path), generation)

    def state(self) -> ProsodyState:
        """Return everything the gate holds, to compare.

        Raises:
            ProsodyError: no answer that can be used.
        """
        return _read(read_state, self._gate.ask("GET", f"{API}/rooms", most=_MOST_STATE_BYTES))

    def health(self) -> Health:
        """Return how the gate is.

        Raises:
            ProsodyError: no answer that can be used.
        """
        return _read(read_health, self._ask("GET", f"{API}/health"))

    def close(self) -> None:
        """Close open connections. The client can still be used."""
        self._gate.close()

    def _ask(self, method: str, path: str, payload: object = None) -> Fields:
        return self._gate.ask(method, path, payload, most=_MOST_BYTES)


def _room_path(room: str) -> str:
    # The pattern leaves nothing that would have to be escaped, and no `..`.
    if not ROOM.fullmatch(room):
        raise RoomInvalid("not the name of a room at the gate")
    return f"{API}/rooms/{room}"


def _admission_path(room: str, participant: str) -> str:
    if not PARTICIPANT.fullmatch(participant):
        raise ParticipantInvalid("a participant is named by a reference of 1 to 64 characters")
    return f"{_room_path(room)}/admissions/{participant}"


def _query(**parts: str | int | None) -> str:
    given = {name: value for name, value in parts.items() if value is not None}
    return f"?{urlencode(given)}" if given else ""


def _written(fields: Fields, sent: int) -> Written:
    ignored = fields.get("ignored") is True
    return Written(generation=_told(fields, "generation", sent), ignored=ignored)


def _removed(fields: Fields, sent: int | None) -> Removed:
    if fields.get("ignored") is True:
        return Removed(evicted=0, ignored=True, generation=_told(fields, "generation", sent))
    return Removed(evicted=_told(fields, "evicted", 0), ignored=False)


def _told(fields: Fields, name: str, otherwise: _Number) -> int | _Number:
    try:
        return whole(fields, name)
    except WireInvalid:
        return otherwise


def _read(reader: Callable[[Fields], _Read], fields: Fields) -> _Read:
    try:
        return reader(fields)
    except WireInvalid:
        # Something answered 200 with JSON, but it is not the gate, or one of another version.
        raise ProsodyAway("answer", 200) from None
